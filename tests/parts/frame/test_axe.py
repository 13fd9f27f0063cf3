"""Every page: axe and reflow. One page of each kind in every look: contrast, large text, the phone.

Contrast and line breaks depend on tokens, styles and templates, which the pages of a kind share;
names, roles, structure and the widest thing on it are each page's own. `make access` looks at every
page in every look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import served
from access import ENLARGED, SCHEMES, Access
from kinds import KINDS, QUIZ
from live import Watched
from playwright.sync_api import Browser, expect

ROOT = Path(__file__).resolve().parents[3]
# From the sources, since tests are named before the site is built.
_PAGES = {
    path.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index")
    for path in (ROOT / "docs").rglob("*.md")
}
# One of each kind is looked at in every look, below.
OTHERS = sorted({path and path.removesuffix("/") + "/" for path in _PAGES} - {*KINDS})
# What depends on where lines break and on nothing else of the look.
LAYOUT_RULES = ["target-size", "scrollable-region-focusable"]
_BEHIND = ("landmark-one-main", "page-has-heading-one")


@pytest.fixture(scope="module")
def reader(browser: Browser, server: served.Server) -> Iterator[Watched]:
    """Go from page to page in one tab: to open another takes as long as a page."""
    context = browser.new_context(service_workers="block")
    reader = Watched(context, server, scripts=True)
    context.new_page()
    yield reader
    context.close()


@pytest.mark.parametrize("path", OTHERS)
def test_a_page_keeps_nobody_out(reader: Watched, path: str) -> None:
    (page,) = reader.context.pages
    reader.go(page, path)
    access = Access(page)
    access.look(1280, "light")
    faults = {"axe": access.axe(contrast=False)}
    access.look(320, "light")
    faults["sideways, 320 px"] = access.sideways()
    reader.check()
    assert {look: found for look, found in faults.items() if found} == {}


@pytest.mark.parametrize("path", [*KINDS, "404.html"])
def test_a_kind_of_page_keeps_nobody_out_in_any_look(
    watched: Callable[..., Any], path: str
) -> None:
    page = watched(viewport={"width": 1280, "height": 844}).open(path)
    access = Access(page)
    faults: dict[str, list[str]] = {}
    for width in (1280, 390, 320):
        for scheme in SCHEMES if width != 320 else ["light"]:
            access.look(width, scheme)
            look = f"{width} px, {scheme}"
            if (width, scheme) == (390, "dark"):
                faults[f"axe, {look}"] = access.axe(contrast=False)
            elif width == 320 or (width, scheme) == (1280, "light"):
                faults[f"axe, {look}"] = access.axe(LAYOUT_RULES if width == 320 else None)
            faults[f"contrast, {look}"] = access.faint()
            faults[f"sideways, {look}"] = access.sideways()
    for width in ENLARGED:
        access.look(width, "light")
        faults[f"text at 200%, {width} px"] = access.enlarged()
    assert {look: found for look, found in faults.items() if found} == {}


def test_the_open_menu_and_the_search_keep_nobody_out(watched: Callable[..., Any]) -> None:
    width = 390
    page = watched(viewport={"width": width, "height": 844}).open(QUIZ)
    access = Access(page)
    for scheme in SCHEMES:
        access.look(width, scheme)
        page.locator("#lg-menu-open").click()
        expect(page.locator("#lg-nav")).to_be_visible()
        # All else is inert while it is open, the page's main part and heading too.
        found = [one for one in access.axe() if not one.startswith(_BEHIND)]
        assert [*found, *access.faint(), *access.sideways()] == []
        page.keyboard.press("Escape")
        page.locator("#lg-search-open").click()
        page.locator("#lg-search-query").fill("stride")
        expect(page.locator(".lg-search__hit").first).to_be_visible()
        assert [*access.axe(), *access.faint(), *access.sideways()] == []
        page.keyboard.press("Escape")
