"""Draw `:material-lock:` as the icon it names, inline, so that no font and no request is needed."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from macros.reading.syntax.icon_names import ICON, icon_file


class _Icons(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802, the name is Markdown's
        self,
        match: object,
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        path = icon_file(match[1])  # type: ignore[index]
        if path is None:
            return None, None, None  # the check names it
        element = Element("span", {"class": "lg-icon-inline", "aria-hidden": "true"})
        element.text = self.md.htmlStash.store(path.read_text("utf-8"))
        return element, match.start(0), match.end(0)  # type: ignore[attr-defined]


class IconsExtension(Extension):
    """Runs after code spans (priority 190) and before emphasis."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the inline pattern."""
        md.inlinePatterns.register(_Icons(ICON.pattern, md), "lg_icons", 75)


def makeExtension(**settings: object) -> IconsExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return IconsExtension(**settings)
