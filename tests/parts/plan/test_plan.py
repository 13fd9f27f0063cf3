"""The plan as a reader meets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Page, expect
from practice import NOON, PHONE, ROLE, plan_of, put, texts_of, tick_all

DATA = "practice/data/"


PLAN = "practice/plan/"


PROGRESS = "practice/progress/"


def with_plan(visit: Any, plan: dict[str, Any]) -> tuple[Any, Page]:
    """Open the plan's page at noon, with `plan` kept before it was opened."""
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    put(page, {"plan:mine": plan})
    visit.go(page, PLAN)
    return visit, page


def test_a_plan_is_made_and_ticked_by_keyboard_on_a_phone(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE, timezone_id="America/New_York")
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    page.select_option("[name=role]", ROLE)
    page.locator("[name=date]").fill("2026-12-05")
    keyboard.tab_to(page, "[data-act=make]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-plan__title")).to_be_focused()
    expect(page.locator(".lg-plan__sum")).to_contain_text("14 days from now")
    expect(page.locator(".lg-day")).to_have_count(15)
    keyboard.tab_to(page, ".lg-day--today [type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(".lg-day--today .lg-task--done")).to_have_count(1)
    expect(page.locator(".lg-day--today [type=checkbox]").first).to_be_focused()
    other = visit.context.new_page()
    other.clock.set_fixed_time(NOON)
    visit.go(other, PLAN)
    expect(other.locator(".lg-day--today .lg-task--done")).to_have_count(1)
    expect(other.locator("[name=date]")).to_be_hidden()
    other.get_by_text("Change the plan").click()
    other.locator("[name=date]").fill("2026-11-30")
    other.locator("[name=date]").blur()
    expect(page.locator("[name=date]")).to_have_value("2026-11-30")
    expect(page.locator(".lg-day")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_interviews_are_added_and_removed(watched: Callable[..., Any]) -> None:
    page = watched().open(PLAN)
    page.select_option("[name=role]", ROLE)
    page.locator("[name=date]").fill("2099-01-02")
    page.get_by_role("button", name="Make the plan").click()
    # At once, a press would be a double-click's.
    page.wait_for_timeout(500)
    page.get_by_text("Change the plan").click()
    page.get_by_role("button", name="Add an interview").click()
    expect(page.locator("[name=date]").nth(1)).to_be_focused()
    page.locator("[data-act=drop]").first.click()
    expect(page.locator("[name=date]")).to_have_count(1)
    expect(page.locator("[name=date]")).to_be_focused()
    # The other row's button has come to the same place: a press at once would be a double-click's.
    page.wait_for_timeout(500)
    page.locator("[data-act=drop]").click()
    expect(page.get_by_role("button", name="Add an interview")).to_be_focused()
    expect(page.locator(".lg-plan__sum")).to_contain_text("no interview has a date yet")


def test_a_page_left_open_over_midnight_shows_the_new_day(watched: Callable[..., Any]) -> None:
    # Clocks go back on the first of November: the day has 25 hours.
    visit = watched(timezone_id="America/New_York")
    page = visit.context.new_page()
    page.clock.set_fixed_time("2026-11-01T03:30:00Z")  # still October 31 there
    visit.go(page, PLAN)
    page.select_option("[name=role]", ROLE)
    page.locator("[name=date]").fill("2026-11-09")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator(".lg-day--today .lg-day__name")).to_contain_text("Today, Sat, Oct 31")
    names = page.locator(".lg-day__name").all_inner_texts()
    days = [name.split("\n")[0].split(", ", name.count(","))[-1] for name in names]
    assert days == ["Oct 31", *[f"Nov {n}" for n in range(1, 10)]]
    page.clock.set_fixed_time("2026-11-02T04:30:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".lg-day--today .lg-day__name")).to_contain_text("Today, Sun, Nov 1")


def test_the_calendar_file_has_the_interview_in_its_zone(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched(timezone_id="Europe/Berlin", accept_downloads=True)
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    put(page, {"plan:mine": plan_of(("2026-12-05", "09:30", "America/Los_Angeles", ""))})
    visit.go(page, PLAN)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Calendar file").click()
    saved.value.save_as(tmp_path / "plan.ics")
    raw = (tmp_path / "plan.ics").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    text = raw.decode().replace("\r\n ", "")
    assert "DTSTART:20261205T173000Z" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 5
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_the_plan_prints_as_made_or_as_a_sheet(watched: Callable[..., Any], scripts: bool) -> None:
    visit = watched(java_script_enabled=scripts)
    page = visit.context.new_page()
    if scripts:
        page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    if scripts:
        put(page, {"plan:mine": plan_of(("2027-01-05", "", "", ""))})
        visit.go(page, PLAN)
    text = texts_of(page.pdf(format="A4"))
    assert ("write the dates in" in text) is not scripts
    assert ("Tue, Jan 5" in text) is scripts, "days folded away on screen print as well"


def test_the_day_in_the_plan_is_the_readers(watched: Callable[..., Any]) -> None:
    """East of the date line it is already tomorrow."""
    for zone, expected in (
        ("Pacific/Kiritimati", "2026-11-22"),
        ("Pacific/Pago_Pago", "2026-11-21"),
    ):
        visit = watched(timezone_id=zone)
        page = visit.context.new_page()
        page.clock.set_fixed_time("2026-11-21T20:00:00Z")
        visit.go(page, PLAN)
        expect(page.locator("[name=start]")).to_have_value(expected)


def test_zones_come_with_whoever_chooses_one(watched: Callable[..., Any]) -> None:
    """Four hundred lines are not laid out for the many who leave their own zone as it is."""
    page = watched(timezone_id="America/New_York").open(PLAN)
    zone = page.locator("[name=zone]")
    expect(zone.locator("option")).to_have_text(["America/New York"])
    zone.focus()
    assert zone.locator("option").count() > 100
    expect(zone).to_have_value("America/New_York")
    zone.select_option("Europe/Berlin")
    expect(zone).to_have_value("Europe/Berlin")


def test_what_fits_tonight_stands_before_what_does_not(watched: Callable[..., Any]) -> None:
    _, page = with_plan(watched(), plan_of(("2026-12-05", "", "", ""), hours=0.5))
    tonight = page.locator(".lg-day--today")
    expect(tonight.locator(".lg-task").first).to_be_visible()
    left = page.locator(".lg-plan__left")
    expect(left).to_have_count(1)
    below = "(left) => left.getBoundingClientRect().top"
    assert left.evaluate(below) > tonight.evaluate(below)
    expect(left.locator("li").first).to_be_hidden()


def test_a_loop_is_asked_for_where_none_is_the_readers(watched: Callable[..., Any]) -> None:
    page = watched().open(PLAN)
    loop = page.locator("[name=role]")
    expect(loop).to_have_value("")
    page.get_by_role("button", name="Make the plan").click()
    expect(loop).to_be_focused()
    expect(page.locator(".lg-plan__title")).to_have_count(0)
    loop.select_option(ROLE)
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator(".lg-plan__title")).to_be_focused()


def test_the_next_day_the_days_come_before_the_form(watched: Callable[..., Any]) -> None:
    _, page = with_plan(watched(viewport=PHONE), plan_of(("2026-12-05", "", "", "")))
    expect(page.locator(".lg-plan__form")).to_be_hidden()
    top = "(one) => one.getBoundingClientRect().top + scrollY"
    assert page.locator("#lg-plan-today").evaluate(top) < 844, "on the first screen"
    keyboard.tab_to(page, "[href='#lg-plan-today']")
    page.keyboard.press("Enter")
    expect(page.locator("#lg-plan-today")).to_be_focused()
    page.locator(".lg-plan__change > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[name=date]")).to_have_value("2026-12-05")


def test_two_hours_before_a_round_there_is_half_a_mock_and_a_word_on_it(
    watched: Callable[..., Any],
) -> None:
    _, page = with_plan(
        watched(), plan_of(("2026-11-22", "", "", f"{ROLE}/system-design"), hours=2)
    )
    expect(page.locator(".lg-day--today")).to_contain_text("Run half a mock of System design")
    expect(page.locator(".lg-plan__note")).to_contain_text("a whole mock of System design")


def test_on_the_day_no_hours_are_asked_for_that_cannot_be_given(
    watched: Callable[..., Any],
) -> None:
    visit, page = with_plan(watched(), plan_of(("2026-11-21", "", "", ""), hours=1))
    expect(page.locator(".lg-plan__left summary")).to_contain_text("the least important first.")
    expect(page.locator(".lg-plan__left summary")).not_to_contain_text("Add hours")
    put(page, {"plan:mine": plan_of(("2026-11-22", "", "", ""), hours=1)})
    visit.go(page, PLAN)
    expect(page.locator(".lg-plan__left summary")).to_contain_text("Add hours")


@pytest.mark.parametrize(
    ("anchor", "kind"), [("assessed", "lg-assessed"), ("strong-answers", "lg-contrast")]
)
def test_what_a_round_is_skimmed_and_said_aloud_for_can_be_led_to(
    site: Path, anchor: str, kind: str
) -> None:
    """Where several stand on a page, the first is led to."""
    rounds = {one.parent.name: one.read_text("utf-8") for one in site.glob("rounds/*/*/index.html")}
    assert rounds
    first = re.compile(rf'<div\b[^>]*\bclass="?{kind}[" >][^>]*>')
    led_to = {name: first.search(html) for name, html in rounds.items()}
    wrong = [
        name
        for name, one in led_to.items()
        if not one or not re.search(rf'\bid="?{anchor}[" >]', one[0])
    ]
    assert wrong == [], "the contrast shown first stands first in the front matter"


def test_strong_answers_are_led_to_where_they_stand(watched: Callable[..., Any]) -> None:
    visit, page = with_plan(
        watched(), plan_of(("2026-11-22", "", "", f"{ROLE}/system-design"), hours=0.5)
    )
    link = page.locator(".lg-day--today .lg-task", has_text="Say the strong answers").locator("a")
    link.click()
    expect(page.locator(".lg-contrast").first).to_be_in_viewport()
    visit.go(page, "")
    link = page.locator("lg-today li", has_text="Say the strong answers").locator("a")
    link.click()
    expect(page.locator(".lg-contrast").first).to_be_in_viewport()


def test_the_sum_says_what_is_left_and_for_how_long(watched: Callable[..., Any]) -> None:
    _, page = with_plan(watched(), plan_of(("2026-11-22", "10:00", "UTC", "")))
    sums = page.locator(".lg-plan__sum")
    expect(sums).to_have_text(re.compile(r"^[^.]+ of work until .*, which is tomorrow\.$"))
    day = page.locator(".lg-day--today")
    day.get_by_role("checkbox").first.click()
    expect(sums).to_contain_text("of work left until")
    expect(day.locator(".lg-day__minutes")).to_have_text(re.compile(" left$"))
    tick_all(day)
    expect(day.locator(".lg-day__minutes")).to_have_text("done")


def test_nothing_is_to_be_prepared_once_the_interviews_of_the_day_are_through(
    watched: Callable[..., Any],
) -> None:
    _, page = with_plan(watched(), plan_of(("2026-11-21", "07:00", "UTC", "")))
    expect(page.locator(".lg-plan__title")).to_be_visible()
    expect(page.locator(".lg-plan__sum")).to_have_text(
        "Your interview was today. When is the next one?"
    )
    expect(page.locator(".lg-plan__left")).to_have_count(0)
    expect(page.locator("lg-plan").get_by_role("checkbox")).to_have_count(0)


def test_after_one_interview_the_plan_asks_for_no_date_that_it_has(
    watched: Callable[..., Any],
) -> None:
    today, tomorrow = ("2026-11-21", "07:00", "UTC", ""), ("2026-11-22", "10:00", "UTC", "")
    for interviews, asks in (((today,), True), ((today, tomorrow), False)):
        _, page = with_plan(watched(), plan_of(*interviews))
        note = page.locator(".lg-plan__note", has_text="Write down what was asked")
        expect(note).to_be_visible()
        assert ("Enter the next date" in note.inner_text()) is asks
        assert ("stands below" in note.inner_text()) is not asks
