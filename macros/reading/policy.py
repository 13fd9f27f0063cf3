"""Whether the content of a page, as HTML, keeps to the policy under which the site is served.

The second lock: `lint` names what it finds in Markdown with its line; this reads what came of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from macros.records.problems import Problem, quoted

_TAGS = frozenset(
    [
        "applet",
        "audio",
        "base",
        "embed",
        "frame",
        "frameset",
        "iframe",
        "meta",
        "noscript",
        "object",
        "portal",
        "script",
        "source",
        "style",
        "template",
        "track",
        "video",
    ]
)
_ATTRIBUTES = frozenset(
    [
        "action",
        "attributionsrc",
        "background",
        "data",
        "formaction",
        "http-equiv",
        "ping",
        "poster",
        "src",
        "srcdoc",
        "srcset",
        "style",
    ]
)
# A tag with an element or an attribute that has to be looked at; most links are within the site.
_SUSPECT = re.compile(
    rf"^<(?:{'|'.join(_TAGS)})|\s(?:on|[^\s=]*href(?!=\"(?!//)[\w./#-]*\")|(?:{'|'.join(_ATTRIBUTES)})(?![\w-]))",
    re.IGNORECASE,
)
# What comes before a colon in an address; browsers leave out white space and control characters.
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|/\\|\\/", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]")


def check(html: str, file: str) -> list[Problem]:
    """Return a problem for each thing in the content of `file` that the policy would block."""
    expected, mend = "what the site's policy lets a page do", "Remove it, or use Markdown."
    return [Problem(file, 1, "", found, expected, mend) for found in _found(html)]


# A start tag as we write them: every value in double quotes, no angle bracket inside. All readers
# of HTML take it for the same. Where every "<" of a page begins such a tag or an end tag, each
# tag can be judged by itself, and most are the same on every page.
_PLAIN_TAG = re.compile(
    r"""<(?:/[a-z][\w-]*|[a-z][\w-]*(?:\s+[^\s"'<>/=]+(?:="[^"<>]*")?)*)\s*/?>"""
)


@lru_cache(maxsize=512)  # serving, most pages are as they were
def _found(html: str) -> tuple[str, ...]:
    tags = _PLAIN_TAG.findall(html)
    if len(tags) < html.count("<"):
        return _read(html)
    return tuple(dict.fromkeys(found for tag in dict.fromkeys(tags) for found in _read_tag(tag)))


@lru_cache(maxsize=20_000)
def _read_tag(tag: str) -> tuple[str, ...]:
    return _read(tag) if _SUSPECT.search(tag) else ()


def _read(html: str) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            self.found.append(f"the HTML element <{tag}>")
        self.found += _attributes(tag, attrs)


def _attributes(tag: str, attrs: list[tuple[str, str | None]]) -> Iterator[str]:
    for name, value in attrs:
        address = _IGNORED.sub("", value or "").lower()
        if name.startswith("on") or (name in _ATTRIBUTES and (tag, name) != ("img", "src")):
            yield f"the attribute {quoted(name)} of <{tag}>"
        elif name.endswith("href") or name == "src":
            outside = tag == "a" and address.startswith(("https://", "mailto:"))
            if _SCHEME.match(address) and not outside:
                yield f"the address {quoted(value)} in <{tag}>"
