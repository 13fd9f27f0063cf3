"""Moodle's GIFT: questions in text, of which single signs have a meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .bank import Bank
from .shapes import answer, choice, either, match, number
from .sources import Source

_FORM = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"\s*%(-?[0-9]+(?:\.[0-9]+)?)%")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_TRUTH = re.compile(r"\s*(TRUE|T|FALSE|F)\s*(?:#|$)", re.IGNORECASE)
# Where an answer stands in the middle of a sentence.
_GAP = r"\_\_\_\_\_"
# Stand for escaped signs, so that these are not taken for what they are not.
_BASE = 0xE000
_ESCAPED = re.compile(r"\\([~=#{}:\\n%>\-])")
_KEPT = re.compile("[\ue000-\ue07f]")
_HTML = re.compile(
    r"<(?:p|br|div|b|i|em|strong|code|pre|ul|ol|li|span|img|sup|sub|a)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Row:
    """An answer: its mark, its share in percent where one is given, its text and what is said."""

    sign: str
    share: float | None
    text: str
    said: str


def read(source: Source, bank: Bank) -> None:
    """Add the questions of a GIFT file to `bank`."""
    for line, block in _blocks(source.text):
        _Reader(f"{source.name}:{line}", bank).read(block)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each question with its line: what stands between empty lines, comments left out."""
    found: list[str] = []
    start = 1
    for number_, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip() and not line.lstrip().startswith(("//", "$CATEGORY:")):
            start = start if found else number_
            found.append(line)
        elif not line.strip() and found:
            yield start, "\n".join(found)
            found = []


