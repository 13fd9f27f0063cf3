"""What every page has, and whether its links to single questions lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
