"""What a reader takes along in a file, takes in, and deletes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
from playwright.sync_api import expect
from practice import PHONE, put

DATA = "practice/data/"


PLAN = "practice/plan/"


PROGRESS = "practice/progress/"


MARKUP = "<img src=x onerror=\"document.title='run'\">"


def tick(on: bool = True, at: str = "2026-11-20T10:00:00.000Z") -> dict[str, Any]:
    return {"at": at, "on": on}


def file_of(tmp_path: Path, text: str, name: str = "in.json") -> str:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return str(path)


def carried(records: list[dict[str, Any]], **changes: Any) -> str:
    made = {"loopguide": 1, "made": "2026-11-20T10:00:00.000Z", "base": "/x/", "records": records}
    return json.dumps(made | changes)


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
    expect(there.locator(".lg-data__table")).to_have_text("Nothing yet.")
    there.locator(".lg-data__file").set_input_files(target)
    expect(there.locator(".lg-data__heading")).to_be_focused()
    there.get_by_role("button", name="Import 1 change").click()
    expect(there.locator(".lg-data__said")).to_have_text("Done: 1 change imported.")
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
    page.locator(".lg-data__file").set_input_files(file_of(tmp_path, carried(records)))
    expect(page.locator("[data-act=take]")).to_have_text("Import 2 changes")
    row = page.locator(".lg-data__preview tr", has_text="Ticks")
    assert row.locator("td").all_inner_texts() == ["0", "1", "0", "0", "1"]
    page.get_by_label("Settings").uncheck()
    expect(page.locator("[data-act=take]")).to_have_text("Import 1 change")
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
        page.locator(".lg-data__file").set_input_files(file_of(tmp_path, text))
        expect(page.locator(".lg-data__said")).to_contain_text(reason)
        assert page.locator(".lg-data__preview").is_hidden()
    expect(page.locator(".lg-data__table")).to_have_text("Nothing yet.")


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
    records: list[dict[str, Any]] = [
        {"kind": "sheet", "id": "decision-log.abc", "value": sheet},
        {"kind": MARKUP, "id": MARKUP, "value": MARKUP},
        {"kind": "tick", "id": MARKUP, "value": tick()},
        {"kind": "later", "id": "a", "value": {"at": "2026-11-20T10:00:00.000Z", "title": MARKUP}},
    ]
    page.locator(".lg-data__file").set_input_files(file_of(tmp_path, carried(records, base=MARKUP)))
    expect(page.locator(".lg-data__left")).to_have_text("2 lines cannot be read and are left out.")
    for summary in page.locator(".lg-data__list summary").all():
        summary.click()
    assert page.locator(".lg-data__name").all_inner_texts() == [MARKUP, MARKUP]
    page.locator("[data-act=take]").click()
    assert page.locator("lg-data img").count() == 0
    assert page.title() != "run"


def test_everything_is_deleted_by_keyboard_after_a_question_and_in_every_tab(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(DATA)
    put(page, {"tick:a/x": tick()})
    visit.go(page, DATA)
    other = visit.open(DATA)
    expect(other.locator(".lg-data__table caption")).to_contain_text("1 record")
    keyboard.tab_to(page, "[data-act=forget]")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".lg-data__table caption")).to_contain_text("1 record")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".lg-data__table")).to_have_text("Nothing yet.")
    expect(page.locator(".lg-data__forgotten")).to_contain_text("Deleted")
    assert page.evaluate("localStorage.length") == 0
    expect(other.locator(".lg-data__table")).to_have_text("Nothing yet.")


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
    page.locator(".lg-data__file").set_input_files(file_of(tmp_path, carried(records)))
    page.locator("[data-act=take]").click()
    expect(page.locator(".lg-notice__text")).to_have_count(1)
    expect(page.locator(".lg-notice__text")).to_contain_text("no room")
    expect(page.locator(".lg-data__table caption")).to_contain_text("3 records")
