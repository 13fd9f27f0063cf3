"""What a quiz and its questions may be: a module a type, and the one list of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from types import GenericAlias
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, StrictBool, create_model, model_validator

from macros.records.fields import (
    DOTTED,
    ConceptRef,
    Defines,
    DottedId,
    Fault,
    Line,
    Model,
    PageRef,
    entries,
)
from macros.records.problems import quoted

from .base import Part, Question, Stem
from .choice import Multiple, Option, Single
from .match import Match
from .numeric import Numeric
from .order import Order
from .recall import Recall
from .text import TextAnswer

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
    "TextAnswer",
    "quiz_of",
]

TYPES: tuple[type[Question], ...] = (Single, Multiple, Order, Match, Numeric, Recall, TextAnswer)


def _one_of(types: tuple[type[Question], ...]) -> Any:
    """Return the type of a value that is a question of one of `types`."""
    return Annotated[reduce(or_, types), Field(discriminator="type")]


if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = _one_of(TYPES)


# What a quiz may say once for all of its questions that do not say it themselves.
_DEFAULTS = ("concepts", "learn", "author")


class Quiz(Model):
    """The questions of a page, with what they share."""

    quiz: Annotated[DottedId, Defines("quiz")]
    title: Line
    page: PageRef
    draft: StrictBool = False
    retired: tuple[Annotated[DottedId, Defines("question", "retired")], ...] = ()
    concepts: tuple[ConceptRef, ...] = ()
    learn: PageRef | None = None
    author: Line | None = None
    stems: tuple[Stem, ...] = ()
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _shared(cls, raw: Any) -> Any:
        """Give each question what the quiz says for all, and the stem that it names."""
        if not isinstance(raw, dict) or not isinstance(raw.get("questions"), tuple):
            return raw
        defaults = {key: raw[key] for key in _DEFAULTS if raw.get(key)}
        stems = {str(stem.get("id")): stem for stem in _records(raw.get("stems"))}
        questions = tuple(
            _with_stem({**defaults, **one}, stems) if isinstance(one, dict) else one
            for one in raw["questions"]
        )
        return {**raw, "questions": questions}

    @classmethod
    def faults(cls, raw: dict[str, Any]) -> Iterator[Fault]:
        yield from _unknown_stems(raw)
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
                    f"Rename it; where readers already have answers under it, add was: [{name}].",
                )


def _records(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, tuple) else []


def _with_stem(question: dict[str, Any], stems: dict[str, Any]) -> dict[str, Any]:
    """Return a question with its stem for the id of it; without one where there is none."""
    given = question.pop("stem", None)
    if isinstance(given, str) and given in stems:
        question["stem"] = stems[given]
    return question


def _unknown_stems(raw: dict[str, Any]) -> Iterator[Fault]:
    known = [str(stem.get("id")) for _, stem in entries(raw, "stems")]
    for index, question in entries(raw, "questions"):
        given = question.get("stem")
        if "stem" in question and not (isinstance(given, str) and given in known):
            yield Fault(
                ("questions", index, "stem"),
                f"the stem {quoted(given)}, which does not exist",
                f"one of {', '.join(known)}" if known else "an id under stems: of this quiz",
                "Correct the id, or write the stem under stems:.",
            )


def quiz_of(types: tuple[type[Question], ...]) -> type[Quiz]:
    """Return the model of quizzes whose questions are of `types`."""
    several: Any = GenericAlias(tuple, (_one_of(types), ...))
    questions: Any = (Annotated[several, Field(min_length=1)], ...)
    return create_model("Quiz", __base__=Quiz, questions=questions)
