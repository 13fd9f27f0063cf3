"""Keep each heading's "#" link out of the heading's name and off the keyboard's way.

Inside the heading it would be read with it ("What happens #"), and forty of them would stand
between a reader who tabs and the first question. The list of contents links to the same places.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _Unnamed(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iterfind(".//a[@class='headerlink']"):
            link.set("aria-hidden", "true")
            link.set("tabindex", "-1")


class PermalinksExtension(Extension):
    """Runs after Markdown's table of contents (priority 5) has made the links."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_Unnamed(md), "lg_permalinks", 4)


def makeExtension(**settings: object) -> PermalinksExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return PermalinksExtension(**settings)
