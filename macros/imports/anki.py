"""Notes that Anki exported as plain text: a note a line, its fields between tabs."""

from __future__ import annotations

import csv
import html
import io
import re
from functools import partial
from typing import Any

from .bank import Bank
from .sources import RefusedError, Source

MAX_NOTES = 5_000
# An answer as short as this can be typed.
_TYPED = 40
_HEAD = re.compile(r"#([a-z ]+):(.*)")
_SIGNS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>\n]*>")


def looks_like(text: str) -> bool:
    """Tell whether a text is notes of Anki's and not GIFT."""
    first = text.lstrip("\n").split("\n", 1)[0]
    return bool(_HEAD.match(first)) or ("\t" in first and "{" not in first.partition("\t")[0])


def read(source: Source, bank: Bank) -> None:
    """Add a question a note to `bank`; raise RefusedError where they cannot be read."""
    head: dict[str, str] = {}
    lines = source.text.split("\n")
    while lines and (found := _HEAD.fullmatch(lines[0])):
        head[found[1]] = found[2].strip()
        lines.pop(0)
    sign = _SIGNS.get(head.get("separator", "tab").lower(), head.get("separator", "\t"))
    if len(sign) != 1:
        raise RefusedError(f"{source.name}: the separator {sign[:20]!r}, which is none of Anki's")
    csv.field_size_limit(100_000)
    try:
        notes = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=sign))
    except csv.Error as error:
        raise RefusedError(f"{source.name}: notes that cannot be read: {error}") from None
    if len(notes) > MAX_NOTES:
        raise RefusedError(f"{source.name}: {len(notes):,} notes; at most {MAX_NOTES:,}")
    form = "html" if head.get("html", "true").lower() == "true" else "plain"
    # What is no field of the note has its column named in the head.
    besides = {
        int(value) for key, value in head.items() if key.endswith("column") and value.isdigit()
    }
    if besides:
        bank.lose("tags, decks and types of notes", source.name)
    for at, note in enumerate(notes, 1):
        fields = [text.strip() for place, text in enumerate(note, 1) if place not in besides]
        if any(fields):
            _note(fields, f"{source.name}, note {at}", form, bank)


def _note(fields: list[str], where: str, form: str, bank: Bank) -> None:
    front, back, *more = [*fields, "", ""]
    if any(more):
        bank.lose("fields behind the first two", where)
    if _CLOZE.search(front):
        _clozes(front, back, where, form, bank)
        return
    if not front or not back:
        bank.leave(where, "a note with one side")
        return
    bare = _bare(back, form)
    if len(bare) <= _TYPED and "\n" not in bare:
        data: dict[str, Any] = {"type": "text", "accepted": [bare]}
    else:
        data = {"type": "recall", "model": bank.text(back, where, form)}
    bank.add(where, "", {**data, "prompt": bank.text(front, where, form)})


def _clozes(front: str, back: str, where: str, form: str, bank: Bank) -> None:
    """Add a question a number of the gaps: that one open, the others filled."""
    for number in sorted({found[1] for found in _CLOZE.finditer(front)}, key=int):
        gaps = [_bare(found[2], form) for found in _CLOZE.finditer(front) if found[1] == number]
        if len(set(gaps)) > 1:
            bank.leave(f"{where}, gap {number}", "several gaps to be filled at once")
            continue
        prompt = _CLOZE.sub(partial(_gap, number=number), front)
        bank.add(
            f"{where}, gap {number}",
            "",
            {
                "type": "text",
                "accepted": gaps[:1],
                "prompt": bank.text(prompt, where, form),
                "explanation": bank.text(back, where, form),
            },
        )


def _gap(found: re.Match[str], *, number: str) -> str:
    """Return what stands in the place of a gap: what fills it, or a line with the hint."""
    return found[2] if found[1] != number else f"_____ ({found[3]})" if found[3] else "_____"


def _bare(text: str, form: str) -> str:
    """Return the words of a field, as somebody would type them."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split()) if form == "html" else text.strip()
