"""What every page has, and whether its links to single questions lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.reading import body
from macros.records.pages import Concept
from macros.records.problems import Problem, quoted

from .base import Content

_FOOTED = ("company", "role", "round", "rubric", "concept", "case")
_QUESTION = re.compile(r'href="(?:\.\./)+([^"]*#q-[^"]*)"')


def feet(content: Content) -> Iterator[Problem]:
    """Yield pages of records without what ends them."""
    for entry in content.catalog.entries.values():
        if entry.kind in _FOOTED and not any(call.name == "foot" for call in entry.calls):
            last = content.files[entry.file].loaded.text.count("\n") or 1
            mend = "Write it at the end."
            yield content.on(entry.file, last, "no {{ foot() }}", "it, last on the page", mend)


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


def two_sentences(content: Content) -> Iterator[Problem]:
    """Yield concepts that do not say in a box of two sentences what they are, where asked for."""
    if not content.standards.two_sentences:
        return
    for entry, _ in content.catalog.of_kind(Concept):
        if not content.done(entry.file):
            continue
        text = body.two_sentences(entry.body)
        count = body.sentences(text)
        if count == 2:
            continue
        line = content.files[entry.file].loaded.body_line
        if text:
            line += entry.body.count("\n", 0, entry.body.index(f"#{body.TWO_SENTENCES}"))
        found = (
            f"{count} sentence{'' if count == 1 else 's'} in its box"
            if text
            else "no box of two sentences"
        )
        yield content.on(
            entry.file,
            line,
            found,
            f'!!! say "In two sentences", ending in {{: #{body.TWO_SENTENCES} }}',
            "Write there what it is and why it matters: the sheets for the day print it.",
        )
