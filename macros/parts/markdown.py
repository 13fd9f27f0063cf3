"""Markdown in records: text, lists, tables, code and links, and nothing else.

What it gives is the same on every page; links to pages stand in it by kind and id until
`Here.md` puts addresses in their place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from macros.records.fields import PAGE_LINK

if TYPE_CHECKING:
    from markdown import Markdown

# A link to a page. Only a tag of Markdown's own begins so: in text < is escaped.
LINK = re.compile(rf'(?<=<a href=")({PAGE_LINK.pattern})(?=")')
# As mkdocs.yml has it for the bodies of pages.
HIGHLIGHT = {"use_pygments": True, "guess_lang": False, "css_class": "lg-code"}
# Of what stands behind a fence, the language alone is read: options could give an id or a class.
_FENCE = re.compile(r"^([ \t]*(?:`{3,}|~{3,}))[ \t]*([\w+-]*)[^\n`]*$", re.MULTILINE)
# One paragraph without markup. The first sign is a letter, since others may begin a list or a box.
_PLAIN = re.compile(r"[^\W\d_][^\n\\`*_\[\]{}<>&|~^\x00-\x1f]*[^\s\\`*_\[\]{}<>&|~^\x00-\x1f]")


@lru_cache(maxsize=50_000)
def converted(text: str) -> str:
    """Return Markdown as block HTML; nothing of the text becomes markup of another kind."""
    if _PLAIN.fullmatch(text):
        return f"<p>{text}</p>"
    md = _restricted()
    md.reset()
    return md.convert(_FENCE.sub(r"\1\2", text))


# A block of code as Markdown has it, and the paragraphs beside it.
_LISTING = re.compile(r'<div class="lg-code"><pre>(?:<span></span>)?(.*?)</pre></div>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def phrasing(html: str) -> str:
    """Return paragraphs and fenced code as what may stand in a label, which holds no blocks."""
    html = _LISTING.sub(r'<span class="lg-code lg-code--label">\1</span>', html)
    return _PARAGRAPH.sub(r'<span class="lg-code__text">\1</span>', html)


@lru_cache(maxsize=1)
def _restricted() -> Markdown:
    """Return Markdown without what the model refuses in a record: the second lock.

    It holds whatever slips past the first. Made when it is needed: the check does without.
    """
    import markdown
    from markdown.inlinepatterns import LinkInlineProcessor

    class _Links(LinkInlineProcessor):
        """Keeps `kind:id#section` as it is; lets no scheme but https by."""

        def getLink(  # noqa: N802, the name is Markdown's
            self, data: str, index: int
        ) -> tuple[str, str | None, int, bool]:
            href, title, index, handled = super().getLink(data, index)
            if not (PAGE_LINK.fullmatch(href) or href.startswith("https://")):
                href = ""
            return href, title, index, handled

    md = markdown.Markdown(
        extensions=["sane_lists", "tables", "pymdownx.highlight", "pymdownx.superfences"],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "pymdownx.highlight": HIGHLIGHT,
        },
    )
    md.preprocessors.deregister("html_block")
    for name in ("reference", "hashheader", "setextheader"):
        md.parser.blockprocessors.deregister(name)
    for name in (
        *("autolink", "automail", "html", "image_link", "image_reference", "reference"),
        *("short_image_ref", "short_reference"),
    ):
        md.inlinePatterns.deregister(name)
    # The same name and priority replace Markdown's own.
    md.inlinePatterns.register(_Links(r"\[", md), "link", 160)
    return md
