"""Home says what a kept plan has for today, and nothing without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from access import Access
from playwright.sync_api import Page, expect
from practice import NOON, plan_of, put, tick_all

PLAN = "practice/plan/"


def at_noon(watched: Callable[..., Any]) -> tuple[Any, Page]:
    """Open the plan's page at noon, with nothing kept."""
    visit = watched()
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    return visit, page


def test_home_says_what_is_for_today_as_the_plan_does(watched: Callable[..., Any]) -> None:
    visit, page = at_noon(watched)
    put(page, {"plan:mine": plan_of(("2026-12-05", "", "", ""))})
    visit.go(page, PLAN)
    tasks = page.locator(".lg-day--today .lg-task__text").all_inner_texts()
    visit.go(page, "")
    today = page.get_by_role("region", name="Today, Sat, Nov 21")
    lines = today.locator("li")
    expect(lines).to_have_count(min(3, len(tasks)))
    for line, task in zip(lines.all(), tasks, strict=False):
        assert task in line.inner_text()
    for link in today.locator("a").all():
        assert page.request.get(link.evaluate("(a) => a.href")).ok
    today.get_by_role("link", name="your plan").click()
    expect(page.locator(".lg-day--today")).to_be_visible()


def test_home_stays_as_it_is_without_a_plan(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit.go(page, "")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".lg-today")).to_have_count(0)
    assert not [url for url in asked if "practice/questions" in url]
    plain = watched(java_script_enabled=False).open("")
    expect(plain.locator(".lg-today")).to_be_hidden()


def test_after_the_interview_home_and_plan_ask_what_was_asked(watched: Callable[..., Any]) -> None:
    visit, page = at_noon(watched)
    # An hour for who named no round: over at eight, under way at half past eleven.
    for time, over in (("07:00", True), ("11:30", False)):
        put(page, {"plan:mine": plan_of(("2026-11-21", time, "UTC", ""))})
        visit.go(page, "")
        said = page.get_by_role("region", name="Today, Sat, Nov 21")
        expect(said).to_be_visible()
        assert ("Write down what was asked" in said.inner_text()) is over
        visit.go(page, PLAN)
        expect(page.locator(".lg-plan__title")).to_be_visible()
        assert ("Write down what was asked" in page.locator("lg-plan").inner_text()) is over


def test_the_day_before_names_what_is_tomorrow(watched: Callable[..., Any]) -> None:
    visit, page = at_noon(watched)
    put(page, {"plan:mine": plan_of(("2026-11-22", "10:00", "UTC", ""))})
    visit.go(page, "")
    today = page.get_by_role("region", name="Today, Sat, Nov 21")
    expect(today).to_contain_text("Tomorrow: Interview at 10:00 (UTC).")
    expect(today).to_contain_text("and the days after: your plan")
    put(page, {"plan:mine": plan_of(("2026-11-21", "23:00", "UTC", ""))})
    visit.go(page, "")
    expect(today).to_contain_text("Interview at 23:00 (UTC)")
    expect(today).not_to_contain_text("days after")
    expect(today).not_to_contain_text("Tomorrow")


def finish(visit: Any, page: Page) -> None:
    """Tick whatever the kept plan holds."""
    visit.go(page, PLAN)
    tick_all(page.locator("lg-plan"))


# What home's box says: its first words, by the interview, and whether all is done.
STATES = {
    "tasks": ("2026-12-05", "", False, "Today, Sat, Nov 21"),
    "eve": ("2026-11-22", "10:00", False, "Tomorrow: Interview"),
    "day": ("2026-11-21", "23:00", False, "Interview at 23:00"),
    "after": ("2026-11-21", "07:00", False, "Your interview is behind you"),
    "done": ("2026-11-22", "10:00", True, "Nothing is left to do"),
}


@pytest.mark.parametrize("state", STATES)
def test_the_box_of_home_keeps_nobody_out(watched: Callable[..., Any], state: str) -> None:
    date, time, done, said = STATES[state]
    visit, page = at_noon(watched)
    put(page, {"plan:mine": plan_of((date, time, "UTC", ""))})
    if done:
        finish(visit, page)
    visit.go(page, "")
    expect(page.locator(".lg-today__day")).to_contain_text(said)
    access = Access(page)
    faults: dict[str, list[str]] = {}
    for width, scheme in ((1280, "light"), (390, "dark"), (320, "light")):
        access.look(width, scheme)
        found = [*access.axe(contrast=False), *access.faint(), *access.sideways()]
        faults[f"{width} px, {scheme}"] = found
    access.look(390, "light")
    faults["text at 200%"] = access.enlarged()
    assert {look: found for look, found in faults.items() if found} == {}


def test_home_names_the_interview_when_all_is_done(watched: Callable[..., Any]) -> None:
    visit, page = at_noon(watched)
    put(page, {"plan:mine": plan_of(("2026-11-22", "10:00", "UTC", ""))})
    finish(visit, page)
    visit.go(page, "")
    home = page.locator("lg-today")
    expect(home).to_contain_text("Interview at 10:00 (UTC)")
    expect(home).not_to_contain_text("Nothing more is planned")
