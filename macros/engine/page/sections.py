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
    permalink: bool = False


@lru_cache(maxsize=20_000)
def _opened(text: str, name: str) -> _Open:
    left_out = name in _LEFT_OUT or _EXCLUDED.search(text) is not None
    return _Open(name, left_out, name == "a" and 'class="headerlink"' in text)


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
        self.left_out = 0  # elements on the stack that are
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
                self._open(opens, piece)
            elif closes:
                self._close(closes)
        return self.found

    def _open(self, name: str, text: str) -> None:
        element = _opened(text, name)
        self.stack.append(element)
        if name in _HEADINGS and (id := _ID.search(text)):
            if name != "h1" and not self.found:
                self._begin("", len(self.stack))
            first = not self.found
            self._begin(name, len(self.stack), "" if first else unescape(id[1]), element.left_out)
        section = self.at or self._begin("", 0)
        self.left_out += element.left_out
        if not self.left_out and name in _KEPT:
            self._into(section).append(f"<{name}>")

    def _begin(self, heading: str, depth: int, id: str = "", excluded: bool = False) -> Section:
        self.at = Section(heading, depth, id, excluded=excluded)
        self.found.append(self.at)
        return self.at

    def _close(self, name: str) -> None:
        if not self.stack or self.stack[-1].name != name:
            return
        section = self.at
        if section and section.depth > len(self.stack):
            # What is around the heading ends: the text goes on with the section before.
            before = next((o for o in reversed(self.found) if o.depth <= len(self.stack)), None)
            if before:
                section.depth = _EVER
                section = self.at = before
        element = self.stack.pop()
        self.left_out -= element.left_out
        if section and not self.left_out and not element.left_out and name in _KEPT:
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
        return bool(section.heading) and any(one.name == section.heading for one in self.stack)

    def _text(self, text: str) -> None:
        if not text:
            return
        if "&" in text:
            text = unescape(text)
        code = any(one.name == "pre" for one in self.stack)
        if not code:
            text = " " if text.isspace() else text.replace("\n", " ")
        section = self.at or self._begin("", 0)
        if self._in_heading(section):
            if not any(one.permalink for one in self.stack):
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
