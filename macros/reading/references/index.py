"""Every id and anchor there is, with what gives it.

Works on loaded data, so that a file with one fault still counts as there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from macros.reading.files import File
from macros.reading.validate import problem
from macros.reading.walk import Value
from macros.records.fields import PAGE_KINDS, Defines, Fault, entries
from macros.records.pages import KINDS, Glossary, Register, Rubric, Source
from macros.records.problems import Place, Problem, nearest, quoted
from macros.records.questions import Quiz

FOLDERS = {model.kind: folder for folder, model in KINDS.items()}

# What is expected and how to mend it where something that is published needs a draft.
FINISH = (
    "what is published as well",
    "Finish the draft and delete its draft: true, or take this out until then.",
)

# Where an id of each space is written, for the advice on mending an unknown one.
_HOMES = {
    "fact": ("fact", "under facts: of a page in docs/sources/"),
    "document": ("document", "under documents: of docs/sources/index.md"),
    "disagreement": ("disagreement", "under disagreements: of a page in docs/sources/"),
    "checklist": ("checklist", "of a checklist:, on a round or practice page"),
    "dimension": ("dimension", "under dimensions: of a page in docs/rubrics/"),
    **{kind: (kind, f"of a page in docs/{FOLDERS[kind]}/") for kind in PAGE_KINDS},
}


class Index:
    """Every id there is, by space, with the file and line that gives it.

    `drafts` are files that are left out: nothing is there by them, but what names something of
    theirs is told where it is.
    """

    def __init__(self, files: Iterable[File], drafts: Sequence[File] = ()) -> None:
        self.drafts = Index(drafts) if drafts else None
        self.files = list(files)
        self.pages: dict[str, File] = {}
        self.problems: list[Problem] = []
        self._ids: dict[str, dict[str, tuple[str, int, str]]] = {}
        # Their ids cannot be listed; an id that stands somewhere in their text may be theirs.
        self._unreadable = [file for file in self.files if not file.readable]
        for file in self.files:
            self._enter(file)

    def _enter(self, file: File) -> None:
        if file.model is not Quiz:
            self.pages[f"{file.kind}:{file.id}"] = file
            self._ids.setdefault(file.kind, {})[file.id] = (file.name, 1, "used")
        if file.model is Rubric:
            for index, dimension in entries(file.raw, "dimensions"):
                line = file.loaded.line(("dimensions", index))
                name = f"{file.id}/{dimension.get('id')}"
                self._ids.setdefault("dimension", {})[name] = (file.name, line, "used")
        for value in file.values:
            for marker in value.markers:
                if isinstance(marker, Defines):
                    self._define(file, value, marker)
        for index, fact in entries(file.raw, "facts") if file.model is Source else ():
            for at, part in entries(fact, "parts"):
                self._define_part(file, ("facts", index, "parts", at), fact, part)

    def _define_part(
        self, file: File, place: Place, fact: dict[str, Any], part: dict[str, Any]
    ) -> None:
        """Enter a part of a fact by the id that citations give it: `T07#format`."""
        name = f"{fact.get('id')}#{part.get('id')}"
        self._define(file, Value((*place, "id"), name, ()), Defines("fact"))

    def _define(self, file: File, value: Value, marker: Defines) -> None:
        known = self._ids.setdefault(marker.space, {})
        if value.text in known:
            name, line, how = known[value.text]
            fault = Fault(
                value.place,
                f"the id {quoted(value.text)}, already {how} in {name} on line {line}",
                "an id used once in the whole guide",
                "Rename this one.",
            )
            self.problems.append(problem(file.loaded, fault))
        else:
            known[value.text] = (file.name, file.loaded.line(value.place), marker.how)

    @cached_property
    def named(self) -> dict[str, str]:
        """Return every page, as `kind:id`, by the name of its file."""
        return {page.name: ref for ref, page in self.pages.items()}

    def given(self, spaces: tuple[str, ...], id: str) -> tuple[str, int, str] | None:
        """Return the file and line that give `id` in one of `spaces`, and how; None if none do."""
        known = (self._ids.get(space, {}) for space in spaces)
        return next((one[id] for one in known if id in one), None)

    def givers(self) -> dict[str, dict[str, str]]:
        """Return every id by space, each with the name of the file that gives it."""
        return {
            space: {id: file for id, (file, *_) in known.items()}
            for space, known in self._ids.items()
        }

    def ids(self, space: str) -> list[str]:
        """Return the ids of a space."""
        return list(self._ids.get(space, ()))

    @cached_property
    def _asked(self) -> dict[str, list[str]]:
        """The ids of the questions of each quiz, by the name of its file."""
        found: dict[str, list[str]] = {}
        for id, (file, *_) in self._ids.get("question", {}).items():
            found.setdefault(file, []).append(id)
        return found

    def questions(self, page: str) -> list[str]:
        """Return the ids of the questions that the page in the file `page` asks."""
        quiz = page.replace("docs/", "quizzes/", 1).removesuffix(".md") + ".yml"
        return self._asked.get(quiz, [])

    def missing(self, spaces: Iterable[str], id: str) -> bool:
        """Tell whether no file gives `id` in any of `spaces`, as far as files can be read."""
        if any(id in self._ids.get(space, ()) for space in spaces):
            return False
        if all(space in PAGE_KINDS for space in spaces):
            return True  # a page is there by its path, whatever it holds
        name = re.compile(rf"(?<![\w-]){re.escape(id.rpartition('/')[2])}(?![\w-])")
        return not any(name.search(file.loaded.text) for file in self._unreadable)

    def unknown(self, spaces: tuple[str, ...], id: str) -> tuple[str, str, str]:
        """Return found, expected and mend for an id that is missing from `spaces`."""
        if spaces == ("fact", "document"):
            spaces = spaces[:1] if id[:1].isupper() else spaces[1:]  # their form tells them apart
        names = " or ".join(_HOMES[space][0] for space in spaces)
        if (draft := self._in_draft(spaces, id)) is not None:
            return (f"the {names} {quoted(id)}, in a draft ({draft})", *FINISH)
        homes = " or ".join(_HOMES[space][1] for space in spaces)
        known = [name for space in spaces for name in self.ids(space)]
        hint = nearest(id, known)
        if "fact" in spaces:
            hint = self._fact_hint(id)
        elif id.upper() in self.ids("fact"):
            hint = f" (facts are written in upper case: {id.upper()})"
        return (
            f"the {names} {quoted(id)}, which does not exist",
            f"an id {homes}{hint}",
            "Correct the id, or write what it names.",
        )

    def _in_draft(self, spaces: tuple[str, ...], id: str) -> str | None:
        """Return the file and line of a draft that gives `id`, or None."""
        known = self.drafts.given(spaces, id) if self.drafts else None
        return known and f"{known[0]}:{known[1]}"

    def _fact_hint(self, id: str) -> str:
        """Return a fact that `id` may mean: only one of the same article, or of the same number.

        The nearest of all would often be another article's, and a false citation no check finds.
        """
        letter, number = id[:1], id[1:].partition("#")[0]
        padded = f"{letter}{number.zfill(2)}"
        if padded != id and padded in self.ids("fact"):
            return f" (did you mean {padded!r}?)"
        own = sorted(name for name in self.ids("fact") if name[0] == letter and "#" not in name)
        if "#" in id:
            return nearest(id, [name for name in self.ids("fact") if name.startswith(id[:3])])
        return f" ({own[0]} to {own[-1]} are this article's)" if own else ""

    def sections(self, ref: str) -> frozenset[str] | None:
        """Return the anchors of a page's headings, or None where they cannot be known."""
        file = self.pages[ref]
        if not file.readable or file.body.syntax is not None:
            return None
        return file.body.anchors | ({"quiz"} if file.body.calls_of("quiz") else set())

    def anchors(self, ref: str) -> frozenset[str] | None:
        """Return the anchors of a page's headings and macros, or None."""
        file, given = self.pages[ref], self.sections(ref)
        if given is None:
            return None
        found = {"related"} if file.body.calls_of("foot") else set()
        if file.model is Source:
            found |= {str(fact.get("id")).lower() for _, fact in entries(file.raw, "facts")}
            found |= {str(item.get("id")) for _, item in entries(file.raw, "disagreements")}
        if file.model is Glossary:
            found |= {str(term.get("id")) for _, term in entries(file.raw, "terms")}
        if file.model is Register:
            found |= {f"doc-{item.get('id')}" for _, item in entries(file.raw, "documents")}
        return given | found
