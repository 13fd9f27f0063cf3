"""Quizzes of mdbook-quiz: TOML, with Markdown in it."""

from __future__ import annotations

import tomllib
from typing import Any

from .bank import Bank
from .shapes import choice
from .sources import RefusedError, Source

# What is said in place of the marks that the book's own page sets on a program.
_TRACE = "Does this program compile? Type what it prints, or `error` where it does not compile."
_ERRORS = ["error", "compiler error", "compile error", "does not compile"]
_NOTHING = ["nothing", "no output"]


def read(source: Source, bank: Bank) -> None:
    """Add the questions of a TOML file to `bank`; raise RefusedError where it is none."""
    try:
        data = tomllib.loads(source.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error) or "nested too deep"
        raise RefusedError(f"{source.name}: no TOML that can be read: {said}") from None
    questions = data.get("questions")
    if not isinstance(questions, list):
        raise RefusedError(f"{source.name}: no [[questions]], so no quiz of mdbook-quiz")
    shared = data.get("multipart")
    for number, one in enumerate(questions, 1):
        where = f"{source.name}, question {number}"
        if not isinstance(one, dict):
            bank.leave(where, "no table of keys and values")
            continue
        found = _question(one, where, bank)
        if found is None:
            continue
        name = one.get("multipart")
        context = shared.get(name) if isinstance(shared, dict) and isinstance(name, str) else None
        if isinstance(context, str):
            found["stem"] = bank.stem(source.name.rsplit(".", 1)[0], bank.text(context, where))
        found["explanation"] = "\n\n".join(
            part
            for part in (found.get("explanation", ""), _text(one, "context", where, bank))
            if part
        )
        bank.add(where, "", found)


def _question(one: dict[str, Any], where: str, bank: Bank) -> dict[str, Any] | None:
    prompt, answer = one.get("prompt"), one.get("answer")
    if not isinstance(prompt, dict) or not isinstance(answer, dict):
        bank.leave(where, "no prompt or no answer")
        return None
    kind = one.get("type")
    if kind == "MultipleChoice":
        return _choice(prompt, answer, where, bank)
    if kind == "ShortAnswer":
        return _short(prompt, answer, where, bank)
    if kind == "Tracing":
        return _tracing(prompt, answer, where, bank)
    bank.leave(where, f"the type {kind!r}, which has no counterpart")
    return None


def _choice(
    prompt: dict[str, Any], answer: dict[str, Any], where: str, bank: Bank
) -> dict[str, Any]:
    given = answer.get("answer")
    right = given if isinstance(given, list) else [given]
    wrong = prompt.get("distractors")
    rows = [(text, True) for text in right]
    rows += [(text, False) for text in (wrong if isinstance(wrong, list) else [])]
    # The book's page shows such options in the order of their texts, and no others in any order.
    ordered = prompt.get("sortAnswers") is True
    rows = sorted(rows, key=lambda row: str(row[0])) if ordered else rows
    last = prompt.get("answerIndex")
    options = [
        {
            "text": bank.line(str(text), where),
            "correct": correct,
            # Set last by its author, as "none of these" is.
            "pinned": ordered or (correct and isinstance(last, int) and last >= len(rows) - 1),
        }
        for text, correct in rows
    ]
    several = isinstance(given, list)
    return {"prompt": _text(prompt, "prompt", where, bank), **choice(options, several=several)}


def _short(
    prompt: dict[str, Any], answer: dict[str, Any], where: str, bank: Bank
) -> dict[str, Any]:
    others = answer.get("alternatives")
    accepted = [answer.get("answer"), *(others if isinstance(others, list) else [])]
    return {
        "type": "text",
        "prompt": _text(prompt, "prompt", where, bank),
        "accepted": [str(text) for text in accepted],
    }


def _tracing(
    prompt: dict[str, Any], answer: dict[str, Any], where: str, bank: Bank
) -> dict[str, Any]:
    program = str(prompt.get("program", "")).strip("\n").replace("\t", "    ")
    found: dict[str, Any] = {
        "type": "text",
        "prompt": bank.text(f"{_TRACE}\n\n```rust\n{program}\n```", where),
    }
    if answer.get("doesCompile") is True:
        stdout = str(answer.get("stdout", "")).strip()
        return {**found, "accepted": [stdout] if stdout else _NOTHING}
    line = answer.get("lineNumber")
    if isinstance(line, int):
        bank.lose(
            "the line of an error is no longer asked for; it stands in the explanation", where
        )
        found["explanation"] = f"It does not compile: the error is on line {line}."
    return {**found, "accepted": _ERRORS}


def _text(record: dict[str, Any], key: str, where: str, bank: Bank) -> str:
    value = record.get(key)
    return bank.text(value, where) if isinstance(value, str) else ""
