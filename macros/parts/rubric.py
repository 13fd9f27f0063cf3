"""Rubrics, alone and beside each other."""

from __future__ import annotations

from macros.records.fields import RubricRef
from macros.records.pages import Page, Rubric

from .declare import macro
from .renderer import Here, UsageError


@macro()
def rubric(here: Here[Page], rubric: RubricRef | None = None) -> str:
    """Weights as bars, levels, rule; without id on a rubric's own page."""
    entry = here.find("rubric", rubric) if rubric else here.entry
    if not isinstance(entry.page, Rubric):
        raise UsageError("rubric() without an id belongs on a rubric page")
    return here.render("rubric.html.j2", entry=entry, rubric=entry.page, own=rubric is None)


@macro()
def compare_rubrics(here: Here[Page], first: RubricRef, second: RubricRef) -> str:
    """Two rubrics' weights beside each other."""
    pair = [here.find("rubric", first), here.find("rubric", second)]
    return here.render("compare_rubrics.html.j2", pair=pair)
