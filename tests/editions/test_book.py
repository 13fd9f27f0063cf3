"""A book has all that a loop needs, and every link in it leads somewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from macros.editions.book import Book, Part
from macros.editions.files import Library, address_of
from macros.editions.plan import edition_date, sections
from macros.editions.trees import having, words
from macros.reading.catalog import Catalog
from macros.records.pages import Concept, Practice, Role
from macros.records.questions.choice import Choice

LOOPS = ("panw-aiml-pm", "panw-tpm", "zscaler-aiml-pm")


def part(book: Book, id: str) -> Part:
    return next(one for one in book.parts if one.id == id)


def test_every_loop_has_a_book(books: dict[str, Book], catalog: Catalog) -> None:
    assert sorted(books) == [entry.id for entry, _ in catalog.of_kind(Role)] == sorted(LOOPS)


@pytest.mark.parametrize("loop", LOOPS)
def test_a_book_has_what_the_loop_names(
    books: dict[str, Book], catalog: Catalog, loop: str
) -> None:
    book = books[loop]
    rounds = [record for _, record in catalog.rounds(loop)]
    assert [one.title for one in part(book, "rounds").chapters] == [one.title for one in rounds]
    concepts = {catalog.record(Concept, id).title for one in rounds for id in one.concepts}
    assert concepts <= {one.title for one in part(book, "concepts").chapters}
    rubrics = {catalog.entries[f"rubric:{id}"].page.title for one in rounds for id in one.rubrics}
    assert {one.title for one in part(book, "rubrics").chapters} == rubrics
    pages = [(e, p) for e, p in catalog.of_kind(Practice) if p.role == loop and not p.worksheet]
    lists = {page.title for _, page in pages if page.checklist}
    assert {one.title for one in part(book, "checklists").chapters} == lists
    worked = {page.title for _, page in pages if not page.checklist}
    assert {one.title for one in part(book, "worked").chapters} == worked


@pytest.mark.parametrize("loop", LOOPS)
def test_every_question_is_asked_and_answered_once(
    books: dict[str, Book], catalog: Catalog, loop: str
) -> None:
    refs = {entry.ref for section in sections(catalog, loop) for entry in section.pages}
    asked = [q for ref, quiz in catalog.quiz_of.items() if ref in refs for q in quiz.questions]
    book = books[loop]
    tasks = [
        item for one in part(book, "questions").chapters for item in having(one.body, "lg-item")
    ]
    answers = [
        item for one in part(book, "answers").chapters for item in having(one.body, "lg-answer")
    ]
    assert book.questions == len(tasks) == len(answers) == len(asked)
    assert not any(having(item, "lg-reason") or having(item, "lg-criterion") for item in tasks)
    numbers = list(range(1, len(asked) + 1))
    # How hard it is may follow.
    titles = [words(item.find(".//h2")).partition(",")[0] for item in tasks]
    assert titles == [f"Question {n}" for n in numbers]
    assert [words(item.find(".//h2")) for item in answers] == [f"Answer {n}" for n in numbers]
    options = sum(len(q.options) for q in asked if isinstance(q, Choice))
    assert sum(len(having(item, "lg-option")) for item in tasks) == options


@pytest.mark.parametrize("loop", LOOPS)
def test_ids_are_unique_and_links_lead_to_them_or_out(books: dict[str, Book], loop: str) -> None:
    bodies = [one.body for one in books[loop].chapters]
    ids = [id for body in bodies for one in body.iter() if (id := one.get("id"))]
    assert len(ids) == len(set(ids))
    links = [one.get("href") for body in bodies for one in body.iter("a")]
    assert [link for link in links if not re.match("#|https?://|mailto:", link or "")] == []
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert sum(link.startswith("#") for link in links) > 1000


@pytest.mark.parametrize("loop", LOOPS)
def test_related_pages_are_those_in_the_book(books: dict[str, Book], loop: str) -> None:
    items = [
        item
        for chapter in books[loop].chapters
        for foot in having(chapter.body, "lg-foot")
        for item in foot.iter("li")
    ]
    assert len(items) > 50
    assert [
        words(one) for one in items if not str(next(one.iter("a")).get("href")).startswith("#")
    ] == []


@pytest.mark.parametrize("loop", LOOPS)
def test_nothing_of_a_page_is_lost(
    books: dict[str, Book], catalog: Catalog, library: Library, loop: str
) -> None:
    """Every heading, table, drawing, box and line of the pages' own text is in the book."""
    plan = [section for section in sections(catalog, loop) if not section.appendix]
    for section in plan:
        chapters = part(books[loop], section.id).chapters
        for entry, chapter in zip(section.pages, chapters, strict=True):
            page = (library.root / address_of(entry.src) / "index.html").read_text("utf-8")
            shown = re.split(
                '<div class="lg-foot"|<aside|</article>', page.partition("<article")[2]
            )[0]
            shown = re.sub("<lg-quiz.*?</lg-quiz>", "", shown, flags=re.DOTALL)
            for tag in ("table", "figure", "blockquote", "h2", "pre"):
                there = [
                    one for one in chapter.body.iter(tag) if "lg-foot" not in str(one.get("class"))
                ]
                assert len(there) == len(re.findall(f"<{tag}[ >]", shown)), (entry.src, tag)
            text = " ".join(words(chapter.body).split())
            for paragraph in re.findall("<p>([^<]+)</p>", shown):
                said = re.sub("&amp;", "&", " ".join(paragraph.split()))
                assert said.replace("&lt;", "<").replace("&gt;", ">") in text, entry.src


