"""Built pages as trees, and trees as text."""

from __future__ import annotations

from typing import TypeAlias, cast

from lxml import etree, html

Element: TypeAlias = html.HtmlElement
SVG = "http://www.w3.org/2000/svg"
_BLOCKS = {"blockquote", "div", "ol", "p", "pre", "table", "ul"}
# A few more than asked for, since XPath is slow to take classes apart.
_NEAR = etree.XPath("descendant-or-self::*[contains(@class, $name)]")
_START, _END = "<article", "</article>"


def article(text: str) -> Element:
    """Return the article of the page `text`; raise ValueError where it has none."""
    start, end = text.find(_START), text.rfind(_END)
    if start < 0 or end < start:
        raise ValueError("a page without an <article>, where a book takes what it prints")
    return html.fragment_fromstring(text[start : end + len(_END)])


def held(*trees: Element) -> list[Element]:
    """Return all elements of `trees`, to be kept while they are worked on.

    lxml makes an object for an element whenever it is asked for one that nobody keeps, which took
    longer than what was done with it.
    """
    return [element for tree in trees for element in tree.iter()]


def classes(element: Element) -> set[str]:
    """Return the element's class names."""
    return set((element.get("class") or "").split())


def having(tree: Element, name: str) -> list[Element]:
    """Return of `tree` and the elements below it those with the class `name`, in order."""
    near = cast("list[Element]", _NEAR(tree, name=name))
    return [one for one in near if name in classes(one)]


def make(tag: str, text: str = "", **attributes: str) -> Element:
    """Return a new element; a trailing underscore of an attribute's name is left off."""
    element = html.Element(tag)
    element.text = text or None
    for name, value in attributes.items():
        element.set(name.rstrip("_"), value)
    return element


def words(element: Element) -> str:
    """Return an element's text in one line."""
    return " ".join("".join(element.itertext()).split())


def has_blocks(element: Element) -> bool:
    """Tell whether something in the element cannot stand in a line of text."""
    return any(one.tag in _BLOCKS for one in element.iterdescendants())


def replace(old: Element, *new: Element) -> None:
    """Put `new` where `old` stands, which has something around it; the text after it stays."""
    for element in new:
        old.addprevious(element)
    old.drop_tree()


def xhtml(element: Element) -> str:
    """Return an element as XML, for a document whose namespace is XHTML's."""
    return etree.tostring(element, encoding="unicode", method="xml", with_tail=False)


def plain_html(element: Element) -> str:
    """Return an element as HTML."""
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)
