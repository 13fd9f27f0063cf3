"""Give every page of a finished site the picture that is shown where its address is shared.

The theme names it beside the page (`…/concepts/stride/card.png`); here it is drawn, put where files
are kept for a year, under a name that changes with it, and the page is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from macros.reading.catalog import Catalog, Entry, read
from macros.records.pages import Case, Company, Concept, Page, Practice, Role, Round, Rubric

from .card import Bar, Card, Stop, png
from .finished import address, listed

FOLDER = "assets/cards/"
_NAMED = "card.png"
_DIGITS = 12
_RULES = {
    "weighted": "A weighted sum",
    "gated": "One dimension waits for the others",
    "veto": "One low score rejects",
}
# Kinds of practice page by their folder.
_PRACTICE = {"worksheets": "Worksheet", "worked": "Worked answer", "checklists": "Checklist"}


def write_previews(site: Path, root: Path) -> None:
    """Draw the card of every page of `site`, made of the content at `root`, and name it there.

    A site without an address of its own has none: who shares a page needs the whole address.
    """
    catalog, here = read(root)[0], address(site)
    for path, _, _ in listed(site):
        page, entry = site / path / "index.html", _entry(catalog, path)
        before, text = f'content="{here}{path}{_NAMED}"', page.read_text("utf-8")
        if entry is None or before not in text:
            continue
        picture = png(card(catalog, entry))
        name = f"{FOLDER}{hashlib.sha256(picture).hexdigest()[:_DIGITS]}.png"
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(picture)
        page.write_text(text.replace(before, f'content="{here}{name}"'), "utf-8")


def _entry(catalog: Catalog, path: str) -> Entry | None:
    known = (catalog.by_src.get(src) for src in (f"{path}index.md", f"{path.rstrip('/')}.md"))
    return next((entry for entry in known if entry is not None), None)


def card(catalog: Catalog, entry: Entry) -> Card:
    """Return what the picture of a page shows: a loop, weights, or a description."""
    page = entry.page
    if isinstance(page, Role):
        rounds = [one for _, one in catalog.rounds(entry.id)]
        count = sum(one.attended for one in rounds)
        minutes = sum(one.minutes for one in rounds if one.attended)
        line = f"{minutes} minutes in {count} round{'' if count == 1 else 's'}"
        return Card("Interview loop", page.short, line, stops=_stops(rounds))
    if isinstance(page, Round):
        role = catalog.record(Role, page.role)
        rounds = [one for _, one in catalog.rounds(page.role)]
        place = f"Round {rounds.index(page) + 1} of {len(rounds)}" if len(rounds) > 1 else "Round"
        line = f"{role.short}, {page.minutes} minutes"
        return Card(place, page.title, line, stops=_stops(rounds, page))
    if isinstance(page, Rubric):
        line = _RULES[page.rule.kind]
        bars = tuple(Bar(one.title, one.weight) for one in page.dimensions if one.weight)
        return Card("Rubric", page.title, line, page.description, bars=bars)
    return Card(*_said(catalog, entry, page), page.description)


def _stops(rounds: Iterable[Round], here: Round | None = None) -> tuple[Stop, ...]:
    return tuple(Stop(one.title, one.minutes, one.attended, one is here) for one in rounds)


def _said(catalog: Catalog, entry: Entry, page: Page) -> tuple[str, str, str]:
    """Return kind, title and line of a page that has no figure."""
    if isinstance(page, Concept):
        return "Concept", page.title, page.shelf
    if isinstance(page, Case):
        return "Case", page.title, f"{catalog.record(Role, page.role).short}: {page.outcome}"
    if isinstance(page, Company):
        return "Company", page.title, ""
    folder, _, rest = entry.src.partition("/")
    if isinstance(page, Practice):
        role = catalog.record(Role, page.role).short if page.role else ""
        line = "" if role in page.title else role
        return _PRACTICE.get(rest.partition("/")[0], "Practice"), page.title, line
    if folder == "sources":
        return "Source", page.title, ""
    return "Interview guide", page.title, ""
