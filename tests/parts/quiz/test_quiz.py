"""Quizzes as a reader meets them: by keyboard, over time, in two tabs, with storage failing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Page, expect

ROUND = "rounds/panw-tpm/system-design/"
CONCEPT = "concepts/stride/"
TYPES = ("single", "multiple", "order", "match", "numeric", "recall")


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("(s) => document.activeElement?.matches(s) ?? false", selector))


def kept(page: Page) -> dict[str, Any]:
    """Return what the browser keeps of questions, by question id."""
    return dict(
        page.evaluate(
            """() => Object.fromEntries(Object.keys(localStorage)
              .filter((key) => key.includes(":item:"))
              .map((key) => [key.split(":item:")[1], JSON.parse(localStorage.getItem(key))]))"""
        )
    )


def choose(page: Page, item: str, *, right: bool) -> None:
    """Answer a single question with the pointer and submit it."""
    where = page.locator(item)
    good = keyboard.key_of(where)["right"]
    for option in where.locator("[type=radio]").all():
        if (option.get_attribute("value") in good) == right:  # type: ignore[operator]
            option.check()
            break
    where.locator("[data-act=check]").click()


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_is_answered_with_the_keyboard_alone(
    watched: Callable[..., Any], kind: str
) -> None:
    page = keyboard.show_all(watched(viewport={"width": 1280, "height": 900}).open(ROUND))
    item = page.locator(f"lg-item[data-type={kind}]").first
    item.locator(".lg-item__number").focus()
    keyboard.answer(page, item)
    expect(item.locator(".lg-feedback__verdict")).to_be_visible()
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Right")
    anchor = item.get_attribute("id")
    page.wait_for_function(
        "(s) => document.activeElement?.matches(s)", arg=f"#{anchor} .lg-feedback__verdict"
    )
    points = item.locator(".lg-feedback__points").get_attribute("id")
    expect(item.locator(".lg-feedback__verdict")).to_have_attribute("aria-describedby", points)
    page.keyboard.press("Tab")
    assert focused(page, f"#{anchor} [data-act=next]"), "the way on is not the next stop"
    page.keyboard.press("Enter")
    assert focused(page, ".lg-item__number"), "focus did not go on to the next question"


def test_a_quiz_is_taken_to_its_end_with_the_keyboard_alone(watched: Callable[..., Any]) -> None:
    page = watched(viewport={"width": 390, "height": 844}).open(CONCEPT)
    items = page.locator("lg-item").all()
    keyboard.tab_to(page, "lg-quiz .lg-quiz__stop a")
    page.keyboard.press("Enter")
    for item in items:
        anchor = item.get_attribute("id")
        keyboard.answer(page, item)
        page.wait_for_function(
            "(s) => document.activeElement?.matches(s)", arg=f"#{anchor} .lg-feedback__verdict"
        )
        keyboard.tab_to(page, f"#{anchor} [data-act=next]")
        page.keyboard.press("Enter")
    assert focused(page, ".lg-results__title")
    expect(page.locator(".lg-results__title")).to_have_text("Your result")
    expect(page.locator(".lg-results__points")).to_have_text(str(len(items)))


def test_a_wrong_answer_is_never_left_without_the_right_one(watched: Callable[..., Any]) -> None:
    page = keyboard.show_all(watched().open(CONCEPT))
    item = page.locator("lg-item[data-type=single]").first
    anchor = item.get_attribute("id")
    choose(page, f"#{anchor}", right=False)
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Not right")
    right = keyboard.key_of(item)["right"][0]  # type: ignore[index]
    for option in item.locator(".lg-option").all():
        text = option.inner_text()
        wanted = "Right answer" if option.get_attribute("data-part") == right else ""
        assert len(text.splitlines()) > 1, f"no feedback at an option: {text}"
        assert wanted.lower() in text.lower() or "right" in text.lower()
    expect(item.locator(".lg-feedback__body a.lg-answer__section")).to_be_visible()


def test_answers_in_progress_and_results_survive_closing_the_tab(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = keyboard.show_all(visit.open(CONCEPT))
    singles = page.locator("lg-item[data-type=single]")
    done, begun = (singles.nth(i).get_attribute("id") for i in (0, 1))
    choose(page, f"#{done}", right=True)
    page.locator(f"#{begun} [type=radio]").nth(1).check()
    page.locator("lg-item textarea").first.fill("half a sentence")
    page.wait_for_timeout(50)
    page.close()

    page = keyboard.show_all(visit.open(CONCEPT))
    expect(page.locator(f"#{done} .lg-feedback__verdict")).to_have_text("Right")
    expect(page.locator(f"#{begun} [type=radio]").nth(1)).to_be_checked()
    expect(page.locator(f"#{begun} .lg-feedback")).to_be_hidden()
    expect(page.locator("lg-item textarea").first).to_have_value("half a sentence")


def test_only_the_missed_are_retried_and_starting_over_asks_first(
    watched: Callable[..., Any],
) -> None:
    page = keyboard.show_all(watched().open(CONCEPT))
    items = page.locator("lg-item")
    total = items.count()
    missed = []
    for index in range(total):
        item = items.nth(index)
        if item.get_attribute("data-type") == "single":
            missed.append(item.get_attribute("id"))
            choose(page, f"#{missed[-1]}", right=False)
        else:
            item.locator(".lg-item__number").focus()
            keyboard.answer(page, item)
    expect(page.locator(".lg-results__points")).to_have_text(str(total - len(missed)))
    links = page.locator(".lg-missed__section a")
    assert links.count() == len(missed)
    page.locator("[data-act=retry]").click()
    visible = [i.get_attribute("id") for i in items.all() if i.is_visible()]
    assert visible == missed
    for anchor in missed:
        choose(page, f"#{anchor}", right=True)
    page.locator("[data-act=next]:visible").last.click()
    expect(page.locator(".lg-results__points")).to_have_text(str(total))

    page.locator("[data-act=restart]").click()
    dialog = page.locator("dialog.lg-dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".lg-results__points")).to_have_text(str(total))
    page.locator("[data-act=restart]").click()
    dialog.get_by_role("button", name="Start over").click()
    expect(page.locator(".lg-results__title")).not_to_have_text("Your result")
    assert all(not record["done"] for record in kept(page).values())
    assert all(record["tries"] for record in kept(page).values()), "attempts were forgotten"


def test_ten_are_numbered_as_ten_and_the_whole_quiz_as_itself(watched: Callable[..., Any]) -> None:
    page = watched().open(ROUND)
    total = page.locator("lg-item").count()
    stops = page.locator(".lg-quiz__stop:visible a")
    page.get_by_role("button", name="Ten now").click()
    number = page.locator(".lg-item__number:visible")
    expect(number).to_contain_text("Question 1 of 10")
    keyboard.tab_to(page, "lg-item [data-act=show]")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    page.locator("lg-item [data-act=next]:visible").click()
    expect(number).to_contain_text("Question 2 of 10")
    # The second ten begin where the first ended, and are counted anew.
    for _ in range(9):
        page.locator("lg-item [data-act=show]:visible").click()
        page.wait_for_timeout(500)
        page.locator("lg-item [data-act=next]:visible").click()
        page.wait_for_timeout(500)
    first = page.locator(".lg-missed__item a").first
    expect(first).to_contain_text("Question 1: ")
    page.get_by_role("button", name="Back to all").click()
    expect(number).to_contain_text(f"Question 11 of {total}")
    expect(stops).to_have_count(total)
    page.locator(f".lg-quiz__stop:nth-child({total}) a").click()
    expect(number).to_contain_text(f"Question {total} of {total}")


def test_ten_far_down_a_quiz_begin_with_one_and_print_as_themselves(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(ROUND)
    total = page.locator("lg-item").count()
    ids = page.locator("lg-item").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    revs = page.locator("lg-item").evaluate_all("(all) => all.map((one) => one.dataset.rev)")
    page.evaluate(
        """([ids, revs, path]) => ids.forEach((id, at) => {
          const time = new Date(Date.now() - 864e5).toISOString();
          const own = `loopguide:${location.pathname.split(path)[0]}:1:item:${id}`;
          const right = { score: 1, right: true };
          const tries = [{ at: time, rev: revs[at], ...right }];
          const made = { at: time, rev: revs[at], answer: null, done: true, ...right, tries };
          if (at < ids.length - 10) localStorage.setItem(own, JSON.stringify(made));
        })""",
        [ids, revs, ROUND],
    )
    page.reload()
    page.get_by_role("button", name="Ten now").click()
    number = page.locator(".lg-item__number:visible")
    expect(number).to_contain_text("Question 1 of 10")
    expect(page.locator(f"lg-item[data-id='{ids[total - 10]}']")).to_be_visible()
    stops = page.locator(".lg-quiz__stop:visible a")
    expect(stops).to_have_text([str(n) for n in range(1, 11)])
    names = stops.evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert names == [f"Question {n}" for n in range(1, 11)]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = page.locator(".lg-item__stop").all_text_contents()
    assert printed == [str(n) for n in range(1, total + 1)], "paper has the whole quiz"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(number).to_contain_text("Question 1 of 10")


def test_two_tabs_never_lose_each_others_answers(watched: Callable[..., Any]) -> None:
    visit = watched()
    first, second = keyboard.show_all(visit.open(CONCEPT)), keyboard.show_all(visit.open(CONCEPT))
    one, two = (
        first.locator("lg-item[data-type=single]").nth(i).get_attribute("id") for i in (0, 1)
    )
    choose(first, f"#{one}", right=True)
    expect(second.locator(f"#{one} .lg-feedback__verdict")).to_have_text("Right")
    choose(second, f"#{two}", right=False)
    expect(first.locator(f"#{two} .lg-feedback__verdict")).to_have_text("Not right")
    assert len(kept(first)) == 2


@pytest.mark.parametrize(
    "junk",
    ["", "{", "null", "[]", '{"at":1}', '{"__proto__":{"x":1}}', "\u0000", "x" * 100_000],
    ids=["empty", "cut", "null", "list", "wrong", "proto", "nul", "long"],
)
def test_corrupt_storage_is_survived_and_said_once(watched: Callable[..., Any], junk: str) -> None:
    visit = watched()
    page = keyboard.show_all(visit.open(CONCEPT))
    anchor = page.locator("lg-item[data-type=single]").first.get_attribute("id")
    choose(page, f"#{anchor}", right=True)
    page.evaluate(
        """(junk) => { for (const key of Object.keys(localStorage))
             if (key.includes(":item:")) localStorage.setItem(key, junk); }""",
        junk,
    )
    page.reload()
    keyboard.show_all(page)
    item = page.locator(f"#{anchor}")
    expect(item.locator("[data-act=check]")).to_be_visible()
    assert page.locator(".lg-notice__text").count() == (1 if junk else 0)
    choose(page, f"#{anchor}", right=True)
    expect(item.locator(".lg-feedback__verdict")).to_have_text("Right")


@pytest.mark.parametrize(
    "script",
    [
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("no", "SecurityError"); } })""",
        """Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError"); }""",
    ],
    ids=["blocked", "full"],
)
def test_blocked_or_full_storage_is_survived_and_said_once(
    watched: Callable[..., Any], script: str
) -> None:
    visit = watched()
    visit.context.add_init_script(script)
    page = keyboard.show_all(visit.open(CONCEPT))
    singles = page.locator("lg-item[data-type=single]")
    for index in range(2):
        choose(page, f"#{singles.nth(index).get_attribute('id')}", right=True)
        expect(singles.nth(index).locator(".lg-feedback__verdict")).to_have_text("Right")
    assert page.locator(".lg-notice__text").count() == 1


