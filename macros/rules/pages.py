"""What every page has, and whether its links to single questions lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.reading import body
from macros.records.pages import Case, Company, Concept, Role, Round, Rubric
from macros.records.problems import Problem, quoted

from .base import Alone, Content

_FOOTED = (Company, Role, Round, Rubric, Concept, Case)
_QUESTION = re.compile(r'href="(?:\.\./)+([^"]*#q-[^"]*)"')


def feet(one: Alone) -> Iterator[Problem]:
    """Yield pages of records without what ends them."""
    if isinstance(one.file.record, _FOOTED) and not one.file.body.calls_of("foot"):
        last = one.file.loaded.text.count("\n") or 1
        yield one.on(last, "no {{ foot() }}", "it, last on the page", "Write it at the end.")


def question_links(content: Content) -> Iterator[Problem]:
    """Yield links to questions that are not there. They are HTML: a question is no heading."""
    entries = content.catalog.entries
    there = {
        f"{entries[quiz.page].src.removesuffix('.md')}/#q-{one.id.replace('.', '-')}"
        for quiz in content.catalog.quizzes.values()
        if quiz.page in entries
        for one in quiz.questions
    }
    for entry in content.catalog.entries.values():
        for match in _QUESTION.finditer(entry.body):
            if match[1] not in there:
                line = content.files[entry.file].loaded.body_line
                line += entry.body.count("\n", 0, match.start())
                found = f"a link to the question {quoted(match[1])}"
                yield content.on(entry.file, line, found, "a question there is", "Correct it.")


def two_sentences(one: Alone) -> Iterator[Problem]:
    """Yield concepts that do not say in a box of two sentences what they are, where asked for."""
    if not (one.standards.two_sentences and one.done and one.a(Concept)):
        return
    loaded = one.file.loaded
    text = body.two_sentences(loaded.body)
    count = body.sentences(text)
    if count == 2:
        return
    line, found = loaded.body_line, "no box of two sentences"
    if text:
        line += loaded.body.count("\n", 0, loaded.body.index(f"#{body.TWO_SENTENCES}"))
        found = f"{count} sentence{'' if count == 1 else 's'} in its box"
    yield one.on(
        line,
        found,
        f'!!! say "In two sentences", ending in {{: #{body.TWO_SENTENCES} }}',
        "Write there what it is and why it matters: the sheets for the day print it.",
    )
