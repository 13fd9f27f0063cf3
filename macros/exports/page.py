"""The list of files on the page of downloads, filled in when they are there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.parts.renderer import Here, Renderer
from macros.reading.catalog import Catalog
from macros.reading.disk.finished import Finished
from macros.records.pages import SHELVES, Page, Role

from .bank import slug
from .files import DOWNLOADS, Told
from .tables import COLUMNS

PAGE = f"{DOWNLOADS}/index.html"
# Where the page waits to be filled.
_LIST = re.compile(r"<!--(downloads|columns)-->.*?<!--/\1-->", re.DOTALL)
# What files of a loop are called by the ends of their names, in the order in which they are listed.
_FORMATS = {".epub": "E-book (EPUB)", ".pdf": "Book to print (PDF)", ".apkg": "Anki deck"}


@dataclass(frozen=True)
class Listed:
    """A file as a reader sees it."""

    name: str
    format: str
    size: str
    questions: int = 0
    losses: str = ""


def fill(site: Finished, catalog: Catalog, exports: Iterable[Told]) -> None:
    """Put the list of the files in the folder of downloads into its page of `site`.

    Of `exports` the counts are told; a loop's other files are listed where they lie there. Does
    nothing where the site has no such page.
    """
    text = site.pages.get(PAGE)
    if text is None:
        return
    here: Here[Page] = Here(Renderer(catalog), f"{DOWNLOADS}.md")
    made = {export.name: export for export in exports}
    html = {
        "downloads": _list(here, site.root / DOWNLOADS, made),
        "columns": here.render("columns.html.j2", columns=COLUMNS),
    }
    site.pages[PAGE] = _LIST.sub(lambda match: _kept(match[1], html[match[1]]), text)


def _kept(name: str, html: str) -> str:
    """Return a filled place, which can be filled once more."""
    return f"<!--{name}-->\n{html}\n<!--/{name}-->"


def _list(here: Here[Page], folder: Path, exports: dict[str, Told]) -> str:
    catalog = here.catalog
    loops = [
        {
            "title": role.short,
            "url": here.url(entry.ref),
            "files": _files(folder, entry.id, exports),
        }
        for entry, role in catalog.of_kind(Role)
    ]
    concepts = catalog.by_src.get("concepts/index.md")
    shelves = [
        {
            "title": shelf,
            "url": here.path_to(concepts.src if concepts else "index.md"),
            "files": _files(folder, f"shelf-{slug(shelf)}", exports),
        }
        for shelf in SHELVES
    ]
    bank = [
        Listed(
            export.name,
            export.format,
            _size(folder / export.name),
            export.questions,
            export.losses_name,
        )
        for export in exports.values()
        if export.name.startswith("bank.")
    ]
    return here.render(
        "files.html.j2",
        loops=[row for row in loops if row["files"]],
        shelves=[row for row in shelves if row["files"]],
        bank=bank,
    )


def _files(folder: Path, stem: str, exports: dict[str, Told]) -> list[Listed]:
    names = {ending: f"{stem}{ending}" for ending in _FORMATS}
    return [
        Listed(
            name,
            _FORMATS[ending],
            _size(folder / name),
            exports[name].questions if name in exports else 0,
        )
        for ending, name in names.items()
        if (folder / name).is_file()
    ]


def _size(path: Path) -> str:
    """Return a file's size as people read it."""
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} KB"
