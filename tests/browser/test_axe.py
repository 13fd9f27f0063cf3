"""Every page, in each light and width: axe, contrast, reflow, and text twice the size.

One load a page. All rules of axe run on the desk in light, and on the phone in dark for one page of
every folder: names, roles and structure are the same in every color, and a kind's pages share
them. What can change with the look is asked anew on every page: the contrast of each text, which
our own check reads where axe cannot; the room round targets and whether what scrolls takes the
focus, where lines break otherwise; the width of the page. `make access` runs everything in every
look.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from access import ENLARGED, SCHEMES, Access
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
# From the sources, since tests are named before the site is built.
PAGES = sorted(
    path.relative_to(ROOT / "docs").as_posix().removesuffix(".md").removesuffix("index")
    for path in (ROOT / "docs").rglob("*.md")
)
# The first page of every folder.
SAMPLE = {folder: page for page in reversed(PAGES) for folder in [page.rpartition("/")[0]]}
# What depends on where lines break and on nothing else of the look.
LAYOUT_RULES = ["target-size", "scrollable-region-focusable"]
_BEHIND = ("landmark-one-main", "page-has-heading-one")


@pytest.mark.parametrize("path", [*PAGES, "404.html"])
def test_a_page_keeps_nobody_out(watched: Callable[..., Any], path: str) -> None:
    sampled = path in SAMPLE.values()
    path = path if path == "" or path.endswith(("/", ".html")) else path + "/"
    visit = watched(viewport={"width": 1280, "height": 844}, reduced_motion="reduce")
    page = visit.open(path)
    access = Access(page)
    faults: dict[str, list[str]] = {}
    for width in (1280, 390, 320):
        for scheme in SCHEMES if width != 320 else ["light"]:
            access.look(width, scheme)
            look = f"{width} px, {scheme}"
            phone = (width, scheme) == (390, "dark")
            if (width, scheme) == (1280, "light") or (phone and sampled):
                faults[f"axe, {look}"] = access.axe(contrast=not phone)
            elif phone or width == 320:
                faults[f"axe, {look}"] = access.axe(LAYOUT_RULES)
            faults[f"contrast, {look}"] = access.faint()
            faults[f"sideways, {look}"] = access.sideways()
    for width in ENLARGED:
        access.look(width, "light")
        faults[f"text at 200%, {width} px"] = access.enlarged()
    assert {look: found for look, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_open_menu_and_the_search_keep_nobody_out(
    watched: Callable[..., Any], width: int
) -> None:
    page = watched(viewport={"width": width, "height": 844}).open("rounds/panw-tpm/system-design/")
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
