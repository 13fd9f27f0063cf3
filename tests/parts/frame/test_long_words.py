"""Long words and drawings in a narrow window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = [
    "rounds/panw-tpm/system-design/",
    "concepts/detection-metrics/",
    "rubrics/security-weighted/",
]

# Every text outside drawings and tables becomes one long word, with every answer open.
_LONG = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const hidden of document.querySelectorAll(".lg-main [hidden]")) hidden.hidden = false;
  const main = document.querySelector(".lg-main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const kept = text.parentElement.closest("svg, table, option, textarea, .lg-sr, .lg-pop");
    if (!kept && text.data.trim().length > 12) text.data = "W".repeat(90);
  }
  return document.documentElement.scrollWidth;
}"""


@pytest.mark.parametrize("path", PAGES)
def test_a_long_word_breaks_in_a_narrow_window(watched: Callable[..., Any], path: str) -> None:
    page = watched(viewport={"width": 320, "height": 800}).open(path)
    assert page.evaluate(_LONG) == 320


def test_the_header_fits_where_fonts_are_wide(watched: Callable[..., Any]) -> None:
    """A machine without the fonts we name may have one a fifth wider than they are."""
    page = watched(viewport={"width": 320, "height": 800}).open("")
    wide = page.evaluate(
        """() => {
          const name = document.querySelector(".lg-header__home span:last-child");
          const size = parseFloat(getComputedStyle(name).fontSize);
          name.style.display = "inline-block";
          name.style.width = `${size * 5.9}px`;
          return document.documentElement.scrollWidth;
        }"""
    )
    assert wide == 320


def test_a_drawing_that_scrolls_says_so_and_can_be_read(watched: Callable[..., Any]) -> None:
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.open("concepts/tenant-isolation/")
    frame = page.locator(".lg-figure__frame").first
    width = "(frame) => [frame.scrollWidth > frame.clientWidth, frame.tabIndex]"
    assert frame.evaluate(width) == [True, 0]
    assert frame.get_attribute("aria-label")
    assert page.locator(".lg-figure__more").first.is_visible()
    smallest = frame.evaluate(
        """(frame) => {
          const svg = frame.querySelector("svg");
          const unit = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          const sizes = [...svg.querySelectorAll("text")].map((text) =>
            Number.parseFloat(getComputedStyle(text).fontSize) * unit);
          return Math.min(...sizes);
        }"""
    )
    assert smallest >= 10
    page.set_viewport_size({"width": 1280, "height": 844})
    assert not page.locator(".lg-figure__more").first.is_visible()
