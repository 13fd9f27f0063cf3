"""How the guide is written: American spelling, no filler, no edition that is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.records.problems import Problem, quoted
from macros.records.questions.text import TextAnswer

from .base import Alone

# What is sought in a whole file first, in lower case, and the words it may be part of.
_BRITISH = {
    **dict.fromkeys(
        ("colour", "behaviour", "favour", "honour", "labour", "neighbour", "rumour"), r"\w*{}\w*"
    ),
    "isation": r"\w+isation\w*",
    **dict.fromkeys(
        (
            *("organis", "prioritis", "recognis", "authoris", "summaris", "minimis", "maximis"),
            *("optimis", "normalis", "anonymis", "categoris", "generalis", "initialis", "realis"),
            *("standardis", "tokenis", "utilis", "visualis", "customis", "specialis", "criticis"),
            "analys",
        ),
        "{}(?:e|ed|es|er|ers|ing)",
    ),
    "emphasise": "emphasise[ds]?",
    **dict.fromkeys(("travell", "practis"), r"{}\w+"),
    **dict.fromkeys(("modell", "labell", "cancell", "signall"), "{}(?:ed|er|ers|ing)"),
    **dict.fromkeys(
        ("defence", "offence", "licence", "judgement", "catalogue", "artefact", "sceptic"),
        r"{}\w*",
    ),
    "centre": "centre[sd]?",
    "programme": "programmes?",
    **dict.fromkeys(("fulfil", "whilst", "amongst", "grey", "learnt"), "{}"),
}
# A question's slug as `new` writes it.
_SLUG = re.compile(r"\btodo-\d+\b")
_LEFT = re.compile(
    r"\bTODO\b(?!-\d)|\bFIXME\b|\blorem ipsum\b|\bTBD\b|\bclick here\b", re.IGNORECASE
)
# What others wrote: addresses, file names, expressions, lists of ids.
_THEIRS = re.compile(r"https?://\S+|\b[\w-]+\.(?:md|yml|svg)\b|\{\{.*?\}\}|\[[a-z0-9, -]+\]")
_CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_BREAK = re.compile(r"(\n(?:[ \t]*\n)+|\n(?=\s*- |\s*[a-z_]+:))")
# What says of an edition that it is no longer the current one.
_OLD = re.compile(
    r"\b(?:old|older|once|formerly|former|used to be|outdated|historical|retired|no longer|until"
    r"|renam\w+|supersed\w+|obsolet\w+|replac\w+|split|moved|draft|next version of|earlier"
    r"|has been|became|is now|now called|said instead)\b|[(,] ?now\b"
    r"|\bwas: ",
    re.IGNORECASE,
)
_NEAR = 200  # characters


@dataclass(frozen=True)
class Passage:
    """A paragraph of prose or a text of a record on one line, and the line where it begins."""

    line: int
    text: str


@lru_cache(maxsize=1_000)
def passages(text: str) -> tuple[Passage, ...]:
    """Return every paragraph of a file's text, code left out."""
    text = _CODE.sub(lambda match: "\n" * match[0].count("\n"), text)
    found, line = [], 1
    for block in _BREAK.split(text):
        if block.strip():
            found.append(Passage(line, " ".join(block.split())))
        line += block.count("\n")
    return tuple(found)


def spelling(one: Alone) -> Iterator[Problem]:
    """Yield British spelling, but for titles that others gave and what readers may type."""
    text = one.file.loaded.text.lower()
    if found := [form.format(stem) for stem, form in _BRITISH.items() if stem in text]:
        pattern = re.compile(rf"\b(?:{'|'.join(found)})\b", re.IGNORECASE)
        whole = _without_typed(one)
        yield from _words(one, whole, pattern, one.titles, "American spelling", "Spell it so.")


