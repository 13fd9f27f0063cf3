"""How many presses of the keyboard it takes from a page's top to what the page is there for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Page, expect
from practice import NOON, PHONE, plan_of, put

MOST = 12
CONTENT, QUESTIONS = "#content", "#lg-questions"


def presses(page: Page, selector: str) -> int:
    """Press Tab until the focused element matches; return how often."""
    for count in range(1, MOST + 1):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector):
            return count
    raise AssertionError(f"{MOST} presses of Tab do not reach {selector}")


def way(page: Page, skip: str, selector: str) -> int:
    """Take a skip link, then go on to `selector`; return all presses of it."""
    first = presses(page, f".lg-skip[href='{skip}']") + 1
    page.keyboard.press("Enter")
    return first + presses(page, selector)


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
@pytest.mark.parametrize("path", ["concepts/stride/", "rounds/panw-tpm/system-design/"])
def test_the_first_question_is_near(watched: Callable[..., Any], path: str, width: int) -> None:
    page = watched(viewport={"width": width, "height": 844}).open(path)
    count = way(page, QUESTIONS, "lg-quiz [data-act=open]") + 1
    page.keyboard.press("Enter")
    expect(page.locator("lg-item:visible .lg-item__number")).to_be_focused()
    count += presses(page, "lg-item :is(input, select, textarea, button)")
    print(f"{path}, {width} px: {count} presses to the first question")
    assert count <= MOST


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_printing_the_pack_is_near(watched: Callable[..., Any], width: int) -> None:
    page = watched(viewport={"width": width, "height": 844}).open("practice/pack/")
    expect(page.get_by_role("button", name="Print the pack")).to_be_visible()
    count = way(page, CONTENT, "[data-act=print]") + 1
    print(f"{width} px: {count} presses to Print the pack")
    assert count <= MOST


@pytest.mark.parametrize("width", [PHONE["width"], 1280])
def test_the_calendar_file_is_near(watched: Callable[..., Any], width: int) -> None:
    visit = watched(viewport={"width": width, "height": 844})
    visit.context.clock.set_fixed_time(NOON)
    page = visit.open("practice/plan/")
    put(page, {"plan:mine": plan_of(("2026-12-05", "", "", ""))})
    page.reload()
    expect(page.locator("lg-plan [data-act=calendar]")).to_be_visible()
    count = way(page, CONTENT, "[href='#lg-plan-file']") + 1
    page.keyboard.press("Enter")
    count += presses(page, "[data-act=calendar]") + 1
    print(f"{width} px: {count} presses to the calendar file")
    assert count <= MOST


def test_ten_now_and_the_map_of_a_quiz_are_worked_by_keyboard(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open("rounds/panw-tpm/system-design/")
    way(page, QUESTIONS, "lg-quiz [data-act=ten]")
    page.keyboard.press("Enter")
    expect(page.locator("lg-item:visible .lg-item__number")).to_be_focused()
    expect(page.locator(".lg-quiz__stop:visible")).to_have_count(10)
    page.locator(".lg-quiz__stop:visible a").nth(4).focus()
    page.keyboard.press("Enter")
    expect(page.locator("lg-item:visible .lg-item__number")).to_be_focused()
    current = page.locator(".lg-quiz__stop:visible a[aria-current=step]")
    expect(current).to_have_count(1)
    expect(page.locator("lg-item:visible .lg-item__stop")).to_have_text(current.inner_text())
    page.locator(".lg-item__number").first.evaluate("() => document.activeElement.blur()")
    keyboard.tab_to(page, "lg-quiz [data-act=all]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-quiz__stop:visible")).to_have_count(
        page.locator(".lg-quiz__stop").count()
    )
