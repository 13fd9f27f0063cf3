"""Every result leads to one next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Page, expect
from practice import (
    address,
    answered,
    next_step,
    pass_over,
    plan_of,
    put,
    shown,
    take_loop,
)

STRIDE = "concepts/stride/"
PRESENTATION = "panw-aiml-pm/hc-presentation"


def take(page: Page, *, right: bool) -> None:
    """Answer every question of the quiz on the page."""
    page.locator("lg-quiz [data-act=open]").click()
    for _ in range(page.locator("lg-quiz .lg-quiz__stop").count()):
        anchor = page.locator("lg-item:visible").get_attribute("id")
        item = page.locator(f"#{anchor}")
        if right:
            item.locator(".lg-item__number").focus()
            keyboard.answer(page, item)
            expect(item.locator(".lg-feedback__verdict")).to_be_focused()
            keyboard.tab_to(page, f"#{anchor} [data-act=next]")
            page.keyboard.press("Enter")
        else:
            item.locator("[data-act=show]").click()
            item.locator("[data-act=next]").click()
        expect(item).to_be_hidden()


@pytest.mark.parametrize(("right", "leads"), [(False, STRIDE), (True, "practice/plan/")])
def test_a_quiz_leads_to_what_was_missed_or_to_a_plan(
    watched: Callable[..., Any], *, right: bool, leads: str
) -> None:
    page = watched().open(STRIDE)
    take(page, right=right)
    assert leads in address(next_step(page))


def test_a_rounds_quiz_without_a_miss_leads_to_its_mock(watched: Callable[..., Any]) -> None:
    page = watched().open(f"rounds/{PRESENTATION}/")
    take(page, right=True)
    next_step(page).click()
    expect(page.locator("[data-set=round]")).to_have_value(PRESENTATION)


def test_a_diagnostic_leads_to_a_missed_concept_and_on_the_eve_to_the_pack(
    watched: Callable[..., Any],
) -> None:
    page = watched().open("practice/diagnostic/")
    page.locator("[value=panw-tpm]").check()
    page.locator("[data-act=start]").click()
    for number in range(1, 11):
        pass_over(page, number)
    assert "/concepts/" in address(next_step(page))
    tomorrow = page.evaluate("new Date(Date.now() + 864e5).toLocaleDateString('sv')")
    put(page, {"plan:mine": plan_of((tomorrow, "", "", ""))})
    page.reload()
    page.locator("[data-act=last]").click()
    expect(next_step(page)).to_have_text("interview-day pack")


def test_a_review_leads_to_a_missed_concept(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/review/")
    answered(page, 3, 2)
    page.locator("[data-act=start]").click()
    for number in (1, 2):
        pass_over(page, number)
    link = next_step(page)
    assert "/concepts/" in address(link)
    expect(page.locator(".lg-next-step")).to_contain_text("What you missed comes back tomorrow")


def test_an_exam_leads_to_a_missed_concept(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/exam/")
    take_loop(page)
    page.locator("[data-act=start]").click()
    shown(page, 1)
    page.locator("[data-act=submit]").click()
    page.locator("dialog [value=yes]").click()
    assert "/concepts/" in address(next_step(page))


def test_a_mock_leads_to_its_score_and_a_low_score_to_the_mock_again(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = visit.context.new_page()
    page.clock.install()
    visit.go(page, "practice/mock/?round=panw-tpm/system-design")
    page.wait_for_selector(".lg-mock--live")
    page.locator("[data-act=start]").click()
    page.clock.fast_forward("30:01")
    page.locator("[data-act=end]").click()
    page.locator("dialog [value=yes]").click()
    next_step(page).click()
    page.wait_for_selector(".lg-scorecard--live")
    expect(page.locator("[data-set=round]")).to_have_value("panw-tpm/system-design")
    expect(page.locator(".lg-next-step")).to_have_count(0)
    groups = page.locator(".lg-score__input:visible").evaluate_all(
        "(all) => [...new Set(all.map((one) => one.name))]"
    )
    for name in groups:
        page.locator(f'[name="{name}"]').first.press("Space")
    # Below the bar: the same round again.
    assert "mock/?round=panw-tpm/system-design" in address(next_step(page))
    for name in groups:
        page.locator(f'[name="{name}"]').last.press("Space")
    # At the bar, run for half its time, in the one round of the loop that has a rubric: a plan.
    assert address(next_step(page)).endswith("practice/plan/")
    # Had it been ended at once, that was no mock.
    (key,) = page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':1:mock:'))")
    page.evaluate(
        """(key) => localStorage.setItem(key,
          JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), seconds: 60 }))""",
        key,
    )
    page.reload()
    for name in groups:
        page.locator(f'[name="{name}"]').last.press("Space")
    assert "mock/?round=panw-tpm/system-design" in address(next_step(page))
