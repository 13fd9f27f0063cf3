"""Whether a model answer takes the time that is asked, and each criterion asks one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.records.problems import Problem
from macros.records.questions.recall import Recall

from .base import Alone

# Two demands in one sentence: an "and" before another verb of the speaker's, or a semicolon.
_TWO = re.compile(r";|\band (?:I|it|my|you|that|then|also)\b.{3,}", re.IGNORECASE)


def paces(one: Alone) -> Iterator[Problem]:
    """Yield model answers that are too long or too short to be said in the time asked."""
    pace = one.standards.spoken
    for index, question in one.questions():
        if pace is None or not isinstance(question, Recall):
            continue
        count = len(question.model.split())
        low, high = (round(rate * question.seconds / 60) for rate in (pace.low, pace.high))
        if not low <= count <= high:
            expected = f"{low} to {high}, as many as are said in {question.seconds} seconds"
            place = ("questions", index, "model")
            mend = "Shorten or complete it, or correct seconds:."
            yield one.at(place, f"{count} words", expected, mend)


def criteria(one: Alone) -> Iterator[Problem]:
    """Yield criteria that ask for two things, of which a reader may have said one."""
    for index, question in one.questions():
        for at, criterion in enumerate(question.criteria if isinstance(question, Recall) else ()):
            if match := _TWO.search(criterion.text):
                place = ("questions", index, "criteria", at, "text")
                found = f"two demands in one criterion ({match[0]!r:.40})"
                yield one.at(place, found, "one demand", "Make two criteria of it.")
