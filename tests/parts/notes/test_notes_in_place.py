"""Notes in place: signs and terms in a browser, with and without scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import keyboard
import pytest
import served
from playwright.sync_api import Browser, expect
from practice import axe, put, shown

ROUND = "rounds/panw-tpm/system-design/"
SIGN, TERM = ".lg-cites__sign", ".lg-term"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_sign_shows_the_fact_and_its_source_in_place(
    watched: Callable[..., Any], width: int
) -> None:
    page = watched(viewport={"width": width, "height": 844}).open(ROUND)
    before = page.url
    keyboard.tab_to(page, SIGN)
    page.keyboard.press("Enter")
    note = page.locator(".lg-pop--sources:popover-open")
    expect(note.locator(".lg-pop__fact").first).to_contain_text("Sixty minutes")
    expect(note.locator(".lg-cite")).to_have_text(["T07 reported"])
    box = note.bounding_box()
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    page.keyboard.press("Tab")
    expect(note.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(page.locator(SIGN).first).to_be_focused()
    assert page.url == before


def test_a_term_left_at_once_does_not_close_what_is_opened_next(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport={"width": 390, "height": 844}).open(ROUND)
    keyboard.tab_to(page, SIGN)
    page.wait_for_timeout(500)  # what opened on the way has closed
    page.evaluate(
        """([term, sign]) => {
          const seen = [...document.querySelectorAll(term)].find((one) => one.checkVisibility());
          seen.focus();
          const next = document.querySelector(sign);
          next.focus();
          next.click();
        }""",
        [TERM, SIGN],
    )
    page.wait_for_timeout(500)
    expect(page.locator(".lg-pop--sources:popover-open")).to_have_count(1)
    expect(page.locator(".lg-pop--term:popover-open")).to_have_count(0)


def test_a_term_explains_itself_under_the_pointer_and_by_key(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 1280, "height": 900}).open(ROUND)
    term = page.locator(TERM).first
    note = page.locator(".lg-pop--term:popover-open")
    term.hover()
    expect(note).to_be_visible()
    note.hover()  # the way there must not close it
    page.wait_for_timeout(500)
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.mouse.move(0, 0)
    term.hover()
    expect(note).to_be_visible()
    term.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    expect(note).to_be_visible()  # a press keeps it
    page.keyboard.press("Escape")
    keyboard.tab_to(page, TERM)
    expect(note).to_be_visible()
    focused = page.locator(f"{TERM}:focus")
    assert focused.get_attribute("aria-describedby") == note.get_attribute("id")


def test_a_press_before_the_script_is_there_explains_the_term_too(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport={"width": 390, "height": 844}, has_touch=True).open(ROUND)
    before = page.url
    term = page.locator(TERM).first
    term.tap()
    note = page.locator(".lg-pop--term:popover-open")
    expect(note).to_contain_text("technical program manager")
    assert page.url == before
    note.locator("a").tap()
    page.wait_for_url(lambda url: url != before)


def test_a_term_leads_to_the_glossary_where_that_cannot_be_shown(
    server: served.Server, browser: Browser
) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.route(
        "**/glossary/",
        lambda route: (
            route.abort() if route.request.resource_type == "fetch" else route.continue_()
        ),
    )
    page.goto(server.url + ROUND)
    term = page.locator(TERM).first
    where = (term.get_attribute("href") or "").split("..")[-1]
    term.click()
    page.wait_for_url(f"**{where}")
    context.close()


def test_both_lead_on_without_scripts(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(ROUND)
    page.locator(TERM).first.click()
    expect(page.locator(":target")).to_have_text("TPM: technical program manager")
    page.go_back()
    page.locator(SIGN).first.click()
    link = page.locator(".lg-pop--sources:popover-open a").first
    expect(link).to_have_attribute("href", "../../../sources/panw-tpm-system-design-2026/#t07")


def test_a_question_explains_its_terms_on_other_pages(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(ROUND)
    asked = page.locator(f"lg-item:has(.lg-item__task {TERM})").first
    id, rev = (str(asked.get_attribute(name)) for name in ("data-id", "data-rev"))
    at = (dt.datetime.now(dt.UTC) - dt.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    missed = {"at": at, "rev": rev, "score": 0, "right": False}
    page.goto(visit.server.url + "practice/review/")
    record = {**missed, "answer": None, "done": True, "tries": [{**missed, "sure": 2}]}
    put(page, {f"item:{id}": record})
    page.reload()
    page.locator("lg-review [data-act=start]").click()
    shown(page, 1).locator(f".lg-item__task {TERM}").first.click()
    note = page.locator(".lg-pop--term:popover-open")
    expect(note).to_be_visible()
    assert urlsplit(page.url).path.endswith("/practice/review/")
    where = urlsplit(str(note.locator("a").evaluate("(link) => link.href"))).path
    assert page.request.get(visit.server.origin + where).ok


def test_a_checklist_has_no_marks(watched: Callable[..., Any]) -> None:
    page = watched().open("practice/checklists/panw-aiml-pm-interview-day/")
    assert page.locator("lg-checklist :is(.lg-cite, .lg-cites__sign)").count() == 0


def test_a_source_below_an_answer_is_shown_in_place(watched: Callable[..., Any]) -> None:
    page = watched().open(ROUND)
    before = page.url
    link = page.locator(".lg-answer__cites a[href*=panw-tpm]").first
    page.evaluate(
        "(a) => { for (let at = a; at; at = at.parentElement) at.hidden = false;"
        " a.closest('details').open = true; }",
        link.element_handle(),
    )
    link.focus()
    page.wait_for_timeout(500)  # the module is on its way
    page.keyboard.press("Enter")
    note = page.locator(".lg-pop--sources:popover-open")
    expect(note.locator(".lg-pop__fact").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(link).to_be_focused()
    assert page.url == before


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_note_has_no_fault_of_access_and_is_left_by_key(
    watched: Callable[..., Any], width: int, scheme: str
) -> None:
    page = watched(viewport={"width": width, "height": 844}, color_scheme=scheme).open(ROUND)
    keyboard.tab_to(page, SIGN)
    page.keyboard.press("Enter")
    note = page.locator(".lg-pop--sources:popover-open")
    expect(note.locator(".lg-pop__fact").first).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(page.locator(SIGN).first).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    on = note.locator("a").first
    expect(on).to_be_focused()
    where = on.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url("**" + where.split("..")[-1])
