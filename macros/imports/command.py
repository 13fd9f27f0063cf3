"""Import questions of another format into a quiz: `python -m macros import FILE`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.check import ROOT
from macros.reading.load import MAX_BYTES, load_page, load_yaml

from . import anki, gift, mdbook, moodle, table
from .bank import TODO, Bank, free
from .sources import RefusedError, Source, read
from .written import listed, written

FORMATS: dict[str, Callable[[Source, Bank], None]] = {
    "gift": gift.read,
    "moodle": moodle.read,
    "csv": table.read,
    "anki": anki.read,
    "mdbook": mdbook.read,
}
_SUFFIXES = {".gift": "gift", ".xml": "moodle", ".csv": "csv", ".tsv": "csv", ".toml": "mdbook"}
_TARGET = re.compile(r"quizzes/(concepts|rounds)/([a-z0-9-]+(?:/[a-z0-9-]+)*)\.yml")
# So many places of one loss are named; the rest are counted.
_NAMED = 8
EPILOG = """formats: gift, moodle (XML), csv, anki (notes as plain text), mdbook (mdbook-quiz TOML);
known by the file's ending, .txt by its first lines. FILE may be a folder or a zip archive of them.

examples:
  python -m macros import bank.gift --round acme-pm/design
  python -m macros import quizzes.zip --to quizzes/concepts/stride.yml

