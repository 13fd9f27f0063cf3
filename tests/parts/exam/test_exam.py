"""The exam as a reader meets it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Page, expect
from practice import PHONE, choose, shown, take_loop

EXAM = "practice/exam/"


def begin(page: Page) -> int:
    """Start the first exam there is; return the number of its questions."""
    if not page.locator("[name^=lg-loop-]:checked").count():
        take_loop(page)
    page.locator("[data-act=start]").click()
    shown(page, 1)
    return page.locator(".lg-exam__stop").count()


_BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""


_FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
}"""


def test_an_exam_is_taken_with_the_keyboard_alone_and_gives_nothing_away_before_the_end(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport=PHONE).open(EXAM)
    keyboard.tab_to(page, "[name^=lg-loop-]")
    page.keyboard.press("Space")
    keyboard.tab_to(page, "lg-exam [data-act=start]")
    page.keyboard.press("Enter")
    item = shown(page, 1)
    expect(item.locator(".lg-item__number")).to_be_focused()
    expect(page.locator(".lg-exam__clock")).to_contain_text("left")
    for act in ("check", "show"):
        expect(item.locator(f"[data-act={act}]")).to_be_hidden()
    expect(item.locator(".lg-feedback")).to_be_hidden()
    keyboard.tab_to(page, "lg-exam [data-act=flag]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-exam__stop").first).to_have_accessible_name("Question 1, flagged")
    keyboard.tab_to(page, "lg-exam [data-act=forth]")
    page.keyboard.press("Enter")
    shown(page, 2)
    page.locator(".lg-exam__clock").evaluate("() => document.activeElement.blur()")
    keyboard.tab_to(page, "lg-exam [data-act=submit]")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.lg-dialog")
    expect(dialog).to_contain_text("1 flagged")
    page.keyboard.press("Escape")
    expect(page.locator(".lg-exam__clock")).to_be_visible()
    page.keyboard.press("Enter")
    keyboard.tab_to(page, "dialog [value=yes]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-results__points")).to_have_text("0")
    expect(page.locator("lg-item .lg-feedback__verdict")).to_be_visible()
    expect(page.locator(".lg-history__table tbody tr")).to_have_count(1)


def test_an_exam_survives_a_closed_tab_and_its_clock_runs_on(watched: Callable[..., Any]) -> None:
    visit = watched(timezone_id="Europe/Berlin")
    visit.context.clock.install(time=dt.datetime.fromisoformat("2026-10-25T01:50:00+02:00"))
    page = visit.open(EXAM)
    begin(page)
    choose(page.locator("lg-item"), right=True)
    expect(page.locator(".lg-exam__stop").first).to_have_attribute("data-state", "begun")
    page.close()
    # Over the hour that comes twice that night.
    visit.context.clock.fast_forward("20:00")
    page = visit.open(EXAM)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".lg-exam__clock")).to_have_text(re.compile(r"^(9|10):\d\d left$"))
    page.locator(".lg-exam__stop").first.click()
    expect(shown(page, 1).locator(".lg-option__input:checked")).to_have_count(1)
    visit.context.clock.fast_forward("15:00")
    expect(page.locator(".lg-exam__clock")).to_contain_text("Over by")
    expect(page.locator("lg-exam > [role=status]")).to_contain_text("Time is up")


def test_an_exam_in_two_tabs_is_one_exam(watched: Callable[..., Any]) -> None:
    visit = watched()
    first = visit.open(EXAM)
    begin(first)
    second = visit.open(EXAM)
    second.get_by_role("button", name="Go on").click()
    shown(second, 1)
    choose(first.locator("lg-item"), right=True)
    expect(second.locator(".lg-exam__stop").first).to_have_attribute("data-state", "begun")
    expect(second.locator(".lg-option__input:checked")).to_have_count(1)
    first.locator("[data-act=submit]").click()
    first.locator("dialog [value=yes]").click()
    expect(first.locator(".lg-results__title")).to_be_visible()
    expect(second.locator("lg-exam [data-act=start]")).to_be_visible()
    expect(second.locator("lg-exam")).to_contain_text("ended in another tab")


