"""What a component reads of the catalog, and what of it an edit has changed.

A component whose reads have not changed gives what it gave. They are noted as they happen, by what
they are: the record of a page, its headings, the quiz of a page, which pages there are. Nothing
has to be said of a macro, and nothing can be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from macros.reading.catalog import Catalog, Entry
from macros.records.pages import Page

P = TypeVar("P", bound=Page)
# A kind of read and what it is of.
Read = tuple[str, object]

# Of an entry, what its path does not tell already.
_FIELDS = ("page", "body", "headings", "cited", "calls", "computes")
# The tables of a catalog by id. Of pages only which there are: what they hold is read from them.
_PAGES = ("entries", "by_src")
_TABLES = ("facts", "documents", "disagreements", "checklists", "quizzes", "quiz_of", "questions")
_NONE = object()


class _Notes:
    """The reads of the components that are being made, the innermost last."""

    open: list[set[Read]] = []  # noqa: RUF012, one process makes one page at a time


@contextmanager
def noted() -> Iterator[set[Read]]:
    """Give the set of what is read from now on, on to the end of the block."""
    found: set[Read] = set()
    _Notes.open.append(found)
    try:
        yield found
    finally:
        _Notes.open.pop()
        if _Notes.open:
            _Notes.open[-1].update(found)


def _note(kind: str, of: object) -> None:
    if _Notes.open:
        _Notes.open[-1].add((kind, of))


class _Entry(Entry):
    """An entry that notes what is read of it."""

    def __getattribute__(self, name: str) -> Any:
        if name in _FIELDS and _Notes.open:
            own = object.__getattribute__(self, "__dict__")
            _note(name, own["file"])
        return object.__getattribute__(self, name)


class _Table(dict[str, Any]):
    """A table that notes which of its rows are read, or that it is read whole."""

    def __init__(self, name: str, rows: dict[str, Any]) -> None:
        super().__init__(rows)
        self.name = name

    def __getitem__(self, key: str) -> Any:
        _note(self.name, key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the row, or `default`."""
        _note(self.name, key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        _note(self.name, key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        _note(self.name, _NONE)
        return super().__iter__()

    def __len__(self) -> int:
        _note(self.name, _NONE)
        return super().__len__()

    def keys(self) -> Any:
        """Return every key."""
        _note(self.name, _NONE)
        return super().keys()

    def values(self) -> Any:
        """Return every row."""
        _note(self.name, _NONE)
        return super().values()

    def items(self) -> Any:
        """Return every key with its row."""
        _note(self.name, _NONE)
        return super().items()


class Watched(Catalog):
    """A catalog that notes what components read of it."""

    def of_kind(self, model: type[P]) -> list[tuple[Entry, P]]:
        """Return the pages of one kind; that their records are read is noted each time."""
        found = self._kinds.get(model)
        if found is None:
            found = self._kinds[model] = sorted(
                (
                    (entry, page)
                    for entry in dict.values(self.entries)
                    if isinstance(page := vars(entry)["page"], model)
                ),
                key=lambda pair: pair[0].id,
            )
        _note("kind", model)
        return cast("list[tuple[Entry, P]]", found)


def watched(catalog: Catalog) -> Watched:
    """Return `catalog` as components are to read it."""
    entries: dict[str, Entry] = {}
    for ref, entry in catalog.entries.items():
        entries[ref] = object.__new__(_Entry)
        vars(entries[ref]).update(vars(entry))

    def row(value: Any) -> Any:
        # Facts and the like stand beside the page that has them.
        return (value[0], entries[value[1].ref]) if isinstance(value, tuple) else value

    tables: dict[str, Any] = {
        name: _Table(name, {key: row(value) for key, value in getattr(catalog, name).items()})
        for name in _TABLES
    }
    by_src = {src: entries[entry.ref] for src, entry in catalog.by_src.items()}
    return Watched(
        entries=_Table("entries", entries),
        by_src=_Table("by_src", by_src),
        broken=catalog.broken,
        excluded=catalog.excluded,
        **tables,
    )


def changes(before: Catalog, now: Catalog) -> set[Read]:
    """Return every read that could give something else of `now` than it gave of `before`."""
    found: set[Read] = set()
    for name in (*_PAGES, *_TABLES):
        old, new = getattr(before, name), getattr(now, name)
        alike = _same if name in _TABLES else _there
        rows = {key for key in old.keys() | new.keys() if not alike(old, new, key)}
        found |= {(name, key) for key in rows}
        if rows or list(old) != list(new):
            found.add((name, _NONE))
    old_files = {entry.file: entry for entry in before.entries.values()}
    for entry in now.entries.values():
        other = old_files.get(entry.file)
        for field in _FIELDS:
            if other is None or not _equal(getattr(other, field), getattr(entry, field)):
                found.add((field, entry.file))
    models = {model for page in (*_models(before), *_models(now)) for model in page.__mro__}
    for model in models:
        pages = [[(e.ref, e.page) for e, _ in one.of_kind(model)] for one in (before, now)]
        if len(pages[0]) != len(pages[1]) or not all(
            a[0] == b[0] and _equal(a[1], b[1]) for a, b in zip(*pages, strict=True)
        ):
            found.add(("kind", model))
    return found


def _models(catalog: Catalog) -> set[type[Page]]:
    return {type(entry.page) for entry in catalog.entries.values()}


def _there(old: dict[str, Any], new: dict[str, Any], key: str) -> bool:
    """Tell whether a page is there now as it was before, under the same name and address."""
    return key in old and key in new and old[key].file == new[key].file


def _same(old: dict[str, Any], new: dict[str, Any], key: str) -> bool:
    one, other = old.get(key), new.get(key)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[1].file == other[1].file and _equal(one[0], other[0])
    return _equal(one, other)


def _equal(one: Any, other: Any) -> bool:
    # What was not read again is the very same.
    return one is other or bool(one == other)
