"""A group of hundreds of pages: each page lists those around it, however many there are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material  # type: ignore[import-untyped]
import pytest
from jinja2 import Environment, FileSystemLoader


def item(url: str, children: list[Any] | None = None, *, active: bool = False) -> SimpleNamespace:
    """Return an entry of the navigation as MkDocs gives it to a theme."""
    return SimpleNamespace(
        url=url, title=url or "group", children=children, active=active, meta={}, is_index=False
    )


@pytest.mark.parametrize(
    ("pages", "at", "shown"),
    [
        (60, 30, range(60)),
        (61, 30, range(18, 43)),
        (500, 0, range(13)),
        (500, 499, range(487, 500)),
    ],
)
def test_a_page_lists_the_pages_around_it(root: Path, pages: int, at: int, shown: range) -> None:
    icons = Path(material.__file__).parent / "templates"
    loader = FileSystemLoader([root / "macros" / "theme", icons])
    environment = Environment(loader=loader, autoescape=True)
    environment.filters["url"] = lambda url: url
    entries = [item(f"p{number}/") for number in range(pages)]
    group = item("", entries, active=True)
    nav = SimpleNamespace(items=[item("", [item("i/"), group], active=True)])
    html = environment.get_template("partials/nav.html").render(nav=nav, page=entries[at])
    listed = [number for number in range(pages) if f'href="p{number}/"' in html]
    assert listed == list(shown)
    assert (f"{pages} pages in all" in html) == (pages > len(shown))
    assert html.count("aria-current") == 1
