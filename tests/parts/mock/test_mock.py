"""A mock interview: its clock, its follow-ups, its sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from practice import HOSTILE, PHONE, axe, kept, live, narrow_enough, press, put, texts_of

SCORECARD = "practice/scorecard/"


MOCK = "practice/mock/"


OFFER = "practice/compensation/"


def end(page: Page) -> None:
    """End a round whose time is not up."""
    page.click("[data-act=end]")
    page.get_by_role("button", name="End it").click()


def test_the_chosen_round_is_legible_in_the_closed_field(watched: Callable[..., Any]) -> None:
    page = live(watched(viewport={"width": 1280, "height": 900}), MOCK)
    field = page.locator("[data-set=round]")
    expect(field.locator("option:checked")).to_have_text("Choose a round")
    for option in field.locator("option:not([value=''])").all():
        # On a phone the field ends within the loop's name, so the round comes first.
        loop = option.locator("xpath=..").get_attribute("label") or "?"
        assert option.inner_text().endswith(f"min, {loop}")
    room = field.evaluate("(field) => field.clientWidth")
    field.evaluate("(field) => { field.style.width = 'max-content'; }")
    assert field.evaluate("(field) => field.clientWidth") <= room


def test_a_mock_opens_on_the_readers_loop_and_names_the_company(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = live(visit, MOCK)
    chosen = page.locator("[data-set=round] option:checked")
    first = chosen.inner_text()
    put(page, {"setting:loop": {"at": "2026-11-20T08:00:00.000Z", "value": "zscaler-aiml-pm"}})
    page = live(visit, MOCK)
    chosen = page.locator("[data-set=round] option:checked")
    expect(chosen).to_contain_text("Zscaler")
    assert chosen.inner_text() != first
    # What is chosen here is the loop of the other tools.
    page.select_option("[data-set=round]", "panw-tpm/system-design")
    (loop,) = [one for one in kept(page, "setting") if one["value"] == "panw-tpm"]
    assert loop
    page = live(visit, SCORECARD)
    expect(page.locator("[data-set=round]")).to_have_value("panw-tpm/system-design")
    expect(page.locator("[data-set=round] option:checked")).to_contain_text("Palo Alto")


def test_what_to_say_is_hidden_from_who_answers_until_it_is_asked_for(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    hints = page.locator(".lg-mock__stage .lg-mock__do")
    note = page.locator("[data-note]").first
    expect(hints.first).to_be_hidden()
    expect(note).to_have_accessible_description("")
    page.click("[data-act=hints]")
    expect(hints.first).to_be_visible()
    expect(note).to_have_accessible_description(hints.first.inner_text())
    turn = page.locator("[data-act=hints]")
    expect(turn).to_have_text("Hide what to say in each phase")
    turn.click()
    expect(turn).to_have_text("Show what to say in each phase")
    expect(hints.first).to_be_hidden()
    end(page)
    expect(hints.first).to_be_visible()
    expect(turn).to_have_text("Hide what to say in each phase")
    place = page.locator(".lg-mock__board").evaluate("(one) => getComputedStyle(one).position")
    assert place == "static", "a clock that stands covers the notes"

    partner = live(watched(), MOCK + "?round=panw-tpm/system-design")
    partner.check("[name=lg-mock-view][value=ask]")
    partner.click("[data-act=start]")
    expect(partner.locator(".lg-mock__stage .lg-mock__do").first).to_be_visible()


def test_a_round_ends_when_asked_twice_and_the_end_can_be_taken_back(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    expect(page.get_by_role("timer", name="Clock of the round")).to_be_visible()
    page.locator("[data-note]").first.fill("Four actors")
    page.click("[data-act=end]")
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.locator("[data-act=pause]")).to_be_visible()
    assert page.locator(".lg-mock__result h4").count() == 0
    end(page)
    expect(page.locator(".lg-mock__result h4")).to_be_focused()
    now = page.locator(".lg-mock__now")
    expect(now).to_have_text(re.compile(r"^Phase 1 of 4, to minute \d+: "))
    page.click("[data-act=back]")
    expect(page.locator("[data-act=pause]")).to_have_text("Pause")
    expect(page.locator("[data-note]").first).to_have_value("Four actors")
    expect(page.locator(".lg-mock__left")).to_contain_text("left")
    end(page)
    assert len(kept(page, "mock")) == 1


def test_a_mock_ended_too_soon_is_gone_on_with_from_the_list(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = live(visit, MOCK)
    mock = {
        "at": "2026-11-20T08:20:00.000Z",
        "round": "panw-tpm/system-design",
        "seed": "K7QP",
        "notes": {"scope": "Four actors"},
    }
    short = {**mock, "prompt": "support-access", "seconds": 1250}
    gone = {**mock, "prompt": "gone-since", "seconds": 1250}
    full = {**mock, "prompt": "support-access", "seconds": 1800}
    ids = [f"panw-tpm/system-design.mi7ohxz{at}aaaaaa" for at in "123"]
    put(page, {f"mock:{id}": one for id, one in zip(ids, (short, gone, full), strict=True)})
    page = live(visit, MOCK)
    asked = page.locator("[data-prompt=support-access] .lg-mock__text").first.text_content()
    on = page.get_by_role("button", name="Go on with it")
    # One that counts is over, and what was asked in another is no longer in the guide.
    assert [one.get_attribute("data-mock") for one in on.all()] == ids[:1]
    on.click()
    expect(page.locator(".lg-mock__face")).to_have_text(re.compile(r"^20:5\d$"))
    assert page.locator(".lg-mock__prompt-text").text_content() == asked
    expect(page.locator(".lg-mock__code strong")).to_have_text("K7QP")
    expect(page.locator("[data-note=scope]")).to_have_value("Four actors")
    expect(on).to_have_count(0)  # one round at a time
    page.locator("[data-note=scope]").fill("Five actors")
    end(page)
    kept_now = {one["prompt"]: one for one in kept(page, "mock") if one["seconds"] < 1800}
    again = kept_now["support-access"]
    assert again["notes"] == {"scope": "Five actors"}
    assert 1250 <= again["seconds"] < 1300
    assert (again["round"], again["seed"]) == (mock["round"], mock["seed"])
    assert len(kept(page, "mock")) == 3
    # From here as well, with the clock where it stands now.
    on.click()
    expect(page.locator("[data-act=pause]")).to_be_visible()
    expect(page.locator("[data-note=scope]")).to_have_value("Five actors")


def test_a_mock_removed_at_its_end_takes_its_stage_along(watched: Callable[..., Any]) -> None:
    page = live(watched(), MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    end(page)
    page.locator(".lg-mock__run [data-act=remove]").click()
    expect(page.get_by_role("dialog")).to_contain_text("Its notes go with it. Scores")
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-mock__stage")).to_be_hidden()
    expect(page.locator("[data-act=start]")).to_be_visible()
    assert kept(page, "mock") == []


def test_the_list_gives_the_seconds_at_which_the_clock_stood(watched: Callable[..., Any]) -> None:
    page = live(watched(), MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    page.wait_for_function(
        """() => {
          const left = document.querySelector(".lg-mock__face").textContent;
          window.since = window.left === left ? window.since : performance.now();
          window.left = left;
          return left !== "0:00" && performance.now() - window.since > 600;
        }"""
    )
    page.click("[data-act=end]")
    page.get_by_role("button", name="End it").evaluate("(button) => button.click()")
    stood = page.locator(".lg-mock__result h4").inner_text().removeprefix("You took ")
    expect(page.locator(".lg-mock__figures").last).to_contain_text(stood)


def test_a_code_draws_the_same_prompt_for_a_partner(watched: Callable[..., Any]) -> None:
    page = live(watched(viewport=PHONE), MOCK)
    page.select_option("[data-set=round]", "panw-tpm/system-design")
    page.fill("[data-set=code]", "k7-qp")
    press(page, "[data-act=start]", "Enter")
    prompt = page.locator(".lg-mock__prompt-text").inner_text()
    assert narrow_enough(page)
    assert axe(page) == []
    assert page.locator(".lg-mock__due:visible").count() == 0

    partner = live(watched(), MOCK + "?round=panw-tpm/system-design&code=K7QP")
    partner.check("[name=lg-mock-view][value=ask]")
    partner.click("[data-act=start]")
    assert partner.locator(".lg-mock__prompt-text").inner_text() == prompt
    assert partner.locator(".lg-mock__due:visible").count() > 0
    expect(partner.locator(".lg-mock__listen")).to_contain_text("What passes")
    assert axe(partner) == []


def test_follow_ups_arrive_and_the_clock_is_right_after_a_sleep(
    watched: Callable[..., Any],
) -> None:
    # Two minutes before midnight, on the night the clocks go back.
    visit = watched(timezone_id="America/Los_Angeles")
    page = visit.context.new_page()
    page.clock.install(time="2026-10-31T23:58:00-07:00")
    visit.go(page, MOCK + "?round=panw-tpm/system-design&code=K7QP")
    page.wait_for_selector(".lg-mock--live")
    page.click("[data-act=start]")
    page.clock.run_for(1000)
    face = page.locator(".lg-mock__face")
    expect(face).to_have_text(re.compile(r"^0:0[1-9]$"))
    page.fill("[data-note=scope]", "Four actors")
    # As a background tab: no timer ran for half an hour.
    page.clock.fast_forward("30:00")
    page.clock.run_for(500)
    # The browser's clock runs on beside what is run here: a slow machine adds a second or two.
    expect(face).to_have_text(re.compile(r"^30:0[1-9]$"))
    expect(page.locator(".lg-mock__due:visible")).to_have_count(2)
    expect(page.locator("[data-said]")).to_contain_text("Phase 2 of 4")
    expect(page.locator("[aria-current=step]")).to_contain_text("Core architecture")

    page.click("[data-act=pause]")
    stands = face.inner_text()
    page.clock.fast_forward("02:00:00")
    page.clock.run_for(500)
    expect(face).to_have_text(stands)
    page.click("[data-act=pause]")
    # The wall clock is set back an hour; the round's clock is not the wall's.
    page.clock.run_for(60_000)
    expect(face).to_have_text(re.compile(r"^31:0[1-9]$"))

    page.reload()
    page.wait_for_selector(".lg-mock__resume:visible")
    expect(page.locator(".lg-mock__resume")).to_contain_text("stands at 31:0")
    page.click("[data-act=resume]")
    expect(page.locator("[data-note=scope]")).to_have_value("Four actors")
    page.clock.fast_forward("40:00")
    page.clock.run_for(500)
    expect(page.locator(".lg-mock__now")).to_contain_text("Time is up")
    expect(page.locator(".lg-mock__left")).to_contain_text("over")
    page.click("[data-act=end]")
    expect(page.locator(".lg-mock__result h4")).to_be_focused()
    expect(page.locator(".lg-mock__run")).to_have_count(1)
    assert kept(page, "setting") == []

    page.locator(".lg-mock__result a.lg-button").last.click()
    page.wait_for_selector(".lg-scorecard--live")
    expect(page.locator("[data-set=rubric]")).to_have_value("security-weighted")
    expect(page.locator("[data-set=round]")).to_have_value("panw-tpm/system-design")
    expect(page.locator(".lg-scorecard__mock")).to_contain_text("Four actors")


def test_a_clock_set_back_takes_nothing_from_the_round(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.context.new_page()
    page.clock.install(time="2026-03-08T01:59:00-08:00")
    visit.go(page, MOCK + "?round=panw-tpm/system-design")
    page.wait_for_selector(".lg-mock--live")
    page.click("[data-act=start]")
    page.clock.run_for(20_000)
    page.clock.set_system_time("2026-03-07T23:00:00-08:00")
    page.clock.run_for(10_000)
    seconds = page.locator(".lg-mock__face").inner_text()
    assert seconds in ("0:30", "0:31")
    end(page)
    (record,) = kept(page, "mock")
    assert record["seconds"] in (30, 31)


def test_hostile_notes_stay_text(watched: Callable[..., Any]) -> None:
    page = live(watched(), MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    page.locator("[data-note]").first.fill(HOSTILE)
    end(page)
    page.locator(".lg-mock__run summary").click()
    expect(page.locator(".lg-mock__run .lg-noted")).to_have_text(HOSTILE)
    assert page.locator(".lg-mock__run img").count() == 0
    page.locator(".lg-mock__run [data-act=remove]").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-mock__run")).to_have_count(0)


# The marks of sources are buttons on screen and marks on paper.
_CONTROLS = """
() => [...document.querySelectorAll("main :is(button, summary, select, [type=checkbox])")]
  .filter((one) => !one.closest(".lg-cites") && one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.textContent)
