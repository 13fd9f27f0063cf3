"""Whether what files say about each other is true: ids, links, loops, quizzes.

Works on loaded data, so that a file with one fault still has its references checked and still
counts as there. What a fault elsewhere makes unknowable is not reported a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from macros.records.fences import without_fences
from macros.records.fields import CODE_SPAN, PAGE_LINK, Fault, Link, Prose, Ref
from macros.records.pages import Case, Practice, Role, Round
from macros.records.problems import Problem, nearest, path_text, quoted
from macros.records.questions import Quiz

from .files import File
from .references.index import FINISH, Index
from .references.sound import Sound, outline
from .validate import problem
from .walk import Value

# As many problems of one file are read out; to look for more could take for ever.
MOST = 200

_PAGE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*")
_PROSE_LINK = re.compile(rf"\]\(\s*({PAGE_LINK.pattern})\s*\)")


_sound = Sound()


def check(index: Index) -> list[Problem]:
    """Return every problem between files."""
    found = list(index.problems)
    _sound.begin(outline(index))
    for file in index.files:
        if file in _sound:
            continue
        reported = {item.path for item in file.problems}
        faults = list(islice(_faults(file, index), MOST))
        # These depend on the records of others.
        if not faults and file.model not in (Role, Round, Case, Practice):
            _sound.add(file)
        found += [
            problem(file.loaded, fault)
            for fault in faults
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
    made = {str(file.raw.get("page")) for file in quizzes if file.readable}
    # What an unreadable quiz is for, its file name tells.
    made |= {ref for file in quizzes if not file.readable and (ref := _quizzed(file))}
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
