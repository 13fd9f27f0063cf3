"""The guide's bank in every format, and a small bank of everything that could break one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.exports.bank import Bank
from macros.exports.files import Export
from macros.exports.write import bank_files
from macros.reading.catalog import Catalog
from macros.records.questions import AnyQuestion, Question, TextAnswer
from macros.records.questions.base import Stem
from macros.records.questions.text import NearMiss

ADDRESS = "https://guide.example/loops/"
# What GIFT, XML, HTML or a table could take for something of their own.
NASTY = (
    '= first, ~ second # third {fourth} :: fifth: \\ sixth -> `a < b && c > d` "seventh",',
    "%50% off",
    "// no comment",
    "[html] no format",
    "@SUM(1)",
    "C:\\new\\table",
)
LISTING = "```python\nif a < b:\n\n    print('{x}')  # =~\n```"
CODE = f"Read this:\n\n{LISTING}\n\n- one\n- two"
TYPED: tuple[tuple[tuple[str, ...], bool], ...] = (
    (("a * b", "A*B", "50%", "=x"), False),
    (("Exactly {this}", "C:\\new"), True),
    (("two\nlines",), False),
    (("a -> b",), False),
)
LINKED = "See [there](https://example.org/?a=1&b=2) and [here](concept:stride#related)."


@pytest.fixture(scope="session")
def bank(catalog: Catalog) -> Bank:
    """Return the guide's questions."""
    return Bank(catalog, ADDRESS)


@pytest.fixture(scope="session")
def files(catalog: Catalog) -> dict[str, Export]:
    """Return every file of the guide's bank by its name."""
    return {file.name: file for file in bank_files(catalog, ADDRESS, {})}


@pytest.fixture(scope="session")
def nasty(catalog: Catalog) -> Catalog:
    """Return the guide with one quiz: a question of each type, and texts that look like syntax."""
    found: dict[str, AnyQuestion] = {}
    for question in catalog.questions.values():
        if question.type != "text":  # typed answers with such texts come below
            found.setdefault(question.type, question)
    changed = [_with_texts(question) for question in found.values()]
    first = changed[0]
    shared = {name: getattr(first, name) for name in Question.model_fields}
    for at, (texts, exact) in enumerate(TYPED):
        own = {"type": "text", "accepted": texts, "exact": exact, "prompt": f"Type {at}."}
        slips = (NearMiss(text=f"wrong = {at} * {{x}}", why=CODE),)
        name = f"{first.id}-typed-{at}"
        changed.append(TextAnswer(**{**shared, **own, "id": name, "was": (), "slips": slips}))
    quiz = next(iter(catalog.quiz_of.values()))
    small = quiz.model_copy(update={"questions": tuple(changed)})
    return replace(
        catalog,
        quizzes={small.quiz: small},
        quiz_of={small.page: small},
        questions={question.id: question for question in small.questions},
    )


def _with_texts(question: AnyQuestion) -> AnyQuestion:
    texts = iter(NASTY * 4)
    update: dict[str, object] = {"prompt": CODE, "explanation": LINKED}
    for name in ("options", "items", "targets", "pairs", "criteria", "slips"):
        if rows := getattr(question, name, None):
            update[name] = tuple(
                row.model_copy(
                    update={key: next(texts) for key in ("text", "why") if getattr(row, key, None)}
                )
                for row in rows
            )
    for name in ("model", "working"):
        if hasattr(question, name):
            update[name] = CODE
    if options := update.get("options"):
        assert isinstance(options, tuple)
        held = options[0].model_copy(update={"pinned": True, "text": LISTING})
        update["options"] = (held, *options[1:])
    update["stem"] = Stem(id="case", text=f"{CODE}\n\nA *case*.")
    update |= {"difficulty": "hard", "author": "A. & B. O'Bee"}
    return question.model_copy(update=update)
