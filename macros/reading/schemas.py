"""JSON Schemas of every record and of quizzes, with the ids there are, for editors.

Written to .schemas/, where .vscode/settings.json and the first line of a quiz find them. Once they
are there, whatever reads the content keeps them fresh.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from macros.records.fields import PAGE_KINDS, Model
from macros.records.pages import KINDS, Glossary, Page, Register
from macros.records.questions import Quiz
from macros.records.standards import Standards

from .files import read_files
from .references.index import Index

FOLDER = ".schemas"
# What they were last made of.
_MADE_OF = "made-of"
_ENGINE = Path(__file__).resolve().parents[2]
# What explains each key.
_WORDS = _ENGINE / "CONTRIBUTING.md"
MODELS: dict[str, type[Model]] = {
    "quiz": Quiz,
    "page": Page,
    "register": Register,
    "glossary": Glossary,
    "standards": Standards,
    **{model.kind: model for model in KINDS.values()},
}


def write(root: Path) -> None:
    """Write every schema to the folder that editors look in."""
    folder, ids = root / FOLDER, _ids(root)
    folder.mkdir(exist_ok=True)
    for name, schema in _schemas(ids).items():
        text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, "utf-8")
    (folder / _MADE_OF).write_text(_digest(ids), "utf-8")


def refresh(root: Path) -> None:
    """Write the schemas anew where there are some, and ids or models have changed since."""
    folder = root / FOLDER
    if not folder.is_dir():
        return
    made_of = folder / _MADE_OF
    if not made_of.is_file() or made_of.read_text("utf-8") != _digest(_ids(root)):
        write(root)


def _digest(ids: dict[str, list[str]]) -> str:
    """Return what tells whether schemas are those of these ids, models and descriptions."""
    models = sorted((_ENGINE / "macros" / "records").rglob("*.py"))
    texts = [path.read_bytes() for path in (*models, _WORDS, Path(__file__))]
    return hashlib.sha256(b"\0".join([json.dumps(ids).encode(), *texts])).hexdigest()


def schemas(root: Path) -> dict[str, dict[str, Any]]:
    """Return every schema by name, with the ids of the guide at `root` as what may be named."""
    return _schemas(_ids(root))


def _schemas(ids: dict[str, list[str]]) -> dict[str, dict[str, Any]]:
    words = descriptions(_WORDS.read_text("utf-8"))
    found = {}
    for name, model in MODELS.items():
        schema = model.model_json_schema()
        used: dict[str, list[str]] = {}
        schema = _named(schema, ids, used)
        section = {"quiz": "questions", "register": "source"}.get(name, name)
        own = {**words.get("contrasts", {}), **_COMMON, **words.get(section, {})}
        _described(schema, own)
        if used:
            schema.setdefault("$defs", {}).update(
                {key: {"enum": known} for key, known in used.items()}
            )
        found[name] = schema
    return found


# What CONTRIBUTING.md says once for all kinds, or leaves to the example beside it.
_COMMON = {
    "title": "What the page or part is called: plain words on one line.",
    "description": "One plain sentence of at most 200 characters: what the reader gets here.",
    "id": "An id of its own: lower-case letters, digits and single hyphens. It stays for ever.",
    "text": "Markdown, in our own words.",
    "cites": "Facts and documents it rests on, as in [T09, nist-sp-800-207].",
    "why": "What makes it right, or why it tempts and why it fails.",
    "draft": "true lets the file off standards.yml and keeps it from being published.",
    "was": "What it was called before: old ids of a question, old addresses of a page.",
    "contrasts": "Weak and strong ways to say the same thing.",
    "checked": 'The day on which it was last looked up, in quotes: "2026-11-21".',
    "low": "The smaller number; the same as high where there is one.",
    "high": "The larger number.",
    "retired": "Ids of questions that were deleted, never used again.",
    "feedback": "What the reader is told.",
}
_SECTION = re.compile(r"^### ([\w ]+?)(?:: [^\n]*)?\n(.*?)(?=^##)", re.DOTALL | re.MULTILINE)
_QUESTIONS = re.compile(r"^## Questions\n(.*?)(?=^## )", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
_ROW = re.compile(r"^[ {-]*([a-z_]+):(?: +(.*?))?(?:  +# (.+)| # (.+))?$")


def descriptions(text: str) -> dict[str, dict[str, str]]:
    """Return what CONTRIBUTING.md says beside each key of its examples, by kind and key."""
    sections = [(match[1].lower(), match[2]) for match in _SECTION.finditer(text)]
    sections += [("questions", match[1]) for match in _QUESTIONS.finditer(text)]
    found: dict[str, dict[str, str]] = {}
    for name, section in sections:
        own = found.setdefault(name, {})
        for fence in _FENCE.findall(section):
            for line in fence.splitlines():
                if match := _ROW.match(line):
                    own.setdefault(match[1], _says(match[2] or "", match[3] or match[4] or ""))
                for braces in re.findall(r"\{[a-z_]+: .*\}", line):
                    for key in re.findall(r"[{ ]([a-z_]+): ", braces):
                        own.setdefault(key, f"As in `{braces}`.")
    return {name: {key: said for key, said in own.items() if said} for name, own in found.items()}


def _says(example: str, comment: str) -> str:
    """Return a comment of CONTRIBUTING.md and the value it stands beside as a description."""
    shown = "" if example.startswith(("…", "[…", "|", ">", "text")) else example.strip()
    said = comment.strip() or (example if example.startswith("text") else "")
    return "\n\n".join(part for part in (said, f"As in `{shown}`." if shown else "") if part)


def _described(schema: Any, words: dict[str, str]) -> None:
    """Put a description at each property that has none of its own."""
    if isinstance(schema, list):
        for one in schema:
            _described(one, words)
    elif isinstance(schema, dict):
        properties = schema.get("properties")
        for key, value in properties.items() if isinstance(properties, dict) else ():
            if "description" not in value and key in words:
                value["description"] = words[key]
        for value in schema.values():
            _described(value, words)


def _ids(root: Path) -> dict[str, list[str]]:
    """Return every id by space, as the check knows them: those of broken pages are there as well.

    What cannot be known is not named, or an editor would call wrong what is right: sections while
    a page's template is broken, facts and the like while a file cannot be read at all.
    """
    index = Index(read_files(root))
    whole = all(file.readable for file in index.files)
    found = {kind: index.ids(kind) for kind in PAGE_KINDS}
    pages = [ref for ref, file in index.pages.items() if file.kind in PAGE_KINDS]
    sections = {ref: index.anchors(ref) for ref in pages}
    if None not in sections.values():
        anchors = [f"{ref}#{one}" for ref, known in sections.items() for one in known or ()]
        found["page"] = sorted([*pages, *anchors])
    for space in ("fact", "document", "disagreement", "dimension") if whole else ():
        found[space] = index.ids(space)
    return found


def _named(schema: Any, ids: dict[str, list[str]], used: dict[str, list[str]]) -> Any:
    """Return a schema that refers to the ids there are where their kinds are asked for.

    `used` gets each list of ids once, under the name by which the schema refers to it.
    """
    if isinstance(schema, list):
        return [_named(one, ids, used) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _named(value, ids, used) for key, value in schema.items() if key != "x-ids"}
    kinds = schema.get("x-ids", ())
    if known := [id for kind in kinds for id in ids.get(kind, ())]:
        name = f"ids-{'-'.join(kinds)}"
        used[name] = known
        found["$ref"] = f"#/$defs/{name}"
    return found
