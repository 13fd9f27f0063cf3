"""How long an edit takes to show while a guide is served."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

PAGE = "concepts/stride/"
# Words that only this page shows, and its title, which others show too.
EDITS = {
    "a page's text": ("docs/concepts/stride.md", re.compile(r"^[A-Z][\w ,]{30,}", re.MULTILINE)),
    "a question": ("quizzes/concepts/stride.yml", re.compile(r"(?<=explanation: >-\n      )\w+")),
    "a record": ("docs/concepts/stride.md", re.compile(r"(?<=description: )\"?[A-Z]\w+")),
    "a title": ("docs/concepts/stride.md", re.compile(r"(?<=^title: )\"?[\w-]+", re.MULTILINE)),
}


def edits(guide: Path, repeats: int = 5) -> dict[str, float]:
    """Serve `guide`, edit it, and return the median seconds until each kind of edit shows."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "-q", "--dirty", "--dev-addr", address]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{address}/"}
    found: dict[str, list[float]] = {what: [] for what in EDITS}
    with subprocess.Popen(command, cwd=guide, env=environment) as process:
        try:
            _shows(address, "</html>", 600)
            for number, (what, (name, place)) in enumerate(EDITS.items()):
                for repeat in range(repeats):
                    mark = f"Edited{number}{repeat}"
                    text = (guide / name).read_text("utf-8")
                    (guide / name).write_text(place.sub(f"\\g<0> {mark}", text, count=1), "utf-8")
                    found[what].append(_shows(address, mark))
                    time.sleep(1)
        finally:
            process.terminate()
    return {what: statistics.median(times) for what, times in found.items()}


def _shows(address: str, text: str, most: float = 120) -> float:
    """Return the seconds until a page at `address` has `text`; raise TimeoutError after `most`."""
    began = time.monotonic()
    while time.monotonic() < began + most:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://{address}/{PAGE}", timeout=most) as answer,
        ):
            if text.encode() in answer.read():
                return time.monotonic() - began
        time.sleep(0.05)
    raise TimeoutError(f"{text} not shown")
