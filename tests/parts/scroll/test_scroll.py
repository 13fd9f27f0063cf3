"""What is wider than a phone scrolls, with a sign, a name, and a way in by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = ["compare/", "concepts/tenant-isolation/"]
# Of each box that scrolls sideways: its name, whether it takes the focus, layers of its ground, its
# edge at the right.
_BOXES = """() => [...document.querySelectorAll(".lg-main *")]
  .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
  .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth)
  .map((one) => {
    const style = getComputedStyle(one);
    const layers = style.backgroundImage.split("gradient").length - 1;
    const name = one.getAttribute("aria-label") || "";
    return [one.className, name, one.tabIndex, layers, style.borderRightStyle];
  })"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_box_that_scrolls_has_shadows_a_name_and_the_focus(
    watched: Callable[..., Any], path: str, scheme: str
) -> None:
    page = watched(viewport={"width": 390, "height": 844}, color_scheme=scheme).open(path)
    page.wait_for_selector("[data-scrolls]")
    boxes = page.evaluate(_BOXES)
    assert boxes
    for box, name, focus, layers, _ in boxes:
        assert name, box
        assert (focus, layers) == (0, 4), box
    page.emulate_media(media="print")
    assert all(not layers for *_, layers, _ in page.evaluate(_BOXES))


def test_in_forced_colors_the_edge_is_a_line(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 390, "height": 844}, forced_colors="active").open(PAGES[0])
    page.wait_for_selector("[data-scrolls]")
    for box, _, _, layers, edge in page.evaluate(_BOXES):
        assert (layers, edge) == (0, "double"), box


def test_a_box_that_fits_is_no_stop_of_the_keyboard(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 1280, "height": 900}).open(PAGES[0])
    assert page.locator("[data-scrolls], table[tabindex]").count() == 0
