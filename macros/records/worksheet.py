"""What a worksheet may be: parts with fields to fill in, in rows or not, and sums over numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, StrictStr

from . import formula
from .fields import (
    Defines,
    DottedId,
    Fault,
    Line,
    Model,
    Number,
    Phrase,
    RoundRef,
    RubricRef,
    Slug,
    Text,
    entries,
    is_number,
    is_whole,
)
from .problems import nearest, quoted

# What a reader's sheet may hold in the browser is bounded (MAX_FIELDS in records.js); some room
# is left for grades and for rows that were removed.
MOST_FIELDS = 400


class SheetField(Model):
    """Something to fill in: a text of some lines, a choice, or with `unit` a number.

    `value` is the number that a sum takes while the reader has given none; it is marked as ours.
    """

    id: Slug
    label: Line
    help: Phrase | None = None
    lines: Annotated[StrictInt, Field(ge=1, le=40)] = 2
    width: Literal["quarter", "third", "half", "whole"] = "whole"
    choices: tuple[Line, ...] = ()
    unit: Line | None = None
    value: Number | None = None

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        if "unit" in raw and "choices" in raw:
            mend = "Keep one of the two."
            yield Fault(("unit",), "a unit beside choices", "a number or a choice", mend)
        if "unit" in raw and "value" not in raw:
            yield Fault(("unit",), "a number without value:", "an example figure", "Add value:.")
        if "value" in raw and "unit" not in raw:
            yield Fault(
                ("value",),
                "a value without unit:",
                "a unit",
                "Add unit: (of a count too: alerts), or delete value:.",
            )


class SheetRows(Model):
    """The fields of a part stand in rows: `start` of them at first, `most` at the end."""

    one: Line
    start: Annotated[StrictInt, Field(ge=1, le=20)]
    most: Annotated[StrictInt, Field(ge=1, le=60)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        start, most = raw.get("start"), raw.get("most")
        if is_whole(start) and is_whole(most) and start > most:
            yield Fault(("start",), f"{start} of at most {most}", "start <= most", "Correct it.")


class SheetResult(Model):
    """A number computed from the numbers above it; `warn` is said where it is below `least`."""

    id: Slug
    label: Line
    formula: StrictStr
    unit: Line
    digits: Annotated[StrictInt, Field(ge=0, le=4)] = 0
    least: Number | None = None
    warn: Phrase | None = None

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        if ("least" in raw) != ("warn" in raw):
            mend = "Write both, or neither."
            yield Fault(("formula",), "one of least: and warn:", "both", mend)


# How many fields of a part, besides the one that names a row, go to the sheet of a round.
MOST_CARRIED = 3


class SheetPart(Model):
    """A section of the sheet. With `rubric` each row, or the part, is graded on its dimensions.

    `carry` names the fields that go to the sheet for the interview day; in rows the first of them
    names the row.
    """

    id: Slug
    title: Line
    text: Text | None = None
    rows: SheetRows | None = None
    rubric: RubricRef | None = None
    fields: Annotated[tuple[SheetField, ...], Field(min_length=1)]
    results: tuple[SheetResult, ...] = ()
    carry: tuple[Slug, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        if "rows" in raw and raw.get("results"):
            mend = "Put the numbers in a part without rows."
            yield Fault(("results",), "results of rows", "results of single numbers", mend)
        carry = raw.get("carry")
        if not isinstance(carry, list):
            return
        known = [str(field.get("id")) for _, field in entries(raw, "fields") if "unit" not in field]
        for index, name in enumerate(carry):
            if isinstance(name, str) and name not in known:
                expected = f"the id of a text or a choice of this part{nearest(name, known)}"
                yield Fault(("carry", index), f"the field {quoted(name)}", expected, "Correct it.")
        most = MOST_CARRIED + ("rows" in raw)
        if len(carry) > most:
            yield Fault(("carry",), f"{len(carry)} fields", f"at most {most}", "Carry less.")

    @property
    def carried(self) -> tuple[SheetField, ...]:
        """Return the fields of `carry`, in its order."""
        by_id = {field.id: field for field in self.fields}
        return tuple(by_id[name] for name in self.carry)


class Worksheet(Model):
    """Something a reader makes and keeps; what they fill in is kept under `id`.

    `rounds` are those it prepares for; `words` is how many fit on the paper it imitates.
    """

    id: Annotated[DottedId, Defines("worksheet")]
    title: Line
    rounds: tuple[RoundRef, ...] = ()
    words: Annotated[StrictInt, Field(gt=0, le=5000)] | None = None
    paper: Line | None = None
    parts: Annotated[tuple[SheetPart, ...], Field(min_length=1)]

    @property
    def examples(self) -> dict[str, float]:
        """Return the example figures by name, results computed from them included."""
        values: dict[str, float] = {}
        for part in self.parts:
            values |= {f.id: float(f.value) for f in part.fields if f.value is not None}
            for result in part.results:
                found = formula.parse(result.formula).value(values)
                if found is not None:
                    values[result.id] = found
        return values

    def said(self, result: SheetResult) -> str:
        """Return a result's formula in words: labels for ids, signs as they are written."""
        labels = {field.id: field.label for part in self.parts for field in part.fields}
        labels |= {other.id: other.label for part in self.parts for other in part.results}
        signs = str.maketrans("*/-", "×÷−")  # noqa: RUF001, as they are written by hand
        text = result.formula.translate(signs)
        return re.sub(r"[a-z][a-z0-9]*", lambda m: labels.get(m[0], m[0]), text)

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        count = 0
        known: set[str] = set()
        for i, part in entries(raw, "parts"):
            fields = [field for _, field in entries(part, "fields")]
            rows = part.get("rows")
            most = rows.get("most") if isinstance(rows, dict) else 1
            count += len(fields) * (most if is_whole(most) else 1)
            known |= {str(field.get("id")) for field in fields if is_number(field.get("value"))}
            for j, result in entries(part, "results"):
                yield from _formula(("parts", i, "results", j), result.get("formula"), known)
                known.add(str(result.get("id")))
        if count > MOST_FIELDS:
            mend = "Lower most: of the rows, or ask for less."
            yield Fault(("parts",), f"{count} fields", f"at most {MOST_FIELDS}", mend)


def _formula(at: tuple[str | int, ...], text: Any, known: set[str]) -> Iterator[Fault]:
    """Yield what is wrong in a formula that may use the names `known`."""
    if not isinstance(text, str):
        return
    try:
        names = formula.parse(text).names
    except formula.FormulaError as error:
        expected = "names, numbers, + - * / ** and parentheses"
        yield Fault((*at, "formula"), str(error), expected, "Correct it.")
        return
    for name in sorted(names - known):
        yield Fault(
            (*at, "formula"),
            f"the name {quoted(name)}",
            f"the id of a number above it{nearest(name, known)}",
            "Correct it; ids in formulas are letters and digits.",
        )
