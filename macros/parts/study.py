"""What there is to study: every page with questions or a checklist, by loop, and what it holds.

The practice pages carry this as a list; their scripts read it there and fetch the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.reading.catalog import Catalog, Entry
from macros.records.pages import SHELVES, Checklist, Concept, Practice, Role, Round
from macros.records.questions import AnyQuestion

_LEAD = re.compile(r"\*\*(.+?)\*\*")
_NAME = 48


def item_name(text: str) -> str:
    """Return what a checklist's item is called in a line: its bold lead, or how it begins.

    At most 48 characters, without marks.
    """
    lead = _LEAD.match(text)
    name = lead[1] if lead else re.split(r"[.:;,] ", text)[0]
    name = re.sub(r"[*_`|]", "", name).strip(" .,:;")
    if len(name) <= _NAME:
        return name
    return name[:_NAME].rsplit(" ", 1)[0].strip(" .,:;") + "…"


# By the question's id: a model that cannot change is quickly found to be the same.
_known: dict[str, tuple[AnyQuestion, str]] = {}


def _asked(question: AnyQuestion) -> str:
    """Return a question as the list has it; its revision is a digest, and there are thousands."""
    known = _known.get(question.id)
    if known is None or known[0] != question:
        said = f"{question.id}:{question.revision}:{question.concepts[0]}:{question.type}"
        known = _known[question.id] = (question, said)
    return known[1]


@dataclass(frozen=True)
class StudyPage:
    """A page of the index. `roles` are the ids of the loops it belongs to.

    `rounds` are those that a worked answer or a worksheet prepares for, `sheet` a worksheet's id.
    """

    entry: Entry
    roles: tuple[str, ...]
    questions: tuple[AnyQuestion, ...]
    checklist: Checklist | None = None
    rounds: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def asked(self) -> str:
        """Return the questions as `id:revision:concept:type`, with the first concept each names."""
        return " ".join(map(_asked, self.questions))

    @property
    def names(self) -> str:
        """Return what a plan calls the checklist's items, with | between."""
        items = self.checklist.items if self.checklist and self.checklist.when == "before" else ()
        return "|".join(item_name(item.text) for item in items)

    @property
    def was(self) -> str:
        """Return the questions that were renamed as `id:old id`, with every old id each had."""
        return " ".join(":".join((q.id, *q.was)) for q in self.questions if q.was)


@dataclass(frozen=True)
class Index:
    """Loops with their rounds in order, concepts by shelf, and the pages of practice."""

    loops: tuple[tuple[Entry, tuple[StudyPage, ...]], ...]
    shelves: tuple[tuple[str, tuple[StudyPage, ...]], ...]
    checklists: tuple[StudyPage, ...]
    worked: tuple[StudyPage, ...]
    sheets: tuple[StudyPage, ...]


def index(catalog: Catalog) -> Index:
    """Return the index of everything in `catalog`."""
    loops = tuple(
        (role, tuple(_round(catalog, entry, page) for entry, page in catalog.rounds(role.id)))
        for role, _ in catalog.of_kind(Role)
    )
    roles: dict[str, set[str]] = {}
    for _, page in catalog.of_kind(Round):
        for concept in page.concepts:
            roles.setdefault(concept, set()).add(page.role)
    # A concept belongs to every loop with a round that needs it.
    concepts = [
        (
            page.shelf,
            StudyPage(entry, tuple(sorted(roles.get(entry.id, ()))), _questions(catalog, entry)),
        )
        for entry, page in catalog.of_kind(Concept)
    ]
    shelves = tuple(
        (shelf, found)
        for shelf in SHELVES
        if (found := tuple(page for name, page in concepts if name == shelf))
    )
    checklists = tuple(
        StudyPage(entry, (page.role,) if page.role else (), (), page.checklist)
        for entry, page in catalog.of_kind(Practice)
        if page.checklist is not None
    )
    worked = tuple(
        StudyPage(entry, (page.role,) if page.role else (), (), rounds=(page.round,))
        for entry, page in catalog.of_kind(Practice)
        if page.round and page.checklist is None and page.worksheet is None
    )
    role_of = {entry.id: page.role for entry, page in catalog.of_kind(Round)}
    sheets = tuple(
        StudyPage(
            entry,
            _once(role_of[id] for id in sheet.rounds),
            (),
            rounds=sheet.rounds,
            sheet=sheet.id,
        )
        for entry, page in catalog.of_kind(Practice)
        if (sheet := page.worksheet) is not None
    )
    return Index(loops, shelves, checklists, worked, sheets)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without repetition, in their order."""
    return tuple(dict.fromkeys(names))


def _round(catalog: Catalog, entry: Entry, page: Round) -> StudyPage:
    return StudyPage(entry, (page.role,), _questions(catalog, entry), page.checklist)


def _questions(catalog: Catalog, entry: Entry) -> tuple[AnyQuestion, ...]:
    quiz = catalog.quiz_of.get(entry.ref)
    return tuple(quiz.questions) if quiz else ()
