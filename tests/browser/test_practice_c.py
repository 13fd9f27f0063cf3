"""The plan, what is ready and what is carried, as a reader meets them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
import pypdf
import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 844}
DATA, PLAN, PROGRESS = "practice/data/", "practice/plan/", "practice/progress/"
ROLE = "panw-tpm"
MARKUP = "<img src=x onerror=\"document.title='run'\">"
NOON = "2026-11-21T12:00:00Z"


# A record with one attempt two days ago for two questions of each page of a loop.
_SEED = """
async (role) => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  return Object.fromEntries(
  [...guide.querySelectorAll(`.lg-study [data-role~="${role}"]`)]
    .flatMap((page) => (page.dataset.questions ?? "").split(" ").filter(Boolean).slice(0, 2))
    .map((one, at) => {
      const [id, rev] = one.split(":");
      const right = at % 2 === 1;
      const tries = [{ at: "2026-11-19T10:00:00.000Z", rev, score: Number(right), right }];
      const open = { rev, answer: null, done: false, score: null, right: null };
      return [`item:${id}`, { at: tries[0].at, ...open, tries }];
    }),
  );
}
"""
# As another tab writes: below the site's own base path.
_PUT = """
(records) => {
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:`;
  for (const [key, value] of Object.entries(records)) {
    localStorage.setItem(own + key, JSON.stringify(value));
  }
}
"""


def put(page: Page, records: dict[str, Any]) -> None:
    """Keep records, by kind and id, as another tab would."""
    page.evaluate(_PUT, records)


def plan_of(*interviews: tuple[str, str, str, str], hours: float = 2) -> dict[str, Any]:
    return {
        "at": "2026-11-21T08:00:00.000Z",
        "role": ROLE,
        "interviews": [
            dict(zip(("date", "time", "zone", "round"), one, strict=True)) for one in interviews
        ],
        "hours": [hours] * 7,
        "start": "2026-11-21",
    }


def tick(on: bool = True, at: str = "2026-11-20T10:00:00.000Z") -> dict[str, Any]:
    return {"at": at, "on": on}


def file_of(tmp_path: Path, text: str, name: str = "in.json") -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def carried(records: list[dict[str, Any]], **changes: Any) -> str:
    made = {"loopguide": 1, "made": "2026-11-20T10:00:00.000Z", "base": "/x/", "records": records}
    return json.dumps(made | changes)


# ------------------------------------------------------------------------------------------- data


def test_a_file_carries_everything_to_another_browser(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched(accept_downloads=True)
    page = visit.open("practice/checklists/panw-tpm-preparation/")
    page.locator("lg-checklist [type=checkbox]").first.check()
    visit.go(page, DATA)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save to a file").click()
    target = tmp_path / saved.value.suggested_filename
    saved.value.save_as(target)
    assert target.name.startswith("loopguide-")

    other = watched()
    there = other.open(DATA)
    expect(there.locator(".lg-carry__table")).to_have_text("Nothing yet.")
    there.locator(".lg-carry__file").set_input_files(target)
    expect(there.locator(".lg-carry__heading")).to_be_focused()
    there.get_by_role("button", name="Take in 1 change").click()
    expect(there.locator(".lg-carry__said")).to_have_text("Done: 1 change taken in.")
    other.go(there, "practice/checklists/panw-tpm-preparation/")
    expect(there.locator("lg-checklist [type=checkbox]").first).to_be_checked()


def test_only_what_is_ticked_is_taken_in_and_the_newer_stands(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(DATA)
    put(
        page,
        {
            "tick:a/x": tick(on=False, at="2026-11-21T10:00:00.000Z"),
            "tick:a/y": tick(on=False, at="2026-11-01T10:00:00.000Z"),
        },
    )
    visit.go(page, DATA)
    records = [
        {"kind": "tick", "id": "a/x", "value": tick()},
        {"kind": "tick", "id": "a/y", "value": tick()},
        {
            "kind": "setting",
            "id": "confidence",
            "value": {"at": "2026-11-20T10:00:00.000Z", "value": "off"},
        },
    ]
    page.locator(".lg-carry__file").set_input_files(file_of(tmp_path, carried(records)))
    expect(page.locator("[data-act=take]")).to_have_text("Take in 2 changes")
    row = page.locator(".lg-carry__preview tr", has_text="Ticks")
    assert row.locator("td").all_inner_texts() == ["0", "1", "0", "1"]
    page.get_by_label("Settings").uncheck()
    expect(page.locator("[data-act=take]")).to_have_text("Take in 1 change")
    page.locator("[data-act=take]").click()
    kept = page.evaluate("Object.entries(localStorage).map(([k, v]) => [k.split(':1:')[1], v])")
    found = {key: json.loads(value) for key, value in kept if key}
    assert found["tick:a/x"]["on"] is False
    assert found["tick:a/y"]["on"] is True
    assert "setting:confidence" not in found
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_what_cannot_be_a_file_of_ours_is_refused_with_its_reason(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    page = watched().open(DATA)
    whole = carried([{"kind": "tick", "id": "a/x", "value": tick()}])
    cases = {
        "newer edition": carried([], loopguide=2),
        "cut off": whole[:-9],
        "empty": "",
        "not a file saved from this guide": '{"a": 1}',
        "larger than 10 MB": "x" * 50_000_000,
    }
    for reason, text in cases.items():
        page.locator(".lg-carry__file").set_input_files(file_of(tmp_path, text))
        expect(page.locator(".lg-carry__said")).to_contain_text(reason)
        assert page.locator(".lg-carry__preview").is_hidden()
    expect(page.locator(".lg-carry__table")).to_have_text("Nothing yet.")


def test_markup_in_every_string_is_shown_as_text_or_left_out(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    page = watched().open(DATA)
    sheet = {
        "at": "2026-11-20T10:00:00.000Z",
        "title": MARKUP,
        "sheet": "decision-log",
        "fields": {"a": {"at": "2026-11-20T10:00:00.000Z", "text": MARKUP}},
    }
    records = [
        {"kind": "sheet", "id": "decision-log.abc", "value": sheet},
        {"kind": MARKUP, "id": MARKUP, "value": MARKUP},
        {"kind": "tick", "id": MARKUP, "value": tick()},
        {"kind": "later", "id": "a", "value": {"at": "2026-11-20T10:00:00.000Z", "title": MARKUP}},
    ]
    page.locator(".lg-carry__file").set_input_files(
        file_of(tmp_path, carried(records, base=MARKUP))
    )
    expect(page.locator(".lg-carry__left")).to_have_text("2 lines cannot be read and are left out.")
    for summary in page.locator(".lg-carry__list summary").all():
        summary.click()
    assert page.locator(".lg-carry__name").all_inner_texts() == [MARKUP, MARKUP]
    page.locator("[data-act=take]").click()
    assert page.locator("lg-carry img").count() == 0
    assert page.title() != "run"


def test_everything_is_deleted_by_keyboard_after_a_question_and_in_every_tab(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(DATA)
    put(page, {"tick:a/x": tick()})
    visit.go(page, DATA)
    other = visit.open(DATA)
    expect(other.locator(".lg-carry__table caption")).to_contain_text("1 record")
    keyboard.tab_to(page, "[data-act=forget]")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".lg-carry__table caption")).to_contain_text("1 record")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-carry__table")).to_have_text("Nothing yet.")
    expect(page.locator(".lg-carry__forgotten")).to_contain_text("Deleted")
    assert page.evaluate("localStorage.length") == 0
    expect(other.locator(".lg-carry__table")).to_have_text("Nothing yet.")


def test_a_full_storage_is_said_once_and_the_page_goes_on(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched()
    page = visit.open(DATA)
    page.evaluate(
        """() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("no room", "QuotaExceededError");
          };
        }"""
    )
    records = [{"kind": "tick", "id": f"a/x{n}", "value": tick()} for n in range(3)]
    page.locator(".lg-carry__file").set_input_files(file_of(tmp_path, carried(records)))
    page.locator("[data-act=take]").click()
    expect(page.locator(".lg-notice__text")).to_have_count(1)
    expect(page.locator(".lg-notice__text")).to_contain_text("no room")
    expect(page.locator(".lg-carry__table caption")).to_contain_text("3 records")


# ------------------------------------------------------------------------------------------- plan


def test_a_plan_is_made_and_ticked_by_keyboard_on_a_phone(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE, timezone_id="America/New_York")
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    page.select_option("[name=role]", ROLE)
    page.locator("[name=date]").fill("2026-12-05")
    keyboard.tab_to(page, "[data-act=make]")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-plan__title")).to_be_focused()
    expect(page.locator(".lg-plan__sum")).to_contain_text("14 days from now")
    expect(page.locator(".lg-day")).to_have_count(15)
    keyboard.tab_to(page, ".lg-day--today [type=checkbox]")
    page.keyboard.press("Space")
    expect(page.locator(".lg-day--today .lg-task--done")).to_have_count(1)
    expect(page.locator(".lg-day--today [type=checkbox]").first).to_be_focused()
    other = visit.context.new_page()
    other.clock.set_fixed_time(NOON)
    visit.go(other, PLAN)
    expect(other.locator(".lg-day--today .lg-task--done")).to_have_count(1)
    other.locator("[name=date]").fill("2026-11-30")
    other.locator("[name=date]").blur()
    expect(page.locator("[name=date]")).to_have_value("2026-11-30")
    expect(page.locator(".lg-day")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_interviews_are_added_and_removed(watched: Callable[..., Any]) -> None:
    page = watched().open(PLAN)
    page.locator("[name=date]").fill("2099-01-02")
    page.get_by_role("button", name="Make the plan").click()
    page.get_by_role("button", name="Add an interview").click()
    expect(page.locator("[name=date]").nth(1)).to_be_focused()
    page.locator("[data-act=drop]").first.click()
    expect(page.locator("[name=date]")).to_have_count(1)
    expect(page.locator("[name=date]")).to_be_focused()
    page.locator("[data-act=drop]").click()
    expect(page.get_by_role("button", name="Add an interview")).to_be_focused()
    expect(page.locator(".lg-plan__sum")).to_contain_text("no interview has a date yet")


def test_a_page_left_open_over_midnight_shows_the_new_day(watched: Callable[..., Any]) -> None:
    # Clocks go back on the first of November: the day has 25 hours.
    visit = watched(timezone_id="America/New_York")
    page = visit.context.new_page()
    page.clock.set_fixed_time("2026-11-01T03:30:00Z")  # still October 31 there
    visit.go(page, PLAN)
    page.locator("[name=date]").fill("2026-11-09")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator(".lg-day--today .lg-day__name")).to_contain_text("Today, Sat, Oct 31")
    names = page.locator(".lg-day__name").all_inner_texts()
    days = [name.split("\n")[0].split(", ", name.count(","))[-1] for name in names]
    assert days == ["Oct 31", *[f"Nov {n}" for n in range(1, 10)]]
    page.clock.set_fixed_time("2026-11-02T04:30:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".lg-day--today .lg-day__name")).to_contain_text("Today, Sun, Nov 1")


def test_the_calendar_file_has_the_interview_in_its_zone(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched(timezone_id="Europe/Berlin", accept_downloads=True)
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    put(page, {"plan:mine": plan_of(("2026-12-05", "09:30", "America/Los_Angeles", ""))})
    visit.go(page, PLAN)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Calendar file").click()
    saved.value.save_as(tmp_path / "plan.ics")
    raw = (tmp_path / "plan.ics").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    text = raw.decode().replace("\r\n ", "")
    assert "DTSTART:20261205T173000Z" in text
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 5
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_the_plan_prints_as_made_or_as_a_sheet(watched: Callable[..., Any], scripts: bool) -> None:
    visit = watched(java_script_enabled=scripts)
    page = visit.context.new_page()
    if scripts:
        page.clock.set_fixed_time(NOON)
    visit.go(page, PLAN)
    if scripts:
        put(page, {"plan:mine": plan_of(("2027-01-05", "", "", ""))})
        visit.go(page, PLAN)
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    text = " ".join(" ".join(one.extract_text() for one in printed).split())
    assert ("write the dates in" in text) is not scripts
    assert ("Tue, Jan 5" in text) is scripts, "days folded away on screen print as well"


# ---------------------------------------------------------------------------------------- progress


def test_plan_review_and_progress_say_the_same(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PROGRESS)
    seeded = page.evaluate(
        _SEED,
        ROLE,
    )
    put(
        page,
        seeded
        | {
            "plan:mine": plan_of(("2026-12-05", "", "", "")),
            "setting:review.cap": {"at": "2026-11-20T10:00:00.000Z", "value": "10"},
        },
    )
    visit.go(page, "practice/review/")
    expect(page.get_by_role("button", name="Review 10 questions")).to_be_visible()
    visit.go(page, PLAN)
    review = page.locator(".lg-day--today .lg-task", has_text="what is due")
    expect(review.locator(".lg-task__minutes")).to_have_text("10 min")
    tasks = page.locator(".lg-day--today .lg-task__text").all_inner_texts()
    visit.go(page, PROGRESS)
    steps = page.locator(".lg-next li").all_inner_texts()
    assert steps[0] == f"Review 10 questions; {len(seeded) - 10} more wait"
    assert [step.rpartition(", ")[0] for step in steps[1:-1]] == tasks[1:]


def test_each_round_stands_in_its_parts_and_follows_other_tabs(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(PROGRESS)
    page.get_by_label("Palo Alto Networks TPM").check()
    expect(page.locator(".lg-ready")).to_have_count(1)
    labels = page.locator(".lg-ready dt").all_inner_texts()
    assert labels == ["Quiz", "Concepts it needs", "Checklist", "Mocks at the bar", "Worksheets"]
    assert "%" not in page.locator("lg-readiness").inner_text()
    other = visit.open("rounds/panw-tpm/system-design/")
    other.locator("lg-checklist [type=checkbox]").first.check()
    checklist = page.locator(".lg-ready__part", has_text="Checklist")
    expect(checklist).to_contain_text("1 of")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_score_at_the_bar_counts_and_a_partners_does_not(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(PROGRESS)
    rubric = page.locator("[data-rubric=security-weighted]")
    levels = {
        str(one.get_attribute("data-dimension")): 4
        for one in rubric.locator("[data-dimension]").all()
    }
    score = {
        "at": "2026-11-20T10:00:00.000Z",
        "rubric": "security-weighted",
        "round": "panw-tpm/system-design",
        "who": "me",
        "levels": levels,
        "note": "",
    }
    low = score | {"levels": dict.fromkeys(levels, 1)}
    put(
        page,
        {
            "score:security-weighted.a": score,
            "score:security-weighted.b": low,
            "score:security-weighted.c": score | {"who": "partner"},
        },
    )
    visit.go(page, PROGRESS)
    page.get_by_label("Palo Alto Networks TPM").check()
    expect(page.locator(".lg-ready__part", has_text="Mocks at the bar")).to_contain_text(
        "1 of 2 scored"
    )


def test_the_day_in_the_plan_is_the_readers(watched: Callable[..., Any]) -> None:
    """East of the date line it is already tomorrow."""
    for zone, expected in (
        ("Pacific/Kiritimati", "2026-11-22"),
        ("Pacific/Pago_Pago", "2026-11-21"),
    ):
        visit = watched(timezone_id=zone)
        page = visit.context.new_page()
        page.clock.set_fixed_time("2026-11-21T20:00:00Z")
        visit.go(page, PLAN)
        expect(page.locator("[name=start]")).to_have_value(expected)
