"""Write a page, a quiz or a question from a template that passes the check."""

from __future__ import annotations

import argparse
import json
import re
import string
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from macros.check import remembered
from macros.parts.vocabulary import MACROS
from macros.reading import schemas
from macros.reading.catalog import Catalog, read
from macros.records.pages import KINDS, SHELVES, Case, Glossary, Role, Rubric

from . import kinds

TEMPLATES = Path(__file__).parent / "templates"
TYPES = tuple(
    sorted(
        path.stem.partition("-")[2]
        for path in TEMPLATES.glob("question-*.yml")
        if "end" not in path.stem
    )
)
# The types of a new quiz's questions in turn: most are the one that every quiz has most of.
_BANK = (
    *("single", "numeric", "multiple", "order", "single", "recall"),
    *("single", "match", "single", "text", "single", "multiple"),
)
FOLDERS = {
    **{model.kind: folder for folder, model in KINDS.items() if model.kind != "practice"},
    "worksheet": "practice/worksheets",
    "checklist": "practice/checklists",
}
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
_NOT_TEXT = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null")
EPILOG = """`new KIND --help` says what each takes, with an example.

Everything new says draft: true, which lets it off what standards.yml asks. Write what says TODO,
then delete that line: `make serve` shows what has it, `make build` leaves it out."""


class NewError(Exception):
    """What cannot be written, in words for whoever asked for it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    kinds.arguments(parser, TYPES)


def run(options: argparse.Namespace) -> int:
    """Write the files, say which, and return 0, or 2 where that cannot be done."""
    try:
        with remembered(options.root):
            plan = planned(options.root, options)
            written = plan.write()
            schemas.write(options.root)  # so that an editor knows the new ids
    except NewError as error:
        print(error, file=sys.stderr)
        return 2
    for name in written:
        print(f"wrote {name}")
    print("Write what says TODO, delete draft: true, then: python -m macros check")
    for what in plan.later:
        print(what)
    return 0


def planned(root: Path, options: argparse.Namespace) -> _Plan:
    """Return what `options` ask for below `root`, not written yet.

    Raises NewError where an id is taken, malformed, or names something that is not there.
    """
    catalog, _ = read(root, MACROS)  # without what standards.yml asks: no file of it is written
    plan = _Plan(root)
    if options.kind == "question":
        _question(plan, catalog, options)
    elif options.kind == "term":
        _term(plan, catalog, options)
    elif options.kind == "quiz":
        _quiz_of(plan, catalog, options)
    else:
        _pages(plan, catalog, options)
    return plan


@dataclass
class _Plan:
    """Files to be written below `root`, by path: all of them, or none if one is there already.

    `later` says what the author has to do once they are whole.
    """

    root: Path
    new: dict[Path, str] = field(default_factory=dict)
    changed: dict[Path, str] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)

    def write(self) -> list[str]:
        """Write them and return their names from the root; raise NewError where one is taken."""
        for path in self.new:
            if path.exists():
                raise NewError(f"{path.relative_to(self.root).as_posix()}: is there already")
        for path, text in (self.new | self.changed).items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return [path.relative_to(self.root).as_posix() for path in self.new | self.changed]


def _pages(plan: _Plan, catalog: Catalog, options: argparse.Namespace) -> None:
    """Plan a page, with the quiz it needs, and a role's rounds with theirs."""
    if not _SLUG.fullmatch(options.id):
        raise NewError(f"{options.id}: an id is lower-case letters, digits and single hyphens")
    values = _values(plan.root, catalog, options)
    docs = plan.root / "docs"
    plan.new[docs / FOLDERS[options.kind] / f"{options.id}.md"] = _filled(
        f"{options.kind}.md", values
    )
    for id in _rounds(options) if options.kind == "role" else ():
        own = {**values, "role": options.id, "title": _in_words(id)}
        plan.new[docs / "rounds" / f"{id}.md"] = _filled("round.md", own)
        _quiz(plan, f"round:{id}", own)
    if options.kind == "round":
        _listed(plan, catalog, options.id)
    if options.kind in ("round", "concept"):
        _quiz(plan, f"{options.kind}:{options.id}", values)


def _rounds(options: argparse.Namespace) -> list[str]:
    """Return the ids of a new role's rounds."""
    found = [f"{options.id}/{name.strip()}" for name in options.rounds.split(",")]
    wrong = next((id for id in found if "/" in options.id or not _SLUG.fullmatch(id)), None)
    if wrong is not None or len(set(found)) < len(found):
        shown = f"{options.rounds}: " if wrong is None else f"{wrong}: "
        raise NewError(f"{shown}rounds are different ids by commas: recruiter,design,panel")
    return found


