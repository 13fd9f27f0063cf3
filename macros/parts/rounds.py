"""A loop and its rounds: the line, what a round assesses, prompts, phases, drill."""

from __future__ import annotations

from typing import Any

from macros.records.fields import RoleRef
from macros.records.pages import Page, Round

from .declare import Minutes, macro
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
