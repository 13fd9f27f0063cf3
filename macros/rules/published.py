"""Ids and addresses that readers have: what was published once stays, or says where it went.

`published.txt` is written by the build that publishes and read by the check, so that a question's
id, under which readers' answers are kept, or a page's address cannot disappear unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.reading.catalog import Catalog
from macros.reading.files import File
from macros.reading.validate import problem
from macros.records.fields import Fault, entries
from macros.records.problems import Problem, nearest, quoted
from macros.records.questions import Quiz

NAME = "published.txt"
_HEAD = "# Ids and addresses that readers have. `make build` adds to it; delete nothing.\n"


def check(root: Path, catalog: Catalog) -> Iterator[Problem]:
    """Yield what was published and neither is there, nor retired, nor renamed with was:."""
    path = root / NAME
    if not path.is_file():
        return
    there, gone, drafted = _there(catalog), _gone(catalog), _drafted(catalog)
    missed: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        kind, _, id = line.partition(" ")
        if line.startswith("#") or not id or line in there or line in gone:
            continue
        if line in drafted:
            missed.setdefault(drafted[line].name, line)
            continue
        near = nearest(id, [one.partition(" ")[2] for one in there - _lines(path)])
        if kind == "question":
            quiz = id.rpartition(".")[0]
            expected = f"it in the quiz {quiz}{near}"
            mend = f"Renamed: write was: [{id}] at the new one. Deleted: put it under retired:."
        else:
            expected = f"a page at that address{near}"
            mend = f"Moved: write was: [{id}] on the page that takes its place."
        yield Problem(NAME, number, "", f"the published {kind} {quoted(id)} gone", expected, mend)
    for file in catalog.left_out:
        if file.name in missed:
            found = f"a draft of what readers have ({NAME}: {missed[file.name]})"
            mend = "Finish it and delete the line, or keep the change on a branch of its own."
            fault = Fault(("draft",), found, "what was published to stay so", mend)
            yield problem(file.loaded, fault)


def remember(root: Path, catalog: Catalog) -> None:
    """Add what is published now to the file."""
    path = root / NAME
    lines = sorted(_there(catalog) | (_lines(path) if path.is_file() else set()))
    path.write_text("".join([_HEAD, *(f"{line}\n" for line in lines)]), "utf-8")


def moved(catalog: Catalog) -> dict[str, str]:
    """Return the address below the site that each old address leads to."""
    return {
        old: _address(entry.src)
        for entry in catalog.entries.values()
        for old in entry.page.was
        if old != _address(entry.src)
    }


def _lines(path: Path) -> set[str]:
    return {line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")}


def _address(src: str) -> str:
    return src.removesuffix(".md").removesuffix("/index")


def _there(catalog: Catalog) -> set[str]:
    questions = {f"question {id}" for id in catalog.questions}
    return questions | {f"page {_address(entry.src)}" for entry in catalog.entries.values()}


def _drafted(catalog: Catalog) -> dict[str, File]:
    """Return the drafts that are left out by the lines they have or had here."""
    found: dict[str, File] = {}
    for file in catalog.left_out:
        was = file.raw.get("was")
        names = [f"page {old}" for old in (was if isinstance(was, list) else ())]
        if file.model is Quiz:
            names = [f"question {one.get('id')}" for _, one in entries(file.raw, "questions")]
        else:
            names.append(f"page {_address(file.name.removeprefix('docs/'))}")
        found |= dict.fromkeys(names, file)
    return found


def _gone(catalog: Catalog) -> set[str]:
    retired = {id for quiz in catalog.quizzes.values() for id in quiz.retired}
    renamed = {id for question in catalog.questions.values() for id in question.was}
    return {f"question {id}" for id in retired | renamed} | {
        f"page {old}" for entry in catalog.entries.values() for old in entry.page.was
    }
