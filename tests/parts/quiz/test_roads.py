"""Every road leads where it says: links to questions and to what stands behind a quiz."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import live
import pytest
from playwright.sync_api import Page
from roads import TURNS, Missed, roads, some

WIDTHS = (390, 1280)
MOTIONS = ("no-preference", "reduce")


class Chromium:
    """A page of Playwright's as roads.py drives it, with a real pointer."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def go(self, url: str) -> None:
        """Load an address anew; one that differs in its hash alone would not be loaded."""
        self._page.goto("about:blank")
        self._page.goto(url)

    def run(self, script: str, *values: Any) -> Any:
        """Run a function body in the page."""
        return self._page.evaluate(f"(arguments_) => {{ {script} }}", list(values))

    def click(self, selector: str) -> None:
        """Click with the pointer."""
        self._page.locator(selector).click()

    def back(self) -> None:
        """Go back in the history."""
        self._page.go_back()

    def rest(self) -> None:
        """Wait until the page is live and stands still."""
        self._page.wait_for_load_state("load")
        self._page.wait_for_function(live.READY)
        self._page.wait_for_function(
            """async () => {
              const before = scrollY;
              await new Promise((done) => setTimeout(done, 120));
              return scrollY === before;
            }"""
        )


@pytest.mark.parametrize("motion", MOTIONS)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_road_leads_where_it_says(
    watched: Callable[..., Any], server: Any, width: int, motion: str
) -> None:
    page = watched(
        viewport={"width": width, "height": 844}, reduced_motion=motion
    ).context.new_page()
    turn = 2 * WIDTHS.index(width) + MOTIONS.index(motion)
    taken = list(roads(Chromium(page), server.url, turn))
    # Of each quiz, fresh or answered: to a question and to the end by address, three by the map,
    # and there and back.
    assert len(taken) == len(TURNS[turn]) * (2 + 3 + 3)
    assert [one for one in taken if isinstance(one, Missed)] == []


def test_what_is_sampled_of_a_long_quiz_differs_from_turn_to_turn() -> None:
    ids = [f"q-{number}" for number in range(52)]
    turns = [some(ids, turn) for turn in range(len(TURNS))]
    assert all({ids[0], ids[-1]} < {*turn} and len(turn) == 3 for turn in turns)
    assert len({one for turn in turns for one in turn}) == 2 + len(turns)
    assert some(ids[:3], 1) == ids[:3]


def test_a_long_bank_is_near_its_checklist_and_can_be_taken_by_ten(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport={"width": 390, "height": 844}).open("rounds/panw-tpm/system-design/")
    quiz = page.locator("lg-quiz")
    assert (quiz.bounding_box() or {"height": 0})["height"] < 2 * 844
    assert page.locator("lg-item:visible").count() == 0
    page.locator("[data-act=ten]").click()
    total = page.locator(".lg-quiz__stop").count()
    assert page.locator(".lg-quiz__stop:visible").count() == 10
    assert page.locator("[data-act=view]").inner_text() == "Show all 10 at once"
    assert page.locator("[data-act=all]").inner_text() == f"Back to all {total} questions"
    for number in range(1, 11):
        shown = page.locator("lg-item:visible")
        assert shown.count() == 1
        assert page.url.endswith("#" + str(shown.get_attribute("id")))
        assert page.locator(".lg-quiz__stop a[aria-current=step]").count() == 1
        shown.locator("[data-act=show]").click()
        verdict = shown.locator(".lg-feedback__verdict")
        assert verdict.inner_text() == "Not known yet"
        shown.locator("[data-act=next]").click()
        assert number == 10 or page.locator("lg-item:visible").count() == 1
    assert page.locator(".lg-results__title").inner_text() == "Your ten"
    assert "10 not known yet" in page.locator(".lg-results__parts").inner_text()
    # Untried ones before those that were missed would leave the missed for never.
    page.locator("[data-act=more]").click()
    assert page.locator("lg-item:visible").count() == 1
    page.reload()
    page.wait_for_selector(".lg-quiz__head")
    assert page.locator("lg-item:visible").count() == 1, "a reload lost the question"


def test_show_all_is_one_press_away_and_remembered(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open("concepts/zero-trust/")
    total = page.locator("lg-item").count()
    page.locator("[data-act=view]").click()
    page.wait_for_function(
        "(n) => document.querySelectorAll('lg-item:not([hidden])').length === n", arg=total
    )
    page.close()
    page = visit.open("concepts/stride/")
    assert page.locator("lg-item[hidden]").count() == 0
    page.locator("[data-act=view]").click()
    page.wait_for_selector("lg-item", state="hidden")
    # Paper has all of them, whatever is shown.
    page.emulate_media(media="print")
    assert (
        page.locator("lg-item .lg-item__prompt:visible").count() == page.locator("lg-item").count()
    )
