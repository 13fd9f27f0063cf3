"""Counts of companies, loops and the like typed by hand: false with the next one.

"Two companies", "both loops", "all three accounts" are named where prose says them. Speech in
quotation marks, code, and the records of questions are let by: they tell of other things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.reading.catalog import Catalog
from macros.reading.counts import WORDS, counts, plural
from macros.reading.disk import kept
from macros.records.pages import Page
from macros.records.problems import Problem, quoted

from .base import Alone, Content
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


# What every guide can count.
_KINDS = tuple(counts(Catalog()))


def typed(one: Alone) -> Iterator[Problem]:
    """Yield what the prose of a page says of how many there are, whatever the number."""
    for at, text in _prose(one):
        for noun, words in said(text):
            yield _problem(one, at, noun, words)


def totals(content: Content) -> Iterator[Problem]:
    """Yield the numbers in prose that are how many there are now."""
    now = _large(counts(content.catalog))
    for file in content.files.values():
        found = kept.get("numbers", file.name, file.loaded.text)
        if found is None:
            found = list(_numbers(content.alone(file)))
            kept.put("numbers", file.name, file.loaded.text, value=found)
        yield from (problem for kind, number, problem in found if now.get(kind) == number)


def _numbers(one: Alone) -> Iterator[tuple[str, str, Problem]]:
    """Yield each number beside a noun: the kind, the number, and the problem if it is a count."""
    for at, text in _prose(one):
        for kind, number, words in numbered(text):
            yield kind, number, _problem(one, at, kind, words)


def _prose(one: Alone) -> Iterator[tuple[str | int, str]]:
    """Yield the texts of a page in which nothing is counted by hand: each with its key or line."""
    page = one.a(Page)
    if page is not None:
        yield from (("title", page.title), ("description", page.description))
        loaded = one.file.loaded
        for passage in passages(loaded.body):
            yield loaded.body_line + passage.line - 1, passage.text


def _problem(one: Alone, at: str | int, noun: str, words: str) -> Problem:
    found = f"a count typed by hand ({quoted(' '.join(words.split()))})"
    expected = "words that stay true when one is added"
    if isinstance(at, str):
        return one.at((at,), found, expected, "Say it without a number.")
    mend = f"Write {{{{ count({_asked(noun)}) }}}}, or say it without a number."
    return one.on(at, found, expected, mend)


def found(text: str, totals: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield what is counted in `text`, in the singular, and the words that count it.

    `totals` are the numbers that are a count wherever they stand beside their noun.
    """
    yield from said(text)
    now = _large(totals)
    yield from ((kind, words) for kind, number, words in numbered(text) if now.get(kind) == number)


def said(text: str) -> Iterator[tuple[str, str]]:
    """Yield what `text` counts as one counts all there is, and the words that do."""
    plain = _plain(text)
    lower = plain.lower()
    for noun, pattern in _patterns():
        if noun in lower or plural(noun) in lower:
            yield from ((noun, match[0]) for match in pattern.finditer(plain))


def numbered(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each number beside the noun of a kind: the kind, the number, both as they are read."""
    plain = _plain(text)
    for kind in _KINDS:
        if plural(kind) in plain:
            pattern = rf"\b(?=(\d[\d,]*)\s+(?:\w+\s+)?{plural(kind)}\b)"
            for match in re.finditer(pattern, plain):
                yield kind, match[1], f"{match[1]} {plural(kind)}"


def _plain(text: str) -> str:
    return _SPEECH.sub(lambda match: " " * len(match[0]), text)


def _large(totals: dict[str, int]) -> dict[str, str]:
    return {kind: f"{number:,}" for kind, number in totals.items() if number > _TOTAL}


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(noun, _pattern(noun, counted)) for nouns, counted in _COUNTED for noun in nouns]


def _pattern(noun: str, counted: str) -> re.Pattern[str]:
    named = rf"(?:{plural(noun)}|(?<=neither ){noun})"
    return re.compile(rf"{counted}\s+{_BETWEEN}{named}\b", re.IGNORECASE)


def _asked(noun: str) -> str:
    kind = _KIND.get(noun)
    return f'"{kind}", "{noun}"' if kind else f'"{noun}"'
