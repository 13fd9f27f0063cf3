"""A bank of each format comes in as questions of ours, and what is lost is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from foreign_banks import SAMPLES

from macros.__main__ import main
from macros.imports.bank import TODO, Bank
from macros.imports.command import load, report
from macros.parts.renderer import Here, Renderer
from macros.parts.vocabulary import read

MINIMAL = Path(__file__).parents[1] / "minimal"


def taken(name: str, folder: Path) -> Bank:
    """Return what the sample `name` holds."""
    path = folder / name
    path.write_text(SAMPLES[name], "utf-8")
    return load(path)


def by_id(bank: Bank) -> dict[str, dict[str, Any]]:
    """Return the questions of a bank by id."""
    return {one["id"]: one for one in bank.questions}


def lost(bank: Bank) -> list[str]:
    """Return what is said to be lost, without the places."""
    return [line.partition(" (")[0] for line in report(bank) if line.startswith("lost")]


# Of each sample: the types that come in, what is lost, what is left out.
EXPECTED: dict[str, tuple[str, list[str], list[str]]] = {
    "bank.gift": (
        "single multiple single text match numeric numeric recall",
        [],
        ["no question", "never closed"],
    ),
    "bank.xml": (
        "single single text numeric match order recall",
        [
            "lost: a file in the text",
            "lost: a link to another address than https://…, of which the words are kept",
            "lost: a part of a point for an option that is not right",
            "lost: hints",
        ],
        ["'calculated'"],
    ),
    "bank.csv": ("single text numeric recall", ["lost: the columns chapter"], ["no answer"]),
    "ours.csv": (
        "single match order numeric recall text",
        ["lost: the columns page"],
        ["the key '9'"],
    ),
    "notes.txt": (
        "text recall text text",
        ["lost: tags, decks and types of notes"],
        ["one side"],
    ),
    "quiz.toml": (
        "single multiple text text text",
        [
            "lost: a link to another address than https://…, of which the words are kept",
            "lost: the line of an error is no longer asked for; it stands in the explanation",
        ],
        ["2 right options of 2", "'Drawing'"],
    ),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_what_comes_in_is_lost_and_left_out(name: str, tmp_path: Path) -> None:
    bank = taken(name, tmp_path)
    types, losses, left = EXPECTED[name]
    assert [one["type"] for one in bank.questions] == types.split()
    assert sorted(lost(bank)) == sorted(losses)
    assert len(bank.left_out) == len(left)
    for (_, why), words in zip(bank.left_out, left, strict=True):
        assert words in why


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("target", ["--concept trust", "--to quizzes/rounds/acme-pm/design.yml"])
def test_an_import_passes_the_check_and_is_shown(name: str, target: str, tmp_path: Path) -> None:
    """A new quiz of a concept, and questions behind those of a quiz that is there."""
    root = tmp_path / "guide"
    shutil.copytree(MINIMAL, root)
    concept = "concept" in target
    if concept:
        (root / "quizzes/concepts/trust.yml").unlink()
    bank = taken(name, tmp_path)
    arguments = ["import", str(tmp_path / name), *target.split(), "--root", str(root)]
    assert main(arguments) == 0
    catalog, problems = read(root)
    assert [str(problem) for problem in problems] == []
    quiz = catalog.quizzes["trust" if concept else "acme-pm.design"]
    count = len(bank.questions)
    assert len(quiz.questions) == count + (0 if concept else 5)
    src = "concepts/trust.md" if concept else "rounds/acme-pm/design.md"
    html = Here(Renderer(catalog), src).render("quiz.html.j2", quiz=quiz)
    assert html.count("<lg-item ") == len(quiz.questions)
    # Every text arrives in the file as the bank has it.
    for given, kept in zip(bank.questions, quiz.questions[-count:], strict=True):
        assert re.fullmatch(rf".*\.{given['id']}(-2)?", kept.id)
        assert kept.prompt.endswith(given["prompt"].strip())
        assert kept.explanation == given["explanation"].strip()


def test_a_finished_guide_names_each_todo_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "guide"
    shutil.copytree(MINIMAL, root)
    (root / "quizzes/concepts/trust.yml").unlink()
    taken("quiz.toml", tmp_path)
    main(["import", str(tmp_path / "quiz.toml"), "--concept", "trust", "--root", str(root)])
    # As the guide's own, without what it asks of the size of banks.
    (root / "standards.yml").write_text("banks: {round: 0, concept: 0}\n", "utf-8")
    capsys.readouterr()
    main(["check", str(root)])
    said = re.findall(
        r"^quizzes/concepts/trust.yml:(\d+):.*TODO", capsys.readouterr().out, re.MULTILINE
    )
    lines = (root / "quizzes/concepts/trust.yml").read_text("utf-8").split("\n")
    there = [at for at, line in enumerate(lines, 1) if TODO in line]
    assert there
    assert sorted(map(int, said)) == there


def test_losses_stand_at_the_top_and_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "guide"
    shutil.copytree(MINIMAL, root)
    (root / "quizzes/concepts/trust.yml").unlink()
    bank = taken("bank.xml", tmp_path)
    main(["import", str(tmp_path / "bank.xml"), "--concept", "trust", "--root", str(root)])
    text, said = (root / "quizzes/concepts/trust.yml").read_text("utf-8"), capsys.readouterr().out
    for line in report(bank):
        assert f"# {line}\n" in text
        assert f"{line}\n" in said


def test_code_entities_and_marks_stay_what_they_were(tmp_path: Path) -> None:
    first = by_id(taken("bank.xml", tmp_path))["first-things"]
    assert first["prompt"] == (
        "What does this print?\n\n```\nfor x in y:\n    print(<x>)\n```\n\nSee here, 10⁹."
    )
    assert first["explanation"] == "It **prints** x & y\\_z."
    assert [option.get("pinned") for option in first["options"]] == [True, True, True]
    one = taken("quiz.toml", tmp_path).questions[0]
    assert one["prompt"] == "What does `x` hold? See this and 2¹⁰."
    assert one["explanation"] == "It holds **numbers**: `{{ one }}`."
    assert [option["text"] for option in one["options"]] == [
        "None of these",
        "```rust\nfn f() -> &i32;\n```",
        "A `String`",
    ]
    assert [option.get("pinned", False) for option in one["options"]] == [True, False, False]


def test_questions_that_share_a_case_share_a_stem(tmp_path: Path) -> None:
    bank = taken("quiz.toml", tmp_path)
    assert bank.stems == {"quiz": "Two services talk.\n\n```rust\nlet x: Vec<i32> = vec![1];\n```"}
    assert [one.get("stem") for one in bank.questions] == ["quiz", "quiz", None, None, None]


def test_gift_reads_escapes_gaps_ranges_and_shares(tmp_path: Path) -> None:
    found = taken("bank.gift", tmp_path).questions
    first, many, truth, gap, pairs, number, span, essay = found
    assert [option["text"] for option in first["options"]] == [
        "The *boundary*.",
        "The database.",
        "The {logo}: 5 = 5",
    ]
    assert [option["why"] for option in first["options"]] == [
        "It decides the rest.",
        "It comes later.",
        TODO,
    ]
    assert first["id"] == "first-things"
    assert [option.get("correct", False) for option in many["options"]] == [True, True, False]
    assert truth["options"][0] == {
        "text": "True",
        "correct": True,
        "pinned": True,
        "why": "Yes.",
    }
    assert gap["prompt"] == "What is \\_\\_\\_\\_\\_ called by its city?"
    assert gap["accepted"] == ["Pretoria", "Tshwane"]
    assert gap["slips"] == [{"text": "Cape Town", "why": "That is the parliament."}]
    assert [target["text"] for target in pairs["targets"]] == ["a signed record", "a key", "a font"]
    assert number["answer"] == {"value": 0.98, "tolerance": 0.1, "formula": "0.98"}
    assert number["slips"] == [{"value": 0, "why": "Nothing is found."}]
    assert span["answer"] == {"value": 3, "tolerance": 2.0, "formula": "3"}
    assert [one["text"] for one in essay["criteria"]] == [
        f"{TODO}: the first",
        f"{TODO}: the second",
    ]


def test_notes_become_what_can_be_typed_or_said(tmp_path: Path) -> None:
    short, long, one, two = taken("notes.txt", tmp_path).questions
    assert (short["prompt"], short["accepted"]) == ("What is **signed**?", ["A log entry"])
    assert long["model"].endswith("*unless it is signed*.")
    assert one["accepted"] == ["boundary"]
    assert one["prompt"] == "The \\_\\_\\_\\_\\_ (where) comes before the logo."
    assert two["accepted"] == ["logo"]


def test_our_own_columns_lose_nothing_of_a_question(tmp_path: Path) -> None:
    found = by_id(taken("ours.csv", tmp_path))
    assert found["two"]["pairs"] == [
        {"id": "a", "text": "A lie", "to": "seal", "why": "It is."},
        {"id": "b", "text": "A leak", "to": "key", "why": "It is."},
    ]
    assert found["four"]["answer"]["formula"] == "99 / 10098 * 100"
    assert found["five"]["criteria"][1]["why"] == "It is no decoration."
    assert found["one"]["options"][0]["pinned"] is True
    assert found["one"]["stem"] == "case"
    assert found["three"]["difficulty"] == "hard"
    assert found["six"]["accepted"] == ["SVID"]
    assert found["six"]["exact"] is True
    assert found["six"]["slips"] == [{"text": "SPIFFE ID", "why": "That is the name."}]
