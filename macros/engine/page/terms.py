"""Explain a term where a page, or a question, uses it first.

The term becomes a button whose popover holds the explanation: it opens without a script, by
pointer, finger and key. With one it opens on hover and focus as well.
"""

from __future__ import annotations

import re
from typing import Protocol

from .markup import Element, close, is_tag, pieces

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

    def note(self, term: str) -> str:
        """Return the explanation as HTML."""


def explained(html: str, glossary: Glossary) -> str:
    """Return a page's HTML with its terms explained."""
    return _Explaining(glossary).run(html)


class _Explaining:
    """One pass over a page."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.out: list[str] = []
        self.stack: list[Element] = []
        # What is explained on the page, on it outside questions, and in the question at hand.
        self.needed: dict[str, None] = {}
        self.on_page: set[str] = set()
        self.seen = self.on_page

    def run(self, html: str) -> str:
        for piece in pieces(html):
            if piece.opens:
                if piece.opens.name == "lg-item":
                    self.seen = set()
                self.stack.append(piece.opens)
            elif piece.closes:
                if piece.closes == "lg-item":
                    self.seen = self.on_page
                close(self.stack, piece.closes)
            elif not is_tag(piece.text) and self._is_prose():
                self.out.append(self.glossary.pattern.sub(self._first, piece.text))
                continue
            self.out.append(piece.text)
        return "".join([*self.out, self._popovers()])

    def _is_prose(self) -> bool:
        return not any(
            element.name in _CLOSED
            or (element.name.startswith("lg-") and element.name not in _OPEN_ELEMENTS)
            or element.classes & _CLOSED_CLASSES
            for element in self.stack
        )

    def _first(self, match: re.Match[str]) -> str:
        """Return the term as a button where it is met first, or as it stands."""
        term = self.glossary.term(match[0])
        if not term or term in self.seen:
            return match[0]
        self.seen.add(term)
        self.needed[term] = None
        return (
            f'<button class="lg-term" type="button" popovertarget="term-{term}">{match[0]}</button>'
        )

    def _popovers(self) -> str:
        return "".join(
            f'<aside class="lg-pop lg-pop--term" id="term-{term}" popover data-search-exclude'
            f' aria-label="Explanation">{self.glossary.note(term)}</aside>'
            for term in self.needed
        )
