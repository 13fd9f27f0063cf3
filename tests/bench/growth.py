"""How publication, check and the peer grow: the guide as it is, and made larger.

Usage: python tests/bench/growth.py PEER [PAGES]...

PEER is the Python of an environment with requirements-peer.txt. Each size is published, checked
twice (anew, then with what the first run left) and built by mkdocs-quiz, one after the other. Of
the two figures, processor time is disturbed less by other work on the machine.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import grown
import peer

SIZES = (500, 2000)
_STEP = re.compile(r"^(\S.*?) +([\d.]+) s +([\d.]+) s of processor$", re.MULTILINE)


def timed(words: list[str], folder: Path) -> tuple[float, float, str]:
    """Run a command in `folder`; return seconds by the clock, of processor time, and its output."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if run.returncode != 0:
        raise SystemExit(f"{' '.join(words)} in {folder} failed:\n{run.stdout}{run.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - wall, used, run.stdout


def measure(pages: int, other: str, folder: Path) -> dict[str, tuple[float, float]]:
    """Return seconds by the clock and of processor time by what was done with so many pages."""
    guide = folder / "guide"
    grown.grow(guide, pages)
    peer.write(guide, folder / "peer")
    found: dict[str, tuple[float, float]] = {}
    *found["check, anew"], _ = timed([sys.executable, "-m", "macros", "check"], guide)
    *found["check, again"], _ = timed([sys.executable, "-m", "macros", "check"], guide)
    (guide / ".cache" / "check" / "texts").unlink()
    publish = [sys.executable, "-m", "macros.publish", "--times", str(folder / "site")]
    said = timed(publish, guide)[2]
    for name, wall, used in _STEP.findall(said):
        found[f"publish: {name}"] = (float(wall), float(used))
    *found["mkdocs-quiz 1.7.1"], _ = timed([other, "-m", "mkdocs", "build", "-q"], folder / "peer")
    return found


def main(other: str, sizes: list[int]) -> None:
    """Measure each size and print the table."""
    tables = {}
    for pages in sizes:
        with tempfile.TemporaryDirectory(prefix="loopguide-bench-") as folder:
            tables[pages] = measure(pages, other, Path(folder))
    print(f"{'seconds: by the clock, of processor':36}", *(f"{pages:>9} pages" for pages in sizes))
    for name in tables[sizes[0]]:
        shown = ("{:7.1f} {:7.1f}".format(*tables[pages].get(name, (0, 0))) for pages in sizes)
        print(f"{name:36}", *shown)


if __name__ == "__main__":
    main(sys.argv[1], [int(word) for word in sys.argv[2:]] or list(SIZES))
