"""What is declared of a macro: all that the check, an engine and an author need to know of it.

`macros.parts` declares them, each beside the function that builds it; nothing here knows which
there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.records.pages import Page

# The one page with the list of everything to study, which the practice tools read.
STUDY_PAGE = "practice:questions"
# Arguments that are one of a few words, by their space.
WORDS: Mapping[str, tuple[str, ...]] = {
    "minutes": ("attended", "all"),
    "view": ("gist", "size", "scored", "rejects", "gates", "choose"),
    "counted": (
        *("company", "role", "round", "attended", "rubric", "concept", "case", "source"),
        *("publisher", "question", "quiz", "fact", "document", "term"),
    ),
}


@dataclass(frozen=True)
class Argument:
    """An argument by its name in Python. `spaces` are those its id may belong to."""

    name: str
    spaces: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True)
class Macro:
    """A macro: its name, what it takes, where it may stand, what it gives and how it is built.

    `each` are the spaces of any number of ids. `on` is the kind of page, `needs` a key of its
    record. `once` says that it stands on a page once, `studies` that it works from the list on
    STUDY_PAGE, `under` the level of the heading that must stand above its own. A `block` or
    something `inline` is HTML, and opens a section under `heading` where there is one; a `pure`
    text is computed from its arguments alone, so that it may stand inside an expression.
    """

    name: str
    help: str
    build: Callable[..., str]
    arguments: tuple[Argument, ...] = ()
    each: tuple[str, ...] = ()
    on: type[Page] = Page
    needs: str = ""
    once: bool = False
    under: int = 1
    studies: bool = False
    heading: str = ""
    gives: Literal["block", "inline", "text"] = "block"
    pure: bool = False

    @property
    def optional(self) -> int:
        """Return how many arguments may be left out."""
        return sum(argument.optional for argument in self.arguments)


Vocabulary = Mapping[str, Macro]
