"""A loop and its rounds, and all loops compared."""

from __future__ import annotations

from typing import Any

from macros.reading.counts import counts, in_words, plural
from macros.records.fields import RoleRef
from macros.records.pages import Page, Role, Round

from .declare import Counted, Minutes, Noun, View, macro
from .renderer import Here


def loop_of(here: Here[Page], role: str, current: str | None = None) -> dict[str, Any]:
    """Return a role's loop for the templates: rounds in order, and their minutes added up."""
    rounds = here.catalog.rounds(role)
    return {
        "role": here.find("role", role),
        "rounds": rounds,
        "current": current,
        "attended": sum(page.minutes for _, page in rounds if page.attended),
        "all": sum(page.minutes for _, page in rounds),
    }


@macro()
def loop(here: Here[Page], role: RoleRef) -> str:
    """A role's loop as a timeline with total minutes."""
    here.find("role", role)
    return here.render("loop.html.j2", loop=loop_of(here, role))


@macro(gives="text")
def loop_minutes(here: Here[Page], role: RoleRef, minutes: Minutes = "attended") -> str:
    """Minutes the candidate attends, computed; `loop_minutes(id, "all")` with the rest."""
    here.find("role", role)
    return str(loop_of(here, role)["all" if minutes == "all" else "attended"])


@macro()
def assessed(here: Here[Round]) -> str:
    """A round's assesses, passes and fails."""
    return here.render("assessed.html.j2", round=here.record)


@macro(needs="prompts")
def prompt_list(here: Here[Round]) -> str:
    """A round's prompts with their follow-ups."""
    return here.render("prompts.html.j2", round=here.record)


@macro(needs="phases")
def phase_bar(here: Here[Round]) -> str:
    """A round's phases drawn to scale, with what to do in each."""
    phases = here.record.phases
    spans, start = [], 0.0
    for phase in phases:
        length = (phase.low + phase.high) / 2
        spans.append((phase, start, start + length))
        start += length
    low, high = sum(phase.low for phase in phases), sum(phase.high for phase in phases)
    return here.render(
        "phases.html.j2", round=here.record, spans=spans, total=start, low=low, high=high
    )


@macro(needs="drill")
def drill_plan(here: Here[Round]) -> str:
    """A round's drill."""
    return here.render("drill.html.j2", drill=here.record.drill)


@macro(under=2)
def compare_loops(here: Here[Page], view: View) -> str:
    """Every loop beside the others, from `compare:` of its role: `gist` (with the line), `size`,
    `scored`, `rejects`, `gates` or `choose`.
    """
    loops = []
    for entry, role in here.catalog.of_kind(Role):
        rounds = here.catalog.rounds(entry.id)
        sheets = dict.fromkeys(name for _, round in rounds for name in round.rubrics)
        loops.append((entry, role, loop_of(here, entry.id), list(sheets)))
    return here.render(f"loop/compare/{view}.html.j2", loops=loops)


@macro()
def ask_list(here: Here[Page]) -> str:
    """What a candidate may ask in each attended round, a table a loop, from the rounds' `ask:`."""
    loops = [
        (entry, role, [one for one in here.catalog.rounds(entry.id) if one[1].ask])
        for entry, role in here.catalog.of_kind(Role)
    ]
    return here.render("loop/compare/ask.html.j2", loops=[one for one in loops if one[2]])


@macro()
def next_pages(here: Here[Page]) -> str:
    """What to read after the first steps, a line a loop, from the roles' `after_basics:`."""
    return here.render("loop/compare/after.html.j2", loops=here.catalog.of_kind(Role))


@macro(gives="text")
def count(here: Here[Page], of: Counted, noun: Noun | None = None) -> str:
    """How many there are now, in words up to twelve: `count("role", "loop")` gives three loops.
    Counts companies, roles, rounds (`attended`: those with you in the room), publishers and so on.
    """
    number = counts(here.catalog)[of]
    name = noun or of
    return f"{in_words(number)} {name if number == 1 else plural(name)}"
