"""A package for each loop and each shelf of concepts, and one with all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from macros.exports.bank import Bank, Item
from macros.exports.files import Export, Loss
from macros.records.questions.numeric import Numeric

from .cards import NOTE_TYPE, fields
from .package import Note, package

_EVERYWHERE = (
    "a card marks nothing: you compare your answer with the back and say how it went",
    "revision",
)


def decks(bank: Bank, changed: Callable[[Item], int]) -> Iterator[Export]:
    """Yield the packages; `changed` says when a question last changed, in seconds since 1970.

    The losses of all are those of the whole bank.
    """
    yield _deck(bank, "bank", bank.items, changed)
    for key, items in bank.by_group().items():
        yield replace(_deck(bank, key, items, changed), losses=(), everywhere=())


def _deck(bank: Bank, key: str, items: Iterable[Item], changed: Callable[[Item], int]) -> Export:
    notes: list[Note] = []
    losses: list[Loss] = []
    for item in items:
        question = item.question
        texts = fields(bank, item)
        if texts is None:
            losses.append(Loss(question.id, f"left out: no card for {question.type}"))
            continue
        # A question that was renamed keeps the reviews made under its first name.
        name = (*question.was, question.id)[0]
        deck = ("Loopguide", *item.group.names)
        notes.append(Note(name, deck, texts, item.tags, changed(item)))
        if isinstance(question, Numeric):
            losses.append(Loss(question.id, "no formula; the working is on the back"))
    data = package(NOTE_TYPE, notes)
    return Export(f"{key}.apkg", "Anki", data, len(notes), tuple(losses), _EVERYWHERE)
