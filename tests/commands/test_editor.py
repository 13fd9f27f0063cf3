"""What an editor sees: the schemas in a real YAML language server, where one is installed.

`npm install yaml-language-server` anywhere, and YAML_LANGUAGE_SERVER names its program; or it is
on the path. It is no dependency of the project's.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from commands.editor import Editor

from macros.__main__ import main

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
QUIZ = "quizzes/concepts/trust.yml"


def _settings() -> dict[str, Any]:
    """Return the settings that .vscode/ gives, as an editor hands them on."""
    found: dict[str, Any] = {}
    for key, value in json.loads((ROOT / ".vscode/settings.json").read_text("utf-8")).items():
        section, _, rest = key.partition(".")
        if section == "yaml" and "." not in rest:
            found.setdefault("yaml", {})[rest] = value
    return found


def test_the_settings_name_a_schema_for_every_quiz() -> None:
    assert _settings()["yaml"]["schemas"][".schemas/quiz.schema.json"] == "quizzes/**/*.yml"


if SERVER:  # a test that is left out is no failure where a skipped one is

    @pytest.mark.parametrize("by", ["settings", "first line"])
    def test_an_editor_completes_ids_and_names_a_wrong_type(tmp_path: Path, by: str) -> None:
        shutil.copytree(ROOT / "tests" / "minimal", tmp_path, dirs_exist_ok=True)
        assert main(["schema", "--root", str(tmp_path)]) == 0
        path = tmp_path / QUIZ
        text = path.read_text("utf-8")
        if by == "first line":
            text = f"# yaml-language-server: $schema=../../.schemas/quiz.schema.json\n{text}"
        settings = _settings() if by == "settings" else {"yaml": {}}
        with Editor([str(SERVER), "--stdio"], tmp_path, settings) as editor:
            assert editor.open(path, text) == []

            lines = text.split("\n")
            at = next(n for n, line in enumerate(lines) if "concepts: [" in line)
            offered = editor.offered(path, at, lines[at].index("[") + 1)
            assert {"trust", "logs"} <= set(offered)
            hover = editor.hovered(path, at, lines[at].index("concepts") + 2)
            assert "the first one counts in score by concept" in hover

            wrong = re.sub(r"concepts: \[.*\]", "concepts: trust", text, count=1)
            other = path.with_name("other.yml")
            assert any("array" in said for said in editor.open(other, wrong))
            unknown = text.replace("concepts: [trust]", "concepts: [trsut]", 1)
            third = path.with_name("third.yml")
            assert any('"trust"' in said for said in editor.open(third, unknown))
