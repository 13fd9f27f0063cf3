"""Show one page, or the page of one quiz, in the browser while it is written."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

from macros.check import ROOT, PathError, placed

# Between two looks whether the page is served. A browser that comes too early is turned away.
_SECONDS = 0.3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("file", help="a page below docs/ or a quiz below quizzes/")
    parser.add_argument("--address", default="127.0.0.1:8000")


def run(options: argparse.Namespace) -> int:
    """Serve the guide, open the page of the file, and return the server's exit status."""
    try:
        root, only = placed([options.file])
        address = f"http://{options.address}/{address_of(only)}"
    except PathError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{address} opens once it is served; stop with Ctrl-C", flush=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "--dev-addr", options.address]
    # MkDocs serves below the path of the address that the site has when it is published.
    environment = {**os.environ, "SITE_URL": f"http://{options.address}/"}
    server = subprocess.Popen(command, cwd=root or ROOT, env=environment)
    threading.Thread(target=_open, args=(address, server), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0


def _open(address: str, server: subprocess.Popen[bytes]) -> None:
    """Open the browser as soon as the server answers, unless it has ended by then."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(address):  # noqa: S310, our own server
                pass
        except urllib.error.HTTPError:
            pass  # it answers: what is wrong with the page, the browser shows
        except OSError:
            time.sleep(_SECONDS)
            continue
        webbrowser.open(address)
        return


def address_of(only: list[str]) -> str:
    """Return the address below the site of the page that a content file makes.

    Raises PathError where `only` is no single file.
    """
    path = Path(only[0]) if only else Path()
    if path.suffix == ".yml":
        return f"{Path(*path.parts[1:]).with_suffix('').as_posix()}/#quiz"
    if path.suffix != ".md":
        raise PathError(f"{path}: name one page or one quiz")
    inside = Path(*path.parts[1:]).with_suffix("")
    name = inside.parent if inside.name == "index" else inside
    return "" if name == Path() else f"{name.as_posix()}/"
