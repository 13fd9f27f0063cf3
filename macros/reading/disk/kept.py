"""What was found out about texts, kept from one run to the next by their content.

A check of a guide finds most files as the last one left them. What is kept here is what the same
code would find again; without the folder everything is found anew.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydantic

from .beside import SPLITS, Beside

_CODE = Path(__file__).resolve().parents[2]
_FILE = "texts"
# What reading a file that was cut short or written over can raise.
_TORN: tuple[type[Exception], ...] = (
    *(OSError, pickle.PickleError, EOFError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ImportError, MemoryError, OverflowError),
)


@dataclass
class _Value:
    """What is known of texts: their digest, and the value, as bytes until it is asked for.

    `seen` are the texts themselves once they were asked about: those of a file that is not read
    again are the very same, and to see that takes no digest.
    """

    digest: str
    packed: bytes | None
    value: Any = None
    seen: tuple[str, ...] | None = None


_Values = dict[tuple[str, str], _Value]
_Packed = dict[tuple[str, str], tuple[str, bytes]]


class _Store:
    """Values by what they are about."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _FILE
        self.version = _version()
        self.changed = False
        self.used: _Values = {}
        self.known: _Values = {}
        try:
            version, known = pickle.loads(self.path.read_bytes())  # noqa: S301, our own file
            if version == self.version:
                self.known = {key: _Value(*value) for key, value in known.items()}
        except _TORN:
            return

    def save(self) -> None:
        """Write what is known, whole or not at all.

        What was not asked for stays, since a fault in one file keeps rules from running at all.
        Once there is more of it than of the rest it is let go: files are renamed and deleted.
        """
        unasked = {key: value for key, value in self.known.items() if key not in self.used}
        if len(unasked) > len(self.used):
            unasked, self.changed = {}, True
        if self.changed:
            known = self.packed(unasked | self.used)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_name(f"{_FILE}-{os.getpid()}.part")
            part.write_bytes(pickle.dumps((self.version, known), pickle.HIGHEST_PROTOCOL))
            part.replace(self.path)

    def packed(self, values: _Values) -> _Packed:
        """Return digests and values as bytes."""
        return {
            key: (one.digest, one.packed or pickle.dumps(one.value, pickle.HIGHEST_PROTOCOL))
            for key, one in values.items()
        }

    def turn(self) -> None:
        """Begin another reading: what the last one asked for is what is known."""
        self.known, self.used, self.changed = self.used, {}, False
        for one in self.known.values():
            one.packed = None


_open: list[_Store] = []
# Stores that a serving process goes on with, by folder.
_held: dict[Path, _Store] = {}


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Use what the last run left in `folder`, and leave there what this one finds."""
    store = _Store(folder)
    with _asked(store):
        yield
    store.save()


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Do the same the first time; from then on the process alone remembers.

    A server reads after every edit: to write everything down each time would take longer. Within
    another of the same folder nothing begins anew.
    """
    if _open and _open[-1].path.parent == folder:
        yield
        return
    store = _held.get(folder)
    if store is not None:
        store.turn()
        with _asked(store):
            yield
        return
    with _asked(store := _Store(folder)):
        yield
    store.save()
    _held[folder] = store


@contextmanager
def shared(work: Callable[[], object]) -> Iterator[None]:
    """Let a split process do `work` meanwhile; afterwards what it found out is known here too.

    Only where nothing is known from another run: else there is little left to find.
    """
    if not SPLITS or not _open or _open[-1].known:
        yield
        return
    store = _open[-1]

    def found() -> _Packed:
        work()
        return store.packed(store.used)

    with Beside(found) as other:
        yield
        store.known = {key: _Value(*value) for key, value in other.wait().items()}
        store.changed = True


@contextmanager
def _asked(store: _Store) -> Iterator[None]:
    _open.append(store)
    try:
        yield
    finally:
        _open.remove(store)


def get(kind: str, name: str, *texts: str | bytes) -> Any | None:
    """Return what was put as `kind` about `name` when it was these `texts`, or None.

    Whoever is given it must not change it: others are given the same.
    """
    if not _open:
        return None
    store = _open[-1]
    found = store.known.get((kind, name))
    if found is None or not _same(found, texts):
        return None
    if found.value is None and found.packed is not None:
        try:
            found.value = pickle.loads(found.packed)  # noqa: S301, as above
        except _TORN:
            return None
    store.used[kind, name] = found
    return found.value


def put(kind: str, name: str, *texts: str | bytes, value: Any) -> None:
    """Keep `value`, which is not None, as what `kind` knows of `name` while it is these `texts`."""
    if _open:
        store = _open[-1]
        store.used[kind, name] = _Value(_digest(*texts), None, value)
        store.changed = True


def _same(found: _Value, texts: tuple[str | bytes, ...]) -> bool:
    """Tell whether `found` is what is known of `texts`."""
    if found.seen is not None and found.seen == texts:
        return True
    if found.digest != _digest(*texts):
        return False
    # What a file's bytes are is asked once in a reading, and nobody else holds them.
    found.seen = tuple(text for text in texts if isinstance(text, str)) or None
    return True


def _digest(*texts: str | bytes) -> str:
    whole = hashlib.sha256()
    for text in texts:
        raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        # With its length: two texts are no other two that read the same one after the other.
        whole.update(b"%d\n" % len(raw))
        whole.update(raw)
    return whole.hexdigest()


def _version() -> str:
    """Return what changes with the code that finds things out."""
    parts = [sys.version, pydantic.VERSION]
    for path in sorted(_CODE.rglob("*.py")):
        stat = path.stat()
        parts.append(f"{path} {stat.st_mtime_ns} {stat.st_size}")
    return _digest("\n".join(parts))
