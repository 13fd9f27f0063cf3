"""A book as an EPUB 3 file: the same bytes for the same book."""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from .book import Book, Chapter, Part
from .front import long_date
from .sheets import BOOK
from .trees import SVG, words, xhtml

_LINK = re.compile(r'href="#([^"]+)"')
# Their sections would make hundreds of lines of contents.
_FLAT = {"front", "questions", "answers", "sources", "words"}

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" \
xml:lang="en">
<head><title>{title}</title><link rel="stylesheet" href="book.css"/></head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>en</dc:language>
<dc:creator>{maker}</dc:creator>
<dc:publisher>{maker}</dc:publisher>
<dc:description>{about}</dc:description>
<dc:source>{address}</dc:source>
<dc:date>{date}</dc:date>
<meta property="dcterms:modified">{date}T00:00:00Z</meta>
{access}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="sheet" href="book.css" media-type="text/css"/>
<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
{items}
</manifest>
<spine>
<itemref idref="title"/>
<itemref idref="nav"/>
{spine}
</spine>
</package>
"""
# Every drawing has a title and a description; nothing moves, sounds or is timed.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessMode", "visual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "alternativeText"),
    ("accessibilityFeature", "displayTransformability"),
    ("accessibilityHazard", "none"),
    (
        "accessibilitySummary",
        "All text reflows. Drawings have a title and a description. Questions lead to answers.",
    ),
)


def write_epub(book: Book, path: Path, maker: str) -> None:
    """Write `book` to the file `path`; `maker` is whom it names as its author."""
    day = book.dated
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in _files(book, maker):
            info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            # The type comes first and as it is, so that readers find it at a fixed place.
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o644 << 16
            archive.writestr(info, text)


def _files(book: Book, maker: str) -> Iterator[tuple[str, str]]:
    chapters = list(book.chapters)
    home = {
        id: one.name for one in chapters for element in one.body.iter() if (id := element.get("id"))
    }
    bodies = {one.name: _body(one, home) for one in chapters}
    yield "mimetype", "application/epub+zip"
    yield "META-INF/container.xml", _CONTAINER
    yield "EPUB/package.opf", _package(book, maker, bodies)
    yield "EPUB/nav.xhtml", _page("Contents", _contents(book))
    yield "EPUB/title.xhtml", _page(book.title, _title(book, maker))
    yield "EPUB/book.css", BOOK
    for one in chapters:
        yield f"EPUB/{one.name}.xhtml", _page(one.title, bodies[one.name])


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), body=body)


def _body(chapter: Chapter, home: dict[str, str]) -> str:
    """Return a chapter's text, with links to other chapters by their files."""

    def placed(match: re.Match[str]) -> str:
        file = home[match[1]]
        return match[0] if file == chapter.name else f'href="{file}.xhtml#{match[1]}"'

    return _LINK.sub(placed, xhtml(chapter.body))


def _package(book: Book, maker: str, bodies: dict[str, str]) -> str:
    items = "\n".join(
        f'<item id="c-{name}" href="{name}.xhtml" media-type="application/xhtml+xml"'
        + (' properties="svg"/>' if f'xmlns="{SVG}"' in body else "/>")
        for name, body in bodies.items()
    )
    return _PACKAGE.format(
        id=uuid.uuid5(uuid.NAMESPACE_URL, book.address),
        title=escape(f"{book.title}: the interview loop"),
        maker=escape(maker),
        about=escape(book.subtitle),
        address=escape(book.address),
        date=book.dated.isoformat(),
        access="\n".join(
            f'<meta property="schema:{name}">{escape(value)}</meta>' for name, value in _ACCESS
        ),
        items=items,
        spine="\n".join(f'<itemref idref="c-{name}"/>' for name in bodies),
    )


def _title(book: Book, maker: str) -> str:
    return (
        f'<section class="lg-title" epub:type="titlepage"><h1>{escape(book.title)}</h1>'
        f"<p>{escape(book.subtitle)}</p>"
        f"<p>{escape(maker)}, as of {long_date(book.dated)}</p></section>"
    )


def _contents(book: Book) -> str:
    parts = "\n".join(_contents_of(part) for part in book.parts)
    return f'<nav class="lg-toc" epub:type="toc" id="toc"><h1>Contents</h1>\n<ol>{parts}</ol></nav>'


def _contents_of(part: Part) -> str:
    if len(part.chapters) == 1:
        return _entry(part, part.chapters[0])
    inside = "".join(_entry(part, chapter) for chapter in part.chapters)
    return f"<li><span>{escape(part.title)}</span><ol>{inside}</ol></li>"


def _entry(part: Part, chapter: Chapter) -> str:
    link = f'<a href="{chapter.name}.xhtml">{escape(chapter.title)}</a>'
    inside = (
        ""
        if part.id in _FLAT
        else "".join(
            f'<li><a href="{chapter.name}.xhtml#{id}">{escape(words(heading))}</a></li>'
            for heading in chapter.body.iter("h2")
            if (id := heading.get("id"))
        )
    )
    return f"<li>{link}{f'<ol>{inside}</ol>' if inside else ''}</li>"
