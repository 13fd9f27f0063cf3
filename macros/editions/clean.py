"""From a built page to what a book prints of it: no controls, no popovers, no custom elements."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from urllib.parse import urlsplit

from .trees import SVG, Element, article, classes, has_blocks, having, held, make, replace, words

# Links between pages, until a book knows whether it has the page: `site:rounds/#first`.
INNER = "site:"
_BREAK = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")

# Of use only on a screen, or said elsewhere in the book.
_DROPPED = {
    "lg-contents",
    "lg-letters",
    "lg-loop--compact",
    "lg-figure__more",
    "lg-checklist__progress",
    "lg-foot__part--screen",
    "lg-head__aloud",
    "lg-item__of",
    "lg-item__status",
    "lg-steps-mark",
    "lg-answer__summary",
    "lg-tally",
    "lg-pop",
    "lg-quiz__map",
    "lg-quiz__ask",
    "lg-quiz__key",
}
_NO_CONTROLS = {"input", "select", "textarea", "option"}
_BLANKS = {"lg-number__input", "lg-order__blank", "lg-words__input"}
BLANK = "______"
_PLAIN = {
    "article": "section",
    "button": "span",
    "details": "div",
    "fieldset": "div",
    "lg-checklist": "div",
    "lg-item": "section",
    "lg-tabs": "div",
    "summary": "p",
}

# A style sheet adds these words on the site; not every e-reader reads what a sheet adds.
_BOXES = {
    "say": "Aloud",
    "slip": "A common mistake",
    "honest": "Honest note",
    "ours": "Ours, not reported",
    "loses": "\N{MINUS SIGN} Weak",
    "earns": "+ Strong",
}
_SIGNALS = {
    "lg-signals--listen": "→ ",
    "lg-signals--good": "+ ",
    "lg-signals--bad": "\N{MINUS SIGN} ",
}

_KEPT = {"id", "class", "href", "lang", "colspan", "rowspan", "scope", "start", "dir"}
# The parser of HTML writes names small; SVG's are not.
_CASE = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
_NOT_IN_SVG = {"focusable"}


@dataclass(frozen=True)
class Page:
    """What a book takes from the page at the address `path` below the site.

    `body` is a section whose first heading is the page's; ids in it begin with `name`, links
    within the site with INNER. `items` are the page's questions, each with its answer; where they
    stood, `body` has an empty element of the class ASKED.
    """

    path: str
    name: str
    title: str
    body: Element
    items: tuple[Element, ...]


ASKED = "lg-asked"


def name_of(path: str) -> str:
    """Return the name that the page at the address `path` has in a book."""
    return path.strip("/").replace("/", "-") or "home"


def read_page(text: str, path: str) -> Page:
    """Return what a book takes from the built page `text` at the address `path`.

    Raises ValueError where the page has no article or no heading.
    """
    body = article(text)
    alive = held(body)
    _spaces(body)
    _cites(body)
    for element in list(body.iter()):
        if classes(element) & _DROPPED and element.getparent() is not None:
            element.drop_tree()
    _say_what_styles_say(body)
    items = tuple(_take_items(body))
    for tree in (body, *items):
        _plain(tree)
        _attributes(tree, path)
    heading = body.find(".//h1")
    if heading is None:
        raise ValueError(f"{path}: a page without a heading, which a book's contents need")
    body.set("id", name_of(path))
    del alive
    return Page(path, name_of(path), words(heading), body, items)


def _spaces(body: Element) -> None:
    """Leave of spaces around a line break the break: a page gives one book, indented or not."""
    inside = {one for pre in body.iter("pre") for one in pre.iterdescendants()}
    for element in body.iter():
        if element not in inside:
            if element.tag != "pre":
                element.text = _broken(element.text)
            element.tail = _broken(element.tail)


def _broken(text: str | None) -> str | None:
    return _BREAK.sub("\n", text) if text else text


def _cites(body: Element) -> None:
    """Put the citations themselves in place of buttons that open them."""
    popovers = {pop.get("id"): pop for pop in having(body, "lg-pop")}
    for button in list(body.iter("button")):
        target = button.get("popovertarget") or ""
        if "lg-cites__sign" in classes(button) and target in popovers:
            links = [deepcopy(link) for link in having(popovers[target], "lg-cite")]
            replace(button, *links)
    for cites in having(body, "lg-cites"):
        links = having(cites, "lg-cite")
        cites.text = " ["
        for link in links:
            link.tail = ", " if link is not links[-1] else "]"


def _say_what_styles_say(body: Element) -> None:
    """Write into the tree what the site's style sheets add to boxes, lists and hidden words."""
    for element in list(body.iter()):
        names = classes(element)
        if "lg-sr" in names:
            if element.tag == "span":
                element.drop_tree()
            else:
                element.set("class", "lg-caption")
        elif "admonition-title" in names and (parent := element.getparent()) is not None:
            for name in sorted(classes(parent) & _BOXES.keys()):
                replace_start(element, make("span", _BOXES[name], class_="lg-box__kind"))
        elif "lg-checklist__item" in names or "lg-criterion" in names:
            replace_start(element, make("span", "☐", class_="lg-tick"))
        for name in names & _SIGNALS.keys():
            for item in element.iterchildren("li"):
                item.text = _SIGNALS[name] + (item.text or "").lstrip()


