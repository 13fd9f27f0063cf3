"""JSON Schemas of every record and of quizzes, with the ids there are, for editors.

Written to .schemas/, where .vscode/settings.json and the first line of a quiz find them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from macros.check import ROOT
from macros.parts.vocabulary import read
from macros.records.fields import Model
from macros.records.pages import KINDS, Glossary, Page, Register
from macros.records.questions import Quiz
from macros.records.standards import Standards

from .lists import all_ids

FOLDER = ".schemas"
MODELS: dict[str, type[Model]] = {
    "quiz": Quiz,
    "page": Page,
    "register": Register,
    "glossary": Glossary,
    "standards": Standards,
    **{model.kind: model for model in KINDS.values()},
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes to `parser`."""
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Write one schema a model and return 0."""
    folder = options.root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, schema in schemas(options.root).items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.schema.json").write_text(text, "utf-8")
    print(f"wrote {len(MODELS)} schemas to {FOLDER}/")
    return 0


def schemas(root: Path) -> dict[str, dict[str, Any]]:
    """Return every schema by name, with the ids of the guide at `root` as what may be named."""
    ids = all_ids(read(root)[0])
    return {name: _named(model.model_json_schema(), ids) for name, model in MODELS.items()}


def _named(schema: Any, ids: dict[str, list[str]]) -> Any:
    """Return a schema with the ids there are in place of the kinds whose ids are asked for."""
    if isinstance(schema, list):
        return [_named(one, ids) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: _named(value, ids) for key, value in schema.items() if key != "x-ids"}
    if known := [id for kind in schema.get("x-ids", ()) for id in ids.get(kind, ())]:
        found["enum"] = known
    return found