def _without_typed(one: Alone) -> str:
    """Return the file's text without the answers that typed questions know, line for line."""
    lines = one.file.loaded.text.split("\n")
    for at, question in one.questions():
        if isinstance(question, TextAnswer):
            here = ("questions", at)
            for index, text in enumerate(question.accepted):
                _blank(lines, one.file.loaded.line((*here, "accepted", index)), text)
            for index, slip in enumerate(question.slips):
                _blank(lines, one.file.loaded.line((*here, "slips", index, "text")), slip.text)
    return "\n".join(lines)


def _blank(lines: list[str], first: int, text: str) -> None:
    """Take `text`, which begins on the line `first` or the next, out of `lines`."""
    parts = [part for part in text.split("\n") if part.strip()]
    for number in range(first - 1, min(len(lines), first + text.count("\n") + 1)):
        if parts and parts[0] in lines[number]:
            lines[number] = lines[number].replace(parts.pop(0), "", 1)


def unfinished(one: Alone) -> Iterator[Problem]:
    """Yield what was left to do, in files that are meant to be whole."""
    mend = "Write it, or set draft: true until it is written."
    whole = one.file.loaded.text
    yield from _words(one, whole, _LEFT, (), "a text that is finished", mend)
    named = "Name it for what it asks: once it is published, it stays for ever."
    yield from _words(one, whole, _SLUG, (), "a slug of the question's own", named)


def _words(
    one: Alone,
    whole: str,
    pattern: re.Pattern[str],
    theirs: tuple[str, ...],
    expected: str,
    mend: str,
) -> Iterator[Problem]:
    # The whole file first: most hold nothing of it.
    if one.done and pattern.search(whole):
        for passage in passages(whole):
            text = _THEIRS.sub(" ", passage.text)
            for title in theirs:
                text = text.replace(title, " ")
            for match in pattern.finditer(text):
                line = _line(whole, passage.line, match[0])
                yield one.on(line, quoted(match[0]), expected, mend)


def _line(text: str, first: int, word: str) -> int:
    """Return the line of `word` in `text` from the line `first` on."""
    for number, line in enumerate(text.split("\n")[first - 1 :], first):
        if word.split()[0] in line:
            return number
    return first


def filler(one: Alone) -> Iterator[Problem]:
    """Yield words that say nothing. A noun is none, nor is an example of weak speech."""
    words = [re.escape(word) for word in one.standards.filler]
    # "the leverage", "Leverage: competing offers" name a thing.
    words = [word.replace("leverage", "(?<!the )leverage(?!:)") for word in words]
    if not words:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(words)})(?:d|s|ing)?\b(?!\*)", re.IGNORECASE)
    whole = one.file.loaded.text
    if pattern.search(whole):
        for passage in passages(whole):
            for match in () if passage.text.startswith("weak:") else _all(pattern, passage):
                line = _line(whole, passage.line, match[0])
                found = f"the filler {quoted(match[0])}"
                mend = "Say the thing itself, or leave the word out."
                yield one.on(line, found, "a word that says something", mend)


def _all(pattern: re.Pattern[str], passage: Passage) -> list[re.Match[str]]:
    return list(pattern.finditer(passage.text))


def editions(one: Alone) -> Iterator[Problem]:
    """Yield superseded editions that nothing near them marks as such."""
    parts = passages(one.file.loaded.text)
    text = " ".join(passage.text for passage in parts)
    for old in one.standards.superseded:
        for match in re.compile(old.pattern, re.IGNORECASE).finditer(text):
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if not _OLD.search(near):
                yield one.on(
                    _where(parts, match.start()),
                    f"the superseded {old.edition} ({quoted(match[0])})",
                    "the current edition, or a word near it that says this one is old",
                    "Bring it up to date, or say what has replaced it.",
                )


def _where(parts: tuple[Passage, ...], at: int) -> int:
    """Return the line of the passage that holds the character `at` of all, joined by spaces."""
    for passage in parts:
        if at <= len(passage.text):
            return passage.line
        at -= len(passage.text) + 1
    return parts[-1].line if parts else 1
