"""What is ours on a finished page, part by part, so that two builds of it can be compared.

An address counts by where it leads, text without regard to white space, attributes in any order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from macros.reading.disk.finished import target

_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_ADDRESSES = {"href", "data-worker", "src", "data-href", "data-index", "data-base"}
_SPACE = re.compile(r"\s+")
_TOOLS = re.compile(r"lg-(?!quiz$|item$|checklist$)[\w-]+")
# Attributes that one engine may leave out, and why nobody misses them on a finished page.
FORGIVEN = {
    "data-search-exclude": "the attribute is for the builder of the search index, which has read it"
}


@dataclass
class Node:
    """An element; the root has no name. `content` holds elements and texts in their order."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield this element and all below it, as they come on the page."""
        yield self
        for child in self.content:
            if isinstance(child, Node):
                yield from child.walk()

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """Return the text in it, with single spaces."""
        return _SPACE.sub(" ", "".join(self._texts())).strip()

    def _texts(self) -> Iterator[str]:
        for child in self.content:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    def written(self, without: frozenset[str] = frozenset()) -> str:
        """Return it as HTML in one form, without the attributes named."""
        given = sorted((k, v) for k, v in self.attributes.items() if k not in without)
        start = "".join(f' {name}="{value}"' for name, value in given)
        inner = "".join(
            _SPACE.sub(" ", child) if isinstance(child, str) else child.written(without)
            for child in self.content
        )
        return f"<{self.tag}{start}>{inner.strip()}</{self.tag}>"


class _Reader(HTMLParser):
    def __init__(self, page: str, base: str) -> None:
        super().__init__()
        self._page, self._base = page, base
        self.root = Node()
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: self._led(name, value or "") for name, value in attrs}
        node = Node(tag, given)
        self._open[-1].content.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].content.append(data)

    def _led(self, name: str, value: str) -> str:
        """Return an address as the path below the site that it leads to, with `/` before it."""
        if name not in _ADDRESSES:
            return value
        path, hash, anchor = value.partition("#")
        there = target(self._page, path or "./", self._base)
        if there is None:
            return value
        return f"/{'' if there == '.' else there.rstrip('/')}{hash}{anchor}"


def read(html: str, page: str, base: str = "/") -> Node:
    """Return the tree of `html`, the file `page` of a site at the path `base`."""
    reader = _Reader(page, base)
    reader.feed(html)
    reader.close()
    return reader.root


Found = list[Node]
Part = Callable[[Node], Found]


def _tag(*names: str) -> Part:
    return lambda root: [node for node in root.walk() if node.tag in names]


def _class(name: str) -> Part:
    return lambda root: [node for node in root.walk() if name in node.classes]


def _meta(root: Node) -> Found:
    """Return what stands in the head but style sheets and scripts."""
    heads = _tag("head")(root)
    kept = [node for head in heads for node in head.walk() if node.tag in ("meta", "title", "link")]
    return [
        node for node in kept if node.attributes.get("rel") not in ("stylesheet", "modulepreload")
    ]


def _policy(root: Node) -> Found:
    return [n for n in _tag("meta")(root) if n.attributes.get("http-equiv")]


def _loaded(root: Node) -> Found:
    sheets = ("stylesheet", "modulepreload")
    found = [n for n in root.walk() if n.attributes.get("rel") in sheets and n.tag == "link"]
    return found + _tag("script")(root)


def _headings(root: Node) -> Found:
    return [n for n in root.walk() if re.fullmatch("h[1-6]", n.tag) and "id" in n.attributes]


def _tools(root: Node) -> Found:
    return [node for node in root.walk() if _TOOLS.fullmatch(node.tag)]


def _links(root: Node) -> Found:
    inside = [node for article in _tag("article")(root) for node in article.walk()]
    return [
        Node("a", {"href": n.attributes["href"]}, [n.text])
        for n in inside
        if n.tag == "a" and n.attributes.get("href", "").startswith(("/", "#"))
    ]


def _ids(root: Node) -> Found:
    return [Node("i", {"id": n.attributes["id"]}) for n in root.walk() if "id" in n.attributes]


def _frame(root: Node) -> Found:
    """Return the body with nothing in its article."""

    def emptied(node: Node) -> Node:
        if node.tag == "article":
            return Node("article", node.attributes)
        content = [each if isinstance(each, str) else emptied(each) for each in node.content]
        return Node(node.tag, node.attributes, content)

    return [emptied(body) for body in _tag("body")(root)]


CITES = _class("lg-cites")
PARTS: dict[str, Part] = {
    "quizzes": _tag("lg-quiz"),
    "questions, with ids and revisions": _tag("lg-item"),
    "answers": _class("lg-answer"),
    "checklists": _tag("lg-checklist"),
    "practice tools and worksheets": _tools,
    "index that the tools read": _class("lg-study"),
    "citations": _class("lg-cite"),
    "signs of citations": _class("lg-cites__sign"),
    "figures": _class("lg-figure"),
    "facts at the head": _class("lg-facts"),
    "headings with ids": _headings,
    "all ids": _ids,
    "links within the site": _links,
    "whole content": _tag("article"),
    "frame: menu, path, steps, contents": _frame,
    "policy": _policy,
    "scripts and style sheets": _loaded,
    "title, description, address, previews": _meta,
}


def differences(one: Node, other: Node) -> dict[str, tuple[str, str]]:
    """Return of each part on which two pages are not the same how, and what differs.

    How is `forgiven` where only attributes in FORGIVEN differ, else `different`; what is the
    first place where they part, or the attributes.
    """
    found = {}
    for name, part in PARTS.items():
        left, right = part(one), part(other)
        if [node.written() for node in left] == [node.written() for node in right]:
            continue
        least = frozenset(FORGIVEN)
        bare = ([n.written(least) for n in left], [n.written(least) for n in right])
        if bare[0] == bare[1]:
            found[name] = ("forgiven", ", ".join(FORGIVEN))
        else:
            found[name] = ("different", _first("\n".join(bare[0]), "\n".join(bare[1])))
    return found


def _first(one: str, other: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if at is None else at
    start = max(0, at - 40)
    return f"{one[start : at + 60]!r} became {other[start : at + 60]!r}"
