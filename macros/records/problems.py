"""Problems in the content, as an author reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

# Where something stands in data as loaded: keys, and positions in lists.
Place = tuple[str | int, ...]

# A found text is shown to be recognized, not to be read.
_SHOWN = 60


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a content file.

    `file` is relative to the project's root, `line` counts from 1, `path` is the place in the
    data (`questions[2].options[0].why`, or empty for the file as a whole), `found` and `expected`
    are noun phrases, `mend` is an instruction.
    """

    file: str
    line: int
    path: str
    found: str
    expected: str
    mend: str

    def __str__(self) -> str:
        # Whoever adds a file also names it.
        name = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in self.file)
        place = f"{name}:{self.line}"
        if self.path:
            place += f": {self.path}"
        return f"{place}: found {self.found}; expected {self.expected}. {self.mend}"


def quoted(text: object) -> str:
    """Return `text` in quotes on one line, cut where it is long, safe for a terminal."""
    whole = str(text)
    return repr(whole) if len(whole) <= _SHOWN else f"{whole[:_SHOWN]!r}…"


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


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ` (did you mean 'x'?)` for the known name closest to `name`, or nothing."""
    close = get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""
