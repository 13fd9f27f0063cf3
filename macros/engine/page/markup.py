"""A page's finished HTML as a row of texts and tags, and what stands open at each of them.

Made for HTML that this guide wrote itself: every tag is closed, every attribute quoted. A page has
thousands of tags of a few hundred kinds, so what a tag says is looked up once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

_TAG = re.compile(r"""(</?[a-zA-Z][\w:-]*+(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>)""")
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_VOID = frozenset(
    (  # noqa: SIM905
        "area base br circle col ellipse embed hr img input line link meta path polygon polyline"
        " rect source track wbr"
    ).split()
)


class Tag(NamedTuple):
    """What a tag says: the element it opens or closes, "" where it does neither."""

    opens: str
    closes: str
    classes: frozenset[str] = frozenset()


class Element:
    """An element that stands open, with what a pass over the page keeps with it."""

    __slots__ = ("classes", "kept", "name", "slot")

    def __init__(self, name: str, classes: frozenset[str]) -> None:
        self.name, self.classes = name, classes
        self.kept: tuple[str, ...] = ()
        self.slot = -1


def pieces(html: str) -> list[str]:
    """Return the texts and tags of `html` in turn: a text first and last, which may be empty."""
    return _TAG.split(html)


@lru_cache(maxsize=20_000)
def tag(text: str) -> Tag:
    """Return what the tag `text` says."""
    match = _NAME.match(text)
    assert match is not None, text  # noqa: S101, `pieces` gave it
    name = match[1].lower()
    if text[1] == "/":
        return Tag("", name)
    if name in _VOID or text.endswith("/>"):
        return Tag("", "")
    classes = _CLASS.search(text)
    return Tag(name, "", frozenset(classes[1].split()) if classes else frozenset())


class Named(Protocol):
    """An element by its name."""

    @property
    def name(self) -> str:
        """Return it in small letters."""


N = TypeVar("N", bound=Named)


def close(stack: list[N], name: str) -> N | None:
    """Take the element that a closing tag ends off `stack`; None where nothing of it is open."""
    if not stack or (stack[-1].name != name and not any(element.name == name for element in stack)):
        return None
    while (element := stack.pop()).name != name:
        pass
    return element
