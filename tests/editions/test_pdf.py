"""The printed book, as a reader of PDF files sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import machine
import pytest
from practice import pages_of
from pypdf import PdfReader
from pypdf.generic import Destination

from macros.editions import sheets
from macros.editions.book import Book
from macros.editions.files import Library
from macros.editions.pdf import make_pdf
from macros.editions.printed import print_edition
from macros.editions.trees import having, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parents[2]
LOOP = "panw-tpm"  # the shortest


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=machine.find_shell())
    yield running
    running.close()


@pytest.fixture(scope="module")
def book(books: dict[str, Book]) -> Book:
    return books[LOOP]


@pytest.fixture(scope="module")
def paper(once: Callable[..., Path], chromium: Browser, book: Book, library: Library) -> bytes:
    """Return the book as printed, which takes as long as all that is asked of it."""

    def write(path: Path) -> None:
        path.write_bytes(make_pdf(chromium, book, library.maker))

    return once("book.pdf", write).read_bytes()


@pytest.fixture(scope="module")
def printed(paper: bytes) -> PdfReader:
    return PdfReader(BytesIO(paper))


@pytest.fixture(scope="module")
def lines(paper: bytes) -> list[list[str]]:
    """Return the lines of each page, its foot first."""
    return [page.splitlines() for page in pages_of(paper)]


@pytest.fixture(scope="module")
def texts(lines: list[list[str]]) -> list[str]:
    """Return the words of each page."""
    return [" ".join(" ".join(page).split()) for page in lines]


def foot(book: Book, number: int) -> re.Pattern[str]:
    """Return what the foot of a page says: the book, the part where one has begun, the number."""
    return re.compile(rf"{re.escape(book.title)}(: .+)? {number}")


def bookmarks(items: list[Any], depth: int = 0) -> Iterator[tuple[int, Destination]]:
    for item in items:
        if isinstance(item, list):
            yield from bookmarks(item, depth + 1)
        else:
            yield depth, item


def test_bookmarks_are_the_parts_and_their_chapters(printed: PdfReader, book: Book) -> None:
    found = list(bookmarks(printed.outline))
    assert [one.title for depth, one in found if depth == 0] == [
        "Contents",
        *(part.title for part in book.parts),
    ]
    headings = [words(next(chapter.body.iter("h1"))) for chapter in book.chapters]
    assert [one.title for depth, one in found if depth == 1] == headings
    questions = [one.title for _, one in found if (one.title or "").startswith("Question ")]
    assert len(questions) == book.questions


def test_the_contents_give_the_page_of_every_chapter(
    printed: PdfReader, book: Book, texts: list[str], lines: list[list[str]]
) -> None:
    chapters = [one for depth, one in bookmarks(printed.outline) if depth == 1]
    found = [printed.get_destination_page_number(one) for one in chapters]
    pages = [number + 1 for number in found if number is not None]
    contents = " ".join(texts[1 : pages[0] - 1])
    at = 0
    for chapter, page in zip(book.chapters, pages, strict=True):
        at = contents.index(f"{chapter.title} {page}", at)
        assert foot(book, page).fullmatch(lines[page - 1][0])


def test_the_first_and_the_last_question_are_there_with_their_answers(
    book: Book, texts: list[str]
) -> None:
    whole = " ".join(texts)
    tasks = [
        item
        for part in book.parts
        if part.id == "questions"
        for chapter in part.chapters
        for item in having(chapter.body, "lg-item")
    ]
    for number, task in ((1, tasks[0]), (len(tasks), tasks[-1])):
        (prompt,) = having(task, "lg-item__prompt")
        assert f"Question {number} {words(prompt)}"[:80] in whole
        assert f"Answer {number} " in whole


def test_no_page_is_empty_and_each_says_where_it_is(book: Book, lines: list[list[str]]) -> None:
    assert len(lines) > 100
    for number, (first, *rest) in enumerate(lines[1:], 2):
        assert foot(book, number).fullmatch(first), (number, first)
        assert len("".join(rest)) > 50, (number, rest)


def test_links_lead_to_pages_or_to_whole_addresses(printed: PdfReader) -> None:
    names = printed.named_destinations
    inside, outside = 0, 0
    for page in printed.pages:
        for reference in page.get("/Annots", []):
            link = reference.get_object()
            if "/Dest" in link:
                assert link["/Dest"] in names
                inside += 1
            elif "/A" in link:
                assert str(link["/A"]["/URI"]).startswith(("https://", "http://", "mailto:"))
                outside += 1
    assert inside > 1000
    assert outside > 20


def test_it_is_tagged_and_dated_by_its_content(printed: PdfReader, book: Book) -> None:
    root: Any = printed.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (pypdf's own kind of truth)
    assert root["/Lang"] == "en"
    said = printed.metadata
    assert said is not None
    assert said.title == f"{book.title}: the interview loop"
    assert said.creation_date is not None
    assert said.modification_date is not None
    assert said.creation_date.date() == book.dated == said.modification_date.date()


def test_the_same_book_gives_the_same_bytes(chromium: Browser, book: Book) -> None:
    short = replace(book, parts=book.parts[:2])
    assert make_pdf(chromium, short, "Us") == make_pdf(chromium, short, "Us")


def test_a_title_cannot_leave_the_style_sheet(book: Book) -> None:
    odd = replace(book, title='A "B" </style><b>', parts=book.parts[:1])
    document = print_edition(odd, "Us")
    assert document.count("</style>") == 1
    assert "<b>" not in document.partition("<body>")[0]


def test_where_pages_may_break_is_said_once() -> None:
    """What holds for the site on paper holds for its books, and stands in its print.css alone."""
    site = (ROOT / "docs/assets/parts/frame/print.css").read_text("utf-8")
    own = (ROOT / "macros/editions/styles/paged.css").read_text("utf-8")
    shared = _broken(sheets.breaks(site))
    assert ("break-inside", ".lg-prompt") in shared
    assert shared <= _broken(sheets.breaks(sheets.PRINTED))
    assert not shared & _broken(sheets.breaks(own))
    assert sheets.breaks("a { color: red } b { orphans: 3; top: 0 } i { orphans: 3 }") == (
        "i { orphans: 3 }"
    )


def _broken(rules: str) -> set[tuple[str, str]]:
    """Return what is said in `rules`: properties with each selector they are said of."""
    return {
        (declared.partition(":")[0].strip(), selector.strip())
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", rules)
        for selector in selectors.split(",")
        for declared in body.split(";")
        if declared.strip()
    }
