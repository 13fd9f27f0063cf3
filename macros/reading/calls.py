"""What is wrong with the macros that a page's body calls: where they stand, what they are given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from macros.records.fields import Fault, entries
from macros.records.pages import Page, Rubric
from macros.records.problems import nearest, quoted

from .body import COMPUTED, Call
from .files import File
from .references.index import FOLDERS, Index
from .vocabulary import STUDY_PAGE, WORDS, Macro, Vocabulary

# Line and fault.
Found = Iterator[tuple[int, Fault]]


class Calls:
    """The calls of macros in one page's body against what they are declared to be."""

    def __init__(
        self, file: File, index: Index, drawings: frozenset[str], macros: Vocabulary
    ) -> None:
        self.file, self.index, self.body = file, index, file.body
        self.drawings, self.macros = drawings, macros

    def once(self) -> Found:
        """Yield what is wrong with the macros that stand on a page once."""
        heads = self.body.calls_of("head")
        if self.file.readable and self.body.syntax is None and not heads:
            yield 1, fault_of("no {{ head() }}", "it, first on the page", "Write it.")
        seen: set[tuple[str, str]] = set()
        for call in self.body.calls:
            macro = self.macros.get(call.name)
            if macro and macro.once and (call.name, repr(call.args)) in seen:
                shown = f"{{{{ {call.name}() }}}} a second time"
                yield call.line, fault_of(shown, "it once on a page", "Delete one.")
            seen.add((call.name, repr(call.args)))
        if heads and self.file.readable:
            above = self.file.loaded.body.split("\n")[: heads[0].line - 1]
            text = next((line for line in above if line.strip() and line.strip()[:2] != "{%"), "")
            if text:
                shown = f"text above {{{{ head() }}}} ({quoted(text.strip())})"
                yield 1, fault_of(shown, "head() first on the page", "Move it below.")

    def call(self, call: Call, macro: Macro) -> Iterator[Fault]:
        yield from self.study(call, macro)
        shown = f"{{{{ {call.name}({', '.join(map(_written, call.args))}) }}}}"
        count, most = len(call.args) + len(call.options), len(macro.arguments)
        if macro.on is not Page and self.file.model is not macro.on:
            kind = macro.on.kind
            yield fault_of(
                f"{shown} on a {self.file.kind} page", f"a {kind} page", "Remove it here."
            )
        elif macro.each and not call.args:
            yield fault_of(shown, "at least one id", "Name what is cited.")
        elif not macro.each and not most - macro.optional <= count <= most:
            least = f"{most - macro.optional} or " if macro.optional else ""
            expected = f"{least}{most or 'no'} argument{'' if most < 2 else 's'}"
            if example := self.example(macro):
                expected += f", as in {example}"
            yield fault_of(shown, expected, "Correct the call.")
        elif macro.needs and self.file.readable and not self.file.raw.get(macro.needs):
            expected = f"{macro.needs}: in this page's front matter"
            yield fault_of(shown, expected, "Write it, or remove the macro.")
        else:
            yield from self.bare(call, shown)
            for value, argument in zip(call.args, macro.arguments, strict=False):
                yield from self.argument(shown, value, argument.spaces)
            for value in call.args if macro.each else ():
                yield from self.argument(shown, value, macro.each)
            named = {argument.name: argument.spaces for argument in macro.arguments}
            for name, value in call.options.items():
                if name in named:
                    yield from self.argument(shown, value, named[name])
                else:
                    expected = "the arguments that CONTRIBUTING.md shows"
                    yield fault_of(f"{name}= in {shown}", expected, "Correct the call.")

    def example(self, macro: Macro) -> str:
        """Return a call of the macro with ids there are, or nothing where it takes none."""
        needed = [one for one in macro.arguments if not one.optional]
        known = [next((id for s in one.spaces for id in self.index.ids(s)), "") for one in needed]
        names = ", ".join(f'"{id}"' for id in known)
        return f"{{{{ {macro.name}({names}) }}}}" if known and all(known) else ""

    def study(self, call: Call, macro: Macro) -> Iterator[Fault]:
        """Yield what keeps the practice tools from the list of everything to study."""
        path = f"docs/{STUDY_PAGE.replace(':', '/')}.md"
        if call.name == "study_index" and self.file.name != path:
            found = "{{ study_index() }} on this page"
            yield fault_of(found, f"it on {path}, where the tools read it", f"Link to {path}.")
        listed = self.index.pages.get(STUDY_PAGE)
        if macro.studies and not (listed and listed.body.calls_of("study_index")):
            found = f"{{{{ {call.name}() }}}} without the list it works from"
            yield fault_of(found, f"{{{{ study_index() }}}} on {path}", "Write that page.")

    def bare(self, call: Call, shown: str) -> Iterator[Fault]:
        """Yield what a macro called without its optional id lacks on this page."""
        if call.args:
            return
        if call.name == "rubric" and self.file.model is not Rubric:
            yield fault_of(shown, "a rubric's id, on any page but a rubric's own", "Name it.")
        if (
            call.name == "checklist_form"
            and self.file.readable
            and "checklist" not in self.file.raw
        ):
            yield fault_of(
                shown, "checklist: in this page's front matter", "Write it, or name one."
            )

    def argument(self, shown: str, value: Any, spaces: tuple[str, ...]) -> Iterator[Fault]:
        if value is COMPUTED or spaces == ("number",):
            return
        if not isinstance(value, str):
            yield fault_of(shown, "ids in quotes", "Put them in quotes.")
        elif spaces == ("contrast",):
            known = [str(item.get("id")) for _, item in entries(self.file.raw, "contrasts")]
            if self.file.readable:
                yield from self.choice(shown, value, "an id under contrasts: of this page", known)
        elif spaces == ("figure",):
            where = "the name of a file in macros/figures/"
            yield from self.choice(shown, value, where, self.drawings)
        elif spaces == ("kind",):
            yield from self.choice(shown, value, f"one of {', '.join(FOLDERS)}", FOLDERS)
        elif spaces == ("noun",):
            if not re.fullmatch(r"[A-Za-z][A-Za-z -]*", value):
                yield fault_of(shown, "a noun in the singular, as in account", "Correct it.")
        elif words := WORDS.get(spaces[0]):
            yield from self.choice(shown, value, f"one of {', '.join(words)}", words)
        elif self.index.missing(spaces, value):
            found, expected, mend = self.index.unknown(spaces, value)
            yield fault_of(f"{found}, in {shown}", expected, mend)

    def choice(
        self, shown: str, value: str, expected: str, known: Collection[str]
    ) -> Iterator[Fault]:
        if value not in known:
            yield fault_of(shown, f"{expected}{nearest(value, known)}", "Correct it.")


def fault_of(found: str, expected: str, mend: str) -> Fault:
    """Return a fault of a body, which has no place in the data."""
    return Fault((), found, expected, mend)


def _written(value: Any) -> str:
    return "…" if value is COMPUTED else quoted(value) if isinstance(value, str) else repr(value)
