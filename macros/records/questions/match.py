"""Rows to be matched to targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from macros.records.fields import (
    Fault,
    Model,
    Phrase,
    Slug,
    Text,
    entries,
)
from macros.records.problems import quoted

from .base import Part, Question


class Target(Model):
    id: Slug
    text: Phrase


class Pair(Part):
    to: Slug
    why: Text


class Match(Question):
    type: Literal["match"]
    how: ClassVar[str] = "Give each row its match. One may serve several rows, or none."
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
