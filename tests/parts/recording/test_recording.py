"""A spoken answer: recorded, listened to, kept only if asked, and gone when it is deleted."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from practice import axe, narrow_enough, put, take_loop

ROUND = "rounds/zscaler-aiml-pm/senior-leadership/"
MOCK, DATA = "practice/mock/", "practice/data/"
DRILLS, REVIEW = "practice/drills/", "practice/review/"
LOST = "Not kept: it is lost when you leave this page or record again."
PHONE = {"width": 390, "height": 844}
_COUNT = r"""
async () => {
  const base = location.pathname.split(/practice\/|rounds\//)[0];
  const name = `loopguide-recordings:${base}`;
  const opening = indexedDB.open(name);
  const database = await new Promise((done) => { opening.onsuccess = () => done(opening.result); });
  const count = database.transaction("takes").objectStore("takes").count();
  const found = await new Promise((done) => { count.onsuccess = () => done(count.result); });
  database.close();
  return found;
}
"""
_REFUSED = """
if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
  throw new DOMException("no", "NotAllowedError");
};
"""
_MISSING = "delete window.MediaRecorder;"


def place(page: Page) -> Locator:
    """Return the first place of the page where an answer can be recorded, brought into view."""
    every = page.get_by_role("button", name="Show all questions")
    if every.is_visible():
        every.focus()
        page.keyboard.press("Enter")  # a second click at once would be taken for a double one
    item = page.locator("lg-item[data-type=recall]").first
    return item.locator(".lg-record")


def record(spot: Locator) -> None:
    spot.get_by_role("button", name="Record your answer").click()
    stop = spot.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    spot.page.wait_for_timeout(1200)
    stop.click()
    expect(spot.locator("audio")).to_be_visible()


def test_an_answer_is_recorded_and_heard_while_its_criteria_are_ticked(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(ROUND)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    spot = place(page)
    record(spot)
    keep = spot.get_by_role("button", name="Keep it")
    expect(keep).to_be_focused()
    expect(keep).to_have_accessible_description(LOST)
    expect(spot.get_by_text(LOST)).to_be_visible()
    page.wait_for_function("() => document.querySelector('.lg-record audio').duration > 0")
    item = page.locator("lg-item[data-type=recall]").first
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-criterion__input").first).to_be_visible()
    expect(spot.locator("audio")).to_be_visible()
    expect(spot.get_by_text(LOST)).to_be_visible()  # as long as it is so
    assert axe(page) == []
    assert narrow_enough(page)
    # Only our own files, and nothing is ever sent along.
    assert all(one.startswith(("GET ", "GET blob:")) for one in sent)
    assert all(visit.server.origin in one or "blob:" in one for one in sent)
    # Unkept, it is gone with the page.
    visit.go(page, ROUND)
    expect(place(page).get_by_role("button", name="Record your answer")).to_be_visible()


def test_a_kept_recording_is_found_again_counted_and_deleted(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(ROUND)
    spot = place(page)
    record(spot)
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    assert page.evaluate(_COUNT) == 1
    visit.go(page, ROUND)
    expect(place(page).locator("audio")).to_have_count(1)

    data = visit.open(DATA)
    expect(data.locator(".lg-data__sounds")).to_contain_text("1 recording of your answers")
    data.locator("[data-act=unrecord]").click()
    data.get_by_role("button", name="Delete them").click()
    expect(data.locator(".lg-data__recordings")).to_be_hidden()
    assert data.evaluate(_COUNT) == 0

    spot = place(page)
    spot.get_by_role("button", name="Record again").click()
    page.wait_for_timeout(1200)
    spot.get_by_role("button", name="Stop recording").click()
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    visit.go(data, DATA)
    expect(data.locator(".lg-data__sounds")).to_contain_text("1 recording")
    data.locator("[data-act=forget]").click()
    data.get_by_role("button", name="Delete everything").last.click()
    expect(data.locator(".lg-data__recordings")).to_be_hidden()
    assert data.evaluate(_COUNT) == 0
    left = data.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('loopguide-'))")
    assert left == []


def test_a_verdict_leaves_a_recording_to_be_stopped_kept_and_deleted(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(ROUND)
    spot = place(page)
    item = page.locator("lg-item[data-type=recall]").first
    spot.get_by_role("button", name="Record your answer").click()
    stop = spot.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    item.locator("[data-act=show]").click()
    expect(item.locator(".lg-feedback__verdict")).to_be_visible()
    stop.click()
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    spot.get_by_role("button", name="Delete it").click()
    expect(spot.locator("[role=status]")).to_have_text("Recording deleted.")
    expect(spot.get_by_role("button", name="Record your answer")).to_be_focused()


def test_a_verdict_without_a_recording_leaves_nothing_to_record(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(ROUND)
    spot = place(page)
    expect(spot).to_be_visible()
    page.locator("lg-item[data-type=recall]").first.locator("[data-act=show]").click()
    expect(spot).to_be_hidden()


def end(page: Page) -> None:
    page.click("[data-act=end]")
    page.get_by_role("button", name="End it").click()


def test_a_mock_is_recorded_too(watched: Callable[..., Any]) -> None:
    page = watched().open(MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    spot = page.locator(".lg-mock__stage .lg-record")
    record(spot)
    end(page)
    # What becomes of it stands where the round's end is read.
    result = page.locator(".lg-mock__result")
    expect(result.locator("audio")).to_be_visible()
    expect(result.get_by_text(LOST)).to_be_visible()
    assert axe(page) == []
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    expect(page.get_by_text(LOST)).to_have_count(0)
    page.reload()
    run = page.locator(".lg-mock__run")
    heard = run.get_by_label("Recording of this mock")
    expect(heard.locator("audio")).to_be_visible()
    # The round is over: what was recorded of it is not recorded anew.
    expect(heard.get_by_role("button")).to_have_text(["Delete it"])
    heard.get_by_role("button").click()
    expect(heard.get_by_text("Recording deleted.")).to_be_visible()
    expect(heard).to_be_focused()


def asked_on_leaving(page: Page) -> bool:
    """Try to leave the page, stay where the browser asks, and tell whether it did."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("() => { setTimeout(() => { location.href = '../exam/'; }); }")
    page.wait_for_timeout(1500)
    if not asked:
        page.remove_listener("dialog", stay)
        page.go_back()
        page.wait_for_selector(".lg-mock--live")
    return asked == ["beforeunload"]