def test_an_exam_scores_as_the_quiz_does_and_draws_its_history(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(EXAM)
    for _ in range(2):
        total = begin(page)
        right = 0
        for number in range(1, total + 1):
            item = shown(page, number)
            if item.get_attribute("data-type") == "single":
                choose(item, right=True)
                right += 1
            if number < total:
                page.locator("[data-act=forth]").click()
        page.locator("[data-act=submit]").click()
        page.locator("dialog [value=yes]").click()
        expect(page.locator(".lg-results__points")).to_have_text(str(right))
        expect(page.locator(".lg-missed__item")).to_have_count(total - right)
        page.locator("[data-act=setup]").click()
    expect(page.locator(".lg-history__table tbody tr")).to_have_count(2)
    expect(page.locator(".lg-chart__dot")).to_have_count(2)
    percent = f"{round(100 * right / total)}%"
    expect(page.locator(".lg-chart")).to_have_attribute(
        "aria-label", f"Scores from first to last: {percent}, {percent}"
    )


@pytest.mark.parametrize("script", [_BLOCKED, _FULL], ids=["blocked", "full"])
def test_an_exam_goes_on_without_storage_and_says_so_once(
    watched: Callable[..., Any], script: str
) -> None:
    visit = watched()
    visit.context.add_init_script(script)
    page = visit.open(EXAM)
    begin(page)
    choose(page.locator("lg-item"), right=True)
    page.locator("[data-act=submit]").click()
    page.locator("dialog [value=yes]").click()
    expect(page.locator(".lg-results__points")).to_have_text("1")
    assert page.locator(".lg-notice__text").count() == 1


def test_an_exam_of_which_nothing_is_left_is_given_up(watched: Callable[..., Any]) -> None:
    page = watched().open(EXAM)
    page.evaluate(
        """() => {
          const at = new Date().toISOString();
          const sitting = { at, set: "round:panw-tpm/system-design", began: at, limit: 3600,
            questions: ["gone.one"], answers: {}, flags: [] };
          const own = `loopguide:${location.pathname.split("practice/")[0]}:1:sitting:`;
          localStorage.setItem(own + "round/panw-tpm/system-design", JSON.stringify(sitting));
        }"""
    )
    page.reload()
    page.locator("lg-exam [data-act=resume]").click()
    expect(page.locator("lg-exam [data-act=start]")).to_be_visible()
    expect(page.locator("lg-exam [data-act=resume]")).to_have_count(0)


def open_at(page: Page, kind: str) -> tuple[int, int]:
    """Go to the first question of a type; return its number and how many there are."""
    total = page.locator(".lg-exam__stop").count()
    for number in range(1, total + 1):
        page.locator(".lg-exam__stop").nth(number - 1).click()
        if shown(page, number).get_attribute("data-type") == kind:
            return number, total
    raise AssertionError(f"no {kind} question in this exam")


def test_what_cannot_be_read_is_said_before_it_costs_a_point(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open(EXAM)
    begin(page)
    number, total = open_at(page, "numeric")
    field = page.locator(".lg-number__input")
    field.fill("lots of them")
    page.locator(".lg-exam__stop").nth(0 if number > 1 else 1).click()
    # The question stays once, with its hint; who wants to leave it all the same does.
    expect(page.locator("lg-item .lg-item__status")).to_contain_text("cannot be read")
    expect(field).to_be_focused()
    stop = page.locator(".lg-exam__stop").nth(number - 1)
    expect(stop).to_have_accessible_name(f"Question {number}, look at it again")
    page.locator(".lg-exam__stop").nth(total - 1).click()
    shown(page, total)
    # The last question leads to submitting, and the dialog says what is wrong.
    forth = page.locator("lg-exam [data-act=forth]")
    expect(forth).to_have_text("Submit the exam")
    forth.click()
    dialog = page.locator("dialog.lg-dialog")
    expect(dialog).to_contain_text(f"Question {number} is not written clearly")
    expect(dialog).to_contain_text(f"{total - 1} not answered")
    dialog.locator("[value=no]").click()
    shown(page, number)
    field.fill("7")
    expect(stop).to_have_accessible_name(f"Question {number}, answered")
    page.locator("lg-exam [data-act=submit]").click()
    expect(dialog).not_to_contain_text("not written clearly")
    dialog.locator("[value=yes]").click()
    expect(page.locator(".lg-results__parts")).to_contain_text(f"{total - 1} left open")
