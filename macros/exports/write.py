"""Write every file of the bank into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from macros.reading.catalog import Catalog
from macros.records.pages import Company, Concept

from .anki.decks import decks
from .bank import Bank, Item
from .files import Export, Told
from .gift import as_gift
from .moodle import as_moodle
from .qti import as_qti
from .tables import as_csv, as_json

# What of the project makes the cards, besides content.
CODE = "macros/exports"


def bank_files(catalog: Catalog, address: str, changed: Mapping[str, datetime]) -> Iterator[Export]:
    """Yield every file of the bank, each made when it is asked for.

    `address` is that of the site; `changed` says when files of the project last changed.
    """
    bank = Bank(catalog, address)
    for make in (as_csv, as_json, as_gift, as_moodle, as_qti):
        yield make(bank)
    yield from decks(bank, _dates(catalog, changed))


def write(folder: Path, files: Iterable[Export]) -> list[Told]:
    """Write `files` into `folder`, each with the list of what it cannot hold, if there is any.

    Return what is said of them. A file is let go before the next is asked for.
    """
    told = []
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)
        if losses := file.losses_text():
            (folder / file.losses_name).write_text(losses, "utf-8")
        told.append(file.told())
    return told


def _dates(catalog: Catalog, changed: Mapping[str, datetime]) -> Callable[[Item], int]:
    """Return what says when a question last changed, in seconds since 1970.

    Anki takes a note for newer by this alone. What makes a note are its quiz, the sources it cites
    and the code that writes it. Where there is no history, it is the last day that content was
    checked on.
    """
    days = [page.checked for _, page in catalog.of_kind(Concept)]
    days += [page.checked for _, page in catalog.of_kind(Company)]
    days += [document.checked for document, _ in catalog.documents.values()]
    checked = datetime.fromisoformat(max(days, default="2026-01-01")).replace(tzinfo=UTC)
    code = [when for path, when in changed.items() if path.startswith(f"{CODE}/")]

    def last(item: Item) -> int:
        names = (id.partition("#")[0] for id in item.question.cites)
        sources = [catalog.facts[name][1].file for name in names if name in catalog.facts]
        quiz = f"quizzes/{item.group.page.src.removesuffix('.md')}.yml"
        found = [changed[path] for path in (quiz, *sources) if path in changed]
        return int(max([*found, *code], default=checked).timestamp())

    return last
