"""Whether a number is shown as its question asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.records.problems import Problem
from macros.records.questions.numeric import Numeric, rounded

from .base import Alone

_STEPS = {
    "ten": 10,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "one decimal": 0.1,
    "two decimals": 0.01,
    "three decimals": 0.001,
}
_ASKED = re.compile(
    r"\b(?:to the )?nearest (?P<place>ten|hundred|thousand|million)\b"
    r"|\b(?P<decimals>one decimal|(?:two|three) decimals)\b"
    r"|\b(?:to the nearest|in whole|whole number)\b"
)


def _step(prompt: str) -> float | None:
    """Return what a prompt asks to round to, 1 for whole ones; None where it asks for nothing."""
    found = list(_ASKED.finditer(" ".join(prompt.split())))
    return _STEPS.get(found[-1]["place"] or found[-1]["decimals"] or "", 1) if found else None


def asked(one: Alone) -> Iterator[Problem]:
    """Yield numbers not shown as the prompt asks for them, and roundings nobody asked for."""
    for index, question in one.questions():
        if not isinstance(question, Numeric):
            continue
        step, answer = _step(question.prompt), question.answer
        place = ("questions", index, "answer", "nearest")
        if answer.nearest is not None and answer.nearest != step:
            expected = "a prompt that says what to round to, as in: to the nearest whole number"
            found = f"nearest: {answer.nearest:g}, while the prompt asks for {_words(step)}"
            yield one.at(place, found, expected, "Say it in the prompt, or correct nearest:.")
        elif step and answer.nearest is None and rounded(answer.value, step) != answer.value:
            found = f"{answer.value:g} would be shown, while the prompt asks for {_words(step)}"
            expected = f"{rounded(answer.value, step):g} as the answer shown"
            yield one.at(place[:-1], found, expected, f"Add nearest: {step:g}.")


def _words(step: float | None) -> str:
    return f"steps of {step:g}" if step else "no rounding"
