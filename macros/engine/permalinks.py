"""Name each heading's "#" link after its heading.

Listed on their own, as screen readers list links, forty links called "#" say nothing.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _Names(Treeprocessor):
    def run(self, root: Element) -> None:
        for heading in root.iter():
            link = heading.find("./a[@class='headerlink']")
            if link is not None and (anchor := heading.get("id")):
                link.set("aria-labelledby", anchor)


class PermalinksExtension(Extension):
    """Runs after Markdown's table of contents (priority 5) has made the links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Names(md), "lg_permalinks", 4)


def makeExtension(**settings: object) -> PermalinksExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return PermalinksExtension(**settings)
