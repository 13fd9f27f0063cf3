"""Drawings on paper: none is parted from the heading that introduces it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from practice import pages_of

# Each heading with the caption of the drawing that follows it, as a reader hears them.
_PAIRS = """() => [...document.querySelectorAll(".lg-prose figure.lg-figure")].map((figure) => {
  let one = figure.previousElementSibling;
  while (one && !/^H[23]$/.test(one.tagName)) one = one.previousElementSibling;
  return [one?.firstChild.textContent ?? "", figure.querySelector("figcaption").textContent];
})"""


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("path", ["practice/first-steps/", "concepts/tls-inspection/"])
def test_a_drawing_prints_on_the_page_of_its_heading(
    watched: Callable[..., Any], path: str, paper: str
) -> None:
    page = watched().open(path)
    pairs = page.evaluate(_PAIRS)
    assert pairs
    pages = [_bare(text) for text in pages_of(page.pdf(format=paper))]
    for heading, caption in pairs:
        together = [text for text in pages if _bare(heading) in text and _bare(caption) in text]
        assert together, f"{heading!r} and {caption!r} are on two pages"


def test_ten_pages_from_zero_fill_their_sheets(watched: Callable[..., Any]) -> None:
    """Two sections a sheet after the first: a sheet with one is half empty."""
    page = watched().open("practice/first-steps/")
    pages = pages_of(page.pdf(format="Letter"))
    sections = [len(re.findall(r"(?m)^\s*\d+\. [A-Z]", text)) for text in pages]
    assert sum(sections) == 10
    assert sections[0] == 1
    assert all(count == 2 for count in sections[1:5]), sections
