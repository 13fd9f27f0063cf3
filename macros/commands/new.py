"""Write a page, a quiz or a question from a template that passes the check."""

from __future__ import annotations

import argparse
import re
import string
import sys
from datetime import UTC, datetime
from pathlib import Path

from macros.check import ROOT
from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.records.pages import KINDS, SHELVES, Glossary, Role

from . import schema

TEMPLATES = Path(__file__).parent / "templates"
TYPES = tuple(
    sorted(
        path.stem.partition("-")[2]
        for path in TEMPLATES.glob("question-*.yml")
        if "end" not in path.stem
    )
)
FOLDERS = {
    **{model.kind: folder for folder, model in KINDS.items() if model.kind != "practice"},
    "worksheet": "practice/worksheets",
    "checklist": "practice/checklists",
}
KIND_NAMES = (*FOLDERS, "quiz", "question", "term")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
EPILOG = """examples:
  python -m macros new source acme-2026          its facts get a letter that is free
  python -m macros new company acme
  python -m macros new role acme-pm --company acme      with a first round and its quiz
  python -m macros new round acme-pm/design             with its quiz, listed in the role's loop
  python -m macros new question stride.why-not --type numeric

Everything new says draft: true, which lets it off what standards.yml asks. Write what says TODO,
then delete that line; `make build` publishes nothing that has it."""


class NewError(Exception):
    """What cannot be written, in words for whoever asked for it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("kind", choices=KIND_NAMES)
    parser.add_argument("id", help="as CONTRIBUTING.md has it; a question's is QUIZ.SLUG")
    parser.add_argument("--title", help="its title; the id in words otherwise")
    parser.add_argument("--company", help="a role's company")
    parser.add_argument("--role", help="a case's or checklist's role")
    parser.add_argument("--concept", help="a concept that a round or question is about")
    parser.add_argument("--type", choices=TYPES, default="single", help="a question's type")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Write the files, say which, and return 0, or 2 where that cannot be done."""
    try:
        written = new(options.root, options)
    except NewError as error:
        print(error, file=sys.stderr)
        return 2
    schema.write(options.root)  # so that an editor knows the new ids
    for name in written:
        print(f"wrote {name}")
    print("Write what says TODO, delete draft: true, then: python -m macros check")
    return 0


def new(root: Path, options: argparse.Namespace) -> list[str]:
    """Write what `options` ask for below `root` and return the names of the files.

    Raises NewError where an id is taken, malformed, or names something that is not there.
    """
    catalog, _ = read(root)
    if options.kind == "question":
        return [_question(root, catalog, options)]
    if options.kind == "term":
        return [_term(root, catalog, options)]
    if options.kind == "quiz":
        return [_quiz(root, catalog, options, options.id)]
    if not _SLUG.fullmatch(options.id):
        raise NewError(f"{options.id}: an id is lower-case letters, digits and single hyphens")
    values = _values(catalog, options)
    path = root / "docs" / FOLDERS[options.kind] / f"{options.id}.md"
    _write(path, _filled(f"{options.kind}.md", values))
    written = [path.relative_to(root).as_posix()]
    if options.kind == "role":
        first = argparse.Namespace(**{**vars(options), "kind": "round", "title": None})
        first.id = f"{options.id}/screen"
        screen = root / "docs" / "rounds" / f"{first.id}.md"
        _write(screen, _filled("round.md", {**values, "role": options.id, "title": "Screen"}))
        written += [screen.relative_to(root).as_posix()]
        written += [_quiz(root, read(root)[0], first, f"round:{first.id}")]
    if options.kind == "round":
        written += [_listed(root, catalog, options.id)]
        written += [_quiz(root, catalog, options, f"round:{options.id}")]
    return written


def _values(catalog: Catalog, options: argparse.Namespace) -> dict[str, str]:
    """Return what the templates need: ids that are there, or that are free."""
    last = options.id.rpartition("/")[2]
    role = options.id.partition("/")[0] if options.kind == "round" else options.role
    roles = {entry.id for entry, _ in catalog.of_kind(Role)}
    if options.kind == "checklist" and role is None:
        role = next((name for name in sorted(roles) if options.id.startswith(f"{name}-")), None)
    if options.kind in ("round", "case", "checklist") and role not in roles:
        known = ", ".join(sorted(roles)) or "none yet: python -m macros new role"
        raise NewError(f"the role {role!r} does not exist; there are {known}. Name one with --role")
    company = options.company or options.id.rpartition("-")[0]
    if options.kind == "role" and catalog.entry("company", company) is None:
        raise NewError(f"the company {company!r} does not exist: python -m macros new company …")
    concept = options.concept or next(
        (entry.id for entry in catalog.entries.values() if entry.kind == "concept"), ""
    )
    if options.concept and catalog.entry("concept", concept) is None:
        raise NewError(f"the concept {concept!r} does not exist")
    return {
        "id": options.id,
        "name": last,
        "title": options.title or last.replace("-", " ").capitalize(),
        "today": datetime.now(UTC).date().isoformat(),
        "company": company,
        "role": role or "",
        "suffix": options.id.removeprefix(f"{role}-"),
        "concept": concept,
        "shelf": SHELVES[0],
        "document": next(iter(catalog.documents), ""),
        "fact": next(iter(catalog.facts), ""),
        "letter": free_letters(catalog)[0],
    }


