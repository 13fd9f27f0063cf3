"""A page's sections as the search knows them: address, title, and text with the tags of blocks.

The rules are those of Material's search plugin, whose index Zensical writes too: a section begins
at a heading with an id and ends where the element around that heading does. What is marked
`data-search-exclude` is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from .markup import pieces, tag

_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_LEFT_OUT = frozenset(("object", "script", "style"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_COUNTED = _HEADINGS | {"pre"}
_EXCLUDED = re.compile(r"\sdata-search-exclude(?=[\s=/>])")
_ID = re.compile(r'\sid="([^"]*)"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EVER = 1 << 30


@dataclass
class Section:
    """A heading and what follows it. `depth` is how deep it stands; `id` is "" for a page's own."""

    heading: str
    depth: int
    id: str = ""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    excluded: bool = False


class _Open(NamedTuple):
    name: str
    left_out: bool
    kept: bool
    # Whether text asks for it: what is within a heading is its title, a `pre` keeps its lines.
    counted: bool


@lru_cache(maxsize=20_000)
def _opened(text: str, name: str) -> _Open:
    left_out = name in _LEFT_OUT or _EXCLUDED.search(text) is not None
    return _Open(name, left_out, name in _KEPT, name in _COUNTED)


def sections(html: str) -> list[Section]:
    """Return the sections of a page's content; excluded ones are not among them."""
    return [one for one in _Sections().run(html) if not one.excluded]


def entries(html: str, url: str, title: str) -> list[dict[str, str]]:
    """Return what the index says of a page at `url` with the title `title`."""
    return [
        {
            "location": f"{url}#{one.id}" if one.id else url,
            "title": "".join(one.title).strip() or title,
            "text": "".join(one.text).strip(),
        }
        for one in sections(html)
    ]


class _Sections:
    """One pass over a page."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.stack: list[_Open] = []
        # Of the elements on the stack: those left out, and how many of a name.
        self.left_out = 0
        self.open = dict.fromkeys(_COUNTED, 0)
        self.at: Section | None = None

    def run(self, html: str) -> list[Section]:
        for at, piece in enumerate(pieces(html)):
            if at % 2 == 0:
                if piece and not self.left_out:
                    for text in _COMMENT.split(piece) if "<!--" in piece else (piece,):
                        self._text(text)
                continue
            opens, closes, _ = tag(piece)
            if opens:
                self._open(_opened(piece, opens), piece)
            elif closes and self.stack and self.stack[-1].name == closes:
                self._close()
        return self.found

    def _open(self, element: _Open, text: str) -> None:
        name = element.name
        self.stack.append(element)
        if element.counted:
            self.open[name] += 1
            if name != "pre" and (id := _ID.search(text)):
                if name != "h1" and not self.found:
                    self._begin("", len(self.stack))
                first = not self.found
                own = "" if first else unescape(id[1])
                self._begin(name, len(self.stack), own, element.left_out)
        section = self.at or self._begin("", 0)
        self.left_out += element.left_out
        if element.kept and not self.left_out:
            self._into(section).append(f"<{name}>")

    def _begin(self, heading: str, depth: int, id: str = "", excluded: bool = False) -> Section:
        self.at = Section(heading, depth, id, excluded=excluded)
        self.found.append(self.at)
        return self.at

    def _close(self) -> None:
        section, depth = self.at, len(self.stack)
        if section and section.depth > depth:
            # What is around the heading ends: the text goes on with the section before.
            before = next((o for o in reversed(self.found) if o.depth <= depth), None)
            if before:
                section.depth = _EVER
                section = self.at = before
        element = self.stack.pop()
        name = element.name
        if element.counted:
            self.open[name] -= 1
        self.left_out -= element.left_out
        if element.kept and section and not self.left_out and not element.left_out:
            data = self._into(section)
            opening = f"<{name}>"
            if data and _is_empty(data, opening):
                del data[data.index(opening) :]
            else:
                data.append(f"</{name}>")

    def _into(self, section: Section) -> list[str]:
        """Return the list that text goes to: the title within the heading, else the text."""
        return section.title if self._in_heading(section) else section.text

    def _in_heading(self, section: Section) -> bool:
        return bool(section.heading) and self.open[section.heading] > 0

    def _text(self, text: str) -> None:
        if not text:
            return
        if "&" in text:
            text = unescape(text)
        code = self.open["pre"] > 0
        if not code:
            text = " " if text.isspace() else text.replace("\n", " ")
        section = self.at or self._begin("", 0)
        if self._in_heading(section):
            section.title.append(escape(text, quote=False))
        elif not text.isspace():
            section.text.append(escape(text, quote=False))
        elif code or not section.text or not section.text[-1].isspace():
            section.text.append(text)


def _is_empty(data: list[str], opening: str) -> bool:
    """Tell whether nothing but space follows the first `opening` of `data`."""
    for text in reversed(data):
        if text == opening:
            return data.index(opening) == len(data) - 1 or all(
                one.isspace() for one in data[data.index(opening) + 1 :]
            )
        if not text.isspace():
            return False
    return False
