"""What the guide exports comes in again as the same questions."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest

from macros.exports.bank import Bank
from macros.exports.gift import as_gift
from macros.exports.moodle import as_moodle
from macros.exports.tables import as_csv
from macros.imports.command import load
from macros.parts.markdown import converted
from macros.reading.catalog import Catalog
from macros.records.questions import Question
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric

WRITERS = {"gift": as_gift, "moodle": as_moodle, "csv": as_csv}
# What the page of the question gives, and the check of a bank does not know.
_ELSEWHERE = ("id", "was", "cites", "concepts", "learn", "rubric", "type")


@pytest.fixture(scope="module")
def bank(catalog: Catalog) -> Bank:
    return Bank(catalog, "https://guide.example/")


def back(bank: Bank, form: str, folder: Path) -> list[tuple[Question, dict[str, Any]]]:
    """Return each question with what came back of it, in the order written."""
    path = folder / "bank"
    path.write_bytes(WRITERS[form](bank).data)
    found = load(path, form)
    assert found.left_out == []
    return list(zip((item.question for item in bank.items), found.questions, strict=True))


def words(markdown: str) -> str:
    """Return what a reader sees of a text, without spaces, which formats set anew."""
    shown = html.unescape(re.sub(r"<[^>]+>", " ", converted(markdown)))
    return "".join(shown.split())


def bare(value: Any) -> Any:
    """Return a record without what is empty or no more than the default."""
    if isinstance(value, dict):
        kept = {key: bare(one) for key, one in value.items()}
        return {
            key: one
            for key, one in kept.items()
            if one not in (None, False, (), [], "") or (key == "value" and one == 0)
        }
    if isinstance(value, (list, tuple)):
        return [bare(one) for one in value]
    return value.strip() if isinstance(value, str) else value


def test_a_table_gives_every_field_back(bank: Bank, tmp_path: Path) -> None:
    for question, found in back(bank, "csv", tmp_path):
        wanted = {
            key: value
            for key, value in bare(question.model_dump()).items()
            if key not in _ELSEWHERE
        }
        given = {key: value for key, value in bare(found).items() if key not in _ELSEWHERE}
        wanted.get("answer", {}).setdefault("tolerance", 0)
        given.get("answer", {}).setdefault("tolerance", 0)
        assert given == wanted, question.id
        assert found["type"] == question.type


@pytest.mark.parametrize("form", ["gift", "moodle"])
def test_moodles_formats_give_the_same_words_and_keys(
    form: str, bank: Bank, tmp_path: Path
) -> None:
    for question, found in back(bank, form, tmp_path):
        assert words(found["prompt"]).startswith(words(question.prompt)), question.id
        assert words(question.explanation) in words(found["explanation"]), question.id
        if isinstance(question, Choice):
            assert [
                (words(one["text"]), one.get("correct", False), words(one["why"]))
                for one in found["options"]
            ] == [(words(o.text), o.correct, words(o.why)) for o in question.options]
        if isinstance(question, Numeric):
            assert found["answer"]["value"] == question.answer.value
            assert found["answer"].get("tolerance", 0) == question.answer.tolerance
            slips = [(one["value"], words(one["why"])) for one in found.get("slips", [])]
            assert slips == [(one.value, words(one.why)) for one in question.slips]
        if isinstance(question, Match):
            texts = {one["id"]: words(one["text"]) for one in found["targets"]}
            ours = {one.id: words(one.text) for one in question.targets}
            assert [(words(one["text"]), texts[one["to"]]) for one in found["pairs"]] == [
                (words(one.text), ours[one.to]) for one in question.pairs
            ]
