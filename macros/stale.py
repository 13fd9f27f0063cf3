"""Which pages an edit can have changed, so that `make serve` renders no others.

The text of a page and the wording of its questions show on that page alone. Records, headings,
citations and what questions are about show elsewhere as well: a change to them renders all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from .catalog import Catalog
from .errors import Problem
from .questions import Quiz

# What every page is made with, besides the content.
_FRAME = ("mkdocs.yml", "macros/theme", "macros/templates", "macros/figures")


class Memory:
    """What the pages were last made from."""

    def __init__(self) -> None:
        self._common = ""
        self._own: dict[str, str] = {}

    def changed(
        self, root: Path, catalog: Catalog, problems: list[Problem]
    ) -> Callable[[str], bool]:
        """Return what tells of a path below docs/ whether its page may have changed since then."""
        common, own = _common(root, catalog, problems), _own(catalog)
        before = self._own if common == self._common else {}
        self._common, self._own = common, own
        return lambda src: src not in own or own[src] != before.get(src)


def _common(root: Path, catalog: Catalog, problems: list[Problem]) -> str:
    digest = hashlib.sha256()
    for name in _FRAME:
        for path in [root / name, *sorted((root / name).rglob("*"))]:
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path} {stat.st_mtime_ns} {stat.st_size}\n".encode())
    for entry in catalog.entries.values():
        seen = (entry.ref, entry.page.model_dump_json(), entry.headings, entry.cited)
        digest.update(repr(seen).encode())
    for quiz in catalog.quizzes.values():
        digest.update(repr(_about(quiz)).encode())
    digest.update("\n".join(map(str, problems)).encode())
    return digest.hexdigest()


def _about(quiz: Quiz) -> object:
    """Return what other pages show of a quiz."""
    asked = [(q.id, q.revision, q.type, q.concepts, q.cites) for q in quiz.questions]
    return quiz.quiz, quiz.title, quiz.page, asked


def _own(catalog: Catalog) -> dict[str, str]:
    found = {}
    for src, entry in catalog.by_src.items():
        quiz = catalog.quiz_of.get(entry.ref)
        text = quiz.model_dump_json() if quiz else ""
        found[src] = hashlib.sha256(f"{entry.body}\0{text}".encode()).hexdigest()
    return found
