"""What every page has, whatever its kind: head, foot, cards, contrasts, drawings."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from macros.reading.catalog import FIGURES, Entry
from macros.records.fields import RoleRef
from macros.records.pages import SHELVES, Case, Concept, Page, Practice, Role, Round, Rubric

from .declare import ContrastId, Drawing, Kind, macro
from .navigation import PRACTICE
from .renderer import Here, UsageError
from .rounds import loop_of


@macro(once=True)
def head(here: Here[Page]) -> str:
    """First thing on every page with a record: heading, description and the kind's facts (a round's
    minutes and place in the loop, a rubric's rule, …). Write no `# heading` yourself.
    """
    entry, role = here.entry, _role(here)
    context: dict[str, Any] = {}
    if isinstance(entry.page, Round):
        names = [other.id for other, _ in here.catalog.rounds(entry.page.role)]
        if entry.id not in names:  # a draft that its loop does not list yet
            names.append(entry.id)
        context["position"] = (names.index(entry.id) + 1, len(names))
    return here.render(
        f"page/head/{entry.kind}.html.j2",
        entry=entry,
        page=entry.page,
        role=role,
        loop=loop_of(here, role.id, current=entry.id) if role else None,
        needed_by=_needed_by(here),
        mock=_mock(here),
        **context,
    )


@macro(once=True)
def foot(here: Here[Page]) -> str:
    """Last thing on the page: references, where it comes up, cases, what is next."""
    entry, catalog = here.entry, here.catalog
    page = entry.page
    worked = [
        other
        for other, practice in catalog.of_kind(Practice)
        if isinstance(page, (Round, Role))
        and entry.id in (practice.round, practice.role)
        and other.id.startswith("worked/")
    ]
    return here.render(
        "foot.html.j2",
        entry=entry,
        page=page,
        role=_role(here),
        needed_by=_needed_by(here),
        worked=worked,
        cases=[other for other, case in catalog.of_kind(Case) if _happened(entry, case)],
        documents=[
            catalog.documents[name][0]
            for name in getattr(page, "references", ())
            if name in catalog.documents
        ],
        pack=catalog.entry("practice", "pack"),
        mock=_mock(here),
        downloads=catalog.by_src.get("downloads.md"),
    )


def _role(here: Here[Page]) -> Entry | None:
    """Return the role that the page is about or belongs to."""
    page = here.record
    id = here.entry.id if isinstance(page, Role) else getattr(page, "role", None)
    return here.catalog.entry("role", id) if id else None


def _mock(here: Here[Page]) -> str:
    """Return the page on which this round can be rehearsed, empty where it cannot."""
    page, tool = here.record, here.catalog.entry("practice", "mock")
    rehearsed = isinstance(page, Round) and page.attended and page.prompts
    return tool.ref if tool and rehearsed else ""


def _needed_by(here: Here[Page]) -> list[Entry]:
    """Return the rounds that need this concept, or are scored with this rubric."""
    entry, rounds = here.entry, here.catalog.of_kind(Round)
    if isinstance(entry.page, Concept):
        return [other for other, round in rounds if entry.id in round.concepts]
    if isinstance(entry.page, Rubric):
        return [other for other, round in rounds if entry.id in round.rubrics]
    return []


def _happened(entry: Entry, case: Case) -> bool:
    """Tell whether a case is one of this concept, round or role."""
    if isinstance(entry.page, Concept):
        return entry.id in case.concepts
    if isinstance(entry.page, Round):
        return case.round == entry.id
    return isinstance(entry.page, Role) and case.role == entry.id


@macro()
def contrast(here: Here[Page], contrast: ContrastId) -> str:
    """One contrast of this page, side by side."""
    for item in here.record.contrasts:
        if item.id == contrast:
            led_to = _led_to(here, first=item is here.record.contrasts[0])
            return here.render("contrast.html.j2", contrasts=[item], led_to=led_to)
    raise UsageError(f"contrast({contrast!r}): this page's front matter has no contrast of that id")


@macro(needs="contrasts")
def contrast_list(here: Here[Page]) -> str:
    """All contrasts of this page."""
    led_to = _led_to(here, first=True)
    return here.render("contrast.html.j2", contrasts=here.record.contrasts, led_to=led_to)


def _led_to(here: Here[Page], *, first: bool) -> bool:
    """Tell whether the plan leads to the first of these contrasts: strong answers of a round."""
    return first and isinstance(here.record, Round)


@macro()
def figure(here: Here[Page], figure: Drawing) -> str:
    """Inline SVG from `macros/figures/name.svg`; its `<title>` is the caption."""
    path = FIGURES / f"{figure}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", figure) or not path.is_file():
        raise UsageError(f"figure({figure!r}): there is no macros/figures/{figure}.svg")
    svg = path.read_text("utf-8")
    caption = re.search(r"<title>(.*?)</title>", svg, re.DOTALL)
    return here.render(
        "figure.html.j2",
        name=figure,
        svg=Markup(svg[svg.index("<svg") :]),  # noqa: S704, our own file, read by the check
        caption=caption[1].strip() if caption else figure,
    )


@macro()
def cards(here: Here[Page], kind: Kind, role: RoleRef | None = None) -> str:
    """Every page of a kind; `cards("round", role="panw-tpm")`."""
    catalog = here.catalog
    found = [
        entry
        for entry in sorted(catalog.entries.values(), key=lambda entry: entry.id)
        if entry.kind == kind and (role is None or getattr(entry.page, "role", None) == role)
    ]
    if kind == "round":
        order = {
            entry.id: at
            for loop, _ in catalog.of_kind(Role)
            for at, (entry, _) in enumerate(catalog.rounds(loop.id))
        }
        found.sort(key=lambda entry: (getattr(entry.page, "role", ""), order.get(entry.id, 0)))
    groups = _groups(kind, found) if role or kind != "round" else _loops(here, found)
    return here.render("cards.html.j2", kind=kind, groups=groups)


def _loops(here: Here[Page], found: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return rounds under their loop, whose id is the section's."""
    return [
        (role.id, [entry for entry in found if getattr(entry.page, "role", None) == role.id])
        for role, _ in here.catalog.of_kind(Role)
    ]


def _groups(kind: str, found: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Return entries of a kind under their headings: concepts by shelf, practice by folder."""
    if kind == "concept":
        by = [
            (shelf, [e for e in found if getattr(e.page, "shelf", "") == shelf])
            for shelf in SHELVES
        ]
    elif kind == "practice":
        folders = {"": "", **PRACTICE}
        by = [
            (title, [e for e in found if e.id.rpartition("/")[0] == folder])
            for folder, title in folders.items()
        ]
    else:
        by = [("", found)]
    return [(title, entries) for title, entries in by if entries]
