"""What a page is to somebody who does not see it or has no mouse: its tree, its keys, its voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from keyboard import show_all, tab_to
from kinds import KINDS, QUIZ
from playwright.sync_api import Page, expect

LANDMARKS = {"banner": 1, "main": 1, "contentinfo": 1}
NEED_NAMES = {
    *("button", "link", "textbox", "searchbox", "checkbox", "radio", "combobox", "listbox"),
    *("spinbutton", "slider", "navigation", "dialog", "img", "meter", "progressbar"),
}


def tree(page: Page) -> list[tuple[str, str, dict[str, Any]]]:
    """Return role, name and properties of all a screen reader is given, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    found = []
    waiting = [next(iter(nodes))]
    while waiting:
        node = nodes.get(waiting.pop())
        if node is None:
            continue
        waiting += reversed(node.get("childIds", []))
        if not node["ignored"]:
            properties = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
            role, name = (node.get(key, {}).get("value", "") for key in ("role", "name"))
            found.append((role, name.strip(), properties))
    return found


@pytest.mark.parametrize("path", KINDS)
def test_the_tree_has_one_outline_and_a_name_for_everything(
    watched: Callable[..., Any], path: str
) -> None:
    page = watched(viewport={"width": 1280, "height": 900}).open(path)
    nodes = tree(page)
    roles = Counter(role for role, _, _ in nodes)
    assert {role: roles[role] for role in LANDMARKS} == LANDMARKS
    assert [(role, p) for role, name, p in nodes if role in NEED_NAMES and not name] == []
    levels = [p["level"] for role, _, p in nodes if role == "heading"]
    assert levels.count(1) == 1
    headings = [(p["level"], name) for role, name, p in nodes if role == "heading"]
    assert all(name for _, name in headings)
    skipped = [(before, after) for before, after in pairwise(headings) if after[0] > before[0] + 1]
    assert skipped == []
    navigations = [name for role, name, _ in nodes if role == "navigation"]
    assert len(set(navigations)) == len(navigations)
    assert {p.get("live") for role, _, p in nodes if role == "status"} <= {"polite"}
    assert [name for _, name in headings if name.endswith("#")] == []
    assert [name for role, name, _ in nodes if role == "link" and name.endswith("#")] == []


def test_the_link_of_a_heading_is_for_the_pointer_alone(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 1280, "height": 900}).open(QUIZ)
    heading = page.locator(".lg-prose > h2").nth(1)
    name = heading.inner_text()
    heading.hover()
    link = heading.locator(".headerlink")
    expect(link).to_have_css("opacity", "1")
    assert (link.get_attribute("href") or "")[1:] == heading.get_attribute("id")
    expect(page.get_by_role("heading", name=name, exact=True)).to_have_count(1)
    expect(link).to_have_attribute("tabindex", "-1")


def test_a_verdict_is_said_once(watched: Callable[..., Any]) -> None:
    page = show_all(watched().open(QUIZ))
    item = page.locator("lg-item[data-type=single]").first
    # The region stands there, empty, before anything is said in it.
    status = item.locator("[role=status]")
    expect(status).to_have_count(1)
    expect(status).to_be_empty()
    page.evaluate(
        """() => {
          window.said = [];
          new MutationObserver((all) => {
            for (const { target } of all) {
              const element = target instanceof Element ? target : target.parentElement;
              const region = element?.closest("[role=status], [role=alert], [aria-live]");
              if (region?.textContent) said.push(region.textContent);
            }
          }).observe(document, { subtree: true, childList: true, characterData: true });
        }"""
    )
    item.locator("[type=radio]").first.check()
    item.locator("[data-act=check]").click()
    verdict = item.locator(".lg-feedback__verdict")
    expect(verdict).to_be_focused()
    # The verdict takes the focus and is described by its points: a region would say them again.
    assert page.evaluate("said") == []
    expect(verdict).to_have_accessible_description(re.compile("of 1 point"))


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("path", [QUIZ, "rounds/panw-tpm/system-design/"])
def test_the_second_link_skips_to_the_questions(
    watched: Callable[..., Any], path: str, scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts).open(path)
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator(".lg-skip:focus")).to_have_text("Skip to the questions")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#lg-questions")
    expect(page.locator("#lg-questions")).to_be_focused()
    page.keyboard.press("Tab")
    if scripts:
        expect(page.locator("[data-act=open]")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("lg-item .lg-item__number:visible")).to_be_focused()
        page.keyboard.press("Tab")
    assert page.locator("lg-item :focus").count() == 1


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_menu_search_and_theme_by_keyboard(watched: Callable[..., Any], width: int) -> None:
    page = watched(viewport={"width": width, "height": 844}).open(QUIZ)
    tab_to(page, "#lg-search-open", most=20)
    page.keyboard.press("Enter")
    expect(page.locator("#lg-search-query")).to_be_focused()
    page.keyboard.type("key")
    page.keyboard.press("Escape")
    expect(page.locator("#lg-search")).to_be_hidden()
    expect(page.locator("#lg-search-open")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("#lg-search-query")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#lg-search-open")).to_be_focused()
    tab_to(page, "#lg-theme", most=3)
    for pressed in ("true", "false"):
        page.keyboard.press("Space")
        expect(page.locator("#lg-theme")).to_have_attribute("aria-pressed", pressed)
    menu = page.locator("#lg-nav")
    if width >= 1024:
        expect(page.locator("#lg-menu-open")).to_be_hidden()
        expect(menu).to_be_visible()
        return
    expect(menu).to_be_hidden()
    tab_to(page, "#lg-menu-open", most=3)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.wait_for_function("() => document.activeElement.closest('#lg-nav')")
    for _ in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.closest('#lg-nav') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator("#lg-menu-open")).to_be_focused()


KEYS = "abcdefghijklmnopqrstuvwxyz/?.,"
FIELDS = [
    (QUIZ, "lg-item [type=radio]"),
    ("concepts/base-rate-fallacy/", ".lg-number__input"),
    (QUIZ, ".lg-match__select"),
    ("rounds/panw-tpm/system-design/", "lg-item textarea"),
    ("practice/worksheets/story-bank/", "lg-sheet textarea"),
    ("practice/exam/", "lg-exam button, lg-exam input"),
]


@pytest.mark.parametrize(("path", "field"), FIELDS)
def test_no_single_key_does_anything_while_answering(
    watched: Callable[..., Any], path: str, field: str
) -> None:
    page = watched().open(path)
    if page.locator("lg-quiz").count():
        show_all(page)
    control = page.locator(field).first
    control.focus()
    state = """(field) => {
      const control = document.querySelector(field);
      const others = [...document.querySelectorAll("input, select, textarea")];
      return JSON.stringify([
        location.href, document.activeElement === control,
        document.querySelectorAll("dialog[open], :popover-open").length,
        document.querySelectorAll(".lg-feedback:not([hidden])").length,
        // A worksheet comes into its own list with the first letter.
        others.filter((one) => one !== control && one.name !== control.name)
          .filter((one) => one.dataset.set !== "sheet")
          .map((one) => one.type === "checkbox" || one.type === "radio" ? one.checked : one.value),
      ]);
    }"""
    before = page.evaluate(state, field)
    page.keyboard.type(KEYS)
    assert page.evaluate(state, field) == before
