"""The bank as Moodle XML: what Moodle itself writes and reads, with ordering (Moodle 4.4 on)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element as Node

from macros.records.questions import Multiple, Order, Single, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall

from .bank import Bank, Item, block, listed, number, right_words, slip_width
from .files import Export, Loss
from .gift import EVERYWHERE, asked, essay, marks, path, spellings

_TYPES: dict[type, str] = {
    Single: "multichoice",
    Multiple: "multichoice",
    Numeric: "numerical",
    Match: "matching",
    Order: "ordering",
    Recall: "essay",
    TextAnswer: "shortanswer",
}


def as_moodle(bank: Bank) -> Export:
    """Return the bank as Moodle XML, one category a page."""
    # Written one by one: as one tree a large bank takes ten times the memory of its text.
    rows: list[str] = []
    losses: list[Loss] = []
    category = None
    questions = 0
    for item in bank.items:
        kind = _TYPES.get(type(item.question))
        if essay(item.question):
            kind = "essay"
        if kind is None:
            losses.append(Loss(item.question.id, f"left out: no {item.question.type} in Moodle"))
            continue
        if category != (category := path(item)):
            place = etree.Element("question", {"type": "category"})
            _worded(place, "category", category)
            rows.append(_row(place))
        node = etree.Element("question", {"type": kind})
        _question(bank, item, node)
        rows.append(_row(node))
        losses += [Loss(item.question.id, what) for what in _lost(item)]
        questions += 1
    text = "".join(rows)
    data = f"<?xml version='1.0' encoding='utf-8'?>\n<quiz>{text}\n</quiz>\n".encode()
    return Export("bank.moodle.xml", "Moodle XML", data, questions, tuple(losses), EVERYWHERE)


def _row(node: Node) -> str:
    """Return a question as text, indented as what stands in the quiz."""
    etree.indent(node, level=1)
    return "\n  " + etree.tostring(node, encoding="unicode")


def _question(bank: Bank, item: Item, node: Node) -> None:
    question = item.question
    _worded(node, "name", bank.title(item))
    _worded(node, "questiontext", asked(bank, item), format="html")
    _worded(node, "generalfeedback", bank.after(item, *_besides(bank, item)), format="html")
    _add(node, "defaultgrade", "1")
    _add(node, "penalty", "0.3333333")
    _add(node, "hidden", "0")
    _add(node, "idnumber", question.id)
    for kind, write in _WRITERS.items():
        if isinstance(question, kind):
            write(bank, question, node)
    tags = _add(node, "tags")
    for tag in item.tags:
        _worded(tags, "tag", tag)


def _choice(bank: Bank, question: Choice, node: Node) -> None:
    several = isinstance(question, Multiple)
    _add(node, "single", "false" if several else "true")
    pinned = any(option.pinned for option in question.options)
    _add(node, "shuffleanswers", "false" if pinned else "true")
    _add(node, "answernumbering", "abc")
    rows = (
        marks(question)
        if isinstance(question, Multiple)
        else ((("100" if o.correct else "0"), o.text, o.why) for o in question.options)
    )
    shown = [part.text for part in question.shown()]
    answers = [(mark, text, why) for mark, text, why in rows]
    for mark, text, why in sorted(answers, key=lambda one: shown.index(one[1]) if pinned else 0):
        _answer(node, mark, bank.html(text), bank.html(why))


def _numeric(bank: Bank, question: Numeric, node: Node) -> None:
    right = question.answer
    rows = [("100", right.value, number(right.tolerance), question.working)]
    rows += [("0", slip.value, slip_width(slip.value), slip.why) for slip in question.slips]
    for mark, value, tolerance, why in rows:
        answer = _answer(node, mark, number(value), bank.html(why), form="moodle_auto_format")
        _add(answer, "tolerance", tolerance)
    _set(node, unitgradingtype="0", unitpenalty="0", showunits="3", unitsleft="0")


def _match(bank: Bank, question: Match, node: Node) -> None:
    _add(node, "shuffleanswers", "true")
    targets = {target.id: bank.plain(target.text) for target in question.targets}
    rows = [(bank.html(pair.text), targets[pair.to]) for pair in question.pairs]
    used = {pair.to for pair in question.pairs}
    rows += [("", text) for id, text in targets.items() if id not in used]
    for text, target in rows:
        row = _worded(node, "subquestion", text, format="html")
        _worded(row, "answer", target)


def _order(bank: Bank, question: Order, node: Node) -> None:
    _set(node, layouttype="VERTICAL", selecttype="ALL", selectcount="0")
    _set(node, gradingtype="ABSOLUTE_POSITION", showgrading="SHOW", numberingstyle="123")
    for place, one in enumerate(question.items, 1):
        _answer(node, f"{place}.0000000", bank.html(one.text), bank.html(one.why or ""))


def _typed(bank: Bank, question: TextAnswer, node: Node) -> None:
    if essay(question):
        _essay(node, f"<p>{right_words(question)}</p>")
        return
    _add(node, "usecase", "1" if question.exact else "0")
    for mark, text, why in spellings(question):
        _answer(node, mark, text, bank.html(why) if why else "", form="moodle_auto_format")


def _recall(bank: Bank, question: Recall, node: Node) -> None:
    _essay(node, _measure(bank, question))


def _essay(node: Node, notes: str) -> None:
    """Add what an essay has, with `notes` for whoever grades it."""
    _set(node, responseformat="editor", responserequired="1", responsefieldlines="15")
    _set(node, attachments="0", attachmentsrequired="0")
    _worded(node, "graderinfo", notes, format="html")
    _worded(node, "responsetemplate", "", format="html")


_WRITERS: dict[type, Callable[..., None]] = {
    Choice: _choice,
    Numeric: _numeric,
    Match: _match,
    Order: _order,
    Recall: _recall,
    TextAnswer: _typed,
}


def _besides(bank: Bank, item: Item) -> list[str]:
    """Return as HTML what is told of the parts but has no place beside them."""
    question = item.question
    if isinstance(question, Match):
        return [listed([f"{bank.html(p.text)}: {bank.html(p.why)}" for p in question.pairs])]
    if isinstance(question, Order):
        # Moodle keeps what is said of an item, and shows it nowhere.
        rows = [f"{bank.html(one.text)}: {bank.html(one.why)}" for one in question.items if one.why]
        return [listed(rows)] if rows else []
    if isinstance(question, Recall):
        return [_measure(bank, question)]
    if isinstance(question, TextAnswer):
        return [f"<p>{right_words(question)}</p>"]
    return []


def _measure(bank: Bank, question: Recall) -> str:
    criteria = [
        bank.html(one.text) + (f" {bank.html(one.why)}" if one.why else "")
        for one in question.criteria
    ]
    return f"<p>A complete answer has:</p>{listed(criteria)}{block(bank.html(question.model))}"


def _lost(item: Item) -> list[str]:
    question = item.question
    found = []
    if isinstance(question, Numeric):
        found.append("no formula; the working is in the feedback")
        if question.answer.unit:
            found.append("the unit is in the question")
    if isinstance(question, Match):
        found.append("the reason for each row is in the general feedback")
    if isinstance(question, Order):
        found.append("marks by place, where the guide counts pairs")
    if isinstance(question, Choice) and any(option.pinned for option in question.options):
        found.append("not shuffled, so that one option stays last")
    if essay(question):
        found.append("an essay; the right answers are in the feedback")
    if isinstance(question, Recall):
        found.append("an essay without a clock")
    return found


def _answer(node: Node, mark: str, html: str, why: str, form: str = "html") -> Node:
    answer = _add(node, "answer", fraction=mark, format=form)
    _add(answer, "text", html)
    _worded(answer, "feedback", why, format="html")
    return answer


def _set(node: Node, **texts: str) -> None:
    """Add an element for each setting of a question, in this order."""
    for tag, text in texts.items():
        _add(node, tag, text)


def _worded(node: Node, tag: str, text: str, **attributes: str) -> Node:
    """Add an element that holds its text in an element of its own, as Moodle does."""
    found = _add(node, tag, **attributes)
    _add(found, "text", text)
    return found


def _add(node: Node, tag: str, text: str | None = None, **attributes: str) -> Node:
    found = etree.SubElement(node, tag, attributes)
    found.text = text
    return found
