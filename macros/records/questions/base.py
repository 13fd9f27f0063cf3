"""What every type of question has, and what each must say of itself."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from macros.records.fields import (
    CiteId,
    ConceptRef,
    Defines,
    DimensionRef,
    DottedId,
    Model,
    PageRef,
    Phrase,
    Slug,
    Text,
)


class Part(Model):
    """One of what a question lists."""

    id: Slug
    text: Phrase


class Shared(Model):
    """The fields of every type: what can be checked of a question whose type is unknown."""

    id: Annotated[DottedId, Defines("question")]
    # Ids that once were this question's: what readers kept under them is still theirs.
    was: tuple[Annotated[DottedId, Defines("question", "renamed")], ...] = ()
    prompt: Text
    explanation: Text
    cites: tuple[CiteId, ...] = ()
    concepts: Annotated[tuple[ConceptRef, ...], Field(min_length=1)]
    learn: PageRef
    rubric: DimensionRef | None = None


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
