"""Every macro of the guide by name, and the guide read with them."""

from __future__ import annotations

from pathlib import Path

from macros.reading import catalog
from macros.reading.catalog import Catalog
from macros.reading.vocabulary import Macro
from macros.records.problems import Problem
from macros.rules import standards as asked

from . import page, pay, practice, quiz, rounds, rubric, sources

MACROS: dict[str, Macro] = {
    one.name: one
    for module in (page, sources, rounds, rubric, pay, quiz, practice)
    for one in vars(module).values()
    if isinstance(one, Macro)
}


def read(
    root: Path, *, standards: bool = True, drafts: bool = True
) -> tuple[Catalog, list[Problem]]:
    """Read the guide at `root`, with its `drafts` or without; see `macros.reading.catalog.read`.

    Where nothing is unsound, what its standards.yml asks is among the problems: with `standards`.
    """
    found, problems = catalog.read(root, MACROS, drafts=drafts)
    if problems or not standards:
        return found, problems
    return found, asked.check(root, found)
