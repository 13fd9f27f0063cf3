"""What the rehearsal tools show: rubrics to score with and rounds to run as a mock.

Plain data out of the catalog, for the templates.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.reading.catalog import Catalog, Entry
from macros.records.pages import Role, Round, Rubric


@dataclass(frozen=True)
class Scoring:
    """A rubric and the rounds that are scored with it, in the order of their loops."""

    entry: Entry
    rubric: Rubric
    rounds: tuple[tuple[Entry, Round], ...]


def scorings(catalog: Catalog) -> list[Scoring]:
    """Return every rubric, those of the first loop first."""
    rounds = [found for role, _ in catalog.of_kind(Role) for found in catalog.rounds(role.id)]
    found = [
        Scoring(entry, rubric, tuple(pair for pair in rounds if entry.id in pair[1].rubrics))
        for entry, rubric in catalog.of_kind(Rubric)
    ]
    order = [entry.id for entry, _ in rounds]
    return sorted(found, key=lambda one: order.index(one.rounds[0][0].id) if one.rounds else 999)


def mock_loops(catalog: Catalog) -> list[tuple[Entry, list[tuple[Entry, Round]]]]:
    """Return each loop with the rounds of it that can be run as a mock: attended, with prompts."""
    loops = [
        (
            role,
            [(e, page) for e, page in catalog.rounds(role.id) if page.attended and page.prompts],
        )
        for role, _ in catalog.of_kind(Role)
    ]
    return [(role, rounds) for role, rounds in loops if rounds]
