"""JSON and the table hold every field: a question read back from either is the record itself."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from macros.exports.bank import Bank
from macros.exports.files import Export
from macros.exports.tables import COLUMNS, HEADER, as_csv, as_json
from macros.reading.catalog import Catalog
from macros.records.questions import AnyQuestion

QUESTION: TypeAdapter[Any] = TypeAdapter(AnyQuestion)


def rows_of(file: Export) -> list[dict[str, str]]:
    """Return the rows of a table as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))


def from_json(found: dict[str, Any]) -> AnyQuestion:
    """Return the record of a question in the JSON file."""
    own = {k: v for k, v in found.items() if k not in ("revision", "set", "page", "address")}
    question: AnyQuestion = QUESTION.validate_json(json.dumps(own))
    return question


def from_row(row: dict[str, str]) -> AnyQuestion:
    """Return the record of a row, by what the page of downloads says of its columns."""

    def numbered(name: str) -> list[str]:
        keys = [key for key in row if key.removeprefix(f"{name}_").isdigit()]
        return [row[key] for key in sorted(keys, key=lambda key: int(key.rpartition("_")[2]))]

    texts, ids, whys = numbered("part"), numbered("part_id"), numbered("reason")
    parts = [
        {"id": id, "text": text, **({"why": why} if why else {})}
        for id, text, why in zip(ids, texts, whys, strict=True)
        if text
    ]
    key = row["key"].split(";")
    pinned = row["pinned"].split(";")
    of_type: dict[str, Callable[[], dict[str, Any]]] = {
        "single": lambda: {"options": marked(parts, key, pinned)},
        "multiple": lambda: {"options": marked(parts, key, pinned)},
        "order": lambda: {"items": [parts[int(at) - 1] for at in key]},
        "match": lambda: matched(parts, key, numbered("target"), numbered("target_id")),
        "numeric": lambda: {
            "working": row["working"],
            "slips": [{"value": float(part["text"]), "why": part["why"]} for part in parts],
            "answer": {
                "value": float(row["key"]),
                "unit": row["unit"] or None,
                "tolerance": float(row["tolerance"]),
                "nearest": float(row["nearest"]) if row["nearest"] else None,
                "formula": row["formula"],
            },
        },
        "text": lambda: {
            "accepted": [text for text in numbered("accepted") if text],
            "exact": row["exact"] == "yes",
            "slips": [{"text": part["text"], "why": part["why"]} for part in parts],
        },
        "recall": lambda: {
            "seconds": int(row["seconds"]),
            "model": row["model"],
            "criteria": parts,
        },
    }
    own = of_type[row["type"]]()
    whole = {name: row[name] for name in ("id", "type", "prompt", "explanation", "learn")}
    lists = {name: row[name].split() for name in ("cites", "concepts", "was")}
    said = {name: row[name] or None for name in ("rubric", "difficulty", "author")}
    stem = {"id": row["stem_id"], "text": row["stem"]} if row["stem_id"] else None
    record = {**whole, **lists, **own, **said, "stem": stem}
    question: AnyQuestion = QUESTION.validate_json(json.dumps(record))
    return question


def marked(parts: list[dict[str, Any]], key: list[str], pinned: list[str]) -> list[dict[str, Any]]:
    return [
        {**part, "correct": str(at) in key, "pinned": str(at) in pinned}
        for at, part in enumerate(parts, 1)
    ]


def matched(
    parts: list[dict[str, Any]], key: list[str], texts: list[str], ids: list[str]
) -> dict[str, Any]:
    targets = [{"id": id, "text": text} for id, text in zip(ids, texts, strict=True) if text]
    return {
        "targets": targets,
        "pairs": [
            {**part, "to": targets[int(at) - 1]["id"]} for part, at in zip(parts, key, strict=True)
        ],
    }


def test_json_gives_back_every_question(catalog: Catalog, files: dict[str, Export]) -> None:
    data = json.loads(files["bank.json"].data)
    found = {one["id"]: from_json(one) for one in data["questions"]}
    assert found == catalog.questions
    assert {one["id"]: one["revision"] for one in data["questions"]} == {
        id: question.revision for id, question in catalog.questions.items()
    }
    named = {id for question in catalog.questions.values() for id in question.cites}
    assert data["sources"].keys() == named
    assert {one["set"] for one in data["questions"]} == data["sets"].keys()


def test_the_table_gives_back_every_question(catalog: Catalog, files: dict[str, Export]) -> None:
    rows = rows_of(files["bank.csv"])
    assert {row["id"]: from_row(row) for row in rows} == catalog.questions
    assert len(rows) == files["bank.csv"].questions
    assert files["bank.csv"].losses == ()


def test_both_hold_texts_that_look_like_syntax(nasty: Catalog) -> None:
    bank = Bank(nasty, "https://guide.example/")
    found = json.loads(as_json(bank).data)["questions"]
    assert {one["id"]: from_json(one) for one in found} == nasty.questions
    assert {row["id"]: from_row(row) for row in rows_of(as_csv(bank))} == nasty.questions


def test_no_cell_of_the_guide_is_taken_for_a_formula(files: dict[str, Export]) -> None:
    begun = {value[:1] for row in rows_of(files["bank.csv"]) for value in row.values() if value}
    assert begun.isdisjoint("=+@\t\r")


def test_every_column_is_described() -> None:
    described = []
    for name in COLUMNS:
        first, to, last = name.partition(" to ")
        stem, _, end = last.rpartition("_")
        described += [f"{stem}_{at}" for at in range(1, int(end) + 1)] if to else [first]
    assert sorted(described) == sorted(HEADER)


@pytest.mark.parametrize("name", ["bank.json", "bank.csv"])
def test_addresses_are_whole_ones(files: dict[str, Export], name: str) -> None:
    assert b"https://guide.example/loops/concepts/stride/#q-stride-" in files[name].data
