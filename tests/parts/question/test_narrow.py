"""A question's buttons in a narrow window: no word cut, nothing left alone on a line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from practice import narrow_enough

_ROUND = "rounds/panw-aiml-pm/ml-systems-design/"
_BOXES = """(all) => all.map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [left, right, top, bottom].map(Math.round);
})"""


@pytest.mark.parametrize(("width", "letters"), [(390, 100), (320, 100), (390, 200), (1280, 100)])
def test_the_levels_and_the_way_on_stand_in_a_row_or_each_on_a_line(
    watched: Callable[..., Any], width: int, letters: int
) -> None:
    page = watched(viewport={"width": width, "height": 844}).open(_ROUND)
    page.evaluate("(share) => { document.documentElement.style.fontSize = `${share}%`; }", letters)
    page.locator("lg-quiz [data-act=open]").click()
    item = page.locator("lg-item:visible")
    levels = item.locator(".lg-sure__label").evaluate_all(_BOXES)
    assert len(levels) == 3
    rows = {top for _, _, top, _ in levels}
    assert len(rows) == (3 if letters == 200 else 1)
    item.locator(".lg-option__input").first.focus()
    page.keyboard.press("Space")
    item.locator("[data-act=check]").click()
    verdict, on = (
        item.locator(f".lg-feedback__head {one}").evaluate_all(_BOXES)[0]
        for one in (".lg-feedback__verdict", "[data-act=next]")
    )
    if letters == 200:
        assert on[2] >= verdict[3], "on a line of its own"
    else:
        assert on[2] < verdict[3], "beside the verdict"
        assert on[3] - on[2] <= 48, "its words on one line"
        assert verdict[1] <= on[0]
    assert narrow_enough(page)
