"""What the body of a page holds, as far as records and other pages depend on it.

Knows Markdown and Jinja, nothing of the guide: headings, macro calls, links, boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown.extensions.toc import slugify

# Stands for a macro's argument that is computed, not written out.
COMPUTED = object()

_ENVIRONMENT = Environment()  # noqa: S701, only parsed with, never rendered

_FENCE = re.compile(
    r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??\1\2[`~]*[ \t]*$", re.DOTALL | re.MULTILINE
)
_CODE = re.compile(r"(`+)[^`\n]+?\1")
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{:([^}\n]*)\})?[ \t]*$", re.MULTILINE)
_ID = re.compile(r"#([\w-]+)")
_LINK = re.compile(
    r"\]\(\s*<?((?:[^()\s>]|\([^()\s]*\))+)|^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s>]+)", re.MULTILINE
)
_LABEL = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)", re.MULTILINE)
_HTML = re.compile(
    r"<((?:script|style|iframe|object|embed|link|meta|base|form)\b)|<[^>\n]*\s(on\w+|style)\s*=",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """A heading, its title in Markdown, with its anchor; `given` where the author wrote it."""

    line: int
    level: int
    title: str
    anchor: str
    given: bool


@dataclass(frozen=True)
class Call:
    """A macro called with these arguments, COMPUTED where they are not written out."""

    line: int
    name: str
    args: tuple[Any, ...]
    options: dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A word at a line: a link's target, a box's type, a name that nothing defines."""

    line: int
    text: str


@dataclass(frozen=True)
class Body:
    """The parts of a body, with lines that count from its first.

    `names` are those the template takes from outside, macros included; `computes` tells whether
    it does more than call macros; `syntax` is its fault where it cannot be read.
    """

    headings: tuple[Heading, ...] = ()
    calls: tuple[Call, ...] = ()
    links: tuple[Mark, ...] = ()
    boxes: tuple[Mark, ...] = ()
    markup: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()
    filters: tuple[Mark, ...] = ()
    computes: bool = False
    syntax: Mark | None = None

    def calls_of(self, name: str) -> list[Call]:
        """Return the calls of that macro."""
        return [call for call in self.calls if call.name == name]

    @property
    def anchors(self) -> frozenset[str]:
        """Return the anchors of the headings."""
        return frozenset(heading.anchor for heading in self.headings)


def parse(text: str) -> Body:
    """Return the parts of a page's body; a template fault is in `syntax`, none is raised."""
    plain = _blank(_EXPRESSION, _blank(_CODE, _blank(_FENCE, text)))
    # A heading may well hold code or a macro; only fences hide lines that look like one.
    headings = tuple(_headings(_blank(_FENCE, text)))
    links = tuple(Mark(_line(plain, m), m[1] or m[2]) for m in _LINK.finditer(plain))
    boxes = tuple(Mark(_line(plain, m), m[1]) for m in _BOX.finditer(plain))
    markup = tuple(Mark(_line(plain, m), m[1] or m[2]) for m in _HTML.finditer(plain))
    try:
        tree = _ENVIRONMENT.parse(text)
    except TemplateSyntaxError as error:
        fault = Mark(error.lineno, error.message or "a template that cannot be read")
        return Body(headings, (), links, boxes, markup, syntax=fault)
    calls = tuple(_calls(tree))
    body = Body(headings, calls, links, boxes, markup)
    if _only_calls(tree):
        return replace(body, names=tuple(Mark(call.line, call.name) for call in calls))
    names, filters = tuple(_undefined(tree)), tuple(_unknown_filters(tree))
    return replace(body, names=names, filters=filters, computes=True)


def _only_calls(tree: nodes.Template) -> bool:
    """Tell whether a template does no more than call macros with written arguments."""
    return all(
        isinstance(part, nodes.TemplateData)
        or (
            isinstance(part, nodes.Call)
            and isinstance(part.node, nodes.Name)
            and all(isinstance(arg, nodes.Const) for arg in part.args)
            and all(isinstance(pair.value, nodes.Const) for pair in part.kwargs)
        )
        for output in tree.body
        for part in (output.nodes if isinstance(output, nodes.Output) else [output])
    )


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """Return `text` with what `pattern` finds blanked out, line breaks kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _headings(text: str) -> Iterator[Heading]:
    found = [(match, _ID.search(match[3] or "")) for match in _HEADING.finditer(text)]
    # As Markdown does it: the written ids first, the others around them.
    seen = {given[1] for _, given in found if given}
    for match, given in found:
        title = re.sub(r"[`*]", "", _LABEL.sub(r"\1", match[2]))
        anchor = given[1] if given else _unique(slugify(title, "-"), seen)
        seen.add(anchor)
        yield Heading(_line(text, match), len(match[1]), match[2], anchor, bool(given))


def _unique(anchor: str, seen: set[str]) -> str:
    """Return the anchor as Markdown's table of contents would number it."""
    number, candidate = 0, anchor
    while candidate in seen:
        number += 1
        candidate = f"{anchor}_{number}"
    return candidate


def _calls(tree: nodes.Template) -> Iterator[Call]:
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            yield Call(
                call.lineno,
                call.node.name,
                tuple(_constant(arg) for arg in call.args),
                {pair.key: _constant(pair.value) for pair in call.kwargs},
            )


def _constant(node: nodes.Expr) -> Any:
    try:
        return node.as_const()
    except nodes.Impossible:
        return COMPUTED


def _undefined(tree: nodes.Template) -> Iterator[Mark]:
    names = list(tree.find_all(nodes.Name))
    given = {name.name for name in names if name.ctx != "load"}
    for name in names:
        if name.ctx == "load" and name.name not in given:
            yield Mark(name.lineno, name.name)


def _unknown_filters(tree: nodes.Template) -> Iterator[Mark]:
    for kind, known in ((nodes.Filter, _ENVIRONMENT.filters), (nodes.Test, _ENVIRONMENT.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                yield Mark(node.lineno, node.name)
