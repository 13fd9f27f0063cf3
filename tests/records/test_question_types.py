"""A type of question is one module and one line: here is one more, which is not shipped."""

from __future__ import annotations

import re
from pathlib import Path
from types import new_class
from typing import Annotated, Any, ClassVar, Literal, get_args

import pytest
import yaml
from jinja2 import ChoiceLoader, DictLoader
from pydantic import Field, StrictBool

from macros.parts.renderer import TEMPLATES, Here, Renderer
from macros.parts.vocabulary import read
from macros.reading.load import Loaded
from macros.reading.validate import validate
from macros.records.fields import Model, Text
from macros.records.questions import TYPES, Part, Question, quiz_of

MINIMAL = Path(__file__).parents[1] / "minimal"


class Claim(Part):
    true: StrictBool
    why: Text


class Claims(Question):
    """Claims that hold or do not."""

    type: Literal["claims"]
    how: ClassVar[str] = "Tick what holds."
    claims: Annotated[tuple[Claim, ...], Field(min_length=2)]

    def key(self) -> Any:
        return ["claims", sorted([one.id, one.true] for one in self.claims)]

    def parts(self) -> tuple[Part, ...]:
        return self.claims


QUIZ = quiz_of((*TYPES, Claims))
# What its folder docs/assets/parts/question/claims/ would hold.
FOLDER = {
    "question/claims/task.html.j2": "{% for one in question.shown() %}<b>{{ mdi(one.text) }}</b>"
    "{% endfor %}",
    "question/claims/reasons.html.j2": "{% for one in question.shown() %}<i>{{ one.true }}</i>"
    "{% endfor %}",
}


def data(**claims: Any) -> dict[str, Any]:
    """Return a quiz of the minimal site whose first question asks for claims."""
    found: dict[str, Any] = yaml.safe_load((MINIMAL / "quizzes/concepts/trust.yml").read_text())
    first = found["questions"][0]
    del first["options"]
    whole = [{"id": id, "text": id, "true": id == "a", "why": "So."} for id in ("a", "b")]
    first |= {"type": "claims", "claims": whole, **claims}
    return found


def said(model: type[Model], raw: dict[str, Any]) -> list[str]:
    """Return what validation says of `raw`."""
    problems = validate(model, Loaded("x", data=raw))[1]
    return [f"{one.path}: {one.found}; {one.expected}" for one in problems]


def test_a_type_of_ones_own_is_validated_and_offered() -> None:
    assert said(QUIZ, data()) == []
    assert said(QUIZ, data(claims=[{"id": "a", "text": "a", "true": "x", "why": "So."}])) == [
        "questions[0].claims[0].true: the text 'x'; true or false",
        "questions[0].claims: 1 entry; at least 2",
    ]
    names = "one of single, multiple, order, match, numeric, recall, text, claims"
    assert said(QUIZ, data(type="claim")) == [f"questions[0].type: the text 'claim'; {names}"]


def test_a_type_of_ones_own_is_shown_by_its_own_templates() -> None:
    quiz, _ = validate(QUIZ, Loaded("x", data=data()))
    assert quiz is not None
    renderer = Renderer(read(MINIMAL)[0])
    ours = renderer.environment.loader
    assert ours is not None
    renderer.environment.loader = ChoiceLoader([DictLoader(FOLDER), ours])
    html = Here(renderer, "concepts/trust.md").render("quiz.html.j2", quiz=quiz)
    assert '<p class="lg-item__how">Tick what holds.</p>' in html
    before, _, after = html.partition("<details")
    assert len(re.findall("<b>[ab]</b>", before)) == 2
    assert re.findall("<i>(True|False)</i>", after) in (["True", "False"], ["False", "True"])


@pytest.mark.parametrize("left_out", ["key", "parts", "how"])
def test_a_type_that_lacks_something_is_refused_as_it_is_written(left_out: str) -> None:
    body: dict[str, Any] = {
        name: member
        for name, member in vars(Claims).items()
        if name in ("key", "parts", "how") and name != left_out
    }
    body |= {"__module__": __name__, "__annotations__": {"type": Literal["half"]}}
    with pytest.raises(TypeError, match=f"Half is no type of question without {left_out}"):
        new_class("Half", (Question,), {}, lambda space: space.update(body))


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_has_its_two_templates(kind: type[Question]) -> None:
    given: dict[str, Any] = {"type": get_args(kind.model_fields["type"].annotation)[0]}
    folder = kind.model_construct(**given).folder
    for template in ("task", "reasons"):
        assert (TEMPLATES / "question" / folder / f"{template}.html.j2").is_file()
