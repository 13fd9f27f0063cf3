"""A number is shown as it is asked for, and graded as it is."""

from __future__ import annotations

import pytest

from macros.records.questions.numeric import Answer, Numeric, rounded


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (13.93, 1, "14"),
        (289.08, 10, "290"),
        (8.26, 0.1, "8.3"),
        (0.63, 0.1, "0.6"),
        (2.5, 1, "3"),
        (-2.5, 1, "-3"),
        (92593, 1000, "93000"),
        (0.285, 0.01, "0.29"),
    ],
)
def test_a_value_goes_to_the_nearest_step(value: float, step: float, text: str) -> None:
    assert f"{rounded(value, step):g}" == text


def test_rounding_is_for_the_eye_and_makes_no_answer_stale() -> None:
    keys, shown = [], []
    for nearest in (None, 1):
        answer = Answer(
            value=13.93, unit="analysts", tolerance=0.1, nearest=nearest, formula="13.93"
        )
        question = Numeric(
            id="a.b",
            type="numeric",
            prompt="How many?",
            answer=answer,
            working="13.93",
            explanation="So.",
            concepts=("a",),
            learn="concept:a",
        )
        keys.append(question.key())
        shown.append(answer.shown)
    assert shown == [13.93, 14]
    assert keys[0] == keys[1]
