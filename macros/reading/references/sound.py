"""Which files are known to be sound, so that a serving process looks again only where it must.

What refers to nothing that is missing goes on doing so while everything there is to refer to stays
as it was. Most edits leave ids and anchors alone.
"""

from __future__ import annotations

from macros.reading.files import File

from .index import Index


def outline(index: Index, *more: object) -> object | None:
    """Return all that any file can learn in `index` of another, with `more`, to be compared.

    Roles, rounds and what belongs to them say more of each other: what is asked of those is asked
    each time. None where a file cannot be read: then anything may be in it.
    """
    drafts = outline(index.drafts) if index.drafts else ()
    if drafts is None or not all(file.readable for file in index.files):
        return None
    pages = {ref: _shown(index, ref) for ref in index.pages}
    return (index.givers(), pages, drafts, more)


# What a page shows to others, by the name of its file, with the reading of the file.
_pages: dict[str, tuple[File, tuple[object, ...]]] = {}


def _shown(index: Index, ref: str) -> tuple[object, ...]:
    file = index.pages[ref]
    if file.name not in _pages or _pages[file.name][0] is not file:
        shown = (file.name, index.sections(ref), index.anchors(ref), file.body.calls_of("quiz"))
        _pages[file.name] = (file, (*shown, bool(file.body.calls_of("study_index"))))
    return _pages[file.name][1]


class Sound:
    """The files in which nothing was found, while all they may refer to is as it was."""

    def __init__(self) -> None:
        self._outline: object | None = None
        self._files: dict[str, File] = {}

    def begin(self, outline: object | None) -> None:
        """Go on with what there is to refer to now."""
        if outline is None or outline != self._outline:
            self._files = {}
        self._outline = outline

    def __contains__(self, file: File) -> bool:
        """Tell whether nothing is wrong with this very reading of a file."""
        return self._files.get(file.name) is file

    def add(self, file: File) -> None:
        """Note that nothing is wrong with `file`."""
        self._files[file.name] = file
