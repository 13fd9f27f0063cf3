"""The diagnostic as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import keyboard
from playwright.sync_api import expect
from practice import PHONE, shown, take_loop

DIAGNOSTIC = "practice/diagnostic/"


def test_a_diagnostic_is_taken_with_the_keyboard_alone_on_a_phone(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport=PHONE).open(DIAGNOSTIC)
    keyboard.tab_to(page, "lg-diagnostic .lg-pick__input")
    page.keyboard.press("ArrowDown")
    keyboard.tab_to(page, "lg-diagnostic [data-act=start]")
    page.keyboard.press("Enter")
    for number in range(1, 11):
        item = shown(page, number)
        anchor = item.get_attribute("id")
        page.wait_for_function(
            "(s) => document.activeElement?.matches(s)", arg=f"#{anchor} .lg-item__number"
        )
        keyboard.answer(page, item)
        expect(item.locator(".lg-feedback__verdict")).to_be_focused()
        keyboard.tab_to(page, f"#{anchor} [data-act=next]")
        page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-results__points")).to_have_text("10")
    expect(page.locator(".lg-start a")).to_have_count(1)


def test_a_diagnostic_goes_on_after_the_tab_was_closed_and_says_where_to_start(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = visit.open(DIAGNOSTIC)
    take_loop(page)
    page.locator("[data-act=start]").click()
    for number in (1, 2, 3):
        shown(page, number).locator("[data-act=show]").click()
        page.locator("[data-act=next]").click()
    shown(page, 4)
    page.close()
    page = visit.open(DIAGNOSTIC)
    page.get_by_role("button", name="Go on, 7 questions left").click()
    for number in range(4, 11):
        shown(page, number).locator("[data-act=show]").click()
        page.locator("[data-act=next]").click()
    expect(page.locator(".lg-results__points")).to_have_text("0")
    assert page.locator(".lg-start a").count() > 3
    first = page.locator(".lg-start__items li").first
    expect(first).to_have_text(f"Concept{page.locator('.lg-next-step a').inner_text()}")
    expect(page.locator(".lg-missed__item")).to_have_count(10)
    for link in page.locator(".lg-missed__section a, .lg-start a").all():
        assert page.request.get(link.evaluate("(a) => a.href")).ok


def test_a_question_that_cannot_be_fetched_can_be_tried_again(
    watched: Callable[..., Any],
) -> None:
    visit = watched(service_workers="block")
    page = visit.open(DIAGNOSTIC)
    take_loop(page)
    visit.context.route(re.compile("/(rounds|concepts)/"), lambda route: route.abort())
    page.locator("[data-act=start]").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")
    visit.context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    shown(page, 1)
    assert all("ERR_FAILED" in one for one in visit.complaints)
    visit.complaints.clear()
