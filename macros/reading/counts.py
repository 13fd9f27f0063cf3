"""How many of a thing a guide has, and how prose says it."""

from __future__ import annotations

from macros.records.pages import (
    Case,
    Company,
    Concept,
    Glossary,
    Register,
    Role,
    Round,
    Rubric,
    Source,
)

from .catalog import Catalog

WORDS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


def counts(catalog: Catalog) -> dict[str, int]:
    """Return how many there are of what `count` may be asked for."""
    models = (Company, Role, Round, Rubric, Concept, Case, Source)
    pages = {model.kind: len(catalog.of_kind(model)) for model in models}
    return pages | {
        "attended": sum(page.attended for _, page in catalog.of_kind(Round)),
        "publisher": len({page.publisher for _, page in catalog.of_kind(Source)}),
        "question": len(catalog.questions),
        "quiz": len(catalog.quizzes),
        "fact": len(catalog.facts),
        "document": sum(len(page.documents) for _, page in catalog.of_kind(Register)),
        "term": sum(len(page.terms) for _, page in catalog.of_kind(Glossary)),
    }


def in_words(number: int) -> str:
    """Return a number as prose has it: a word up to twelve, figures above."""
    return WORDS[number] if number < len(WORDS) else f"{number:,}"


def plural(noun: str) -> str:
    """Return the plural of a regular English noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return "quizzes" if noun == "quiz" else f"{noun}s"
