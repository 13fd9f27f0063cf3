"""The content files of the guide, each read and validated on its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.records.fields import Model
from macros.records.pages import KINDS, Glossary, Page, Register
from macros.records.problems import Problem
from macros.records.questions import Quiz

from .body import Body, parse
from .disk import kept
from .disk.folders import below
from .load import Loaded, load_page, load_yaml
from .validate import validate
from .walk import Value, values


@dataclass(frozen=True)
class File:
    """A content file: what was read, what it should be and, where sound, what it is.

    `values` are the texts in it that name, give or link to something, `cited` the ids of facts and
    documents that a page cites. `kind` and `id` come from the path alone; a quiz has the kind
    `quiz file`.
    """

    loaded: Loaded
    model: type[Model]
    kind: str
    id: str
    record: Model | None
    problems: tuple[Problem, ...]
    values: tuple[Value, ...] = ()
    body: Body = field(default_factory=Body)
    cited: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the path from the project's root."""
        return self.loaded.file

    @property
    def raw(self) -> dict[str, Any]:
        """Return the data as loaded, empty where it is no record."""
        return self.loaded.data if isinstance(self.loaded.data, dict) else {}

    @property
    def draft(self) -> bool:
        """Tell whether the file says that it is not whole yet, sound or not."""
        return self.raw.get("draft") is True

    @property
    def readable(self) -> bool:
        """Tell whether the data could be read at all."""
        return isinstance(self.loaded.data, dict)


def read_files(root: Path, part: slice = slice(None)) -> list[File]:
    """Return every page below `root`/docs and every quiz below `root`/quizzes, sorted by path.

    With a `part`, that of the pages and that of the quizzes.
    """
    pages = [_kept(one, root, _page) for one in _visible(root / "docs", ".md")[part]]
    return [*pages, *(_kept(one, root, _quiz) for one in _visible(root / "quizzes", "")[part])]


# What was read before, by path, with the file's time and size then: `mkdocs serve` reads again
# after every edit, of which most touch one file.
_read: dict[str, tuple[tuple[int, int], File]] = {}


def _kept(entry: os.DirEntry[str], root: Path, read: Callable[[Path, Path], File]) -> File:
    try:
        stat = entry.stat()
    except OSError:
        return read(Path(entry.path), root)  # which says what is wrong
    stamp = (stat.st_mtime_ns, stat.st_size)
    known = _read.get(entry.path)
    if known is None or known[0] != stamp:
        known = _read[entry.path] = (stamp, _found(Path(entry.path), root, read))
    return known[1]


def _found(path: Path, root: Path, read: Callable[[Path, Path], File]) -> File:
    """Return a file as an earlier run found it, or as it is read now.

    Only what is sound is kept: problems are rare, and depend on the day as well.
    """
    name = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except OSError:
        return read(path, root)
    known = kept.get("file", name, raw)
    if isinstance(known, File):
        return known
    file = read(path, root)
    if file.record is not None and not file.problems:
        # A template's tree is large, and what is asked of it is kept with the answer.
        found = replace(file, body=replace(file.body, tree=None))
        kept.put("file", name, raw, value=found)
    return file


def _page(path: Path, root: Path) -> File:
    model, id = _kind_and_id(path.relative_to(root / "docs").as_posix())
    loaded = load_page(path, root)
    record, problems = validate(model, loaded)
    found = tuple(values(model, loaded.data))
    body = parse(loaded.body)
    cited = tuple(_cited(record, body)) if record else ()
    return File(loaded, model, model.kind, id, record, tuple(problems), found, body, cited)


def _cited(record: Page, body: Body) -> Iterator[str]:
    """Yield the ids of the facts and documents that a page cites, whichever part of them."""
    yield from (id.partition("#")[0] for id in _cites_in(record.model_dump()))
    for call in body.calls_of("cite"):
        yield from (arg.partition("#")[0] for arg in call.args if isinstance(arg, str))


def _cites_in(data: Any) -> Iterator[str]:
    """Yield the ids in every list of citations."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from value if key.endswith("cites") else _cites_in(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _cites_in(value)


def _quiz(path: Path, root: Path) -> File:
    id = path.relative_to(root / "quizzes").as_posix().removesuffix(".yml")
    if path.suffix == ".yml":
        loaded = load_yaml(path, root)
        quiz, problems = validate(Quiz, loaded)
        found = tuple(values(Quiz, loaded.data))
        return File(loaded, Quiz, "quiz file", id, quiz, tuple(problems), found)
    name = path.relative_to(root).as_posix()
    ending = f"a file ending in {path.suffix or 'nothing'}"
    mend = "Rename it, or move it elsewhere."
    wrong = Problem(name, 1, "", ending, "quizzes ending in .yml", mend)
    return File(Loaded(name), Quiz, "quiz file", id, None, (wrong,))


def _visible(folder: Path, ending: str) -> list[os.DirEntry[str]]:
    """Return the files below `folder`, without those that are hidden, from MkDocs as well.

    They are sorted by path. As entries of their folders: what the system has told of thousands is
    not asked again.
    """
    found = [
        entry
        for entry in below(str(folder))
        if entry.name.endswith(ending) and not entry.name.startswith(".") and entry.is_file()
    ]
    return sorted(found, key=lambda entry: entry.path.split(os.sep))  # noqa: PTH206, Path takes ten times as long


def _kind_and_id(src: str) -> tuple[type[Page], str]:
    folder, _, rest = src.removesuffix(".md").partition("/")
    if src == "sources/index.md":
        return Register, "index"
    if src == "glossary.md":
        return Glossary, "glossary"
    if folder in KINDS and rest and rest.split("/")[-1] != "index":
        return KINDS[folder], rest
    return Page, src.removesuffix(".md")
