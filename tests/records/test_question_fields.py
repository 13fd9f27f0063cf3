"""What a bank of questions can say beside its types: shared parts, code, an option kept last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.parts.renderer import Here, Renderer
from macros.parts.vocabulary import read
from macros.reading.load import Loaded
from macros.reading.validate import validate
from macros.records.questions import Multiple, Quiz, Single, TextAnswer
from macros.records.questions.text import folded

MINIMAL = Path(__file__).parents[1] / "minimal"

QUIZ = """
quiz: trust
title: Trust
page: concept:trust
concepts: [trust]
learn: concept:trust
author: Ann Lee
stems:
  - id: listing
    text: |
      Read this.

      ```python
      print(1)
      ```
questions:
  - id: trust.one
    type: single
    stem: listing
    difficulty: hard
    prompt: What does it print?
    options:
      - {text: None of these, why: It prints., pinned: true}
      - {text: "1", correct: true, why: It is an int.}
      - text: |
          ```python
          '<1>'
          ```
        why: It has no quotes.
    explanation: It prints 1.
  - id: trust.two
    type: text
    stem: listing
    prompt: Which function writes?
    accepted: [print, "print()"]
    slips: [{text: printf, why: That is another language.}]
    explanation: It is print.
    author: Bo Ng
    concepts: [logs]
"""


def quiz(text: str = QUIZ) -> Quiz:
    """Return the quiz that `text` is."""
    found, problems = validate(Quiz, Loaded("x", data=yaml.safe_load(text)))
    assert found is not None, problems
    return found


def test_what_a_quiz_says_once_holds_for_questions_that_do_not_say_it() -> None:
    one, two = quiz().questions
    assert (one.concepts, one.learn, one.author) == (("trust",), "concept:trust", "Ann Lee")
    assert (two.concepts, two.learn, two.author) == (("logs",), "concept:trust", "Bo Ng")


def test_what_neither_says_is_missing_in_the_question() -> None:
    data = yaml.safe_load(QUIZ.replace("learn: concept:trust\n", ""))
    _, problems = validate(Quiz, Loaded("x", data=data))
    assert {one.path for one in problems} == {"questions[0].learn", "questions[1].learn"}


def test_a_pinned_option_stays_last_wherever_it_is_written() -> None:
    question = quiz().questions[0]
    assert isinstance(question, Single)
    assert question.shown()[-1].text == "None of these"
    assert {part.text for part in question.shown()} == {part.text for part in question.options}


def test_ids_that_no_author_gave_survive_a_reorder_and_not_a_rewording() -> None:
    """What a reader chose is kept under the id: it must not come to mean another option."""
    data = yaml.safe_load(QUIZ)
    before = quiz().questions[0]
    data["questions"][0]["options"].reverse()
    after = quiz(yaml.safe_dump(data)).questions[0]
    assert {one.id: one.text for one in before.parts()} == {
        one.id: one.text for one in after.parts()
    }
    assert before.revision == after.revision
    data["questions"][0]["options"][1]["text"] = "2"
    reworded = quiz(yaml.safe_dump(data)).questions[0]
    assert reworded.revision != before.revision


@pytest.mark.parametrize("options", [2, 8])
def test_choices_hold_two_to_eight_options(options: int) -> None:
    data = yaml.safe_load(QUIZ)
    many = [{"text": f"{at} a", "why": "So.", "correct": at == 0} for at in range(options)]
    for name, model in (("single", Single), ("multiple", Multiple)):
        data["questions"][0] |= {"type": name, "options": many}
        assert isinstance(quiz(yaml.safe_dump(data)).questions[0], model)


def test_both_questions_show_the_stem_and_options_show_code_as_code() -> None:
    renderer = Renderer(read(MINIMAL)[0])
    html = Here(renderer, "concepts/trust.md").render("quiz.html.j2", quiz=quiz())
    assert html.count('<div class="lg-item__stem"><p>Read this.</p>') == 2
    label = html.partition('class="lg-option__label"')[2].partition("</ul>")[0]
    assert '<span class="lg-code lg-code--label"><code>' in label
    assert "<pre" not in label
    assert "&lt;1&gt;" in label
    assert "Question by Ann Lee." in html
    assert '<span class="lg-item__difficulty">hard</span>' in html


# Also what question/text/type.js makes of them: see text.test.js.
SAME: list[tuple[str, str, bool]] = [
    ("  Base   Rate ", "base rate", True),
    ("1\n2", "1 2", True),
    ("it\u2019s \u201cit\u201d", 'it\'s "it"', True),
    ("e\u0301", "\u00e9", True),
    ("base rate", "baserate", False),
    ("main.", "main", False),
]


@pytest.mark.parametrize("given, known, same", SAME)
def test_case_spaces_and_curls_are_forgiven(given: str, known: str, same: bool) -> None:
    assert (folded(given, exact=False) == folded(known, exact=False)) is same


def test_exact_answers_forgive_only_what_stands_around_them() -> None:
    assert folded(" Vec ", exact=True) == folded("Vec", exact=True)
    assert folded("vec", exact=True) != folded("Vec", exact=True)


def test_another_accepted_spelling_is_another_key_and_its_order_is_none() -> None:
    data: dict[str, Any] = yaml.safe_load(QUIZ)
    first = quiz().questions[1]
    assert isinstance(first, TextAnswer)
    data["questions"][1]["accepted"] = ["print()", "PRINT"]
    assert quiz(yaml.safe_dump(data)).questions[1].revision == first.revision
    data["questions"][1]["accepted"] = ["print()", "write"]
    assert quiz(yaml.safe_dump(data)).questions[1].revision != first.revision
