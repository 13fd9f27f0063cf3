"""Write `site/` whole, or not at all: check, build aside, finish, swap.

Usage: python -m macros.publish [OUTPUT]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from .check import main as check
from .finish import finish

ROOT = Path(__file__).resolve().parent.parent


def publish(output: Path) -> int:
    """Build the guide into `output`; return 0, or 1 with `output` left as it was."""
    if check() != 0:
        return 1
    output.parent.mkdir(parents=True, exist_ok=True)
    # Beside the output, so that the swap is a rename on one file system.
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as folder:
        fresh = Path(folder) / "site"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        built = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        if built.returncode != 0:
            return 1
        finish(fresh)
        old = Path(folder) / "old"
        if output.exists():
            output.rename(old)
        fresh.rename(output)
        shutil.rmtree(old, ignore_errors=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(publish(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()))
