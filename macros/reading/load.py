"""Read YAML and front matter as plain data that remembers its lines.

The loader knows nothing of quizzes or pages. It refuses what YAML allows and authors trip over:
duplicate keys, anchors and aliases, tags, more than one document, and plain words and numbers that
YAML 1.1 turns into something else (`no` into false, `12:30` into 750).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.records.problems import Place, Problem, quoted

from .plain import slips
from .plain.builder import UNSEEN, Builder, TooDeepError
from .plain.sayings import SAYINGS

# Four times the largest file we have; a larger one is a mistake or an attack.
MAX_BYTES = 300_000
# Five times our longest line. Time that grows with the square of a line stays short.
MAX_LINE = 4_000

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TAB = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)


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
        for unseen in dict.fromkeys(UNSEEN.findall(shown)):
            found, expected = (
                f"the unseen character U+{ord(unseen):04X}",
                "text that shows what it is",
            )
            problems.append(Problem(file, line, "", found, expected, "Delete it."))
    return UNSEEN.sub("", text), problems


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
    builder = Builder(file, first_line, problems)
    try:
        builder.read(source)
    except yaml.MarkedYAMLError as error:
        if not tabs:
            problems.append(_syntax_problem(error, source, file, first_line))
        return Loaded(file, text, problems=tuple(problems), body=body, body_line=body_line)
    except TooDeepError:
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
