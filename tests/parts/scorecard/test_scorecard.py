"""The scorecard: by keyboard, on a phone, in two tabs, on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from practice import PHONE, axe, kept, live, narrow_enough, press, put, texts_of

SCORECARD = "practice/scorecard/"


MOCK = "practice/mock/"


OFFER = "practice/compensation/"


def level(page: Page, rubric: str, dimension: str, value: int) -> None:
    page.check(f'[name="{rubric}/{dimension}"][value="{value}"]')


def test_a_score_by_keyboard_on_a_phone_is_kept_and_seen_in_another_tab(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = live(visit, SCORECARD + "?rubric=security-weighted&round=panw-tpm/system-design")
    for dimension, steps in (
        ("threat-modeling", 3),
        ("data-protection", 3),
        ("operations", 2),
        ("scalability", 4),
    ):
        group = f'[name="security-weighted/{dimension}"]'
        # Space chooses the first level, each arrow goes one up.
        press(page, group, "Space", *["ArrowDown"] * (steps - 1))
    verdict = page.locator(".lg-sum__verdict:visible")
    expect(verdict).to_have_text("52.5 of 100, with the gate shut by Operational security.")
    expect(page.locator(".lg-sum:visible")).to_contain_text("no run like this can pass 80")
    expect(page.locator(".lg-sum:visible")).to_contain_text("worth 27.5 points")
    expect(page.locator("[data-said]")).to_contain_text("52.5 of 100")
    assert narrow_enough(page)
    assert axe(page) == []
    (record,) = kept(page, "score")
    assert record["round"] == "panw-tpm/system-design"
    assert record["levels"]["scalability"] == 4

    other = live(visit, SCORECARD + "?rubric=security-weighted")
    expect(other.locator(".lg-trend__table tbody tr")).to_have_count(1)
    level(page, "security-weighted", "operations", 3)
    expect(verdict).to_have_text("80 of 100.")
    expect(other.locator(".lg-trend__table tbody")).to_contain_text("80")


def test_a_veto_names_the_dimension_and_rejects_whatever_the_total(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), SCORECARD + "?rubric=signal-weight-matrix")
    for dimension, value in (("impact", 4), ("execution", 2), ("alignment", 4)):
        level(page, "signal-weight-matrix", dimension, value)
    expect(page.locator(".lg-sum__verdict:visible")).to_contain_text("Rejected: Execution")
    expect(page.locator(".lg-sum:visible")).to_contain_text("Equal shares are our assumption")


def test_weights_that_nobody_published_are_named_once(watched: Callable[..., Any]) -> None:
    page = live(watched(), SCORECARD)
    rubric = page.locator(".lg-scorecard__rubric:visible")
    found = {}
    for choice in page.locator("[data-set=rubric] option:not([value=''])").all():
        page.select_option("[data-set=rubric]", choice.get_attribute("value"))
        rubric.locator(".lg-score__input").first.press("Space")
        expect(rubric.locator(".lg-shares")).to_be_visible()
        said = rubric.inner_text()
        found[choice.inner_text()] = (said.count("No weights are"), "Share (assumed)" in said)
    assert set(found.values()) == {(0, False), (1, True)}, found


def test_two_rubrics_of_one_round_beside_each_other(watched: Callable[..., Any]) -> None:
    page = live(watched(), SCORECARD + "?rubric=whiteboard-notes")
    offered = page.locator("[data-set=beside] option").evaluate_all(
        "(all) => all.map((o) => o.value)"
    )
    assert offered == ["", "security-weighted"]
    level(page, "whiteboard-notes", "threat-modeling", 3)
    level(page, "whiteboard-notes", "data-protection", 2)
    level(page, "whiteboard-notes", "operational-resilience", 2)
    page.select_option("[data-set=beside]", "security-weighted")
    page.click("[data-act=same]")
    expect(page.locator('[name="security-weighted/data-protection"][value="2"]')).to_be_checked()
    level(page, "security-weighted", "operations", 3)
    pair = page.locator(".lg-pair__said")
    expect(pair.first).to_have_text("57.5 of 100.")
    expect(pair.last).to_contain_text("with the gate shut by Data-protection depth")
    assert axe(page) == []


def test_a_second_rubric_is_asked_for_only_where_there_is_one(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), SCORECARD + "?rubric=ml-systems-design")
    second = page.get_by_text("A second rubric beside it")
    expect(page.locator("[data-set=round]")).to_be_visible()
    expect(second).to_be_hidden()
    page.select_option("[data-set=rubric]", "whiteboard-notes")
    expect(second).to_be_visible()
    page.select_option("[data-set=rubric]", "ml-systems-design")
    expect(second).to_be_hidden()


def test_a_mock_without_notes_says_so_in_plain_words(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = live(visit, SCORECARD)
    mock = {
        "at": "2026-11-20T08:00:00.000Z",
        "round": "panw-tpm/system-design",
        "prompt": "api-gateway",
        "seed": "K7QP",
        "seconds": 3600,
    }
    put(page, {"mock:a.1": {**mock, "notes": {"scope": " "}}})
    put(page, {"mock:a.2": {**mock, "notes": {"scope": "Four actors"}}})
    page = live(visit, SCORECARD + "?rubric=security-weighted&mock=a.1")
    said = page.locator(".lg-scorecard__mock")
    expect(said).to_have_text("No notes were kept in this mock.")
    assert said.evaluate("(one) => one.localName") == "p"
    page = live(visit, SCORECARD + "?rubric=security-weighted&mock=a.2")
    expect(page.get_by_text("Four actors")).to_be_visible()


def test_runs_are_listed_opened_and_removed(watched: Callable[..., Any]) -> None:
    page = live(watched(), SCORECARD + "?rubric=whiteboard-notes")
    for value in (2, 3):
        for dimension in ("threat-modeling", "data-protection", "operational-resilience"):
            level(page, "whiteboard-notes", dimension, value)
            # Scrolled to the same place, a press sooner would be the second of a double-click.
            page.wait_for_timeout(500)
        page.click("[data-act=new]")
        page.wait_for_timeout(500)
    expect(page.locator(".lg-trend__table tbody tr")).to_have_count(2)
    expect(page.locator(".lg-trend__said").first).to_have_text("2 → 3")
    page.locator("[data-act=open]").last.click()
    expect(page.locator(".lg-sum__verdict:visible")).to_have_text("50 of 100.")
    page.locator("[data-act=remove]").last.click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-trend__table tbody tr")).to_have_count(1)
    expect(page.locator(".lg-sum__verdict:visible")).to_have_text("Nothing is scored yet.")
    page.reload()
    page.wait_for_selector(".lg-scorecard--live")
    expect(page.locator(".lg-trend__table tbody tr")).to_have_count(1)


def test_every_rubric_prints_as_a_form_without_scripts(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(SCORECARD)
    assert page.locator(".lg-scorecard__rubric").count() == 6
    printed = texts_of(page.pdf(format="A4"))
    for title in page.locator(".lg-scorecard__title").all_inner_texts():
        assert title in printed
    assert "30 × ÷ 4 + 30 × ÷ 4 + 40 × ÷ 4 = of 100" in printed.replace("  ", " ")
