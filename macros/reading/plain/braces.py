"""Slips in a page's body that make what follows unreadable, or that Markdown shows as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A line of the body, counted from 1, with what is wrong on it."""

    line: int
    found: str
    expected: str
    mend: str


_CURLY = re.compile("[\u201c\u201d\u2018\u2019]")
_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})([^`\n]*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^`\n]+(?<!`)\1(?!`)|\{\{.*?\}\}")
# A formula between dollars has a power, an index or a command; prices have none.
TEX = re.compile(r"(?<![\w$])\$[^$\n]*[\^_\\][^$\n]*\$(?!\w)|\\\([^\n]+?\\\)|\\\[[^\n]+?\\\]")


def template_slip(body: str) -> Slip | None:
    """Return what makes the template of `body` unreadable, as far as its first sign tells."""
    for match in re.finditer(r"\{\{", body):
        begin = match.end()
        close, following = body.find("}}", begin), body.find("{{", begin)
        part = body[begin : body.find("\n", begin) if "\n" in body[begin:] else None]
        number = body.count("\n", 0, begin) + 1
        shown = f"{{{{{part.split('}')[0].rstrip()}"
        if close < 0 or 0 <= following < close:
            missing = "one brace that closes" if "}" in part else "no braces that close"
            return Slip(number, f"{missing} {shown}", f"{shown} }}}}", "Close both braces.")
        if mark := _CURLY.search(body[begin:close]):
            found = f"the typographic quote {mark[0]} in {shown} }}}}"
            return Slip(number, found, "straight quotes", 'Write " in its place.')
    return None


def unread(body: str) -> Iterator[Slip]:
    """Yield fences that are never closed, and formulas that nothing here typesets."""
    fence, opened = "", 0
    for number, line in enumerate(body.split("\n"), 1):
        match = _FENCE.fullmatch(line)
        if fence:
            if match and match[2].startswith(fence) and not match[3].strip():
                fence = ""
        elif match:
            fence, opened = match[2], number
        elif not line.startswith("    ") and (formula := TEX.search(_CODE.sub("", line))):
            expected = "words, characters such as as ², or code"
            mend = "Write it with plain characters, or in backticks; no formula is typeset here."
            yield Slip(number, f"a formula ({formula[0]})", expected, mend)
    if fence:
        mend = f"Write {fence} on a line of its own where the code ends."
        yield Slip(opened, f"a fence ({fence}) that is never closed", "its end", mend)
