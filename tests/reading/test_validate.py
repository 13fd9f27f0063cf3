"""What records and questions may be: cross-field rules, keys and revisions, arithmetic."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import fuzz  # noqa: F401, settings
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.parts.vocabulary import MACROS
from macros.reading.load import Loaded
from macros.reading.validate import validate
from macros.records.fields import Model
from macros.records.pages import KINDS, SHELVES, Page, Register, Round, Rubric
from macros.records.questions import Quiz

MINIMAL = Path(__file__).parents[1] / "minimal"


def minimal(name: str) -> dict[str, Any]:
    """Return the data of a file of the minimal site, as anyone's YAML reader gives it."""
    text = (MINIMAL / name).read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text.split("---\n")[1] if name.endswith(".md") else text)
    return data


def problems(model: type[Model], data: Any) -> list[str]:
    """Return what validation says of `data`, without file and line."""
    found = validate(model, Loaded("x", data=data))[1]
    return [f"{problem.path}: {problem.found}" for problem in found]


def quiz(name: str = "quizzes/rounds/acme-pm/design.yml") -> Quiz:
    """Return a sound quiz of the minimal site."""
    result = validate(Quiz, Loaded("x", data=minimal(name)))[0]
    assert result is not None
    return result


def question(kind: str) -> dict[str, Any]:
    """Return the data of the minimal site's question of that type."""
    for name in ("quizzes/rounds/acme-pm/design.yml", "quizzes/concepts/trust.yml"):
        for found in minimal(name)["questions"]:
            if found["type"] == kind:
                return dict(found)
    raise AssertionError(kind)


def revision(data: dict[str, Any]) -> str:
    """Return the revision of a question."""
    whole = {"quiz": data["id"].rpartition(".")[0], "title": "T", "page": "concept:a"}
    result, found = validate(Quiz, Loaded("x", data={**whole, "questions": [data]}))
    assert result is not None, found
    return result.questions[0].revision


# ------------------------------------------------------------------------------- all at once


def test_faulty_fields_hide_no_rule_between_fields() -> None:
    data = minimal("quizzes/concepts/trust.yml")
    asked = data["questions"][0]
    del asked["options"][0]["correct"]
    asked["explanation"] = 5
    data["title"] = None
    assert problems(Quiz, data) == [
        "questions[0].options: no right option",
        "title: nothing",
        "questions[0].explanation: 5 (a number)",
    ]


def test_an_unknown_type_hides_no_fault_in_what_all_types_share() -> None:
    data = minimal("quizzes/concepts/trust.yml")
    data["questions"][0] |= {"type": "choice", "learn": "trust", "concepts": []}
    assert problems(Quiz, data) == [
        "questions[0].concepts: 0 entries",
        "questions[0].learn: 'trust'",
        "questions[0].type: the text 'choice'",
    ]


def test_a_faulty_entry_still_counts_as_an_entry() -> None:
    data = minimal("docs/rounds/acme-pm/design.md")
    data["passes"] = ["text alone"]
    assert problems(Round, data) == ["passes[0]: the text 'text alone'"]


def test_one_text_may_have_several_faults() -> None:
    data = minimal("quizzes/concepts/trust.yml")
    data["questions"][0]["prompt"] = "<b>{{ x }}</b> [y](javascript:z)"
    assert len(problems(Quiz, data)) == 3


def test_what_only_looks_like_code_hides_nothing() -> None:
    data = minimal("quizzes/concepts/trust.yml")
    for text in ("\\`<script>\\`", "`a\n\n<script>\n\nb`", "``<script>`", "`` ` <script>"):
        data["questions"][0]["prompt"] = text
        assert problems(Quiz, data), text
    for text in ("`<script>`", "`` a ` <script> ``", "`{{ x }}` and `{: y }`"):
        data["questions"][0]["prompt"] = text
        assert problems(Quiz, data) == [], text


@pytest.mark.parametrize("value", [5, "text", [1, 2], None, True, {"a": {"b": []}}, []])
@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("quizzes/rounds/acme-pm/design.yml", Quiz),
        ("docs/rounds/acme-pm/design.md", Round),
        ("docs/rubrics/notes.md", Rubric),
    ],
)
def test_no_value_anywhere_makes_validation_fail(name: str, model: type[Model], value: Any) -> None:
    data = minimal(name)
    for path in _paths(data):
        changed = copy.deepcopy(data)
        inner = changed
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = value
        validate(model, Loaded("x", data=changed))


