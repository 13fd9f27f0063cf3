"""Fenced code: lines between fences, which hold nothing but text."""

from __future__ import annotations

import re

_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})[^\n]*")


# A fence may name a language, and nothing else.
_OPTIONS = re.compile(
    r"^[ \t]*(?:`{3,}|~{3,})(?![`~])[ \t]*[\w+-]*(?![\w+-])[ \t]*([^\s`~][^\n]*)$", re.MULTILINE
)


def fence_options(text: str) -> list[re.Match[str]]:
    """Return what stands behind the language of each fence."""
    return list(_OPTIONS.finditer(text))


def without_fences(text: str) -> str:
    """Return `text` with its fenced code blanked out, line breaks kept."""
    lines = text.split("\n")
    unclosed: set[str] = set()
    at = 0
    while at < len(lines):
        match = _FENCE.fullmatch(lines[at])
        mark = match[1] + match[2] if match else ""
        if match and mark not in unclosed:
            end = next((i for i in range(at + 1, len(lines)) if _closes(lines[i], mark)), None)
            if end is None:
                unclosed.add(mark)  # nor is any below
            else:
                lines[at : end + 1] = [" " * len(line) for line in lines[at : end + 1]]
                at = end
        at += 1
    return "\n".join(lines)


def _closes(line: str, mark: str) -> bool:
    return line.startswith(mark) and not line[len(mark) :].strip("`~").strip(" \t")
