"""Rehearsing: scorecard, worksheets, mock, offer. By keyboard, on a phone, in two tabs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
import pypdf
import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 844}
SCORECARD, MOCK, OFFER = "practice/scorecard/", "practice/mock/", "practice/compensation/"
SHEETS = "practice/worksheets/"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
HOSTILE = "<img src=x onerror=\"document.title='owned'\"> [x](javascript:alert(1)) & {{ 7 }}"


def live(visit: Any, path: str) -> Page:
    """Open a page of practice and wait until its tool is live."""
    page = visit.open(path)
    page.wait_for_selector(".lg-scorecard--live, .lg-sheet--live, .lg-mock--live, .lg-offer__sum")
    return page


def axe(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands."""
    page.evaluate(AXE.read_text("utf-8"))
    found = json.loads(page.evaluate("axe.run().then((r) => JSON.stringify(r.violations))"))
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def narrow_enough(page: Page) -> bool:
    """Tell whether the page does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def press(page: Page, selector: str, *keys: str) -> None:
    """Tab to the element and press these keys."""
    page.locator("main").evaluate("(main) => main.focus()")
    keyboard.tab_to(page, selector)
    for key in keys:
        page.keyboard.press(key)


def texts_of(pdf: bytes) -> str:
    """Return the words of a PDF."""
    pages = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def kept(page: Page, kind: str) -> list[Any]:
    """Return what the browser keeps of a kind, tombstones left out."""
    values = page.evaluate(
        """(kind) => Object.entries(localStorage)
             .filter(([key]) => key.includes(`:${kind}:`)).map(([, value]) => JSON.parse(value))""",
        kind,
    )
    return [value for value in values if "gone" not in value]


# ------------------------------------------------------------------------------------- scorecard


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


def test_runs_are_listed_opened_and_removed(watched: Callable[..., Any]) -> None:
    page = live(watched(), SCORECARD + "?rubric=whiteboard-notes")
    for value in (2, 3):
        for dimension in ("threat-modeling", "data-protection", "operational-resilience"):
            level(page, "whiteboard-notes", dimension, value)
        page.click("[data-act=new]")
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


# ------------------------------------------------------------------------------------ worksheets


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
    page.fill('[name="traffic.kb"]', "four")
    expect(page.locator('[name="traffic.kb"]')).to_have_attribute("aria-invalid", "true")
    assert axe(page) == []


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


# ------------------------------------------------------------------------------------------ mock


def test_a_code_draws_the_same_prompt_for_a_partner(watched: Callable[..., Any]) -> None:
    page = live(watched(viewport=PHONE), MOCK)
    page.select_option("[data-set=round]", "panw-tpm/system-design")
    page.fill("[data-set=code]", "k7-qp")
    press(page, "[data-act=start]", "Enter")
    prompt = page.locator(".lg-mock__prompt-text").inner_text()
    assert narrow_enough(page)
    assert axe(page) == []
    assert page.locator(".lg-mock__due:visible").count() == 0

    partner = live(watched(), MOCK + "?round=panw-tpm/system-design&code=K7QP")
    partner.check("[name=lg-mock-view][value=ask]")
    partner.click("[data-act=start]")
    assert partner.locator(".lg-mock__prompt-text").inner_text() == prompt
    assert partner.locator(".lg-mock__due:visible").count() > 0
    expect(partner.locator(".lg-mock__listen")).to_contain_text("What passes")
    assert axe(partner) == []


def test_follow_ups_arrive_and_the_clock_is_right_after_a_sleep(
    watched: Callable[..., Any],
) -> None:
    # Two minutes before midnight, on the night the clocks go back.
    visit = watched(timezone_id="America/Los_Angeles")
    page = visit.context.new_page()
    page.clock.install(time="2026-10-31T23:58:00-07:00")
    visit.go(page, MOCK + "?round=panw-tpm/system-design&code=K7QP")
    page.wait_for_selector(".lg-mock--live")
    page.click("[data-act=start]")
    page.clock.run_for(1000)
    face = page.locator(".lg-mock__face")
    expect(face).to_have_text(re.compile(r"^0:0[1-9]$"))
    page.fill("[data-note=scope]", "Four actors")
    # As a background tab: no timer ran for half an hour.
    page.clock.fast_forward("30:00")
    page.clock.run_for(500)
    # The browser's clock runs on beside what is run here: a slow machine adds a second or two.
    expect(face).to_have_text(re.compile(r"^30:0[1-9]$"))
    expect(page.locator(".lg-mock__due:visible")).to_have_count(2)
    expect(page.locator("[data-said]")).to_contain_text("Phase 2 of 4")
    expect(page.locator("[aria-current=step]")).to_contain_text("Core architecture")

    page.click("[data-act=pause]")
    stands = face.inner_text()
    page.clock.fast_forward("02:00:00")
    page.clock.run_for(500)
    expect(face).to_have_text(stands)
    page.click("[data-act=pause]")
    # The wall clock is set back an hour; the round's clock is not the wall's.
    page.clock.run_for(60_000)
    expect(face).to_have_text(re.compile(r"^31:0[1-9]$"))

    page.reload()
    page.wait_for_selector(".lg-mock__resume:visible")
    expect(page.locator(".lg-mock__resume")).to_contain_text("stands at 31:0")
    page.click("[data-act=resume]")
    expect(page.locator("[data-note=scope]")).to_have_value("Four actors")
    page.clock.fast_forward("40:00")
    page.clock.run_for(500)
    expect(page.locator(".lg-mock__now")).to_contain_text("Time is up")
    expect(page.locator(".lg-mock__left")).to_contain_text("over")
    page.click("[data-act=end]")
    expect(page.locator(".lg-mock__result h4")).to_be_focused()
    expect(page.locator(".lg-mock__run")).to_have_count(1)
    assert kept(page, "setting") == []

    page.locator(".lg-mock__result a").last.click()
    page.wait_for_selector(".lg-scorecard--live")
    expect(page.locator("[data-set=rubric]")).to_have_value("security-weighted")
    expect(page.locator("[data-set=round]")).to_have_value("panw-tpm/system-design")
    expect(page.locator(".lg-scorecard__mock")).to_contain_text("Four actors")


def test_a_clock_set_back_takes_nothing_from_the_round(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.context.new_page()
    page.clock.install(time="2026-03-08T01:59:00-08:00")
    visit.go(page, MOCK)
    page.wait_for_selector(".lg-mock--live")
    page.click("[data-act=start]")
    page.clock.run_for(20_000)
    page.clock.set_system_time("2026-03-07T23:00:00-08:00")
    page.clock.run_for(10_000)
    seconds = page.locator(".lg-mock__face").inner_text()
    assert seconds in ("0:30", "0:31")
    page.click("[data-act=end]")
    (record,) = kept(page, "mock")
    assert record["seconds"] in (30, 31)


def test_hostile_notes_stay_text(watched: Callable[..., Any]) -> None:
    page = live(watched(), MOCK)
    page.click("[data-act=start]")
    page.locator("[data-note]").first.fill(HOSTILE)
    page.click("[data-act=end]")
    page.locator(".lg-mock__run summary").click()
    expect(page.locator(".lg-mock__run .lg-noted")).to_have_text(HOSTILE)
    assert page.locator(".lg-mock__run img").count() == 0
    page.locator(".lg-mock__run [data-act=remove]").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-mock__run")).to_have_count(0)


def test_before_the_clock_runs_the_chosen_round_prints_as_a_sheet(
    watched: Callable[..., Any],
) -> None:
    page = live(watched(), MOCK)
    page.locator("[data-set=round]").select_option("panw-aiml-pm/execution")
    printed = texts_of(page.pdf(format="A4"))
    assert "Monday, 7:40" in printed
    assert "Minute 37" in printed
    assert printed.count("Listen for") == 1
    page.locator("[data-act=start]").click()
    assert "Listen for" not in texts_of(page.pdf(format="A4")), "it has the follow-ups"


def test_without_scripts_every_round_opens_as_a_sheet(watched: Callable[..., Any]) -> None:
    page = watched(java_script_enabled=False).open(MOCK)
    assert page.locator(".lg-mock__round").count() == 12
    page.locator(".lg-mock__round").first.locator("summary").click()
    expect(page.locator(".lg-mock__followups").first).to_be_visible()


# ----------------------------------------------------------------------------------------- offer


def test_an_offer_is_placed_and_kept_only_if_asked(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE)
    page = live(visit, OFFER)
    press(page, "[name=base]")
    page.keyboard.type("$165k")
    page.fill("[name=bonus]", "18")
    page.fill("[name=grant]", "600,000")
    page.fill("[name=current]", "180k")
    expect(page.locator(".lg-sum__verdict")).to_have_text("$344,700 a year")
    zscaler = page.locator("[data-role=zscaler-aiml-pm]")
    expect(zscaler.locator("[data-compare=base]")).to_contain_text("$5,000 under")
    expect(zscaler.locator(".lg-offer__uplift")).to_contain_text("$198,000")
    expect(zscaler.locator(".lg-offer__uplift")).to_contain_text("$13,000 over the highest")
    assert narrow_enough(page)
    assert axe(page) == []
    assert kept(page, "setting") == []
    page.reload()
    page.wait_for_selector(".lg-offer__sum")
    expect(page.locator("[name=grant]")).to_have_value("")

    page.check("#offer-keep")
    page.fill("[name=base]", "170000")
    assert len(kept(page, "setting")) == 1
    other = live(visit, OFFER)
    expect(other.locator("[name=base]")).to_have_value("170000")
    other.uncheck("#offer-keep")
    expect(page.locator("#offer-keep")).not_to_be_checked()
    assert kept(page, "setting") == []
