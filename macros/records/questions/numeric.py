"""A number to be worked out, with what people reach by mistake."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar, Literal

from pydantic import StrictStr

from macros.records import formula
from macros.records.fields import (
    Fault,
    Line,
    Model,
    Number,
    Text,
    entries,
    is_number,
)
from macros.records.problems import quoted

from .base import Part, Question


class Slip(Model):
    """A wrong value that people reach, and how."""

    value: Number
    why: Text


class Answer(Model):
    """A value with its unit, how far off is still right, and the arithmetic that gives it.

    `nearest` is what the question asks to round to: 1 for whole ones, 10 for tens, 0.1 for one
    decimal. The rounded value is what is shown; graded is the value itself.
    """

    value: Number
    unit: Line | None = None
    tolerance: Number = 0
    nearest: Number | None = None
    formula: StrictStr

    @property
    def shown(self) -> float:
        """The value as the question asks for it."""
        return self.value if self.nearest is None else rounded(self.value, self.nearest)

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        value, tolerance, text = raw.get("value"), raw.get("tolerance", 0), raw.get("formula")
        if is_number(tolerance) and tolerance < 0:
            yield Fault(("tolerance",), f"{tolerance}", "0 or more", "Correct it.")
        if not isinstance(text, str):
            return
        nearest = raw.get("nearest")
        if nearest is not None and is_number(value) and is_number(tolerance):
            yield from _roundings(value, tolerance, nearest)
        result = _result(text)
        if result is None:
            yield Fault(
                ("formula",),
                quoted(text),
                "arithmetic of numbers, + - * / ** and parentheses",
                "Rewrite the formula.",
            )
            return
        # The value is what a reader may round to, so it may differ by the tolerance granted.
        if is_number(value) and is_number(tolerance) and not _within(result, value, tolerance):
            yield Fault(
                ("value",),
                f"{value:g}, while the formula gives {result:g}",
                "the formula's result within the tolerance",
                "Correct the value or the formula.",
            )


class Numeric(Question):
    type: Literal["numeric"]
    how: ClassVar[str] = "Work it out."
    answer: Answer
    slips: tuple[Slip, ...] = ()
    working: Text

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        answer = raw.get("answer")
        if not isinstance(answer, dict):
            return
        value, tolerance = answer.get("value"), answer.get("tolerance", 0)
        for index, slip in entries(raw, "slips"):
            wrong = slip.get("value")
            if not (is_number(value) and is_number(tolerance) and is_number(wrong)):
                continue
            if _within(wrong, value, tolerance):
                yield Fault(
                    ("slips", index, "value"),
                    f"{wrong:g}, which is graded as right",
                    "a value outside the tolerance",
                    "Correct it, or make the tolerance smaller.",
                )

    def parts(self) -> tuple[Part, ...]:
        return ()

    def key(self) -> Any:
        return ["numeric", self.answer.value, self.answer.unit, self.answer.tolerance]


def rounded(value: float, step: float) -> float:
    """Return the multiple of `step`, which is above 0, that is nearest; halves go up."""
    size = Decimal(str(step))
    return float((Decimal(str(value)) / size).quantize(Decimal(1), ROUND_HALF_UP) * size)


def _roundings(value: float, tolerance: float, nearest: object) -> Iterator[Fault]:
    if not is_number(nearest) or nearest <= 0:
        yield Fault(("nearest",), f"{nearest}", "a number above 0", "1 is for whole ones.")
    elif not _within(rounded(value, nearest), value, tolerance):
        found = f"{value:g} rounded to {rounded(value, nearest):g}, which is graded as wrong"
        mend = "Correct it, or make the tolerance larger."
        yield Fault(("nearest",), found, "a step whose rounded value is graded as right", mend)


def _result(text: str) -> float | None:
    """Return the value of a formula without names, or None where it is none or has none."""
    try:
        return formula.parse(text).value({})
    except formula.FormulaError:
        return None


def _within(given: float, value: float, tolerance: float) -> bool:
    return abs(given - value) <= max(tolerance, abs(value) * 1e-9)
