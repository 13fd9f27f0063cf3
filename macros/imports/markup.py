"""HTML of other banks as Markdown: paragraphs, lists, emphasis, code, links; the rest is named."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .text import Lose, clean, escaped, markdown

_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "table", "blockquote", "section", "article", "figure", "dl", "pre")
)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CODE = frozenset(("code", "kbd", "tt", "samp"))
_HIDDEN = frozenset(("script", "style", "iframe", "object", "svg", "head", "title", "template"))
_LOST = {
    "img": "a picture, of which the words are kept",
    "table": "a table, as lines of text",
    "audio": "a recording",
    "video": "a film",
    **dict.fromkeys(sorted(_HIDDEN), "what runs or is drawn in HTML"),
}


class _Reader(HTMLParser):
    """Writes Markdown while HTML is read; unclosed tags end with the text."""

    def __init__(self, lose: Lose) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.lose = lose
        self.lists: list[str] = []
        self.hidden = ""
        self.code: list[str] | None = None
        self.pre = False
        self.small = ""
        self.href: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what `tag` opens."""
        given = {name: value or "" for name, value in attrs}
        if tag in _LOST:
            self.lose(_LOST[tag])
        if self.hidden:
            return
        if tag in _HIDDEN:
            self.hidden = tag
        elif tag == "pre":
            self.pre, self.code = True, []
        elif tag in _CODE and self.code is None:
            self.code = []
        elif tag == "img":
            self.out.append(escaped(given.get("alt", "")))
        elif tag == "a":
            self.href.append(given.get("href", ""))
            self.out.append("[")
        else:
            self._open(tag)

    def _open(self, tag: str) -> None:
        if tag in _MARKS and self.code is None:
            self.out.append(_MARKS[tag])
        elif tag in ("sup", "sub"):
            self.small = tag
        elif tag == "br":
            (self.out if self.code is None else self.code).append("\n")
        elif tag in ("ul", "ol"):
            self.lists.append(tag)
            self.out.append("\n\n" if len(self.lists) == 1 else "\n")
        elif tag == "li":
            mark = "1. " if self.lists[-1:] == ["ol"] else "- "
            self.out.append("\n" + "    " * (min(len(self.lists), 6) - 1) + mark)
        elif tag in ("tr", "dt", "dd"):
            self.out.append("\n")
        elif tag in ("td", "th"):
            self.out.append(" ")
        elif tag in _BLOCKS or tag in _HEADINGS:
            self.out.append("" if self.lists else "\n\n")
            self.out += ["**"] if tag in _HEADINGS else []

    def handle_endtag(self, tag: str) -> None:
        """Close what `tag` closes; a stray one closes nothing."""
        if self.hidden:
            self.hidden = "" if tag == self.hidden else self.hidden
        elif tag == "pre" and self.pre:
            self._listing()
        elif tag in _CODE and self.code is not None and not self.pre:
            self._span()
        elif tag == "a" and self.href:
            self.out.append(f"]({self.href.pop()})")
        elif tag in _MARKS and self.code is None:
            self.out.append(_MARKS[tag])
        elif tag in ("sup", "sub"):
            self.small = ""
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.out.append("" if self.lists else "\n\n")
        elif tag in _HEADINGS:
            self.out.append("**\n\n")
        elif tag in _BLOCKS:
            self.out.append("" if self.lists else "\n\n")

    def handle_data(self, data: str) -> None:
        """Keep text: as it is in code, with its marks escaped elsewhere."""
        if self.hidden:
            return
        if self.code is not None:
            self.code.append(data)
        elif self.small:
            self.out.append(f"<{self.small}>{data}</{self.small}>")
        else:
            text = escaped(re.sub(r"\s+", " ", data))
            # Read once more as Markdown, where these could begin something.
            for sign in "&<{":
                text = text.replace(sign, f"&#{ord(sign)};")
            self.out.append(text)

    def _listing(self) -> None:
        text = "".join(self.code or []).strip("\n")
        self.pre, self.code = False, None
        runs = [len(run) for run in re.findall(r"`+", text)]
        fence = "`" * max([3, *(run + 1 for run in runs)])
        self.out.append(f"\n\n{fence}\n{text}\n{fence}\n\n")

    def _span(self) -> None:
        text = " ".join("".join(self.code or []).split())
        self.code = None
        runs = [len(run) for run in re.findall(r"`+", text)]
        mark = "`" * (max(runs, default=0) + 1)
        pad = " " if runs else ""
        self.out.append(f"{mark}{pad}{text}{pad}{mark}" if text else "")

    def text(self) -> str:
        """Return what was written, with what was left open closed."""
        if self.code is not None:
            (self._listing if self.pre else self._span)()
        for href in reversed(self.href):
            self.out.append(f"]({href})")
        return "".join(self.out)


def from_html(html: str, lose: Lose) -> str:
    """Return HTML as our Markdown."""
    reader = _Reader(lose)
    reader.feed(clean(html))
    reader.close()
    text = reader.text()
    lines = [line if line.startswith("    ") else line.strip(" ") for line in text.split("\n")]
    return markdown(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)), lose)
