"""The navigation, made from the records: a new page needs no entry anywhere.

Loops are listed by company and role with their rounds in order, concepts by shelf, everything
else by folder. Pages whose records are broken are listed too, so that they can be mended in place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.reading.catalog import Catalog
from macros.reading.disk.folders import below, within
from macros.records.pages import SHELVES, Company, Concept, Role

# Folders of practice/ and the headings they stand under; other pages of it come first.
PRACTICE = {
    "worksheets": "Worksheets",
    "worked": "Worked answers",
    "checklists": "Checklists",
}
# The tools in the order in which a reader comes to need them; others follow by title.
TOOLS = ("diagnostic", "plan", "review", "drills", "exam", "mock", "scorecard", "progress", "pack")


def navigation(docs: Path, catalog: Catalog) -> list[Any]:
    """Return the value of mkdocs' `nav`: every page below `docs` once, in reading order."""
    pages = _Pages(docs, catalog)
    home = pages.take("index.md")
    sections = [
        ("Loops", _loops(pages, catalog)),
        ("Rubrics", pages.folder("rubrics")),
        ("Concepts", _concepts(pages, catalog)),
        ("Cases", pages.folder("cases")),
        ("Practice", _practice(pages)),
        ("Sources", pages.folder("sources")),
        ("About", [*pages.take("hosting.md"), *pages.rest()]),
    ]
    return [*home, *({title: entries} for title, entries in sections if entries)]


class _Pages:
    """The pages below docs/ that have no place yet."""

    def __init__(self, docs: Path, catalog: Catalog) -> None:
        left_out = {file.name.removeprefix("docs/") for file in catalog.left_out}
        found = {
            name for entry in below(str(docs)) if (name := within(docs, entry)).endswith(".md")
        }
        self._left = found - left_out
        self._catalog = catalog

    def take(self, *sources: str) -> list[Any]:
        """Return those of `sources` that are still without a place, and give them one.

        Titles stand beside them: serving, mkdocs does not read a page that has not changed.
        """
        found = [src for src in sources if src in self._left]
        self._left.difference_update(found)
        known = self._catalog.by_src
        return [{known[src].page.title: src} if src in known else src for src in found]

    def folder(self, name: str) -> list[Any]:
        """Take a folder's own pages and those below it: its index first, then by title."""
        index = self.take(f"{name}/index.md")
        inside = [src for src in self._left if src.startswith(f"{name}/")]
        return index + self.take(*sorted(inside, key=self._title))

    def rest(self) -> list[Any]:
        """Take everything left."""
        return self.take(*sorted(self._left))

    def _title(self, src: str) -> str:
        entry = self._catalog.by_src.get(src)
        return entry.page.title.casefold() if entry else src


def _loops(pages: _Pages, catalog: Catalog) -> list[Any]:
    result: list[Any] = [
        *pages.take("roles/index.md", "compare.md", "companies/index.md", "rounds/index.md")
    ]
    for company, record in catalog.of_kind(Company):
        entries: list[Any] = [*pages.take(company.src)]
        for role, page in catalog.of_kind(Role):
            if page.company == company.id:
                known = (catalog.entry("round", name) for name in page.rounds)
                rounds = [entry.src for entry in known if entry is not None]
                entries.append({page.short: pages.take(role.src, *rounds)})
        result.append({record.title: entries})
    for folder in ("companies", "roles", "rounds"):
        result += pages.folder(folder)
    return result


def _concepts(pages: _Pages, catalog: Catalog) -> list[Any]:
    result: list[Any] = [*pages.take("concepts/index.md", "glossary.md")]
    for shelf in SHELVES:
        found = [
            (page.title.casefold(), entry.src)
            for entry, page in catalog.of_kind(Concept)
            if page.shelf == shelf
        ]
        if entries := pages.take(*(src for _, src in sorted(found))):
            result.append({shelf: entries})
    return result + pages.folder("concepts")


def _practice(pages: _Pages) -> list[Any]:
    groups = {name: pages.folder(f"practice/{name}") for name in PRACTICE}
    tools = pages.take("practice/index.md", *(f"practice/{name}.md" for name in TOOLS))
    tools += pages.take("downloads.md")
    result: list[Any] = [*tools, *pages.folder("practice")]
    return result + [{PRACTICE[name]: entries} for name, entries in groups.items() if entries]