def _in_yaml(title: str) -> str:
    """Return a title as YAML reads it whole: in quotes where it would make something else of it."""
    plain = re.fullmatch(r"[A-Za-z][\w ,.'()/&-]*", title) and not _NOT_TEXT.fullmatch(title)
    return title if plain else json.dumps(title, ensure_ascii=False)


def _in_words(id: str) -> str:
    return id.rpartition("/")[2].replace("-", " ").capitalize()


def _missing(root: Path, kind: str, id: str, known: str) -> NewError:
    """Return what to say of a page that no sound one is: it has problems, or is not there."""
    name = f"docs/{FOLDERS[kind]}/{id}.md"
    if (root / name).is_file():
        return NewError(f"{name} has problems to mend first: python -m macros check {name}")
    return NewError(f"the {kind} {id!r} does not exist{known}")


def _values(root: Path, catalog: Catalog, options: argparse.Namespace) -> dict[str, str]:
    """Return what the templates need: ids that are there, or that are free."""
    last = options.id.rpartition("/")[2]
    role = options.id.partition("/")[0] if options.kind == "round" else options.role
    roles = {entry.id for entry, _ in catalog.of_kind(Role)}
    if options.kind == "checklist" and role is None:
        role = next((name for name in sorted(roles) if options.id.startswith(f"{name}-")), None)
    if options.kind in ("round", "case", "checklist") and role not in roles:
        known = ", ".join(sorted(roles)) or "none yet: python -m macros new role"
        raise _missing(root, "role", str(role), f"; there are {known}. Name one with --role")
    company = options.company or options.id.rpartition("-")[0]
    if options.kind == "role" and catalog.entry("company", company) is None:
        raise _missing(root, "company", company, ": python -m macros new company …")
    if options.concept and catalog.entry("concept", options.concept) is None:
        raise _missing(root, "concept", options.concept, "")
    concept = options.concept or next(
        (entry.id for entry in catalog.entries.values() if entry.kind == "concept"), ""
    )
    if options.kind == "concept":
        concept = options.id
    letter = free_letters(catalog)[0]
    document = next(iter(catalog.documents), "")
    return {
        "id": options.id,
        "name": last,
        "title": _in_yaml(options.title or _in_words(options.id)),
        "today": datetime.now(UTC).date().isoformat(),
        "company": company,
        "rounds": ", ".join(_rounds(options)) if options.kind == "role" else "",
        "when": "\n  when: day" if last.endswith("interview-day") else "",
        "role": role or "",
        "suffix": options.id.removeprefix(f"{role}-"),
        "concept": concept,
        "guessed": "" if options.concept else "    # TODO: the concepts it is about",
        "shelf": SHELVES[0],
        "shelves": ", ".join(SHELVES[1:]),
        "outcomes": ", ".join(get_args(Case.model_fields["outcome"].annotation)),
        "document": document,
        "fact": next(iter(catalog.facts), ""),
        "rubric": next((one.id for one, _ in catalog.of_kind(Rubric)), ""),
        "questions": str(options.questions),
        "facts": "".join(
            _filled("fact.yml", {"id": f"{letter}{nth:02}"}) for nth in range(1, options.facts + 1)
        ),
        "products": _filled("product.yml", {"document": document}) * options.products,
        "dimensions": "".join(
            _filled("dimension.yml", {"nth": str(nth)}) for nth in range(1, options.dimensions + 1)
        ),
    }


def free_letters(catalog: Catalog) -> list[str]:
    """Return the letters that no fact begins with, from the end of the alphabet."""
    used = {fact[0] for fact in catalog.facts}
    return [letter for letter in reversed(string.ascii_uppercase) if letter not in used]


def _filled(name: str, values: dict[str, str]) -> str:
    return string.Template((TEMPLATES / name).read_text("utf-8")).substitute(values)


def _quiz(plan: _Plan, page: str, values: dict[str, str]) -> None:
    """Plan the quiz of `page`, with as many questions as were asked for, of each type in turn.

    `values` are those of the page: its title, and the ids that are there.
    """
    kind, _, id = page.partition(":")
    values = {
        **values,
        "quiz": id.replace("/", "."),
        "page": page,
        "schema": f"{'../' * (2 + id.count('/'))}{schemas.FOLDER}/quiz.schema.json",
        "learn": page,
    }
    if kind == "concept":
        values |= {"concept": id, "guessed": ""}
    text = _filled("quiz.yml", values)
    for nth in range(1, int(values["questions"]) + 1):
        own = {**values, "slug": f"todo-{nth}", "unnamed": "    # TODO: a slug for ever"}
        text += _question_of(_BANK[(nth - 1) % len(_BANK)], own)
    plan.new[plan.root / "quizzes" / f"{kind}s" / f"{id}.yml"] = text