def replace_start(element: Element, new: Element) -> None:
    """Put `new` before everything in `element`."""
    new.tail, element.text = f" {(element.text or '').lstrip()}", None
    element.insert(0, new)


def _take_items(body: Element) -> Iterator[Element]:
    """Yield the questions of a page, taken out of it."""
    for quiz in list(body.iter("lg-quiz")):
        yield from (deepcopy(item) for item in quiz.iter("lg-item"))
        replace(quiz, make("p", class_=ASKED))


def _plain(tree: Element) -> None:
    """Leave no control and no element that e-readers do not know."""
    for element in list(tree.iter()):
        tag = str(element.tag)
        if tag in ("label", "span"):  # of an option that is code, for instance
            element.tag = "div" if has_blocks(element) else "span"
        elif tag not in _NO_CONTROLS:
            element.tag = _PLAIN.get(tag, tag)
        elif classes(element) & _BLANKS:
            replace(element, make("span", BLANK, class_="lg-blank"))
        elif element.getparent() is not None:
            element.drop_tree()


def _attributes(tree: Element, path: str) -> None:
    """Keep the attributes that a book needs; ids and links as Page has them."""
    name = name_of(path)
    drawn = {one for svg in tree.iter("svg") for one in svg.iter()}
    for element in tree.iter():
        if element in drawn:
            _drawing(element, name)
            continue
        align = element.get("align")
        for key in set(element.keys()) - _KEPT:
            del element.attrib[key]
        if align in ("right", "center"):
            element.set("class", f"{element.get('class') or ''} lg-{align}".strip())
        if (id := element.get("id")) is not None:
            element.set("id", f"{name}--{id}")
        if (link := element.get("href")) is not None:
            element.set("href", inner(link, path))


def _drawing(element: Element, name: str) -> None:
    for key, value in list(element.items()):
        if key in _NOT_IN_SVG:
            del element.attrib[key]
        elif key in _CASE:
            del element.attrib[key]
            element.set(_CASE[key], value)
        elif key == "id":
            element.set(key, f"{name}--{value}")
        elif key in ("aria-labelledby", "aria-describedby"):
            element.set(key, " ".join(f"{name}--{id}" for id in value.split()))
    if element.tag == "svg":
        element.set("xmlns", SVG)


def inner(link: str, path: str) -> str:
    """Return `link` on the page at `path` as a link from the site's root, if it stays within."""
    url = urlsplit(link)
    if url.scheme or url.netloc:
        return link
    there = posixpath.normpath(posixpath.join(path, url.path)) if url.path else path.strip("/")
    folder = "" if there == "." else f"{there.strip('/')}/"
    return f"{INNER}{folder}{'#' + url.fragment if url.fragment else ''}"
