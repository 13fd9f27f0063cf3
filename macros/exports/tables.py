"""The bank as JSON, with everything, and as a table: a row a question, every value in a column."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from macros.records.questions import AnyQuestion, Order, Question, TextAnswer
from macros.records.questions.choice import Choice
from macros.records.questions.match import Match
from macros.records.questions.numeric import Numeric
from macros.records.questions.recall import Recall

from .bank import Bank, Item, number
from .files import Export, Loss

# As many as a record may have.
_PARTS, _TARGETS, _ACCEPTED = 10, 8, 20
_WHOLE = {
    "id": "The question's name; it does not change",
    "revision": "Changes with the key and with nothing else",
    "type": "single, multiple, order, match, numeric, recall or text",
    "set": "The loop's name, or shelf- and the shelf",
    "set_title": "The loop or the shelf in words",
    "page": "The page that asks it, as kind:id",
    "page_title": "That page's title",
    "address": "The question on the site",
    "stem_id": "The name of a text that several questions are asked about",
    "stem": "That text",
    "prompt": "What is asked. This and all other texts are Markdown",
    "key": "Numbers of the right options; of each row's target; the order; the number asked for",
    "pinned": "Numbers of the options that stay last",
    "exact": "yes where capitals and spaces of what is typed count",
    "unit": "Of a number",
    "tolerance": "How far off a number is still right",
    "nearest": "What it is to be rounded to, 1 for whole ones",
    "formula": "The arithmetic that gives the number",
    "working": "The same in words",
    "seconds": "How long an answer in your own words may take",
    "model": "Such an answer",
    "explanation": "What is read after the answer",
    "cites": "Facts and documents it rests on",
    "concepts": "The concepts it asks about",
    "learn": "Where the answer is explained, as kind:id#section",
    "rubric": "The dimension of a rubric it trains",
    "difficulty": "easy, medium or hard, where it is said",
    "author": "Who wrote it, where it is said",
    "was": "Names it had before",
}
_EACH_PART = {
    "part": "An option, row, item or criterion; of what is typed, a known mistake",
    "part_id": "Its name",
    "reason": "Why it is right or wrong",
}
_EACH_TARGET = {"target": "What rows are matched to", "target_id": "Its name"}
_EACH_ACCEPTED = {"accepted": "A spelling that is right"}
_NUMBERED = ((_EACH_PART, _PARTS), (_EACH_TARGET, _TARGETS), (_EACH_ACCEPTED, _ACCEPTED))
# What the page of downloads says of the columns.
COLUMNS: dict[str, str] = {
    **_WHOLE,
    **{
        f"{name}_1 to {name}_{most}": says
        for each, most in _NUMBERED
        for name, says in each.items()
    },
}
HEADER: tuple[str, ...] = (
    *_WHOLE,
    *(f"{name}_{at}" for each, most in _NUMBERED for at in range(1, most + 1) for name in each),
)


def as_json(bank: Bank) -> Export:
    """Return the bank with every field of every question, and what their ids name."""
    concepts = {id for item in bank.items for id in item.question.concepts}
    data = {
        "format": "loopguide-bank/1",
        "address": bank.address,
        "sets": {
            key: {
                "title": items[0].group.names[0],
                "pages": {item.group.page.ref: item.group.names[1] for item in items},
            }
            for key, items in bank.by_group().items()
        },
        "concepts": {
            id: {"title": entry.page.title, "address": bank.url(entry.ref)}
            for id in sorted(concepts)
            if (entry := bank.catalog.entry("concept", id))
        },
        "sources": {
            one.id: {"status": one.status, "title": one.title, "address": one.url}
            for item in bank.items
            for one in bank.references(item)
        },
    }
    head = json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}")
    # A line each, so that two editions compare well, and no two are in memory at once.
    rows = ",\n".join(
        json.dumps(
            {
                **item.question.model_dump(mode="json"),
                "revision": item.question.revision,
                "set": item.group.key,
                "page": item.group.page.ref,
                "address": bank.place(item),
            },
            ensure_ascii=False,
        )
        for item in bank.items
    )
    text = f'{head},\n "questions": [\n{rows}\n]}}\n'
    return Export("bank.json", "JSON", text.encode(), len(bank.items))


def as_csv(bank: Bank) -> Export:
    """Return the bank as a table in UTF-8, with the mark by which spreadsheets know that."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, HEADER, restval="")
    writer.writeheader()
    losses = []
    for item in bank.items:
        row = _row(bank, item)
        writer.writerow({name: value for name, value in row.items() if name in HEADER})
        over = [name for name in row if name not in HEADER]
        losses += [Loss(item.question.id, f"there is no column {name}") for name in over]
    data = buffer.getvalue().encode("utf-8-sig")
    return Export("bank.csv", "CSV", data, len(bank.items), tuple(losses))