"""


def test_a_round_on_paper_has_no_controls(watched: Callable[..., Any]) -> None:
    page = live(watched(), f"{MOCK}?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    page.locator(".lg-mock__step textarea").first.fill("What I asked first.")
    page.click("[data-act=hints]")
    page.emulate_media(media="print")
    assert page.evaluate(_CONTROLS) == []
    page.emulate_media(media="screen")
    end(page)
    page.emulate_media(media="print")
    assert page.evaluate(_CONTROLS) == []
    printed = texts_of(page.pdf(format="A4"))
    assert "What I asked first." in printed
    assert "what to say" not in printed


def test_before_the_clock_runs_the_chosen_round_prints_as_a_sheet(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), MOCK)
    page.locator("[data-set=round]").select_option("panw-aiml-pm/execution")
    printed = texts_of(page.pdf(format="A4"))
    assert "Monday, 7:40" in printed
    assert "Minute 37" in printed
    assert printed.count("Listen for") == 1
    page.locator("[data-act=start]").click()
    assert "Listen for" not in texts_of(page.pdf(format="A4")), "it has the follow-ups"


def test_without_scripts_every_round_opens_as_a_sheet(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(MOCK)
    assert page.locator(".lg-mock__round").count() == 12
    page.locator(".lg-mock__round").first.locator("summary").click()
    expect(page.locator(".lg-mock__followups").first).to_be_visible()
