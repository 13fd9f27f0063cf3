"""Which pages are in the book of a loop, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from macros.reading.catalog import Catalog, Entry
from macros.records.pages import (
    SHELVES,
    Case,
    Company,
    Concept,
    Glossary,
    Practice,
    Register,
    Role,
    Source,
)


@dataclass(frozen=True)
class Section:
    """A part of a book: its title and its pages in order.

    Of the pages of an `appendix` only what the others refer to is printed.
    """

    id: str
    title: str
    pages: tuple[Entry, ...]
    appendix: bool = False


def sections(catalog: Catalog, role: str) -> tuple[Section, ...]:
    """Return the parts of the book of the loop `role`; those without a page are left out."""
    record = catalog.record(Role, role)
    rounds = catalog.rounds(role)
    place = {entry.id: number for number, (entry, _) in enumerate(rounds)}

    def of_loop(pages: Iterable[tuple[Entry, Case]] | Iterable[tuple[Entry, Practice]]) -> Pages:
        mine = [(e, p) for e, p in pages if role == p.role or p.round in place]
        return [
            e for e, p in sorted(mine, key=lambda x: (place.get(x[1].round or "", 99), x[0].id))
        ]

    practice = catalog.of_kind(Practice)
    worked = [(e, p) for e, p in practice if p.checklist is None and p.worksheet is None]
    lists = [(e, p) for e, p in practice if p.checklist is not None]
    rubrics = dict.fromkeys(id for _, one in rounds for id in one.rubrics)
    found = (
        Section(
            "loop",
            "The loop",
            (*_named(catalog, Role.kind, [role]), *_named(catalog, Company.kind, [record.company])),
        ),
        Section("rounds", "Rounds", tuple(entry for entry, _ in rounds)),
        Section("worked", "Worked answers and transcripts", tuple(of_loop(worked))),
        Section("cases", "Cases", tuple(of_loop(catalog.of_kind(Case)))),
        Section("concepts", "Concepts", tuple(_concepts(catalog, role))),
        Section("rubrics", "Rubrics", tuple(_named(catalog, "rubric", rubrics))),
        Section("checklists", "Checklists", tuple(of_loop(lists))),
        Section("sources", "What it rests on", tuple(_sources(catalog)), appendix=True),
        Section("words", "Words", tuple(e for e, _ in catalog.of_kind(Glossary)), appendix=True),
    )
    return tuple(one for section in found if (one := _published(section)).pages)


Pages = list[Entry]


def _published(section: Section) -> Section:
    pages = tuple(entry for entry in section.pages if not entry.page.draft)
    return replace(section, pages=pages)


def _named(catalog: Catalog, kind: str, ids: Iterable[str]) -> Pages:
    return [catalog.entries[f"{kind}:{id}"] for id in ids]


def _concepts(catalog: Catalog, role: str) -> Pages:
    """Return what the loop's rounds need and what it is to be begun with, by shelf and title."""
    wanted = {id for _, one in catalog.rounds(role) for id in one.concepts}
    wanted |= set(catalog.record(Role, role).first)
    pages = [(e, p) for e, p in catalog.of_kind(Concept) if e.id in wanted]
    return [e for e, p in sorted(pages, key=lambda x: (SHELVES.index(x[1].shelf), x[1].title))]


def _sources(catalog: Catalog) -> Pages:
    accounts = [entry for entry, _ in catalog.of_kind(Source)]
    return accounts + [entry for entry, _ in catalog.of_kind(Register)]


def edition_date(catalog: Catalog) -> date:
    """Return the newest day on which a page or a document was checked.

    It is the date of the books: one that the content alone decides.
    """
    days = [page.checked for _, page in catalog.of_kind(Company)]
    days += [page.checked for _, page in catalog.of_kind(Concept)]
    days += [document.checked for document, _ in catalog.documents.values()]
    return max(map(date.fromisoformat, days))
