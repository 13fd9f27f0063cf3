"""Drafts as their author sees them: with the rest, and marked wherever they are named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from macros.records.pages import Page, Role

from .catalog import Catalog, Entry

T = TypeVar("T")

MARK = " (draft)"


def marked(catalog: Catalog) -> Catalog:
    """Return `catalog` with MARK behind the title of every draft, so that no list can omit it."""
    if not any(entry.page.draft for entry in catalog.entries.values()):
        return catalog
    entries = {
        ref: replace(entry, page=_marked(entry.page)) if entry.page.draft else entry
        for ref, entry in catalog.entries.items()
    }

    def on_them(found: dict[str, tuple[T, Entry]]) -> dict[str, tuple[T, Entry]]:
        return {id: (one, entries[entry.ref]) for id, (one, entry) in found.items()}

    return replace(
        catalog,
        entries=entries,
        by_src={entry.src: entry for entry in entries.values()},
        facts=on_them(catalog.facts),
        documents=on_them(catalog.documents),
        disagreements=on_them(catalog.disagreements),
        checklists=on_them(catalog.checklists),
        _kinds={},
    )


def said(catalog: Catalog, src: str) -> Iterator[str]:
    """Yield what the author of the page `src` below docs/ is told of drafts on it."""
    entry = catalog.by_src.get(src)
    if entry is None:
        return
    if entry.page.draft:
        yield f"{entry.file} says draft: true: a publication leaves this page out."
    quiz = catalog.quiz_of.get(entry.ref)
    if quiz is not None and quiz.draft:
        yield f"Its quiz ({quiz.quiz}) says draft: true: a publication leaves the quiz out."


def _marked(page: Page) -> Page:
    changed = {"title": page.title + MARK}
    if isinstance(page, Role):
        changed["short"] = page.short + MARK
    return page.model_copy(update=changed)
