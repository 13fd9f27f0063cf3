"""Related pages at the end of a page, on paper and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from practice import pages_of

# Every list of related pages: its lines are boxes, or run on in one paragraph.
_LINES = """() => [...document.querySelectorAll(".lg-foot__part:not(.lg-foot__part--wide) li")]
  .filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).display)"""
# The sums of a loop, by how many lines each takes.
_SUMS = """() => [...document.querySelectorAll(".lg-loop__sum strong")]
  .map((one) => one.getClientRects().length)"""


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_related_pages_of_a_role_print_on_one_page(watched: Callable[..., Any], paper: str) -> None:
    page = watched().open("roles/panw-tpm/")
    page.emulate_media(media="print")
    assert set(page.evaluate(_LINES)) == {"inline"}
    last = " ".join(pages_of(page.pdf(format=paper))[-1].split())
    assert "Worked answers" in last
    assert "Reported cases" in last


def test_related_pages_of_a_round_are_not_torn(watched: Callable[..., Any]) -> None:
    page = watched().open("rounds/panw-tpm/system-design/")
    last = " ".join(pages_of(page.pdf(format="Letter"))[-1].split())
    assert "Where it connects" in last
    assert "Concepts this round needs" in last
    assert "Reported cases" in last


@pytest.mark.parametrize("width", [320, 390])
def test_the_length_of_a_loop_is_not_torn(watched: Callable[..., Any], width: int) -> None:
    page = watched(viewport={"width": width, "height": 844}).open("")
    sums = page.evaluate(_SUMS)
    assert sums
    assert set(sums) == {1}
