"""The books of all loops, written below a built site."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path

from macros.exports.files import DOWNLOADS
from macros.reading.catalog import Catalog, Entry
from macros.reading.disk.finished import Finished
from macros.records.pages import Role

from .book import Book, make_book
from .clean import Page, read_page
from .epub import write_epub

# The home page is called "Site name: title".
_NAME = re.compile(r"<title>([^<:]+):")


@dataclass
class Library:
    """The built site at `root`, whose pages are read once for all books."""

    root: Path
    catalog: Catalog
    _pages: dict[str, Page] = field(default_factory=dict)

    @cached_property
    def _home(self) -> Finished:
        return Finished.home(self.root)

    @property
    def maker(self) -> str:
        """Return the site's name."""
        found = _NAME.search(self._home.pages["index.html"])
        return unescape(found[1]).strip() if found else ""

    def page(self, entry: Entry) -> Page:
        """Return what books take from the built page of `entry`."""
        if entry.ref not in self._pages:
            path = address_of(entry.src)
            text = (self.root / path / "index.html").read_text("utf-8")
            self._pages[entry.ref] = read_page(text, path)
        return self._pages[entry.ref]

    def books(self) -> list[Book]:
        """Return the book of every loop, by the id of its role."""
        return [
            make_book(self.catalog, entry.id, self.page, self._home.address)
            for entry, role in self.catalog.of_kind(Role)
            if not role.draft
        ]


def address_of(src: str) -> str:
    """Return the address below the site of a page, by its file below docs/."""
    return f"{src.removesuffix('.md').removesuffix('index').rstrip('/')}/".lstrip("/")


def write_epubs(root: Path, catalog: Catalog) -> list[Path]:
    """Write an EPUB file of every loop of the site at `root`; return their paths."""
    library = Library(root, catalog)
    folder = root / DOWNLOADS
    folder.mkdir(exist_ok=True)
    written = []
    for book in library.books():
        path = folder / f"{book.role}.epub"
        write_epub(book, path, library.maker)
        written.append(path)
    return written