def test_a_mended_typo_keeps_progress_and_a_changed_key_asks_again(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = keyboard.show_all(visit.open(CONCEPT))
    singles = page.locator("lg-item[data-type=single]")
    same, changed = (singles.nth(i).get_attribute("id") for i in (0, 1))
    for anchor in (same, changed):
        choose(page, f"#{anchor}", right=True)
    page.close()

    def edit(route: Any) -> None:
        response = route.fetch()
        body = response.text()
        at = body.index(f'id="{changed}"')
        start = body.index('data-rev="', at) + len('data-rev="')
        body = body[:start] + "000000000000" + body[start + 12 :]
        at = body.index('class="lg-item__prompt"', body.index(f'id="{same}"'))
        body = body[:at] + body[at:].replace("<p>", "<p>A typo mended. ", 1)
        route.fulfill(response=response, body=body)

    visit.context.route(f"**/{CONCEPT}", edit)
    page = keyboard.show_all(visit.open(CONCEPT))
    expect(page.locator(f"#{same} .lg-item__prompt")).to_contain_text("A typo mended.")
    expect(page.locator(f"#{same} .lg-feedback__verdict")).to_have_text("Right")
    expect(page.locator(f"#{changed} .lg-item__revised")).to_be_visible()
    expect(page.locator(f"#{changed} .lg-feedback")).to_be_hidden()


def test_unknown_records_are_kept(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = keyboard.show_all(visit.open(CONCEPT))
    anchor = page.locator("lg-item[data-type=single]").first.get_attribute("id")
    choose(page, f"#{anchor}", right=True)
    page.evaluate(
        """() => { const key = Object.keys(localStorage).find((k) => k.includes(":item:"));
             const gone = key.replace(/:item:.*/, ":item:gone.question");
             localStorage.setItem(gone, localStorage.getItem(key)); }"""
    )
    page.reload()
    keyboard.show_all(page)
    choose_again = page.locator(f"#{anchor} [data-act=again]")
    choose_again.click()
    assert "gone.question" in kept(page)


def test_without_javascript_every_question_reads_and_its_answer_is_folded(
    watched: Callable[..., Any],
) -> None:
    page = watched(java_script_enabled=False).open(ROUND)
    items = page.locator("lg-item")
    assert items.count() >= 30
    assert page.locator("lg-item details.lg-answer").count() == items.count()
    assert page.locator("lg-item details[open]").count() == 0
    assert page.locator("lg-item .lg-item__prompt:visible").count() == items.count()
    first = page.locator("details.lg-answer").first
    first.locator("summary").click()
    expect(first.locator(".lg-answer__explanation")).to_be_visible()
    page.locator("lg-item [type=radio]").first.check()


def test_the_key_is_nowhere_outside_the_closed_answer(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(ROUND)
    leaks = page.locator(
        "lg-item [data-right]:not(.lg-answer *), lg-item [data-to]:not(.lg-answer *), "
        "lg-item [data-value]:not(.lg-answer *)"
    )
    assert leaks.count() == 0


def test_the_search_index_holds_no_question(site: Path, watched: Callable[..., Any]) -> None:
    page = watched().open(CONCEPT)
    texts = sorted(site.glob("assets/search-*/texts-*.json"))
    index = " ".join(path.read_text("utf-8") for path in texts)
    assert "STRIDE" in index
    prompt = page.locator("lg-item .lg-item__prompt").first.inner_text()
    assert prompt[:60] not in index


_ROWS = """(all) => Object.values(Object.groupBy(all, (one) => one.getBoundingClientRect().top))
  .map((row) => row.length)"""


@pytest.mark.parametrize(
    "path",
    [
        CONCEPT,
        "concepts/data-classification/",
        "concepts/key-management/",
        "rounds/panw-tpm/system-design/",  # the longest quiz
    ],
)
def test_the_map_has_even_rows_on_a_phone(watched: Callable[..., Any], path: str) -> None:
    page = watched(viewport={"width": 390, "height": 844}).open(path)
    stops = page.locator(".lg-quiz__stop a")
    rows = stops.evaluate_all(_ROWS)
    assert max(rows) - min(rows) <= 1, rows
    sizes = "(all) => all.map((one) => one.getBoundingClientRect()).map((b) => [b.width, b.height])"
    assert all(min(size) >= 24 for size in stops.evaluate_all(sizes))
