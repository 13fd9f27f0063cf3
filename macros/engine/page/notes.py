"""What is added to a page once it is whole: signs for its citations, explanations of its terms."""

from __future__ import annotations

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from macros.engine import tokens

from .citations import gathered
from .terms import explained


class _Notes(Postprocessor):
    def run(self, text: str) -> str:
        html, glossary = tokens.glossary(text)
        html = gathered(html)
        return explained(html, glossary) if glossary else html


class NotesExtension(Extension):
    """Registers the postprocessor below the one that restores the macros' HTML (priority 5)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the name is Markdown's
        """Register the postprocessor."""
        md.postprocessors.register(_Notes(md), "lg_notes", 3)


def makeExtension(**settings: object) -> NotesExtension:  # noqa: N802, the name is Markdown's
    """Return the extension, as Markdown asks for it."""
    return NotesExtension(**settings)
