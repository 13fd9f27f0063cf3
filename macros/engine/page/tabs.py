"""Write content tabs as what they are without a script: parts below each other, each with its name.

pymdownx.tabbed makes them of radio buttons, which hide all parts but one from whoever has no
script, and from paper. Here `lg-tabs` turns the parts into tabs.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _Tabs(Treeprocessor):
    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for at, child in enumerate(list(parent)):
                if "tabbed-set" in child.get("class", "").split():
                    parent[at] = _parts(child)


def _parts(tabbed: Element) -> Element:
    tabs = Element("lg-tabs", {"class": "lg-tabs"})
    tabs.tail = tabbed.tail
    labels = tabbed.findall("./div[@class='tabbed-labels']/label")
    blocks = tabbed.findall("./div[@class='tabbed-content']/div[@class='tabbed-block']")
    for label, block in zip(labels, blocks, strict=True):
        part = SubElement(tabs, "div", {"class": "lg-tabs__part"})
        name = SubElement(part, "p", {"class": "lg-tabs__name"})
        name.text = label.text
        name.extend(label)
        part.extend(block)
    return tabs


class TabsExtension(Extension):
    """Runs after Markdown has filled the parts (priority 20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Tabs(md), "lg_tabs", 3)


def makeExtension(**settings: object) -> TabsExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return TabsExtension(**settings)
