"""What the diagnostic, review and the exam have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

DIAGNOSTIC = "practice/diagnostic/"


REVIEW = "practice/review/"


EXAM = "practice/exam/"


@pytest.mark.parametrize("answer", ["<title>Sign in to the network</title><p>Welcome", ""])
def test_a_page_in_the_way_of_the_list_is_said(watched: Callable[..., Any], answer: str) -> None:
    """All three at once: a sheet for paper waits four seconds for a script that may come yet."""
    visit = watched()
    visit.context.route(
        "**/practice/questions/", lambda route: route.fulfill(body=answer, content_type="text/html")
    )
    pages = {path: visit.context.new_page() for path in (DIAGNOSTIC, REVIEW, EXAM)}
    for path, page in pages.items():
        page.goto(visit.server.url + path)
    for page in pages.values():
        expect(page.locator(".lg-notice")).to_contain_text("list of questions could not be loaded")
        # The sheet for paper is what is left, and it shows.
        expect(page.locator(".lg-paper").first).to_be_visible(timeout=6000)


@pytest.mark.parametrize("path", [DIAGNOSTIC, REVIEW, EXAM])
def test_without_javascript_and_on_paper_there_is_a_sheet(
    watched: Callable[..., Any], path: str
) -> None:
    plain = watched(java_script_enabled=False).open(path)
    expect(plain.locator(".lg-paper")).to_be_visible()
    expect(plain.locator("a[data-study]")).to_be_visible()
    page = watched().open(path)
    expect(page.locator(".lg-paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".lg-paper")).to_be_visible()
    expect(page.locator(".lg-desk__panel")).to_be_hidden()


@pytest.mark.parametrize(
    "tool",
    [
        DIAGNOSTIC,
        EXAM,
        "practice/drills/",
        "practice/mock/",
        "practice/pack/",
        "practice/plan/",
        "practice/progress/",
    ],
)
def test_a_tool_opens_on_the_loop_whose_round_was_answered(
    watched: Callable[..., Any], tool: str
) -> None:
    visit = watched()
    page = visit.open("rounds/zscaler-aiml-pm/case-study/")
    page.locator("lg-quiz [data-act=open]").click()
    page.locator("lg-item:visible [data-act=show]").click()
    visit.go(page, tool)
    chosen = page.locator("main select:visible, main .lg-pick__input:checked").first
    expect(chosen).to_have_value(re.compile("^zscaler-aiml-pm(/|$)"))


def test_an_answer_to_a_round_keeps_no_other_loop_from_review(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open("rounds/zscaler-aiml-pm/case-study/")
    page.locator("lg-quiz [data-act=open]").click()
    page.locator("lg-item:visible [data-act=show]").click()
    visit.go(page, REVIEW)
    expect(page.locator("[name=loop] option:checked")).to_have_text("All loops")
