"""What every type of question has, and what each must say of itself."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, WithJsonSchema, model_validator

from macros.records.fields import (
    SLUG_SCHEMA,
    CiteId,
    ConceptRef,
    Defines,
    DimensionRef,
    DottedId,
    Line,
    Model,
    PageRef,
    Phrase,
    Slug,
    Text,
)


def _given_elsewhere(*keys: str) -> Callable[[dict[str, Any]], None]:
    """Return what takes `keys` from those that a schema asks authors for."""

    def relax(schema: dict[str, Any]) -> None:
        schema["required"] = [key for key in schema.get("required", ()) if key not in keys]

    return relax


class Part(Model):
    """One of what a question lists.

    Readers' answers are kept under the ids of parts. One that no author gave comes from the text:
    so it is the same wherever the part stands, and a part of another wording is another part,
    which an old answer can never be taken for.
    """

    model_config = ConfigDict(json_schema_extra=_given_elsewhere("id"))

    id: Slug
    text: Phrase

    @model_validator(mode="before")
    @classmethod
    def _named(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and "id" not in raw and isinstance(raw.get("text"), str):
            return {"id": id_of(raw["text"]), **raw}
        return raw


def id_of(text: str) -> str:
    """Return the id of a part without one: of its words, whatever their case and spacing."""
    folded = " ".join(text.lower().split()).rstrip(".")
    return f"x{hashlib.sha256(folded.encode()).hexdigest()[:7]}"


class Stem(Model):
    """What several questions of a quiz are asked about: a case, a listing, a drawing in words."""

    id: Slug
    text: Text


class Shared(Model):
    """The fields of every type: what can be checked of a question whose type is unknown.

    `concepts`, `learn` and `author` may stand once in the quiz. `stem` is written as an id, of one
    in `stems` of the quiz; the record has the stem itself, for whoever shows the question alone.
    """

    model_config = ConfigDict(json_schema_extra=_given_elsewhere("concepts", "learn"))

    id: Annotated[DottedId, Defines("question")]
    # Ids that once were this question's: what readers kept under them is still theirs.
    was: tuple[Annotated[DottedId, Defines("question", "renamed")], ...] = ()
    stem: Annotated[Stem | None, WithJsonSchema(SLUG_SCHEMA)] = None
    prompt: Text
    explanation: Text
    cites: tuple[CiteId, ...] = ()
    concepts: Annotated[tuple[ConceptRef, ...], Field(min_length=1)]
    learn: PageRef
    rubric: DimensionRef | None = None
    difficulty: Literal["easy", "medium", "hard"] | None = None
    author: Line | None = None


class Question(Shared, ABC):
    """A type of question: a field `type` with its name, and what is asked for below.

    Its templates are task.html.j2, the controls, and reasons.html.j2, the key with the reasons, in
    docs/assets/parts/question/<folder>/. Listed in TYPES it is validated, offered and shown.
    """

    common: ClassVar[type[Model] | None] = Shared
    # What the reader is to do, and on paper besides.
    how: ClassVar[str] = ""
    how_on_paper: ClassVar[str] = ""

    if TYPE_CHECKING:
        type: str

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Refuse a type that does not say what each must."""
        missing = [*sorted(cls.__abstractmethods__), *(() if cls.how else ("how",))]
        if missing and "type" in cls.model_fields:
            raise TypeError(f"{cls.__name__} is no type of question without {', '.join(missing)}")

    @property
    def folder(self) -> str:
        """Return the folder of its templates."""
        return self.type

    @abstractmethod
    def key(self) -> Any:
        """Return what bears meaning: its change makes a kept answer stale."""

    @abstractmethod
    def parts(self) -> tuple[Part, ...]:
        """Return what the question lists for the reader to choose from or to arrange."""

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
