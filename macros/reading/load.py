"""Read YAML and front matter as plain data that remembers its lines.

The loader knows nothing of quizzes or pages. It refuses what YAML allows and authors trip over:
duplicate keys, anchors and aliases, tags, more than one document, and plain words and numbers that
YAML 1.1 turns into something else (`no` into false, `12:30` into 750).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.records.problems import Place, Problem, quoted

from . import slips
from .sayings import SAYINGS

# Stands in the data for a value that a problem already names: nobody needs to report it again.
REFUSED = object()

# Four times the largest file we have; a larger one is a mistake or an attack.
MAX_BYTES = 300_000
# Five times our longest line. Time that grows with the square of a line stays short.
MAX_LINE = 4_000
# Our deepest record needs 6. Events are read one by one, so nothing deeper is ever built.
MAX_DEPTH = 24
# Longer digits are no quantity in an interview guide.
_MAX_DIGITS = 30

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_CONSTRUCTOR: Any = yaml.constructor.SafeConstructor()
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
# Control characters, Unicode's own line breaks, marks that turn the direction of text around, and
# what has no width.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]{1,2})?")


@dataclass(frozen=True)
class Loaded:
    """One file as plain data.

    `lines` has the line of every place. `data` is None where nothing could be read. `text` is the
    whole file; `body` is a page's text below its front matter, from line `body_line` on.
    """

    file: str
    text: str = ""
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    body: str = ""
    body_line: int = 1

    def line(self, place: Place) -> int:
        """Return the line of `place`, or of the nearest place around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def path_text(place: Place) -> str:
    """Write a place as an author reads it: `questions[2].options[0].why`."""
    text = ""
    for part in place:
        if isinstance(part, int):
            text += f"[{part}]"
        elif re.fullmatch(r"[\w-]+", part, re.ASCII):
            text += f".{part}" if text else part
        else:
            text += f"[{quoted(part)}]"
    return text


def load_yaml(path: Path, root: Path) -> Loaded:
    """Read the YAML file `path`; every fault becomes a problem, none is raised."""
    file = path.relative_to(root).as_posix()
    text, problems = _read(path, file)
    if text is None:
        return Loaded(file, problems=tuple(problems))
    return _parse(text, file, 1, problems, text)


def load_page(path: Path, root: Path) -> Loaded:
    """Read the front matter and body of the Markdown page `path`; no fault is raised."""
    file = path.relative_to(root).as_posix()
    text, problems = _read(path, file)
    if text is None:
        return Loaded(file, problems=tuple(problems))
    match = _FRONT_MATTER.match(text)
    if match is None:
        opened = text.startswith("---")
        missing = Problem(
            file,
            1,
            "",
            "an opening --- without a closing one" if opened else "no front matter",
            "a record between two lines of three dashes at the top of the page",
            "Close it with a line of three dashes."
            if opened
            else "Begin the first line with ---, then title:, description: and ---.",
        )
        body = "" if opened else text
        return Loaded(file, text, problems=(*problems, missing), body=body)
    body_line = text.count("\n", 0, match.end()) + 1
    return _parse(match[1], file, 2, problems, text, text[match.end() :], body_line)


