"""What a quiz and its questions may be: a module a type, and the one list of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StrictBool, create_model

from macros.records.fields import DOTTED, Defines, DottedId, Fault, Line, Model, PageRef, entries
from macros.records.problems import quoted

from .base import Part, Question
from .choice import Multiple, Option, Single
from .match import Match
from .numeric import Numeric
from .order import Order
from .recall import Recall

__all__ = [
    "TYPES",
    "AnyQuestion",
    "Multiple",
    "Option",
    "Order",
    "Part",
    "Question",
    "Quiz",
    "Single",
    "quiz_of",
]

TYPES: tuple[type[Question], ...] = (Single, Multiple, Order, Match, Numeric, Recall)


def _one_of(types: tuple[type[Question], ...]) -> Any:
    """Return the type of a value that is a question of one of `types`."""
    return Annotated[reduce(or_, types), Field(discriminator="type")]


if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = _one_of(TYPES)


class Quiz(Model):
    quiz: Annotated[DottedId, Defines("quiz")]
    title: Line
    page: PageRef
    draft: StrictBool = False
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


def quiz_of(types: tuple[type[Question], ...]) -> type[Quiz]:
    """Return the model of quizzes whose questions are of `types`."""
    several: Any = GenericAlias(tuple, (_one_of(types), ...))
    questions: Any = (Annotated[several, Field(min_length=1)], ...)
    return create_model("Quiz", __base__=Quiz, questions=questions)