class _Reader:
    """Reads one question."""

    def __init__(self, where: str, bank: Bank) -> None:
        self.where, self.bank = where, bank
        self.form = "moodle"

    def read(self, block: str) -> None:
        """Add the question that `block` is, or say why it is left out."""
        text = _ESCAPED.sub(lambda found: chr(_BASE + ord(found[1])), block)
        title = _TITLE.match(text)
        name = _open(title[1]).strip() if title else ""
        text = text[title.end() :] if title else text
        if form := _FORM.match(text):
            self.form, text = form[1], text[form.end() :]
        before, brace, rest = text.partition("{")
        inside, closed, after = rest.partition("}")
        if not brace:
            self.bank.leave(self.where, "a text without an answer in braces, so no question")
            return
        if not closed:
            self.bank.leave(self.where, "a brace that is never closed")
            return
        inside, _, general = inside.partition("####")
        data = self._answer(inside.strip())
        if data is None:
            return
        prompt = self._text(before)
        if after.strip():
            prompt = f"{prompt} {_GAP} {self._text(after)}"
        self.bank.add(
            self.where, name, {**data, "prompt": prompt, "explanation": self._text(general)}
        )

    def _answer(self, inside: str) -> dict[str, Any] | None:
        if not inside:
            return {"type": "recall"}
        if inside.startswith("#"):
            return self._number(inside[1:])
        if _TRUTH.match(inside):
            return self._truth(inside)
        rows = list(self._rows(inside))
        if not rows:
            self.bank.leave(self.where, "an answer in braces that begins with neither = nor ~")
            return None
        if any("->" in row.text for row in rows):
            return self._match(rows)
        if all(row.sign == "=" for row in rows):
            return self._short(rows)
        return self._choice(rows)

    def _rows(self, inside: str) -> Iterator[_Row]:
        for found in re.finditer(r"([=~])([^=~]*)", inside):
            text, _, said = found[2].partition("#")
            weight = _WEIGHT.match(text)
            share = float(weight[1]) if weight else None
            yield _Row(found[1], share, text[weight.end() :] if weight else text, said)

    def _choice(self, rows: list[_Row]) -> dict[str, Any]:
        full = sum(row.sign == "=" for row in rows)
        several = full != 1
        if several and full:
            self.bank.lose("that any one of several right options is enough", self.where)
        right = [row.sign == "=" or (several and (row.share or 0) > 0) for row in rows]
        if any(row.share and row.share > 0 for row in rows) and not several:
            self.bank.lose("a part of a point for an option that is not right", self.where)
        options = [
            {"text": self._line(row.text), "correct": ok, "why": self._text(row.said)}
            for row, ok in zip(rows, right, strict=True)
        ]
        return choice(options, several=several)

    def _short(self, rows: list[_Row]) -> dict[str, Any]:
        whole = [row for row in rows if row.share in (None, 100)]
        others = [row for row in rows if row not in whole]
        if any(row.share for row in others):
            self.bank.lose("a part of a point for an answer that is not right", self.where)
        if any(row.said.strip() for row in whole):
            self.bank.lose("what is said of a right answer", self.where)
        return {
            "type": "text",
            "accepted": list(dict.fromkeys(_open(row.text).strip() for row in whole)),
            "slips": [
                {"text": _open(row.text).strip(), "why": self._text(row.said)} for row in others
            ],
        }

    def _match(self, rows: list[_Row]) -> dict[str, Any]:
        pairs = [row.text.partition("->") for row in rows]
        spare = [_open(to) for left, _, to in pairs if not left.strip()]
        found = [(self._line(left), self._target(to)) for left, _, to in pairs if left.strip()]
        return match(found, [self._target(to) for to in spare])

    def _target(self, text: str) -> str:
        return self.bank.line(_open(text), self.where, "plain")

    def _truth(self, inside: str) -> dict[str, Any]:
        word, *said = inside.split("#")
        wrong, right = (*(self._text(text) for text in said), "", "")[:2]
        return either(word.strip().upper() in ("T", "TRUE"), right, wrong)

    def _number(self, inside: str) -> dict[str, Any] | None:
        rows = list(self._rows(inside)) or [_Row("=", None, *_halves(inside))]
        values = [(row, *_value(_open(row.text))) for row in rows]
        whole = [found for found in values if found[0].share in (None, 100)]
        row, value, tolerance = whole[0] if whole else (None, None, None)
        if row is None or value is None:
            self.bank.leave(self.where, "a number that cannot be read")
            return None
        if len(whole) > 1:
            self.bank.lose("a second right number", self.where)
        return {
            "type": "numeric",
            "answer": answer(value, tolerance),
            "working": self._text(row.said),
            "slips": [
                {"value": wrong, "why": self._text(row.said)}
                for row, wrong, _ in values
                if row.share not in (None, 100) and wrong is not None
            ],
        }

    def _text(self, text: str) -> str:
        return self.bank.text(*self._shown(text))

    def _line(self, text: str) -> str:
        return self.bank.line(*self._shown(text))

    def _shown(self, text: str) -> tuple[str, str, str]:
        """Return text, place and form; one form of Moodle's guesses, and so do we."""
        form, found = self.form, text
        if own := _FORM.match(text):
            form, found = own[1], text[own.end() :]
        shown = _open(found).strip()
        if form == "moodle":
            form = "html" if _HTML.search(shown) else "plain"
        return shown, self.where, form


def _open(text: str) -> str:
    """Return text with escaped signs as themselves; a backslash and n is a line break."""
    return _KEPT.sub(lambda found: _sign(chr(ord(found[0]) - _BASE)), text)


def _sign(sign: str) -> str:
    return "\n" if sign == "n" else sign


def _halves(text: str) -> tuple[str, str]:
    value, _, said = text.partition("#")
    return value, said


def _value(text: str) -> tuple[int | float | None, float | None]:
    """Return value and tolerance of 3, 3:0.1 or 2.9..3.1."""
    low, dots, high = text.partition("..")
    if dots:
        a, b = number(low), number(high)
        if a is None or b is None:
            return None, None
        return number(str((a + b) / 2)), abs(b - a) / 2
    value, _, tolerance = text.partition(":")
    return number(value), number(tolerance)