def test_leaving_asks_only_while_a_recording_would_be_lost(watched: Callable[..., Any]) -> None:
    page = watched().open(MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    assert not asked_on_leaving(page), "nothing was recorded"
    page.click("[data-act=resume]")
    spot = page.locator(".lg-mock__stage .lg-record")
    spot.get_by_role("button", name="Record your answer").click()
    stop = spot.get_by_role("button", name="Stop recording")
    expect(stop).to_be_focused()
    assert asked_on_leaving(page), "it still runs"
    stop.click()
    expect(spot.locator("audio")).to_be_visible()
    assert asked_on_leaving(page), "it is not kept"
    end(page)
    assert asked_on_leaving(page), "it is not kept at the end either"
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    assert not asked_on_leaving(page), "it is kept"


def test_a_recording_outlives_the_end_of_a_round_that_is_taken_back(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    spot = page.locator(".lg-mock__stage .lg-record")
    record(spot)
    end(page)
    page.click("[data-act=back]")
    expect(page.locator("[data-act=pause]")).to_be_visible()
    expect(spot.locator("audio")).to_be_visible()
    end(page)
    # Another round would put it away.
    page.click("[data-act=again]")
    page.get_by_role("button", name="Back to it").click()
    expect(spot.get_by_role("button", name="Keep it")).to_be_focused()
    page.wait_for_timeout(500)
    page.click("[data-act=again]")
    page.get_by_role("button", name="Lose it").click()
    expect(page.locator("[data-act=start]")).to_be_visible()
    expect(spot).to_have_count(0)
    page.wait_for_timeout(500)
    page.click("[data-act=start]")
    expect(page.locator("[data-act=pause]")).to_be_visible()
    end(page)
    page.wait_for_timeout(500)
    page.click("[data-act=again]")
    expect(page.locator("[data-act=start]")).to_be_visible()


def drilled(page: Page) -> Locator:
    """Take a drill up to a question that is answered aloud."""
    take_loop(page)
    page.check("[value=first-messages]")
    page.click("lg-drill [data-act=start]")
    item = page.locator("lg-drill lg-item")
    for number in range(1, 60):
        expect(item.locator(".lg-item__stop")).to_have_text(str(number))
        if item.get_attribute("data-type") == "recall":
            return item
        item.locator("[data-act=show]").click()
        page.wait_for_timeout(500)  # a second click at once would be taken for a double one
        item.locator("[data-act=next]").click()
    raise AssertionError("no question is answered aloud")


_RECALLED = """
async () => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  const all = [...guide.querySelectorAll(".lg-study [data-questions]")]
    .flatMap((entry) => entry.dataset.questions.split(" ").filter(Boolean));
  const at = new Date(Date.now() - 2 * 864e5).toISOString();
  return Object.fromEntries(
    all.filter((one) => one.endsWith(":recall")).slice(0, 2).map((one) => {
      const [id, rev] = one.split(":");
      const open = { answer: null, done: false, score: null, right: null };
      return [`item:${id}`, { at, rev, ...open, tries: [{ at, rev, score: 0, right: false }] }];
    }),
  );
}
"""


def reviewed(page: Page) -> Locator:
    """Begin a review of questions that are answered aloud."""
    put(page, page.evaluate(_RECALLED))
    page.reload()
    page.click("lg-review [data-act=start]")
    return page.locator("lg-review lg-item")


@pytest.mark.parametrize("tool", [DRILLS, REVIEW], ids=["drill", "review"])
def test_going_on_from_a_question_asks_before_its_recording_is_lost(
    watched: Callable[..., Any], tool: str
) -> None:
    page = watched().open(tool)
    item = (drilled if tool == DRILLS else reviewed)(page)
    here = str(item.get_attribute("data-id"))
    record(item.locator(".lg-record"))
    item.locator("[data-act=show]").click()
    going = [item.locator("[data-act=next]")]
    if tool == DRILLS:
        going.append(page.locator("lg-drill [data-act=end]"))
    for way in going:
        page.wait_for_timeout(500)
        way.click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("It is not kept, and is lost when this question makes room.")
        assert axe(page, "dialog") == []
        dialog.get_by_role("button", name="Back to it").click()
        expect(item).to_have_attribute("data-id", here)
        expect(item.get_by_role("button", name="Keep it")).to_be_focused()
    page.wait_for_timeout(500)
    going[0].click()
    page.get_by_role("dialog").get_by_role("button", name="Lose it").click()
    expect(page.locator(f'lg-item[data-id="{here}"]')).to_have_count(0)


def test_a_kept_recording_does_not_keep_a_drill_from_going_on(watched: Callable[..., Any]) -> None:
    page = watched().open(DRILLS)
    item = drilled(page)
    here = str(item.get_attribute("data-id"))
    record(item.locator(".lg-record"))
    item.get_by_role("button", name="Keep it").click()
    expect(item).to_contain_text("Kept in this browser")
    item.locator("[data-act=show]").click()
    item.locator("[data-act=next]").click()
    expect(page.locator(f'lg-item[data-id="{here}"]')).to_have_count(0)


def test_what_is_kept_stays_until_another_recording_is_kept(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(ROUND)
    spot = place(page)
    record(spot)
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    first = spot.locator(".lg-record__pace").inner_text()
    for _ in range(2):
        spot.get_by_role("button", name="Record again").click()
        page.wait_for_timeout(3200)
        spot.get_by_role("button", name="Stop recording").click()
        keep = spot.get_by_role("button", name="Keep it instead")
        expect(keep).to_be_focused()
        expect(keep).to_have_accessible_description(
            f"{LOST} The one you kept before stays until you keep this one."
        )
        assert axe(page) == []
        assert spot.locator(".lg-record__pace").inner_text() != first
        spot.get_by_role("button", name="Delete it").click()
        expect(spot.get_by_text("Deleted. This is the one you kept before.")).to_be_visible()
        expect(spot.get_by_role("button", name="Delete it")).to_be_focused()
        expect(spot.locator(".lg-record__pace")).to_have_text(first)
        page.wait_for_timeout(500)
    visit.go(page, ROUND)
    spot = place(page)
    expect(spot).to_contain_text("Kept in this browser")
    spot.get_by_role("button", name="Record again").click()
    page.wait_for_timeout(1200)
    spot.get_by_role("button", name="Stop recording").click()
    spot.get_by_role("button", name="Keep it instead").click()
    expect(spot).to_contain_text("Kept in this browser")
    assert page.evaluate(_COUNT) == 1


def mock_kept(visit: Any) -> Page:
    """End a mock whose recording is kept."""
    page: Page = visit.open(MOCK + "?round=panw-tpm/system-design")
    page.click("[data-act=start]")
    spot = page.locator(".lg-mock__stage .lg-record")
    record(spot)
    spot.get_by_role("button", name="Keep it").click()
    expect(spot).to_contain_text("Kept in this browser")
    end(page)
    return page


def test_a_mock_removed_by_a_file_takes_its_recording_along(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    visit = watched()
    page = mock_kept(visit)
    (key,) = page.evaluate("Object.keys(localStorage).filter((key) => key.includes(':mock:'))")
    later = (dt.datetime.now(dt.UTC) + dt.timedelta(seconds=30)).isoformat(timespec="milliseconds")
    gone = {"at": later.replace("+00:00", "Z"), "gone": True}
    records = [{"kind": "mock", "id": key.partition(":mock:")[2], "value": gone}]
    made = {"loopguide": 1, "made": gone["at"], "base": "/x/", "records": records}
    file = tmp_path / "in.json"
    file.write_text(json.dumps(made), "utf-8")
    visit.go(page, DATA)
    expect(page.locator(".lg-data__sounds")).to_contain_text("1 recording")
    page.locator(".lg-data__file").set_input_files(file)
    page.locator(".lg-data__list summary").click()
    expect(page.locator(".lg-data__effect")).to_contain_text("is deleted with its recording")
    page.get_by_role("button", name="Import 1 change").click()
    expect(page.locator(".lg-data__recordings")).to_be_hidden()
    assert page.evaluate(_COUNT) == 0


@pytest.mark.parametrize("reloaded", [False, True], ids=["at its end", "later"])
def test_a_mock_is_removed_with_its_recording(watched: Callable[..., Any], reloaded: bool) -> None:
    visit = watched()
    page = mock_kept(visit)
    if reloaded:
        page.reload()
    remove = page.locator(".lg-mock__run [data-act=remove]")
    remove.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Its notes and its recording go with it.")
    dialog.get_by_role("button", name="Keep it").click()
    assert page.evaluate(_COUNT) == 1
    page.wait_for_timeout(500)
    remove.click()
    dialog.get_by_role("button", name="Remove it").click()
    expect(page.locator(".lg-mock__run")).to_have_count(0)
    expect(page.locator("#lg-mock-past")).to_be_focused()
    assert page.evaluate(_COUNT) == 0
    expect(page.locator("[data-act=start]")).to_be_visible()
    expect(visit.open(DATA).locator(".lg-data__recordings")).to_be_hidden()


@pytest.mark.parametrize(
    ("script", "said"),
    [(_REFUSED, "The microphone was refused"), (_MISSING, "This browser cannot record here")],
    ids=["refused", "missing"],
)
def test_without_a_microphone_it_says_so_once_and_the_rest_works(
    watched: Callable[..., Any], script: str, said: str
) -> None:
    visit = watched()
    visit.context.add_init_script(script)
    page = visit.open(ROUND)
    spot = place(page)
    if "cannot" not in said:
        spot.get_by_role("button", name="Record your answer").click()
    expect(page.locator(".lg-record__said", has_text=said)).to_have_count(1)
    item = page.locator("lg-item[data-type=recall]").first
    item.locator("textarea").fill("What I would say.")
    item.locator("[data-act=check]").click()
    expect(item.locator(".lg-criterion__input").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_keyboard_it_is_recorded_heard_kept_and_deleted(
    watched: Callable[..., Any], width: int, scheme: str
) -> None:
    page = watched(viewport={"width": width, "height": 844}, color_scheme=scheme).open(ROUND)
    spot = place(page)
    spot.get_by_role("button", name="Record your answer").focus()
    page.keyboard.press("Enter")
    expect(spot.get_by_role("button", name="Stop recording")).to_be_focused()
    question = f"#{page.locator('lg-item[data-type=recall]').first.get_attribute('id')}"
    assert axe(page, question) == []
    page.wait_for_timeout(1200)
    page.keyboard.press("Enter")
    expect(spot.locator("audio")).to_be_visible()
    assert axe(page) == []  # with all questions of the page open
    spot.locator("audio").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => document.querySelector('.lg-record audio').currentTime > 0")
    for name in ("Keep", "Delete"):
        button = spot.get_by_role("button", name=re.compile(name))
        button.focus()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert axe(page, question) == []
    expect(spot.locator("audio")).to_have_count(0)
    assert page.evaluate("document.activeElement !== document.body"), "the focus is lost"
    assert narrow_enough(page)
