"""Where a slip in YAML was made, when the parser stumbles over what follows it.

The parser names the line at which it gives up. The line that is wrong may stand far above: a quote
or a bracket that is never closed, a key without its colon. Each sign below is one that a sound
file never shows, so the first one found is where to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.records.problems import quoted


@dataclass(frozen=True)
class Slip:
    """A line, counted from 0, with what is wrong on it and how to mend that."""

    line: int
    found: str
    mend: str


CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
CONFLICT_MEND = "Keep one of the two versions and delete the three marker lines."
_KEY = re.compile(r"(\s*(?:- +)*)([A-Za-z_][\w-]*):(?:\s|$)")
_BLOCK = re.compile(r"(?:.*[:\-]\s+|\s*)[|>][+-]?\d?[+-]?\s*(?:#.*)?")
_SPACE = re.compile(r"[ ]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+[ ]*\S")
_STRUCTURE = re.compile(r"\s*(?:- |-$|[A-Za-z_][\w-]*:(?:\s|$)|[\]}]|---)")
_TAB = re.compile(r"\s*-\t")
_GLUED = re.compile(r"\s*(?:- +)*([a-z_]+):(?!//)(?=[^\s:])")
_FIRST = re.compile(r"\s*(?:- +)*([a-z_]+)(?=\s+\S)(?!\s*:)")
_TEXT = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*:\s+)?(.*)")
_SMART = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*:\s+)?[\u201c\u201d\u2018\u2019]")


def first_slip(source: str, stopped: int) -> Slip | None:
    """Return the first line of `source` that shows a slip, if one does.

    Meant for text that the parser refuses, and where it `stopped`, from 0; prose on several lines
    may look like a slip in other text.
    """
    lines = source.split("\n")
    known = {match[2] for line in lines if (match := _KEY.match(line))}
    for number, line in _outside_blocks(lines):
        # A word that is no key elsewhere may be one where the parser stumbles.
        keys = None if stopped - 1 <= number <= stopped else known
        if slip := _marks(number, line) or _colon(number, line, keys, lines):
            return slip
        if slip := _unclosed(number, lines):
            return slip
    return None


def conflict(lines: list[str]) -> int | None:
    """Return the first of the lines that version control left in a conflict, from 0."""
    marks = (at for at, line in enumerate(lines) if CONFLICT.fullmatch(line))
    # A row of = alone underlines a heading, and is none of ours either.
    return next((at for at in marks if lines[at][0] != "="), None)


def plain(number: int, text: str, rest: str) -> Slip | None:
    """Return what is wrong with plain `text` that ends on line `number`, before `rest` of it."""
    comment = re.match(r"\s+(#.*)", rest)
    if comment and (" " in text or not re.match(r"# |#$", comment[1])):
        found = f"{quoted(comment[1])}, which YAML cuts off after a space"
        mend = "Put the whole text in quotes; a comment goes on a line of its own."
        return Slip(number, found, mend)
    if text[:1] in tuple("\u201c\u201d") and text[-1] in "\u201c\u201d":
        found = f"typographic quotes around a text: {quoted(text)}"
        return Slip(number, found, "Write straight ones; typographic ones would be shown.")
    mark = '"' if text.count('"') % 2 else "'"
    if mark == '"' or (text.count("'") == 1 and re.search(r"(?<!s)'$", text)):
        found = f"a quote ({mark}) that is closed and never opened: {quoted(text)}"
        mend = f"Write {mark} at the beginning too, or put text that holds one in quotes."
        return Slip(number, found, mend)
    return None


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not text of a > or | block, with their numbers."""
    within: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if CONFLICT.fullmatch(line):
            yield number, line
            continue
        if within is not None and (not line.strip() or indent > within):
            continue
        within = None
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if _BLOCK.fullmatch(line):
            within = indent
        yield number, line


