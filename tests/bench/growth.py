"""How publication, check, serving and the peer grow: the guide as it is, and made larger.

Usage: python tests/bench/growth.py PEER [PAGES]...

PEER is the Python of an environment with requirements-peer.txt. Each size is checked twice (anew,
then with what the first run left), published, built by mkdocs-quiz and served, one after the other.
Of the two figures, processor time is disturbed less by other work on the machine. Below the table
stand the goals, with what came of them.
"""

from __future__ import annotations

import gzip
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import grown
import peer
import serving

ROOT = Path(__file__).resolve().parents[2]
LARGE = (500, 2000)
PEER = "mkdocs-quiz 1.7.1"
ALONE = "mkdocs' part, alone"
_STEP = re.compile(r"^(\S.*?) +([\d.]+) s +([\d.]+) s of processor +\d+ MB$", re.MULTILINE)
_MEMORY = re.compile(r"^all .* (\d+) MB$", re.MULTILINE)

# By what was done: seconds by the clock and of processor time, or an amount twice.
Table = dict[str, tuple[float, float]]


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


def measure(pages: int, other: str, folder: Path) -> Table:
    """Return what was measured of a guide of so many pages."""
    guide = folder / "guide"
    grown.grow(guide, pages)
    peer.write(guide, folder / "peer")
    found: Table = {}
    check = [sys.executable, "-m", "macros", "check"]
    found["check, anew"] = timed(check, guide)[:2]
    found["check, again"] = timed(check, guide)[:2]
    shutil.rmtree(guide / ".cache")
    publish = [sys.executable, "-m", "macros.publish", "--times", str(folder / "site")]
    wall, used, said = timed(publish, guide)
    for name, *step in _STEP.findall(said):
        found[f"publish: {name}"] = (float(step[0]), float(step[1]))
    found["publish, with all it starts"] = wall, used
    alone = {name: step for name, *step in _STEP.findall(timed([*publish, "--apart"], guide)[2])}
    found[ALONE] = float(alone["mkdocs"][0]), float(alone["mkdocs"][1])
    found[PEER] = timed([other, "-m", "mkdocs", "build", "-q"], folder / "peer")[:2]
    for what, seconds in serving.edits(guide, 3).items():
        found[f"an edit of {what} shows"] = seconds, seconds
    memory = _MEMORY.search(said)
    found["most memory of publishing, MB"] = (float(memory[1]) if memory else 0,) * 2
    index = (folder / "site" / "search" / "search_index.json").read_bytes()
    parts = sum(
        len(gzip.compress(path.read_bytes())) for path in folder.glob("site/assets/search-*/*")
    )
    found["search: its head and its parts, KB"] = len(gzip.compress(index)) / 1e3, parts / 1e3
    return found


def goals(tables: dict[int, Table]) -> list[str]:
    """Return a line for each goal that the sizes measured can show."""
    small, large = min(tables), max(tables)
    lines = []
    for pages, table in tables.items():
        own = table[ALONE]
        lines += [
            _said(pages, "MkDocs' part, of the peer's processor time", own[1] / table[PEER][1], 1),
            _said(
                pages,
                "publication, of MkDocs' part by the clock",
                table["publish: all"][0] / own[0],
                1.5,
            ),
            _said(
                pages,
                "seconds until an edited text shows",
                table["an edit of a page's text shows"][0],
                1 if pages == small else 3,
            ),
        ]
    per_page = [tables[pages]["publish: all"][1] / pages for pages in (small, large)]
    lines.append(
        _said(large, f"processor time a page, of that at {small}", per_page[1] / per_page[0], 1.1)
    )
    lines.append(_said(large, "seconds of publication", tables[large]["publish: all"][0], 120))
    lines.append(
        _said(large, "GB of memory", tables[large]["most memory of publishing, MB"][0] / 1e3, 1)
    )
    return lines


def _said(pages: int, what: str, ours: float, goal: float) -> str:
    verdict = "met" if ours <= goal else "MISSED"
    return f"{pages:5} pages  {what:46} {ours:7.2f}  goal {goal:g}  {verdict}"


def main(other: str, sizes: list[int]) -> None:
    """Measure each size and print the table and the goals."""
    tables = {}
    for pages in sizes:
        with tempfile.TemporaryDirectory(prefix="loopguide-bench-") as folder:
            tables[pages] = measure(pages, other, Path(folder))
        # At once: a large guide takes a quarter of an hour, and may be given up.
        show({pages: tables[pages]})
    if len(sizes) > 1:
        show(tables)
    print(*goals(tables), sep="\n")


def show(tables: dict[int, Table]) -> None:
    """Print what was measured, a column a size."""
    print(f"{'seconds: by the clock, of processor':36}", *(f"{pages:>9} pages" for pages in tables))
    for name in next(iter(tables.values())):
        shown = ("{:7.1f} {:7.1f}".format(*table.get(name, (0, 0))) for table in tables.values())
        print(f"{name:36}", *shown)
    print(flush=True)


if __name__ == "__main__":
    own = sum(1 for _ in (ROOT / "docs").rglob("*.md"))
    main(sys.argv[1], [int(word) for word in sys.argv[2:]] or [own, *LARGE])
