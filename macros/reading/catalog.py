"""Everything the guide knows, by id, with every reference between files checked.

`read` walks `docs/` and `quizzes/` and returns a catalog and every problem there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from macros.records.pages import (
    Checklist,
    Disagreement,
    Document,
    Fact,
    Page,
    Practice,
    Register,
    Role,
    Round,
    Source,
)
from macros.records.problems import Problem
from macros.records.questions import AnyQuestion, Quiz

from . import cross_references, lint
from .body import Call
from .disk import kept, static_files
from .files import File, read_files
from .references.index import Index
from .sandbox import Program
from .vocabulary import Vocabulary

P = TypeVar("P", bound=Page)

FIGURES = Path(__file__).parents[1] / "figures"


@dataclass(frozen=True)
class Entry:
    """A page with its record; `headings` are its body's, in Markdown, by their anchors.

    `calls` are the macros its body calls, in order; `computes` says that it does more than that,
    and `program` is what then makes it, unless something is wrong with it.
    """

    kind: str
    id: str
    page: Page
    file: str
    body: str
    headings: dict[str, str]
    cited: tuple[str, ...]
    calls: tuple[Call, ...]
    computes: bool
    program: Program | None

    @property
    def ref(self) -> str:
        """Return the page as other pages name it: `concept:stride`."""
        return f"{self.kind}:{self.id}"

    @property
    def src(self) -> str:
        """Return the path below `docs/`."""
        return self.file.removeprefix("docs/")


@dataclass
class Catalog:
    """All sound records by id. Iteration orders are those of the file system, sorted.

    `broken` has the body of each page whose record or template no page can be made of, by its
    path below docs/. `excluded` are files and folders that must not reach the site. `left_out` are
    the drafts that were read and have no part in anything else here.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    by_src: dict[str, Entry] = field(default_factory=dict)
    facts: dict[str, tuple[Fact, Entry]] = field(default_factory=dict)
    documents: dict[str, tuple[Document, Entry]] = field(default_factory=dict)
    disagreements: dict[str, tuple[Disagreement, Entry]] = field(default_factory=dict)
    checklists: dict[str, tuple[Checklist, Entry]] = field(default_factory=dict)
    quizzes: dict[str, Quiz] = field(default_factory=dict)
    quiz_of: dict[str, Quiz] = field(default_factory=dict)
    questions: dict[str, AnyQuestion] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    excluded: frozenset[str] = frozenset()
    left_out: tuple[File, ...] = ()
    _kinds: dict[type[Page], list[tuple[Entry, Page]]] = field(default_factory=dict)

    def of_kind(self, model: type[P]) -> list[tuple[Entry, P]]:
        """Return the pages of one kind with their typed records, sorted by id."""
        if model not in self._kinds:  # asked for on every page
            found = [(e, e.page) for e in self.entries.values() if isinstance(e.page, model)]
            self._kinds[model] = sorted(found, key=lambda pair: pair[0].id)
        return cast("list[tuple[Entry, P]]", self._kinds[model])

    def entry(self, kind: str, id: str) -> Entry | None:
        """Return the page of that kind and id, if there is a sound one."""
        return self.entries.get(f"{kind}:{id}")

    def record(self, model: type[P], id: str) -> P:
        """Return the record of that kind and id; raise KeyError where there is no sound one."""
        return cast("P", self.entries[f"{model.kind}:{id}"].page)

    def rounds(self, role: str) -> list[tuple[Entry, Round]]:
        """Return a role's rounds in the order of its loop."""
        return [
            (self.entries[f"round:{name}"], self.record(Round, name))
            for name in self.record(Role, role).rounds
        ]

    def checked(self, fact: Fact) -> str | None:
        """Return the day a fact was last checked, as 2026-11-21: that of its oldest document.

        None where it was checked against no document.
        """
        found = (self.documents.get(name) for name in fact.documents)
        return min((document.checked for document, _ in filter(None, found)), default=None)

    def cited_on(self, fact: str) -> list[Entry]:
        """Return the pages other than sources whose text or record cites `fact`."""
        return [e for e in self._citing() if fact in e.cited]

    def cited(self) -> set[str]:
        """Return every fact and document that pages other than sources cite."""
        return {fact for e in self._citing() for fact in e.cited}

    def _citing(self) -> Iterator[Entry]:
        return (e for e in self.entries.values() if e.kind not in ("source", "register"))


def read(root: Path, macros: Vocabulary, *, drafts: bool = True) -> tuple[Catalog, list[Problem]]:
    """Read `root`/docs, where `macros` may be called, and `root`/quizzes.

    Returns the catalog of everything that is sound, and every problem there is. With problems the
    catalog is good enough to render other pages, not to publish. Without `drafts` it is as if
    their files were not there, and what needs one of them is a problem.
    """
    every = _read_by_two(root, macros)
    files = [file for file in every if drafts or not file.draft]
    left_out = tuple(file for file in every if file.draft and not drafts)
    index = Index(files, left_out)
    problems = [problem for file in files for problem in file.problems]
    problems += cross_references.check(index)
    unwanted = list(static_files.check(root))
    problems += unwanted
    figures = frozenset(path.stem for path in FIGURES.glob("*.svg"))
    found, broken = lint.check(index, root, figures, macros)
    programs = {file.name: lint.tried(file, macros).program for file in index.pages.values()}
    catalog = _catalog(files, broken, programs)
    catalog.left_out = left_out
    catalog.excluded = frozenset(
        [*(problem.file for problem in unwanted), *(file.name for file in left_out)]
    )
    return catalog, sorted({*problems, *found})


def _read_by_two(root: Path, macros: Vocabulary) -> list[File]:
    """Return all files, which know nothing of each other: half of them a second process reads."""

    def read_half(first: int) -> None:
        for file in read_files(root, slice(first, None, 2)):
            lint.tried(file, macros)

    with kept.shared(partial(read_half, 1)):
        read_half(0)
    return read_files(root)


def _catalog(
    files: list[File], broken: frozenset[str], programs: dict[str, Program | None]
) -> Catalog:
    catalog = Catalog()
    for file in files:
        if file.model is not Quiz and (file.record is None or file.name in broken):
            catalog.broken[file.name.removeprefix("docs/")] = file.loaded.body
        if isinstance(file.record, Page):
            _add_page(catalog, file, file.record, programs.get(file.name))
        elif isinstance(file.record, Quiz):
            catalog.quizzes[file.record.quiz] = file.record
            catalog.quiz_of[file.record.page] = file.record
            catalog.questions |= {question.id: question for question in file.record.questions}
    return catalog


def _add_page(catalog: Catalog, file: File, record: Page, program: Program | None) -> None:
    entry = Entry(
        kind=file.kind,
        id=file.id,
        page=record,
        file=file.name,
        body=file.loaded.body,
        headings={heading.anchor: heading.title for heading in file.body.headings},
        cited=file.cited,
        calls=file.body.calls,
        computes=file.body.computes,
        program=program,
    )
    catalog.entries[entry.ref] = entry
    catalog.by_src[entry.src] = entry
    if isinstance(record, Source):
        catalog.facts |= {fact.id: (fact, entry) for fact in record.facts}
        catalog.disagreements |= {item.id: (item, entry) for item in record.disagreements}
    if isinstance(record, Register):
        catalog.documents |= {document.id: (document, entry) for document in record.documents}
    if isinstance(record, (Round, Practice)) and record.checklist is not None:
        catalog.checklists[record.checklist.id] = (record.checklist, entry)