What a question of ours must have and the bank has not is written as TODO; `python -m macros check`
names each with its line. A quiz that is there gets the questions added at its end."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file, folder or zip archive")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--to", help="quizzes/concepts/….yml or quizzes/rounds/…/….yml")
    target.add_argument("--round", help="a round's id, as panw-tpm/system-design")
    target.add_argument("--concept", help="a concept's id")
    parser.add_argument("--format", choices=FORMATS, help="where the ending does not tell")
    parser.add_argument("--draft", action="store_true", help="write draft: true into a new quiz")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Write the quiz, say what came and what did not, and return 0; 2 where nothing could be."""
    try:
        kind, id = _target(options)
        bank = load(options.file, options.format)
        name = f"quizzes/{kind}s/{id}.yml"
        text = _quiz(options, kind, id, bank)
        path = options.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except RefusedError as error:
        print(f"not imported: {error}", file=sys.stderr)
        return 2
    asked = text.count(TODO)
    print(f"wrote {len(bank.questions)} questions to {name}, {asked} times {TODO}")
    for line in report(bank):
        print(line)
    print(f"Write what says {TODO}, then: python -m macros check {name}")
    return 0


def load(path: Path, form: str | None = None) -> Bank:
    """Return what the file, folder or archive at `path` holds, in `form` or as its ending says.

    Raises RefusedError where it cannot be read or holds no question.
    """
    bank = Bank()
    for source in read(path):
        FORMATS[form or _form(source)](source, bank)
    if not bank.questions:
        why = f": {bank.left_out[0][0]}: {bank.left_out[0][1]}" if bank.left_out else ""
        raise RefusedError(f"{path.name}: no question that could be taken{why}")
    return bank


def report(bank: Bank) -> list[str]:
    """Return what was lost and left out, a line each."""
    lines = []
    for what, places in bank.losses.items():
        more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        lines.append(f"lost: {what} ({'; '.join(places[:_NAMED])}{more})")
    lines += [f"left out: {where}: {why}" for where, why in bank.left_out]
    # A name from an archive may hold what a terminal obeys.
    return ["".join(sign if sign.isprintable() else "?" for sign in line) for line in lines]


def _form(source: Source) -> str:
    suffix = Path(source.name).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix == ".txt":
        return "anki" if anki.looks_like(source.text) else "gift"
    raise RefusedError(f"{source.name}: an ending that tells no format; name it with --format")


def _target(options: argparse.Namespace) -> tuple[str, str]:
    """Return kind and id of the page whose quiz is written; raise where there is none."""
    given = options.to or (
        f"quizzes/rounds/{options.round}.yml"
        if options.round
        else f"quizzes/concepts/{options.concept}.yml"
    )
    match = _TARGET.fullmatch(given)
    if match is None:
        raise RefusedError(f"{given}: expected quizzes/concepts/… or quizzes/rounds/…, ending .yml")
    kind = match[1].removesuffix("s")
    if not (options.root / "docs" / match[1] / f"{match[2]}.md").is_file():
        hint = f"write it first: python -m macros new {kind} {match[2]}"
        raise RefusedError(f"docs/{match[1]}/{match[2]}.md is no page of the guide; {hint}")
    return kind, match[2]


def _quiz(options: argparse.Namespace, kind: str, id: str, bank: Bank) -> str:
    """Return the text of the quiz with the questions of `bank` in it."""
    root: Path = options.root
    folder, quiz = f"{kind}s", id.replace("/", ".")
    page = load_page(root / "docs" / folder / f"{id}.md", root)
    record = page.data if isinstance(page.data, dict) else {}
    concepts = record.get("concepts")
    about = [id] if kind == "concept" else (concepts[:1] if isinstance(concepts, list) else [])
    shared = {"concepts": about or [TODO], "learn": f"{kind}:{id}"}
    cites = {"cites": [TODO]} if (root / "standards.yml").is_file() else {}
    path = root / "quizzes" / folder / f"{id}.yml"
    if path.exists():
        return _added(path, options, quiz, bank, {**cites, **shared})
    head: dict[str, Any] = {"quiz": quiz, "title": str(record.get("title") or id)}
    head |= {"page": f"{kind}:{id}", **({"draft": True} if options.draft else {}), **shared}
    used = {one.get("stem") for one in bank.questions}
    if stems := [{"id": id, "text": text} for id, text in bank.stems.items() if id in used]:
        head["stems"] = stems
    questions = [{**one, "id": f"{quiz}.{one['id']}", **cites} for one in bank.questions]
    text = _comment(options.file, bank, "") + written(head) + "questions:\n" + listed(questions, 2)
    return _small_enough(text)


def _added(
    path: Path, options: argparse.Namespace, quiz: str, bank: Bank, shared: dict[str, Any]
) -> str:
    """Return the quiz at `path` with the questions of `bank` behind its own."""
    loaded = load_yaml(path, options.root)
    data = loaded.data if isinstance(loaded.data, dict) else {}
    there = data.get("questions")
    name = path.relative_to(options.root).as_posix()
    if loaded.problems or not isinstance(there, list) or list(data)[-1] != "questions":
        raise RefusedError(f"{name}: is there and has problems, or more below its questions")
    column = re.search(
        r"^questions:[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*( *)- ", loaded.text, re.MULTILINE
    )
    if column is None:
        raise RefusedError(f"{name}: is there, and its questions are no list with hyphens")
    taken = {one.get("id") for one in there if isinstance(one, dict)}
    taken |= set(data.get("retired") or ())
    questions = []
    for one in bank.questions:
        id = free(f"{quiz}.{one['id']}", taken)
        taken.add(id)
        stem = bank.stems.get(str(one.get("stem")))
        prompt = f"{stem}\n\n{one['prompt']}" if stem else one["prompt"]
        rest = {key: value for key, value in one.items() if key != "stem"}
        questions.append({**rest, "id": id, "prompt": prompt, **shared})
    indent = len(column[1])
    text = loaded.text.rstrip("\n") + "\n" + _comment(options.file, bank, column[1])
    return _small_enough(text + listed(questions, indent))


def _comment(path: Path, bank: Bank, pad: str) -> str:
    """Return what an author is to know of the import, as comments."""
    found = report(bank)
    lines = [f"Imported from {path.name}.{' Losses:' if found else ''}", *found]
    return "".join(f"{pad}# {' '.join(line.split())[:300]}\n" for line in lines)


def _small_enough(text: str) -> str:
    size = len(text.encode())
    if size > MAX_BYTES:
        raise RefusedError(f"{size:,} bytes in one quiz; at most {MAX_BYTES:,}: import parts of it")
    return text
