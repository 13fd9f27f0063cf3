"""Single and multiple choice: options with a reason each, some of them right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictBool

from macros.records.fields import (
    Fault,
    Snippet,
    Text,
    entries,
)

from .base import Part, Question


class Option(Part):
    """An option; `pinned` stays behind those that are not, as "None of these" must."""

    text: Snippet
    correct: StrictBool = False
    why: Text
    pinned: StrictBool = False


class Choice(Question):
    """What the two have in common."""

    options: tuple[Option, ...]

    @property
    def folder(self) -> str:
        return "choice"

    def parts(self) -> tuple[Part, ...]:
        return self.options

    def shown(self) -> list[Part]:
        """Return the options in the order shown: the pinned ones last, as the author has them."""
        pinned = [option for option in self.options if option.pinned]
        return [*(part for part in super().shown() if part not in pinned), *pinned]

    def key(self) -> Any:
        return [self.type, sorted([option.id, option.correct] for option in self.options)]


class Single(Choice):
    type: Literal["single"]
    how: ClassVar[str] = "Choose one."
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]

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


class Multiple(Choice):
    type: Literal["multiple"]
    how: ClassVar[str] = "Choose all that apply."
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]

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
