"""What the body of a page holds, as far as records and other pages depend on it.

Knows Markdown and Jinja, nothing of the guide: headings, macro calls, links, boxes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from markdown.extensions.toc import slugify

from macros.records.fences import without_fences
from macros.records.fields import TANGLED, tangled

from .sandbox import ENVIRONMENT
from .syntax.unsupported import Foreign, unsupported


class _Unknown(Enum):
    COMPUTED = "computed"


# Stands for a macro's argument that is computed, not written out.
COMPUTED = _Unknown.COMPUTED

# Whatever a file holds, each of these is done in time that grows with its length alone.
_CODE = re.compile(r"(?<!`)(`+)(?!`)([^`\n]+)(?<!`)\1(?!`)")
_EXPRESSIONS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = re.compile(r"\{[{%#]")
_HEADING = re.compile(r"^(#{1,6})[ \t]*(\S[^\n]*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^[^\s|][^\n]*\n=+[ \t]*$", re.MULTILINE)
# The box that says what a concept is, by its name: it is linked to, printed and read aloud.
TWO_SENTENCES = "in-two-sentences"
_INDENTED = r"(?:(?: {4}[^\n]*)?\n)+?"
_SAID = re.compile(
    rf"^!!![^\n]*\n(?P<text>{_INDENTED})    \{{: #{TWO_SENTENCES} \}}[ \t]*$", re.MULTILINE
)
# An abbreviation such as "e.g." ends no sentence: a small letter follows it.
_SENTENCE_END = re.compile(r"[.?!][\"”)]*(?=\s+[^\sa-z]|$)")
_ID = re.compile(r"#([\w-]+)")
_LINK = re.compile(
    r"\]\(\s*<?((?:[^()\s>]|\([^()\s]*\))+)"
    r"|^[ \t]*\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?([^\s>]+)",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?\w+:")
_LABEL = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*([\w-]+)", re.MULTILINE)
_EMPTY_BOX = re.compile(
    r"^([ \t]*)(?:!!!|\?\?\?\+?)[^\n]*(?:\n[ \t]*)*(?:\Z|\n(?!\1(?: {4}|\t)))", re.MULTILINE
)
_ONE_BRACE = re.compile(r"(?<![{\w\\])\{[ \t]*([a-z_]+)\(")
_TAG = re.compile(r"<[/?!]?([A-Za-z-][\w-]*)(?![\w.+-]*[:@])([^<>]*)")
_ATTRIBUTE = re.compile(
    r"(?:^|[\s\"'/])(?!class|id|href|title|lang|markdown)([\w:-]+)\s*=", re.IGNORECASE
)
_ATTRIBUTES = re.compile(r"\{:?([^{}\n=]*=[^{}\n]*)\}")
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "ul",
    ]
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

    `foreign` is syntax that works elsewhere, each with its line. `names` are those the template
    takes from outside, macros included; `computes` tells whether it does more than call macros;
    `tree` is the template, `syntax` its fault where it has none, `misread` tells that the fault is
    one of writing, not of size.
    """

    headings: tuple[Heading, ...] = ()
    calls: tuple[Call, ...] = ()
    links: tuple[Mark, ...] = ()
    boxes: tuple[Mark, ...] = ()
    empty_boxes: tuple[Mark, ...] = ()
    underlined: tuple[Mark, ...] = ()
    one_brace: tuple[Mark, ...] = ()
    markup: tuple[Mark, ...] = ()
    names: tuple[Mark, ...] = ()
    filters: tuple[Mark, ...] = ()
    foreign: tuple[tuple[int, Foreign], ...] = ()
    computes: bool = False
    tree: nodes.Template | None = None
    syntax: Mark | None = None
    misread: bool = False

    def calls_of(self, name: str) -> list[Call]:
        """Return the calls of that macro."""
        return [call for call in self.calls if call.name == name]

    @property
    def anchors(self) -> frozenset[str]:
        """Return the anchors of the headings."""
        return frozenset(heading.anchor for heading in self.headings)


