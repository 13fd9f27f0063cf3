"""Whether what files say about each other is true: ids, links, loops, quizzes.

Works on loaded data, so that a file with one fault still has its references checked and still
counts as there. What a fault elsewhere makes unknowable is not reported a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from macros.records.fences import without_fences
from macros.records.fields import (
    CODE_SPAN,
    PAGE_KINDS,
    PAGE_LINK,
    Defines,
    Fault,
    Link,
    Prose,
    Ref,
    entries,
)
from macros.records.pages import (
    KINDS,
    Case,
    Glossary,
    Practice,
    Register,
    Role,
    Round,
    Rubric,
    Source,
)
from macros.records.problems import Place, Problem, nearest, path_text, quoted
from macros.records.questions import Quiz

from .files import File
from .validate import problem
from .walk import Value

# As many problems of one file are read out; to look for more could take for ever.
MOST = 200

FOLDERS = {model.kind: folder for folder, model in KINDS.items()}

# What is expected and how to mend it where something that is published needs a draft.
FINISH = (
    "what is published as well",
    "Finish the draft and delete its draft: true, or take this out until then.",
)

_PAGE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_PROSE_LINK = re.compile(rf"\]\(\s*({PAGE_LINK.pattern})\s*\)")
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

    def ids(self, space: str) -> list[str]:
        """Return the ids of a space."""
        return list(self._ids.get(space, ()))

    def questions(self, page: str) -> list[str]:
        """Return the ids of the questions that the page in the file `page` asks."""
        quiz = page.replace("docs/", "quizzes/", 1).removesuffix(".md") + ".yml"
        return [id for id, (file, *_) in self._ids.get("question", {}).items() if file == quiz]

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


def check(index: Index) -> list[Problem]:
    """Return every problem between files."""
    found = list(index.problems)
    for file in index.files:
        reported = {item.path for item in file.problems}
        found += [
            problem(file.loaded, fault)
            for fault in islice(_faults(file, index), MOST)
            if not fault.at or path_text(fault.at) not in reported
        ]
    return [*found, *_quizzes_and_pages(index)]


def _faults(file: File, index: Index) -> Iterator[Fault]:
    if file.model is not Quiz and not _PAGE_NAME.fullmatch(file.id):
        yield Fault(
            (),
            f"the file name {quoted(file.id)}",
            "lower-case letters, digits and single hyphens",
            "Rename the file: its name is the page's id.",
        )
    for value in file.values:
        for marker in value.markers:
            yield from _value(value, marker, index)
    if file.model is Role:
        yield from _role(file, index)
    elif file.model is Round:
        yield from _round(file, index)
    elif file.model in (Case, Practice):
        yield from _same_role(file, index)
    elif file.model is Quiz:
        yield from _quiz(file)


def _value(value: Value, marker: object, index: Index) -> Iterator[Fault]:
    if isinstance(marker, Ref) and index.missing(marker.spaces, value.text):
        yield Fault(value.place, *index.unknown(marker.spaces, value.text))
    elif isinstance(marker, Link) and (match := PAGE_LINK.fullmatch(value.text)):
        yield from _link(value, match[1], match[2], match[3], index)
    elif isinstance(marker, Prose) and "](" in value.text:
        for found in _PROSE_LINK.finditer(CODE_SPAN.sub("", without_fences(value.text))):
            yield from _link(value, found[2], found[3], found[4], index)


def _link(value: Value, kind: str, id: str, anchor: str | None, index: Index) -> Iterator[Fault]:
    ref = f"{kind}:{id}"
    if index.missing((kind,), id):
        yield Fault(value.place, *index.unknown((kind,), id))
    elif anchor and ref in index.pages:
        anchors = index.anchors(ref)
        if anchors is not None and anchor not in anchors:
            yield Fault(
                value.place,
                f"the section #{anchor} of {ref}, which does not exist",
                f"a heading of {index.pages[ref].name}{nearest(anchor, anchors)}",
                f"Correct it, or give that heading {{: #{anchor} }}.",
            )


def _role(file: File, index: Index) -> Iterator[Fault]:
    rounds = file.raw.get("rounds")
    for at, name in enumerate(rounds if isinstance(rounds, list) else ()):
        other = index.pages.get(f"round:{name}")
        if other is not None and isinstance(said := other.raw.get("role"), str) and said != file.id:
            yield Fault(
                ("rounds", at),
                f"the round {quoted(name)}, which says role: {said}",
                f"a round with role: {file.id}",
                f"Remove it here, or correct {other.name}.",
            )


def _round(file: File, index: Index) -> Iterator[Fault]:
    role = index.pages.get(f"role:{file.raw.get('role')}")
    rounds = role.raw.get("rounds") if role else None
    # A draft may wait beside a loop that is published without it.
    if not role or not isinstance(rounds, list) or file.id in rounds or file.draft:
        return
    # A round listed there that does not exist is this one, misspelled, and reported.
    if all(f"round:{name}" in index.pages for name in rounds):
        yield Fault(
            ("role",),
            f"the role {quoted(role.id)}, whose loop does not have this round",
            f"{file.id} in rounds: of {role.name}",
            "Add it there, in its place.",
        )


def _same_role(file: File, index: Index) -> Iterator[Fault]:
    role, round_id = file.raw.get("role"), file.raw.get("round")
    page = index.pages.get(f"round:{round_id}")
    said = page.raw.get("role") if page else None
    if f"role:{role}" in index.pages and isinstance(said, str) and role != said:
        yield Fault(
            ("round",),
            f"the round {quoted(round_id)}, which belongs to {said}",
            f"a round of {role}",
            "Correct role: or round:.",
        )


def _quiz(file: File) -> Iterator[Fault]:
    page = _quizzed(file)
    if page is None:
        yield Fault(
            (),
            "a quiz outside quizzes/concepts/ and quizzes/rounds/",
            "one of these folders",
            "Move the file.",
        )
        return
    name = page.partition(":")[2].replace("/", ".")
    for key, wanted in (("quiz", name), ("page", page)):
        if isinstance(said := file.raw.get(key), str) and said != wanted:
            yield Fault(
                (key,),
                quoted(said),
                f"{wanted}, as the file is named",
                "Correct it, or move the file.",
            )


def _quizzes_and_pages(index: Index) -> Iterator[Problem]:
    """Yield the pages and quizzes that do not find each other."""
    quizzes = [file for file in index.files if file.model is Quiz]
    made = [file.raw.get("page") for file in quizzes if file.readable]
    # What an unreadable quiz is for, its file name tells.
    made += [ref for file in quizzes if not file.readable and (ref := _quizzed(file))]
    drafts = index.drafts.files if index.drafts else []
    drafted = {_quizzed(file): file.name for file in drafts if file.model is Quiz}
    for ref, page in index.pages.items():
        calls = page.body.calls_of("quiz")
        if ref in made and not calls and page.readable and page.body.syntax is None:
            fault = Fault(
                (),
                "no {{ quiz() }}, though a quiz is made for this page",
                "the quiz",
                "Put {{ quiz() }} before {{ foot() }}.",
            )
            yield problem(page.loaded, fault, page.loaded.body_line)
        for call in calls if ref not in made else ():
            fault = Fault(
                (),
                "{{ quiz() }}, though no quiz is made for this page",
                f"a file in quizzes/ with page: {ref}",
                "Write the quiz, or remove the macro.",
            )
            if ref in drafted:
                fault = Fault((), f"{{{{ quiz() }}}}, a draft ({drafted[ref]})", *FINISH)
            yield problem(page.loaded, fault, page.loaded.body_line + call.line - 1)


def _quizzed(file: File) -> str | None:
    """Return the page that a quiz is for, by its file name."""
    folder, _, name = file.id.partition("/")
    kind = {"concepts": "concept", "rounds": "round"}.get(folder)
    return f"{kind}:{name}" if kind and name else None
