"""Rename an id in every file that names it; what readers kept under the old one stays theirs."""

from __future__ import annotations

import argparse
import os
import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.check import ROOT, remembered
from macros.parts.vocabulary import read
from macros.reading import schemas
from macros.reading.catalog import Catalog, Entry
from macros.reading.files import read_files
from macros.records.fields import Ref
from macros.records.pages import KINDS

EPILOG = """OLD and NEW are ids of one kind: a question (stride.why), a fact (T09), a document
(nist-sp-800-207), or a page as kind:id (concept:stride).

A question keeps its old id under was:, so that readers keep their progress. A page keeps its old
address under was:, which then leads to the new one."""
_LINK = re.compile(r"(\]\()([^()\s#>]+\.md)")


class RenameError(Exception):
    """What cannot be renamed, in words for whoever asked for it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Rename, say in which files, and return 0, or 2 where that cannot be done."""
    try:
        changed = rename(options.root, options.old, options.new)
    except RenameError as error:
        print(error, file=sys.stderr)
        return 2
    schemas.refresh(options.root)
    for name in changed:
        print(f"changed {name}")
    return 0


def rename(root: Path, old: str, new: str) -> list[str]:
    """Rename `old` to `new` below `root` and return the names of the files that changed.

    Raises RenameError where the content is not sound, or the ids do not fit.
    """
    with remembered(root):
        catalog, problems = read(root)
    if problems:
        more = f"\nand {len(problems) - 1} more: python -m macros check" if problems[1:] else ""
        raise RenameError(f"to mend first: {problems[0]}{more}")
    if old in catalog.questions:
        return _question(root, catalog, old, new)
    if old in catalog.facts or old in catalog.documents:
        known = catalog.facts if old in catalog.facts else catalog.documents
        if new in known or not re.fullmatch(r"[A-Z]\d{2,3}|[a-z0-9]+(?:-[a-z0-9]+)*", new):
            raise RenameError(f"{new}: taken, or no id of that kind")
        return _everywhere(root, re.compile(rf"(?<![\w.#/-]){re.escape(old)}(?![\w.-])"), new)
    if old in catalog.entries:
        return _page(root, catalog, catalog.entries[old], new)
    pages = [ref for ref in catalog.entries if ref.partition(":")[2] == old]
    if pages:
        raise RenameError(f"{old}: a page is named with its kind: {' or '.join(pages)}")
    raise RenameError(f"{old}: no question, fact, document or page (kind:id) of that name")


def _files(root: Path) -> Iterator[Path]:
    yield from sorted((root / "docs").rglob("*.md"))
    yield from sorted((root / "quizzes").rglob("*.yml"))


def _everywhere(root: Path, pattern: re.Pattern[str], new: str) -> list[str]:
    changed = []
    for path in _files(root):
        text = path.read_text("utf-8")
        if (after := pattern.sub(lambda _: new, text)) != text:
            path.write_text(after, "utf-8")
            changed.append(path.relative_to(root).as_posix())
    return changed


def _question(root: Path, catalog: Catalog, old: str, new: str) -> list[str]:
    quiz = old.rpartition(".")[0]
    if new in catalog.questions or new.rpartition(".")[0] != quiz:
        raise RenameError(f"{new}: taken, or not {quiz}. and a slug")
    src = catalog.entries[catalog.quizzes[quiz].page].src
    path = root / "quizzes" / f"{src.removesuffix('.md')}.yml"
    was = (*catalog.questions[old].was, old)
    text = path.read_text("utf-8")
    text = re.sub(
        rf"(?m)^( *)(- )id: {re.escape(old)}\n(?: +was: .*\n)?",
        lambda m: f"{m[1]}{m[2]}id: {new}\n{m[1]}  was: [{', '.join(was)}]\n",
        text,
    )
    path.write_text(text, "utf-8")
    anchors = re.compile(rf"#q-{re.escape(old.replace('.', '-'))}(?![\w-])")
    return [
        path.relative_to(root).as_posix(),
        *_everywhere(root, anchors, f"#q-{new.replace('.', '-')}"),
    ]


def _page(root: Path, catalog: Catalog, entry: Entry, new: str) -> list[str]:
    kind, _, id = new.partition(":")
    folder = next((name for name, model in KINDS.items() if model.kind == kind), None)
    deep = "(?:/[a-z0-9-]+)*" if kind in ("round", "practice") else ""
    if kind != entry.kind or folder is None or not re.fullmatch(f"[a-z0-9-]+{deep}", id):
        raise RenameError(f"{new}: write {entry.kind}:ID, lower-case letters, digits and hyphens")
    if new in catalog.entries:
        raise RenameError(f"{new}: is there already")
    if entry.kind == "role" or entry.ref in catalog.quiz_of:
        what = "a quiz" if entry.ref in catalog.quiz_of else "rounds"
        raise RenameError(
            f"{entry.ref} has {what}, whose question ids begin with its id, and readers' answers "
            "are kept under them. Change its title instead; the id is seen in the address alone."
        )
    old_path, new_path = f"docs/{entry.src}", f"docs/{folder}/{id}.md"
    changed = _everywhere(root, re.compile(rf"(?<![\w-]){re.escape(entry.ref)}(?![\w/-])"), new)
    changed += _named(root, entry, id)
    changed += _links(root, old_path, new_path)
    _moved(root, entry, old_path, new_path)
    return sorted({name if name != old_path else new_path for name in (*changed, new_path)})


def _named(root: Path, entry: Entry, id: str) -> list[str]:
    """Change the fields of records that name the page by its id alone."""
    changed = []
    for file in read_files(root):
        lines = file.loaded.text.split("\n")
        hits = {
            file.loaded.line(value.place) - 1
            for value in file.values
            for marker in value.markers
            if isinstance(marker, Ref) and entry.kind in marker.spaces and value.text == entry.id
        }
        calls = re.compile(rf"(?<=[\"']){re.escape(entry.id)}(?=[\"'])")
        pattern = re.compile(rf"(?<![\w/:-]){re.escape(entry.id)}(?![\w/-])")
        after = [
            pattern.sub(id, line)
            if at in hits
            else calls.sub(id, line)
            if "{{" in line and entry.kind != "practice"
            else line
            for at, line in enumerate(lines)
        ]
        if after != lines:
            (root / file.name).write_text("\n".join(after), "utf-8")
            changed.append(file.name)
    return changed


def _links(root: Path, old: str, new: str) -> list[str]:
    """Make relative links lead to the new place, those of the page itself from there."""
    changed = []
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root).as_posix()
        here = new if name == old else name

        def led(match: re.Match[str], name: str = name, here: str = here) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[2]))
            target = new if target == old else target
            if "://" in match[2] or (name != old and target != new):
                return match[0]
            return match[1] + posixpath.relpath(target, posixpath.dirname(here))

        text = path.read_text("utf-8")
        if (after := _LINK.sub(led, text)) != text:
            path.write_text(after, "utf-8")
            changed.append(name)
    return changed


def _moved(root: Path, entry: Entry, old: str, new: str) -> None:
    """Move the file, and write its old address under was:."""
    path = root / old
    was = ", ".join((*entry.page.was, entry.src.removesuffix(".md")))
    text = path.read_text("utf-8")
    if entry.page.was:
        text = re.sub(r"(?m)^was: .*\n", "", text, count=1)
    text = text.replace("---\n", f"---\nwas: [{was}]\n", 1)
    path.write_text(text, "utf-8")
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, root / new)  # noqa: PTH105, both are on one file system
