"""Slips of one line that authors make in YAML, seeded into real files, and where they are named."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.reading.files import _page, _quiz

Make = Callable[[str, random.Random], str | None]


def _at(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Make:
    """Return what changes the one match of `pattern` in a line, or None where there is none."""

    def make(line: str, _chance: random.Random) -> str | None:
        changed, count = re.subn(pattern, new, line, count=1)
        return changed if count and changed != line else None

    return make


SLIPS: dict[str, Make] = {
    "one space more": _at(r"^( *)(?=\S)", r"\1 "),
    "one space less": _at(r"^ ( *)(?=\S)", r"\1"),
    "no colon": _at(r"^( *(?:- )?[a-z_]+):(?= \S)", r"\1"),
    "no space after the colon": _at(r"^( *(?:- )?[a-z_]+:) (?=\S)", r"\1"),
    "no hyphen": _at(r"^( *)- (?=\S)", r"\1  "),
    "no {": _at(r"(?<=- )\{", ""),
    "no }": _at(r"\}$", ""),
    "no ]": _at(r"\](?=\}?$)", ""),
    "no opening quote": _at(r"(?<=: )\"(?=.*\"$)", ""),
    "no closing quote": _at(r"(?<=: \")(.*)\"$", r"\1"),
    "smart quotes": _at(r"(?<=: )\"(.*)\"$", "\u201c\\1\u201d"),
    "tab after the hyphen": _at(r"^( *)- (?=\S)", "\\1-\t"),
    "tab for spaces": _at(r"^( +)(?=\S)", "\t"),
    "no-break space": _at(r"^( +)(?=\S)", lambda match: "\u00a0" * len(match[1])),
    "mark of a conflict": lambda line, _: f"<<<<<<< HEAD\n{line}",
    "text after #": _at(
        r"^( *(?:- )?(?:why|text|prompt|explanation): [A-Z][a-z]+ )(?=[a-z])", r"\1#2 "
    ),
}


def seeded(root: Path, slip: str, count: int, seed: int) -> Iterator[tuple[Path, str, int]]:
    """Yield up to `count` files of the guide at `root` with one slip: path, text, line of it."""
    chance = random.Random(f"{seed} {slip}")
    files = sorted([*(root / "quizzes").rglob("*.yml"), *(root / "docs").rglob("*.md")])
    made = 0
    for _ in range(60 * count):
        path = chance.choice(files)
        lines = path.read_text("utf-8").split("\n")
        record = range(1, lines.index("---", 1)) if path.suffix == ".md" else range(len(lines))
        at = chance.choice(list(record) or [0])
        # Text of a block may hold anything; a slip in it is prose.
        if not re.match(r" *(?:- )?(?:[a-z_]+:|\{)| *- ", lines[at]):
            continue
        if sum(line.strip().startswith("```") for line in lines[:at]) % 2:
            continue  # nor does anyone but its reader know what code should say
        changed = SLIPS[slip](lines[at], chance)
        if changed is None:
            continue
        yield path, "\n".join([*lines[:at], changed, *lines[at + 1 :]]), at + 1
        made += 1
        if made == count:
            return


def judged(root: Path, slip: str, count: int, seed: int, scratch: Path) -> Counter[str]:
    """Return how many seeded slips are named exact, within one line, elsewhere, or not at all.

    A place that stays sound (a space more before a list, quotes that text does not need) and reads
    the same is no slip and not counted.
    """
    found: Counter[str] = Counter()
    for path, text, line in seeded(root, slip, count, seed):
        inside = path.relative_to(root)
        read = _page if path.suffix == ".md" else _quiz
        target = scratch / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        file = read(target, scratch)
        if file.record is not None and file.record == read(path, root).record:
            continue
        lines = [problem.line for problem in file.problems]
        away = min((abs(one - line) for one in lines), default=None)
        verdict = (
            "silent" if away is None else "exact" if away == 0 else "one" if away == 1 else "else"
        )
        found[verdict] += 1
        if verdict in ("silent", "else"):
            found[f"{verdict} {inside}:{line} named {lines[:3]}"] += 1
    return found
