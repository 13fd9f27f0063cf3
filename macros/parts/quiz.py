"""What a reader answers and ticks: quizzes and checklists."""

from __future__ import annotations

from macros.records.pages import Page, Round

from .declare import ChecklistId, macro
from .renderer import Here, UsageError


@macro(once=True, heading="## Check yourself {: #quiz }")
def quiz(here: Here[Page]) -> str:
    """The quiz made for this page; on paper its answers follow the questions only where the reader
    ticked that.
    """
    found = here.catalog.quiz_of.get(here.entry.ref)
    if found is None:
        raise UsageError(f"quiz(): no file in quizzes/ has page: {here.entry.ref}")
    tools = here.catalog.entry("practice", "plan") and here.catalog.entry("practice", "mock")
    page = here.record
    return here.render(
        "quiz.html.j2",
        quiz=found,
        practice=here.path_to("practice/index.md") if tools else "",
        role=page.role if isinstance(page, Round) else "",
        mock=here.entry.id if isinstance(page, Round) and page.attended and page.prompts else "",
        minutes=page.minutes if isinstance(page, Round) else 0,
    )


@macro(once=True)
def checklist_form(here: Here[Page], checklist: ChecklistId | None = None) -> str:
    """This page's checklist; `checklist_form("panw-tpm.preparation")` another's, once a page."""
    if checklist is None:
        item = getattr(here.record, "checklist", None)
        if item is None:
            raise UsageError("checklist_form(): this page's front matter has no checklist")
    elif checklist in here.catalog.checklists:
        item = here.catalog.checklists[checklist][0]
    else:
        raise UsageError(f"checklist_form({checklist!r}): there is no such checklist")
    return here.render("checklist.html.j2", checklist=item)
