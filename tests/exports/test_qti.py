"""The QTI package, read by a converter that is not ours and by the rules of the format.

Its schema may not be copied here: tests/exports/qti_schema.py validates against a copy elsewhere.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from citolab_qti_json_schema_converters import (  # type: ignore[import-untyped]
    convert_qti_zip_to_exam_document,
)
from lxml import etree

from macros.exports.bank import Bank, number
from macros.exports.files import Export
from macros.exports.qti import as_qti
from macros.reading.catalog import Catalog
from macros.records.questions import AnyQuestion, Order, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric

KINDS = {
    "single": "choice",
    "multiple": "choice",
    "order": "order",
    "match": "match",
    "numeric": "text_entry",
    "recall": "extended_text",
    "text": "text_entry",
}
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def right(question: AnyQuestion) -> set[str]:
    """Return what the package gives as the right response."""
    if isinstance(question, Choice):
        return {f"o.{option.id}" for option in question.options if option.correct}
    if isinstance(question, Order):
        return {f"i.{item.id}" for item in question.items}
    if isinstance(question, Match):
        return {f"r.{pair.id} t.{pair.to}" for pair in question.pairs}
    if isinstance(question, Numeric):
        return {number(question.answer.value)}
    return {question.accepted[0]} if isinstance(question, TextAnswer) else set()


def check(catalog: Catalog, file: Export, folder: Path) -> None:
    """Compare what the converter reads with the records."""
    path = folder / "bank.zip"
    path.write_bytes(file.data)
    items = {item.item_identifier: item for item in convert_qti_zip_to_exam_document(path).items}
    assert file.questions == len(items)
    assert items.keys() == {f"q.{id}" for id in catalog.questions}
    for id, question in catalog.questions.items():
        item = items[f"q.{id}"]
        assert item.interaction_type is not None
        long = isinstance(question, TextAnswer) and question.lines > 1
        kind = "extended_text" if long else KINDS[question.type]
        assert item.interaction_type.value.lower().replace("-", "_") == kind
        assert set(filter(None, (item.answer or "").split("#"))) == right(question), id
        assert item.max_score == 1
        if isinstance(question, (Choice, Order)):
            assert len(item.question_options or ()) == len(question.parts())


def test_every_question_arrives_with_its_key(
    catalog: Catalog, files: dict[str, Export], tmp_path: Path
) -> None:
    check(catalog, files["bank.qti.zip"], tmp_path)


def test_texts_that_look_like_syntax_arrive_too(nasty: Catalog, tmp_path: Path) -> None:
    check(nasty, as_qti(Bank(nasty, "https://guide.example/")), tmp_path)


def test_the_package_names_each_of_its_files_once(files: dict[str, Export]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["bank.qti.zip"].data)) as package:
        assert package.testzip() is None
        names = [name for name in package.namelist() if name != "imsmanifest.xml"]
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
    resources = manifest.findall(".//{*}resource")
    assert [one.get("href") for one in resources] == names
    assert [file.get("href") for one in resources for file in one.iterfind("{*}file")] == names
    assert len(set(names)) == len(names)


def test_identifiers_are_ones_of_the_format(files: dict[str, Export]) -> None:
    with zipfile.ZipFile(io.BytesIO(files["bank.qti.zip"].data)) as package:
        for name in package.namelist():
            root = etree.fromstring(package.read(name))
            own = [id for node in root.iter() if (id := node.get("identifier"))]
            assert all(IDENTIFIER.fullmatch(one) for one in own), name
            if root.tag.endswith("item"):
                assert root.get("title")
                assert root.get("time-dependent") == "false"


@pytest.mark.parametrize("kind", ["match", "numeric", "order", "recall"])
def test_what_it_cannot_hold_is_listed_by_question(
    catalog: Catalog, files: dict[str, Export], kind: str
) -> None:
    listed = {loss.question for loss in files["bank.qti.zip"].losses}
    assert {id for id, one in catalog.questions.items() if one.type == kind} <= listed
