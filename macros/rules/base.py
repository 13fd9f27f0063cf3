"""What every rule is given: sound content by id, its files with their lines, and the standards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.reading.catalog import Catalog, Entry
from macros.reading.files import File
from macros.reading.validate import problem
from macros.records.fields import Fault
from macros.records.problems import Place, Problem
from macros.records.questions import AnyQuestion, Quiz
from macros.records.standards import Standards


@dataclass(frozen=True)
class Content:
    """Content in which nothing is unsound. `files` are by name, `drafts` those let off."""

    catalog: Catalog
    files: dict[str, File]
    standards: Standards
    drafts: frozenset[str]

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


Rule = Callable[[Content], Iterator[Problem]]
