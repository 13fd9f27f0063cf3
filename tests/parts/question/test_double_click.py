"""A double-click does what one click does; the second never hits what moved under the pointer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Locator, Page, expect

ROUND = "rounds/panw-tpm/system-design/"
TYPES = ("single", "multiple", "order", "match", "numeric", "recall")


def twice(page: Page, target: Locator) -> None:
    """Press the same place twice, as a hand does: the second time wherever the page has gone."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
    page.wait_for_timeout(120)
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(120)


def kept(page: Page, question: str) -> dict[str, Any]:
    """Return what the browser keeps of a question."""
    found = page.evaluate(
        """(id) => {
          const key = Object.keys(localStorage).find((one) => one.endsWith(`:item:${id}`));
          return key ? localStorage.getItem(key) : "{}";
        }""",
        question,
    )
    return dict(json.loads(found))


def fill(item: Locator, kind: str) -> None:
    """Give some answer."""
    if kind == "single":
        item.locator(".lg-option__input").last.check()
    elif kind == "multiple":
        item.locator(".lg-option__input").first.check()
    elif kind == "order":
        item.locator("[data-act=down]").first.click()
    elif kind == "match":
        for select in item.locator("select").all():
            select.select_option(index=1)
    elif kind == "numeric":
        item.locator(".lg-number__input").fill("7")
    else:
        item.locator("textarea").fill("What I would say.")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("kind", TYPES)
def test_a_double_click_does_what_one_does(
    watched: Callable[..., Any], kind: str, width: int
) -> None:
    visit = watched(viewport={"width": width, "height": 844})
    page = visit.open(ROUND)
    anchors = page.locator(f"lg-item[data-type={kind}]").evaluate_all(
        "(all) => all.map((o) => o.id)"
    )
    # Another question at each width: what moves under the pointer depends on both.
    for anchor in anchors[width == 390 :][:1]:
        page.locator(f".lg-quiz__stop a[href='#{anchor}']").click()
        item = page.locator(f"#{anchor}")
        question = str(item.get_attribute("data-id"))
        expect(item).to_be_visible()
        page.wait_for_timeout(500)  # a pointer that jumps is no pair of presses
        fill(item, kind)
        address = page.url
        twice(page, item.locator("[data-act=check]"))
        assert page.url == address, "the second click led away"
        if kind == "recall":
            # The criteria show, and none is ticked by the way.
            expect(item.locator(".lg-criterion__input:checked")).to_have_count(0)
            expect(item.locator(".lg-timer")).to_be_hidden()
            assert kept(page, question)["answer"]["met"] == []
            twice(page, item.locator(".lg-criterion__input").first)
            expect(item.locator(".lg-criterion__input").first).to_be_checked()
            twice(page, item.locator("[data-act=check]"))
        expect(item.locator(".lg-feedback__verdict")).to_be_focused()
        record = kept(page, question)
        assert (record["done"], len(record["tries"])) == (True, 1)
        twice(page, item.locator("[data-act=next]"))
        assert page.locator("lg-item:visible").count() == 1
        numbers = page.locator("lg-item").evaluate_all("(all) => all.map((o) => o.id)")
        gone = numbers.index(str(page.locator("lg-item:visible").get_attribute("id")))
        assert gone == (numbers.index(anchor) + 1) % len(numbers), "more than one question on"


def test_a_row_moves_once(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(ROUND))
    item = page.locator("lg-item[data-type=order]").first
    rows = item.locator(".lg-order__item")
    before = rows.evaluate_all("(all) => all.map((one) => one.dataset.part)")
    twice(page, rows.nth(0).locator("[data-act=down]"))
    after = rows.evaluate_all("(all) => all.map((one) => one.dataset.part)")
    assert after == [before[1], before[0], *before[2:]]


def test_a_neighbor_that_stood_still_is_pressed_at_once(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 1280, "height": 844}).open(ROUND)
    page.locator("[data-act=open]").click()
    labels = page.locator("lg-item:visible .lg-sure__label")
    left, right = (labels.nth(at).bounding_box() for at in (0, 1))
    assert left is not None
    assert right is not None
    y = left["y"] + left["height"] / 2
    places = (left["x"] + left["width"] - 1, right["x"] + 1)
    assert places[1] - places[0] < 12, "too far apart to be taken for one place"
    page.wait_for_timeout(500)
    for x in places:
        page.mouse.click(x, y)
    expect(labels.nth(1).locator("input")).to_be_checked()


def test_a_key_right_after_a_press_is_heard(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 1280, "height": 844}).open(ROUND)
    page.locator("[data-act=open]").click()
    item = page.locator("lg-item:visible")
    anchor = item.get_attribute("id")
    box = item.locator("[data-act=show]").bounding_box()
    assert box is not None
    page.wait_for_timeout(500)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    # On the verdict now; the next stop leads on.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{anchor}")).to_be_hidden()
    expect(page.locator("lg-item:visible")).to_have_count(1)
