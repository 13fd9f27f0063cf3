"""A quiz that comes alive under a reader's eyes leaves them where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import live
import pytest
from playwright.sync_api import Page, Route, expect

LONG = "rounds/panw-tpm/system-design/"
_TOP = "(item) => item.getBoundingClientRect().top"
_STILL = """async () => {
  let before = NaN;
  while (before !== scrollY) {
    before = scrollY;
    await new Promise((done) => setTimeout(done, 150));
  }
}"""
# Of the questions left until somebody comes near, and of the others: type, count of text fields.
_LEFT = """() => {
  const read = (item) => [item.dataset.type, item.querySelectorAll("textarea, [type=text]").length];
  const isLeft = (item) => getComputedStyle(item).contentVisibility === "auto";
  const items = [...document.querySelectorAll("lg-item:not(:defined)")];
  const left = items.filter(isLeft);
  return { left: left.map(read), laid: items.filter((item) => !left.includes(item)).map(read) };
}"""


def reached(watched: Callable[..., Any], selector: str) -> tuple[Page, float]:
    """Go to a place of a page whose quiz is not live yet, and return where it then stood."""
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.context.new_page()
    held: list[Route] = []
    page.route("**/questions.js", lambda route: held.append(route))
    page.goto(visit.server.url + LONG)
    # What is above it is laid out on the way, and may be taller than was thought.
    for _ in range(3):
        page.locator(selector).evaluate("(part) => part.scrollIntoView({ block: 'center' })")
        page.wait_for_timeout(200)
    before = page.locator(selector).evaluate(_TOP)
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    page.wait_for_function(live.READY)
    page.evaluate(_STILL)
    return page, before


@pytest.mark.parametrize("number", [2, 30])
def test_a_question_that_is_read_stays(watched: Callable[..., Any], number: int) -> None:
    selector = f"lg-item:nth-of-type({number})"
    page, before = reached(watched, selector)
    expect(page.locator(selector)).to_be_visible()
    expect(page.locator("lg-item:visible")).to_have_count(1)
    assert page.locator(selector).evaluate(_TOP) == pytest.approx(before, abs=60)


def test_what_follows_the_quiz_stays(watched: Callable[..., Any]) -> None:
    page, before = reached(watched, ".lg-steps")
    assert page.locator(".lg-steps").evaluate(_TOP) == pytest.approx(before, abs=60)


def test_a_browser_that_fills_in_forms_lays_out_no_question_by_itself(
    watched: Callable[..., Any],
) -> None:
    """It asks about every text field as the page ends; in a box left out each is a layout."""
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.context.new_page()
    page.route("**/questions.js", lambda route: route.abort())
    page.goto(visit.server.url + LONG, wait_until="domcontentloaded")
    kinds = page.evaluate(_LEFT)
    assert kinds["left"], "every question is laid out at once"
    assert kinds["laid"], "no question of the page has a text field"
    assert not [kind for kind, fields in kinds["left"] if fields]
    assert not [kind for kind, fields in kinds["laid"] if not fields]
