"""Items to be put in order."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from macros.records.fields import (
    Text,
)

from .base import Part, Question


class Item(Part):
    why: Text | None = None


class Order(Question):
    type: Literal["order"]
    how: ClassVar[str] = "Put these in order."
    how_on_paper: ClassVar[str] = "Number them from 1."
    items: Annotated[tuple[Item, ...], Field(min_length=3, max_length=8)]

    def parts(self) -> tuple[Part, ...]:
        return self.items

    def shown(self) -> list[Part]:
        """Return the items in the order shown, which is never the right one."""
        shown = super().shown()
        return [*shown[1:], shown[0]] if shown == list(self.items) else shown

    def key(self) -> Any:
        return ["order", [item.id for item in self.items]]
