"""The style sheets of a book, by what they dress."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "styles"
_EVERYWHERE = ("text", "boxes", "questions", "tables", "sources", "front")


def _joined(*names: str) -> str:
    return "\n".join((_FOLDER / f"{name}.css").read_text("utf-8") for name in names)


BOOK = _joined(*_EVERYWHERE)
# With what only paper has: pages, their numbers and their margins.
PRINTED = _joined(*_EVERYWHERE, "paged")
