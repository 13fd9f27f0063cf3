"""What every rule is given: sound content by id, its files with their lines, and the standards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from macros.reading.catalog import Catalog, Entry
from macros.reading.files import File
from macros.reading.validate import problem
from macros.records.fields import Fault, Model
from macros.records.pages import Page
from macros.records.problems import Place, Problem
from macros.records.questions import AnyQuestion, Quiz
from macros.records.standards import Standards

M = TypeVar("M", bound=Model)
T = TypeVar("T")


class Remembered(Generic[T]):
    """What was found the last time, for as long as what it was found in is the same.

    A serving process checks after every edit, and most edits touch no question.
    """

    def __init__(self) -> None:
        self._of: object = None
        self._found: list[T] = []

    def get(self, of: object, find: Callable[[], T]) -> T:
        """Return what `find` found in what equals `of`, or finds now."""
        if not self._found or self._of != of:
            self._of, self._found = of, [find()]
        return self._found[0]


@dataclass(frozen=True)
class Alone:
    """One file, and all that a rule of single files may know besides it.

    What such a rule finds is kept until one of these changes, so it is given nothing else: no
    other file. `titles` are those of documents, which others wrote.
    """

    file: File
    standards: Standards
    titles: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Tell whether the file is meant to be whole."""
        record = self.file.record
        return not (isinstance(record, (Page, Quiz)) and record.draft)

    def a(self, model: type[M]) -> M | None:
        """Return the file's record where it is a `model`."""
        return self.file.record if isinstance(self.file.record, model) else None

    def questions(self) -> Iterator[tuple[int, AnyQuestion]]:
        """Yield the questions of the file with their places, none where it is a draft."""
        quiz = self.a(Quiz)
        if quiz is not None and self.done:
            yield from enumerate(quiz.questions)

    def at(self, place: Place, found: str, expected: str, mend: str) -> Problem:
        """Return a problem at `place` in the file's record."""
        return problem(self.file.loaded, Fault(place, found, expected, mend))

    def on(self, line: int, found: str, expected: str, mend: str) -> Problem:
        """Return a problem on `line` of the file."""
        return Problem(self.file.name, line, "", found, expected, mend)


@dataclass(frozen=True)
class Content:
    """Content in which nothing is unsound. `files` are by name.

    `drafts` are those let off: what says that it is one, and what is not written yet.
    """

    catalog: Catalog
    files: dict[str, File]
    standards: Standards
    drafts: frozenset[str]

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of all documents."""
        return tuple(document.title for document, _ in self.catalog.documents.values())

    def alone(self, file: File) -> Alone:
        """Return what a rule of single files may know of `file`."""
        return Alone(file, self.standards, self.titles)

    def done(self, file: str) -> bool:
        """Tell whether `file` is meant to be whole."""
        return file not in self.drafts

    def at(self, file: str, place: Place, found: str, expected: str, mend: str) -> Problem:
        """Return a problem at `place` in the record of `file`."""
        return problem(self.files[file].loaded, Fault(place, found, expected, mend))

    def on(self, file: str, line: int, found: str, expected: str, mend: str) -> Problem:
        """Return a problem on `line` of `file`."""
        return Problem(file, line, "", found, expected, mend)

    def quizzes(self) -> Iterator[tuple[str, Quiz]]:
        """Yield every quiz with its file, drafts left out."""
        for name, file in self.files.items():
            if isinstance(file.record, Quiz) and self.done(name):
                yield name, file.record

    def questions(self) -> Iterator[tuple[str, int, AnyQuestion]]:
        """Yield every question with its file and place in it, drafts left out."""
        for name, quiz in self.quizzes():
            for index, question in enumerate(quiz.questions):
                yield name, index, question

    def quiz_file(self, entry: Entry) -> str:
        """Return the name of the file that has, or should have, the quiz of a page."""
        return f"quizzes/{entry.src.removesuffix('.md')}.yml"


FileRule = Callable[[Alone], Iterator[Problem]]
Rule = Callable[[Content], Iterator[Problem]]
