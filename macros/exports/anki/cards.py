"""What stands on a card: the question in front, the key with its reasons behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from macros.exports.bank import Bank, Item, listed, right_words
from macros.records.questions import AnyQuestion, Order, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall
from macros.records.sums import quantity

from .package import NoteType

# The places of fields never change: readers have notes of this type. The last three wait for use.
FIELDS = (
    *("Prompt", "How", "Options", "Answer", "Explanation", "Sources", "Learn", "Id"),
    *("Spare 1", "Spare 2", "Spare 3"),
)
_FRONT = """<div class="prompt">{{Prompt}}</div>
<p class="how">{{How}}</p>
{{#Options}}<div class="options">{{Options}}</div>{{/Options}}
<script>
for (const list of document.querySelectorAll(".options .shuffle")) {
  const rows = [...list.children];
  for (let at = rows.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [rows[at], rows[other]] = [rows[other], rows[at]];
  }
  list.append(...rows);
}
</script>
"""
_BACK = """<div class="prompt">{{Prompt}}</div>
<hr id="answer">
<div class="answer">{{Answer}}</div>
<div class="explanation">{{Explanation}}</div>
<div class="more">Read more: {{Learn}}</div>
{{#Sources}}<div class="more">{{Sources}}</div>{{/Sources}}
"""
_STYLE = """.card { max-width: 40em; margin: 0 auto; padding: 0 .5em; text-align: left;
  font-family: system-ui, sans-serif; font-size: 18px; line-height: 1.45; }
.prompt { font-size: 1.1em; font-weight: 600; }
.how, .more, .why { font-size: .85em; opacity: .8; }
li { margin: .45em 0; }
.why { display: block; }
.right { color: #1a7f37; font-weight: 700; }
.wrong { color: #b42318; font-weight: 700; }
.nightMode .right { color: #57d98a; }
.nightMode .wrong { color: #ff8a7a; }
.nightMode a { color: #8ab4f8; }
pre { overflow-x: auto; font-size: .8em; }
"""
_RIGHT, _WRONG = '<span class="right">✓</span>', '<span class="wrong">✗</span>'
NOTE_TYPE = NoteType("Loopguide question", FIELDS, _FRONT, _BACK, _STYLE)


def fields(bank: Bank, item: Item) -> tuple[str, ...] | None:
    """Return the fields of a question's note, or None where its type has no card."""
    question = item.question
    faces = _faces(question)
    if faces is None:
        return None
    options, answer = faces(bank, question)
    how = question.how
    if isinstance(question, Numeric) and question.answer.unit:
        how = f"{how} Answer in: {escape(question.answer.unit)}"
    if isinstance(question, Recall):
        how = f"{how} {question.seconds} seconds."
    explanation, sources = bank.explained(question), bank.sources(item)
    spare = [""] * (len(FIELDS) - 8)
    learn = bank.learn(item)
    return (
        bank.asked(question),
        how,
        options,
        answer,
        explanation,
        sources,
        learn,
        question.id,
        *spare,
    )


def _faces(question: AnyQuestion) -> Callable[..., tuple[str, str]] | None:
    return next((make for kind, make in _MAKERS.items() if isinstance(question, kind)), None)


def _choice(bank: Bank, question: Choice) -> tuple[str, str]:
    pinned = {option.id for option in question.options if option.pinned}
    shown = [(bank.html(part.text), part.id in pinned) for part in question.shown()]
    rows = [
        f"{_RIGHT if o.correct else _WRONG} {bank.html(o.text)}{_why(bank, o.why)}"
        for o in sorted(question.options, key=lambda option: not option.correct)
    ]
    last = "".join(f"<li>{row}</li>" for row, stays in shown if stays)
    return (
        _shuffled(row for row, stays in shown if not stays) + (f"<ul>{last}</ul>" if last else ""),
        listed(rows),
    )


def _order(bank: Bank, question: Order) -> tuple[str, str]:
    shown = [bank.html(part.text) for part in question.shown()]
    rows = [bank.html(one.text) + _why(bank, one.why) for one in question.items]
    return _shuffled(shown), listed(rows, ordered=True)


def _match(bank: Bank, question: Match) -> tuple[str, str]:
    targets = {target.id: bank.html(target.text) for target in question.targets}
    rows = [bank.html(part.text) for part in question.shown()]
    told = [
        f"{bank.html(pair.text)} → <b>{targets[pair.to]}</b>{_why(bank, pair.why)}"
        for pair in question.pairs
    ]
    return f"{_shuffled(rows)}<hr>{_shuffled(targets.values())}", listed(told)


def _numeric(bank: Bank, question: Numeric) -> tuple[str, str]:
    right = question.answer
    value, notes = f"<b>{quantity(right.shown, right.unit)}</b>", []
    if right.shown != right.value:
        notes.append(f"{quantity(right.value, right.unit)} before rounding")
    if right.tolerance:
        ends = (right.value - right.tolerance, right.value + right.tolerance)
        notes.append(f"{' to '.join(quantity(end, right.unit) for end in ends)} is right")
    if notes:
        value += f" ({'; '.join(notes)})"
    slips = [
        f"{_WRONG} {quantity(slip.value, right.unit)}{_why(bank, slip.why)}"
        for slip in question.slips
    ]
    answer = f"<p>{_RIGHT} {value}</p><div>{bank.html(question.working)}</div>"
    return "", answer + (listed(slips) if slips else "")


def _typed(bank: Bank, question: TextAnswer) -> tuple[str, str]:
    slips = [
        f"{_WRONG} <code>{escape(slip.text)}</code>{_why(bank, slip.why)}"
        for slip in question.slips
    ]
    exact = " (capitals and spaces count)" if question.exact else ""
    answer = f"<p>{_RIGHT} {right_words(question)}{exact}</p>"
    return "", answer + (listed(slips) if slips else "")


def _recall(bank: Bank, question: Recall) -> tuple[str, str]:
    rows = [bank.html(one.text) + _why(bank, one.why) for one in question.criteria]
    return "", f"<p>A complete answer has:</p>{listed(rows)}<div>{bank.html(question.model)}</div>"


_MAKERS: dict[type, Callable[..., tuple[str, str]]] = {
    Choice: _choice,
    Order: _order,
    Match: _match,
    Numeric: _numeric,
    Recall: _recall,
    TextAnswer: _typed,
}


def _shuffled(rows: Iterable[str]) -> str:
    return f'<ul class="shuffle">{"".join(f"<li>{row}</li>" for row in rows)}</ul>'


def _why(bank: Bank, why: str | None) -> str:
    return f'<span class="why">{bank.html(why)}</span>' if why else ""
