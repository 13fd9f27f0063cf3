"""Checklists: labelled boxes that are kept, counted, cleared and printed alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import expect
from practice import pages_of

LIST = "practice/checklists/panw-tpm-preparation/"


def test_ticks_are_kept_counted_and_cleared_by_keyboard(watched: Callable[..., Any]) -> None:
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.open(LIST)
    boxes = page.locator("lg-checklist [type=checkbox]")
    total = boxes.count()
    keyboard.tab_to(page, "lg-checklist [type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(".lg-checklist__progress")).to_have_text(f"1 of {total} done")
    other = visit.open(LIST)
    expect(other.locator("lg-checklist [type=checkbox]").first).to_be_checked()
    other.locator("lg-checklist [type=checkbox]").nth(1).check()
    expect(page.locator(".lg-checklist__progress")).to_have_text(f"2 of {total} done")

    keyboard.tab_to(page, "lg-checklist [data-act=reset]")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.lg-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".lg-checklist__progress")).to_have_text(f"2 of {total} done")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Clear them").click()
    expect(page.locator(".lg-checklist__progress")).to_have_text(f"0 of {total} done")


def test_every_box_has_a_label_of_its_own(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(LIST)
    for box in page.locator("lg-checklist [type=checkbox]").all():
        name = page.locator(f"label[for='{box.get_attribute('id')}']")
        assert name.inner_text().strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_it_prints_on_one_page(
    watched: Callable[..., Any], paper: str, scheme: str, scripts: bool
) -> None:
    page = watched(color_scheme=scheme, java_script_enabled=scripts).open(LIST)
    printed = pages_of(page.pdf(format=paper, print_background=False))
    assert len(printed) == 1
    for label in page.locator("lg-checklist label").all():
        assert label.inner_text().split()[0] in printed[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_quiz_prints_without_its_answers(
    watched: Callable[..., Any], scheme: str, scripts: bool
) -> None:
    page = watched(color_scheme=scheme, java_script_enabled=scripts).open(
        "rounds/panw-tpm/system-design/"
    )
    item = page.locator("lg-item").first
    prompt = " ".join((item.locator(".lg-item__prompt").text_content() or "").split())
    reasons = page.locator(".lg-answer__explanation").all_text_contents()
    if scripts:
        keyboard.show_all(page)
        item.locator("[data-act=show]").click()
    printed = " ".join(" ".join(pages_of(page.pdf(format="A4"))).split())
    assert prompt[:40] in printed
    assert not [r for r in reasons if " ".join(r.split())[:60] in printed]
