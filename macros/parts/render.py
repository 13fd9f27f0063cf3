"""Turn records into HTML: one function a component, all text escaped, all links checked.

Takes the catalog, gives strings. Knows nothing of mkdocs-macros.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown.inlinepatterns import LinkInlineProcessor
from markupsafe import Markup

from macros.reading.catalog import FIGURES, Catalog, Entry
from macros.reading.lint import STUDY_PAGE
from macros.records import sums
from macros.records.fields import PAGE_LINK
from macros.records.pages import (
    SHELVES,
    Case,
    Company,
    Concept,
    Page,
    Practice,
    Register,
    Role,
    Round,
    Rubric,
    Source,
)
from macros.records.questions import AnyQuestion, Match, Multiple, Order, Question, Single

from . import rehearsal, study
from .navigation import PRACTICE
from .pack import pack

# Each part's templates lie beside its script and its styles. A macro names its own by the name
# alone, which no two parts share; templates name each other with the part.
TEMPLATES = Path(__file__).resolve().parents[2] / "docs" / "assets" / "parts"

_STATUS = {
    "reported": "reported: only the article says so",
    "confirmed": "confirmed by a primary source",
    "disputed": "disputed: the sources disagree",
    "corrected": "corrected: the article is wrong here",
}
LETTERS = "ABCDEFGH"


class UsageError(ValueError):
    """A macro was called with something that does not exist; the text tells the author."""


def site_path(src: str) -> str:
    """Return the site path of a page below docs/, with directory URLs: `concepts/stride/`."""
    path = src.removesuffix(".md")
    if path == "index":
        return ""
    return path.removesuffix("/index") + "/"


@dataclass(frozen=True)
class Citation:
    """A mark: what it names, where it leads and how sure it is."""

    id: str
    url: str
    status: str
    says: str
    label: str


class Renderer:
    """Renders components of one catalog. Cheap to keep, made anew when content changes."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._src = ""
        self._markdown = _markdown(self)
        self._environment = Environment(
            loader=FileSystemLoader(
                [TEMPLATES, *(path for path in sorted(TEMPLATES.iterdir()) if path.is_dir())]
            ),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(usd=sums.usd, percent=sums.percent)
        self._environment.globals.update(
            md=self.md,
            mdi=self.mdi,
            url=self.url,
            title=self.title,
            cites=self.cites,
            section=self.section,
            shuffled=shuffled,
            record=self.record,
            LETTERS=LETTERS,
        )

    # ------------------------------------------------------------------------------- helpers

    def on(self, src: str) -> Renderer:
        """Set the page (path below docs/) that the next components are for."""
        self._src = src
        return self

    @property
    def entry(self) -> Entry:
        """Return the entry of the current page; raise UsageError where it has no record."""
        entry = self.catalog.by_src.get(self._src)
        if entry is None:
            raise UsageError(f"docs/{self._src} has no valid record")
        return entry

    def page(self, model: type[Any], macro: str) -> Any:
        """Return the current record as `model`, or raise UsageError naming the macro."""
        if not isinstance(self.entry.page, model):
            raise UsageError(
                f"{macro}() belongs on a {model.kind} page; docs/{self._src} is a {self.entry.kind}"
            )
        return self.entry.page

    def find(self, kind: str, id: str) -> Entry:
        entry = self.catalog.entry(kind, id)
        if entry is None:
            raise UsageError(f"there is no {kind} {id!r}")
        return entry

    def record(self, ref: str) -> Page:
        """Return the record of `kind:id`."""
        kind, _, id = ref.partition(":")
        return self.find(kind, id).page

    def url(self, ref: str) -> str:
        """Return the address of `kind:id` or `kind:id#section`, relative to the current page."""
        target, _, anchor = ref.partition("#")
        kind, _, id = target.partition(":")
        path = self.path_to(self.find(kind, id).src)
        return f"{path}#{anchor}" if anchor else path

    def path_to(self, src: str) -> str:
        """Return the address of a page below docs/, relative to the current page."""
        here = site_path(self._src) or "."
        there = site_path(src)
        relative = posixpath.relpath(there or ".", here)
        return "./" if relative == "." else relative + "/"

    def section(self, ref: str) -> str | None:
        """Return the heading (Markdown) that `kind:id#section` names, or None without one."""
        target, _, anchor = ref.partition("#")
        kind, _, id = target.partition(":")
        return self.find(kind, id).headings.get(anchor)

    def title(self, ref: str) -> str:
        """Return the title of `kind:id`."""
        return self.record(ref.partition("#")[0]).title

    def md(self, text: str) -> Markup:
        """Return Markdown as block HTML."""
        if "](" not in text:
            return _without_links(text)
        self._markdown.reset()
        return Markup(self._markdown.convert(text))  # noqa: S704, escaped by Markdown without raw HTML

    def mdi(self, text: str) -> Markup:
        """Return Markdown of one paragraph as inline HTML; more than one stays as blocks."""
        html = str(self.md(text))
        if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
            html = html[3:-4]
        return Markup(html)  # noqa: S704, as above

    def cites(self, ids: Sequence[str]) -> list[Citation]:
        """Return the citations of these fact and document ids."""
        return [self._citation(id) for id in ids]

    def _citation(self, id: str) -> Citation:
        if id in self.catalog.facts:
            fact, entry = self.catalog.facts[id]
            url = f"{self.path_to(entry.src)}#{id.lower()}"
            return Citation(id, url, fact.status, _STATUS[fact.status], id)
        if id in self.catalog.documents:
            document, entry = self.catalog.documents[id]
            url = f"{self.path_to(entry.src)}#doc-{id}"
            return Citation(
                id, url, "document", "primary document", f"{document.publisher} {document.version}"
            )
        raise UsageError(f"cite({id!r}): no source has this id")

    def _render(self, template: str, **context: Any) -> str:
        return self._environment.get_template(template).render(**context).strip()

    def _tool(self, template: str, **context: Any) -> str:
        """Return a practice tool that reads the list of everything to study on its page."""
        index = study.index(self.catalog)
        return self._render(template, index=index, study_page=STUDY_PAGE, **context)

    # ---------------------------------------------------------------------------- components

    def head(self) -> str:
        """Heading, description and the facts of the page's kind."""
        entry = self.entry
        return self._render("head.html.j2", entry=entry, page=entry.page, **self._around(entry))

    def _around(self, entry: Entry) -> dict[str, Any]:
        """Return what a head or foot says about a page's neighbors."""
        page, catalog = entry.page, self.catalog
        context: dict[str, Any] = {
            "loop": None,
            "role": None,
            "position": None,
            "needed_by": [],
            "worked": [],
        }
        role_id = entry.id if isinstance(page, Role) else getattr(page, "role", None)
        if role_id and catalog.entry("role", role_id):
            context["role"] = catalog.entry("role", role_id)
            context["loop"] = self._loop(role_id, current=entry.id)
        if isinstance(page, Round):
            names = [e.id for e, _ in catalog.rounds(page.role)]
            index = names.index(entry.id)
            context["position"] = (index + 1, len(names))
            context["previous"] = catalog.entry("round", names[index - 1]) if index else None
            context["next"] = (
                catalog.entry("round", names[index + 1]) if index + 1 < len(names) else None
            )
        if isinstance(page, Concept):
            context["needed_by"] = [e for e, r in catalog.of_kind(Round) if entry.id in r.concepts]
        if isinstance(page, Rubric):
            context["needed_by"] = [e for e, r in catalog.of_kind(Round) if entry.id in r.rubrics]
        if isinstance(page, (Round, Role)):
            context["worked"] = [
                e
                for e, p in catalog.of_kind(Practice)
                if entry.id in (p.round, p.role) and e.id.startswith("worked/")
            ]
        return context

    def foot(self) -> str:
        """References, where the page comes up, cases and what is next."""
        entry = self.entry
        page, catalog = entry.page, self.catalog
        concept_id = entry.id if isinstance(page, Concept) else None
        cases = [
            e
            for e, c in catalog.of_kind(Case)
            if (concept_id and concept_id in c.concepts)
            or (isinstance(page, Round) and c.round == entry.id)
            or (isinstance(page, Role) and c.role == entry.id)
        ]
        questions = [
            q for q in catalog.questions.values() if concept_id and concept_id in q.concepts
        ]
        documents = [
            catalog.documents[name][0]
            for name in getattr(page, "references", ())
            if name in catalog.documents
        ]
        return self._render(
            "foot.html.j2",
            entry=entry,
            page=page,
            cases=cases,
            questions=questions,
            documents=documents,
            pack=catalog.entry("practice", "pack"),
            **self._around(entry),
        )

    def cite(self, *ids: str) -> str:
        """Citation marks with status."""
        return self._render("cite.html.j2", citations=self.cites(ids))

    def contrast(self, id: str) -> str:
        """One weak and strong pair of this page."""
        for item in self.entry.page.contrasts:
            if item.id == id:
                return self._render("contrast.html.j2", contrasts=[item])
        raise UsageError(f"contrast({id!r}): this page's front matter has no contrast of that id")

    def contrast_list(self) -> str:
        """Every weak and strong pair of this page."""
        return self._render("contrast.html.j2", contrasts=self.entry.page.contrasts)

    def assessed(self) -> str:
        """What a round assesses, and its pass and fail signals."""
        return self._render("assessed.html.j2", round=self.page(Round, "assessed"))

    def prompt_list(self) -> str:
        """A round's prompts with their follow-ups."""
        return self._render("prompts.html.j2", round=self.page(Round, "prompt_list"))

    def phase_bar(self) -> str:
        """A round's phases to scale; `spans` has (phase, start, end), minutes by midpoints."""
        page: Round = self.page(Round, "phase_bar")
        spans, start = [], 0.0
        for phase in page.phases:
            length = (phase.low + phase.high) / 2
            spans.append((phase, start, start + length))
            start += length
        low, high = sum(p.low for p in page.phases), sum(p.high for p in page.phases)
        return self._render(
            "phases.html.j2", round=page, spans=spans, total=start, low=low, high=high
        )

    def drill_plan(self) -> str:
        """A round's drill."""
        page: Round = self.page(Round, "drill_plan")
        if page.drill is None:
            raise UsageError("drill_plan(): this round's front matter has no drill")
        return self._render("drill.html.j2", drill=page.drill)

    def _loop(self, role: str, current: str | None = None) -> dict[str, Any]:
        rounds = self.catalog.rounds(role)
        return {
            "role": self.find("role", role),
            "rounds": [(entry, page) for entry, page in rounds],
            "current": current,
            "attended": sum(page.minutes for _, page in rounds if page.attended),
            "all": sum(page.minutes for _, page in rounds),
        }

    def loop(self, role: str) -> str:
        """A role's loop as a timeline."""
        self.find("role", role)
        return self._render("loop.html.j2", loop=self._loop(role))

    def loop_minutes(self, role: str, which: str = "attended") -> str:
        """Minutes of a loop: those the candidate attends, or `all`."""
        self.find("role", role)
        return str(self._loop(role)["all" if which == "all" else "attended"])

    def rubric(self, id: str | None = None) -> str:
        """A rubric: weights as bars, levels, rule."""
        entry = self.find("rubric", id) if id else self.entry
        if not isinstance(entry.page, Rubric):
            raise UsageError("rubric() without an id belongs on a rubric page")
        return self._render("rubric.html.j2", entry=entry, rubric=entry.page, own=id is None)

    def compare_rubrics(self, first: str, second: str) -> str:
        """Two rubrics' weights beside each other."""
        return self._render(
            "compare_rubrics.html.j2",
            pair=[self.find("rubric", first), self.find("rubric", second)],
        )

    def compensation_table(self) -> str:
        """Parts of the pay, their sum, and what the stated total leaves unexplained."""
        role: Role = self.page(Role, "compensation_table")
        if role.compensation is None:
            raise UsageError("compensation_table(): this role's front matter has no compensation")
        pay = role.compensation
        return self._render(
            "compensation.html.j2",
            pay=pay,
            ranges=[(part, *sums.part_range(part, pay.parts)) for part in pay.parts],
            sum=sums.compensation_sum(pay),
            unexplained=sums.unexplained(pay),
        )

    def disagreement(self, id: str) -> str:
        """The honest note of that id."""
        if id not in self.catalog.disagreements:
            raise UsageError(f"disagreement({id!r}): no source has it")
        item, source = self.catalog.disagreements[id]
        return self._render("disagreement.html.j2", item=item, source=source)

    def figure(self, name: str) -> str:
        """Inline SVG with its title as caption."""
        path = FIGURES / f"{name}.svg"
        if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
            raise UsageError(f"figure({name!r}): there is no macros/figures/{name}.svg")
        svg = path.read_text("utf-8")
        caption = re.search(r"<title>(.*?)</title>", svg, re.DOTALL)
        return self._render(
            "figure.html.j2",
            name=name,
            svg=Markup(svg[svg.index("<svg") :]),  # noqa: S704, our own file, checked by a test
            caption=caption[1].strip() if caption else name,
        )

    def checklist_form(self, id: str | None = None) -> str:
        """This page's checklist, or the one of that id."""
        if id is None:
            item = getattr(self.entry.page, "checklist", None)
            if item is None:
                raise UsageError("checklist_form(): this page's front matter has no checklist")
        elif id in self.catalog.checklists:
            item = self.catalog.checklists[id][0]
        else:
            raise UsageError(f"checklist_form({id!r}): there is no such checklist")
        return self._render("checklist.html.j2", checklist=item)

    def quiz(self) -> str:
        """The quiz made for this page."""
        quiz = self.catalog.quiz_of.get(self.entry.ref)
        if quiz is None:
            raise UsageError(f"quiz(): no file in quizzes/ has page: {self.entry.ref}")
        return self._render("quiz.html.j2", quiz=quiz)

    def cards(self, kind: str, role: str | None = None) -> str:
        """Cards of every page of a kind, of one role where given."""
        found = [
            entry
            for entry in sorted(self.catalog.entries.values(), key=lambda e: e.id)
            if entry.kind == kind and (role is None or getattr(entry.page, "role", None) == role)
        ]
        if kind == "round":
            order = {
                e.id: i
                for r, _ in self.catalog.of_kind(Role)
                for i, (e, _) in enumerate(self.catalog.rounds(r.id))
            }
            found.sort(key=lambda e: (getattr(e.page, "role", ""), order.get(e.id, 0)))
        if kind == "concept":
            groups = [(s, [e for e in found if getattr(e.page, "shelf", "") == s]) for s in SHELVES]
        elif kind == "practice":
            folders = {"": "", **PRACTICE}
            groups = [
                (title, [e for e in found if e.id.rpartition("/")[0] == folder])
                for folder, title in folders.items()
            ]
        else:
            groups = [("", found)]
        return self._render("cards.html.j2", kind=kind, groups=[(n, g) for n, g in groups if g])

    def study_index(self) -> str:
        """Every page with questions or a checklist, by loop and shelf."""
        return self._render("study_index.html.j2", index=study.index(self.catalog))

    def plan(self) -> str:
        """The plan's form, and the sheet to plan on with a pen."""
        return self._tool("plan.html.j2")

    def readiness(self) -> str:
        """Where the reader stands, by round and concept; without scripts a sheet to fill in."""
        return self._tool(
            "readiness.html.j2",
            scorings=rehearsal.scorings(self.catalog),
            sheets=[e for e, page in self.catalog.of_kind(Practice) if page.worksheet],
        )

    def carry(self) -> str:
        """What the browser keeps: seen, saved, taken in, deleted."""
        return self._render("carry.html.j2")

    def worksheet_form(self) -> str:
        """This page's worksheet."""
        sheet = self.page(Practice, "worksheet_form").worksheet
        if sheet is None:
            raise UsageError("worksheet_form(): this page's front matter has no worksheet")
        return self._render("worksheet.html.j2", sheet=sheet, examples=sheet.examples)

    def mock(self) -> str:
        """Every round that can be run as a mock: phases, prompts, follow-ups, signals."""
        return self._render("mock.html.j2", loops=rehearsal.mock_loops(self.catalog))

    def pack(self) -> str:
        """The interview-day pack: a sheet for every attended round, lists for the day."""
        return self._tool("pack.html.j2", pack=pack(self.catalog))

    def offer(self) -> str:
        """An offer to add up, beside the reported bands of every role."""
        roles = [
            (
                entry,
                role,
                [(part, *sums.part_range(part, pay.parts)) for part in pay.parts],
                sums.compensation_sum(pay),
            )
            for entry, role in self.catalog.of_kind(Role)
            if (pay := role.compensation) is not None
        ]
        return self._render("offer.html.j2", roles=roles)

    def scorecard(self) -> str:
        """Every rubric as a form to score a run with."""
        return self._render("scorecard.html.j2", scorings=rehearsal.scorings(self.catalog))

    def diagnostic(self) -> str:
        """Ten questions over a loop before any reading; on paper a sheet to rate oneself."""
        return self._tool("diagnostic.html.j2")

    def exam(self) -> str:
        """A round's quiz, or a mix over a loop, against the clock; on paper an answer sheet."""
        return self._tool("exam.html.j2")

    def review(self) -> str:
        """What is due today over all pages; on paper a log of reviews."""
        return self._tool("review.html.j2")

    def product_table(self) -> str:
        """A company's products: what is rules, what is machine learning."""
        return self._render("products.html.j2", company=self.page(Company, "product_table"))

    def fact_list(self) -> str:
        """A source's facts with status, notes and the pages that use them."""
        source: Source = self.page(Source, "fact_list")
        used = {fact.id: self.catalog.cited_on(fact.id) for fact in source.facts}
        return self._render("facts.html.j2", source=source, used=used)

    def disagreement_list(self) -> str:
        """A source's disagreements."""
        return self._render("disagreements.html.j2", source=self.page(Source, "disagreement_list"))

    def document_list(self) -> str:
        """The register of documents."""
        return self._render("documents.html.j2", register=self.page(Register, "document_list"))


def _markdown(renderer: Renderer | None) -> markdown.Markdown:
    """Return Markdown for records: text, lists, tables, code and links, and nothing else.

    The model refuses everything else in a record; this is the second lock, which holds whatever
    slips past the first.
    """
    md = markdown.Markdown(
        extensions=["sane_lists", "tables"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    md.preprocessors.deregister("html_block")
    for name in ("reference", "hashheader", "setextheader"):
        md.parser.blockprocessors.deregister(name)
    for name in (
        "autolink",
        "automail",
        "html",
        "image_link",
        "image_reference",
        "reference",
        "short_image_ref",
        "short_reference",
    ):
        md.inlinePatterns.deregister(name)
    if renderer is None:
        md.inlinePatterns.deregister("link")
    else:  # the same name and priority replace Markdown's own
        md.inlinePatterns.register(_Links(renderer, md), "link", 160)
    return md


# One paragraph without markup. The first sign is a letter, since others may begin a list or a box.
_PLAIN = re.compile(r"[^\W\d_][^\n\\`*_\[\]{}<>&|~^\x00-\x1f]*[^\s\\`*_\[\]{}<>&|~^\x00-\x1f]")


@lru_cache(maxsize=50_000)
def _without_links(text: str) -> Markup:
    """Return Markdown that looks the same on every page, so that it is converted once."""
    if _PLAIN.fullmatch(text):
        return Markup(f"<p>{text}</p>")  # noqa: S704, as in Renderer.md
    _plain.reset()
    return Markup(_plain.convert(text))  # noqa: S704, as in Renderer.md


class _Links(LinkInlineProcessor):
    """Resolves `kind:id#section` from the page being rendered; lets no scheme but https by."""

    def __init__(self, renderer: Renderer, md: markdown.Markdown) -> None:
        super().__init__(r"\[", md)
        self._renderer = renderer

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        href, title, index, handled = super().getLink(data, index)
        if PAGE_LINK.fullmatch(href):
            try:
                href = self._renderer.url(href)
            except UsageError:
                href = ""  # the page has a problem of its own, which is reported
        elif not href.startswith("https://"):
            href = ""
        return href, title, index, handled


def shuffled(question: Question | AnyQuestion) -> list[Any]:
    """Return what a question lists in the order shown, the same at every build.

    The order comes from the ids alone, so where an author puts the right one never shows, and a
    part that is added or moved leaves the others where they were. An order question is never
    shown in its right order.
    """
    parts: tuple[Any, ...] = ()
    if isinstance(question, (Single, Multiple)):
        parts = question.options
    elif isinstance(question, Order):
        parts = question.items
    elif isinstance(question, Match):
        parts = question.pairs

    def place(part: Any) -> bytes:
        return hashlib.sha256(f"{question.id}/{part.id}".encode()).digest()

    shown = sorted(parts, key=place)
    if isinstance(question, Order) and shown == list(parts):
        shown = [*shown[1:], shown[0]]
    return shown


_plain = _markdown(None)
