"""What each tool opens on: the interview that comes next in the plan, and a question where there is
no loop."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from live import READY
from playwright.sync_api import Page, expect
from practice import PHONE, address, axe, kept, narrow_enough, next_step, put

ROLE = "zscaler-aiml-pm"
FIRST, SECOND, THIRD = (
    f"{ROLE}/{name}" for name in ("case-study", "technical-deep-dive", "senior-leadership")
)
NOON = "2026-11-21T12:00:00Z"
_HOURS = {"hours": [1] * 7, "start": "2026-11-20"}


def _plan() -> dict[str, Any]:
    """Return a plan with two dates: one round, then two on one day."""
    none = {"time": "", "zone": "", "round": ""}
    interviews = [
        {"date": "2026-11-25", **none, "rounds": [FIRST]},
        {"date": "2026-12-02", **none, "rounds": [SECOND, THIRD]},
    ]
    at = "2026-11-20T08:00:00.000Z"
    return {"plan:mine": {"at": at, "role": ROLE, "interviews": interviews, **_HOURS}}


def _packed(page: Page) -> list[str]:
    rows = page.locator("[data-row]").filter(has=page.locator("[name=round]:checked"))
    return [row.get_attribute("data-row") or "" for row in rows.all()]


def _progress(page: Page) -> list[str]:
    """Return the rounds that are dated the soonest."""
    dated = page.locator(".lg-ready:has(.lg-ready__date)")
    said = dated.locator(".lg-ready__date").all_inner_texts()
    soonest = min(said, key=lambda one: dt.datetime.strptime(f"2026 {one[-6:]}", "%Y %b %d"))  # noqa: DTZ007
    rows = dated.filter(has_text=soonest).locator(".lg-ready__name a").all()
    return [address(row).split("/rounds/")[1].strip("/") for row in rows]


# Every tool that asks for a round or proposes some, and how it says which.
TOOLS: dict[str, Callable[[Page], list[str]]] = {
    "practice/pack/": _packed,
    "practice/mock/": lambda page: [page.locator("[data-set=round]").input_value()],
    "practice/scorecard/": lambda page: [page.locator("[data-set=round]").input_value()],
    "practice/exam/": lambda page: [
        page.locator("[name=lg-exam-set]:checked").input_value().removeprefix("round:")
    ],
    "practice/progress/": _progress,
}


def _opens(page: Page, tool: str) -> list[str]:
    return TOOLS[tool](page)


@pytest.mark.parametrize("tool", TOOLS)
def test_each_tool_opens_on_the_next_interview_of_the_plan(
    watched: Callable[..., Any], tool: str
) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open("practice/")
    put(page, _plan())
    visit.go(page, tool)
    page.wait_for_function(READY)
    assert _opens(page, tool) == [FIRST]
    # The day after, it is the second date's.
    visit.context.clock.set_system_time("2026-11-26T12:00:00Z")
    visit.go(page, tool)
    page.wait_for_function(READY)
    coming = _opens(page, tool)
    assert coming == [SECOND, THIRD][: len(coming)]
    assert coming


def test_a_mock_goes_on_to_the_round_not_rehearsed_unless_the_reader_chose(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open("practice/mock/")
    run = {"prompt": "x", "seed": "ABCD", "notes": {}}
    short = {"at": "2026-11-20T09:00:00.000Z", "round": FIRST, "seconds": 62, **run}
    put(page, {**_plan(), "mock:a": short})
    field = page.locator("[data-set=round]")
    visit.go(page, "practice/mock/")
    expect(field).to_have_value(FIRST)  # one minute is no rehearsal
    put(page, {"mock:a": {**short, "seconds": 3600}})
    visit.go(page, "practice/mock/")
    expect(field).to_have_value(SECOND)
    # What is chosen by hand is kept, until it was run.
    field.select_option(THIRD)
    visit.go(page, "practice/mock/")
    expect(field).to_have_value(THIRD)


def test_what_is_ticked_by_hand_in_the_pack_wins_and_a_name_is_no_choice(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open(f"practice/pack/#pack-{SECOND.replace('/', '-')}")
    assert _packed(page) == [SECOND], "no plan: the round whose page led here"
    page.locator(f'[data-row="{SECOND}"] [name=who]').fill("Ada Chen")
    put(page, _plan())
    visit.go(page, "practice/pack/")
    assert _packed(page) == [FIRST]
    page.check(f'[data-row="{THIRD}"] [name=round]')
    visit.go(page, "practice/pack/")
    assert _packed(page) == [FIRST, THIRD]
    expect(page.locator(f'[data-row="{SECOND}"] [name=who]')).to_have_value("Ada Chen")


# ------------------------------------------------------------------ where no loop is the reader's


@pytest.mark.parametrize("tool", ["exam", "drills", "diagnostic", "pack", "progress"])
def test_a_tool_asks_for_the_loop_and_guesses_none(watched: Callable[..., Any], tool: str) -> None:
    page = watched(viewport=PHONE).open(f"practice/{tool}/")
    page.wait_for_function(READY)
    choice = page.locator("[name^=lg-loop-]")
    assert choice.count() > 1
    assert page.locator("[name^=lg-loop-]:checked").count() == 0
    assert axe(page) == []
    act = page.locator("main [data-act=start], main [data-act=print]").filter(visible=True)
    if tool != "progress":
        act.first.click()
        expect(page.get_by_role("alert").first).to_have_text("Choose your loop first.")
        expect(choice.first).to_be_focused()
        assert axe(page) == []
        assert narrow_enough(page)
    assert kept(page, "setting") == [], "nothing was chosen"
    choice.nth(1).check()
    expect(page.locator(".lg-ask")).to_have_count(0)


def test_a_mock_asks_for_the_round_and_guesses_none(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open("practice/mock/")
    page.wait_for_selector(".lg-mock--live")
    field = page.locator("[data-set=round]")
    expect(field.locator("option:checked")).to_have_text("Choose a round")
    page.click("[data-act=start]")
    expect(page.get_by_role("alert")).to_have_text("Choose a round first.")
    expect(field).to_be_focused()
    expect(page.locator(".lg-ask")).not_to_have_css("border-left-width", "0px")
    expect(field).to_have_accessible_name("Round")
    assert kept(page, "mock") == []
    assert axe(page) == []
    field.select_option(FIRST)
    expect(page.locator(".lg-ask")).to_have_count(0)
    page.click("[data-act=start]")
    expect(page.locator(".lg-mock__clock")).to_be_visible()


def test_a_scorecard_asks_for_the_rubric_and_guesses_none(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open("practice/scorecard/")
    page.wait_for_selector(".lg-scorecard--live")
    field = page.locator("[data-set=rubric]")
    expect(field.locator("option:checked")).to_have_text("Choose a rubric")
    expect(page.locator(".lg-scorecard__rubric").filter(visible=True)).to_have_count(0)
    expect(page.locator("[data-set=round]")).to_be_hidden()
    assert axe(page) == []
    field.select_option(index=2)
    expect(page.locator(".lg-scorecard__rubric").filter(visible=True)).to_have_count(1)
    expect(page.locator("[data-set=round]")).to_be_visible()


# -------------------------------------------------------------------------------- a round's roads


def test_a_rounds_page_leads_to_its_mock_without_scripts(watched: Callable[..., Any]) -> None:
    plain = watched(java_script_enabled=False).open(f"rounds/{SECOND}/")
    links = plain.locator("main a[href*='mock/?round=']")
    assert {address(link).partition("round=")[2] for link in links.all()} == {SECOND}
    first = plain.get_by_role("link", name="Rehearse this round aloud")
    bottom = first.evaluate("(link) => link.getBoundingClientRect().bottom")
    assert bottom < plain.locator("main h2").first.evaluate("(h) => h.getBoundingClientRect().top")
    page = watched().open(f"rounds/{SECOND}/")
    page.get_by_role("link", name="Rehearse this round aloud").click()
    expect(page.locator("[data-set=round]")).to_have_value(SECOND)


def test_a_mock_ended_at_once_says_that_the_plan_still_asks_for_it(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = visit.open("practice/mock/")
    put(page, _plan())
    visit.go(page, f"practice/mock/?round={SECOND}")
    page.wait_for_selector(".lg-mock--live")
    page.click("[data-act=start]")
    page.click("[data-act=end]")
    page.get_by_role("button", name="End it").click()
    expect(page.locator(".lg-mock__result h4")).to_have_text(re.compile("^You took 0:0. of 90:00"))
    expect(page.locator(".lg-mock__short")).to_have_text(
        "Kept, but your plan still asks for this mock: a mock counts from 45:00 on."
    )
    expect(page.locator(".lg-mock__run .lg-mock__figures")).to_contain_text("too short to count")
    expect(page.locator(".lg-mock__result [data-act=back]")).to_be_visible()
    expect(page.locator(".lg-mock__result")).not_to_contain_text("Complete your notes")
    # The same round once more, and no score for a minute of it.
    assert address(next_step(page)).endswith(f"mock/?round={SECOND}")
