"""Explain a term where a page, or a question, uses it first.

The term becomes a link to its entry in the glossary. A script shows that entry in place, where the
reader points at the term, comes to it by key or presses it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Protocol

from .markup import close, pieces, tag

# Here a term is a name, part of something to press, or what the reader writes.
_CLOSED = frozenset(
    (  # noqa: SIM905
        "a button label summary code pre kbd svg h1 h2 h3 h4 h5 h6 textarea select legend dt th"
        " figcaption aside"
    ).split()
)
_OPEN_ELEMENTS = frozenset(("lg-item", "lg-quiz", "lg-tabs"))
_CLOSED_CLASSES = frozenset(("lg-ledger", "lg-documents", "lg-glossary", "lg-problems", "lg-sr"))


class Glossary(Protocol):
    """What is known of the terms that a page may use."""

    # Finds every name of a term, in text as HTML.
    pattern: re.Pattern[str]

    def term(self, name: str) -> str:
        """Return the id of the term of that name, or "" where this page explains it itself."""

    def link(self, term: str, name: str) -> str:
        """Return `name` as a link to the explanation of `term`."""


class _Step(NamedTuple):
    """What a tag means here: see `Tag`. `shut` where no term is explained in what it opens."""

    name: str
    closes: str
    shut: bool


@lru_cache(maxsize=20_000)
def _step(text: str) -> _Step:
    name, closes, classes = tag(text)
    shut = (
        name in _CLOSED
        or (name.startswith("lg-") and name not in _OPEN_ELEMENTS)
        or not classes.isdisjoint(_CLOSED_CLASSES)
    )
    return _Step(name, closes, shut)


def explained(html: str, glossary: Glossary) -> str:
    """Return a page's HTML with its terms explained."""
    return _Explaining(glossary).run(html)


class _Explaining:
    """One pass over a page."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        # What is explained on the page outside questions, and in the question at hand.
        self.on_page: set[str] = set()
        self.seen = self.on_page

    def run(self, html: str) -> str:
        found = pieces(html)
        stack: list[_Step] = []
        closed = 0  # elements on the stack in which nothing is explained
        names, first = self.glossary.pattern, self._first
        for at, text in enumerate(found):
            if at % 2 == 0:
                if text and not closed and text[0] != "<":  # a comment stays
                    found[at] = names.sub(first, text)
                continue
            step = _step(text)
            if opens := step.name:
                if opens == "lg-item":
                    self.seen = set()
                stack.append(step)
                closed += step.shut
            elif closes := step.closes:
                if closes == "lg-item":
                    self.seen = self.on_page
                if stack and stack[-1].name == closes:
                    closed -= stack.pop().shut
                elif close(stack, closes):
                    closed = sum(one.shut for one in stack)
        return "".join(found)

    def _first(self, match: re.Match[str]) -> str:
        """Return the term as a link where it is met first, or as it stands."""
        term = self.glossary.term(match[0])
        if not term or term in self.seen:
            return match[0]
        self.seen.add(term)
        return self.glossary.link(term, match[0])
