"""Confidence, diagnostic, review and exam as a reader meets them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import keyboard
import pytest
from playwright.sync_api import Locator, Page, expect

CONCEPT = "concepts/stride/"
DIAGNOSTIC = "practice/diagnostic/"
REVIEW = "practice/review/"
EXAM = "practice/exam/"

PHONE = {"width": 390, "height": 844}

# Makes the first questions of the index ones that were answered `ago` days before now.
_ANSWERED = """
async ([ago, most, right, sure]) => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  const asked = [...guide.querySelectorAll(".lg-study [data-questions]")]
    .flatMap((entry) => entry.dataset.questions.split(" ").filter(Boolean))
    .filter((one) => one.endsWith(":single"));
  const at = new Date(Date.now() - ago * 864e5).toISOString();
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:item:`;
  for (const one of asked.slice(0, most)) {
    const [id, rev] = one.split(":");
    const tries = [{ at, rev, score: right ? 1 : 0, right, sure }];
    const record = { at, rev, answer: null, done: false, score: null, right: null, tries };
    localStorage.setItem(own + id, JSON.stringify(record));
  }
}
"""


def choose(item: Locator, *, right: bool) -> None:
    """Mark the right option of a single question, or a wrong one."""
    good = keyboard.key_of(item)["right"]
    for option in item.locator(".lg-option__input").all():
        if (option.get_attribute("value") in good) == right:  # type: ignore[operator]
            option.check()
            return


def shown(page: Page, number: int) -> Locator:
    """Return the question shown by a tool, once it is the one of that number."""
    expect(page.locator("lg-item .lg-item__stop")).to_have_text(str(number))
    item = page.locator("lg-item")
    expect(item.locator(".lg-item__task")).to_be_visible()
    return item


def answered(page: Page, ago: float, most: int, *, right: bool = False, sure: int = 2) -> None:
    """Let the first questions have been answered days ago, and open the page again."""
    page.evaluate(_ANSWERED, [ago, most, right, sure])
    page.reload()
    page.wait_for_function("() => customElements.get('lg-item')")


# -------------------------------------------------------------------------------- confidence


def test_confidence_is_kept_and_the_result_lists_sure_but_wrong_first(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(CONCEPT)
    items = page.locator("lg-item")
    wrong = []
    for index in range(items.count()):
        item = items.nth(index)
        if item.get_attribute("data-type") == "single":
            wrong.append(index + 1)
            choose(item, right=False)
            item.get_by_label("Guessing" if len(wrong) == 1 else "Sure", exact=True).check()
            item.locator("[data-act=check]").click()
        else:
            item.locator(".lg-item__number").focus()
            keyboard.answer(page, item)
    assert len(wrong) > 1
    said = items.nth(wrong[1] - 1).locator(".lg-feedback__points")
    expect(said).to_contain_text("you were sure")
    rows = page.locator(".lg-missed__item")
    expect(rows.first).to_contain_text(f"Question {wrong[1]}:")
    expect(rows.first).to_contain_text("You were sure")
    expect(rows.last).to_contain_text(f"Question {wrong[0]}:")
    expect(rows.last).not_to_contain_text("You were sure")
    levels = page.locator(".lg-concepts", has_text="How sure you were").locator("tr")
    expect(levels).to_have_text([re.compile("Sure0 of"), re.compile("Guessing0 of 1")])


def test_confidence_can_be_turned_off_in_every_tab(watched: Callable[..., Any]) -> None:
    visit = watched()
    first, second = visit.open(CONCEPT), visit.open(CONCEPT)
    ask = first.get_by_label("Ask how sure I am")
    expect(second.locator(".lg-sure").first).to_be_visible()
    ask.uncheck()
    for page in (first, second):
        expect(page.locator(".lg-sure").first).to_be_hidden()
    second.reload()
    expect(second.locator(".lg-sure").first).to_be_hidden()
    expect(second.get_by_label("Ask how sure I am")).not_to_be_checked()
    ask.check()
    expect(second.locator(".lg-sure").first).to_be_visible()


# -------------------------------------------------------------------------------- diagnostic


def test_a_diagnostic_is_taken_with_the_keyboard_alone_on_a_phone(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport=PHONE).open(DIAGNOSTIC)
    keyboard.tab_to(page, "lg-diagnostic .lg-pick__input")
    page.keyboard.press("ArrowDown")
    keyboard.tab_to(page, "lg-diagnostic [data-act=start]")
    page.keyboard.press("Enter")
    for number in range(1, 11):
        item = shown(page, number)
        anchor = item.get_attribute("id")
        page.wait_for_function(
            "(s) => document.activeElement?.matches(s)", arg=f"#{anchor} .lg-item__number"
        )
        keyboard.answer(page, item)
        expect(item.locator(".lg-feedback__verdict")).to_be_focused()
        keyboard.tab_to(page, f"#{anchor} [data-act=next]")
        page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-results__points")).to_have_text("10")
    expect(page.locator(".lg-start a")).to_have_count(1)


def test_a_diagnostic_goes_on_after_the_tab_was_closed_and_says_where_to_start(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = visit.open(DIAGNOSTIC)
    page.locator("[data-act=start]").click()
    for number in (1, 2, 3):
        shown(page, number).locator("[data-act=show]").click()
        page.locator("[data-act=next]").click()
    shown(page, 4)
    page.close()
    page = visit.open(DIAGNOSTIC)
    page.get_by_role("button", name="Go on, 7 questions left").click()
    for number in range(4, 11):
        shown(page, number).locator("[data-act=show]").click()
        page.locator("[data-act=next]").click()
    expect(page.locator(".lg-results__points")).to_have_text("0")
    assert page.locator(".lg-start a").count() > 3
    expect(page.locator(".lg-missed__item")).to_have_count(10)
    for link in page.locator(".lg-missed__section a, .lg-start a").all():
        assert page.request.get(link.evaluate("(a) => a.href")).ok


def test_a_question_that_cannot_be_fetched_can_be_tried_again(
    watched: Callable[..., Any],
) -> None:
    visit = watched(service_workers="block")
    page = visit.open(DIAGNOSTIC)
    visit.context.route(re.compile("/(rounds|concepts)/"), lambda route: route.abort())
    page.locator("[data-act=start]").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be fetched")
    visit.context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    shown(page, 1)
    assert all("ERR_FAILED" in one for one in visit.complaints)
    visit.complaints.clear()


# ------------------------------------------------------------------------------------ review


def test_what_is_due_is_reviewed_and_then_rests(watched: Callable[..., Any]) -> None:
    page = watched(viewport=PHONE).open(REVIEW)
    expect(page.locator(".lg-results__title")).to_have_text("Nothing to review yet")
    answered(page, 2, 3, sure=3)
    expect(page.locator(".lg-results__title")).to_have_text("3 questions for today")
    expect(page.locator("lg-review")).to_contain_text("3 you were sure of and missed")
    keyboard.tab_to(page, "lg-review [data-act=start]")
    page.keyboard.press("Enter")
    for number in (1, 2, 3):
        item = shown(page, number)
        expect(page.locator(".lg-desk__place")).to_contain_text("You were sure")
        anchor = item.get_attribute("id")
        expect(item.locator(".lg-item__number")).to_be_focused()
        keyboard.answer(page, item)
        keyboard.tab_to(page, f"#{anchor} [data-act=next]")
        page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_have_text("Nothing is due")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-desk__place")).to_have_text("3 of 3 right.")
    expect(page.locator("lg-review")).to_contain_text("3 reviewed today")


def test_the_cap_holds_and_what_is_over_it_waits(watched: Callable[..., Any]) -> None:
    page = watched().open(REVIEW)
    answered(page, 2, 25)
    expect(page.locator("[data-act=start]")).to_have_text("Review 20 questions")
    page.get_by_label("At most a day").select_option("10")
    expect(page.locator("[data-act=start]")).to_have_text("Review 10 questions")
    expect(page.locator("[data-act=more]")).to_have_text("All 25 due")
    page.reload()
    expect(page.locator("[data-act=start]")).to_have_text("Review 10 questions")


def test_an_answer_in_another_tab_is_taken_off_the_list(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(REVIEW)
    answered(page, 2, 2)
    expect(page.locator("[data-act=start]")).to_have_text("Review 2 questions")
    other = visit.open(REVIEW)
    other.locator("[data-act=start]").click()
    shown(other, 1).locator("[data-act=show]").click()
    expect(page.locator("[data-act=start]")).to_have_text("Review 1 question")


@pytest.mark.parametrize(
    ("zone", "evening"),
    [
        ("America/New_York", "2026-10-31T23:30:00-04:00"),  # the night the clocks go back
        ("America/New_York", "2026-03-07T23:30:00-05:00"),  # and forward
        ("Asia/Kathmandu", "2026-12-31T23:30:00+05:45"),
    ],
)
def test_a_day_ends_at_midnight_by_the_local_clock(
    watched: Callable[..., Any], zone: str, evening: str
) -> None:
    visit = watched(timezone_id=zone)
    visit.context.clock.install(time=dt.datetime.fromisoformat(evening))
    page = visit.open(REVIEW)
    answered(page, 0, 2)
    expect(page.locator(".lg-results__title")).to_have_text("Nothing is due")
    visit.context.clock.fast_forward("45:00")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".lg-results__title")).to_have_text("2 questions for today")


def test_an_interview_date_in_the_plan_moves_what_is_due(watched: Callable[..., Any]) -> None:
    page = watched().open(REVIEW)
    page.evaluate(
        """() => {
          const day = (ahead) => new Date(Date.now() + ahead * 864e5).toISOString().slice(0, 10);
          const plan = { at: new Date().toISOString(), role: "panw-aiml-pm", start: day(0),
            interviews: [{ date: day(1), time: "", zone: "", round: "" }],
            hours: [1, 1, 1, 1, 1, 1, 1] };
          const own = `loopguide:${location.pathname.split("practice/")[0]}:1:plan:plan`;
          localStorage.setItem(own, JSON.stringify(plan));
        }"""
    )
    answered(page, 0, 2, right=True)
    # Known today and asked for tomorrow: a day's gap would fall on the interview itself.
    expect(page.locator("lg-review")).to_contain_text("rests until the interview")


# -------------------------------------------------------------------------------------- exam


def begin(page: Page) -> int:
    """Start the first exam there is; return the number of its questions."""
    page.locator("[data-act=start]").click()
    shown(page, 1)
    return page.locator(".lg-exam__stop").count()


def test_an_exam_is_taken_with_the_keyboard_alone_and_gives_nothing_away_before_the_end(
    watched: Callable[..., Any],
) -> None:
    page = watched(viewport=PHONE).open(EXAM)
    keyboard.tab_to(page, "lg-exam [data-act=start]")
    page.keyboard.press("Enter")
    item = shown(page, 1)
    expect(item.locator(".lg-item__number")).to_be_focused()
    expect(page.locator(".lg-exam__clock")).to_contain_text("left")
    for act in ("check", "show"):
        expect(item.locator(f"[data-act={act}]")).to_be_hidden()
    expect(item.locator(".lg-feedback")).to_be_hidden()
    keyboard.tab_to(page, "lg-exam [data-act=flag]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-exam__stop").first).to_contain_text("flagged")
    keyboard.tab_to(page, "lg-exam [data-act=forth]")
    page.keyboard.press("Enter")
    shown(page, 2)
    page.locator(".lg-exam__clock").evaluate("() => document.activeElement.blur()")
    keyboard.tab_to(page, "lg-exam [data-act=submit]")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.lg-dialog")
    expect(dialog).to_contain_text("1 flagged")
    page.keyboard.press("Escape")
    expect(page.locator(".lg-exam__clock")).to_be_visible()
    page.keyboard.press("Enter")
    keyboard.tab_to(page, "dialog [value=yes]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-results__title")).to_be_focused()
    expect(page.locator(".lg-results__points")).to_have_text("0")
    expect(page.locator("lg-item .lg-feedback__verdict")).to_be_visible()
    expect(page.locator(".lg-history__table tbody tr")).to_have_count(1)


def test_an_exam_survives_a_closed_tab_and_its_clock_runs_on(watched: Callable[..., Any]) -> None:
    visit = watched(timezone_id="Europe/Berlin")
    visit.context.clock.install(time=dt.datetime.fromisoformat("2026-10-25T01:50:00+02:00"))
    page = visit.open(EXAM)
    begin(page)
    choose(page.locator("lg-item"), right=True)
    expect(page.locator(".lg-exam__stop").first).to_have_attribute("data-state", "begun")
    page.close()
    # Over the hour that comes twice that night.
    visit.context.clock.fast_forward("20:00")
    page = visit.open(EXAM)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".lg-exam__clock")).to_have_text(re.compile(r"^(9|10):\d\d left$"))
    page.locator(".lg-exam__stop").first.click()
    expect(shown(page, 1).locator(".lg-option__input:checked")).to_have_count(1)
    visit.context.clock.fast_forward("15:00")
    expect(page.locator(".lg-exam__clock")).to_contain_text("Over by")
    expect(page.locator("lg-exam > [role=status]")).to_contain_text("Time is up")


def test_an_exam_in_two_tabs_is_one_exam(watched: Callable[..., Any]) -> None:
    visit = watched()
    first = visit.open(EXAM)
    begin(first)
    second = visit.open(EXAM)
    second.get_by_role("button", name="Go on").click()
    shown(second, 1)
    choose(first.locator("lg-item"), right=True)
    expect(second.locator(".lg-exam__stop").first).to_have_attribute("data-state", "begun")
    expect(second.locator(".lg-option__input:checked")).to_have_count(1)
    first.locator("[data-act=submit]").click()
    first.locator("dialog [value=yes]").click()
    expect(first.locator(".lg-results__title")).to_be_visible()
    expect(second.locator("lg-exam [data-act=start]")).to_be_visible()
    expect(second.locator("lg-exam")).to_contain_text("ended in another tab")


def test_an_exam_scores_as_the_quiz_does_and_draws_its_history(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(EXAM)
    for _ in range(2):
        total = begin(page)
        right = 0
        for number in range(1, total + 1):
            item = shown(page, number)
            if item.get_attribute("data-type") == "single":
                choose(item, right=True)
                right += 1
            if number < total:
                page.locator("[data-act=forth]").click()
        page.locator("[data-act=submit]").click()
        page.locator("dialog [value=yes]").click()
        expect(page.locator(".lg-results__points")).to_have_text(str(right))
        expect(page.locator(".lg-missed__item")).to_have_count(total - right)
        page.locator("[data-act=setup]").click()
    expect(page.locator(".lg-history__table tbody tr")).to_have_count(2)
    expect(page.locator(".lg-chart__dot")).to_have_count(2)
    percent = f"{round(100 * right / total)}%"
    expect(page.locator(".lg-chart")).to_have_attribute(
        "aria-label", f"Scores from first to last: {percent}, {percent}"
    )


_BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
_FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
}"""


@pytest.mark.parametrize("script", [_BLOCKED, _FULL], ids=["blocked", "full"])
def test_an_exam_goes_on_without_storage_and_says_so_once(
    watched: Callable[..., Any], script: str
) -> None:
    visit = watched()
    visit.context.add_init_script(script)
    page = visit.open(EXAM)
    begin(page)
    choose(page.locator("lg-item"), right=True)
    page.locator("[data-act=submit]").click()
    page.locator("dialog [value=yes]").click()
    expect(page.locator(".lg-results__points")).to_have_text("1")
    assert page.locator(".lg-notice__text").count() == 1


@pytest.mark.parametrize("answer", ["<title>Sign in to the network</title><p>Welcome", ""])
@pytest.mark.parametrize("path", [DIAGNOSTIC, REVIEW, EXAM])
def test_a_page_in_the_way_of_the_list_is_said(
    watched: Callable[..., Any], path: str, answer: str
) -> None:
    visit = watched()
    visit.context.route(
        "**/practice/questions/", lambda route: route.fulfill(body=answer, content_type="text/html")
    )
    page = visit.context.new_page()
    page.goto(visit.server.url + path)
    expect(page.locator(".lg-notice")).to_contain_text("list of questions could not be loaded")
    # The sheet for paper is what is left, and it shows.
    expect(page.locator(".lg-paper").first).to_be_visible(timeout=6000)


def test_an_exam_of_which_nothing_is_left_is_given_up(watched: Callable[..., Any]) -> None:
    page = watched().open(EXAM)
    page.evaluate(
        """() => {
          const at = new Date().toISOString();
          const sitting = { at, set: "round:panw-tpm/system-design", began: at, limit: 3600,
            questions: ["gone.one"], answers: {}, flags: [] };
          const own = `loopguide:${location.pathname.split("practice/")[0]}:1:sitting:`;
          localStorage.setItem(own + "round/panw-tpm/system-design", JSON.stringify(sitting));
        }"""
    )
    page.reload()
    page.locator("lg-exam [data-act=resume]").click()
    expect(page.locator("lg-exam [data-act=start]")).to_be_visible()
    expect(page.locator("lg-exam [data-act=resume]")).to_have_count(0)


# ------------------------------------------------------------------------------------- paper


@pytest.mark.parametrize("path", [DIAGNOSTIC, REVIEW, EXAM])
def test_without_javascript_and_on_paper_there_is_a_sheet(
    watched: Callable[..., Any], path: str
) -> None:
    plain = watched(java_script_enabled=False).open(path)
    expect(plain.locator(".lg-paper")).to_be_visible()
    expect(plain.locator("a[data-study]")).to_be_visible()
    page = watched().open(path)
    expect(page.locator(".lg-paper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".lg-paper")).to_be_visible()
    expect(page.locator(".lg-desk__panel")).to_be_hidden()
