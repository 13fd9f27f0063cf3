"""The style sheets of a book, by what they dress."""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "styles"
_EVERYWHERE = ("text", "boxes", "questions", "tables", "sources", "front")
# How the site's own pages print.
_PRINT = Path(__file__).resolve().parents[2] / "docs" / "assets" / "parts" / "frame" / "print.css"
_RULE = re.compile(r"[^{}]+\{([^{}]*)\}")
_BREAKS = {"break-after", "break-before", "break-inside", "orphans", "widows"}


def _joined(*names: str) -> str:
    return "\n".join((_FOLDER / f"{name}.css").read_text("utf-8") for name in names)


def breaks(sheet: str) -> str:
    """Return those rules of a style sheet that say nothing but where a page may break."""
    return "\n".join(
        rule[0].strip()
        for rule in _RULE.finditer(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
        if {one.partition(":")[0].strip() for one in rule[1].split(";") if one.strip()} <= _BREAKS
    )


BOOK = _joined(*_EVERYWHERE)
# With what only paper has: pages, their numbers and their margins.
PRINTED = "\n".join([BOOK, breaks(_PRINT.read_text("utf-8")), _joined("paged")])