def _read(path: Path, file: str) -> tuple[str | None, list[Problem]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        found = f"a file that cannot be read ({error.strerror})"
        return None, [Problem(file, 1, "", found, "a text file", "Restore it, or delete it.")]
    if len(raw) > MAX_BYTES:
        found, expected = f"{len(raw):,} bytes", f"at most {MAX_BYTES:,}"
        return None, [Problem(file, 1, "", found, expected, "Split the file.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{raw[error.start]:02x}, which is not UTF-8"
        return None, [Problem(file, line, "", found, "UTF-8 text", "Save the file as UTF-8.")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = []
    if (at := slips.conflict(text.split("\n"))) is not None:
        found, expected = "a mark of a merge conflict", "one version of the text"
        return None, [Problem(file, at + 1, "", found, expected, slips.CONFLICT_MEND)]
    for line, shown in enumerate(text.split("\n"), 1):
        if len(shown) > MAX_LINE:
            found, expected = f"a line of {len(shown):,} characters", f"at most {MAX_LINE:,}"
            return None, [Problem(file, line, "", found, expected, "Break it.")]
        for unseen in dict.fromkeys(_UNSEEN.findall(shown)):
            found, expected = (
                f"the unseen character U+{ord(unseen):04X}",
                "text that shows what it is",
            )
            problems.append(Problem(file, line, "", found, expected, "Delete it."))
    return _UNSEEN.sub("", text), problems


def _parse(
    source: str,
    file: str,
    first_line: int,
    problems: list[Problem],
    text: str,
    body: str = "",
    body_line: int = 1,
) -> Loaded:
    """Read the YAML `source`, which begins on `first_line` of the file with all its `text`."""
    tabs = list(_TAB.finditer(source))
    if tabs:
        line = source.count("\n", 0, tabs[0].start()) + first_line
        more = f", and on {len(tabs) - 1} more" if len(tabs) > 1 else ""
        problems.append(
            Problem(
                file,
                line,
                "",
                f"a tab that indents this line{more}",
                "spaces: YAML indents with nothing else",
                "Replace each tab by two spaces.",
            )
        )
        # What follows is read as if that were done, so that its own problems show as well.
        source = _TAB.sub(lambda match: match[0].replace("\t", "  "), source)
    builder = _Builder(file, first_line, problems)
    try:
        builder.read(source)
    except yaml.MarkedYAMLError as error:
        if not tabs:
            problems.append(_syntax_problem(error, source, file, first_line))
        return Loaded(file, text, problems=tuple(problems), body=body, body_line=body_line)
    except _TooDeepError:
        return Loaded(file, text, problems=tuple(problems), body=body, body_line=body_line)
    return Loaded(
        file,
        text,
        builder.data,
        builder.lines,
        tuple(problems),
        body,
        body_line,
    )


def _syntax_problem(
    error: yaml.MarkedYAMLError, source: str, file: str, first_line: int
) -> Problem:
    mark = error.problem_mark or error.context_mark
    slip = slips.first_slip(source, mark.line if mark else 0)
    if slip is not None:
        shown = quoted(source.split("\n")[slip.line].strip())
        place = slip.line + first_line
        return Problem(file, place, "", f"{slip.found}: {shown}", "YAML that parses", slip.mend)
    lines = source.split("\n")
    line = min(mark.line if mark else 0, len(lines) - 1)
    if error.problem and "unexpected end of stream" in error.problem and error.context_mark:
        line = error.context_mark.line  # where the quote was opened
    said = f"{error.context or ''} {error.problem or ''}".strip()
    found, mend = next(
        ((found, mend) for words, found, mend in SAYINGS if words in said),
        (f"what YAML calls: {said}", "Check the indentation and the quotes."),
    )
    shown = lines[line].strip()
    return Problem(
        file,
        line + first_line,
        "",
        f"{found}: {quoted(shown)}" if shown else found,
        "YAML that parses",
        mend,
    )


class _TooDeepError(Exception):
    """The file nests beyond MAX_DEPTH: it is given up, since reading on could cost anything."""


class _Builder:
    """Turns parser events into plain data, noting lines and refusals."""

    def __init__(self, file: str, first_line: int, problems: list[Problem]) -> None:
        self.file, self.first_line, self.problems = file, first_line, problems
        self.data: Any = None
        self.lines: dict[Place, int] = {}
        self.aliases: set[tuple[int, str]] = set()  # reported: each once a line
        self.events: Iterator[Any] = iter(())
        self.resolver: Any = yaml.resolver.Resolver()
        self.source: list[str] = []

    def read(self, source: str) -> None:
        self.source = source.split("\n")
        self.events = yaml.parse(source, Loader=_Loader)
        documents = 0
        for event in self.events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                self.note(
                    (),
                    "a second document after ---",
                    "one document a file",
                    "Move it to a file of its own.",
                    self.line(event),
                )
                return
            self.data = self.value(next(self.events), ())
        if self.data is None:
            self.lines[()] = self.first_line
            self.data = self.refuse(
                (), "nothing", "a record", "Write the record, or delete the file."
            )

    def line(self, event: Any) -> int:
        return int(event.start_mark.line) + self.first_line

    def value(self, event: Any, place: Place) -> Any:
        self.lines.setdefault(place, self.line(event))
        if isinstance(event, yaml.AliasEvent):
            alias = (self.line(event), str(event.anchor))
            if alias in self.aliases:
                return REFUSED
            self.aliases.add(alias)
            return self.refuse(
                place,
                f"the alias *{event.anchor}",
                "the value itself",
                "Write it out, or put text that begins with * in quotes.",
            )
        if event.anchor is not None:
            self.note(
                place,
                f"the anchor &{event.anchor}",
                "the value itself",
                "Delete the anchor, or put text that begins with & in quotes.",
            )
        tagged = event.tag is not None
        if tagged:
            self.refuse(
                place,
                f"the tag {quoted(event.tag.replace(_TAG, '!!'))}",
                "a plain value",
                "Remove the tag, or put text that begins with ! in quotes.",
            )
        if len(place) > MAX_DEPTH and not isinstance(event, yaml.ScalarEvent):
            self.note(
                place[:2],
                f"more than {MAX_DEPTH} levels of nesting",
                "a record as CONTRIBUTING.md shows it",
                "Remove the extra brackets or indentation.",
            )
            raise _TooDeepError
        value: Any
        if isinstance(event, yaml.MappingStartEvent):
            value = self.mapping(place)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                value.append(self.value(event, (*place, len(value))))
        else:
            value = REFUSED if tagged else self.scalar(event, place)
        return REFUSED if tagged else value

    def mapping(self, place: Place) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            line = self.line(event)
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            if key is None:
                self.note(
                    place,
                    "a list, record or alias as a key",
                    "a word",
                    "Put text that begins with [, { or * in quotes.",
                    line,
                )
                self.skip(event)
                self.skip(next(self.events))
            elif key == "<<" and event.implicit[0]:
                self.note(place, "a merge key (<<)", "the keys themselves", "Write them out.", line)
                self.skip(next(self.events))
            elif key in result:
                inner = (*place, key)
                self.note(
                    inner,
                    f"the key {quoted(key)} a second time (first on line {self.lines[inner]})",
                    "each key once",
                    "Delete one of the two.",
                    line,
                )
                self.skip(next(self.events))
            else:
                self.lines[*place, key] = line
                if event.anchor is not None or event.tag is not None:
                    self.note(
                        (*place, key),
                        "an anchor or tag before the key",
                        "the key alone",
                        "Delete it, or put a key that begins with & or ! in quotes.",
                    )
                result[key] = self.value(next(self.events), (*place, key))
        return result

    def skip(self, event: Any) -> None:
        """Read past the value that begins with `event`."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)

    def scalar(self, event: Any, place: Place) -> Any:
        text = str(event.value)
        if unseen := _UNSEEN.search(text):
            # Only an escape in double quotes can bring one this far.
            return self.refuse(
                place,
                f"the unseen character U+{ord(unseen[0]):04X}",
                "text that shows what it is",
                "Delete the escape.",
            )
        if not event.implicit[0]:
            return text
        if slip := self.cut(event, text):
            at = slip.line + self.first_line
            self.note(place, slip.found, "text that stays whole", slip.mend, at)
            return REFUSED
        kind = self.resolver.resolve(yaml.ScalarNode, text, (True, False)).removeprefix(_TAG)
        if kind == "null":
            return None
        if kind == "bool" and text in ("true", "false"):
            return text == "true"
        if len(text) <= _MAX_DIGITS and kind == "int" and _INTEGER.fullmatch(text):
            return int(text)
        if len(text) <= _MAX_DIGITS and kind == "float" and _DECIMAL.fullmatch(text):
            return float(text)
        if kind in ("str", "value", "merge"):
            return text
        return self.refuse_plain(kind, text, place)

    def cut(self, event: Any, text: str) -> slips.Slip | None:
        """Return what is wrong with plain text that ends otherwise than it was written."""
        number = int(event.end_mark.line)
        line = self.source[number] if number < len(self.source) else ""
        return slips.plain(number, text, line[event.end_mark.column :])

    def refuse_plain(self, kind: str, text: str, place: Place) -> object:
        """Refuse a plain word that YAML 1.1 does not read as the author wrote it."""
        if kind == "bool":
            meaning = "true" if text.lower() in ("yes", "on", "true") else "false"
            return self.refuse(
                place,
                f"the bare word {text}, which YAML reads as {meaning}",
                "true, false, or text in quotes",
                f"Write {meaning}, or '{text}' in quotes if the word itself is meant.",
            )
        if kind == "timestamp":
            return self.refuse(
                place, f"the bare date {text[:30]}", "text in quotes", "Put it in quotes."
            )
        if len(text) > _MAX_DIGITS:
            return self.refuse(
                place,
                f"a number of {len(text)} digits",
                f"at most {_MAX_DIGITS}",
                "Round it, or put it in quotes if it is text.",
            )
        node = yaml.ScalarNode(_TAG + kind, text)
        read = (
            _CONSTRUCTOR.construct_yaml_int if kind == "int" else _CONSTRUCTOR.construct_yaml_float
        )
        return self.refuse(
            place,
            f"the bare number {text}, which YAML reads as {read(node):g}",
            "a plain decimal number, or text in quotes",
            f"Write plain digits, or '{text}' in quotes if it is text.",
        )

    def note(
        self, place: Place, found: str, expected: str, mend: str, line: int | None = None
    ) -> None:
        at = self.lines[place] if line is None else line
        self.problems.append(Problem(self.file, at, path_text(place), found, expected, mend))

    def refuse(self, place: Place, found: str, expected: str, mend: str) -> object:
        self.note(place, found, expected, mend)
        return REFUSED
