"""Give Markdown's tables the headers a screen reader needs.

A header without text is announced as an empty one, so it becomes an ordinary cell. Markdown cannot
mark row headers either: where the corner is empty, the first column names the rows.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class _RowHeaders(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            heads = table.findall("./thead/tr/th")
            empty = [head for head in heads if not len(head) and not (head.text or "").strip()]
            if heads and heads[0] in empty:
                for row in table.iterfind("./tbody/tr"):
                    row[0].tag = "th"
                    row[0].set("scope", "row")
            for head in empty:
                head.tag = "td"


class TablesExtension(Extension):
    """Runs after Markdown has filled the cells (priority 20)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the tree processor."""
        md.treeprocessors.register(_RowHeaders(md), "lg_row_headers", 5)


def makeExtension(**settings: object) -> TablesExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return TablesExtension(**settings)
