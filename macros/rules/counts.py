"""Counts of companies, loops and the like typed by hand: false with the next one.

"Two companies", "both loops", "all three accounts" are named where prose says them. Speech in
quotation marks, code, and the records of questions are let by: they tell of other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.reading.counts import WORDS, counts, plural
from macros.records.problems import Problem, quoted

from .base import Content
from .prose import passages

_NUMBER = rf"(?:{'|'.join(WORDS[2:])}|thirteen|fourteen|fifteen|twenty|\d[\d,]*)"
_BETWEEN = r"(?:(?:of|the|these|those|other|whole|reported|documented|described|AI/ML|PM)\s+){0,3}"
_TELLING = rf"(?:both|neither|(?:all|the|these|those)\s+(?:other\s+)?{_NUMBER})"
_ALL = rf"(?:all(?:\s+of)?(?:\s+the)?\s+{_NUMBER}|(?:the|this)\s+guide's\s+{_NUMBER})"
# Singular of what is counted by what tells of a count of them.
_COUNTED = (
    (("company", "loop", "publisher"), rf"(?<!no )\b(?:{_TELLING}|{_NUMBER})"),
    (("account", "article"), rf"\b(?:both|(?:all|the)\s+{_NUMBER})"),
    (("concept", "case", "rubric", "question", "quiz", "worksheet", "checklist"), rf"\b{_ALL}"),
)
_SPEECH = re.compile(r"\{\{.*?\}\}|\"[^\"]*\"|“[^”]*”|\]\([^)]*\)")
# Below this, a number that is a total by chance is more likely than one that is meant.
_TOTAL = 12
# What is counted under another name than that of its record.
_KIND = {"loop": "role", "account": "source", "article": "source"}


def typed(content: Content) -> Iterator[Problem]:
    """Yield what prose says of how many there are."""
    totals = {kind: number for kind, number in counts(content.catalog).items() if number > _TOTAL}
    for entry in content.catalog.entries.values():
        for key in ("title", "description"):
            for _, words in found(getattr(entry.page, key), totals):
                mend = "Say it without a number."
                yield content.at(entry.file, (key,), _said(words), _EXPECTED, mend)
        first = content.files[entry.file].loaded.body_line
        for passage in passages(entry.body):
            for noun, words in found(passage.text, totals):
                mend = f"Write {{{{ count({_asked(noun)}) }}}}, or say it without a number."
                line = first + passage.line - 1
                yield content.on(entry.file, line, _said(words), _EXPECTED, mend)


_EXPECTED = "words that stay true when one is added"


def found(text: str, totals: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield what is counted in `text`, in the singular, and the words that count it.

    `totals` are the numbers that are a count wherever they stand beside their noun.
    """
    plain = _SPEECH.sub(lambda match: " " * len(match[0]), text)
    for noun, pattern in _patterns():
        yield from ((noun, match[0]) for match in pattern.finditer(plain))
    for kind, number in totals.items():
        if re.search(rf"\b{number:,}\s+(?:\w+\s+)?{plural(kind)}\b", plain):
            yield kind, f"{number:,} {plural(kind)}"


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(noun, _pattern(noun, counted)) for nouns, counted in _COUNTED for noun in nouns]


def _pattern(noun: str, counted: str) -> re.Pattern[str]:
    named = rf"(?:{plural(noun)}|(?<=neither ){noun})"
    return re.compile(rf"{counted}\s+{_BETWEEN}{named}\b", re.IGNORECASE)


def _said(words: str) -> str:
    return f"a count typed by hand ({quoted(' '.join(words.split()))})"


def _asked(noun: str) -> str:
    kind = _KIND.get(noun)
    return f'"{kind}", "{noun}"' if kind else f'"{noun}"'
