"""What goes on the sheets for the interview day: rounds with their phases to scale, and lists.

Plain data out of the catalog, for the template.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.reading.body import two_sentences
from macros.reading.catalog import Catalog, Entry
from macros.records.pages import Concept, Phase, Practice, Role, Round, Rubric
from macros.records.worksheet import SheetPart

from .study import StudyPage, index


@dataclass(frozen=True)
class Span:
    """A phase where it lies in its round, in minutes."""

    phase: Phase
    start: float
    length: float


@dataclass(frozen=True)
class Sheet:
    """An attended round. `forms` are the worksheets that prepare for it."""

    entry: Entry
    round: Round
    spans: tuple[Span, ...]
    rubrics: tuple[Rubric, ...]
    forms: tuple[Entry, ...]


@dataclass(frozen=True)
class Loop:
    """A loop's sheets in its order, and its checklists, those for the day itself first."""

    role: Entry
    sheets: tuple[Sheet, ...]
    lists: tuple[StudyPage, ...]

    @property
    def for_the_day(self) -> bool:
        """Return whether one of the checklists is for the day itself."""
        return any(_for_the_day(study) for study in self.lists)


@dataclass(frozen=True)
class Pack:
    """Everything the sheets are made of.

    `concepts` are those that an attended round needs, each with its two sentences if it has them.
    """

    loops: tuple[Loop, ...]
    concepts: tuple[tuple[Entry, str], ...]
    forms: tuple[tuple[Entry, tuple[SheetPart, ...]], ...]


def pack(catalog: Catalog) -> Pack:
    """Return the sheets of every loop in `catalog`."""
    forms = tuple(
        (entry, parts)
        for entry, page in catalog.of_kind(Practice)
        if page.worksheet and (parts := tuple(p for p in page.worksheet.parts if p.carry))
    )
    loops = tuple(
        Loop(
            role,
            tuple(
                _sheet(catalog, entry, page, tuple(form for form, _ in forms))
                for entry, page in catalog.rounds(role.id)
                if page.attended
            ),
            tuple(
                sorted(
                    (study for study in index(catalog).checklists if role.id in study.roles),
                    key=lambda study: not _for_the_day(study),
                )
            ),
        )
        for role, _ in catalog.of_kind(Role)
    )
    needed = {id for loop in loops for sheet in loop.sheets for id in sheet.round.concepts}
    concepts = tuple(
        (entry, two_sentences(entry.body))
        for entry, _ in catalog.of_kind(Concept)
        if entry.id in needed
    )
    return Pack(loops, concepts, forms)


def _for_the_day(study: StudyPage) -> bool:
    return study.checklist is not None and study.checklist.when == "day"


def _sheet(catalog: Catalog, entry: Entry, page: Round, forms: tuple[Entry, ...]) -> Sheet:
    scored = (catalog.entry("rubric", id) for id in page.rubrics)
    return Sheet(
        entry,
        page,
        spans(page),
        tuple(one.page for one in scored if one is not None and isinstance(one.page, Rubric)),
        tuple(form for form in forms if entry.id in _rounds(form)),
    )


def _rounds(form: Entry) -> tuple[str, ...]:
    page = form.page
    return page.worksheet.rounds if isinstance(page, Practice) and page.worksheet else ()


def spans(page: Round) -> tuple[Span, ...]:
    """Return where a round's phases lie, as a mock runs them (docs/assets/parts/mock/mock.js).

    Each is as long as the middle of what is reported, all of them together drawn out or pressed
    to the round's minutes.
    """
    middle = [(phase.low + phase.high) / 2 for phase in page.phases]
    scale = page.minutes / sum(middle) if middle else 0
    found, start = [], 0.0
    for phase, length in zip(page.phases, middle, strict=True):
        found.append(Span(phase, start, length * scale))
        start += length * scale
    return tuple(found)
