"""The guide as content, templates and code now are: the one place that remembers a reading.

`mkdocs serve` builds again and again in one process, and Zensical asks for the macros of every
page. What is read again is what has changed: all where code has, else the content. This module is
itself never read again, nor is the store of tokens, which the Markdown extension shares.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .guide import Guide

_PACKAGE = Path(__file__).resolve().parents[1]
_KEPT = (__name__, "macros.engine.tokens")
# These files, and what lies in these folders, make the guide: what ends as said.
_FILES = ("standards.yml", "published.txt")
_FOLDERS = ("docs", "quizzes", "macros/figures")
_ENDINGS = (".md", ".txt", ".yml", ".yaml", ".j2", ".svg")


@dataclass
class _Last:
    """The last reading, and what code and files were like then."""

    guide: Guide | None = None
    drafts: bool = False
    code: object = None
    files: object = None


_last = _Last()


def show_drafts(*, shown: bool) -> None:
    """Say whether the guide has its drafts, as for an author who writes; at first it has none."""
    if shown != _last.drafts:
        _last.drafts, _last.guide = shown, None


def current(root: Path, warn: Callable[[str], None], *, standards: bool = True) -> Guide:
    """Return the guide at `root` as it now is; `warn` is told each problem of a new reading.

    Without `standards` what those ask is left to the caller.
    Raises whatever importing the code raises.
    """
    # Imported here: it is read again with the rest of the code.
    folders = importlib.import_module("macros.reading.disk.folders")
    code = folders.stamps(folders.below(str(_PACKAGE)), ".py")
    beside = (one for one in os.scandir(root) if one.name in _FILES)
    content = (one for name in _FOLDERS for one in folders.below(str(root / name)))
    files = (root, folders.stamps((*beside, *content), *_ENDINGS))
    if _last.code not in (None, code):
        _forget()
        _last.guide = None
    if _last.guide is None or files != _last.files:
        # Imported here, since the code may have changed.
        module = importlib.import_module("macros.engine.guide")
        from macros.check import KEPT
        from macros.reading.disk.kept import held

        memory = _last.guide.memory if _last.guide else None
        with held(root / KEPT):
            guide: Guide = module.Guide(
                root, warn, memory, standards=standards, drafts=_last.drafts
            )
            if _last.drafts:  # for the author's editor
                importlib.import_module("macros.reading.schemas").refresh(root)
        _last.guide, _last.files = guide, files
    _last.code = code
    return _last.guide


def latest() -> Guide:
    """Return the guide as `current` last gave it."""
    assert _last.guide is not None, "current() comes first"  # noqa: S101, the caller's order
    return _last.guide


def _forget() -> None:
    """Drop our modules, so that the next import reads them again."""
    for name in [known for known in sys.modules if known.startswith("macros.")]:
        if not any(kept == name or kept.startswith(f"{name}.") for kept in _KEPT):
            package, _, last = name.rpartition(".")
            del sys.modules[name]
            # `from package import last` would otherwise find the old module there.
            if package in sys.modules:
                vars(sys.modules[package]).pop(last, None)
