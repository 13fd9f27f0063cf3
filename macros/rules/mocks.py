"""What a mock can draw: enough for two different runs, and words that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.records.pages import Prompt, Round
from macros.records.problems import Place, Problem, quoted

from .base import Alone

# A mock and a printed sheet have nothing of the page that stands around the record.
_ELSEWHERE = re.compile(r"\b(below|above|this page|next section)\b")


def prompts(one: Alone) -> Iterator[Problem]:
    """Yield attended rounds with too few prompts or sentences to say, and prompts that run dry."""
    asked, page = one.standards.mocks, one.a(Round)
    if page is None or not page.attended or not one.done:
        return
    for key, least in (("prompts", asked.prompts), ("say", asked.say)):
        if (count := len(getattr(page, key))) < least:
            found = f"{count} under {key}: of a round that is attended"
            mend = "Write more, or set draft: true until they are there."
            yield one.on(1, found, f"at least {least}", mend)
    for index, prompt in enumerate(page.prompts):
        for found, expected, mend in _dry(prompt, page.minutes, asked.followups, asked.early):
            yield one.at(("prompts", index), found, expected, mend)


def _dry(prompt: Prompt, minutes: int, least: int, early: int) -> Iterator[tuple[str, str, str]]:
    """Yield what lets a candidate talk into a silence."""
    at = [followup.at for followup in prompt.followups]
    if len(at) < least:
        yield f"{len(at)} followups", f"at least {least}", "Write more."
    if early and at and at[0] > early * minutes / 100:
        latest = early * minutes // 100
        found = f"a first follow-up at minute {at[0]}"
        yield found, f"minute {latest} at the latest", "Ask something sooner."
    if at != sorted(set(at)):
        found = f"followups at the minutes {', '.join(map(str, at))}"
        yield found, "each later than the one before", "Put them in order."


def alone(one: Alone) -> Iterator[Problem]:
    """Yield what is said in a mock or printed on a sheet and points to words elsewhere."""
    page = one.a(Round)
    for place, text in _said(page) if page is not None and one.done else ():
        if match := _ELSEWHERE.search(text):
            found = f"{quoted(match[0])} in what stands on a sheet and in a mock"
            mend = "Say it in the text itself."
            yield one.at(place, found, "words that stand alone", mend)


def _said(page: Round) -> Iterator[tuple[Place, str]]:
    for index, prompt in enumerate(page.prompts):
        yield ("prompts", index, "text"), prompt.text
        for at, followup in enumerate(prompt.followups):
            yield ("prompts", index, "followups", at, "text"), followup.text
    for index, phase in enumerate(page.phases):
        yield ("phases", index, "do"), phase.do
    for index, text in enumerate(page.say):
        yield ("say", index), text
