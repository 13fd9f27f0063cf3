"""Gather the citation marks of a paragraph or list into one sign at its end, which opens them all.

A component writes its marks as links (`.lg-cites`). On the page a sign stands for them: a button
whose popover, at the end of the page, holds the links. It opens without a script; with one it shows
each fact in place. Its id is its number on the page: questions, which other pages show too, have
links at their foot and no sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .markup import Element, close, pieces, tag

MARKS = '<span class="lg-cites"'
_LINK = re.compile(r'<a class="lg-cite lg-cite--(\w+)" href="([^"]*)".*?</a>', re.DOTALL)
# How a link to the page that it stands on begins.
_HERE = 'href="./#'
# The fact or document, and its part.
_WHAT = re.compile(r'#[^"]*"|data-part="[^"]*"')
_CALM = re.compile(r"<span[^>]*> (?:reported|confirmed)</span>")
_TAG = re.compile(r"<[^>]*>")
_BLOCKS = frozenset(
    "p td th dd dt li figcaption caption blockquote div section summary".split()  # noqa: SIM905
)
# Lists of sentences. Every other list with a class is a row of parts, each with marks of its own.
_SIGNALS = "lg-signals"
# The ledger, and the foot of an answer: there the links themselves are shown.
_ROWS = frozenset(("lg-ledger", "lg-answer__cites"))
# The gravest first: it gives the sign its shape.
_STATUSES = ("corrected", "disputed", "confirmed", "reported", "document")


def gathered(html: str) -> str:
    """Return a page's HTML with its marks gathered."""
    return _Gathering().run(html) if MARKS in html else html


class _Gathering:
    """One pass over a page."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.stack: list[Element] = []
        # By what it leads to, each popover: its id, a number as they come, and its links.
        self.notes: dict[str, tuple[str, list[str]]] = {}

    def run(self, html: str) -> str:
        inside: list[str] = []
        depth = 0
        out, stack = self.out, self.stack
        for at, text in enumerate(pieces(html)):
            if at % 2 == 0:
                if text:
                    (inside if depth else out).append(text)
                continue
            opens, closes, classes = tag(text)
            if depth:
                inside.append(text)
                depth += (opens == "span") - (closes == "span")
                if not depth:
                    self._take("".join(inside))
            elif opens == "span" and text.startswith(MARKS) and not self._in_row():
                inside, depth = [text], 1
            elif opens:
                stack.append(Element(opens, classes))
                out.append(text)
            elif closes:
                self._close(closes, text)
            else:
                out.append(text)
        return "".join([*out, _popovers(self.notes.values())])

    def _in_row(self) -> bool:
        """Tell whether marks stand here in a row of their own, apart from what they belong to."""
        return any(element.classes & _ROWS for element in self.stack)

    def _close(self, name: str, text: str) -> None:
        element = close(self.stack, name)
        if element is None:
            self.out.append(text)
            return
        if element.name in ("ul", "ol"):
            self._close_list(element)
        elif self._in_list(len(self.stack), element):
            self._slot(element)
        elif element.kept:
            self._trim()
            self.out.append(self._sign(element.kept))
        self.out.append(text)

    def _in_list(self, at: int, element: Element) -> bool:
        """Tell whether an element that stands at `at` is an entry of a list, or its paragraph."""
        if element.name == "p" and at and self.stack[at - 1].name == "li":
            element, at = self.stack[at - 1], at - 1
        return element.name == "li" and at > 0 and _is_plain(self.stack[at - 1])

    def _slot(self, element: Element) -> None:
        """Keep the place before an entry's end, where the sign of its list may stand."""
        last = next((text for text in reversed(self.out) if text.strip()), "")
        if element.name == "li" and last in ("</p>", "</ul>", "</ol>") and element.slot >= 0:
            slot = element.slot
        else:
            self._trim()
            slot = len(self.out)
            self.out.append("")
        self.stack[-1].slot = slot

    def _close_list(self, element: Element) -> None:
        if element.kept and element.slot >= 0:
            self.out[element.slot] = self._sign(element.kept)
        if self.stack:
            self.stack[-1].slot = element.slot

    def _take(self, marks: str) -> None:
        """Take marks out of the text, and keep them with the paragraph or list they stand in."""
        self._trim()
        links = tuple(match[0] for match in _LINK.finditer(marks))
        at = next(
            (i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].name in _BLOCKS), -1
        )
        # A row's header may hold a bar below its name: the sign stays beside the name.
        if at < 0 or self.stack[at].name == "th":
            self.out.append(self._sign(links))
            return
        while self._in_list(at, self.stack[at]):
            at -= 1 + (self.stack[at].name == "p")  # to the list
            if not self._in_list(at - 1, self.stack[at - 1]):
                break
            at -= 1  # to the entry of the list around it
        self.stack[at].kept += links

    def _trim(self) -> None:
        if self.out and not self.out[-1].startswith("<"):
            self.out[-1] = self.out[-1].rstrip()

    def _sign(self, marks: tuple[str, ...]) -> str:
        """Return the button for these links, and keep its popover.

        Where all lead to what the page itself lists, the links stand there: nothing has to open.
        """
        links = list(dict.fromkeys(marks))
        if all(_HERE in link for link in links):
            found = "".join(links)
            return f'<span class="lg-cites lg-cites--told" data-search-exclude> {found}</span>'
        what = " ".join("".join(_WHAT.findall(link)) for link in links)
        id, links = self.notes.setdefault(what, (f"src-{len(self.notes) + 1}", links))
        return sign(id, links)


def _is_plain(element: Element) -> bool:
    """Tell whether an element is a list of sentences."""
    return element.name in ("ul", "ol") and (not element.classes or _SIGNALS in element.classes)


def sign(id: str, links: list[str]) -> str:
    """Return the button that opens the popover `id` with these links."""
    found = [match for link in links if (match := _LINK.fullmatch(link))]
    statuses = [match[1] for match in found]
    worst = min(statuses, key=_STATUSES.index)
    grave = [(name, statuses.count(name)) for name in ("disputed", "corrected") if name in statuses]
    # On paper: a status is named where it is a warning.
    codes = ", ".join(_TAG.sub("", _CALM.sub("", match[0])).strip() for match in found)
    many = len(links) > 1
    # Alone where it holds of all of them; beside the number of all, the two need their comma.
    one = len(grave) == 1 and grave[0][1] == len(links)
    heard = (" sources" if many else "Source") + ("," if one else "")
    shown = f" {grave[0][0]}" if one else "".join(f", {count} {name}" for name, count in grave)
    # A number stays with its sentence; words may begin a line, since in large text they fill one.
    place = '"lg-cites lg-cites--told"> ' if grave else '"lg-cites">\u00a0'
    return (
        f'<span class={place}<button class="lg-cites__sign lg-cite--{worst}"'
        f' type="button" popovertarget="{id}" data-codes="{codes}" data-search-exclude>'
        # Words for the ear within those for the eye: whoever speaks to the page says what is seen.
        f"{len(links) if many else ''}"
        f'<span class="lg-sr">{heard}</span>'
        f'<span class="lg-cite__word">{shown}</span></button></span>'
    )


def _popovers(notes: Iterable[tuple[str, list[str]]]) -> str:
    """Return the popovers of a page."""
    return "".join(
        f'<aside class="lg-pop lg-pop--sources" id="{id}" popover data-search-exclude'
        f' aria-label="What this rests on"><ul class="lg-pop__sources">'
        f"{''.join(f'<li>{link}</li>' for link in links)}</ul></aside>"
        for id, links in notes
    )
