"""Review as a reader meets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import expect
from practice import PHONE, answered, shown

REVIEW = "practice/review/"


def test_what_is_due_is_reviewed_and_then_rests(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open(REVIEW)
    expect(page.locator(".lg-results__title")).to_have_text("Nothing to review yet")
    answered(page, 2, 3, sure=3)
    expect(page.locator(".lg-results__title")).to_have_text("3 questions for today")
    expect(page.locator("lg-review")).to_contain_text("3 you were sure of and missed")
    keyboard.tab_to(page, "lg-review [data-act=start]")
    page.keyboard.press("Enter")
    for number in (1, 2, 3):
        item = shown(page, number)
        expect(page.locator(".lg-desk__place")).to_contain_text("You were sure")
        anchor = item.get_attribute("id")
        expect(item.locator(".lg-item__number")).to_be_focused()
        keyboard.answer(page, item)
        keyboard.tab_to(page, f"#{anchor} [data-act=next]")
        page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_have_text("Nothing is due")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-desk__place")).to_have_text("3 of 3 right.")
    expect(page.locator("lg-review")).to_contain_text("3 reviewed today")


def test_what_was_answered_outside_the_loop_is_told_of(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open(REVIEW)
    answered(page, 2, 3)
    page.locator("lg-review [name=loop]").select_option("panw-tpm")
    expect(page.locator(".lg-results__title")).to_have_text("Nothing of this loop to review yet")
    expect(page.locator("lg-review")).to_contain_text("answered 3 questions outside this loop")
    page.locator("lg-review [name=loop]").select_option(label="All loops")
    expect(page.locator(".lg-results__title")).to_have_text("3 questions for today")


def test_the_cap_holds_and_what_is_over_it_waits(watched: Callable[..., Any]) -> None:
    page = watched().open(REVIEW)
    answered(page, 2, 25)
    expect(page.locator("[data-act=start]")).to_have_text("Review 20 questions")
    page.get_by_label("At most a day").select_option("10")
    expect(page.locator("[data-act=start]")).to_have_text("Review 10 questions")
    expect(page.locator("[data-act=more]")).to_have_text("All 25 due")
    page.reload()
    expect(page.locator("[data-act=start]")).to_have_text("Review 10 questions")


def test_an_answer_in_another_tab_is_taken_off_the_list(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(REVIEW)
    answered(page, 2, 2)
    expect(page.locator("[data-act=start]")).to_have_text("Review 2 questions")
    other = visit.open(REVIEW)
    other.locator("[data-act=start]").click()
    shown(other, 1).locator("[data-act=show]").click()
    expect(page.locator("[data-act=start]")).to_have_text("Review 1 question")


@pytest.mark.parametrize(
    ("zone", "evening"),
    [
        ("America/New_York", "2026-10-31T23:30:00-04:00"),  # the night the clocks go back
        ("America/New_York", "2026-03-07T23:30:00-05:00"),  # and forward
        ("Asia/Kathmandu", "2026-12-31T23:30:00+05:45"),
    ],
)
def test_a_day_ends_at_midnight_by_the_local_clock(
    watched: Callable[..., Any], zone: str, evening: str
) -> None:
    visit = watched(timezone_id=zone)
    visit.context.clock.install(time=dt.datetime.fromisoformat(evening))
    page = visit.open(REVIEW)
    answered(page, 0, 2)
    expect(page.locator(".lg-results__title")).to_have_text("Nothing is due")
    visit.context.clock.fast_forward("45:00")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".lg-results__title")).to_have_text("2 questions for today")


def test_an_interview_date_in_the_plan_moves_what_is_due(watched: Callable[..., Any]) -> None:
    page = watched().open(REVIEW)
    page.evaluate(
        """() => {
          const day = (ahead) => new Date(Date.now() + ahead * 864e5).toISOString().slice(0, 10);
          const plan = { at: new Date().toISOString(), role: "panw-aiml-pm", start: day(0),
            interviews: [{ date: day(1), time: "", zone: "", round: "" }],
            hours: [1, 1, 1, 1, 1, 1, 1] };
          const own = `loopguide:${location.pathname.split("practice/")[0]}:1:plan:plan`;
          localStorage.setItem(own, JSON.stringify(plan));
        }"""
    )
    answered(page, 0, 2, right=True)
    # Known today and asked for tomorrow: a day's gap would fall on the interview itself.
    expect(page.locator("lg-review")).to_contain_text("rests until the interview")
