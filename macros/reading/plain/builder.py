"""From the parser's events to plain data: the line of every place, and a word on each refusal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from macros.records.problems import Place, Problem, path_text, quoted

from . import slips

# Stands in the data for a value that a problem already names: nobody needs to report it again.
REFUSED = object()

# Our deepest record needs 6. Events are read one by one, so nothing deeper is ever built.
MAX_DEPTH = 24
# Longer digits are no quantity in an interview guide.
_MAX_DIGITS = 30

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_CONSTRUCTOR: Any = yaml.constructor.SafeConstructor()
# Control characters, Unicode's own line breaks, marks that turn the direction of text around, and
# what has no width.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+([eE][-+]?[0-9]{1,2})?")


class TooDeepError(Exception):
    """The file nests beyond MAX_DEPTH: it is given up, since reading on could cost anything."""


class Builder:
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
        """Build `data` of the YAML text `source`.

        Raises TooDeepError where it nests beyond MAX_DEPTH, and yaml.MarkedYAMLError where it does
        not parse.
        """
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
            raise TooDeepError
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
        if unseen := UNSEEN.search(text):
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
        return self.refuse(place, *_misread(kind, text))

    def cut(self, event: Any, text: str) -> slips.Slip | None:
        """Return what is wrong with plain text that ends otherwise than it was written."""
        number = int(event.end_mark.line)
        line = self.source[number] if number < len(self.source) else ""
        return slips.plain(number, text, line[event.end_mark.column :])

    def note(
        self, place: Place, found: str, expected: str, mend: str, line: int | None = None
    ) -> None:
        at = self.lines[place] if line is None else line
        self.problems.append(Problem(self.file, at, path_text(place), found, expected, mend))

    def refuse(self, place: Place, found: str, expected: str, mend: str) -> object:
        self.note(place, found, expected, mend)
        return REFUSED


def _misread(kind: str, text: str) -> tuple[str, str, str]:
    """Return what to say of a plain word that YAML 1.1 does not read as the author wrote it.

    `kind` is what YAML takes it for. Returned are what was found, what was expected, and the mend.
    """
    if kind == "bool":
        meaning = "true" if text.lower() in ("yes", "on", "true") else "false"
        return (
            f"the bare word {text}, which YAML reads as {meaning}",
            "true, false, or text in quotes",
            f"Write {meaning}, or '{text}' in quotes if the word itself is meant.",
        )
    if kind == "timestamp":
        return f"the bare date {text[:30]}", "text in quotes", "Put it in quotes."
    if len(text) > _MAX_DIGITS:
        return (
            f"a number of {len(text)} digits",
            f"at most {_MAX_DIGITS}",
            "Round it, or put it in quotes if it is text.",
        )
    node = yaml.ScalarNode(_TAG + kind, text)
    read = _CONSTRUCTOR.construct_yaml_int if kind == "int" else _CONSTRUCTOR.construct_yaml_float
    return (
        f"the bare number {text}, which YAML reads as {read(node):g}",
        "a plain decimal number, or text in quotes",
        f"Write plain digits, or '{text}' in quotes if it is text.",
    )
