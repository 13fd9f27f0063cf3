"""Pages without the spaces that templates are indented with: a fiftieth of what is sent."""

from __future__ import annotations

import re

from macros.reading.disk.finished import Finished

# Where every space counts.
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>|<!--.*?-->)", re.DOTALL)
_BREAK = re.compile(r"[ \t]*\n\s*")


def tighten(site: Finished) -> None:
    """Make every run of spaces that has a line break one line break, which reads the same."""
    for name, text in site.pages.items():
        site.pages[name] = tightened(text)


def tightened(text: str) -> str:
    """Return a page's HTML in which lines begin at their first letter and none is empty."""
    # Every third piece is the name of the element that the one before it is.
    pieces = _AS_WRITTEN.split(text)
    pieces[::3] = [_BREAK.sub("\n", piece) for piece in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)
