"""A page's finished HTML as a row of tags and texts, and what stands open at each of them.

Made for HTML that this guide wrote itself: every tag is closed, every attribute quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_VOID = frozenset(
    (  # noqa: SIM905
        "area base br circle col ellipse embed hr img input line link meta path polygon polyline"
        " rect source track wbr"
    ).split()
)


@dataclass
class Element:
    """An element that stands open."""

    name: str
    classes: frozenset[str]
    # What a pass over the page keeps with it.
    kept: list[str] = field(default_factory=list)
    slot: int = -1


@dataclass(frozen=True)
class Piece:
    """A tag or the text before it; `opens` and `closes` name the element where it is a tag."""

    text: str
    start: int
    opens: Element | None = None
    closes: str = ""


def pieces(html: str) -> Iterator[Piece]:
    """Yield the tags of `html` and the texts between them, in order."""
    at = 0
    for match in _TAG.finditer(html):
        if match.start() > at:
            yield Piece(html[at : match.start()], at)
        at = match.end()
        name = match[2].lower()
        if match[1]:
            yield Piece(match[0], match.start(), closes=name)
        elif name in _VOID or match[3].endswith("/"):
            yield Piece(match[0], match.start())
        else:
            yield Piece(match[0], match.start(), opens=_element(name, match[3]))
    if at < len(html):
        yield Piece(html[at:], at)


def _element(name: str, attributes: str) -> Element:
    classes = _CLASS.search(attributes)
    return Element(name, frozenset(classes[1].split()) if classes else frozenset())


def close(stack: list[Element], name: str) -> Element | None:
    """Take the element that a closing tag ends off `stack`; None where nothing of it is open."""
    if not any(element.name == name for element in stack):
        return None
    while stack:
        element = stack.pop()
        if element.name == name:
            return element
    return None


def is_tag(text: str) -> bool:
    """Tell whether a piece of the row is a tag."""
    return text.startswith("<")