def _marks(number: int, line: str) -> Slip | None:
    if CONFLICT.fullmatch(line):
        return Slip(number, "a mark of a merge conflict", CONFLICT_MEND)
    if _TAB.match(line):
        return Slip(number, "a tab after the hyphen", "Write one space there.")
    if _SPACE.match(line):
        return Slip(
            number,
            "a no-break space, or another that is no plain one, in the indentation",
            "Replace it by plain spaces.",
        )
    value = _TEXT.fullmatch(line)
    text = value[1] if value else ""
    if re.match(r"[|>][+-]?[ \t]+[^#\s]", text):
        return Slip(number, f"text that begins with {text[0]}", "Put the text in quotes.")
    if re.match(r"\[[^\[\]]*\]\s+[^\s,#\]}]", text):
        return Slip(number, "text that begins with [", "Put the text in quotes.")
    if re.match(r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"\s+[^\s,#\]}:]", text):
        return Slip(
            number, "text after a closing quote", "Put the whole text in one pair of quotes."
        )
    return None


def _colon(number: int, line: str, keys: set[str] | None, lines: list[str]) -> Slip | None:
    """Return a key, one of `keys` where given, without its colon, or without the space after it."""
    if (glued := _GLUED.match(line)) and (keys is None or glued[1] in keys):
        return Slip(number, f"no space after {glued[1]}:", "Write a space after the colon.")
    first = _FIRST.match(line)
    if not first or (keys is not None and first[1] not in keys) or _KEY.match(line):
        return None
    # Prose that goes on from the line above stands deeper than the key it belongs to.
    above = next((one for one in reversed(lines[:number]) if one.strip()), "")
    opener = re.match(r"\s*(?:- +)*", above)
    depth = len(opener[0]) if opener else 0
    own = re.match(r"\s*(?:- +)*", line)
    if own and len(own[0]) <= depth:
        return Slip(number, f"{first[1]} without a colon", f"Write {first[1]}: and a space.")
    return None


def _unclosed(number: int, lines: list[str]) -> Slip | None:
    """Return a quote or bracket that opens on this line and is not closed before the next entry."""
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    open_marks: list[str] = []
    for at in range(number, len(lines)):
        if at > number and _begins(lines[at], lines[at - 1], indent, open_marks[-1]):
            break
        open_marks = _opened(lines[at] if at > number else _value(line), open_marks)
        if not open_marks:
            return None
    return _left_open(number, open_marks[-1])


def _begins(text: str, above: str, indent: int, mark: str) -> bool:
    """Tell whether `text` begins an entry of its own, below one at `indent` with `mark` open."""
    if not text.strip() or not _STRUCTURE.match(text):
        return False
    if mark in "\"'":
        return True
    if text.lstrip()[0] in "]}":
        return False
    deeper = len(text) - len(text.lstrip(" ")) > indent
    return not deeper or (bool(_KEY.match(text)) and above.rstrip()[-1:] not in tuple(",[{"))


def _left_open(number: int, mark: str) -> Slip:
    if mark in "\"'":
        mend = "Close it; inside single quotes an apostrophe is written twice."
        return Slip(number, f"a quote ({mark}) that is never closed", mend)
    close = {"[": "]", "{": "}"}[mark]
    mend = f'Write {close}, and put text that holds , [ ] {{ }} # or ": " in quotes.'
    return Slip(number, f"a {mark} that is never closed", mend)


def _value(line: str) -> str:
    """Return what of a line may open a quote or a bracket, or nothing where it is plain text."""
    match = _TEXT.fullmatch(line)
    text = match[1] if match else ""
    return text if text[:1] in tuple("\"'[{") else ""


def _opened(text: str, marks: list[str]) -> list[str]:
    """Return the quotes and brackets that are open at the end of `text`, `marks` before it."""
    marks = list(marks)
    at = 0
    while at < len(text):
        char = text[at]
        if marks and marks[-1] in "\"'":
            if char == "\\" and marks[-1] == '"':
                at += 1
            elif char == marks[-1]:
                if char == "'" and text[at + 1 : at + 2] == "'":
                    at += 1
                else:
                    marks.pop()
        elif char in "[{" or (char in "\"'" and re.search(r"(?:^|[\[{,:])\s*$", text[:at])):
            marks.append(char)
        elif char in "]}" and marks:
            marks.pop()
        elif char == "#" and marks and text[at - 1 : at] in ("", " "):
            break  # a comment swallows the rest, with the bracket that would close
        at += 1
    return marks
