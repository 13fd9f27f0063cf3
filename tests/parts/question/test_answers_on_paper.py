"""A quiz's answers on paper: only when asked for, behind the questions, on pages of their own."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import keyboard
import pypdf
import pytest
from playwright.sync_api import Page, expect
from practice import close_set

# Each has every type of question; the second has a checklist behind its quiz.
PAGES = ["concepts/detection-metrics/", "rounds/panw-aiml-pm/behavioral/"]
ASK = ".lg-quiz__answers"
# What an answer says, by question: of each part its reason, then the explanation.
_SAID = """
(items) => items.map((item) => {
  const all = ".lg-reason__why, .lg-answer__working, .lg-answer__model, .lg-answer__explanation";
  const answer = item.querySelector(".lg-answer");
  return [...answer.querySelectorAll(all)].map((one) => one.textContent.replace(/\\s+/g, ""));
})
"""


def laid_out(pdf: bytes, first: int = 0) -> list[str]:
    """Return the lines from page `first` on as they stand, without white space."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages[first:]
    laid = (one.extract_text(extraction_mode="layout") for one in pages)
    return ["".join(line.split()) for text in laid for line in text.splitlines()]


def said(page: Page) -> list[list[str]]:
    return list(page.locator("lg-item").evaluate_all(_SAID))


def prompts(page: Page) -> list[str]:
    return ["".join(one.split()) for one in page.locator(".lg-item__prompt").all_text_contents()]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_they_come_behind_the_questions_on_pages_of_their_own(
    watched: Callable[..., Any], path: str, scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts, color_scheme="dark").open(path)
    answers, asked = said(page), prompts(page)
    assert all(answers)
    page.check(ASK)
    paper = page.pdf(format="A4")
    pages = close_set(paper)
    (first,) = [at for at, text in enumerate(pages) if text.startswith("Answers:")]
    before, key = "".join(pages[:first]), "".join(pages[first:])
    places = []
    for number, (prompt, parts) in enumerate(zip(asked, answers, strict=True), start=1):
        assert before.count(prompt) == 1, number  # cut in two, it stands on both pages
        assert prompt not in key, number
        for part in parts:
            assert part in key, (number, part)
            assert part not in before, (number, part)
        places.append(key.index(parts[-1]))
    assert places == sorted(places), "in the order of the questions"
    lines = laid_out(paper, first)
    for number, start in enumerate(page.locator(".lg-answer__body").all_text_contents(), start=1):
        # Beside the answer's first words, or alone where those are set larger.
        beginning = f"{number}{''.join(start.split())[:4]}"
        assert any(line == str(number) or line.startswith(beginning) for line in lines), beginning
    # Nothing of the page stands below the last answer.
    (last,) = [at for at, text in enumerate(pages) if answers[-1][-1] in text]
    assert pages[last].rstrip("0123456789").endswith(answers[-1][-1])


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_without_asking_nothing_of_them_is_on_paper_whatever_is_open(
    watched: Callable[..., Any], path: str, scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts).open(path)
    answers = said(page)
    if scripts:
        # A click by hand takes a fifth of a second.
        page.evaluate("document.querySelectorAll('[data-act=show]').forEach((one) => one.click())")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        expect(page.locator("lg-item[data-state=open]")).to_have_count(0)
    else:
        for summary in page.locator(".lg-answer__summary").all():
            summary.click()
    whole = "".join(close_set(page.pdf(format="A4")))
    assert "Answers:" not in whole
    for parts in answers:
        for part in parts:
            assert part not in whole


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_page_prints_without_its_questions_where_the_reader_says_so(
    watched: Callable[..., Any], path: str, scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts, viewport={"width": 390, "height": 844}).open(path)
    whole = "".join(close_set(page.pdf(format="A4")))
    asked = prompts(page)
    assert all(prompt in whole for prompt in asked), "complete unless told otherwise"
    (title,) = page.locator("#quiz").all_inner_texts()
    box = page.get_by_label("Print without the questions")
    box.check()
    for answers in (False, True):
        page.set_checked(ASK, answers)
        left = "".join(close_set(page.pdf(format="A4")))
        assert not any(prompt in left for prompt in asked)
        assert "".join(title.split()) not in left
        assert "Answers:" not in left
        for words in page.locator("main h2:not(#quiz)").all_inner_texts()[:3]:
            assert "".join(words.split()) in left
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("asked", [False, True], ids=["without", "with"])
def test_a_question_has_its_number_before_it(watched: Callable[..., Any], asked: bool) -> None:
    page = watched().open(PAGES[0])
    page.set_checked(ASK, asked)
    lines = laid_out(page.pdf(format="A4"))
    for number, prompt in enumerate(prompts(page), start=1):
        assert any(line.startswith(f"{number}{prompt[:20]}") for line in lines), (number, prompt)


def test_the_box_works_by_keyboard_and_is_forgotten_by_a_reload(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport={"width": 390, "height": 844}).open(PAGES[0])
    keyboard.tab_to(page, ASK)
    page.keyboard.press("Space")
    expect(page.get_by_label("Print with answers")).to_be_checked()
    assert any(text.startswith("Answers:") for text in close_set(page.pdf(format="Letter")))
    page.keyboard.press("Space")
    assert not any("Answers:" in text for text in close_set(page.pdf(format="Letter")))
    page.keyboard.press("Space")
    page.reload()
    expect(page.get_by_label("Print with answers")).not_to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_match_has_a_blank_before_each_row_and_its_targets_below(
    watched: Callable[..., Any], scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts).open("concepts/stride/")
    if scripts:
        keyboard.show_all(page)
    page.emulate_media(media="print")
    item = page.locator("lg-item[data-type=match]").first
    rows = item.locator(".lg-match__row")
    assert item.locator("select").count() == (rows.count() if scripts else 0)
    assert item.locator("select:visible").count() == 0
    expect(item.locator(".lg-match__blank:visible")).to_have_count(rows.count())
    for row in rows.all():
        blank, label = (
            row.locator(part).bounding_box() for part in (".lg-match__blank", ".lg-match__label")
        )
        assert blank["x"] + blank["width"] <= label["x"]
        assert abs(blank["y"] - label["y"]) < 10
    expect(item.locator("[data-target]:visible").first).to_have_text("A Authentication")
