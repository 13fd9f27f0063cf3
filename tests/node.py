"""Run node, npm or npx: the machine's own where it is new enough, else the one from the lock file.

Usage: python tests/node.py node|npm|npx ARGUMENT...
"""

from __future__ import annotations

import os
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


def environment() -> dict[str, str]:
    """Return the environment in which `command` runs: packages' own scripts call node by name."""
    own = str(Path(sys.executable).parent)
    if command("node") == ["node"]:
        return dict(os.environ)
    return {**os.environ, "PATH": f"{own}{os.pathsep}{os.environ.get('PATH', '')}"}


if __name__ == "__main__":
    run = [*command(sys.argv[1]), *sys.argv[2:]]
    raise SystemExit(subprocess.run(run, env=environment(), check=False).returncode)
