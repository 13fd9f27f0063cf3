"""A few words to be typed, of which the accepted spellings are known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictBool

from macros.records.fields import Fault, Model, Spelling, Text, entries
from macros.records.problems import quoted

from .base import Part, Question

# Phones write these of their own accord.
_CURLY = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


class NearMiss(Model):
    """A wrong answer that people give, and why it is wrong."""

    text: Spelling
    why: Text


class TextAnswer(Question):
    """Case, curly quotes and spaces at the ends or in a row are forgiven, unless `exact`."""

    type: Literal["text"]
    how: ClassVar[str] = "Answer in a few words."
    how_on_paper: ClassVar[str] = "Write it on the line."
    accepted: Annotated[tuple[Spelling, ...], Field(min_length=1, max_length=20)]
    exact: StrictBool = False
    slips: tuple[NearMiss, ...] = ()

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        exact, given = raw.get("exact") is True, raw.get("accepted")
        texts = [text for text in given if isinstance(text, str)] if isinstance(given, list) else []
        seen = {folded(text, exact=exact) for text in texts}
        for index, slip in entries(raw, "slips"):
            text = slip.get("text")
            if isinstance(text, str) and folded(text, exact=exact) in seen:
                found = f"{quoted(text)}, which is graded as right"
                yield Fault(
                    ("slips", index, "text"),
                    found,
                    "an answer that is not accepted",
                    "Delete it here, or take it from accepted:.",
                )

    @property
    def lines(self) -> int:
        """Return how many lines the longest accepted answer has."""
        return max(text.count("\n") + 1 for text in self.accepted)

    def parts(self) -> tuple[Part, ...]:
        return ()

    def key(self) -> Any:
        return [
            "text",
            self.exact,
            sorted(folded(text, exact=self.exact) for text in self.accepted),
        ]


def folded(text: str, *, exact: bool) -> str:
    """Return what is compared of an answer, as question/text/type.js does."""
    text = unicodedata.normalize("NFC", text)
    return text.strip() if exact else " ".join(text.translate(_CURLY).lower().split())
