"""Confidence: asked, kept, and turned off, as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import keyboard
from live import READY
from playwright.sync_api import expect
from practice import choose

CONCEPT = "concepts/stride/"


def test_confidence_is_kept_and_the_result_lists_sure_but_wrong_first(
    watched: Callable[..., Any],
) -> None:
    page = keyboard.show_all(watched().open(CONCEPT))
    items = page.locator("lg-item")
    wrong = []
    for index in range(items.count()):
        item = items.nth(index)
        if item.get_attribute("data-type") == "single":
            wrong.append(index + 1)
            choose(item, right=False)
            item.get_by_label("Guessing" if len(wrong) == 1 else "Sure", exact=True).check()
            item.locator("[data-act=check]").click()
        else:
            item.locator(".lg-item__number").focus()
            keyboard.answer(page, item)
    assert len(wrong) > 1
    said = items.nth(wrong[1] - 1).locator(".lg-feedback__points")
    expect(said).to_contain_text("you were sure")
    rows = page.locator(".lg-missed__item")
    expect(rows.first).to_contain_text(f"Question {wrong[1]}:")
    expect(rows.first).to_contain_text("You were sure")
    expect(rows.last).to_contain_text(f"Question {wrong[0]}:")
    expect(rows.last).not_to_contain_text("You were sure")
    levels = page.locator(".lg-concepts", has_text="How sure you were").locator("tr")
    expect(levels).to_have_text([re.compile("Sure0 of"), re.compile("Guessing0 of 1")])


def test_confidence_can_be_turned_off_in_every_tab(watched: Callable[..., Any]) -> None:
    visit = watched()
    first, second = (keyboard.show_all(visit.open(CONCEPT)) for _ in range(2))
    ask = first.get_by_label("Ask how sure I am")
    expect(second.locator(".lg-sure").first).to_be_visible()
    ask.uncheck()
    for page in (first, second):
        expect(page.locator(".lg-sure").first).to_be_hidden()
    second.reload()
    second.wait_for_function(READY)
    expect(second.locator(".lg-sure").first).to_be_hidden()
    expect(second.get_by_label("Ask how sure I am")).not_to_be_checked()
    ask.check()
    expect(second.locator(".lg-sure").first).to_be_visible()
