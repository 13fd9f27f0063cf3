"""Syntax that authors know from elsewhere and that this guide does not have, with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.records.fences import fence_options

from .icon_names import ICON, icon_file


@dataclass(frozen=True)
class Foreign:
    """A place in a body, what stands there, what is expected and how to mend it."""

    at: int
    found: str
    expected: str
    mend: str


# Outside code and templates: pattern, what it is called, what to write instead.
_FOREIGN = tuple(
    (re.compile(pattern, re.MULTILINE), name, expected, mend)
    for pattern, name, expected, mend in (
        (
            r"^[ \t]*[-*+][ \t]+\[[ xX]\][ \t]",
            "a task list",
            "checklist: in the front matter, whose ticks are kept",
            "Write it there, and {{ checklist_form() }} here.",
        ),
        (
            r"\$\$",
            "a formula ($$)",
            "arithmetic in words, in code or computed on the page",
            "Write it as text.",
        ),
        (
            r"^[ \t]*-{2}8<-{2}",
            "an included file (--8<--)",
            "text of this page, or a macro",
            "Write it here.",
        ),
        (
            r"^\*\[[^\]\n]+\]:",
            "an abbreviation defined here",
            "a term in docs/glossary.md, which every page explains",
            "Write it there.",
        ),
        (
            r"==[^=\s][^=\n]*==|\^\^[^\^\s][^\^\n]*\^\^|~~[^~\s][^~\n]*~~|\{(?:\+\+|--|~~|==|>>)",
            "a marked change or a highlight",
            "**bold** or *emphasis*",
            "Use one of them.",
        ),
        (
            r"\{:?[^{}\n]*\.md-[\w-]+[^{}\n]*\}",
            "a class of Material's",
            "a plain link, which needs no class",
            "Delete the braces.",
        ),
        (
            r"\{:?[ \t]*\.annotate[^{}\n]*\}",
            "annotations",
            "a box, or a term in docs/glossary.md",
            "Write the note there.",
        ),
        (
            r"\{:[ \t]*(?:[#.][\w-]+[ \t]+)*[A-Za-z][^{}\n=.#]*\}",
            "an attribute list without # or .",
            "an id, as in {: #phases }",
            "Put # before it.",
        ),
        (
            r"""<div[^>\n]*class=["']?grid\b""",
            "a grid",
            '{{ cards("concept") }}, a table or a list',
            "Use one of them.",
        ),
        (
            r"(?<![\w:/]):(?!(?:material|fontawesome|octicons|simple)-)[a-z][a-z_]+[a-z]:(?![\w/])",
            "an emoji",
            "words, or an icon as :material-lock:",
            "Write one of them.",
        ),
    )
)
_DIAGRAM = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*mermaid\b", re.MULTILINE)


def unsupported(text: str, plain: str) -> Iterator[Foreign]:
    """Yield what a body `text` holds that would not work; `plain` is it without code."""
    for pattern, name, expected, mend in _FOREIGN:
        for match in pattern.finditer(plain):
            yield Foreign(match.start(), name, expected, mend)
    for match in _DIAGRAM.finditer(text):
        mend = "Draw it as macros/figures/name.svg."
        yield Foreign(match.start(), "a diagram in code", '{{ figure("name") }}', mend)
    for match in fence_options(text):
        found, expected = "options behind a fence", "the language alone, as in ```python"
        yield Foreign(match.start(), found, expected, "Delete them.")
    for match in ICON.finditer(plain):
        if icon_file(match[1]) is None:
            expected = "an icon of Material's sets, as :material-lock:"
            yield Foreign(match.start(), f"the icon {match[0]}", expected, "Correct its name.")
