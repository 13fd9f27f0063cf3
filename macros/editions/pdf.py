"""Books as PDF files, printed by a browser: with bookmarks, tags and numbers in the contents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from macros.exports.files import DOWNLOADS
from macros.reading.catalog import Catalog

from .book import Book
from .files import Library
from .printed import print_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the Chromium at CHROMIUM, or Playwright's own where none is named; end it afterward."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"))
        try:
            yield running
        finally:
            running.close()


def write_pdfs(root: Path, catalog: Catalog) -> list[Path]:
    """Write a PDF file of every loop of the site at `root`; return their paths.

    Raises ImportError without Playwright and pikepdf, and Playwright's error without a Chromium.
    """
    library = Library(root, catalog)
    folder = root / DOWNLOADS
    folder.mkdir(exist_ok=True)
    written = []
    with browser() as running:
        for book in library.books():
            path = folder / f"{book.role}.pdf"
            path.write_bytes(make_pdf(running, book, library.maker))
            written.append(path)
    return written


def make_pdf(running: Browser, book: Book, maker: str) -> bytes:
    """Return `book` as a PDF file: printed once to learn the pages, then with them."""
    first = _print(running, print_edition(book, maker))
    pages = _pages_of(first, book)
    return _dated(_print(running, print_edition(book, maker, pages)), book, maker)


def _print(running: Browser, document: str) -> bytes:
    page = running.new_page(java_script_enabled=False)
    try:
        page.set_content(document)
        return page.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
    finally:
        page.close()


def _pages_of(printed: bytes, book: Book) -> dict[str, int]:
    """Return on which page each chapter begins, counted from 1, as the contents' links lead."""
    import pikepdf

    with pikepdf.open(BytesIO(printed)) as file:
        places = file.Root.Dests
        return {
            one.name: pikepdf.Page(places[f"/{one.name}"][0]).index + 1 for one in book.chapters
        }


def _dated(printed: bytes, book: Book, maker: str) -> bytes:
    """Return the file with the book's own date and names: the same for the same book, and small.

    Tags are most of it, and Chromium writes them as plain text.
    """
    import pikepdf

    day = f"D:{book.dated:%Y%m%d}000000Z"
    said = {
        "/Title": f"{book.title}: the interview loop",
        "/Author": maker,
        "/Subject": book.subtitle,
        "/CreationDate": day,
        "/ModDate": day,
    }
    out = BytesIO()
    with pikepdf.open(BytesIO(printed)) as file:
        for name, value in said.items():
            file.docinfo[name] = value
        file.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return out.getvalue()
