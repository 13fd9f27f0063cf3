"""Moodle XML. Its texts are HTML; a document type, and so any entity of its own, is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from .bank import Bank
from .shapes import answer, choice, either, match, number
from .sources import RefusedError, Source

_FORMS = {"html": "html", "plain_text": "plain", "markdown": "markdown"}
_HTML = re.compile(r"<[a-z/!]|&[a-z#]", re.IGNORECASE)
_MAX_DEPTH = 60


def read(source: Source, bank: Bank) -> None:
    """Add the questions of an XML file to `bank`; raise RefusedError where it is none."""
    root = parse(source)
    if root.tag != "quiz":
        raise RefusedError(f"{source.name}: <{root.tag[:40]}> at the top; Moodle XML begins <quiz>")
    for at, node in enumerate(root.iterfind("question"), 1):
        kind = node.get("type") or ""
        if kind == "category":
            continue
        where = f"{source.name}, question {at}"
        if kind not in _READERS:
            bank.leave(where, f"the type {kind!r}, which has no counterpart")
            continue
        one = _Node(node, where, bank)
        data = _READERS[kind](one)
        if data is not None:
            general = one.text(node.find("generalfeedback"))
            shown = {"prompt": one.text(node.find("questiontext")), "explanation": general}
            bank.add(where, one.raw(node.find("name")), {**data, **shown})


def parse(source: Source) -> Element:
    """Return the tree of an XML text without a document type; raise RefusedError otherwise."""
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    depth = 0

    def refuse(*_: object) -> None:
        raise RefusedError(f"{source.name}: a document type, which may define entities without end")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise RefusedError(f"{source.name}: more than {_MAX_DEPTH} elements inside each other")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    try:
        # The text is decoded already, whatever its first line says.
        parser.Parse(re.sub(r"\A\s*<\?xml[^>]*\?>", "", source.text), True)
        return builder.close()
    except (expat.ExpatError, AssertionError) as error:
        raise RefusedError(f"{source.name}: XML that cannot be read: {error}") from None


class _Node:
    """A question's element, with where it stands and what it adds to."""

    def __init__(self, node: Element, where: str, bank: Bank) -> None:
        self.node, self.where, self.bank = node, where, bank

    def raw(self, node: Element | None) -> str:
        """Return the text in an element as it stands there."""
        found = node.find("text") if node is not None else None
        return ((found.text if found is not None else None) or "").strip()

    def text(self, node: Element | None, *, line: bool = False) -> str:
        """Return the text in an element as Markdown, as one line where asked."""
        raw = self.raw(node)
        if node is not None and node.find("file") is not None:
            self.bank.lose("a file in the text", self.where)
        given = node.get("format") if node is not None else None
        form = _FORMS.get(given or "html") or ("html" if _HTML.search(raw) else "plain")
        return (self.bank.line if line else self.bank.text)(raw, self.where, form)

    def flag(self, tag: str) -> str:
        """Return the text of a child, in lower case."""
        return (self.node.findtext(tag) or "").strip().lower()

    def answers(self) -> list[tuple[float, Element]]:
        """Return each answer with its share in percent."""
        return [
            (number(one.get("fraction") or "0") or 0, one) for one in self.node.iterfind("answer")
        ]

    def said(self, node: Element) -> str:
        """Return the feedback to an answer."""
        return self.text(node.find("feedback"))


def _choice(one: _Node) -> dict[str, Any]:
    single = one.flag("single") not in ("false", "0")
    fixed = one.flag("shuffleanswers") in ("false", "0")
    answers = one.answers()
    if single and any(0 < share < 100 for share, _ in answers):
        one.bank.lose("a part of a point for an option that is not right", one.where)
    options = [
        {
            "text": one.text(node, line=True),
            "correct": share >= 100 if single else share > 0,
            "pinned": fixed,
            "why": one.said(node),
        }
        for share, node in answers
    ]
    _combined(one)
    return choice(options, several=not single)


def _combined(one: _Node) -> None:
    for tag in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        text = one.raw(one.node.find(tag))
        if text and not re.search(r"Your answer is (?:partially )?(?:in)?correct", text):
            one.bank.lose(
                "what is said of the whole answer, right, partly right or wrong", one.where
            )
    if one.node.find("hint") is not None:
        one.bank.lose("hints", one.where)


def _truth(one: _Node) -> dict[str, Any]:
    said = {one.raw(node).lower(): (share, one.said(node)) for share, node in one.answers()}
    right = said.get("true", (0, ""))[0] > 0
    why = {word: said.get(word, (0, ""))[1] for word in ("true", "false")}
    first, second = ("true", "false") if right else ("false", "true")
    return either(right, why[first], why[second])


def _short(one: _Node) -> dict[str, Any]:
    answers = [(share, one.raw(node), one.said(node)) for share, node in one.answers()]
    if any(0 < share < 100 for share, _, _ in answers):
        one.bank.lose("a part of a point for an answer that is not right", one.where)
    if any("*" in text and share > 0 for share, text, _ in answers):
        one.bank.lose("that * stands for any letters", one.where)
    _combined(one)
    return {
        "type": "text",
        "exact": one.flag("usecase") in ("1", "true"),
        "accepted": list(dict.fromkeys(text for share, text, _ in answers if share >= 100)),
        "slips": [
            {"text": text, "why": why}
            for share, text, why in answers
            if share < 100 and text != "*"
        ],
    }


def _number(one: _Node) -> dict[str, Any] | None:
    rows = [
        (share, number(one.raw(node)), number(node.findtext("tolerance") or ""), one.said(node))
        for share, node in one.answers()
    ]
    whole = [row for row in rows if row[0] >= 100 and row[1] is not None]
    if not whole:
        one.bank.leave(one.where, "a number that cannot be read")
        return None
    if len(whole) > 1:
        one.bank.lose("a second right number", one.where)
    units = [unit.findtext("unit_name") or "" for unit in one.node.iterfind("units/unit")]
    if len(units) > 1:
        one.bank.lose("a second unit", one.where)
    value = whole[0][1]
    assert value is not None  # noqa: S101, as asked for above
    return {
        "type": "numeric",
        "answer": answer(value, whole[0][2], units[0] if units else ""),
        "working": whole[0][3],
        "slips": [
            {"value": wrong, "why": why}
            for share, wrong, _, why in rows
            if share < 100 and wrong is not None
        ],
    }


def _match(one: _Node) -> dict[str, Any]:
    rows, spare = [], []
    for node in one.node.iterfind("subquestion"):
        target = one.bank.line(one.raw(node.find("answer")), one.where, "plain")
        left = one.text(node, line=True)
        if left:
            rows.append((left, target))
        else:
            spare.append(target)
    _combined(one)
    return match(rows, spare)


def _order(one: _Node) -> dict[str, Any]:
    items = sorted(one.answers(), key=lambda found: found[0])
    return {
        "type": "order",
        "items": [{"text": one.text(node, line=True), "why": one.said(node)} for _, node in items],
    }


def _recall(one: _Node) -> dict[str, Any]:
    return {"type": "recall", "model": one.text(one.node.find("graderinfo"))}


_READERS: dict[str, Callable[[_Node], dict[str, Any] | None]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _number,
    "matching": _match,
    "ordering": _order,
    "essay": _recall,
}
