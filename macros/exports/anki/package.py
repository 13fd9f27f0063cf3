"""Write an Anki package: a small database of notes and cards in a zip archive.

It is the format (schema 11) that every Anki reads, on the desk and on a phone. Ids come from names
and times from the content, so that the same notes give the same bytes, and a newer package meets
the notes of an older one.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any

from macros.exports.files import archive

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_INSERT = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608, our own names
    for table, columns in (("col", 13), ("notes", 11), ("cards", 18))
}
_TAG = re.compile(r"<[^>]*>")
_DEFAULT = 1  # the deck and the settings that every collection has


@dataclass(frozen=True)
class Note:
    """A note: `name` makes its identity, `changed` (seconds since 1970) says whether it is newer.

    `deck` is a path of names. `fields` are HTML.
    """

    name: str
    deck: tuple[str, ...]
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    changed: int


@dataclass(frozen=True)
class NoteType:
    """What a note is made of: `fields` never change places, later ones are only added."""

    name: str
    fields: tuple[str, ...]
    front: str
    back: str
    style: str


def package(kind: NoteType, notes: Iterable[Note]) -> bytes:
    """Return a package of `notes`, a card each, in decks by their paths."""
    found = list(notes)
    newest = max((note.changed for note in found), default=0)
    database = sqlite3.connect(":memory:")
    try:
        database.executescript(_SCHEMA)
        decks = _decks(found, newest)
        row = (1, 0, newest * 1000, 0, 11, 0, 0, 0)
        texts: tuple[dict[str, Any], ...]
        texts = ({}, {str(_id(kind.name)): _model(kind, newest)}, decks, {"1": _SETTINGS}, {})
        rows = tuple(json.dumps(text, ensure_ascii=False) for text in texts)
        database.execute(_INSERT["col"], (*row, *rows))
        for due, note in enumerate(found, 1):
            _add(database, kind, note, due)
        database.commit()
        data = database.serialize()
    finally:
        database.close()
    return archive([("collection.anki2", data), ("media", b"{}")])


def _add(database: sqlite3.Connection, kind: NoteType, note: Note, due: int) -> None:
    first = unescape(_TAG.sub("", note.fields[0])).strip()
    row: tuple[Any, ...] = (
        _id(f"note {note.name}"),
        hashlib.sha256(note.name.encode()).hexdigest()[:16],
        _id(kind.name),
        note.changed,
        -1,
        f" {' '.join(note.tags)} ",
        "\x1f".join(note.fields),
        first,
        int(hashlib.sha1(first.encode()).hexdigest()[:8], 16),  # noqa: S324, as Anki has it
        0,
        "",
    )
    database.execute(_INSERT["notes"], row)
    card = (_id(f"card {note.name}"), row[0], _id(_path(note.deck)), 0, note.changed, -1)
    database.execute(_INSERT["cards"], (*card, 0, 0, due, *[0] * 8, ""))


def _id(name: str) -> int:
    """Return a number for a name: of 48 bits, which a phone can hold, and never a small one."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") | 1 << 47


def _path(deck: tuple[str, ...]) -> str:
    return "::".join(name.replace("::", ":") for name in deck)


def _decks(notes: list[Note], changed: int) -> dict[str, Any]:
    """Return the decks of `notes` with those above them."""
    paths = {note.deck[:depth] for note in notes for depth in range(1, len(note.deck) + 1)}
    return {
        str(number): {
            "id": number,
            "name": name,
            "mod": changed,
            "usn": -1,
            "desc": "",
            "dyn": 0,
            "conf": _DEFAULT,
            "collapsed": False,
            "browserCollapsed": False,
            "extendNew": 0,
            "extendRev": 0,
            **{f"{what}Today": [0, 0] for what in ("new", "rev", "lrn", "time")},
        }
        for number, name in [
            (_DEFAULT, "Default"),
            *((_id(_path(path)), _path(path)) for path in sorted(paths)),
        ]
    }


def _model(kind: NoteType, changed: int) -> dict[str, Any]:
    return {
        "id": _id(kind.name),
        "name": kind.name,
        "type": 0,
        "mod": changed,
        "usn": -1,
        "sortf": 0,
        "did": _DEFAULT,
        "tmpls": [
            {
                "name": "Question",
                "ord": 0,
                "qfmt": kind.front,
                "afmt": kind.back,
                "bqfmt": "",
                "bafmt": "",
                "did": None,
            }
        ],
        "flds": [
            {"name": name, "ord": at, "sticky": False, "rtl": False, "font": "Arial", "size": 20}
            for at, name in enumerate(kind.fields)
        ],
        "css": kind.style,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }


_SETTINGS: dict[str, Any] = {
    "id": _DEFAULT,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "new": {"delays": [1, 10], "ints": [1, 4, 0], "initialFactor": 2500, "order": 1, "perDay": 20},
    "rev": {"perDay": 200, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "hardFactor": 1.2},
    "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 1},
    "dyn": False,
}
