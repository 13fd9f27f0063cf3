"""Decks, taken in by Anki's own importer: what is new, what is newer, and reviews in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from macros.exports.anki.cards import FIELDS, NOTE_TYPE
from macros.exports.anki.decks import decks
from macros.exports.anki.package import Note, package
from macros.exports.bank import Bank
from macros.exports.files import Export
from macros.reading.catalog import Catalog
from macros.records.questions import AnyQuestion
from macros.records.questions.numeric import Numeric
from macros.records.sums import quantity

YESTERDAY, TODAY = 1_790_000_000, 1_790_086_400
# Readers have notes with these fields in these places: one may be added, none moved or renamed.
PUBLISHED = (
    *("Prompt", "How", "Options", "Answer", "Explanation", "Sources", "Learn", "Id"),
    *("Spare 1", "Spare 2", "Spare 3"),
)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """Return an empty collection."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, data: bytes) -> tuple[int, int, int]:
    """Import a package as a reader does; return how many notes were new, updated, left alone."""
    path = Path(collection.path).with_name("taken-in.apkg")
    path.write_bytes(data)
    options = ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False)
    request = ImportAnkiPackageRequest(package_path=str(path), options=options)
    log = collection.import_anki_package(request).log
    refused = (log.conflicting, log.missing_notetype, log.missing_deck, log.empty_first_field)
    assert [len(notes) for notes in (*refused, log.first_field_match)] == [0] * 5
    return len(log.new), len(log.updated), len(log.duplicate)


def with_questions(catalog: Catalog, change: dict[str, AnyQuestion | None]) -> Catalog:
    """Return the guide with questions replaced, or without them, by their ids."""
    quizzes = {
        ref: quiz.model_copy(
            update={
                "questions": tuple(
                    new for one in quiz.questions if (new := change.get(one.id, one)) is not None
                )
            }
        )
        for ref, quiz in catalog.quiz_of.items()
    }
    return replace(catalog, quiz_of=quizzes)


def test_all_decks_come_in_once(
    collection: Collection, catalog: Catalog, files: dict[str, Export]
) -> None:
    apkg = {name: file for name, file in files.items() if name.endswith(".apkg")}
    whole = apkg.pop("bank.apkg")
    for file in apkg.values():
        assert take_in(collection, file.data) == (file.questions, 0, 0)
    every = len(catalog.questions)
    assert collection.note_count() == collection.card_count() == every == whole.questions
    assert take_in(collection, whole.data) == (0, 0, every)
    assert {
        collection.get_note(id)["Id"] for id in collection.find_notes("deck:Loopguide::*")
    } == set(catalog.questions)


def test_a_newer_deck_keeps_the_reviews(collection: Collection, catalog: Catalog) -> None:
    old = next(decks(Bank(catalog, "https://guide.example/"), lambda _: YESTERDAY))
    every = len(catalog.questions)
    assert take_in(collection, old.data) == (every, 0, 0)
    deck, db = collection.decks.id_for_name("Loopguide"), collection.db
    assert deck is not None
    assert db is not None
    collection.decks.select(deck)
    for _ in range(12):
        queued = collection.sched.getCard()
        assert queued is not None
        queued.start_timer()
        collection.sched.answerCard(queued, 4)
    kept = "SELECT id, type, queue, due, ivl, reps FROM cards WHERE reps > 0 ORDER BY id"
    history = "SELECT * FROM revlog ORDER BY id"
    before = db.all(kept), db.all(history)
    assert len(before[0]) == len(before[1]) == 12

    reviewed = db.list("SELECT DISTINCT nid FROM cards WHERE reps > 0")
    names = [collection.get_note(id)["Id"] for id in reviewed]
    changed = {
        name: catalog.questions[name].model_copy(update={"prompt": f"Anew: {name}"})
        for name in names[:5]
    }
    gone = names[5]
    renamed = catalog.questions[names[6]].model_copy(
        update={"id": f"{names[6]}-two", "was": (names[6],)}
    )
    added = catalog.questions[names[7]].model_copy(update={"id": f"{names[7]}-added", "was": ()})
    newer = with_questions(catalog, {**changed, gone: None, names[6]: renamed})
    quiz = next(q for q in newer.quiz_of.values() if catalog.questions[names[7]] in q.questions)
    newer.quiz_of[quiz.page] = quiz.model_copy(update={"questions": (*quiz.questions, added)})

    touched = {*changed, renamed.id}
    package_now = next(
        decks(
            Bank(newer, "https://guide.example/"),
            lambda item: TODAY if item.question.id in touched else YESTERDAY,
        )
    )
    assert package_now.questions == every
    assert take_in(collection, package_now.data) == (1, len(touched), every - 1 - len(touched))
    assert (db.all(kept), db.all(history)) == before
    assert collection.note_count() == every + 1
    for id in reviewed[:5]:
        assert collection.get_note(id)["Prompt"].startswith("Anew: ")
    assert collection.get_note(reviewed[5])["Id"] == gone
    assert collection.get_note(reviewed[6])["Id"] == renamed.id


def always(at: int) -> Callable[[object], int]:
    """Return what dates every question of a deck `at`, in seconds since 1970."""
    return lambda _: at


def test_an_older_deck_changes_nothing(collection: Collection, catalog: Catalog) -> None:
    bank = Bank(catalog, "https://guide.example/")
    now, before = (next(decks(bank, always(at))) for at in (TODAY, YESTERDAY))
    take_in(collection, now.data)
    assert take_in(collection, before.data) == (0, 0, len(catalog.questions))


def test_a_card_shows_the_question_in_front_and_the_key_behind(
    collection: Collection, nasty: Catalog
) -> None:
    bank = Bank(nasty, "https://guide.example/")
    file = next(decks(bank, lambda _: TODAY))
    assert take_in(collection, file.data) == (len(nasty.questions), 0, 0)
    items = {item.question.id: item for item in bank.items}
    for id in collection.find_notes(""):
        note = collection.get_note(id)
        item = items[note["Id"]]
        (card,) = note.cards()
        front, back = card.question(), card.answer()
        assert bank.asked(item.question) in front
        for why in (getattr(part, "why", None) for part in item.question.parts()):
            assert not why or (bank.html(why) in back and f'why">{bank.html(why)}' not in front)
        assert bank.html(item.question.explanation) in back
        if isinstance(item.question, Numeric):
            answer = item.question.answer
            assert quantity(answer.value, answer.unit) in back
            assert f"<b>{quantity(answer.shown, answer.unit)}</b>" in back
            assert not answer.unit or answer.unit in front
        assert "https://guide.example/concepts/stride/#related" in back
        assert set(note.tags) == set(item.tags)
        assert all(one.url.replace("&", "&amp;") in back for one in bank.references(item))


def test_fields_keep_their_places() -> None:
    assert FIELDS[: len(PUBLISHED)] == PUBLISHED


def test_a_name_makes_the_note_and_not_its_text(collection: Collection) -> None:
    """Two editions of a note are one; two notes with the same text are two."""
    blank = ("",) * (len(FIELDS) - 1)

    def note(name: str, text: str, changed: int) -> Note:
        return Note(name, ("Loopguide", "a :: b"), (text, *blank), ("tag",), changed)

    first = package(NOTE_TYPE, [note("a", "same", YESTERDAY), note("b", "same", YESTERDAY)])
    assert take_in(collection, first) == (2, 0, 0)
    assert take_in(collection, package(NOTE_TYPE, [note("a", "other", TODAY)])) == (0, 1, 0)
    assert collection.decks.id_for_name("Loopguide::a : b")
