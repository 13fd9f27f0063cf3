"""Every question with where it stands and what it rests on, and texts as other programs want them.

Addresses are whole ones: what is downloaded is read away from the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape

from macros.parts.markdown import LINK, converted
from macros.parts.renderer import Citation, Here, Renderer
from macros.parts.study import index
from macros.reading.catalog import Catalog, Entry
from macros.records.pages import Page
from macros.records.questions import AnyQuestion, TextAnswer

_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</(?:p|li|tr|pre|div)>|<br ?/?>")
_SPACE = re.compile(r"\s+")
_BLOCK = re.compile(r"<(?:p|ul|ol|div|table|pre|blockquote)\b")
# What a list of questions shows of a prompt.
_TITLE = 80
# A wrong number is taken for a known slip within this share of it, as in numeric/type.js.
SLIP_WIDTH = 0.005


@dataclass(frozen=True)
class Group:
    """Questions of one page: `key` is the loop's id or `shelf-…`, `names` lead down to the page."""

    key: str
    names: tuple[str, str]
    page: Entry


@dataclass(frozen=True)
class Reference:
    """What a question rests on: a fact of a source with its status, or a primary document."""

    id: str
    label: str
    status: str
    title: str
    url: str


@dataclass(frozen=True)
class Item:
    """A question in its place."""

    question: AnyQuestion
    group: Group

    @property
    def tags(self) -> tuple[str, ...]:
        """Return words without spaces by which to find the question: its concepts, its round …"""
        question = self.question
        tags = [f"concept::{id}" for id in question.concepts]
        if self.group.page.kind == "round":
            tags.append(f"round::{self.group.page.id}")
        if question.rubric:
            tags.append(f"rubric::{question.rubric}")
        if question.difficulty:
            tags.append(f"difficulty::{question.difficulty}")
        return (*tags, f"type::{question.type}")


def number(value: float) -> str:
    """Return a number as people and programs write it: 14400, 0.0005."""
    return f"{value:.12f}".rstrip("0").rstrip(".")


def right_words(question: TextAnswer) -> str:
    """Return as HTML what may be typed."""
    return " or ".join(f"<code>{escape(text)}</code>" for text in question.accepted)


def slip_width(value: float) -> str:
    """Return how far a number may be off a known slip and still be taken for it."""
    return number(SLIP_WIDTH * abs(value))


class Bank:
    """All questions of `catalog`; `address` is that of the site, with a slash at its end."""

    def __init__(self, catalog: Catalog, address: str) -> None:
        self.catalog = catalog
        self.address = address
        self._here: Here[Page] = Here(Renderer(catalog), "index.md")
        # Every format asks for the same texts.
        self._html: dict[str, str] = {}
        self._plain: dict[str, str] = {}
        self._references: dict[tuple[str, ...], tuple[Reference, ...]] = {}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Return every question once: loops in the order of their rounds, concepts by shelf."""
        return tuple(
            Item(question, group)
            for group in self._groups()
            for question in self.catalog.quiz_of[group.page.ref].questions
        )

    def _groups(self) -> Iterator[Group]:
        found = index(self.catalog)
        seen = set()
        named = [(role.id, getattr(role.page, "short", ""), pages) for role, pages in found.loops]
        named += [(f"shelf-{slug(shelf)}", shelf, pages) for shelf, pages in found.shelves]
        for key, name, pages in named:
            for page in pages:
                if page.questions:
                    seen.add(page.entry.ref)
                    yield Group(key, (name, page.entry.page.title), page.entry)
        for ref in self.catalog.quiz_of:
            if ref not in seen:
                entry = self.catalog.entries[ref]
                yield Group("other", ("Other pages", entry.page.title), entry)

    def by_group(self) -> dict[str, list[Item]]:
        """Return the items of each loop and each shelf, by its key."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.group.key, []).append(item)
        return found

    # ------------------------------------------------------------------------------- texts

    def html(self, text: str) -> str:
        """Return Markdown as HTML, a single paragraph without its tags."""
        found = self._html.get(text)
        if found is None:
            found = LINK.sub(lambda match: self.url(match[1]), converted(text))
            if found.startswith("<p>") and found.endswith("</p>") and found.count("<p>") == 1:
                found = found[3:-4]
            self._html[text] = found
        return found

    def asked(self, question: AnyQuestion) -> str:
        """Return what is asked as HTML, behind what it is asked about."""
        prompt = self.html(question.prompt)
        return f"{block(self.html(question.stem.text))}{block(prompt)}" if question.stem else prompt

    def plain(self, text: str) -> str:
        """Return Markdown as one line of plain text."""
        found = self._plain.get(text)
        if found is None:
            html = _TAG.sub("", _BREAK.sub(" ", converted(text)))
            found = self._plain[text] = _SPACE.sub(" ", unescape(html)).strip()
        return found

    def title(self, item: Item) -> str:
        """Return the beginning of a question's prompt, to be listed by."""
        text = self.plain(item.question.prompt)
        return text if len(text) <= _TITLE else f"{text[:_TITLE].rpartition(' ')[0]}…"

    def url(self, ref: str) -> str:
        """Return the whole address of `kind:id` or `kind:id#section`."""
        return self.address + self._here.url(ref).removeprefix("./")

    def place(self, item: Item) -> str:
        """Return the whole address of a question on its page."""
        return f"{self.url(item.group.page.ref)}#q-{item.question.id.replace('.', '-')}"

    # -------------------------------------------------------------------------- references

    def references(self, item: Item) -> tuple[Reference, ...]:
        """Return what a question rests on, which every format asks for."""
        cites = item.question.cites
        if cites not in self._references:
            self._references[cites] = tuple(map(self._reference, self._here.cites(cites)))
        return self._references[cites]

    def _reference(self, found: Citation) -> Reference:
        if found.id in self.catalog.documents:
            document = self.catalog.documents[found.id][0]
            return Reference(found.id, found.label, found.says, document.title, document.url)
        entry = self.catalog.facts[found.id.partition("#")[0]][1]
        url = self.address + found.url
        return Reference(found.id, found.label, found.status, entry.page.title, url)

    def sources(self, item: Item) -> str:
        """Return what a question rests on as an HTML list, or nothing."""
        rows = "".join(
            f"<li>{escape(one.label)} ({escape(one.status)}): "
            f'<a href="{escape(one.url)}">{escape(one.title)}</a></li>'
            for one in self.references(item)
        )
        return f"<ul>{rows}</ul>" if rows else ""

    def learn(self, item: Item) -> str:
        """Return a link to where the answer is explained."""
        ref = item.question.learn
        title = escape(self._here.title(ref))
        return f'<a href="{escape(self.url(ref))}">{title}</a>'

    def explained(self, question: AnyQuestion) -> str:
        """Return the explanation as HTML, and who wrote the question where that is said."""
        html = self.html(question.explanation)
        return f"{block(html)}<p>By {escape(question.author)}</p>" if question.author else html

    def after(self, item: Item, *first: str) -> str:
        """Return what is read after the answer as HTML: `first`, explanation, link, sources."""
        parts = [*first, self.explained(item.question), f"Read more: {self.learn(item)}"]
        return "".join(map(block, filter(None, parts))) + self.sources(item)


def listed(rows: list[str], *, ordered: bool = False) -> str:
    """Return rows of HTML as a list."""
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{row}</li>' for row in rows)}</{tag}>"


def block(html: str) -> str:
    """Return HTML as a block: what is none becomes a paragraph."""
    return html if _BLOCK.match(html) else f"<p>{html}</p>"


def slug(text: str) -> str:
    """Return a name in lower case, with hyphens in place of all but letters and digits."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