def _row(bank: Bank, item: Item) -> dict[str, str]:
    question, group = item.question, item.group
    return {
        "id": question.id,
        "revision": question.revision,
        "type": question.type,
        "set": group.key,
        "set_title": group.names[0],
        "page": group.page.ref,
        "page_title": group.names[1],
        "address": bank.place(item),
        "prompt": question.prompt,
        "explanation": question.explanation,
        "cites": " ".join(question.cites),
        "concepts": " ".join(question.concepts),
        "learn": question.learn,
        "rubric": question.rubric or "",
        "stem_id": question.stem.id if question.stem else "",
        "stem": question.stem.text if question.stem else "",
        "difficulty": question.difficulty or "",
        "author": question.author or "",
        "was": " ".join(question.was),
        **_own(question),
    }


def _own(question: AnyQuestion) -> dict[str, str]:
    """Return the columns of a question's type."""
    if isinstance(question, Choice):
        right = [at for at, option in enumerate(question.options, 1) if option.correct]
        parts = [(option.id, option.text, option.why) for option in question.options]
        pinned = [at for at, option in enumerate(question.options, 1) if option.pinned]
        return {"key": _joined(right), "pinned": _joined(pinned), **_parts(parts)}
    if isinstance(question, TextAnswer):
        return {
            "exact": "yes" if question.exact else "",
            **_numbered("accepted", list(question.accepted)),
            **_parts([("", slip.text, slip.why) for slip in question.slips]),
        }
    if isinstance(question, Order):
        steps = [(one.id, one.text, one.why) for one in question.items]
        return {"key": _joined(range(1, len(steps) + 1)), **_parts(steps)}
    if isinstance(question, Match):
        names = [target.id for target in question.targets]
        return {
            "key": _joined(names.index(pair.to) + 1 for pair in question.pairs),
            **_parts([(pair.id, pair.text, pair.why) for pair in question.pairs]),
            **_numbered("target", [target.text for target in question.targets]),
            **_numbered("target_id", names),
        }
    if isinstance(question, Numeric):
        answer = question.answer
        return {
            "key": number(answer.value),
            "unit": answer.unit or "",
            "tolerance": number(answer.tolerance),
            "nearest": "" if answer.nearest is None else number(answer.nearest),
            "formula": answer.formula,
            "working": question.working,
            **_parts([("", number(slip.value), slip.why) for slip in question.slips]),
        }
    if isinstance(question, Recall):
        criteria = [(one.id, one.text, one.why) for one in question.criteria]
        return {"seconds": str(question.seconds), "model": question.model, **_parts(criteria)}
    own = type(question).model_fields.keys() - Question.model_fields.keys()
    return {f"for {name}": "" for name in sorted(own - {"type"})}


def _parts(parts: Iterable[tuple[str, str, str | None]]) -> dict[str, str]:
    rows = list(parts)
    return {
        **_numbered("part", [text for _, text, _ in rows]),
        **_numbered("part_id", [id for id, _, _ in rows]),
        **_numbered("reason", [why or "" for _, _, why in rows]),
    }


def _numbered(name: str, values: list[str]) -> dict[str, str]:
    return {f"{name}_{at}": value for at, value in enumerate(values, 1)}


def _joined(numbers: Iterable[Any]) -> str:
    return ";".join(map(str, numbers))
