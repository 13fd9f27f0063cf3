"""Text of other banks as the Markdown that our records hold, and what is lost of it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from macros.reading.plain.builder import UNSEEN
from macros.records.fields import CODE_SPAN

# What a text loses, in words, is told to this.
Lose = Callable[[str], None]

_FENCE = re.compile(r"([ \t]*)(`{3,}|~{3,})[ \t]*([\w+-]*)[^\n]*")
_RAISED = str.maketrans(
    "0123456789+-=()n",
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207c\u207d\u207e\u207f",
)
_LOWERED = str.maketrans(
    "0123456789+-=()",
    "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e",
)
_SMALL = re.compile(r"<(sup|sub)>([^<>\n]*)</\1>", re.IGNORECASE)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "tt": "`"}
_MARK = re.compile(r"</?(b|strong|i|em|code|kbd|tt)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:div|span|p|img|a|font|table|tbody|thead|tr|td|th|ul|ol|li|u|small|big|center|hr"
    r"|details|summary|figure|video|audio|iframe|object|script|style|svg|h[1-6])\b[^>\n]*>"
    r"|<!--.*?-->",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\s*<?([^()\s>]*(?:\([^()\s]*\)[^()\s>]*)*)>?[^)\n]*\)")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]*)\]:[ \t]*(\S*).*$", re.MULTILINE)
_NAMED = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*?)[ #]*$", re.MULTILINE)
# What our records take for HTML, a template, an icon or a formula: shown as it is written.
_ODD = re.compile(
    r"[^\s`<]*<[A-Za-z/!?][^>\n`]*>?[^\s`]*"
    r"|\{\{[^\n`]*?\}\}|\{[{%#:][^\n}`]*[}%#]*"
    r"|&(?:#\d+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"
    r"|:(?:material|fontawesome|octicons|simple)-[\w-]+:"
)
_FORMULA = re.compile(r"(?<![\w$])\$[^$\n`]*[\^_\\][^$\n`]*\$(?!\w)|\\\([^\n`]+?\\\)")
_ESCAPE = re.compile(r"\\([\\*_\[\]])")
_SPECIAL = re.compile(r"([\\*_`\[\]])")
# What begins a list, a quote, a table or a rule where it begins a line.
_LEADING = re.compile(r"^([ \t]*)(?:([-+*>|#=])|(\d+)([.)]))(?=\s|$|[-=>|#])", re.MULTILINE)


def clean(text: str) -> str:
    """Return text without tabs, unseen characters and spaces at the ends of lines."""
    text = UNSEEN.sub("", text.replace("\u00a0", " ").expandtabs(4))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def markdown(text: str, lose: Lose) -> str:
    """Return foreign Markdown as ours: HTML in it as Markdown or code, what cannot be dropped."""
    text = clean(text)
    links = dict(_DEFINED.findall(_outside(text)))
    found: list[str] = []
    prose: list[str] = []
    closing = indent = ""
    for line in text.split("\n"):
        fence = _FENCE.fullmatch(line)
        if closing:
            closed = line.strip() and set(line.strip()) == {closing[0]}
            if closed and len(line.strip()) >= len(closing):
                found.append(indent + closing)
                closing = ""
            else:
                found.append(line)
        elif fence and "`" not in line.strip().lstrip("`"):
            found += [*_flushed(prose, links, lose), fence[1] + fence[2] + fence[3]]
            indent, closing = fence[1], fence[2]
        else:
            prose.append(line)
    found += _flushed(prose, links, lose)
    if closing:
        found.append(indent + closing)
    return "\n".join(found).strip()


def plain(text: str) -> str:
    """Return plain text as Markdown that shows it as it is."""
    return _between_code(_odd_as_code(clean(text)), escaped)


def escaped(text: str) -> str:
    """Return text with a backslash before what Markdown would take for a mark."""
    return _LEADING.sub(_unled, _SPECIAL.sub(r"\\\1", text))


def paragraph(text: str, lose: Lose) -> str:
    """Return Markdown as one paragraph, with fenced code after it where there is any."""
    fences: list[str] = []
    rest: list[str] = []
    closing = ""
    for line in text.split("\n"):
        fence = None if closing else _FENCE.fullmatch(line)
        if closing or fence:
            fences.append(line)
            closing = fence[2] if fence else "" if line.strip() == closing else closing
        else:
            rest.append(line)
    joined = " ".join(line.strip() for line in rest if line.strip())
    if len([part for part in re.split(r"\n\s*\n", "\n".join(rest).strip()) if part]) > 1:
        lose("paragraphs of an option or a row, joined to one")
    joined = _LEADING.sub(_unled, joined)
    code = "\n".join(fences)
    return "\n\n".join(part for part in (joined, code) if part)


def _flushed(prose: list[str], links: dict[str, str], lose: Lose) -> list[str]:
    if not prose:
        return []
    text = _between_code("\n".join(prose), lambda part: _prose(part, links, lose))
    prose.clear()
    return text.split("\n")


def _outside(text: str) -> str:
    return CODE_SPAN.sub("", text)


def _between_code(text: str, change: Callable[[str], str]) -> str:
    """Return text with what stands outside code spans changed."""
    found, at = [], 0
    for match in CODE_SPAN.finditer(text):
        found += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*found, change(text[at:])])


def _prose(text: str, links: dict[str, str], lose: Lose) -> str:
    text = _SMALL.sub(_small, text)
    text = _BREAK.sub("\n", _MARK.sub(lambda match: _MARKS[match[1].lower()], text))
    if _TAG.search(text):
        lose("HTML, of which the text is kept")
        text = _TAG.sub("", text)
    if _IMAGE.search(text):
        lose("a picture, of which the words are kept")
        text = _IMAGE.sub(r"\1", text)
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    text = _DEFINED.sub("", text)
    text = _NAMED.sub(lambda match: f"[{match[1]}]({links.get(match[2] or match[1], '')})", text)
    text = _LINK.sub(lambda match: _link(match, lose), text)
    text = _HEADING.sub(r"**\1**", text)
    if _FORMULA.search(text):
        lose("a formula, shown as it is written")
        text = _FORMULA.sub(lambda match: f"`{match[0]}`", text)
    return _between_code(text, _odd_as_code)


def _odd_as_code(text: str) -> str:
    return _ODD.sub(lambda match: f"`{_ESCAPE.sub(_bare, match[0])}`", text)


def _bare(match: re.Match[str]) -> str:
    return match[1]


def _link(match: re.Match[str], lose: Lose) -> str:
    if match[2].startswith("https://"):
        return f"[{match[1]}]({match[2]})"
    lose("a link to another address than https://…, of which the words are kept")
    return match[1]


def _small(match: re.Match[str]) -> str:
    table, sign = (_RAISED, "^") if match[1].lower() == "sup" else (_LOWERED, "_")
    shown = match[2].replace(" ", "").translate(table)
    if all(ord(sign) in table or sign == " " for sign in match[2]):
        return shown
    return f"{sign}({match[2]})"


def _unled(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}\\{match[2]}"
    return f"{match[1]}{match[3]}\\{match[4]}"