def free_letters(catalog: Catalog) -> list[str]:
    """Return the letters that no fact begins with, from the end of the alphabet."""
    used = {fact[0] for fact in catalog.facts}
    return [letter for letter in reversed(string.ascii_uppercase) if letter not in used]


def _filled(name: str, values: dict[str, str]) -> str:
    return string.Template((TEMPLATES / name).read_text("utf-8")).substitute(values)


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise NewError(f"{path}: is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _quiz(root: Path, catalog: Catalog, options: argparse.Namespace, page: str) -> str:
    """Write the quiz of `page`, with one question; return the file's name."""
    kind, _, id = page.partition(":")
    folder = {"concept": "concepts", "round": "rounds"}.get(kind)
    if folder is None or not id:
        raise NewError(f"{page}: a quiz is for concept:ID or round:ROLE/ROUND")
    quiz = id.replace("/", ".")
    concept = id if kind == "concept" else _values(catalog, options)["concept"]
    values = {
        "quiz": quiz,
        "page": page,
        "title": options.title or id.rpartition("/")[2].replace("-", " ").capitalize(),
        "slug": "first",
        "schema": f"{'../' * (2 + id.count('/'))}{schema.FOLDER}/quiz.schema.json",
        "fact": next(iter(catalog.facts), ""),
        "concept": concept,
        "learn": page,
    }
    text = "".join(_filled(f"{n}.yml", values) for n in ("quiz", "question-single", "question-end"))
    path = root / "quizzes" / folder / f"{id}.yml"
    _write(path, text)
    return path.relative_to(root).as_posix()


def _question(root: Path, catalog: Catalog, options: argparse.Namespace) -> str:
    """Add a question to the end of its quiz, which becomes a draft; return the file's name."""
    name, _, slug = options.id.rpartition(".")
    quiz = catalog.quizzes.get(name)
    if quiz is None or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise NewError(f"{options.id}: a question's id is that of a sound quiz, a dot and a slug")
    if options.id in catalog.questions or options.id in quiz.retired:
        raise NewError(f"{options.id}: that id is or was another question's")
    path = root / "quizzes" / f"{catalog.entries[quiz.page].src.removesuffix('.md')}.yml"
    values = {
        "quiz": name,
        "slug": slug,
        "fact": next(iter(catalog.facts), ""),
        "concept": options.concept or quiz.questions[0].concepts[0],
        "learn": quiz.page,
    }
    text = path.read_text("utf-8").rstrip() + "\n"
    if not quiz.draft:
        text = f"draft: true\n{text}"
    added = _filled(f"question-{options.type}.yml", values) + _filled("question-end.yml", values)
    path.write_text(text + added, "utf-8")
    return path.relative_to(root).as_posix()


def _term(root: Path, catalog: Catalog, options: argparse.Namespace) -> str:
    """Add a term at the end of the glossary, which becomes a draft; return the file's name."""
    entry = next((one for one in catalog.entries.values() if one.kind == "glossary"), None)
    if entry is None or not isinstance(entry.page, Glossary):
        raise NewError("there is no sound docs/glossary.md to add a term to")
    if options.id in {term.id for term in entry.page.terms}:
        raise NewError(f"{options.id}: that id is another term's")
    path = root / entry.file
    head, rest = re.split(r"(?m)^---\n", path.read_text("utf-8"), maxsplit=2)[1:]
    lines = head.splitlines(keepends=True)
    at = lines.index("terms:\n") + 1
    while at < len(lines) and (lines[at].startswith((" ", "-")) or not lines[at].strip()):
        at += 1
    name = options.title or options.id.replace("-", " ")
    added = f'  - id: {options.id}\n    name: {name}\n    text: "TODO: what it is."\n'
    draft = "" if entry.page.draft else "draft: true\n"
    front = "".join([draft, *lines[:at], added, *lines[at:]])
    path.write_text(f"---\n{front}---\n{rest}", "utf-8")
    return entry.file


def _listed(root: Path, catalog: Catalog, id: str) -> str:
    """Add a round at the end of its role's loop; return the name of the role's file."""
    entry = catalog.entries[f"role:{id.partition('/')[0]}"]
    path = root / entry.file
    text = path.read_text("utf-8")
    for pattern, line in (
        (r"(?m)^(rounds: *\[[^\]]*?),?\s*\]", rf"\1, {id}]"),
        (r"(?m)^(rounds:[^\n]*\n(?:[ ]*- [^\n]+\n)+)", rf"\1  - {id}\n"),
    ):
        changed, count = re.subn(pattern, line, text, count=1)
        if count:
            path.write_text(changed, "utf-8")
            return entry.file
    raise NewError(f"{entry.file}: add {id} to rounds: by hand")
