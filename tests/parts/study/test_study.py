"""What the diagnostic, review and the exam have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

DIAGNOSTIC = "practice/diagnostic/"


REVIEW = "practice/review/"


EXAM = "practice/exam/"


@pytest.mark.parametrize("answer", ["<title>Sign in to the network</title><p>Welcome", ""])
@pytest.mark.parametrize("path", [DIAGNOSTIC, REVIEW, EXAM])
def test_a_page_in_the_way_of_the_list_is_said(
    watched: Callable[..., Any], path: str, answer: str
) -> None:
    visit = watched()
    visit.context.route(
        "**/practice/questions/", lambda route: route.fulfill(body=answer, content_type="text/html")
    )
    page = visit.context.new_page()
    page.goto(visit.server.url + path)
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
