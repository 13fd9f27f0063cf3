"""The page that a component is for, and the templates it is made with.

A component asks `Here` for everything that depends on the page: its record, addresses relative to
it, texts as HTML. Nothing remembers a page between two components.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from macros.reading.catalog import Catalog, Entry
from macros.reading.vocabulary import Macro
from macros.records import sums
from macros.records.aged import is_aged
from macros.records.pages import Page

from .markdown import LINK, converted, phrasing

# Each part's templates lie beside its script and its styles. A component names its own by the name
# alone, which no two parts share; templates name each other with the part.
TEMPLATES = Path(__file__).resolve().parents[2] / "docs" / "assets" / "parts"

_STATUS = {
    "reported": "reported: only the article says so",
    "confirmed": "confirmed by a primary source",
    "disputed": "disputed: the sources disagree",
    "corrected": "corrected: the article is wrong here",
}
LETTERS = "ABCDEFGH"

P = TypeVar("P", bound=Page)


class UsageError(ValueError):
    """A macro was called with something that does not exist; the text tells the author."""


def site_path(src: str) -> str:
    """Return the site path of a page below docs/, with directory URLs: `concepts/stride/`."""
    path = src.removesuffix(".md")
    if path == "index":
        return ""
    return path.removesuffix("/index") + "/"


@lru_cache(maxsize=50_000)
def _way(here: str, there: str) -> str:
    """Return the address of the page `there` below docs/, relative to the page `here`."""
    relative = posixpath.relpath(site_path(there) or ".", site_path(here) or ".")
    return "./" if relative == "." else relative + "/"


@dataclass(frozen=True)
class Citation:
    """A mark: what it names and where it leads, how sure that is, which part of a fact it means."""

    id: str
    url: str
    status: str
    says: str
    label: str
    part: str = ""


class Renderer:
    """Builds components of one catalog. Made anew when content changes."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        folders = [path for path in sorted(TEMPLATES.iterdir()) if path.is_dir()]
        self.environment = _environment(TEMPLATES, *folders)

    def build(self, macro: Macro, src: str, *args: Any, **options: Any) -> str:
        """Return what `macro` gives on the page `src` below docs/.

        Raises UsageError where it cannot stand there or names what does not exist.
        """
        here: Here[Page] = Here(self, src)
        if macro.on is not Page and not isinstance(here.record, macro.on):
            kind = here.entry.kind
            raise UsageError(
                f"{macro.name}() belongs on a {macro.on.kind} page; docs/{src} is a {kind}"
            )
        if macro.needs and not getattr(here.record, macro.needs):
            raise UsageError(f"{macro.name}(): this page's front matter has no {macro.needs}")
        return macro.build(here, *args, **options)


@lru_cache(maxsize=1)
def _environment(*folders: Path) -> Environment:
    """Return what compiles the templates in `folders`, and compiles anew those that change."""
    found = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(usd=sums.usd, percent=sums.percent, quantity=sums.quantity)
    found.globals.update(
        md=_asked(Here.md),
        mdi=_asked(Here.mdi),
        mdl=_asked(Here.mdl),
        url=_asked(Here.url),
        title=_asked(Here.title),
        cites=_asked(Here.cites),
        section=_asked(Here.section),
        path_to=_asked(Here.path_to),
        record=_asked(Here.record_of),
        aged=is_aged,
        LETTERS=LETTERS,
    )
    return found


def _asked(question: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function for templates that asks the page which the template is rendered for."""

    @pass_context
    def ask(context: Context, *args: Any) -> Any:
        return question(context["here"], *args)

    return ask


@dataclass(frozen=True)
class Here(Generic[P]):
    """A page, by its path below docs/, whose record is a `P`."""

    renderer: Renderer
    src: str

    @property
    def catalog(self) -> Catalog:
        """Return everything the guide knows."""
        return self.renderer.catalog

    @property
    def entry(self) -> Entry:
        """Return the page's entry; raise UsageError where it has no record."""
        entry = self.catalog.by_src.get(self.src)
        if entry is None:
            raise UsageError(f"docs/{self.src} has no valid record")
        return entry

    @property
    def record(self) -> P:
        """Return the page's record."""
        return cast("P", self.entry.page)

    def render(self, template: str, **context: Any) -> str:
        """Return a template as HTML for this page."""
        found = self.renderer.environment.get_template(template)
        return found.render(here=self, **context).strip()

    def find(self, kind: str, id: str) -> Entry:
        """Return the page of that kind and id; raise UsageError where there is none."""
        entry = self.catalog.entry(kind, id)
        if entry is None:
            raise UsageError(f"there is no {kind} {id!r}")
        return entry

    def record_of(self, ref: str) -> Page:
        """Return the record of `kind:id`."""
        kind, _, id = ref.partition(":")
        return self.find(kind, id).page

    def title(self, ref: str) -> str:
        """Return the title of `kind:id`."""
        return self.record_of(ref.partition("#")[0]).title

    def section(self, ref: str) -> str | None:
        """Return the heading (Markdown) that `kind:id#section` names, or None without one."""
        target, _, anchor = ref.partition("#")
        kind, _, id = target.partition(":")
        return self.find(kind, id).headings.get(anchor)

    def url(self, ref: str) -> str:
        """Return the address of `kind:id` or `kind:id#section`, relative to this page."""
        target, _, anchor = ref.partition("#")
        kind, _, id = target.partition(":")
        path = self.path_to(self.find(kind, id).src)
        return f"{path}#{anchor}" if anchor else path

    def path_to(self, src: str) -> str:
        """Return the address of a page below docs/, relative to this page."""
        return _way(self.src, src)

    def md(self, text: str) -> Markup:
        """Return Markdown as block HTML."""
        html = converted(text)
        if "](" in text:
            html = LINK.sub(self._linked, html)
        return Markup(html)  # noqa: S704, escaped by Markdown without raw HTML

    def _linked(self, match: re.Match[str]) -> str:
        try:
            return self.url(match[1])
        except UsageError:
            return ""  # the page has a problem of its own, which is reported

    def mdi(self, text: str) -> Markup:
        """Return Markdown of one paragraph as inline HTML; more than one stays as blocks."""
        html = str(self.md(text))
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704, as above

    def mdl(self, text: str) -> Markup:
        """Return Markdown of one paragraph or code, or both, for a label: inline HTML."""
        html = self.mdi(text)
        return Markup(phrasing(str(html))) if "<pre>" in html else html  # noqa: S704, as above

    def cites(self, ids: Sequence[str]) -> list[Citation]:
        """Return the citations of these fact and document ids."""
        return [self._citation(id) for id in ids]

    def _citation(self, id: str) -> Citation:
        name, _, part_id = id.partition("#")
        if name in self.catalog.facts:
            fact, entry = self.catalog.facts[name]
            part = fact.part(part_id)
            if part_id and part is None:
                raise UsageError(f"cite({id!r}): {name} has no such part")
            url = f"{self.path_to(entry.src)}#{name.lower()}"
            status = part.status if part else fact.status
            return Citation(id, url, status, _STATUS[status], name, part_id)
        if id in self.catalog.documents:
            document, entry = self.catalog.documents[id]
            url = f"{self.path_to(entry.src)}#doc-{id}"
            label = f"{document.publisher} {document.version}"
            return Citation(id, url, "document", "primary document", label)
        raise UsageError(f"cite({id!r}): no source has this id")
