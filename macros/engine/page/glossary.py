"""The terms of the glossary as pages explain them where they meet them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

from macros.parts.renderer import Here
from macros.reading.catalog import Catalog
from macros.records.pages import Glossary, Page, Term

# A name counts as a whole word: WAF in WAFs, not in WAFER; HSM in HSM-backed.
_BEFORE, _AFTER = r"(?<![\w/.&#-])", r"(?:s(?![\w/])|(?![\w/]))"


@lru_cache(maxsize=2)
def _names(terms: tuple[Term, ...]) -> tuple[dict[str, Term], re.Pattern[str]]:
    """Return the terms by each of their names, and what finds any of them in HTML's text."""
    by_name = {name: term for term in terms for name in (term.name, *term.also)}
    for name, term in list(by_name.items()):
        # A term in small letters may begin a sentence.
        by_name.setdefault(name[:1].upper() + name[1:], term)
    # By their first letters: most words of a page are then passed over at the first.
    by_letter: dict[str, list[str]] = {}
    for name in sorted(by_name, key=len, reverse=True):
        shown = escape(name, quote=False)
        by_letter.setdefault(shown[0], []).append(re.escape(shown[1:]))
    choice = "|".join(
        f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()
    )
    return by_name, re.compile(f"{_BEFORE}(?:{choice}){_AFTER}")


@dataclass(frozen=True)
class PageTerms:
    """The terms as the page `here` explains them; a concept's own page needs no explanation."""

    here: Here[Page]
    terms: tuple[Term, ...]

    @cached_property
    def _known(self) -> tuple[dict[str, Term], re.Pattern[str]]:
        # Once a page: to look the terms up, every one of them is hashed.
        return _names(self.terms)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds every name of a term in text as HTML."""
        return self._known[1]

    def term(self, name: str) -> str:
        """Return the id of the term of that name, or "" where this page explains it itself."""
        known = self._known[0]
        name = name.replace("&amp;", "&")
        found = known.get(name) or known[name.removesuffix("s")]
        return "" if self.here.entry.ref == f"concept:{found.concept}" else found.id

    def link(self, term: str, name: str) -> str:
        """Return `name` as a link to the term's entry in the glossary."""
        return f'<a class="lg-term" href="{self._glossary}#{term}">{name}</a>'

    @cached_property
    def _glossary(self) -> str:
        return self.here.path_to("glossary.md")


def page_terms(catalog: Catalog, here: Here[Page]) -> PageTerms | None:
    """Return the terms that a page may explain, or None where there are none for it."""
    entry = catalog.by_src.get("glossary.md")
    if entry is None or not isinstance(entry.page, Glossary) or here.src == entry.src:
        return None
    return PageTerms(here, entry.page.terms) if here.src in catalog.by_src else None
