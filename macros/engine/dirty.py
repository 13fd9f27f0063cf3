"""Which pages an edit can have changed, so that `make serve` renders no others.

A page is as it was where the theme, the navigation and everything the page itself is made of are
as they were: its text, its record, and what its macros show of other pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache

from macros.reading.catalog import Catalog
from macros.reading.disk.folders import below, stamps

from .page.sections import entries
from .reads import Read, changes

# What every page is made with, besides the content.
_FRAME = ("mkdocs.yml", "macros/theme")
# What components are made with, besides.
_DRAWN = ("docs/assets/parts", "macros/figures")
# A component by its page, its name and what it was called with.
Made = tuple[str, ...]


class Compiled(BytecodeCache):
    """What the theme's templates were compiled to; Jinja asks for it by their names and texts."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` what was compiled of its text, if it is known."""
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what `bucket` has."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


class Memory:
    """What the pages were last made from."""

    def __init__(self) -> None:
        self._common = ""
        self._written: str = ""
        self._own: dict[str, tuple[object, ...]] = {}
        # While serving, what Markdown made of each page, by its path.
        self.contents: dict[str, dict[str, Any]] = {}
        self.compiled = Compiled()
        # The pages in their order, and of each, by its path, what the search index has, as JSON.
        self.order: list[str] = []
        self._indexed: dict[str, str] = {}
        # What components gave, with what they read of this catalog.
        self._catalog = Catalog()
        self._drawn: object = None
        self.made: dict[Made, tuple[str, set[Read]]] = {}

    def take(self, root: Path, catalog: Catalog) -> None:
        """Go on with `catalog`: forget what components gave of what has changed."""
        # Beside the catalog a component shows templates, drawings, and how old a date is.
        drawn = (datetime.now(UTC).date(), _stamps(root, *_DRAWN))
        if drawn == self._drawn:
            changed = changes(self._catalog, catalog)
            self.made = {key: one for key, one in self.made.items() if changed.isdisjoint(one[1])}
        else:
            self.made = {}
        self._catalog, self._drawn = catalog, drawn

    def changed(
        self, root: Path, frame: object, texts: object, made_of: dict[str, tuple[object, ...]]
    ) -> Callable[[str], bool]:
        """Return what tells of a path below docs/ whether its page may have changed since then.

        `frame` is what shows around every page, `texts` what may show within any, `made_of` what
        each page, by its path, is made of: what has not changed is the very same object. Where the
        frame alone has changed, `contents` stay.
        """
        common = _digest(frame, texts, *_stamps(root, *_FRAME))
        written = _digest(texts, *_stamps(root, _FRAME[0]))
        same = {src for src, parts in made_of.items() if self._own.get(src) == parts}
        before = self._own if common == self._common else {}
        kept = same if written == self._written else set()
        self.contents = {src: one for src, one in self.contents.items() if src in kept}
        self._common, self._written, self._own = common, written, made_of
        return lambda src: src not in made_of or made_of[src] != before.get(src)

    def index(self, src: str, html: str, url: str, title: str) -> None:
        """Note what the search knows of the page `src`, from its content."""
        self._indexed[src] = ",".join(
            json.dumps(one, ensure_ascii=False) for one in entries(html, url, title)
        )

    def indexed(self) -> str:
        """Return the index of all pages, as Zensical writes it too."""
        found = (self._indexed.get(src) for src in self.order)
        return f'{{"docs":[{",".join(text for text in found if text)}]}}'


def _stamps(root: Path, *names: str) -> list[tuple[str, int, int]]:
    found = []
    for name in names:
        if (root / name).is_file():
            stat = (root / name).stat()
            found.append((name, stat.st_mtime_ns, stat.st_size))
        found += stamps(below(str(root / name)))
    return found


def _digest(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()
