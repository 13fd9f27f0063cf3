"""What a screen reader is given of each type of question, before and after an answer.

Read from Chromium's accessibility tree and compared with transcripts/*.txt, line by line in reading
order. The words of the question are replaced by what they are, so that content may change.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from parts.transcripts.spoken import compare_in, transcript
from playwright.sync_api import Page, expect

ROUND = "rounds/panw-tpm/system-design/"
CONCEPT = "concepts/stride/"
FILES = Path(__file__).parent / "transcripts"
compare = partial(compare_in, FILES)

# Runs when the page is read and before its scripts do.
_MASK = """
document.addEventListener("readystatechange", () => {
  const say = (root, selector, text) => {
    root.querySelectorAll(selector).forEach((element, at) => {
      element.textContent = typeof text === "string" ? text : text(element, at);
    });
  };
  const letter = (at) => "ABCDEFGH"[at];
  for (const item of document.querySelectorAll("lg-item")) {
    const parts = [...item.querySelectorAll(".lg-item__task [data-part]")];
    const place = new Map(parts.map((part, at) => [part.dataset.part, letter(at)]));
    const of = (element) => place.get(element.closest("[data-part]")?.dataset.part) ?? "";
    say(item, ".lg-item__prompt", "Prompt.");
    say(item, ".lg-item__stop", "1");
    say(item, ".lg-item__of", " of 9");
    say(item, ".lg-option__text, .lg-order__text, .lg-match__label", (one) => `Part ${of(one)}.`);
    const rows = [...item.querySelectorAll("[data-target]")];
    const targets = rows.map((row) => row.dataset.target);
    rows.forEach((row, at) => row.replaceChildren(row.firstChild, ` Target ${at + 1}`));
    say(item, ".lg-reason__to", (one) =>
      `Target ${targets.indexOf(one.closest("[data-to]").dataset.to) + 1}`);
    say(item, ".lg-reason__why", (one) => `Reason of ${of(one)}.`);
    say(item, ".lg-criterion__text", "Criterion.");
    item.querySelectorAll(".lg-criterion__why").forEach((one) => one.remove());
    say(item, ".lg-answer__model", "Model answer.");
    say(item, ".lg-answer__explanation", "Explanation.");
    say(item, ".lg-answer__working", "Working.");
    say(item, ".lg-answer__key", "Value.");
    say(item, ".lg-number__unit", "units");
    say(item, ".lg-answer__section", "Section");
    say(item, ".lg-answer__concept", (_, at) => `Concept ${at + 1}`);
    say(item, ".lg-recall__time", "so long");
    item.querySelector(".lg-answer__cites")?.remove();
    const learn = item.querySelector(".lg-answer__learn");
    const links = [learn.querySelector("a"), learn.querySelector(".lg-answer__concept")];
    learn.replaceChildren("Taught in ", links[0], ". Tests ", links[1], ".");
  }
}, { once: true });
"""

# Of each type the first question of a size that the file is written for.
QUESTIONS = {
    "single": "lg-item[data-type=single]:has(.lg-option:nth-child(3):last-child)",
    "multiple": "lg-item[data-type=multiple]:has(.lg-option:nth-child(4):last-child)",
    "order": "lg-item[data-type=order]:has(.lg-order__item:nth-child(5):last-child)",
    "match": "lg-item[data-type=match]:has(.lg-match__row:nth-child(4):last-child)",
    "numeric": "lg-item[data-type=numeric]",
    "recall": "lg-item[data-type=recall]",
}


def opened(watched: Callable[..., Any], path: str, kind: str | None = None) -> Page:
    """Open a page with its words masked, at the first question of a type."""
    visit = watched(viewport={"width": 1280, "height": 900})
    visit.context.add_init_script(_MASK)
    page: Page = visit.open(path)
    if kind:
        anchor = page.locator(QUESTIONS[kind]).first.get_attribute("id")
        visit.go(page, f"{path}?{kind}#{anchor}")
    return page


@pytest.mark.parametrize("kind", QUESTIONS)
def test_each_type_is_read_as_written_down(watched: Callable[..., Any], kind: str) -> None:
    page = opened(watched, ROUND, kind)
    item = "lg-item:not([hidden])"
    lines = ["Before the answer", "", *transcript(page, item), "", "Not known", ""]
    page.locator(f"{item} [data-act=show]").click()
    expect(page.locator(f"{item} .lg-feedback__verdict")).to_be_focused()
    lines += transcript(page, item)
    # From the verdict on, a reader meets what is right: it is not only behind them.
    after = lines[lines.index("Not known") :]
    verdict = next(at for at, line in enumerate(after) if line.startswith("heading: Not known yet"))
    assert any("Reason of" in line or "Value." in line or "Criterion" in line for line in after)
    if kind in ("single", "multiple", "match", "order"):
        assert any("Reason of" in line for line in after[verdict:]), "what is right lies behind"
    compare(kind, lines)


def test_a_wrong_choice_is_read_as_written_down(watched: Callable[..., Any]) -> None:
    page = opened(watched, ROUND, "single")
    item = page.locator("lg-item:not([hidden])")
    right = item.locator(".lg-answer .lg-reason[data-right]").get_attribute("data-part")
    item.locator(f".lg-option:not([data-part='{right}']) input").first.check()
    item.get_by_label("Sure", exact=True).check()
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-feedback__verdict")).to_be_focused()
    compare("single-wrong", transcript(page, "lg-item:not([hidden])"))


def test_the_map_the_dialog_and_the_result_are_read_as_written_down(
    watched: Callable[..., Any],
) -> None:
    page = opened(watched, CONCEPT)
    page.locator("[data-act=open]").click()
    for at in range(page.locator("lg-item").count()):
        if at == 1:
            compare("map", transcript(page, ".lg-quiz__map"))
            compare("head", transcript(page, ".lg-quiz__head"))
            page.locator("[data-act=restart]").click()
            compare("dialog", transcript(page, "dialog.lg-dialog"))
            page.keyboard.press("Escape")
        shown = page.locator("lg-item:visible")
        shown.locator("[data-act=show]").click()
        shown.locator("[data-act=next]").click()
    expect(page.locator(".lg-results__title")).to_be_focused()
    lines = transcript(page, ".lg-results")
    # What was missed, and of which concept, is the page's content.
    ends = [at for at, line in enumerate(lines) if "By concept" in line or "Worth another" in line]
    compare("result", lines[: min(ends)])