def _question_of(type: str, values: dict[str, str]) -> str:
    return _filled(f"question-{type}.yml", values) + _filled("question-end.yml", values)


def _quiz_of(plan: _Plan, catalog: Catalog, options: argparse.Namespace) -> None:
    """Plan the quiz of a page that is there, which shows it from now on."""
    page = options.id
    kind, _, id = page.partition(":")
    if kind not in ("concept", "round") or not id:
        raise NewError(f"{page}: a quiz is for concept:ID or round:ROLE/ROUND")
    entry = catalog.entries.get(page)
    if entry is None:
        raise _missing(plan.root, kind, id, f": python -m macros new {kind}")
    options = argparse.Namespace(**{**vars(options), "kind": kind, "id": id})
    options.title = options.title or entry.page.title
    _quiz(plan, page, _values(plan.root, catalog, options))
    path = plan.root / entry.file
    text = path.read_text("utf-8")
    if not any(call.name == "quiz" for call in entry.calls) and "{{ foot() }}" in text:
        head, _, foot = text.rpartition("{{ foot() }}")
        plan.changed[path] = f"{head}{{{{ quiz() }}}}\n\n{{{{ foot() }}}}{foot}"


def _question(plan: _Plan, catalog: Catalog, options: argparse.Namespace) -> None:
    """Plan a question at the end of its quiz, which becomes a draft."""
    name, _, slug = options.id.rpartition(".")
    quiz = catalog.quizzes.get(name)
    if quiz is None or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
        raise NewError(f"{options.id}: a question's id is that of a sound quiz, a dot and a slug")
    if options.id in catalog.questions or options.id in quiz.retired:
        raise NewError(f"{options.id}: that id is or was another question's")
    path = plan.root / "quizzes" / f"{catalog.entries[quiz.page].src.removesuffix('.md')}.yml"
    values = {
        "quiz": name,
        "slug": slug,
        "fact": next(iter(catalog.facts), ""),
        "concept": options.concept or quiz.questions[0].concepts[0],
        "guessed": "",
        "unnamed": "",
        "learn": quiz.page,
    }
    text = path.read_text("utf-8").rstrip() + "\n"
    if not quiz.draft:
        text = f"draft: true\n{text}"
    plan.changed[path] = text + _question_of(options.type, values)


def _term(plan: _Plan, catalog: Catalog, options: argparse.Namespace) -> None:
    """Plan a term at the end of the glossary, which becomes a draft."""
    entry = next((one for one in catalog.entries.values() if one.kind == "glossary"), None)
    if entry is None or not isinstance(entry.page, Glossary):
        raise NewError("there is no sound docs/glossary.md to add a term to")
    if options.id in {term.id for term in entry.page.terms}:
        raise NewError(f"{options.id}: that id is another term's")
    path = plan.root / entry.file
    head, rest = re.split(r"(?m)^---\n", path.read_text("utf-8"), maxsplit=2)[1:]
    lines = head.splitlines(keepends=True)
    at = lines.index("terms:\n") + 1
    while at < len(lines) and (lines[at].startswith((" ", "-")) or not lines[at].strip()):
        at += 1
    name = _in_yaml(options.title or options.id.replace("-", " "))
    added = f'  - id: {options.id}\n    name: {name}\n    text: "TODO: what it is."\n'
    draft = "" if entry.page.draft else "draft: true\n"
    front = "".join([draft, *lines[:at], added, *lines[at:]])
    plan.changed[path] = f"---\n{front}---\n{rest}"


def _listed(plan: _Plan, catalog: Catalog, id: str) -> None:
    """Plan a round at the end of its role's loop, where that is a draft as well.

    What is published would need the draft otherwise, and could not be published.
    """
    entry = catalog.entries[f"role:{id.partition('/')[0]}"]
    if not entry.page.draft:
        plan.later.append(f"{entry.file}: add {id} to rounds: when the round is whole")
        return
    path = plan.root / entry.file
    text = path.read_text("utf-8")
    for pattern, line in (
        (r"(?m)^(rounds: *\[[^\]]*?),?\s*\]", rf"\1, {id}]"),
        (r"(?m)^(rounds:[^\n]*\n(?:[ ]*- [^\n]+\n)+)", rf"\1  - {id}\n"),
    ):
        changed, count = re.subn(pattern, line, text, count=1)
        if count:
            plan.changed[path] = changed
            return
    raise NewError(f"{entry.file}: add {id} to rounds: by hand")
