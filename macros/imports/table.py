"""CSV: the columns that our export writes, or a simple table of questions and answers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import Any

from .bank import Bank, slug
from .shapes import answer, choice, number
from .sources import RefusedError, Source

MAX_ROWS = 5_000
# What the columns of simple tables are called.
_NAMES = {
    "question": "prompt",
    "right": "answer",
    "correct": "answer",
    "correct answer": "answer",
    "feedback": "explanation",
    "comment": "explanation",
}
_WRONG = re.compile(r"(?:wrong|distractor|incorrect)(?: answer)?[ _]?\d*")
_SAME = ("difficulty", "author", "explanation", "working", "model")


def read(source: Source, bank: Bank) -> None:
    """Add the questions of a table to `bank`; raise RefusedError where it is none."""
    first = source.text.split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    csv.field_size_limit(100_000)
    try:
        rows = list(csv.reader(io.StringIO(source.text), delimiter=sign, strict=True))
    except csv.Error as error:
        raise RefusedError(f"{source.name}: a table that cannot be read: {error}") from None
    if len(rows) > MAX_ROWS:
        raise RefusedError(f"{source.name}: {len(rows):,} rows; at most {MAX_ROWS:,}")
    head = (
        [_NAMES.get(name.strip().lower(), name.strip().lower()) for name in rows[0]] if rows else []
    )
    if "prompt" not in head or not {"key", "answer", "type"} & set(head):
        expected = "a column question or prompt, and answer (or type and key)"
        raise RefusedError(
            f"{source.name}: found the columns {', '.join(head)[:80]!r}; expected {expected}"
        )
    ours = {"type", "key", "part_1"} <= set(head)
    if unknown := [name for name in head if not _known(name, ours=ours)]:
        bank.lose(f"the columns {', '.join(unknown)[:200]}", source.name)
    for at, row in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in row):
            cells = dict(zip(head, (cell.strip() for cell in row), strict=False))
            wrong = [
                cell.strip()
                for name, cell in zip(head, row, strict=False)
                if _WRONG.fullmatch(name)
            ]
            where = f"{source.name}, row {at}"
            data = _ours(cells, where, bank) if ours else _simple(cells, wrong, where, bank)
            if data is not None:
                shared = {key: bank.text(cells[key], where) for key in _SAME if cells.get(key)}
                prompt = bank.text(cells.get("prompt", ""), where)
                if ours and cells.get("stem"):
                    stem = bank.text(cells["stem"], where)
                    shared["stem"] = bank.stem(cells.get("stem_id", ""), stem)
                name = cells.get("id", "").rpartition(".")[2]
                bank.add(where, name, {**shared, **data, "prompt": prompt})


# Columns of our export that are read; the others belong to the guide it came from.
_OURS = frozenset(
    (
        *("type", "key", "pinned", "exact", "unit", "tolerance", "nearest", "formula"),
        *("seconds", "stem", "stem_id"),
    )
)


def _known(name: str, *, ours: bool) -> bool:
    if name in _SAME or name in ("id", "prompt") or not name:
        return True
    if ours:
        return name in _OURS or bool(
            re.fullmatch(r"(?:part|part_id|reason|target|target_id|accepted)_\d+", name)
        )
    return name == "answer" or bool(_WRONG.fullmatch(name))


def _simple(
    cells: dict[str, str], wrong: list[str], where: str, bank: Bank
) -> dict[str, Any] | None:
    right = cells.get("answer", "")
    if not right:
        bank.leave(where, "no answer")
        return None
    others = [text for text in wrong if text]
    if others:
        rows = [(right, True), *((text, False) for text in others)]
        return choice([{"text": bank.line(text, where), "correct": ok} for text, ok in rows])
    if (value := number(right)) is not None:
        return {"type": "numeric", "answer": answer(value, None)}
    if len(right) <= 40:
        return {"type": "text", "accepted": [right]}
    return {"type": "recall", "model": bank.text(right, where)}


def _ours(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any] | None:
    kind = cells.get("type", "")
    if kind not in _TYPES:
        bank.leave(where, f"the type {kind!r}, which has no counterpart")
        return None
    try:
        return _TYPES[kind](cells, where, bank)
    except (ValueError, LookupError):
        bank.leave(where, f"the key {cells.get('key', '')!r}, which fits no {kind}")
        return None


def _parts(cells: dict[str, str], name: str, where: str, bank: Bank) -> list[dict[str, Any]]:
    """Return text, id and reason of every numbered part there is."""
    found = []
    for at in range(1, 33):
        if text := cells.get(f"{name}_{at}"):
            part: dict[str, Any] = {"text": bank.line(text, where)}
            if (id := cells.get(f"{name}_id_{at}")) and slug(id) == id:
                part["id"] = id
            if name == "part" and (why := cells.get(f"reason_{at}")):
                part["why"] = bank.text(why, where)
            found.append(part)
    return found


def _keys(cells: dict[str, str], column: str = "key") -> list[int]:
    return [int(one) for one in cells.get(column, "").split(";") if one]


def _choice(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    keys, pinned = _keys(cells), _keys(cells, "pinned")
    parts = _parts(cells, "part", where, bank)
    options = [
        {**part, "correct": at in keys, "pinned": at in pinned} for at, part in enumerate(parts, 1)
    ]
    return choice(options, several=cells["type"] == "multiple")


def _order(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    parts = _parts(cells, "part", where, bank)
    return {"type": "order", "items": [parts[at - 1] for at in _keys(cells)]}


def _match(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    targets = _parts(cells, "target", where, bank)
    for at, target in enumerate(targets, 1):
        target.setdefault("id", f"target-{at}")
    pairs = _parts(cells, "part", where, bank)
    keys = _keys(cells)
    return {
        "type": "match",
        "targets": targets,
        "pairs": [{**pair, "to": targets[keys[at] - 1]["id"]} for at, pair in enumerate(pairs)],
    }


def _numeric(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    value = number(cells.get("key", ""))
    if value is None:
        raise ValueError
    found = answer(value, number(cells.get("tolerance", "")), cells.get("unit", ""))
    if (nearest := number(cells.get("nearest", ""))) is not None:
        found["nearest"] = nearest
    if cells.get("formula"):
        found["formula"] = cells["formula"]
    slips = [
        {"value": number(part["text"]), "why": part.get("why", "")}
        for part in _parts(cells, "part", where, bank)
    ]
    return {"type": "numeric", "answer": found, "slips": slips}


def _text(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    accepted = [text for at in range(1, 33) if (text := cells.get(f"accepted_{at}"))]
    slips = [
        {"text": text, "why": bank.text(cells.get(f"reason_{at}", ""), where)}
        for at in range(1, 33)
        if (text := cells.get(f"part_{at}"))
    ]
    exact = cells.get("exact", "").lower() == "yes"
    return {"type": "text", "accepted": accepted, "exact": exact, "slips": slips}


def _recall(cells: dict[str, str], where: str, bank: Bank) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "recall", "criteria": _parts(cells, "part", where, bank)}
    return {**found, "seconds": int(cells["seconds"])} if cells.get("seconds") else found


_TYPES: dict[str, Callable[[dict[str, str], str, Bank], dict[str, Any]]] = {
    "single": _choice,
    "multiple": _choice,
    "order": _order,
    "match": _match,
    "numeric": _numeric,
    "text": _text,
    "recall": _recall,
}
