"""A book as one HTML document that prints with page numbers and a table of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from html import escape

from .book import Book, Chapter, Part
from .front import long_date
from .sheets import PRINTED
from .trees import Element, plain_html

_HEADING = re.compile(r"h([1-5])$")
# Chapter, part and site in the margins; the numbers count from the first page.
_MARGINS = """
@page {{ @bottom-left {{ content: "{title}"; {text} }} @bottom-right {{ content: counter(page);
{text} }} }}
@page :first {{ @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}
"""
_PART = """
.lg-part--{id} {{ page: {id} }}
@page {id} {{ @bottom-left {{ content: "{title}: {part}"; {text} }} }}
"""
_TEXT = 'font: 8pt "Liberation Sans", arial, sans-serif; color: #405150;'
_DOCUMENT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}: the interview loop</title>
<style>{style}</style></head>
<body>
<section class="lg-title"><p class="lg-title__name">{title}</p>
<p class="lg-title__about">{about}</p><p class="lg-title__made">{made}</p></section>
<nav class="lg-toc" id="contents"><h1>Contents</h1>
{contents}</nav>
{parts}
</body>
</html>
"""


def print_edition(book: Book, maker: str, pages: Mapping[str, int] | None = None) -> str:
    """Return `book` as one document; `pages` has a page for each chapter's name, once known.

    The contents are as long without the numbers, so that printing twice gives true ones. Each part
    is headed by an h1, each chapter by an h2, which is what a reader's bookmarks are made of.
    """
    return _DOCUMENT.format(
        title=escape(book.title),
        style=PRINTED + _margins(book),
        about=escape(book.subtitle),
        made=escape(f"{maker}, as of {long_date(book.dated)}"),
        contents="\n".join(_contents(part, pages or {}) for part in book.parts),
        parts="\n".join(map(_part, book.parts)),
    )


def _margins(book: Book) -> str:
    """Return the rules that print the part and the page's number below each page."""
    title = _in_sheet(book.title)
    return _MARGINS.format(title=title, text=_TEXT) + "".join(
        _PART.format(id=part.id, title=title, part=_in_sheet(part.title), text=_TEXT)
        for part in book.parts
    )


def _in_sheet(text: str) -> str:
    """Return a text as it stands between quotes in a style sheet inside HTML."""
    return re.sub(r'[\\"<\n]', lambda match: f"\\{ord(match[0]):x} ", text)


def _contents(part: Part, pages: Mapping[str, int]) -> str:
    lines = "\n".join(
        f'<li><a href="#{one.name}">{escape(one.title)}</a>'
        f'<span class="lg-toc__page">{pages.get(one.name, "")}</span></li>'
        for one in part.chapters
    )
    alone = [one.title for one in part.chapters] == [part.title]
    title = "" if alone else f'<p class="lg-toc__part">{escape(part.title)}</p>\n'
    return f"{title}<ol>\n{lines}\n</ol>"


def _part(part: Part) -> str:
    chapters = "\n".join(plain_html(_chapter(one)) for one in part.chapters)
    return (
        f'<section class="lg-part lg-part--{part.id}"><h1>{escape(part.title)}</h1>\n'
        f"{chapters}</section>"
    )


def _chapter(chapter: Chapter) -> Element:
    """Return a chapter with every heading a level lower, below that of its part."""
    body = deepcopy(chapter.body)
    body.set("class", "lg-chapter")
    for element in body.iter():
        if match := _HEADING.match(str(element.tag)):
            element.tag = f"h{int(match[1]) + 1}"
    return body
