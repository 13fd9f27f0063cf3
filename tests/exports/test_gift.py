"""GIFT, read by a parser that is not ours: as many questions, and the texts as they were."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from macros.exports.bank import Bank, number
from macros.exports.files import Export
from macros.exports.gift import as_gift
from macros.publish import node
from macros.reading.catalog import Catalog
from macros.records.questions import Multiple, Order, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric

KINDS = {
    "single": "MC",
    "multiple": "MC",
    "order": "Matching",
    "match": "Matching",
    "numeric": "Numerical",
    "recall": "Essay",
    "text": "Short",
}


def parsed(root: Path, file: Export) -> list[dict[str, Any]]:
    """Return what gift-pegjs reads, categories among it."""
    code = (
        'import gift from "gift-pegjs"; import { readFileSync } from "node:fs";'
        'console.log(JSON.stringify(gift.parse(readFileSync(0, "utf8"))));'
    )
    run = subprocess.run(
        [*node.command("node"), "--input-type=module", "-e", code],
        cwd=root,
        input=file.data,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def guide(root: Path, files: dict[str, Export]) -> dict[str, dict[str, Any]]:
    """Return the guide's questions as the parser reads them, by the id that Moodle keeps."""
    found = [one for one in parsed(root, files["bank.gift.txt"]) if one["type"] != "Category"]
    assert len({one["id"] for one in found}) == len(found)
    return {one["id"]: one for one in found}


def test_every_question_arrives_as_its_type(
    catalog: Catalog, guide: dict[str, dict[str, Any]]
) -> None:
    assert {id: one["type"] for id, one in guide.items()} == {
        id: KINDS[question.type] for id, question in catalog.questions.items()
    }


def test_each_page_is_a_category(root: Path, catalog: Catalog, files: dict[str, Export]) -> None:
    found = parsed(root, files["bank.gift.txt"])
    titles = [one["title"] for one in found if one["type"] == "Category"]
    assert len(titles) == len(set(titles)) == len(catalog.quiz_of)


def signs(html: str) -> str:
    """Return HTML with the signs that stand as numbers where GIFT would read them."""
    return html.replace("&#37;", "%").replace("&#91;", "[")


def unescaped(text: str) -> str:
    """Return what is matched to: the parser, unlike Moodle, leaves its own escapes in it."""
    return re.sub(r"&&(\d{3});", lambda match: chr(int(match[1])), text)


def check(bank: Bank, catalog: Catalog, found: dict[str, dict[str, Any]]) -> None:
    """Compare what the parser read with the records."""
    for id, question in catalog.questions.items():
        one = found[id]
        assert bank.asked(question) in one["stem"]["text"]
        assert bank.html(question.explanation) in one["globalFeedback"]["text"]
        assert {f"concept::{name}" for name in question.concepts} <= set(one["tags"])
        if isinstance(question, Choice):
            read = [
                (signs(choice["text"]["text"]), signs(choice["feedback"]["text"]))
                for choice in one["choices"]
            ]
            assert read == [(bank.html(o.text), bank.html(o.why)) for o in question.options]
            if isinstance(question, Multiple):
                marks = [choice["weight"] for choice in one["choices"]]
                right = [mark for mark in marks if mark > 0]
                assert [mark > 0 for mark in marks] == [o.correct for o in question.options]
                assert sum(right) == pytest.approx(100, abs=1e-3)
                assert sum(marks) == pytest.approx(0, abs=1e-3)
            else:
                right = [choice["isCorrect"] for choice in one["choices"]]
                assert right == [o.correct for o in question.options]
        elif isinstance(question, Match):
            targets = {target.id: bank.plain(target.text) for target in question.targets}
            pairs = [
                (signs(p["subquestion"]["text"]), unescaped(p["subanswer"]))
                for p in one["matchPairs"]
            ]
            rows = [(bank.html(pair.text), targets[pair.to]) for pair in question.pairs]
            assert [(row, to) for row, to in pairs if row] == rows
            assert {to for _, to in pairs} == set(targets.values())
        elif isinstance(question, TextAnswer) and one["type"] == "Short":
            typed = [(choice["weight"], choice["text"]["text"]) for choice in one["choices"]]
            right = [(100, text.replace("*", "\\*")) for text in question.accepted]
            assert typed[: len(right)] == right
            assert len(typed) == len(right) + len(question.slips)
        elif isinstance(question, Order):
            places = [p["subanswer"] for p in one["matchPairs"]]
            assert places == [str(at) for at in range(1, len(question.items) + 1)]
        elif isinstance(question, Numeric):
            first = one["choices"][0]
            assert first["weight"] == 100
            assert number(first["text"]["number"]) == number(question.answer.value)
            assert first["text"]["range"] == pytest.approx(question.answer.tolerance)
            assert len(one["choices"]) == 1 + len(question.slips)


def test_texts_and_marks_arrive_as_they_were(
    bank: Bank, catalog: Catalog, guide: dict[str, dict[str, Any]]
) -> None:
    check(bank, catalog, guide)


def test_texts_that_look_like_syntax_arrive_too(root: Path, nasty: Catalog) -> None:
    bank = Bank(nasty, "https://guide.example/")
    found = [one for one in parsed(root, as_gift(bank)) if one["type"] != "Category"]
    kinds = Counter(KINDS[question.type] for question in nasty.questions.values())
    # Two typed answers fit into no field of GIFT: of two lines, and with an arrow in it.
    assert Counter(one["type"] for one in found) == kinds - Counter(Short=2) + Counter(Essay=2)
    essays = {id for id, one in nasty.questions.items() if one.type == "text"}
    essays &= {one["id"] for one in found if one["type"] == "Essay"}
    lost = {loss.question for loss in as_gift(bank).losses if loss.what.startswith("an essay; ")}
    assert essays == lost
    check(bank, nasty, {one["id"]: one for one in found})


def test_what_it_cannot_hold_is_listed_by_question(
    catalog: Catalog, files: dict[str, Export]
) -> None:
    file = files["bank.gift.txt"]
    listed = {loss.question for loss in file.losses}
    kinds = ("order", "match", "numeric", "recall")
    assert listed == {id for id, one in catalog.questions.items() if one.type in kinds}
    text = file.losses_text()
    assert all(f"\n{id}: " in text for id in listed)
