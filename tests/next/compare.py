"""Build the guide with MkDocs and with Zensical and compare them, page by page, part by part.

Usage: python tests/next/compare.py PYTHON

PYTHON is the interpreter of an environment with requirements-next.txt, where neither MkDocs nor
Material is. Exit status: 1 where the sites differ in anything that pieces.FORGIVEN does not name.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pieces

from macros.reading.disk.finished import Finished

ROOT = Path(__file__).resolve().parents[2]
# Made of pages and files that have rows of their own; the first two have one too.
_MADE = {"search/search_index.json", "sitemap.xml", "sw.js"}
_INDEXED = "assets/search-"
_URL = re.compile(r"<url>(.*?)</url>", re.DOTALL)
_WORD = re.compile(r"\w+")


def build(python: str, engine: str, output: Path) -> float:
    """Publish into `output` and return the seconds it took; end the program where it fails."""
    began = time.monotonic()
    command = [python, "-m", "macros.publish", "--engine", engine, str(output)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{engine} failed:\n{run.stdout}{run.stderr}")
    return time.monotonic() - began


def files(site: Path) -> dict[str, str]:
    """Return a hash of every file that is no page, no copy of one and not made of them."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix not in (".html", ".br", ".gz", ".epub")
        for name in [path.relative_to(site).as_posix()]
        if name not in _MADE and not name.startswith(_INDEXED)
    }


def addresses(site: Path) -> dict[str, str]:
    """Return the entries of the sitemap in any order."""
    text = (site / "sitemap.xml").read_text("utf-8")
    return {"".join(entry.split()): "" for entry in _URL.findall(text)}


def sections(site: Path) -> dict[str, list[str]]:
    """Return the words that the search index holds, by address."""
    head = json.loads((site / "search/search_index.json").read_text("utf-8"))
    parts = (site / "search" / head["parts"]).resolve()
    texts = [
        text
        for number in range(len(head["texts"]))
        for text in json.loads((parts / f"texts-{number}.json").read_text("utf-8"))
    ]
    found: dict[str, list[str]] = {}
    for (page, anchor, title), text in zip(head["sections"], texts, strict=True):
        address = head["pages"][page][0] + (f"#{anchor}" if anchor else "")
        found[address] = _WORD.findall(f"{title} {text}")
    return found


def only_left_out(one: Sequence[str], other: Sequence[str], may: set[str]) -> bool:
    """Tell whether `other` is `one` without some words of `may`, alone or before another word."""
    reached = {0}  # how much of `other` may have been read
    for word in one:
        after = {
            at + 1
            for at in reached
            if at < len(other)
            and (word == other[at] or (word.endswith(other[at]) and word[: -len(other[at])] in may))
        }
        reached = after | reached if word in may else after
    return len(other) in reached


def report(what: str, count: int, unit: str, known: int, wrong: int, why: str) -> None:
    """Print a line of the table."""
    same, why = count - known - wrong, "see below" if wrong else why
    print(f"{what:40}{count:>6} {unit:9}{same:>6}{known:>10}{wrong:>11}  {why}")


def compare(one: Path, other: Path) -> list[str]:
    """Print the table and return what is different and not forgiven, a line each."""
    ours, theirs = Finished.read(one), Finished.read(other)
    alone = sorted(ours.pages.keys() ^ theirs.pages.keys())
    wrong = [f"{name}: only one engine made it" for name in alone]
    have, counts = Counter[str](), Counter[tuple[str, str]]()
    marks = set[str]()
    for name in sorted(ours.pages.keys() & theirs.pages.keys()):
        left = pieces.read(ours.pages[name], name, ours.base)
        right = pieces.read(theirs.pages[name], name, ours.base)
        marks.update(word for cites in pieces.CITES(left) for word in _WORD.findall(cites.text))
        have.update(part for part, find in pieces.PARTS.items() if find(left) or find(right))
        for part, (how, what) in pieces.differences(left, right).items():
            counts[part, how] += 1
            if how == "different":
                wrong.append(f"{name}: {part}: {what}")
    print(f"{'part':40}{'':>6} {'':9}{'same':>6}{'but for':>10}{'different':>11}  why")
    for part in pieces.PARTS:
        known, bad = counts[part, "forgiven"], counts[part, "different"]
        report(part, have[part], "pages", known, bad, ", ".join(pieces.FORGIVEN) if known else "")
    for what, unit, first, second in (
        ("other files, byte for byte", "files", files(one), files(other)),
        ("sitemap", "entries", addresses(one), addresses(other)),
        ("search index", "sections", sections(one), sections(other)),
    ):
        keys = first.keys() | second.keys()
        changed = sorted(key for key in keys if first.get(key) != second.get(key))
        unlike = [
            key
            for key in changed
            if unit != "sections"
            or key not in first.keys() & second.keys()
            or not only_left_out(first[key], second[key], marks)
        ]
        wrong += [f"{what}: {key}" for key in unlike]
        known = len(changed) - len(unlike)
        report(
            what, len(keys), unit, known, len(unlike), "citation marks left out" if known else ""
        )
    for name, why in pieces.FORGIVEN.items():
        print(f"\n{name}: {why}")
    return wrong


def main(python: str) -> int:
    """Build both, compare, print; return the exit status."""
    with tempfile.TemporaryDirectory(prefix="loopguide-next-") as folder:
        old, new = Path(folder) / "mkdocs", Path(folder) / "zensical"
        took = (build(sys.executable, "mkdocs", old), build(python, "zensical", new))
        wrong = compare(old, new)
    print(f"\npublished with mkdocs in {took[0]:.1f} s, with zensical in {took[1]:.1f} s")
    for line in wrong[:40]:
        print(f"  {line}")
    print(f"{len(wrong)} differences that are not accounted for")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    raise SystemExit(main(sys.argv[1]))
