"""The bank as a QTI 3.0 content package: a manifest and an item a question.

Valid for 1EdTech's schema, which may not be copied here; tests/exports/qti_schema.py checks a
package against a copy of it. Texts are HTML, which QTI takes as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element as Node

from macros.records.questions import AnyQuestion, Multiple, Order, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall
from macros.records.sums import quantity

from .bank import Bank, Item, block, listed, number, right_words, slip_width
from .files import Export, Loss, archive

# Elements are named without it: as the default of their root it holds for all below.
NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_SCHEMA = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
_PACKAGE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
_PACKAGE_SCHEMA = (
    "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd"
)
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_LOM_SCHEMA = "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_PACKAGE_NAMES: dict[Any, str] = {None: _PACKAGE, "lom": _LOM, "xsi": _INSTANCE}
_ITEM_NAMES: dict[Any, str] = {None: NAMESPACE, "xsi": _INSTANCE}
_LOCATION = f"{{{_INSTANCE}}}schemaLocation"
_EVERYWHERE = (
    "revision, earlier names, the page it stands on, the rubric: of these the tags remain",
)


def as_qti(bank: Bank) -> Export:
    """Return the bank as a package in a zip archive."""
    losses: list[Loss] = []
    held: list[tuple[Item, Callable[[_Parts, AnyQuestion], None]]] = []
    for item in bank.items:
        writer = _writer(item.question)
        if writer is None:
            losses.append(Loss(item.question.id, f"left out: no {item.question.type} in QTI"))
            continue
        held.append((item, writer))
        losses += [Loss(item.question.id, what) for what in _lost(item.question)]

    def members() -> Iterator[tuple[str, bytes]]:
        yield "imsmanifest.xml", _xml(_manifest(bank, [item for item, _ in held]))
        for item, writer in held:
            yield _path(item.question), _xml(_item(bank, item, writer))

    data = archive(members())
    return Export("bank.qti.zip", "QTI 3.0", data, len(held), tuple(losses), _EVERYWHERE)


def _path(question: AnyQuestion) -> str:
    return f"items/{question.id}.xml"


def _name(question: AnyQuestion) -> str:
    """Return an identifier: it begins with a letter, as an id of ours need not."""
    return f"q.{question.id}"


def _xml(node: Node) -> bytes:
    text = etree.tostring(node, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()


# -------------------------------------------------------------------------------- the package


def _manifest(bank: Bank, items: list[Item]) -> Node:
    root = etree.Element(
        "manifest",
        {
            _LOCATION: f"{_PACKAGE} {_PACKAGE_SCHEMA} {_LOM} {_LOM_SCHEMA}",
            "identifier": "loopguide.bank",
        },
        nsmap=_PACKAGE_NAMES,
    )
    about = _add(root, "metadata")
    _add(about, "schema", "QTI Package")
    _add(about, "schemaversion", "3.0.0")
    _add(root, "organizations")
    resources = _add(root, "resources")
    for item in items:
        path = _path(item.question)
        one = _add(
            resources,
            "resource",
            identifier=f"r.{item.question.id}",
            type="imsqti_item_xmlv3p0",
            href=path,
        )
        _described(_add(one, "metadata"), bank, item)
        _add(one, "file", href=path)
    etree.indent(root)
    return root


def _described(node: Node, bank: Bank, item: Item) -> None:
    """Give a resource its title and, as keywords, its tags."""
    lom, text = f"{{{_LOM}}}", f"{{{_LOM}}}string"
    general = _add(_add(node, f"{lom}lom"), f"{lom}general")
    _add(_add(general, f"{lom}title"), text, bank.title(item), language="en")
    for tag in item.tags:
        _add(_add(general, f"{lom}keyword"), text, tag, language="en")


# ----------------------------------------------------------------------------------- an item


class _Parts:
    """The parts of an item that each type of question fills: declarations, body, processing."""

    def __init__(self, bank: Bank, item: Item) -> None:
        self.bank = bank
        self.root = etree.Element(
            "qti-assessment-item",
            {
                _LOCATION: f"{NAMESPACE} {_SCHEMA}",
                "identifier": _name(item.question),
                "title": bank.title(item),
                "adaptive": "false",
                "time-dependent": "false",
                "{http://www.w3.org/XML/1998/namespace}lang": "en",
            },
            nsmap=_ITEM_NAMES,
        )
        self.body = etree.Element("qti-item-body")
        self.processing = etree.Element("qti-response-processing")
        self.aside: list[str] = []  # HTML to be read before the explanation

    def response(self, cardinality: str, base: str, right: Iterable[str]) -> Node:
        """Declare what the reader gives, and what is right."""
        node = _add(
            self.root,
            "qti-response-declaration",
            identifier="RESPONSE",
            cardinality=cardinality,
            **{"base-type": base},
        )
        values = list(right)
        if values:
            correct = _add(node, "qti-correct-response")
            for value in values:
                _add(correct, "qti-value", value)
        return node

    def mapping(self, response: Node, marks: dict[str, float]) -> None:
        """Give each value of a response its mark; the sum is the score, never below 0."""
        node = _add(response, "qti-mapping", **{"lower-bound": "0", "default-value": "0"})
        for key, mark in marks.items():
            _add(node, "qti-map-entry", **{"map-key": key, "mapped-value": f"{mark:.6f}"})
        score = _add(self.processing, "qti-set-outcome-value", identifier="SCORE")
        _add(score, "qti-map-response", identifier="RESPONSE")

    def all_or_nothing(self, test: Node, otherwise: Iterable[Node] = ()) -> None:
        """Give the whole score where `test` holds."""
        condition = _add(self.processing, "qti-response-condition")
        then = _add(condition, "qti-response-if")
        then.append(test)
        _base(_add(then, "qti-set-outcome-value", identifier="SCORE"), "float", "1")
        condition.extend(otherwise)

    def prompt(self, interaction: Node, html: str) -> None:
        """Put the question into its interaction."""
        interaction.insert(0, _markup("qti-prompt", html))


def _item(bank: Bank, item: Item, writer: Callable[[_Parts, AnyQuestion], None]) -> Node:
    parts = _Parts(bank, item)
    writer(parts, item.question)
    root = parts.root
    score = {} if parts.processing.find("*") is not None else {"external-scored": "human"}
    outcome = _add(
        root,
        "qti-outcome-declaration",
        identifier="SCORE",
        cardinality="single",
        **{"base-type": "float", "normal-maximum": "1", **score},
    )
    _add(_add(outcome, "qti-default-value"), "qti-value", "0")
    most = _add(
        root,
        "qti-outcome-declaration",
        identifier="MAXSCORE",
        cardinality="single",
        **{"base-type": "float"},
    )
    _add(_add(most, "qti-default-value"), "qti-value", "1")
    several = "multiple" if isinstance(item.question, Multiple) else "single"
    _add(
        root,
        "qti-outcome-declaration",
        identifier="FEEDBACK",
        cardinality=several,
        **{"base-type": "identifier"},
    )
    _add(
        root,
        "qti-outcome-declaration",
        identifier="AFTER",
        cardinality="single",
        **{"base-type": "identifier"},
    )
    root.append(parts.body)
    _base(
        _add(parts.processing, "qti-set-outcome-value", identifier="AFTER"), "identifier", "after"
    )
    root.append(parts.processing)
    told = _add(
        root,
        "qti-modal-feedback",
        identifier="after",
        **{"outcome-identifier": "AFTER", "show-hide": "show"},
    )
    told.append(_markup("qti-content-body", bank.after(item, *parts.aside)))
    return root


def _writer(question: AnyQuestion) -> Callable[[_Parts, AnyQuestion], None] | None:
    return next((write for kind, write in _WRITERS.items() if isinstance(question, kind)), None)


def _choice(parts: _Parts, question: Choice) -> None:
    several = isinstance(question, Multiple)
    right = [option for option in question.options if option.correct]
    wrong = len(question.options) - len(right)
    response = parts.response(
        "multiple" if several else "single", "identifier", (f"o.{o.id}" for o in right)
    )
    marks = {
        f"o.{o.id}": 1 / len(right) if o.correct else -1 / wrong if several else 0.0
        for o in question.options
    }
    parts.mapping(response, marks)
    shown = _add(parts.processing, "qti-set-outcome-value", identifier="FEEDBACK")
    _add(shown, "qti-variable", identifier="RESPONSE")
    interaction = _add(
        parts.body,
        "qti-choice-interaction",
        **{
            "response-identifier": "RESPONSE",
            "shuffle": "true",
            "max-choices": "0" if several else "1",
        },
    )
    parts.prompt(interaction, parts.bank.asked(question))
    for option in sorted(question.options, key=lambda option: option.pinned):
        choice = _markup("qti-simple-choice", parts.bank.html(option.text))
        choice.set("identifier", f"o.{option.id}")
        if option.pinned:
            choice.set("fixed", "true")
        choice.append(_feedback(parts.bank.html(option.why), f"o.{option.id}"))
        interaction.append(choice)


def _order(parts: _Parts, question: Order) -> None:
    parts.response("ordered", "identifier", (f"i.{one.id}" for one in question.items))
    parts.all_or_nothing(_is_right())
    interaction = _add(
        parts.body,
        "qti-order-interaction",
        **{"response-identifier": "RESPONSE", "shuffle": "true"},
    )
    parts.prompt(interaction, parts.bank.asked(question))
    for one in question.shown():
        choice = _markup("qti-simple-choice", parts.bank.html(one.text))
        choice.set("identifier", f"i.{one.id}")
        interaction.append(choice)
    parts.aside = [_told(parts.bank, ((one.text, one.why) for one in question.items), ordered=True)]


def _match(parts: _Parts, question: Match) -> None:
    keys = [f"r.{pair.id} t.{pair.to}" for pair in question.pairs]
    response = parts.response("multiple", "directedPair", keys)
    parts.mapping(response, {key: 1 / len(keys) for key in keys})
    interaction = _add(
        parts.body,
        "qti-match-interaction",
        **{
            "response-identifier": "RESPONSE",
            "shuffle": "true",
            "max-associations": str(len(keys)),
        },
    )
    parts.prompt(interaction, parts.bank.asked(question))
    rows = [(f"r.{pair.id}", pair.text, 1) for pair in question.pairs]
    targets = [(f"t.{target.id}", target.text, len(keys)) for target in question.targets]
    for ends in (rows, targets):
        side = _add(interaction, "qti-simple-match-set")
        for name, text, most in ends:
            end = _markup("qti-simple-associable-choice", parts.bank.html(text))
            end.attrib.update({"identifier": name, "match-max": str(most)})
            side.append(end)
    named = {target.id: target.text for target in question.targets}
    told = ((f"{pair.text}: {named[pair.to]}", pair.why) for pair in question.pairs)
    parts.aside = [_told(parts.bank, told)]


def _numeric(parts: _Parts, question: Numeric) -> None:
    right = question.answer
    parts.response("single", "float", [number(right.value)])
    otherwise = []
    for at, slip in enumerate(question.slips):
        branch = etree.Element("qti-response-else-if")
        branch.append(_is_near(number(slip.value), slip_width(slip.value)))
        shown = _add(branch, "qti-set-outcome-value", identifier="FEEDBACK")
        _base(shown, "identifier", f"slip.{at}")
        otherwise.append(branch)
    parts.all_or_nothing(_is_near(number(right.value), number(right.tolerance)), otherwise)
    parts.body.append(_markup("div", block(parts.bank.asked(question))))
    before = (right.unit or "").startswith("$")
    line = _add(parts.body, "p", f"{right.unit} " if before else None)
    entry = _add(
        line,
        "qti-text-entry-interaction",
        **{"response-identifier": "RESPONSE", "expected-length": "12"},
    )
    entry.tail = f" {right.unit}" if right.unit and not before else None
    for at, slip in enumerate(question.slips):
        parts.body.append(_feedback(block(parts.bank.html(slip.why)), f"slip.{at}"))
    value = quantity(right.shown, right.unit)
    if right.shown != right.value:
        value += f" ({quantity(right.value, right.unit)} before rounding)"
    parts.aside = [f"<p>{value}</p>", parts.bank.html(question.working)]


def _typed(parts: _Parts, question: TextAnswer) -> None:
    response = parts.response("single", "string", question.accepted[:1])
    parts.mapping(response, dict.fromkeys(question.accepted, 1.0))
    for entry in response.iter("qti-map-entry"):
        entry.set("case-sensitive", "true" if question.exact else "false")
    parts.body.append(_markup("div", block(parts.bank.asked(question))))
    own = {"response-identifier": "RESPONSE"}
    if question.lines > 1:
        own["expected-lines"] = str(question.lines)
        _add(parts.body, "qti-extended-text-interaction", **own)
    else:
        _add(_add(parts.body, "p"), "qti-text-entry-interaction", **own)
    for at, slip in enumerate(question.slips):
        condition = _add(parts.processing, "qti-response-condition")
        then = _add(condition, "qti-response-if")
        same = _add(
            then,
            "qti-string-match",
            **{"case-sensitive": "true" if question.exact else "false"},
        )
        _add(same, "qti-variable", identifier="RESPONSE")
        _base(same, "string", slip.text)
        shown = _add(then, "qti-set-outcome-value", identifier="FEEDBACK")
        _base(shown, "identifier", f"slip.{at}")
        parts.body.append(_feedback(block(parts.bank.html(slip.why)), f"slip.{at}"))
    parts.aside = [f"<p>{right_words(question)}</p>"]


def _recall(parts: _Parts, question: Recall) -> None:
    parts.response("single", "string", ())
    criteria = _told(parts.bank, ((one.text, one.why) for one in question.criteria))
    scorer = _add(parts.body, "qti-rubric-block", use="scoring", view="scorer")
    scorer.append(_markup("qti-content-body", criteria))
    how = f"<p>{question.how} {question.seconds} seconds.</p>"
    interaction = _add(
        parts.body,
        "qti-extended-text-interaction",
        **{"response-identifier": "RESPONSE", "expected-lines": "10"},
    )
    parts.prompt(interaction, block(parts.bank.asked(question)) + how)
    parts.aside = [criteria, parts.bank.html(question.model)]


_WRITERS: dict[type, Callable[..., None]] = {
    Choice: _choice,
    Order: _order,
    Match: _match,
    Numeric: _numeric,
    Recall: _recall,
    TextAnswer: _typed,
}


def _lost(question: AnyQuestion) -> Iterable[str]:
    if isinstance(question, Numeric):
        yield "no formula; the working is in the feedback"
    if isinstance(question, Order):
        yield "all or nothing, where the guide gives marks in part"
    if isinstance(question, (Order, Match)):
        yield "the reasons are together in the feedback"
    if isinstance(question, TextAnswer) and not question.exact:
        yield "spaces and curly quotes count"
    if isinstance(question, Recall):
        yield "no clock; the time is named in the question"


# ------------------------------------------------------------------------------------- pieces


def _told(bank: Bank, rows: Iterable[tuple[str, str | None]], *, ordered: bool = False) -> str:
    """Return parts with their reasons as an HTML list."""
    return listed(
        [bank.html(text) + (f" {bank.html(why)}" if why else "") for text, why in rows],
        ordered=ordered,
    )


def _is_right() -> Node:
    test = etree.Element("qti-match")
    _add(test, "qti-variable", identifier="RESPONSE")
    _add(test, "qti-correct", identifier="RESPONSE")
    return test


def _is_near(value: str, tolerance: str) -> Node:
    """Return the test whether the number given is `value`, or no further off than `tolerance`."""
    near = {"tolerance-mode": "absolute", "tolerance": f"{tolerance} {tolerance}"}
    test = etree.Element("qti-equal", near if tolerance != "0" else {"tolerance-mode": "exact"})
    _add(test, "qti-variable", identifier="RESPONSE")
    _base(test, "float", value)
    return test


def _feedback(html: str, identifier: str) -> Node:
    """Return what is shown once FEEDBACK has `identifier`: within a line where `html` is of one."""
    if block(html) == html:
        told = etree.Element("qti-feedback-block")
        told.append(_markup("qti-content-body", html))
    else:
        told = _markup("qti-feedback-inline", f" {html}")
    told.attrib.update(
        {"outcome-identifier": "FEEDBACK", "identifier": identifier, "show-hide": "show"}
    )
    return told


def _base(node: Node, base: str, value: str) -> None:
    _add(node, "qti-base-value", value, **{"base-type": base})


def _markup(tag: str, html: str) -> Node:
    """Return an element with HTML in it; Markdown's output is well-formed."""
    return etree.fromstring(f"<{tag}>{html}</{tag}>")


def _add(node: Node, tag: str, text: str | None = None, **attributes: str) -> Node:
    found = etree.SubElement(node, tag, attributes)
    found.text = text
    return found
