"""The list of contents beside a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect


def test_it_marks_the_section_that_is_read_however_the_reader_came_there(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport={"width": 1280, "height": 900}, reduced_motion="reduce").open(
        "rounds/panw-aiml-pm/execution/"
    )
    links = page.locator(".lg-toc a")
    current = page.locator(".lg-toc a[aria-current]")
    last = links.count() - 1
    assert last > 5
    # Over many headings at once, down and up, and to the next one.
    for at in (last, 1, last - 1, last, 2, 3):
        target = (links.nth(at).get_attribute("href") or "").partition("#")[2]
        page.locator(f"[id='{target}']").evaluate("(heading) => heading.scrollIntoView()")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", f"#{target}")
    # Deep into a long section, whose heading was never in sight, and back.
    for _ in range(2):
        page.evaluate("scrollTo(0, 0)")
        expect(current).to_have_count(0)
        page.evaluate("scrollTo(0, document.getElementById('quiz').offsetTop + 1500)")
        expect(current).to_have_attribute("href", "#quiz")


def test_on_a_phone_a_long_section_leaves_the_list_on_one_line(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 390, "height": 844}, reduced_motion="reduce").open(
        "concepts/threat-modeling/"
    )
    summary = page.locator(".lg-contents__summary")
    page.locator("h2", has_text="Why it comes before the first box").evaluate(
        "(heading) => heading.scrollIntoView()"
    )
    place = page.locator(".lg-contents__place")
    expect(place).to_have_text("Why it comes before the first box")
    # As high as the room that scrolling keeps for it (--lg-contents-height).
    assert summary.evaluate("(line) => line.offsetHeight") == 44
