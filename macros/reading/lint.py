"""What is wrong in the bodies of pages: macros, links, headings, boxes."""

from __future__ import annotations

import posixpath
import re
import traceback
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from jinja2.nodes import Template

from macros.records.fields import PAGE_LINK, TANGLED, Fault
from macros.records.problems import Problem, nearest, quoted

from .body import Mark
from .calls import Calls, Found, fault_of
from .cross_references import MOST
from .disk import kept
from .files import File
from .plain import braces
from .references.index import FINISH, FOLDERS, Index
from .references.sound import Sound, outline
from .sandbox import ENVIRONMENT, Program, refused
from .validate import problem
from .vocabulary import Vocabulary

BOXES = (
    *("say", "slip", "honest", "ours", "loses", "earns"),
    # Material's own
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
# Used by the page itself: an author's heading must not take these.
# What the anchor of a question begins with.
_QUESTION = "q-"
_RESERVED = (_QUESTION, "quiz", "lg-", "c-")
_SCHEMES = ("https://", "mailto:")


_DRAWN = "{{ figure(…) }}, or a file in docs/assets/img/: no page asks another host for anything"
# What else a body may use.
_GLOBALS = ("namespace",)


def check(
    index: Index, root: Path, drawings: frozenset[str], macros: Vocabulary
) -> tuple[list[Problem], frozenset[str]]:
    """Check the bodies of the pages below `root`/docs, where `macros` may be called.

    Returns every problem, and the files whose template cannot be rendered at all.
    """
    problems, broken = [], set()
    _sound.begin(outline(index, drawings, root))
    for file in index.pages.values():
        if file in _sound:
            continue
        page = _Body(file, index, root, drawings, macros)
        found = [
            problem(file.loaded, fault, file.loaded.body_line + line - 1)
            for line, fault in islice(page.faults(), MOST)
        ]
        problems += found
        if not page.renders():
            broken.add(file.name)
        elif not found and not page.asked:
            _sound.add(file)
    return problems, frozenset(broken)


_sound = Sound()


def _nothing(*_args: object, **_options: object) -> str:
    return "1"


class _Body:
    """One page's body against everything else."""

    def __init__(
        self, file: File, index: Index, root: Path, drawings: frozenset[str], macros: Vocabulary
    ) -> None:
        self.file, self.index, self.root = file, index, root
        self.macros = macros
        self.calls = Calls(file, index, drawings, macros)
        self.body = file.body
        self.lines = file.loaded.body.split("\n")
        self.refused, self.fails, self.unread, _ = tried(file, macros)
        self.asked = False  # whether a link leads to what is known by looking alone

    def renders(self) -> bool:
        """Tell whether the template can be rendered, macros' own faults aside."""
        known = (*self.macros, *_GLOBALS, *self.file.raw)
        sound = self.body.syntax is None and not self.body.filters and self.fails is None
        return sound and not self.refused and all(name.text in known for name in self.body.names)

    def faults(self) -> Found:
        if self.body.syntax is not None:
            said = f"a template fault ({self.body.syntax.text})"
            expected = "{{ macro(…) }}"
            mend = "Write {: #id } for a heading's id; show braces inside {% raw %}…{% endraw %}."
            line = self.body.syntax.line
            if self.body.syntax.text == TANGLED[0]:
                said, expected, mend = TANGLED
            elif self.body.misread and (slip := braces.template_slip(self.file.loaded.body)):
                line, said, expected, mend = slip.line, slip.found, slip.expected, slip.mend
            yield line, fault_of(said, expected, mend)
        for slip in self.unread:
            yield slip.line, fault_of(slip.found, slip.expected, slip.mend)
        yield from self.calls.once()
        yield from self.headings()
        yield from self.template()
        for link in self.body.links:
            yield from ((link.line, fault) for fault in self.link(link.text))
        for box in self.body.boxes:
            if box.text not in BOXES:
                expected = f"one of {', '.join(BOXES)}{nearest(box.text, BOXES)}"
                yield box.line, fault_of(f"the box {quoted(box.text)}", expected, "Choose one.")
        for box in self.body.empty_boxes:
            mend = "Indent its text by four spaces."
            yield box.line, fault_of("a box with no text in it", "indented text below it", mend)
        for line, foreign in self.body.foreign:
            yield line, Fault((), foreign.found, foreign.expected, foreign.mend)
        for brace in self.body.one_brace:
            if brace.text in self.macros:
                shown, mend = f"{{{{ {brace.text}(…) }}}}", "Write both braces."
                yield brace.line, fault_of(f"{{ {brace.text}(… in one brace", shown, mend)
        for markup in self.body.markup:
            expected = "Markdown and macros; the page's policy would block this"
            if markup.text.startswith("!["):
                found, expected = f"an image of another host ({quoted(markup.text)})", _DRAWN
                yield markup.line, fault_of(found, expected, "Draw it, or leave it out.")
                continue
            yield markup.line, fault_of(f"HTML ({quoted(markup.text)})", expected, "Remove it.")

    def template(self) -> Found:
        found = list(self.names())
        for call in self.body.calls:
            if macro := self.macros.get(call.name):
                found += [(call.line, fault) for fault in self.calls.call(call, macro)]
        yield from found
        for line, what in self.refused:
            expected = "arithmetic and the macros that CONTRIBUTING.md lists"
            yield line, fault_of(f"{what} in a template", expected, "Write it without.")
        # What a misspelled name or a wrong call makes fail is not a fault of its own.
        if self.fails and self.fails[0] not in {line for line, _ in found}:
            yield self.fails

    def headings(self) -> Found:
        seen: dict[str, int] = {}
        for line in self.body.underlined:
            mend = "Use ## or deeper."
            yield (
                line.line,
                fault_of("a heading underlined with =", "head(), which writes the title", mend),
            )
        yield from self.levels()
        level = 1
        for heading in self.body.headings:
            if heading.level > level + 1:
                found = f"a heading of level {heading.level} below one of level {level}"
                mend = f"Write {'#' * (level + 1)}."
                yield heading.line, fault_of(found, f"level {level + 1} or higher", mend)
            level = heading.level
            shown = f"the heading id {quoted(heading.anchor)}"
            if heading.level == 1:
                mend = "Use ## or deeper."
                yield heading.line, fault_of("a # heading", "head(), which writes the title", mend)
            if heading.anchor in seen:
                first = f"{shown} a second time (first on line {seen[heading.anchor]})"
                yield heading.line, fault_of(first, "each id once on a page", "Rename one.")
            elif heading.given and heading.anchor.startswith(_RESERVED):
                expected = f"an id that does not begin with {', '.join(_RESERVED)}"
                yield heading.line, fault_of(shown, expected, "Rename it.")
            seen.setdefault(heading.anchor, self.file.loaded.body_line + heading.line - 1)

    def levels(self) -> Found:
        """Yield macros whose own headings would skip a level where they stand."""
        for call in self.body.calls:
            macro = self.macros.get(call.name)
            above = [one.level for one in self.body.headings if one.line < call.line]
            level = above[-1] if above else 1
            if macro and level < macro.under:
                mend = f"Write a heading with {'#' * macro.under} above it."
                found = f"{{{{ {call.name}() }}}} below a heading of level {level}"
                yield call.line, fault_of(found, f"one of level {macro.under} above it", mend)

    def names(self) -> Found:
        called = {(call.line, call.name) for call in self.body.calls}
        for name in self.body.names:
            is_call = (name.line, name.text) in called
            if name.text in self.macros and self.shows(name):
                shown, wanted = f"{{{{ {name.text} }}}}", f"{{{{ {name.text}() }}}}"
                mend = "Write the parentheses, with what it takes between them."
                yield name.line, fault_of(f"{shown} without parentheses", wanted, mend)
                continue
            if name.text in (*self.macros, *_GLOBALS) or (
                name.text in self.file.raw and not is_call
            ):
                continue
            if any(name.text in self.index.ids(space) for space in ("fact", *FOLDERS)):
                mend = f'Write "{name.text}" where it is meant as an id.'
                found = f"the id {name.text} without quotes"
                yield name.line, fault_of(found, f'"{name.text}"', mend)
                continue
            shown = f"{{{{ {name.text}{'(…)' if is_call else ''} }}}}"
            expected = f"a macro that CONTRIBUTING.md lists{nearest(name.text, self.macros)}"
            yield (
                name.line,
                fault_of(f"{shown}, which nothing defines", expected, "Correct the name."),
            )
        for name in self.body.filters:
            shown = f"the filter {quoted(name.text)}"
            known = (*ENVIRONMENT.filters, *ENVIRONMENT.tests)
            near = nearest(name.text, known)
            expected = f"a filter or test that CONTRIBUTING.md lists{near}"
            yield name.line, fault_of(shown, expected, "Correct the name.")

    def shows(self, name: Mark) -> bool:
        """Tell whether the line of a macro's `name` shows the macro itself, not what it gives."""
        line = self.lines[name.line - 1]
        return re.search(rf"\{{\{{-?\s*{name.text}\s*-?\}}\}}", line) is not None

    def link(self, target: str) -> Iterator[Fault]:
        path, _, anchor = unquote(target).partition("#")
        shown = f"a link to {quoted(target)}"
        if target.startswith(_SCHEMES):
            return
        if match := PAGE_LINK.fullmatch(target):
            page = self.index.pages.get(f"{match[1]}:{match[2]}")
            where = posixpath.relpath(page.name, posixpath.dirname(self.file.name)) if page else "…"
            expected = "a relative link: kind:id is for front matter and quizzes"
            yield fault_of(shown, expected, f"Write ({where}{'#' + match[3] if match[3] else ''}).")
        elif ":" in path or path.startswith("/"):
            yield fault_of(shown, "https://… or a relative path", "Correct it.")
        else:
            yield from self.relative(shown, path, anchor)

    def question(self, shown: str, page: str, anchor: str) -> Iterator[Fault]:
        """Yield a fault where the quiz of `page` has no question with this anchor."""
        known = [_QUESTION + id.replace(".", "-") for id in self.index.questions(page)]
        if anchor not in known:
            expected = f"a question of {page}{nearest(anchor, known)}"
            yield fault_of(shown, expected, "Write q- and its id, with - for each dot.")

    def is_file(self, name: str) -> bool:
        """Tell whether there is a file of that name below docs/."""
        self.asked = True
        return name.startswith("docs/") and (self.root / name).is_file()

    def relative(self, shown: str, path: str, anchor: str) -> Iterator[Fault]:
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.name), path))
        name = name if path else self.file.name
        pages = self.index.named
        if name in pages:
            if anchor.startswith(_QUESTION):
                yield from self.question(shown, name, anchor)
                return
            anchors = self.index.sections(pages[name])
            if anchor and anchors is not None and anchor not in anchors:
                expected = f"a heading of {name}{nearest(anchor, anchors)}"
                yield fault_of(shown, expected, f"Correct it, or give one {{: #{anchor} }}.")
        elif self.index.drafts and name in self.index.drafts.named:
            yield fault_of(f"{shown}, a draft ({name})", *FINISH)
        elif not self.is_file(name):
            stems = {Path(page).stem for page in pages}
            close = get_close_matches(Path(name).stem, stems, n=1)
            paths = [page for page in pages if Path(page).stem in close and path.endswith(".md")]
            # Of pages that share a name, the one whose folder is most like what was written.
            best = get_close_matches(name, paths, n=1, cutoff=0)
            here = posixpath.dirname(self.file.name)
            near = f" (did you mean {posixpath.relpath(best[0], here)!r}?)" if best else ""
            expected = f"a file below docs/{near}"
            yield fault_of(shown, expected, "Correct the path from this page's folder.")


