"""Run node, npm or npx: the machine's own where it is new enough, else the one from the lock file.

Usage: python tests/node.py node|npm|npx ARGUMENT...
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = 20


def command(tool: str) -> list[str]:
    """Return the words that start `tool` (node, npm or npx)."""
    node = shutil.which("node")
    if node and shutil.which(tool):
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        version = re.match(r"v(\d+)", said.stdout)
        if version and int(version[1]) >= OLDEST:
            return [tool]
    # The package installs node, npm and npx beside the environment's own python.
    return [str(Path(sys.executable).parent / tool)]


if __name__ == "__main__":
    raise SystemExit(subprocess.run([*command(sys.argv[1]), *sys.argv[2:]], check=False).returncode)
