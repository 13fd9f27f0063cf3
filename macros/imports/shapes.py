"""Shapes of questions that several formats have in common."""

from __future__ import annotations

import math
from typing import Any

from .bank import free, slug


def number(text: str) -> int | float | None:
    """Return the number that a text is, whole where it can be, or None."""
    try:
        value = float(text.strip().replace(",", "") or "nan")
    except ValueError:
        return None
    if not math.isfinite(value) or abs(value) >= 1e15:
        return None
    return int(value) if value.is_integer() else float(f"{value:.12f}")


def answer(value: float, tolerance: float | None, unit: str = "") -> dict[str, Any]:
    """Return our answer of a number, of which the arithmetic is the number itself."""
    formula = f"{value:.12f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    found: dict[str, Any] = {"value": value}
    if unit.strip():
        found["unit"] = unit.strip()
    if tolerance:
        found["tolerance"] = abs(tolerance)
    return {**found, "formula": formula}


def choice(options: list[dict[str, Any]], *, several: bool = False) -> dict[str, Any]:
    """Return type and options of a choice; one of several right ones is a multiple."""
    right = sum(bool(option["correct"]) for option in options)
    return {"type": "multiple" if several or right > 1 else "single", "options": options}


def either(right: bool, why_right: str, why_wrong: str) -> dict[str, Any]:
    """Return a choice of true and false, which keep their places."""
    whys = {right: why_right, not right: why_wrong}
    return choice(
        [
            {"text": str(value), "correct": value is right, "pinned": True, "why": whys[value]}
            for value in (True, False)
        ]
    )


def match(rows: list[tuple[str, str]], spare: list[str]) -> dict[str, Any]:
    """Return type, targets and pairs of rows with what each belongs to."""
    targets: dict[str, str] = {}
    for text in [*(to for _, to in rows), *spare]:
        if text not in targets:
            targets[text] = free(slug(text) or "target", targets.values())
    return {
        "type": "match",
        "targets": [{"id": id, "text": text} for text, id in targets.items()],
        "pairs": [{"text": row, "to": targets[to]} for row, to in rows],
    }