def parse(text: str) -> Body:
    """Return the parts of a page's body; a template fault is in `syntax`, none is raised."""
    unfenced = without_fences(text)
    plain = _without_expressions(_blank(_CODE, unfenced))
    # A heading may well hold code or a macro; only fences hide lines that look like one.
    body = Body(
        headings=tuple(_headings(unfenced)),
        links=tuple(Mark(_line(plain, m), m[1] or m[2]) for m in _LINK.finditer(plain)),
        boxes=tuple(Mark(_line(plain, m), m[1]) for m in _BOX.finditer(plain)),
        empty_boxes=tuple(Mark(_line(plain, m), "") for m in _EMPTY_BOX.finditer(plain)),
        underlined=tuple(Mark(_line(plain, m), "") for m in _UNDERLINED.finditer(plain)),
        one_brace=tuple(Mark(_line(plain, m), m[1]) for m in _ONE_BRACE.finditer(plain)),
        markup=tuple(_markup(plain)),
        foreign=tuple((_line_at(text, one.at), one) for one in unsupported(text, plain)),
    )
    if bracket := tangled(plain):
        return replace(body, syntax=Mark(_line(plain, bracket), TANGLED[0]))
    try:
        tree = ENVIRONMENT.parse(text)
        calls = tuple(_calls(tree))
        body = replace(body, calls=calls, tree=tree)
        if _only_calls(tree):
            return replace(body, names=tuple(Mark(call.line, call.name) for call in calls))
        names, filters = tuple(_undefined(tree)), tuple(_unknown_filters(tree))
        return replace(body, names=names, filters=filters, computes=True)
    except TemplateSyntaxError as error:
        body = replace(body, misread=True)
        fault = Mark(error.lineno, error.message or "a template that cannot be read")
    except (RecursionError, MemoryError):
        fault = Mark(1, "more levels of nesting, or parts in one sum, than can be read")
    except ValueError:
        fault = Mark(1, "a number of too many digits")
    return replace(body, calls=(), tree=None, syntax=fault)


def _markup(plain: str) -> Iterator[Mark]:
    """Yield tags, attributes and images that the page's policy would block."""
    for match in _TAG.finditer(plain):
        if match[1].lower() not in _TAGS:
            yield Mark(_line(plain, match), match[1])
        elif match[0][1] not in "/?!" and (attribute := _ATTRIBUTE.search(match[2])):
            yield Mark(_line(plain, match), attribute[1])
    yield from (Mark(_line(plain, m), m[1].strip()) for m in _ATTRIBUTES.finditer(plain))
    yield from (Mark(_line(plain, m), m[0]) for m in _IMAGE.finditer(plain))


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


def _without_expressions(text: str) -> str:
    """Return `text` with the expressions of its template blanked out, line breaks kept."""
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while match := _OPENING.search(text, at):
        begin = match.start()
        end = -1 if match[0] in unclosed else text.find(_EXPRESSIONS[match[0]], begin + 2)
        if end < 0:
            unclosed.add(match[0])  # nor is any below
            end = begin
        shown = text[begin : end + 2]
        blank = shown if end == begin else re.sub(r"[^\n]", " ", shown)
        parts += [text[at:begin], blank]
        at = end + 2
    return "".join([*parts, text[at:]])


@lru_cache(maxsize=8)
def _breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


def _line(text: str, match: re.Match[str]) -> int:
    return _line_at(text, match.start())


def _line_at(text: str, at: int) -> int:
    return bisect_left(_breaks(text), at) + 1


def _headings(text: str) -> Iterator[Heading]:
    found = [(match, *_title_and_id(match[2])) for match in _HEADING.finditer(text)]
    # As Markdown does it: the written ids first, the others around them.
    seen = {given for _, _, given in found if given}
    last: dict[str, int] = {}
    for match, shown, given in found:
        title = re.sub(r"[`*]", "", _LABEL.sub(r"\1", shown))
        anchor = given or _unique(slugify(title, "-"), seen, last)
        seen.add(anchor)
        yield Heading(_line(text, match), len(match[1]), shown, anchor, bool(given))


def _title_and_id(text: str) -> tuple[str, str]:
    """Return a heading's text without its closing marks, and the id written after it."""
    text, given = text.rstrip(" \t"), None
    before, opened, inside = text.rpartition("{:")
    if opened and inside.endswith("}") and "}" not in inside[:-1]:
        text, given = before, _ID.search(inside)
    text = text.rstrip(" \t")
    return text.rstrip("#").rstrip(" \t") or text, given[1] if given else ""


def _unique(anchor: str, seen: set[str], last: dict[str, int]) -> str:
    """Return the anchor as Markdown's table of contents would number it."""
    number, candidate = last.get(anchor, 0), anchor
    while candidate in seen:
        number += 1
        candidate = f"{anchor}_{number}"
    last[anchor] = number
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
    for kind, known in ((nodes.Filter, ENVIRONMENT.filters), (nodes.Test, ENVIRONMENT.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                yield Mark(node.lineno, node.name)


def two_sentences(body: str) -> str:
    """Return the text of a body's box of that name, on one line; empty where it has none."""
    found = _SAID.search(body)
    return " ".join(found["text"].split()) if found else ""


def sentences(text: str) -> int:
    """Return how many sentences a text of one line has."""
    return len(_SENTENCE_END.findall(text))
