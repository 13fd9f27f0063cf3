"""The bank in Moodle's GIFT: text that a person can read, and Moodle takes in.

Texts are HTML. Of the signs that GIFT reads, those in a text have a backslash before them.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.records.questions import AnyQuestion, Multiple, Order, Single, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall

from .bank import Bank, Item, block, listed, number, right_words, slip_width
from .files import Export, Loss

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n"})
# What a list of Moodle's names may hold of a question's own.
EVERYWHERE = (
    "revision, earlier names and the page it stands on; tags and the link replace the last",
)


def as_gift(bank: Bank) -> Export:
    """Return the bank in GIFT, one category a page."""
    blocks: list[str] = []
    losses: list[Loss] = []
    category = None
    questions = 0
    for item in bank.items:
        answer = _answer(bank, item)
        if answer is None:
            losses.append(Loss(item.question.id, f"left out: no {item.question.type} in GIFT"))
            continue
        if category != (category := path(item)):
            blocks.append(f"$CATEGORY: {category}")
        blocks.append(_question(bank, item, answer))
        losses += [Loss(item.question.id, what) for what in _lost(item)]
        questions += 1
    data = ("\n\n".join(blocks) + "\n").encode()
    return Export("bank.gift.txt", "Moodle GIFT", data, questions, tuple(losses), EVERYWHERE)


def path(item: Item) -> str:
    """Return the category of a question in Moodle's notation; a slash in a name is doubled."""
    names = ("Loopguide", *item.group.names)
    return "/".join(("$course$", "top", *(name.replace("/", "//") for name in names)))


def asked(bank: Bank, item: Item) -> str:
    """Return what is asked as HTML, with what the format has no place for."""
    question = item.question
    html = bank.asked(question)
    if isinstance(question, Numeric) and question.answer.unit:
        html = f"{block(html)}<p>Answer in: {escape(question.answer.unit)}</p>"
    if isinstance(question, Recall):
        html = f"{block(html)}<p>{question.how} {question.seconds} seconds.</p>"
    return html


def essay(question: AnyQuestion) -> bool:
    """Tell whether what is to be typed does not fit into Moodle's field of one line."""
    return isinstance(question, TextAnswer) and question.lines > 1


def spellings(question: TextAnswer) -> Iterator[tuple[str, str, str]]:
    """Yield mark (percent), text and reason of what may be typed; a star would stand for any."""
    for text in question.accepted:
        yield "100", text.replace("*", "\\*"), ""
    for slip in question.slips:
        yield "0", slip.text.replace("*", "\\*"), slip.why


def marks(question: Multiple) -> Iterator[tuple[str, str, str]]:
    """Yield mark (percent), text and reason of each option.

    As in the guide it is the share of the right ones chosen, less that of the wrong ones.
    """
    right = sum(option.correct for option in question.options)
    wrong = len(question.options) - right
    for option in question.options:
        mark = 100 / right if option.correct else -100 / wrong
        yield f"{mark:.5f}".rstrip("0").rstrip("."), option.text, option.why


def _text(html: str) -> str:
    return html.translate(_ESCAPED)


def _part(bank: Bank, text: str) -> str:
    """Return what stands where GIFT looks for a mark, as in %50%, or for a format, as in [html]."""
    html = bank.html(text)
    return _text(f"&#{ord(html[0])};{html[1:]}" if html[:1] in ("%", "[") else html)


def _question(bank: Bank, item: Item, answer: list[str]) -> str:
    question = item.question
    tags = "".join(f" [tag:{tag}]" for tag in item.tags)
    after = _text(bank.after(item, *reasons(bank, item)))
    return "\n".join(
        (
            f"// [id:{question.id}]{tags}",
            f"::{_text(bank.title(item))}::[html]{_text(asked(bank, item))}{answer[0]}",
            *(f"\t{line}" for line in answer[1:]),
            f"\t####{after}",
            "}",
        )
    )


