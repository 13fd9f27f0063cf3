"""The guide's books, made of the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.editions.book import Book
from macros.editions.files import Library
from macros.reading.catalog import Catalog


@pytest.fixture(scope="session")
def library(site: Path, catalog: Catalog) -> Library:
    return Library(site, catalog)


@pytest.fixture(scope="session")
def books(library: Library) -> dict[str, Book]:
    return {book.role: book for book in library.books()}
