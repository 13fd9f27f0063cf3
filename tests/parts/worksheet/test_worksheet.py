"""Worksheets: by keyboard, on a phone, in two tabs, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from practice import HOSTILE, PHONE, axe, kept, live, narrow_enough, press, texts_of

SHEETS = "practice/worksheets/"
# Notes every call of the formatter of numbers.
_FORMATTED = """window.formatted = [];
const shown = Number.prototype.toLocaleString;
Number.prototype.toLocaleString = function (...options) {
  formatted.push(Number(this));
  return shown.apply(this, options);
};"""


def test_a_sheet_by_keyboard_on_a_phone_survives_a_reload(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE)
    page = live(visit, SHEETS + "risk-register/")
    press(page, '[name="risks/1/cause"]')
    page.keyboard.type("a feed changes silently")
    press(page, ".lg-sheet__add button", "Enter")
    row = page.evaluate("document.activeElement.name")
    assert re.fullmatch(r"risks/r[0-9a-z]{12}/cause", row)
    page.keyboard.type("a fifth one")
    expect(page.locator(".lg-sheet__words")).to_contain_text("7 words")
    assert narrow_enough(page)
    assert axe(page) == []
    page.reload()
    page.wait_for_selector(".lg-sheet--live")
    expect(page.locator('[name="risks/1/cause"]')).to_have_value("a feed changes silently")
    expect(page.locator(f'[name="{row}"]')).to_have_value("a fifth one")
    expect(page.locator(".lg-sheet__number").last).to_have_text("5")
    ids = page.locator("main [id]").evaluate_all("(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_rows_are_removed_and_stay_removed(watched: Callable[..., Any]) -> None:
    page = live(watched(), SHEETS + "decision-log/")
    page.fill('[name="entries/2/title"]', "D-31")
    page.locator('[data-row="2"] [data-act=drop]').click()
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".lg-sheet__row")).to_have_count(3)
    page.locator('[data-row="2"] [data-act=drop]').click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-sheet__row")).to_have_count(2)
    page.reload()
    page.wait_for_selector(".lg-sheet--live")
    expect(page.locator(".lg-sheet__row")).to_have_count(2)
    expect(page.locator(".lg-sheet__number").last).to_have_text("2")


def test_sheets_are_duplicated_named_and_deleted(watched: Callable[..., Any]) -> None:
    page = live(watched(), SHEETS + "story-bank/")
    page.fill('[name="stories/1/situation"]', "Invoices got through.")
    page.check('[name="stories/1/grade.impact"][value="4"]')
    page.check('[name="stories/1/grade.execution"][value="2"]')
    page.check('[name="stories/1/grade.alignment"][value="3"]')
    expect(page.locator(".lg-grades__verdict").first).to_contain_text("Rejected: Execution")
    page.fill("[data-set=title]", "First")
    page.click("[data-act=duplicate]")
    expect(page.locator("[data-set=title]")).to_have_value("First (copy)")
    page.fill('[name="stories/1/situation"]', "Changed in the copy.")
    page.select_option("[data-set=sheet]", label="First")
    expect(page.locator('[name="stories/1/situation"]')).to_have_value("Invoices got through.")
    expect(page.locator('[name="stories/1/grade.execution"][value="2"]')).to_be_checked()
    page.click("[data-act=delete]")
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("[data-set=title]")).to_have_value("First (copy)")
    assert [sheet["title"] for sheet in kept(page, "sheet")] == ["First (copy)"]


def test_two_tabs_write_one_sheet_field_by_field(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = live(visit, SHEETS + "incidents/")
    page.fill('[name="incidents/1/name"]', "Key in a crash dump")
    other = live(visit, SHEETS + "incidents/")
    expect(other.locator('[name="incidents/1/name"]')).to_have_value("Key in a crash dump")
    other.fill('[name="incidents/1/signal"]', "9:40, a customer")
    expect(page.locator('[name="incidents/1/signal"]')).to_have_value("9:40, a customer")
    page.fill('[name="incidents/1/cause"]', "A debug flag")
    expect(other.locator('[name="incidents/1/cause"]')).to_have_value("A debug flag")
    assert len(kept(page, "sheet")) == 1
    other.click("[data-act=delete]")
    other.get_by_role("button", name="Delete it").click()
    expect(page.locator('[name="incidents/1/name"]')).to_have_value("")
    expect(page.locator(".lg-sheet__said")).to_have_text("This sheet was deleted.")


def test_a_sheet_is_copied_as_markdown(watched: Callable[..., Any]) -> None:
    visit = watched(permissions=["clipboard-read", "clipboard-write"])
    page = live(visit, SHEETS + "stride-map/")
    page.fill('[name="systems/1/name"]', HOSTILE)
    page.click("[data-act=copy]")
    expect(page.locator(".lg-sheet__said")).to_have_text("Copied as Markdown.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# STRIDE map, ")
    assert "### System 1" in copied
    assert "System 2" not in copied
    assert "\\<img" in copied
    assert "\\[x\\]" in copied

    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.click("[data-act=copy]")
    expect(page.locator("dialog textarea")).to_have_value(copied)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.lg-dialog")).to_have_count(0)
    assert page.title() != "owned"


def test_the_pipeline_sheet_computes(watched: Callable[..., Any]) -> None:
    page = live(watched(), SHEETS + "pipeline-sheet/")
    figure = page.locator('[data-result="average"] .lg-computed__figure')
    expect(figure).to_have_text("57.9")
    page.fill('[name="traffic.tb"]', "50 TB")
    expect(figure).to_have_text("578.7")
    expect(page.locator('[data-result="average"] .lg-computed__note')).to_have_text("")
    expect(page.locator('[data-result="peak"] .lg-computed__note')).to_contain_text("some example")
    page.fill('[name="latency.batch"]', "900")
    expect(page.locator(".lg-computed__warn:visible")).to_contain_text("overdrawn")
    page.fill('[name="traffic.kb"]', "some")
    expect(page.locator('[name="traffic.kb"]')).to_have_attribute("aria-invalid", "true")
    assert axe(page) == []


def test_a_sheet_opens_without_the_browsers_formatter(watched: Callable[..., Any]) -> None:
    """Made once for each of 22 figures, it took more than half of what opening the sheet took."""
    visit = watched()
    visit.context.add_init_script(_FORMATTED)
    page = live(visit, SHEETS + "pipeline-sheet/")
    page.fill('[name="traffic.tb"]', "50 TB")
    expect(page.locator('[data-result="average"] .lg-computed__figure')).to_have_text("578.7")
    assert page.evaluate("window.formatted") == []


def test_a_full_storage_is_said_once_and_the_sheet_goes_on(watched: Callable[..., Any]) -> None:
    page = live(watched(), SHEETS + "data-classification/")
    page.evaluate(
        """() => { Storage.prototype.setItem = () => {
             throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    page.fill('[name="system.name"]', "Gateway")
    expect(page.locator(".lg-notice__text")).to_contain_text("no room left")
    page.click("[data-act=duplicate]")
    expect(page.locator('[name="system.name"]')).to_have_value("Gateway")
    page.select_option('[name="data/1/class"]', "regulated")
    page.locator("[data-act=add]").click()
    expect(page.locator('[name="data/1/class"]')).to_have_value("regulated")
    expect(page.locator(".lg-notice__text")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_sheet_prints_whole(watched: Callable[..., Any], scripts: bool) -> None:
    visit = watched(java_script_enabled=scripts)
    page = (
        live(visit, SHEETS + "two-page-brief/")
        if scripts
        else visit.open(SHEETS + "two-page-brief/")
    )
    if scripts:
        page.fill('[name="decide.problem"]', "\n".join(f"Line {n} of many" for n in range(40)))
    printed = texts_of(page.pdf(format="A4"))
    for label in page.locator(".lg-entry__label").all_inner_texts():
        assert " ".join(label.split()) in printed
    if scripts:
        assert "Line 39 of many" in printed
