"""A drill as a reader meets it: by keyboard, on a phone, against the clock, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyboard
from playwright.sync_api import Page, expect
from practice import (
    NOON,
    PHONE,
    address,
    axe,
    kept,
    narrow_enough,
    next_step,
    pass_over,
    shown,
    take_loop,
    texts_of,
)

DRILLS = "practice/drills/"


def begin(page: Page, skill: str = "arithmetic") -> None:
    """Start a drill."""
    if not page.locator("[name^=lg-loop-]:checked").count():
        take_loop(page)
    page.locator(f"[value={skill}]").check()
    page.locator("lg-drill [data-act=start]").click()
    shown(page, 1)


def test_a_drill_is_taken_with_the_keyboard_alone_on_a_phone(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open(DRILLS)
    assert axe(page) == []
    keyboard.tab_to(page, "[name^=lg-loop-]")
    page.keyboard.press("Space")
    keyboard.tab_to(page, "[name=lg-drill-skill]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[value=threat-lists]")).to_be_checked()
    keyboard.tab_to(page, "lg-drill [data-act=start]")
    page.keyboard.press("Enter")
    for number in (1, 2, 3):
        item = shown(page, number)
        expect(item.locator(".lg-item__number")).to_be_focused()
        assert item.get_attribute("data-type") in ("match", "multiple")
        keyboard.answer(page, item)
        keyboard.tab_to(page, "lg-item [data-act=next]")
        page.keyboard.press("Enter")
    shown(page, 4)
    assert narrow_enough(page)
    assert axe(page) == []
    keyboard.tab_to(page, "lg-drill [data-act=show]")
    page.locator("lg-drill [data-act=end]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    # The fourth was not answered, so it does not count.
    expect(page.locator(".lg-results__points")).to_have_text("3")
    expect(page.locator(".lg-results__of")).to_have_text(" of 3 points")
    assert axe(page) == []
    assert len(kept(page, "item")) >= 3
    keyboard.tab_to(page, "lg-drill [data-act=setup]")
    page.keyboard.press("Enter")
    expect(page.locator("lg-drill .lg-pick__input:checked").first).to_be_focused()


def test_after_five_minutes_the_one_in_hand_is_finished_and_then_the_result_comes(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    visit.context.clock.install(time=NOON)
    page = visit.open(DRILLS)
    begin(page)
    clock = page.locator(".lg-exam__clock")
    assert clock.evaluate(
        """(clock) => {
          const { left, top, height } = clock.getBoundingClientRect();
          return clock.contains(document.elementFromPoint(left + 4, top + height / 2));
        }"""
    ), "something covers the clock"
    expect(page.get_by_role("timer")).to_contain_text("left")
    visit.context.clock.fast_forward("05:01")
    expect(page.get_by_role("timer")).to_contain_text("Over by")
    expect(page.locator("lg-drill > [role=status]")).to_contain_text("Time is up")
    item = page.locator("lg-item")
    item.locator("[data-act=show]").click()
    expect(item.locator("[data-act=next]")).to_have_text("See your result")
    item.locator("[data-act=next]").click()
    expect(page.locator(".lg-results__of")).to_have_text(" of 1 point")
    expect(page.locator(".lg-missed__item")).to_have_count(1)


def test_a_drill_leads_to_a_missed_concept(watched: Callable[..., Any]) -> None:
    page = watched().open(DRILLS)
    take_loop(page)
    page.locator("lg-drill [data-act=start]").click()
    pass_over(page, 1)
    page.locator("[data-act=end]").click()
    assert "/concepts/" in address(next_step(page))


def test_what_was_missed_is_asked_first_the_next_time(watched: Callable[..., Any]) -> None:
    page = watched().open(DRILLS)
    begin(page)
    missed = page.locator("lg-item").get_attribute("data-id")
    page.locator("lg-item [data-act=show]").click()
    page.locator("[data-act=end]").click()
    page.locator("lg-drill [data-act=setup]").click()
    expect(page.locator(".lg-pick__label:has([value=arithmetic])")).to_contain_text("1 missed")
    begin(page)
    expect(page.locator("lg-item")).to_have_attribute("data-id", str(missed))
    # It is open again, and what was missed before is still known.
    page.locator("[data-act=end]").click()
    expect(page.locator(".lg-results__title")).to_have_text("Nothing answered this time")


def test_without_scripts_and_on_paper_the_questions_stand_by_skill_with_links(
    watched: Callable[..., Any],
) -> None:
    plain = watched(java_script_enabled=False).open(DRILLS)
    assert plain.locator("[data-skill]").count() == 3
    for link in plain.locator("[data-skill]").locator("li:first-child a, li:last-child a").all():
        address, _, anchor = link.evaluate("(a) => a.href").partition("#")
        assert f'id="{anchor}"' in plain.request.get(address).text()
    page = watched().open(DRILLS)
    expect(page.locator(".lg-drill__part").first).to_be_hidden()
    words = texts_of(page.pdf())
    assert "set a clock to five minutes" in words
    assert "Start, five minutes" not in words