def _answer(bank: Bank, item: Item) -> list[str] | None:
    """Return the lines of the answer from its brace on, or None where GIFT has no such type."""
    question = item.question

    def line(mark: str, text: str, why: str = "") -> str:
        return f"{mark}{_part(bank, text)}" + (f"#{_part(bank, why)}" if why else "")

    if isinstance(question, Single):
        return ["{", *(line("=" if o.correct else "~", o.text, o.why) for o in question.options)]
    if isinstance(question, Multiple):
        return ["{", *(line(f"~%{mark}%", text, why) for mark, text, why in marks(question))]
    if isinstance(question, Numeric):
        right = question.answer
        rows = [f"=%100%{number(right.value)}:{number(right.tolerance)}"]
        for slip in question.slips:
            near = f"{number(slip.value)}:{slip_width(slip.value)}"
            rows.append(f"=%0%{near}#{_part(bank, slip.why)}")
        return ["{#", *rows]
    if isinstance(question, Match):
        targets = {target.id: _text(bank.plain(target.text)) for target in question.targets}
        rows = [f"{line('=', pair.text)} -> {targets[pair.to]}" for pair in question.pairs]
        unused = targets.keys() - {pair.to for pair in question.pairs}
        return ["{", *rows, *(f"= -> {text}" for id, text in targets.items() if id in unused)]
    if isinstance(question, Order):
        return ["{", *(f"{line('=', o.text)} -> {at}" for at, o in enumerate(question.items, 1))]
    if isinstance(question, TextAnswer):
        return ["{", *([] if _as_essay(question) else _typed(bank, question))]
    if isinstance(question, Recall):
        return ["{"]
    return None


def _typed(bank: Bank, question: TextAnswer) -> Iterator[str]:
    for mark, text, why in spellings(question):
        plain = f"[plain]{_text(text)}" if text.startswith("[") else _text(text)
        yield f"=%{mark}%{plain}" + (f"#{_part(bank, why)}" if why else "")


def _as_essay(question: TextAnswer) -> bool:
    """Tell whether GIFT has no other way: an arrow in an answer would make it a match."""
    texts = (*question.accepted, *(slip.text for slip in question.slips))
    return essay(question) or any("->" in text for text in texts)


def reasons(bank: Bank, item: Item) -> list[str]:
    """Return as HTML what Moodle's answers have no place for."""
    question = item.question
    if isinstance(question, Match):
        targets = {target.id: bank.html(target.text) for target in question.targets}
        rows = [
            f"{bank.html(pair.text)}: {targets[pair.to]}. {bank.html(pair.why)}"
            for pair in question.pairs
        ]
        return [listed(rows)]
    if isinstance(question, Order):
        steps = [
            bank.html(one.text) + (f" {bank.html(one.why)}" if one.why else "")
            for one in question.items
        ]
        return [listed(steps, ordered=True)]
    if isinstance(question, Numeric):
        return [bank.html(question.working)]
    if isinstance(question, TextAnswer):
        return [f"<p>{right_words(question)}</p>"]
    if isinstance(question, Recall):
        criteria = [
            bank.html(one.text) + (f" {bank.html(one.why)}" if one.why else "")
            for one in question.criteria
        ]
        return ["A complete answer has:", listed(criteria), bank.html(question.model)]
    return []


def _lost(item: Item) -> Iterator[str]:
    question = item.question
    if isinstance(question, Numeric):
        yield "no formula; the working is in the feedback"
        if question.answer.unit:
            yield "the unit is in the question"
    if isinstance(question, Match):
        yield "the reason for each row is in the feedback"
    if isinstance(question, Order):
        yield "a match of each item to its place, with marks by place where the guide counts pairs"
        yield "the reasons are in the feedback"
    if isinstance(question, Choice) and any(option.pinned for option in question.options):
        yield "an option that stays last may be shown elsewhere"
    if isinstance(question, TextAnswer):
        if _as_essay(question):
            yield "an essay; the right answers are in the feedback"
        elif question.exact:
            yield "capitals do not count"
    if isinstance(question, Recall):
        yield "an essay without a clock; criteria and model answer are in the feedback"
