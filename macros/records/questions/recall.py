"""An answer in the reader's own words, measured by criteria."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictInt

from macros.records.fields import Text

from .base import Part, Question


class Criterion(Part):
    why: Text | None = None


class Recall(Question):
    type: Literal["recall"]
    how: ClassVar[str] = "Say it aloud or write it down, as you would in the room."
    seconds: Annotated[StrictInt, Field(ge=15, le=900)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=2, max_length=9)]
    model: Text

    def parts(self) -> tuple[Part, ...]:
        return ()

    def key(self) -> Any:
        return ["recall", sorted(item.id for item in self.criteria)]
