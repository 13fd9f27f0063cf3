"""Pages without the spaces that templates are indented with: a fiftieth of what is sent."""

from __future__ import annotations

import re

from macros.reading.disk.finished import Finished

# Where every space counts.
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>|<!--.*?-->)", re.DOTALL)


def tighten(site: Finished) -> None:
    """Make every run of spaces that has a line break one line break, which reads the same."""
    for name, text in site.pages.items():
        site.pages[name] = tightened(text)


def tightened(text: str) -> str:
    """Return a page's HTML in which lines begin at their first letter and none is empty."""
    # Every third piece is the name of the element that the one before it is.
    pieces = _AS_WRITTEN.split(text)
    pieces[::3] = map(_joined, pieces[::3])
    del pieces[2::3]
    return "".join(pieces)


def _joined(piece: str) -> str:
    """Return text and tags with one break for every run of spaces that has one."""
    first, *rest = piece.split("\n")
    if not rest:
        return piece
    lines = [line.strip(" \t").lstrip() for line in rest[:-1]]
    whole = [first.rstrip(" \t"), *filter(None, lines), rest[-1].lstrip()]
    return "\n".join(whole)
