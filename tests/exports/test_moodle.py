"""Moodle XML, read by another library and by the rules of Moodle's own import."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from macros.exports.bank import SLIP_WIDTH, Bank
from macros.exports.files import Export
from macros.exports.moodle import as_moodle
from macros.reading.catalog import Catalog
from macros.records.questions import Multiple, Order, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall

KINDS = {
    "single": "multichoice",
    "multiple": "multichoice",
    "order": "ordering",
    "match": "matching",
    "numeric": "numerical",
    "recall": "essay",
    "text": "shortanswer",
}
# Moodle refuses other marks than these, and their like below zero.
MARKS = [
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667),
    *(14.28571, 12.5, 11.11111, 10, 5, 0),
]


def questions(file: Export) -> dict[str, Any]:
    """Return the questions of the file by the id that Moodle keeps."""
    root = etree.fromstring(file.data)
    assert root.tag == "quiz"
    return {
        one.findtext("idnumber", ""): one
        for one in root.iterfind("question")
        if one.get("type") != "category"
    }


def check(bank: Bank, catalog: Catalog, file: Export) -> None:
    """Compare what was read with the records."""
    found = questions(file)
    long = {
        id
        for id, question in catalog.questions.items()
        if isinstance(question, TextAnswer) and question.lines > 1
    }
    assert {id: one.get("type") for id, one in found.items()} == {
        id: "essay" if id in long else KINDS[question.type]
        for id, question in catalog.questions.items()
    }
    assert file.questions == len(found)
    for id, question in catalog.questions.items():
        one = found[id]
        assert bank.asked(question) in one.findtext("questiontext/text")
        assert bank.html(question.explanation) in one.findtext("generalfeedback/text")
        answers = one.findall("answer")
        texts = [answer.findtext("text") for answer in answers]
        whys = [answer.findtext("feedback/text") or "" for answer in answers]
        marks = [float(answer.get("fraction")) for answer in answers]
        if isinstance(question, Choice):
            pinned = any(option.pinned for option in question.options)
            shown = question.shown() if pinned else list(question.options)
            assert one.findtext("shuffleanswers") == ("false" if pinned else "true")
            by_text = {bank.html(o.text): o for o in question.options}
            assert texts == [bank.html(part.text) for part in shown]
            assert whys == [bank.html(by_text[text].why) for text in texts]
            assert [mark > 0 for mark in marks] == [by_text[text].correct for text in texts]
            assert all(abs(mark) in MARKS for mark in marks)
            several = isinstance(question, Multiple)
            assert one.findtext("single") == ("false" if several else "true")
        elif isinstance(question, Numeric):
            assert list(map(float, texts)) == [
                question.answer.value,
                *(slip.value for slip in question.slips),
            ]
            assert float(answers[0].findtext("tolerance")) == question.answer.tolerance
            assert marks == [100, *[0] * len(question.slips)]
        elif isinstance(question, Order):
            assert texts == [bank.html(item.text) for item in question.items]
            assert marks == list(range(1, len(texts) + 1))
        elif isinstance(question, Match):
            rows = {
                (row.findtext("text") or "", row.findtext("answer/text"))
                for row in one.iterfind("subquestion")
            }
            targets = {target.id: bank.plain(target.text) for target in question.targets}
            assert {(bank.html(p.text), targets[p.to]) for p in question.pairs} <= rows
            assert {to for _, to in rows} == set(targets.values())
        elif isinstance(question, TextAnswer) and id not in long:
            assert one.findtext("usecase") == ("1" if question.exact else "0")
            right = [text for text, mark in zip(texts, marks, strict=True) if mark == 100]
            assert [text.replace("\\*", "*") for text in right] == list(question.accepted)
            assert len(texts) == len(right) + len(question.slips)
        elif isinstance(question, Recall):
            graders = one.findtext("graderinfo/text")
            assert all(bank.html(item.text) in graders for item in question.criteria)


def test_every_question_arrives_whole(
    bank: Bank, catalog: Catalog, files: dict[str, Export]
) -> None:
    check(bank, catalog, files["bank.moodle.xml"])


def test_texts_that_look_like_syntax_arrive_too(nasty: Catalog) -> None:
    bank = Bank(nasty, "https://guide.example/")
    check(bank, nasty, as_moodle(bank))


def test_a_slip_is_known_within_what_the_guide_grants(root: Any) -> None:
    script = (root / "docs/assets/parts/question/numeric/type.js").read_text("utf-8")
    assert f"SLIP_WIDTH = {SLIP_WIDTH};" in script


@pytest.mark.parametrize("kind", ["match", "numeric", "order", "recall"])
def test_what_it_cannot_hold_is_listed_by_question(
    catalog: Catalog, files: dict[str, Export], kind: str
) -> None:
    listed = {loss.question for loss in files["bank.moodle.xml"].losses}
    assert {id for id, one in catalog.questions.items() if one.type == kind} <= listed
