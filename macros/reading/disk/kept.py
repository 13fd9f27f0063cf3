"""What was found out about texts, kept from one run to the next by their content.

A check of a guide finds most files as the last one left them. What is kept here is what the same
code would find again; without the folder everything is found anew.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pydantic

_CODE = Path(__file__).resolve().parents[2]
_FILE = "texts"
# What reading a file that was cut short or written over can raise.
_TORN: tuple[type[Exception], ...] = (
    *(OSError, pickle.PickleError, EOFError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ImportError, MemoryError, OverflowError),
)


class _Store:
    """Values by what they are about; each stays as bytes until it is asked for."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _FILE
        self.version = _version()
        self.changed = False
        self.used: dict[tuple[str, str], tuple[str, bytes]] = {}
        self.known: dict[tuple[str, str], tuple[str, bytes]] = {}
        try:
            version, known = pickle.loads(self.path.read_bytes())  # noqa: S301, our own file
        except _TORN:
            return
        if version == self.version:
            self.known = known

    def save(self) -> None:
        """Write what was asked for, whole or not at all."""
        if self.changed or len(self.used) != len(self.known):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part = self.path.with_name(f"{_FILE}-{os.getpid()}.part")
            part.write_bytes(pickle.dumps((self.version, self.used), pickle.HIGHEST_PROTOCOL))
            part.replace(self.path)


_open: list[_Store] = []


@contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Use what the last run left in `folder`, and leave there what this one finds."""
    store = _Store(folder)
    _open.append(store)
    try:
        yield
    finally:
        _open.remove(store)
    store.save()


def get(kind: str, name: str, text: str | bytes) -> Any | None:
    """Return what was put as `kind` about `name` when it was `text`, or None."""
    if not _open:
        return None
    store = _open[-1]
    found = store.known.get((kind, name))
    if found is None or found[0] != _digest(text):
        return None
    try:
        value = pickle.loads(found[1])  # noqa: S301, as above
    except _TORN:
        return None
    store.used[kind, name] = found
    return value


def put(kind: str, name: str, text: str | bytes, value: Any) -> None:
    """Keep `value`, which is not None, as what `kind` knows of `name` while it is `text`."""
    if _open:
        store = _open[-1]
        store.used[kind, name] = (
            _digest(text),
            pickle.dumps(value, pickle.HIGHEST_PROTOCOL),
        )
        store.changed = True


def _digest(text: str | bytes) -> str:
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(raw).hexdigest()


def _version() -> str:
    """Return what changes with the code that finds things out."""
    parts = [sys.version, pydantic.VERSION]
    for path in sorted(_CODE.rglob("*.py")):
        stat = path.stat()
        parts.append(f"{path} {stat.st_mtime_ns} {stat.st_size}")
    return _digest("\n".join(parts))
