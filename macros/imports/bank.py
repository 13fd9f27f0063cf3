"""What a bank holds, in our terms: questions, what is left out, what is lost.

A reader of a format hands over what it finds; here is added what every question of ours must have,
as TODO, and what still breaks a rule of ours is left out with the rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any

from macros.reading.load import MAX_LINE, Loaded
from macros.reading.validate import validate
from macros.records.questions import Quiz

from .markup import from_html
from .text import Lose, clean, markdown, paragraph, plain

TODO = "TODO"
# Of a recall in seconds, where a bank gives no time.
SECONDS = 120
_SHOWN = 60
_ORDER = (
    *("id", "type", "stem", "difficulty", "prompt", "options", "items", "targets", "pairs"),
    *("answer", "accepted", "exact", "slips", "working", "seconds", "criteria", "model"),
    *("explanation", "cites", "concepts", "learn", "author"),
)
_PART_ORDER = ("id", "text", "correct", "pinned", "to", "value", "why")
_FORMS: dict[str, Callable[[str, Lose], str]] = {
    "html": from_html,
    "markdown": markdown,
    "plain": lambda text, _lose: plain(text),
}


@dataclass
class Bank:
    """What was found. `losses` and `left_out` have where it was found behind what it is."""

    questions: list[dict[str, Any]] = field(default_factory=list)
    stems: dict[str, str] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    losses: dict[str, list[str]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def lose(self, what: str, where: str) -> None:
        """Note that `what` of the question at `where` is lost."""
        places = self.losses.setdefault(what, [])
        if where not in places:
            places.append(where)

    def leave(self, where: str, why: str) -> None:
        """Note that the question at `where` is left out."""
        self.left_out.append((where, why))

    def text(self, raw: str, where: str, form: str = "markdown") -> str:
        """Return a text of `form` (html, markdown, plain) as Markdown of ours."""
        return _FORMS[form](raw, lambda what: self.lose(what, where))

    def line(self, raw: str, where: str, form: str = "markdown") -> str:
        """Return the text of an option or a row: one paragraph, and code."""
        return paragraph(self.text(raw, where, form), lambda what: self.lose(what, where))

    def stem(self, name: str, text: str) -> str:
        """Keep a text that several questions share and return its id."""
        for id, known in self.stems.items():
            if known == text:
                return id
        id = free(slug(name) or "stem", self.stems)
        self.stems[id] = text
        return id

    def add(self, where: str, name: str, data: dict[str, Any]) -> None:
        """Take a question whose fields are ours as far as the bank has them."""
        data = complete(_cleaned(data))
        why = _fault(data, self.stems)
        if why:
            self.leave(where, why)
            return
        id = free(slug(name) or slug(data["prompt"]) or "question", self._names)
        self._names.add(id)
        self.questions.append({**data, "id": id})


def free(name: str, taken: Container[object]) -> str:
    """Return `name`, with a number behind it where it is taken."""
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def slug(text: str) -> str:
    """Return the first words of a text as an id, or nothing where it has no letters."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words: list[str] = []
    for word in re.findall(r"[a-z0-9]+", flat):
        if sum(map(len, words)) + len(word) > _SHOWN - len(words):
            break
        words.append(word)
    return "-".join(words[:8])


def complete(data: dict[str, Any]) -> dict[str, Any]:
    """Return a question with every field it must have, TODO where the bank has none."""
    found = {key: value for key, value in data.items() if not _empty(value)}
    for key in ("options", "pairs", "slips"):
        if key in found:
            found[key] = [{**part, "why": part.get("why") or TODO} for part in found[key]]
    if found.get("type") == "recall":
        found.setdefault("seconds", SECONDS)
        found.setdefault(
            "criteria", [{"text": f"{TODO}: the {nth}"} for nth in ("first", "second")]
        )
        found.setdefault("model", TODO)
    if found.get("type") == "numeric":
        found.setdefault("working", TODO)
    found.setdefault("explanation", TODO)
    return {key: _ordered(found[key]) for key in _ORDER if key in found}


def _cleaned(value: Any) -> Any:
    """Return a value with its texts clean, those too that are shown as they are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return value


def _empty(value: Any) -> bool:
    """Tell whether a value says nothing; a number says something, 0 too."""
    return value is None or value is False or value == "" or value == []


def _ordered(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [
        {key: part[key] for key in _PART_ORDER if not _empty(part.get(key))}
        if isinstance(part, dict)
        else part
        for part in value
    ]


def _fault(data: dict[str, Any], stems: dict[str, str]) -> str:
    """Return the first rule of ours that a question breaks, or nothing."""
    if any(len(line) > MAX_LINE - 100 for text in texts(data) for line in text.split("\n")):
        return f"a line of more than {MAX_LINE - 100:,} characters"
    raw = {
        "quiz": "x",
        "title": "x",
        "page": "concept:x",
        "stems": [{"id": id, "text": text} for id, text in stems.items() if id == data.get("stem")],
        "questions": [{"id": "x.x", "concepts": ["x"], "learn": "concept:x", **data}],
    }
    problems = validate(Quiz, Loaded("x", data=raw))[1]
    if not problems:
        return ""
    one = problems[0]
    place = one.path.removeprefix("questions[0]").lstrip(".")
    return f"{place}: found {one.found}; expected {one.expected}" if place else one.found


def texts(value: Any) -> list[str]:
    """Return every text in a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return []
