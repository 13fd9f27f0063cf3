"""Carry a macro's HTML through Markdown unharmed.

Markdown tears block HTML apart inside lists, boxes and tables. A macro therefore returns a token
of plain letters; this extension puts the HTML in its place after everything else has run, with
or without the paragraph Markdown wrapped around it.

This module keeps the tokens and is never reloaded: the Markdown extension and the macros, which
`mkdocs serve` imports anew, must see the same store.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

_html: dict[str, str] = {}
# What pages know of their terms, by the number in the comment that stands on the page.
_glossaries: dict[int, Any] = {}
_GLOSSARY = re.compile(r"<!--lg-glossary (\d+)-->")
# Nobody can write a token into a text, since nobody knows the key of this run.
_KEY = secrets.token_bytes(16)
_TOKEN = re.compile(r"lgtoken[bi]([0-9a-f]{24})x")
_BLOCK = re.compile(r"lgtokenb[0-9a-f]{24}x")
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>((?:(?!</p>).)*lgtokenb(?:(?!</p>).)*)</p>", re.DOTALL)
_BREAK = re.compile(r"^(?:\s|<br ?/?>)+|(?:\s|<br ?/?>)+$")


def keep(html: str, *, inline: bool = False) -> str:
    """Return the token that will become `html` on the page, as a block or within a line."""
    name = hashlib.blake2b(html.encode(), key=_KEY, digest_size=12).hexdigest()
    _html[name] = html
    return f"lgtoken{'i' if inline else 'b'}{name}x"


def forget() -> None:
    """Drop what was kept for a page that is whole."""
    _html.clear()
    _glossaries.clear()


def keep_glossary(glossary: Any) -> str:
    """Return the comment that gives `glossary` to the page it stands on, through Markdown."""
    number = len(_glossaries)
    _glossaries[number] = glossary
    return f"<!--lg-glossary {number}-->"


def glossary(text: str) -> tuple[str, Any]:
    """Return a page's HTML without such comments, and the glossary they gave it, or None."""
    found = _GLOSSARY.search(text)
    return _GLOSSARY.sub("", text), _glossaries.get(int(found[1])) if found else None


def restore(text: str) -> str:
    """Return `text` with every token replaced by its HTML; a block ends the paragraph it is in."""
    return _TOKEN.sub(lambda match: _html.get(match[1], match[0]), _PARAGRAPH.sub(_split, text))


def _split(match: re.Match[str]) -> str:
    """Return a paragraph as blocks, and paragraphs of what stood between them."""
    inner, parts, end = match[1], [], 0
    for block in _BLOCK.finditer(inner):
        parts += [_paragraph(inner[end : block.start()]), block[0]]
        end = block.end()
    return "\n".join(part for part in (*parts, _paragraph(inner[end:])) if part)


def _paragraph(text: str) -> str:
    text = _BREAK.sub("", text)
    return f"<p>{text}</p>" if text else ""


class _Restore(Postprocessor):
    def run(self, text: str) -> str:
        return restore(text)


class TokenExtension(Extension):
    """Registers the postprocessor below raw HTML's own (priority 30)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        md.postprocessors.register(_Restore(md), "lg_tokens", 5)


def makeExtension(**settings: object) -> TokenExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return TokenExtension(**settings)
