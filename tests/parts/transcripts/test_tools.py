"""What a screen reader is given of the search, a mock, an exam, a diagnostic and a review.

Words that are the guide's content are replaced by what they are, so that these may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from parts.transcripts.spoken import compare_in, transcript
from playwright.sync_api import Page, expect
from practice import answered, live, pass_over, take_loop

FILES = Path(__file__).parent
compare = partial(compare_in, FILES)
ROUND = "panw-tpm/system-design"

# What a result links to is content; how much of it there is, too.
_CONTENT = """
(root) => {
  for (const link of root.querySelectorAll("a[href]")) link.textContent = "Link";
  for (const rows of root.querySelectorAll("tbody, ol, ul")) {
    for (const row of [...rows.children].slice(2)) row.remove();
  }
}
"""


def told(page: Page, selector: str, *plain: tuple[str, str]) -> list[str]:
    """Return what is read of an element, content left out, with `plain` put for some words."""
    page.locator(selector).evaluate(_CONTENT)
    lines = transcript(page, selector)
    for pattern, words in plain:
        lines = [re.sub(pattern, words, line) for line in lines]
    return lines


def focused(page: Page) -> list[str]:
    """Return what is read of the element that has the focus."""
    page.evaluate("document.activeElement.setAttribute('data-focused', '')")
    return transcript(page, "[data-focused]")


def test_the_search_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    page = watched().open()
    page.locator("#lg-search-open").press("Enter")
    dialog = page.locator("dialog.lg-search")
    expect(dialog.locator("input")).to_be_focused()
    lines = ["Opened", "", *transcript(page, "dialog.lg-search"), "", "Typed", ""]
    page.keyboard.type("stride")
    status = dialog.locator("[role=status]")
    expect(status).to_contain_text("result")
    found = dialog.locator(".lg-search__hit")
    # The best alone, with its words put for what they are.
    found.evaluate_all("""(all) => all.forEach((one, at) => {
      if (at) one.closest("li").remove();
      else for (const part of one.children) part.textContent = part.className.split("__")[1] + ".";
    })""")
    lines += [re.sub(r"\d+", "9", line) for line in transcript(page, "dialog.lg-search")]
    lines += ["", "Nothing found", ""]
    page.locator("#lg-search-query").fill("qqqqzzzz")
    expect(status).to_contain_text("Nothing")
    lines += transcript(page, "dialog.lg-search")
    page.keyboard.press("Escape")
    expect(page.locator("#lg-search-open")).to_be_focused()
    compare("search", lines)


def test_the_end_of_a_mock_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    clock = (r"\d+:\d\d of \d+", "0:01 of 60")
    left = (r"\d+:\d\d more", "29:59 more")
    page = live(watched(), f"practice/mock/?round={ROUND}")
    page.locator("lg-mock [data-act=start]").click()
    page.locator("lg-mock [data-act=end]").press("Enter")
    page.wait_for_selector("dialog[open]")
    lines = ["Asked", "", *told(page, "dialog.lg-dialog", clock, left), "", "Ended", ""]
    page.locator("dialog [value=yes]").press("Enter")
    expect(page.locator(".lg-mock__result h4")).to_be_focused()
    lines += [*told(page, ".lg-mock__result", clock), "", "Said", ""]
    lines += [*transcript(page, "lg-mock [data-said]"), "", "Undone", ""]
    page.locator("lg-mock [data-act=back]").press("Enter")
    expect(page.locator("lg-mock [data-act=pause]")).to_be_visible()
    page.locator(".lg-mock__title").evaluate("(one) => { one.textContent = 'Loop: Round'; }")
    lines += focused(page)
    compare("mock-end", lines)


def test_the_result_of_an_exam_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/exam/")
    take_loop(page)
    page.locator("lg-exam [data-act=start]").click()
    expect(page.locator("lg-exam lg-item")).to_be_visible()
    page.locator("lg-exam [data-act=submit]").press("Enter")
    page.wait_for_selector("dialog[open]")
    count = (r"\b\d+ (?=points|left open)", "9 ")
    lines = [
        "Asked",
        "",
        *told(page, "dialog.lg-dialog", (r"Still \d+", "Still 9")),
        "",
        "Result",
        "",
    ]
    page.locator("dialog [value=yes]").press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    time = (r"\d+:\d\d(:\d\d)?", "0:01")
    lines += told(page, "lg-exam .lg-results", count, time, (r"0 of \d+$", "0 of 9"))
    compare("exam-result", lines)


def test_the_result_of_a_diagnostic_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/diagnostic/")
    take_loop(page)
    page.locator("lg-diagnostic [data-act=start]").click()
    for number in range(1, 11):
        pass_over(page, number)
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-missed__item")).to_have_count(10)
    lines = told(page, "lg-diagnostic .lg-results", (r"0 of \d+$", "0 of 9"))
    compare("diagnostic-result", lines)


def test_the_end_of_a_review_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/review/")
    answered(page, 2, 2)
    count = (r"of \d+ questions", "of 9 questions")
    lines = ["Due", "", *told(page, "lg-review .lg-results", count), "", "Ended", ""]
    page.locator("lg-review [data-act=start]").press("Enter")
    for number in (1, 2):
        pass_over(page, number)
    expect(page.locator(".lg-results__title")).to_be_focused()
    day = (r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \w+ \d+(, \d+)?", "Sat, Nov 21")
    lines += [*told(page, "lg-review .lg-results", day, count), "", "Said", ""]
    lines += transcript(page, "lg-review .lg-desk__place")
    compare("review-end", lines)
