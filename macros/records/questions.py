"""What a quiz and its questions may be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr

from . import formula
from .fields import (
    DOTTED,
    CiteId,
    ConceptRef,
    Defines,
    DimensionRef,
    DottedId,
    Fault,
    Line,
    Model,
    Number,
    PageRef,
    Phrase,
    Slug,
    Text,
    entries,
    is_number,
)
from .problems import quoted


class Part(Model):
    """One of what a question lists."""

    id: Slug
    text: Phrase


class Option(Part):
    correct: StrictBool = False
    why: Text


class Item(Part):
    why: Text | None = None


class Target(Model):
    id: Slug
    text: Phrase


class Pair(Part):
    to: Slug
    why: Text


class Criterion(Model):
    id: Slug
    text: Phrase
    why: Text | None = None


class Slip(Model):
    """A wrong value that people reach, and how."""

    value: Number
    why: Text


class Answer(Model):
    """A value with its unit, how far off is still right, and the arithmetic that gives it."""

    value: Number
    unit: Line | None = None
    tolerance: Number = 0
    formula: StrictStr

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        value, tolerance, text = raw.get("value"), raw.get("tolerance", 0), raw.get("formula")
        if is_number(tolerance) and tolerance < 0:
            yield Fault(("tolerance",), f"{tolerance}", "0 or more", "Correct it.")
        if not isinstance(text, str):
            return
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


def _result(text: str) -> float | None:
    """Return the value of a formula without names, or None where it is none or has none."""
    try:
        return formula.parse(text).value({})
    except formula.FormulaError:
        return None


def _within(given: float, value: float, tolerance: float) -> bool:
    return abs(given - value) <= max(tolerance, abs(value) * 1e-9)


class Question(Model):
    """What all six types share."""

    id: Annotated[DottedId, Defines("question")]
    prompt: Text
    explanation: Text
    cites: tuple[CiteId, ...] = ()
    concepts: Annotated[tuple[ConceptRef, ...], Field(min_length=1)]
    learn: PageRef
    rubric: DimensionRef | None = None

    def key(self) -> Any:
        """Return what bears meaning: its change makes a kept answer stale."""
        raise NotImplementedError

    def parts(self) -> tuple[Part, ...]:
        """Return what the question lists for the reader to choose from or to arrange."""
        return ()

    def shown(self) -> list[Part]:
        """Return the parts in the order shown, the same at every build.

        The order comes from the ids alone, so where an author puts the right one never shows, and
        a part that is added or moved leaves the others where they were.
        """
        return sorted(self.parts(), key=self._place)

    def _place(self, part: Part) -> bytes:
        return hashlib.sha256(f"{self.id}/{part.id}".encode()).digest()

    @property
    def revision(self) -> str:
        """Return twelve hexadecimal digits that change with the key and with nothing else."""
        text = json.dumps(self.key(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def _right(raw: dict[str, Any]) -> tuple[list[str], bool]:
    """Return the ids of the options marked right, and whether every mark could be read."""
    options = raw.get("options")
    marks = [
        option.get("correct", False) if isinstance(option, dict) else None
        for option in (options if isinstance(options, list) else [None])
    ]
    right = [
        str(option.get("id", index))
        for index, option in entries(raw, "options")
        if option.get("correct") is True
    ]
    return right, all(isinstance(mark, bool) for mark in marks)


class Single(Question):
    type: Literal["single"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        right, readable = _right(raw)
        if len(right) > 1:
            yield Fault(
                ("options",),
                f"{len(right)} right options ({', '.join(right)})",
                "exactly one in a question of type single",
                "Mark one with correct: true, or make the type multiple.",
            )
        elif not right and readable:
            yield Fault(
                ("options",),
                "no right option",
                "exactly one in a question of type single",
                "Mark one with correct: true.",
            )

    def parts(self) -> tuple[Part, ...]:
        return self.options

    def key(self) -> Any:
        return ["single", sorted([o.id, o.correct] for o in self.options)]


class Multiple(Question):
    type: Literal["multiple"]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=8)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        right, readable = _right(raw)
        if readable and not 0 < len(right) < len(raw["options"]):
            yield Fault(
                ("options",),
                f"{len(right)} right options of {len(raw['options'])}",
                "at least one right and one wrong",
                "Mark the right ones with correct: true.",
            )

    def parts(self) -> tuple[Part, ...]:
        return self.options

    def key(self) -> Any:
        return ["multiple", sorted([o.id, o.correct] for o in self.options)]


class Order(Question):
    type: Literal["order"]
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=8)]

    def parts(self) -> tuple[Part, ...]:
        return self.items

    def shown(self) -> list[Part]:
        """Return the items in the order shown, which is never the right one."""
        shown = super().shown()
        return [*shown[1:], shown[0]] if shown == list(self.items) else shown

    def key(self) -> Any:
        return ["order", [item.id for item in self.items]]


class Match(Question):
    type: Literal["match"]
    targets: Annotated[tuple[Target, ...], Field(min_length=2, max_length=8)]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=10)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        known = [str(target.get("id")) for _, target in entries(raw, "targets")]
        for index, pair in entries(raw, "pairs"):
            to = pair.get("to")
            if known and isinstance(to, str) and to not in known:
                yield Fault(
                    ("pairs", index, "to"),
                    f"the target {quoted(to)}",
                    f"one of {', '.join(known)}",
                    "Correct to:, or add the target.",
                )

    def parts(self) -> tuple[Part, ...]:
        return self.pairs

    def key(self) -> Any:
        return [
            "match",
            sorted(t.id for t in self.targets),
            sorted([p.id, p.to] for p in self.pairs),
        ]


class Numeric(Question):
    type: Literal["numeric"]
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

    def key(self) -> Any:
        return ["numeric", self.answer.value, self.answer.unit, self.answer.tolerance]


class Recall(Question):
    type: Literal["recall"]
    seconds: Annotated[StrictInt, Field(ge=15, le=900)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=2, max_length=9)]
    model: Text

    def key(self) -> Any:
        return ["recall", sorted(item.id for item in self.criteria)]


AnyQuestion = Annotated[
    Single | Multiple | Order | Match | Numeric | Recall, Field(discriminator="type")
]


class Quiz(Model):
    quiz: Annotated[DottedId, Defines("quiz")]
    title: Line
    page: PageRef
    retired: tuple[Annotated[DottedId, Defines("question", "retired")], ...] = ()
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        quiz = raw.get("quiz")
        if not isinstance(quiz, str) or not DOTTED.fullmatch(quiz):
            return
        for index, question in entries(raw, "questions"):
            name = question.get("id")
            own = name.removeprefix(f"{quiz}.") if isinstance(name, str) else "?"
            if own == name or "." in own:
                yield Fault(
                    ("questions", index, "id"),
                    quoted(name),
                    f"{quiz}, a dot and a slug",
                    "Rename it; where readers already have answers under it, "
                    "put the old id under retired:.",
                )
