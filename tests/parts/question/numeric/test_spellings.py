"""Every spelling of a right number is right and of a slip is that slip, over the whole bank."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import yaml

from macros.publish import node

HERE = Path(__file__).parent


def numeric_keys(root: Path) -> list[dict[str, object]]:
    """Return the keys of all numeric questions as the grading takes them."""
    found = []
    for path in sorted((root / "quizzes").rglob("*.yml")):
        for question in yaml.safe_load(path.read_text("utf-8"))["questions"]:
            if question["type"] == "numeric":
                answer = question["answer"]
                slips = [slip["value"] for slip in question.get("slips", [])]
                found.append(
                    {
                        "id": question["id"],
                        "value": answer["value"],
                        "unit": answer.get("unit"),
                        "tolerance": answer["tolerance"],
                        "slips": slips,
                    }
                )
    return found


def test_every_spelling_of_a_number_is_read_as_that_number(root: Path) -> None:
    keys = numeric_keys(root)
    run = subprocess.run(
        [*node.command("node"), str(HERE / "spellings.js")],
        input=json.dumps(keys),
        capture_output=True,
        text=True,
        check=True,
    )
    *misread, count = run.stdout.splitlines()
    assert count == f"{len(keys)} keys"
    assert misread == []
