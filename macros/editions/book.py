"""The book of a loop: its parts, and every link in them resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from macros.reading.catalog import Catalog, Entry
from macros.records.pages import Role

from .clean import ASKED, Page
from .front import about
from .links import Links, is_empty, only_lists, prune, show_addresses
from .plan import edition_date, sections
from .questions import Asked, ask
from .trees import Element, having, held, make


@dataclass(frozen=True)
class Chapter:
    """A page of the guide in a book: `body` is a section of the id `name`, headed by an h1."""

    name: str
    title: str
    body: Element


@dataclass(frozen=True)
class Part:
    """Chapters that belong together, under the title that the contents give them."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """The edition of a loop. Ids are unique in it; links lead within it or are whole addresses.

    `address` is that of the loop on the site; `questions` counts them.
    """

    role: str
    title: str
    subtitle: str
    address: str
    dated: date
    questions: int
    parts: tuple[Part, ...]

    @property
    def chapters(self) -> Iterator[Chapter]:
        """Yield the chapters of all parts in order."""
        for part in self.parts:
            yield from part.chapters


def make_book(catalog: Catalog, role: str, page_of: Callable[[Entry], Page], address: str) -> Book:
    """Return the book of the loop `role`.

    `page_of` returns the built page of an entry, which is copied; `address` is the site's.
    """
    record = catalog.record(Role, role)
    plan = sections(catalog, role)
    pages = {e.ref: page_of(e) for section in plan for e in section.pages}
    bodies = {ref: deepcopy(page.body) for ref, page in pages.items()}
    alive = held(*bodies.values())
    asked = _ask_all(pages, bodies)
    parts = []
    for section in plan:
        chapters = []
        for entry in section.pages:
            page, body = pages[entry.ref], bodies[entry.ref]
            if section.appendix:
                body = only_lists(body, page.title)
            chapters.append(Chapter(page.name, page.title, body))
        parts.append(Part(section.id, section.title, tuple(chapters)))
    if asked:
        parts.append(_asked("questions", "Questions", pages, asked, lambda one: one.task))
        parts.append(_asked("answers", "Answers", pages, asked, lambda one: one.answer))
    links = Links({page.path: page.name for page in pages.values()}, address)
    parts = _linked(parts, {section.id for section in plan if section.appendix}, links)
    count = sum(map(len, asked.values()))
    at, dated = address + pages[f"{Role.kind}:{role}"].path, edition_date(catalog)
    front = Chapter("about", "About this book", about(record.short, count, dated, at))
    parts.insert(0, Part("front", front.title, (front,)))
    del alive
    return Book(role, record.short, record.description, at, dated, count, tuple(parts))


def _ask_all(pages: dict[str, Page], bodies: dict[str, Element]) -> dict[str, list[Asked]]:
    """Return the questions of all pages, numbered through; say in the bodies where they are."""
    asked: dict[str, list[Asked]] = {}
    count = 0
    for ref, page in pages.items():
        for item in page.items:
            count += 1
            asked.setdefault(ref, []).append(ask(item, count))
        if ref in asked:
            _point_to(having(bodies[ref], ASKED)[0], asked[ref])
    return asked


def _point_to(line: Element, asked: list[Asked]) -> None:
    first, last = asked[0], asked[-1]
    text = f"questions {first.number} to {last.number}"
    link = make("a", text if last is not first else f"question {first.number}", href=f"#{first.id}")
    line.text, link.tail = "Now answer ", ", after the last chapter."
    line.append(link)


def _asked(
    id: str,
    title: str,
    pages: dict[str, Page],
    asked: dict[str, list[Asked]],
    side: Callable[[Asked], Element],
) -> Part:
    """Return a part with one `side` of all questions: a chapter for each page that has some."""
    chapters = []
    for ref, questions in asked.items():
        page = pages[ref]
        body = make("section", id=f"{id}-{page.name}")
        body.append(make("h1", f"{title}: {page.title}"))
        body.extend(side(one) for one in questions)
        chapters.append(Chapter(f"{id}-{page.name}", page.title, body))
    return Part(id, title, tuple(chapters))


def _linked(parts: list[Part], appendix: set[str], links: Links) -> list[Part]:
    """Return `parts` with every link resolved; what none leads to is left out of an appendix."""
    behind = [one.body for part in parts if part.id in appendix for one in part.chapters]
    others = [one.body for part in parts if part.id not in appendix for one in part.chapters]
    prune(behind, others, links)
    for body in behind:
        show_addresses(body)
    found = []
    for part in parts:
        chapters = tuple(
            one for one in part.chapters if part.id not in appendix or not is_empty(one.body)
        )
        if chapters:
            found.append(Part(part.id, part.title, chapters))
    links.resolve(one.body for part in found for one in part.chapters)
    return found
