"""Whether there are questions enough, of enough types, and every fact is cited and tested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from macros.records.pages import Concept, Round, Source
from macros.records.problems import Problem, quoted
from macros.records.questions import TYPES
from macros.records.questions.choice import Multiple
from macros.records.questions.match import Match

from .base import Alone, Content

NAMES = frozenset(get_args(model.model_fields["type"].annotation)[0] for model in TYPES)
# So many multiples tell something of a file's habit.
_SEVERAL = 4


def sizes(content: Content) -> Iterator[Problem]:
    """Yield rounds and concepts with fewer questions than a bank has."""
    banks = content.standards.banks
    for model, least in ((Round, banks.round), (Concept, banks.concept)):
        for entry, _ in content.catalog.of_kind(model):
            quiz = content.catalog.quiz_of.get(entry.ref)
            name = content.quiz_file(entry)
            if not content.done(entry.file) or not content.done(name):
                continue
            wanted = content.standards.larger.get(quiz.quiz, least) if quiz else least
            count = len(quiz.questions) if quiz else 0
            if count < wanted:
                mend = f"Write {wanted - count} more, or set draft: true until they are there."
                expected = f"at least {wanted} for a {entry.kind}"
                found = f"{count} question{'' if count == 1 else 's'}"
                if quiz:
                    yield content.at(name, ("questions",), found, expected, mend)
                else:
                    yield content.on(entry.file, 1, f"no {name}", expected, mend)


def types(content: Content) -> Iterator[Problem]:
    """Yield roles and concepts whose questions are of too few types."""
    catalog, least = content.catalog, content.standards.types
    used: dict[str, set[str]] = {}
    drafted: set[str] = set()
    for entry, page in catalog.of_kind(Round):
        quiz = catalog.quiz_of.get(entry.ref)
        found = {question.type for question in quiz.questions} if quiz else set()
        used.setdefault(page.role, set()).update(found)
        if not content.done(entry.file) or not content.done(content.quiz_file(entry)):
            drafted.add(page.role)
        if quiz and quiz.quiz in content.standards.larger:
            yield from _few(content, content.quiz_file(entry), found, least.role, "this round")
    for role, found in used.items():
        if role not in drafted:
            file = catalog.entries[f"role:{role}"].file
            yield from _few(content, file, found, least.role, "a role's rounds")
    for name, quiz in content.quizzes():
        if quiz.page.startswith("concept:"):
            found = {question.type for question in quiz.questions}
            yield from _few(content, name, found, least.concept, "a concept")


def _few(content: Content, file: str, found: set[str], least: int, of: str) -> Iterator[Problem]:
    if len(found) < least and content.done(file):
        missing = ", ".join(sorted(NAMES - found))
        yield content.on(
            file,
            1,
            f"{len(found)} types of question ({', '.join(sorted(found)) or 'none'})",
            f"at least {least} for {of}",
            f"Write one of another type: {missing}.",
        )


def facts(content: Content) -> Iterator[Problem]:
    """Yield facts that no page cites, that no question tests, or that are said not to be tested."""
    catalog = content.catalog
    tested = {
        cited.partition("#")[0]
        for question in catalog.questions.values()
        for cited in question.cites
    }
    shown = catalog.cited()
    for entry, page in catalog.of_kind(Source):
        if not content.done(entry.file):
            continue
        untested = {item.fact: index for index, item in enumerate(page.untested)}
        for index, fact in enumerate(page.facts):
            place = ("facts", index)
            if fact.id not in shown:
                mend = f'Write {{{{ cite("{fact.id}") }}}} where a candidate would look.'
                found = f"the fact {fact.id}, which no page cites"
                yield content.at(entry.file, place, found, "a page that cites it", mend)
            if fact.id not in tested and fact.id not in untested:
                mend = f"Cite it in a question, or add {{fact: {fact.id}, reason: …}} to untested:."
                found = f"the fact {fact.id}, which no question tests"
                yield content.at(entry.file, place, found, "one that does, or the reason", mend)
            if fact.id in tested and fact.id in untested:
                place = ("untested", untested[fact.id])
                found = f"the fact {fact.id}, which a question tests"
                expected = "facts that none tests"
                yield content.at(entry.file, place, found, expected, "Delete this entry.")


def citations(one: Alone) -> Iterator[Problem]:
    """Yield questions that rest on nothing."""
    for index, question in one.questions():
        if not question.cites:
            expected = "a fact or a document it rests on"
            place = ("questions", index)
            yield one.at(place, "a question without cites", expected, "Add cites:.")


def disagreements(content: Content) -> Iterator[Problem]:
    """Yield disagreements that no page shows."""
    shown = {
        arg
        for entry in content.catalog.entries.values()
        if entry.kind != "source"
        for call in entry.calls
        if call.name == "disagreement"
        for arg in call.args
        if isinstance(arg, str)
    }
    for entry, page in content.catalog.of_kind(Source):
        for index, one in enumerate(page.disagreements if content.done(entry.file) else ()):
            if one.id not in shown:
                found = f"the disagreement {quoted(one.id)}, which no page shows"
                mend = f'Write {{{{ disagreement("{one.id}") }}}} where its number is met.'
                place = ("disagreements", index)
                yield content.at(entry.file, place, found, "a page that shows it", mend)


def multiples(one: Alone) -> Iterator[Problem]:
    """Yield a quiz whose multiples all have as many right options."""
    counts = [
        sum(option.correct for option in question.options)
        for _, question in one.questions()
        if isinstance(question, Multiple)
    ]
    if len(counts) >= _SEVERAL and len(set(counts)) == 1:
        found = f"{len(counts)} multiples that have {counts[0]} right options each"
        expected = "a number that nobody knows in advance"
        yield one.at(("questions",), found, expected, "Add or remove one somewhere.")


def last_rows(one: Alone) -> Iterator[Problem]:
    """Yield a match whose last row needs no thought: as many targets, each for one row."""
    for index, question in one.questions():
        if not isinstance(question, Match):
            continue
        taken = [pair.to for pair in question.pairs]
        if len(set(taken)) == len(taken) == len(question.targets):
            found = f"{len(taken)} rows for {len(taken)} targets, one to one"
            expected = "a target that serves two rows, or none"
            mend = "Add a row or a target: otherwise the last row is what is left over."
            yield one.at(("questions", index, "pairs"), found, expected, mend)


def stubs(one: Alone) -> Iterator[Problem]:
    """Yield a concept with less prose than a page that teaches."""
    least = one.standards.words.concept
    if one.a(Concept) and one.done and (count := words(one.file.loaded.body)) < least:
        mend = "Write more, or set draft: true until it is there."
        expected = f"at least {least} for a concept"
        yield one.on(one.file.loaded.body_line, f"{count} words of prose", expected, mend)


def long_rounds(one: Alone) -> Iterator[Problem]:
    """Yield a round with more prose than somebody reads the night before."""
    most, here = one.standards.words.round_minute, one.a(Round)
    if most is None or here is None or not one.done:
        return
    count, allowed = words(one.file.loaded.body), most * here.minutes
    if count > allowed:
        found = f"{count} words of prose for {here.minutes} minutes"
        expected = f"at most {allowed}, which is {most} a minute"
        mend = "Cut what is said twice, or stands on a concept's page."
        yield one.on(one.file.loaded.body_line, found, expected, mend)


def words(body: str) -> int:
    """Return how many words of prose a body has: no macros, code, tables, headings, addresses."""
    text = re.sub(r"^```.*?^```", "", body, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\]\([^)]*\)", " ", text, flags=re.DOTALL)
    prose = "\n".join(line for line in text.splitlines() if not line.startswith(("|", "#")))
    return len(re.findall(r"\b[\w'\u2019-]+\b", prose))
