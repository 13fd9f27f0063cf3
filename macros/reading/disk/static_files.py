"""What lies beside the content and reaches the site without being a page or a quiz.

MkDocs copies every file below docs/, follows links, and makes pages of endings we do not read.
Drawings stand in pages as they are, so they are read as strictly as pages.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from macros.records.problems import Problem, quoted

from .folders import below, within

# As CONTRIBUTING.md has them.
CLASSES = frozenset(
    f"lg-fig-{name}"
    for name in (
        *("text", "line", "box", "zone", "boundary"),
        *("flow", "head", "threat", "good", "muted"),
    )
)
TAGS = frozenset(
    [
        "svg",
        "title",
        "desc",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ]
)
_SHAPES = frozenset(
    [
        "viewBox",
        "role",
        "aria-hidden",
        "aria-label",
        "class",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "dx",
        "dy",
        "width",
        "height",
        "points",
        "transform",
        "text-anchor",
        "dominant-baseline",
        "font-size",
        "font-weight",
        "xmlns",
    ]
)
# What the site's own code is made of; MkDocs leaves declarations and templates out.
_ASSETS = (".css", ".js", ".j2", ".json", ".ts", ".svg", ".png", ".woff2")
_MAX_BYTES = 100_000
# Text of a drawing, in its own units: as wide as the column it can still be read on a phone.
_LEAST_TEXT = 13
_NAME = re.compile(r"[a-z0-9-]+\.svg")


def check(root: Path) -> Iterator[Problem]:
    """Yield every problem of what is no page and no quiz below `root`."""
    for folder in ("docs", "quizzes"):
        for entry in sorted(below(str(root / folder)), key=lambda one: one.path):
            yield from _entry(entry, root)
    for path in sorted((root / "macros" / "figures").glob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink() or path.suffix != ".svg":
            yield _problem(name, 1, "what is no drawing", "files ending in .svg", "Move it.")
        else:
            if not _NAME.fullmatch(path.name):
                found, expected = f"the name {quoted(path.name)}", "small letters, digits, hyphens"
                yield _problem(name, 1, found, expected, "Rename the file.")
            yield from _drawing(path, name)


def _entry(entry: os.DirEntry[str], root: Path) -> Iterator[Problem]:
    name = within(root, entry)
    if entry.is_symlink():
        yield _problem(name, 1, "a symbolic link", "the file itself", "Put the file in its place.")
    elif name.startswith("docs/") and not entry.name.startswith(".") and entry.is_file():
        path = Path(entry.path)
        # Beside the pages at the top lies what must have its address there: a service worker.
        asset = name.startswith("docs/assets/") or (name.count("/") == 1 and path.suffix == ".js")
        if path.suffix not in (_ASSETS if asset else (".md",)):
            ending = f"a file ending in {quoted(path.suffix) if path.suffix else 'nothing'}"
            wanted = f"{', '.join(_ASSETS)} in docs/assets/" if asset else "pages ending in .md"
            mend = "Rename it, or move it elsewhere."
            if not asset and path.suffix in _ASSETS:
                mend = f"Move it to docs/assets/img/{path.name}, and link to it there."
            yield _problem(name, 1, ending, wanted, mend)
        elif path.suffix == ".svg":
            yield from _drawing(path, name, figure=False)


def _problem(name: str, line: int, found: str, expected: str, mend: str) -> Problem:
    return Problem(name, line, "", found, expected, mend)


def _drawing(path: Path, name: str, *, figure: bool = True) -> Iterator[Problem]:
    raw = path.read_bytes()
    if len(raw) > _MAX_BYTES:
        found, expected = f"{len(raw):,} bytes", f"at most {_MAX_BYTES:,}"
        yield _problem(name, 1, found, expected, "Draw it with fewer points.")
        return
    yield from _Drawing(name, figure=figure).read(raw)


class _Drawing:
    """Reads one SVG file; entities are refused before any is expanded."""

    def __init__(self, name: str, *, figure: bool) -> None:
        self.name, self.figure = name, figure
        self.problems: list[Problem] = []
        self.seen: list[str] = []
        self.said = ""  # by the title and the description
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._text

    def read(self, raw: bytes) -> list[Problem]:
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as error:
            said = f"what does not parse as XML ({expat.errors.messages[error.code]})"
            mend = "Correct it; write & as &amp; and < as &lt;."
            self._note(said, "an SVG file", mend, error.lineno)
        except _StopError:
            pass
        else:
            if self.figure and self.seen[1:3] != ["title", "desc"]:
                self._note("no <title> and <desc> at the top", "both, title first", "Write them.")
        return self.problems

    def _note(self, found: str, expected: str, mend: str, line: int | None = None) -> None:
        at = self.parser.CurrentLineNumber if line is None else line
        self.problems.append(_problem(self.name, at, found, expected, mend))

    def _doctype(self, *_: object) -> None:
        self._note("a document type", "<svg …> at the top", "Delete it.")
        raise _StopError

    def _instruction(self, target: str, _data: str) -> None:
        self._note(f"the instruction <?{target}", "a drawing alone", "Delete it.")

    def _text(self, text: str) -> None:
        if self.seen[-1] in ("title", "desc"):
            self.said += text

    def _ended(self, tag: str) -> None:
        if self.figure and tag in ("title", "desc") and not self.said.strip():
            self._note(f"an empty <{tag}>", "what the drawing shows, in words", "Write it.")
        self.said = ""

    def _size(self, size: str) -> None:
        try:
            high = float(size) >= _LEAST_TEXT
        except ValueError:
            high = False
        if not high:
            expected = f"a number of the drawing's units, at least {_LEAST_TEXT}"
            mend = "Enlarge the text; shorten it or leave a part out where it needs room."
            self._note(f"text of the size {quoted(size)}", expected, mend)

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        if not self.seen and (tag != "svg" or not attributes.get("viewBox")):
            self._note(f"<{tag}> at the top", "<svg viewBox=…>", "Write it.")
        self.seen.append(tag)
        if tag not in TAGS and (self.figure or tag != "style"):
            self._note(f"the element <{tag}>", f"one of {', '.join(sorted(TAGS))}", "Delete it.")
        for key, value in attributes.items():
            if self.figure and key not in _SHAPES:
                self._note(f"the attribute {quoted(key)}", "the classes and shapes", "Delete it.")
            elif key.lower().startswith("on") or "href" in key.lower():
                self._note(f"the attribute {quoted(key)}", "a drawing alone", "Delete it.")
            elif self.figure and key == "font-size":
                self._size(value)
            elif self.figure and key == "class":
                for word in value.split():
                    if word not in CLASSES:
                        wanted = f"one of {', '.join(sorted(CLASSES))}"
                        self._note(f"the class {quoted(word)}", wanted, "Choose one.")


class _StopError(Exception):
    """Nothing below can be trusted to end."""
