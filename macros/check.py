"""Name every problem in the content, one a line, or count what is there.

Usage: python -m macros check [PATH...] [--format text|json|github] [--finished]

With --finished drafts are left out as in a publication, and what needs one of them is a problem.

PATH is the folder of a guide, or files and folders inside one: then only their problems are named,
though the whole guide is read, since files speak of each other.
Exit status: 0 where the content is sound, 1 where it is not, 2 where PATH is no content.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from macros.reading.disk import unchanged
from macros.records.problems import Problem

# What reads is imported where it is needed: mostly nothing has changed, and nothing is read.
if TYPE_CHECKING:
    from macros.reading.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent
# Below the guide's folder: what the last run found out about texts.
KEPT = ".cache/check"
FORMATS = ("text", "json", "github")
_FOLDERS = ("docs", "quizzes")


class PathError(Exception):
    """A path that leads to no content, in words for whoever typed it."""


def remembered(root: Path) -> AbstractContextManager[None]:
    """Return in what to read `root`: what the last run found of this guide is used and kept."""
    from macros.reading.disk.kept import kept

    return kept(root / KEPT) if root == ROOT else nullcontext()


@dataclass(frozen=True)
class Found:
    """What a reading of a guide found: its problems, the files that are drafts, what it has."""

    problems: list[Problem]
    drafts: list[str]
    counts: str


def main(
    root: Path = ROOT,
    *,
    only: Sequence[str] = (),
    form: str = "text",
    finished: bool = False,
) -> int:
    """Check the content below `root`, print what is found and return the exit status.

    `only` are paths from the root whose problems are printed; none means all. `form` is one of
    FORMATS. `finished` leaves drafts out, as a publication does: what needs one is a problem.
    """
    found = _anew(root, drafts=False) if finished else _checked(root)
    return _report(found, only=only, form=form, finished=finished)


def _checked(root: Path) -> Found:
    """Return what there is to find below `root`, as the last run found it if nothing changed."""
    if root != ROOT:
        return _anew(root)
    stamp = unchanged.Stamp(root)
    known = unchanged.result(root / KEPT, stamp)
    if known is not None:
        return Found(
            [Problem(**one) for one in known["problems"]], known["drafts"], known["counts"]
        )
    found = _anew(root)
    unchanged.remember(root / KEPT, stamp, asdict(found))
    return found


def _anew(root: Path, *, drafts: bool = True) -> Found:
    from macros.parts.vocabulary import read
    from macros.reading import schemas

    with remembered(root):
        found = _found(root, *read(root, drafts=drafts))
        schemas.refresh(root)
        return found


def _found(root: Path, catalog: Catalog, problems: list[Problem]) -> Found:
    from macros.reading.files import read_files
    from macros.rules.standards import drafts

    return Found(problems, sorted(drafts(read_files(root))), _counts(catalog))


def report(root: Path, catalog: Catalog, problems: list[Problem]) -> int:
    """Print what a publication's reading of `root` found and return the exit status."""
    return _report(_found(root, catalog, problems), finished=True)


def _report(
    found: Found, *, only: Sequence[str] = (), form: str = "text", finished: bool = False
) -> int:
    problems = [one for one in found.problems if not only or _concerns(one.file, only)]
    if form == "json":
        print(json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(_annotation(problem) if form == "github" else problem)
        if form == "text" and not problems:
            print(found.counts if not only else f"nothing to mend in {', '.join(only)}")
            if found.drafts and not only:
                print(f"drafts, not published until draft: is gone: {', '.join(found.drafts)}")
                if not finished:
                    print("check --finished names what is published and needs one of them")
    return 1 if problems else 0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a guide's folder, or files inside one"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print")
    parser.add_argument(
        "--finished", action="store_true", help="leave drafts out, as a publication does"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command with parsed `options` and return its exit status."""
    try:
        root, only = placed(options.paths)
    except PathError as error:
        print(error, file=sys.stderr)
        return 2
    # The process ends with the check, so looking for circles of objects would only take time.
    gc.disable()
    try:
        return main(root, only=only, form=options.format, finished=options.finished)
    finally:
        gc.enable()


def placed(paths: Sequence[str]) -> tuple[Path, list[str]]:
    """Return the root of the guide that `paths` belong to, and what of it they name.

    Raises PathError where one leads to no content, or they belong to different guides.
    """
    roots: dict[Path, list[str]] = {}
    for name in paths:
        path = Path(name).resolve()
        if not path.exists():
            raise PathError(f"{name}: no such file or folder")
        root = next((one for one in (path, *path.parents) if (one / "docs").is_dir()), None)
        if root is None:
            raise PathError(f"{name}: no docs/ in it or above it, so no guide to check")
        inside = path.relative_to(root).as_posix()
        if inside != "." and inside.split("/")[0] not in _FOLDERS:
            raise PathError(f"{name}: not in docs/ or quizzes/, so no content")
        roots.setdefault(root, []).append(inside)
    if len(roots) > 1:
        raise PathError("paths of several guides; check one at a time")
    root, only = next(iter(roots.items()), (ROOT, []))
    return root, [] if "." in only else only


def _concerns(file: str, only: Sequence[str]) -> bool:
    return any(file == one or file.startswith(f"{one}/") for one in only)


def _annotation(problem: Problem) -> str:
    """Return a problem as GitHub shows it beside the line."""
    text = str(problem).split(": ", 1)[1]
    for mark, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(mark, code)
    name = problem.file
    for mark, code in (("%", "%25"), (":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A")):
        name = name.replace(mark, code)
    return f"::error file={name},line={problem.line}::{text}"


def _counts(catalog: Catalog) -> str:
    types = Counter(question.type for question in catalog.questions.values())
    each = ", ".join(f"{count} {name}" for name, count in types.most_common())
    return (
        f"{len(catalog.entries)} pages, {types.total()} questions"
        f"{f' ({each})' if each else ''}, {len(catalog.facts)} facts"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="macros.check", description=__doc__.split("\n")[0])
    arguments(parser)
    raise SystemExit(run(parser.parse_args()))