def _paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in inner:
        found.append((*path, key))
        if isinstance(value, (dict, list)):
            found += _paths(value, (*path, key))
    return found


# ---------------------------------------------------------------------------------- the schema


def test_no_front_matter_key_has_the_name_of_a_macro() -> None:
    """mkdocs-macros lets front matter shadow a macro of the same name."""
    models: list[type[Page]] = [*KINDS.values(), Page, Register]
    keys = {key for model in models for key in model.model_fields}
    assert keys & set(MACROS) == set()


def test_every_type_of_question_is_offered_as_such() -> None:
    assert {asked.type for asked in quiz().questions} | {"single"} == {
        "single",
        "multiple",
        "order",
        "match",
        "numeric",
        "recall",
    }


def test_weights_are_all_or_none_and_sum_to_a_hundred() -> None:
    data = minimal("docs/rubrics/notes.md")
    data["dimensions"][0]["weight"] = 50
    assert problems(Rubric, data) == ["dimensions: weights that sum to 90"]
    del data["dimensions"][0]["weight"]
    assert problems(Rubric, data) == ["dimensions: weights for some dimensions"]
    del data["dimensions"][1]["weight"]
    assert problems(Rubric, data) == []


def test_shelves_keep_their_order() -> None:
    assert SHELVES[0] == "Design for attack"
    assert len(SHELVES) == 8


# ----------------------------------------------------------------------------------- revisions

OTHER = {
    "prompt": "Another wording?",
    "explanation": "Another explanation.",
    "cites": ["A01", "A02"],
    "concepts": ["logs"],
    "learn": "concept:logs#evidence",
    "rubric": "notes/scale",
    "working": "Worked otherwise.",
    "seconds": 120,
    "model": "Another answer.",
}


@pytest.mark.parametrize("kind", ["single", "multiple", "order", "match", "numeric", "recall"])
def test_a_revision_survives_every_change_of_wording(kind: str) -> None:
    data = question(kind)
    before = revision(data)
    for key, value in OTHER.items():
        if key in data:
            assert revision({**data, key: value}) == before, key
    for parts in ("options", "items", "targets", "pairs", "criteria", "slips"):
        changed = copy.deepcopy(data)
        for index, part in enumerate(changed.get(parts, [])):
            part.update({key: f"{key} {index}." for key in ("text", "why") if key in part})
        assert revision(changed) == before, parts


@given(st.permutations(range(3)))
def test_a_revision_survives_moving_options_but_not_items_in_order(order: list[int]) -> None:
    for kind, parts in (("single", "options"), ("multiple", "options"), ("match", "pairs")):
        data = question(kind)
        assert revision({**data, parts: [data[parts][i] for i in order]}) == revision(data)
    data = question("order")
    moved = revision({**data, "items": [data["items"][i] for i in order]})
    assert (moved == revision(data)) is (order == [0, 1, 2])


def test_a_revision_changes_with_the_key() -> None:
    changes: list[tuple[str, Any]] = [
        (
            "single",
            lambda q: (q["options"][0].pop("correct"), q["options"][1].update(correct=True)),
        ),
        ("single", lambda q: q["options"].pop()),
        ("single", lambda q: q["options"][2].update(id="z")),
        ("multiple", lambda q: q["options"][1].update(correct=False)),
        ("match", lambda q: q["pairs"][0].update(to="leak")),
        ("match", lambda q: q["targets"].append({"id": "more", "text": "More"})),
        ("order", lambda q: q["items"].append({"id": "d", "text": "Last."})),
        ("numeric", lambda q: q["answer"].update(value=0.985)),
        ("numeric", lambda q: q["answer"].update(unit="per cent")),
        ("numeric", lambda q: q["answer"].update(tolerance=0.2)),
        ("recall", lambda q: q["criteria"].append({"id": "more", "text": "More."})),
    ]
    for kind, change in changes:
        data = copy.deepcopy(question(kind))
        before = revision(data)
        change(data)
        assert revision(data) != before, kind


def test_a_revision_is_twelve_hexadecimal_digits_that_stay() -> None:
    """Readers' answers are kept under these: a change here would mark all of them as stale."""
    assert {asked.id: asked.revision for asked in quiz().questions} == {
        "acme-pm.design.both": "eccb6a070575",
        "acme-pm.design.order": "6e71fee07a9d",
        "acme-pm.design.match": "cbc4efaf0f92",
        "acme-pm.design.share": "9fcb3b23ef80",
        "acme-pm.design.recall": "708826eb1915",
    }
