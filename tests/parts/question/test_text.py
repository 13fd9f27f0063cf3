"""A few words to be typed: with keyboard, near miss, kept answer, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keyboard
from playwright.sync_api import expect

PAGE = "concepts/key-management/"
ITEM = "lg-item[data-type=text]"


def test_it_is_answered_with_the_keyboard_in_any_case(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(PAGE))
    item = page.locator(ITEM).first
    item.locator(".lg-item__number").focus()
    keyboard.answer(page, item)
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Right")
    expect(item.locator(".lg-words .lg-verdict__words")).to_have_text("Right")
    expect(item.locator(".lg-words__input")).to_be_disabled()


def test_a_near_miss_is_told_why_and_kept(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(PAGE))
    item = page.locator(ITEM).first
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-item__status")).to_have_text("Write an answer first.")
    slip = item.locator(".lg-reason[data-slip]").first
    item.locator(".lg-words__input").fill(slip.get_attribute("data-slip") or "")
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Not right")
    reason = slip.locator(".lg-reason__why").text_content() or ""
    assert reason
    expect(item.locator(".lg-words .lg-reason__why")).to_have_text(reason)
    answer = item.locator(".lg-answer [data-accept]").first.get_attribute("data-accept") or ""
    assert answer
    expect(item.locator(".lg-feedback__body")).to_contain_text(answer)
    page.reload()
    page = keyboard.show_all(page)
    expect(page.locator(f"{ITEM} .lg-words .lg-reason__why")).to_have_text(reason)


def misspelled(answer: str) -> str:
    """Return an answer with the last letter of its longest word left out."""
    word = max(answer.split(), key=len)
    return answer.replace(word, word[:-1])


def test_a_slip_of_a_letter_is_told_and_not_counted(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(PAGE))
    item = page.locator(ITEM).first
    field, check = item.locator(".lg-words__input"), item.locator("[data-act=check]")
    right = item.locator(".lg-answer [data-accept]").first.get_attribute("data-accept") or ""
    field.fill(misspelled(right))
    check.click()
    expect(item.locator(".lg-item__status")).to_contain_text("look at the spelling")
    expect(item.locator(".lg-item__status")).to_be_visible()
    expect(field).to_be_focused()
    expect(item).not_to_have_attribute("data-state", "wrong")
    field.fill(right)
    check.click()
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Right")


def test_a_slip_that_is_left_as_it_is_counts(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(PAGE))
    item = page.locator(ITEM).first
    right = item.locator(".lg-answer [data-accept]").first.get_attribute("data-accept") or ""
    item.locator(".lg-words__input").fill(misspelled(right))
    item.locator("[data-act=check]").click()
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Not right")


def test_without_scripts_the_answer_is_a_press_away(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(PAGE)
    item = page.locator(ITEM).first
    expect(item.locator(".lg-words__input")).to_be_visible()
    expect(item.locator(".lg-words__answer").first).to_be_hidden()
    item.locator("summary").click()
    expect(item.locator(".lg-words__answer").first).to_be_visible()


def test_paper_has_a_line_and_never_what_was_typed(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(PAGE))
    item = page.locator(ITEM).first
    item.locator(".lg-words__input").fill("envelope")
    page.emulate_media(media="print")
    line = item.locator(".lg-words__input")
    style = "(one) => [getComputedStyle(one).borderBottomStyle, getComputedStyle(one).color]"
    assert line.evaluate(style) == ["solid", "rgba(0, 0, 0, 0)"]
    expect(item.locator(".lg-words__answer").first).to_be_hidden()
    expect(item.locator(".lg-item__difficulty")).to_be_hidden()