class Tried(NamedTuple):
    """What a body's template does that it may not, its first expression that fails, what is unread.

    `program` is the body itself where it computes something and nothing is wrong with that.
    """

    refused: list[tuple[int, str]]
    fails: tuple[int, Fault] | None
    unread: list[braces.Slip]
    program: Program | None = None


# What was found before, by name, with the reading of the file it was found in.
_before: dict[str, tuple[File, Tried]] = {}


def tried(file: File, macros: Vocabulary) -> Tried:
    """Return what is found in a body by itself, as it was found before where that is known."""
    if file.name not in _before or _before[file.name][0] is not file:
        found = kept.get("template", file.name, file.loaded.text)
        if found is None:
            found = _try(file, macros)
            kept.put("template", file.name, file.loaded.text, value=found)
        _before[file.name] = (file, found)
    return _before[file.name][1]


def _try(file: File, macros: Vocabulary) -> Tried:
    body = file.body
    unread = list(braces.unread(file.loaded.body))
    if body.syntax is not None:
        return Tried([], None, unread)
    tree = body.tree or ENVIRONMENT.parse(file.loaded.body)
    # Nothing is known of what these give before the page is rendered.
    whole = [macro.name for macro in macros.values() if not macro.pure]
    wrong = list(islice(refused(tree, whole), MOST))
    texts = {macro.name for macro in macros.values() if macro.gives == "text"}
    computes = body.computes or any(call.name in texts for call in body.calls)
    if body.filters or wrong or not computes:
        return Tried(wrong, None, unread)
    try:
        program = _computed(file, tree, macros)
    except Exception as error:  # noqa: BLE001, an expression may raise anything
        return Tried(wrong, _failed(error), unread)
    return Tried(wrong, None, unread, program)


def _computed(file: File, tree: Template, macros: Vocabulary) -> Program:
    """Return a body as a program, once it has been computed; raise whatever that raises."""
    outside = (name.text for name in file.body.names if name.text not in _GLOBALS)
    blank = {**dict.fromkeys(outside, _nothing), **file.raw, **dict.fromkeys(macros, _nothing)}
    pure = {macro.name: macro.build for macro in macros.values() if macro.pure}
    program = Program.of(tree, [macro.name for macro in macros.values() if macro.gives != "text"])
    program.check({**blank, **pure})
    return program


def _failed(error: Exception) -> tuple[int, Fault]:
    """Return the line of the expression that has failed, and what is wrong there."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == "<template>" and frame.lineno
    ]
    found = f"an expression that fails ({type(error).__name__}: {quoted(error)})"
    return (lines or [1])[-1], fault_of(found, "one that gives a value", "Correct it.")