def test_an_appendix_has_what_is_cited_and_no_more(books: dict[str, Book]) -> None:
    book = books["panw-tpm"]
    links = {
        one.get("href") for part in book.parts for c in part.chapters for one in c.body.iter("a")
    }
    entries = [
        one
        for chapter in part(book, "sources").chapters
        for name in ("lg-ledger__fact", "lg-document")
        for one in having(chapter.body, name)
    ]
    assert len(entries) > 50
    assert [one.get("id") for one in entries if f"#{one.get('id')}" not in links] == []


@pytest.mark.parametrize("loop", LOOPS)
def test_headings_go_down_a_level_at_a_time(books: dict[str, Book], loop: str) -> None:
    for chapter in books[loop].chapters:
        tags = [
            str(one.tag) for one in chapter.body.iter() if str(one.tag) in ("h1", "h2", "h3", "h4")
        ]
        assert tags.count("h1") == 1, chapter.name
        assert tags[0] == "h1", chapter.name
        assert all(int(b[1]) - int(a[1]) <= 1 for a, b in pairwise(tags)), chapter.name


def test_drawings_have_a_name(books: dict[str, Book]) -> None:
    drawings = [one for book in books.values() for c in book.chapters for one in c.body.iter("svg")]
    assert len(drawings) > 100
    for one in drawings:
        assert one.get("aria-hidden") or one.get("aria-label") or one.findtext("title")


def test_a_book_is_dated_by_its_content(books: dict[str, Book], catalog: Catalog) -> None:
    checked = [page.checked for _, page in catalog.of_kind(Concept)]
    assert {book.dated for book in books.values()} == {edition_date(catalog)}
    assert edition_date(catalog).isoformat() >= max(checked)


def test_a_draft_is_in_no_book(site: Path, catalog: Catalog) -> None:
    """A draft is not published: there is no page to take."""
    concept = catalog.entries["concept:stride"]
    shown = [one.ref for section in sections(catalog, "panw-tpm") for one in section.pages]
    assert concept.ref in shown
    object.__setattr__(concept.page, "draft", True)
    try:
        left = [one.ref for section in sections(catalog, "panw-tpm") for one in section.pages]
    finally:
        object.__setattr__(concept.page, "draft", False)
    assert concept.ref not in left
