"""The interview-day pack: what it prints, what it keeps, and where its dates go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keyboard
import pytest
from live import READY
from playwright.sync_api import Page, expect
from practice import axe, close_set

PACK, PLAN, DATA = "practice/pack/", "practice/plan/", "practice/data/"
PHONE = {"width": 390, "height": 844}
LOOPS = {"panw-aiml-pm": 7, "panw-tpm": 1, "zscaler-aiml-pm": 4}
LEADER, SCREEN = "zscaler-aiml-pm/senior-leadership", "zscaler-aiml-pm/recruiter-screen"
NOON = "2026-11-21T12:00:00Z"
AT = {"at": "2026-11-21T08:00:00.000Z"}
# Texts as long as a field takes, of letters that take most room and words that break worst.
TEXTS = {
    "sentences": "We moved the cut to ten minutes and told every customer before it shipped. ",
    "capitals": "W",
    "ideographs": "界",
    "long-words": "Pneumonoultramicroscopicsil ",
}
MM = 96 / 25.4

# Everything a reader can have, at its fullest: every worksheet, names, dates, every answer wrong.
_FILL = """
async (text) => {
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:`;
  const put = (key, value) => localStorage.setItem(own + key, JSON.stringify(value));
  const say = (most) => text.repeat(most).slice(0, most);
  const at = "2026-11-21T08:00:00.000Z";
  for (const form of document.querySelectorAll("[data-sheet]")) {
    const fields = {};
    for (const part of form.querySelectorAll("[data-part]")) {
      const rows = part.dataset.rows ? ["/1/", "/2/", "/3/", "/4/", "/5/"] : ["."];
      for (const row of rows) for (const field of part.children) {
        fields[part.dataset.part + row + field.dataset.field] = { at, text: say(2000) };
      }
    }
    const sheet = form.dataset.sheet;
    put(`sheet:${sheet}.abc`, { at, title: "Mine", sheet, fields });
  }
  for (const loop of document.querySelectorAll("[data-loop]")) {
    const rounds = [...loop.querySelectorAll("[data-round]")].map((one) => one.dataset.round);
    const each = (value) => Object.fromEntries(rounds.map((round) => [round, value]));
    const days = each({ date: "2026-12-04", time: "09:30" });
    put(`pack:${loop.dataset.loop}`, { at, rounds, people: each(say(300)), days });
  }
  const page = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const index = new DOMParser().parseFromString(page, "text/html");
  for (const one of index.querySelectorAll(".lg-study [data-questions]")) {
    for (const question of one.dataset.questions.split(" ").filter(Boolean)) {
      const [id, rev] = question.split(":");
      const tries = [{ at, rev, score: 0, right: false }];
      put(`item:${id}`, { at, rev, answer: null, done: true, score: 0, right: false, tries });
    }
  }
}
"""
_PUT = """
(records) => {
  const own = `loopguide:${location.pathname.split("practice/")[0]}:1:`;
  for (const [key, value] of Object.entries(records)) {
    localStorage.setItem(own + key, JSON.stringify(value));
  }
}
"""


def printed(page: Page, paper: str = "A4") -> list[str]:
    return close_set(page.pdf(format=paper, print_background=False))


def titles(page: Page) -> list[str]:
    """Return the titles of the sheets that are shown, in their order."""
    sheets = page.locator(".lg-pack__sheet").filter(visible=True)
    return ["".join(one.split()) for one in sheets.locator("h4").all_text_contents()]


def choose(page: Page, role: str) -> None:
    """Choose a loop, and all its rounds where nothing says which are wanted."""
    page.check(f'.lg-pick__input[value="{role}"]')
    if LOOPS[role] > 1 and not ticked(page):
        page.check("[name=all]")
        expect(page.locator("[name=round]:not(:checked)")).to_have_count(0)


def field(page: Page, round_id: str, name: str) -> Any:
    return page.locator(f'[data-row="{round_id}"] [name={name}]')


def kept(page: Page, key: str) -> dict[str, Any] | None:
    """Return a record by kind and id as the browser keeps it."""
    found = page.evaluate(
        """(key) => Object.entries(localStorage).find(([k]) => k.endsWith(`:1:${key}`))?.[1]""", key
    )
    return json.loads(found) if found else None


def plan_of(*interviews: tuple[str, str, str]) -> dict[str, Any]:
    rows = [
        {"date": date, "time": time, "zone": "Europe/Berlin" if time else "", "round": round_id}
        for date, time, round_id in interviews
    ]
    hours = {"hours": [1] * 7, "start": "2026-11-20"}
    return {"at": "2026-11-20T08:00:00.000Z", "role": "zscaler-aiml-pm", "interviews": rows} | hours


# -------------------------------------------------------------------------------------- on paper


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_without_scripts_every_round_is_one_page_and_every_loops_day(
    watched: Callable[..., Any], paper: str
) -> None:
    page = watched(java_script_enabled=False, color_scheme="dark").open(PACK)
    pages = printed(page, paper)
    names = titles(page)
    assert len(names) == sum(LOOPS.values()) + len(LOOPS)
    for name, text in zip(names, pages, strict=False):
        assert text.startswith(name)
        assert text.count("Notes") == 1
    assert pages[len(names)].startswith("Conceptsintwosentences")
    assert all(pages)


def test_a_sheets_own_address_prints_that_sheet_alone_without_scripts(
    watched: Callable[..., Any],
) -> None:
    page = watched(java_script_enabled=False).open("rounds/panw-tpm/system-design/")
    page.get_by_role("link", name="Interview-day pack").click()
    page.wait_for_url("**/practice/pack/#*")
    (only,) = printed(page, "Letter")
    assert only.startswith("Systemdesign")


@pytest.mark.parametrize(
    ("text", "scheme"), [(text, "dark" if text == "sentences" else "light") for text in TEXTS]
)
def test_the_fullest_sheet_is_one_page_with_room_for_notes(
    watched: Callable[..., Any], text: str, scheme: str
) -> None:
    visit = watched(color_scheme=scheme)
    page = visit.open(PACK)
    page.evaluate(_FILL, TEXTS[text])
    visit.go(page, PACK)
    for role, rounds in LOOPS.items():
        choose(page, role)
        expect(page.locator(".lg-pack__missed").filter(visible=True)).to_have_count(rounds)
        for paper, width in (("A4", 186), ("Letter", 191.9)):
            pages = printed(page, paper)
            names = titles(page)
            assert len(pages) == len(names) == rounds + 1
            for name, said in zip(names, pages, strict=True):
                assert said.startswith(name)
                assert said.count("Notes") == 1
            assert all("moreonscreen" in said for said in pages[:-1])
            # Not by a line: what is above the notes ends before them, and they keep one at least.
            page.emulate_media(media="print")
            page.set_viewport_size({"width": round(width * MM), "height": 900})
            rooms = page.locator(".lg-pack__sheet").filter(visible=True)
            for room in rooms.locator(".lg-pack__notes").all():
                assert room.evaluate("(one) => one.offsetHeight") > 7 * MM
            page.emulate_media(media="null")
            page.set_viewport_size({"width": 1280, "height": 800})
    # On screen nothing is cut.
    rests = page.locator(".lg-pack__sheet:visible .lg-pack__rest")
    assert rests.count() > 0
    assert rests.count() == rests.filter(visible=True).count()
    assert page.locator(".lg-pack__more").filter(visible=True).count() == 0


def test_a_sheet_has_its_rounds_parts_and_the_readers(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(PACK)
    text = "<img src=x onerror=\"document.title='owned'\"> {{ 7 }} "
    page.evaluate(_FILL, text)
    visit.go(page, PACK)
    choose(page, "panw-tpm")
    expect(page.locator(".lg-pack__missed").filter(visible=True)).to_have_count(1)
    sheet, day = printed(page)
    for part in (
        "60min",
        "Fri,Dec4,2026,9:30AMto10:30AM",
        "from9:43AM",
        "AseniorTPM",
        "40Operationalresilience",
        "gated",
        "Nowordofzerotrust",
        "Youmodelthreatsbefore",
        "missed",
        "<imgsrc=xonerror",
        "STRIDEmap",
        "Sentencestosay",
        "Letmemarktrustboundaries",
    ):
        assert part in sheet, part
    assert "Drawingtoolopen" in day
    assert page.title() != "owned"


def test_what_is_ticked_is_ticked_on_the_list_for_the_day(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open("practice/checklists/panw-tpm-interview-day/")
    page.locator("lg-checklist [type=checkbox]").nth(1).check()
    other = visit.open(PACK + "#pack-panw-tpm-day")
    boxes = other.locator("[data-list='panw-tpm.interview-day'] [data-box]")
    expect(boxes.nth(1)).to_contain_text("Done: ")
    expect(boxes.nth(0)).not_to_contain_text("Done: ")
    page.locator("lg-checklist [type=checkbox]").nth(0).check()
    expect(boxes.nth(0)).to_contain_text("Done: ")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
@pytest.mark.parametrize(("paper", "width"), [("A4", 186), ("Letter", 191.9)])
def test_a_heading_and_what_stands_under_it_are_in_one_column(
    watched: Callable[..., Any], paper: str, width: float, scripts: bool
) -> None:
    page = watched(java_script_enabled=scripts).open(PACK)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round(width * MM), "height": 900})
    roles = LOOPS if scripts else [None]
    for role in roles:
        if role:
            page.emulate_media(media="screen")
            choose(page, role)
            page.emulate_media(media="print")
        split = page.locator(".lg-pack__block").filter(visible=True)
        assert split.count() >= 4
        # A part that is broken over two columns has a box in each.
        boxes = [one.evaluate("(one) => one.getClientRects().length") for one in split.all()]
        assert set(boxes) == {1}


def test_an_empty_sheet_has_lines_to_write_on_and_asks_for_nothing(
    watched: Callable[..., Any],
) -> None:
    page = watched().open(PACK)
    choose(page, "panw-aiml-pm")
    for sheet in printed(page)[:-1]:
        assert "Yourown" in sheet
        assert "Bringfrom" not in sheet
        assert "Nothingyet" not in sheet


def test_what_is_for_one_round_goes_with_it(watched: Callable[..., Any]) -> None:
    page = watched().open(PACK)
    choose(page, "zscaler-aiml-pm")
    board = page.locator("[data-only='zscaler-aiml-pm/technical-deep-dive']")
    details = page.locator("[data-row='zscaler-aiml-pm/technical-deep-dive'] [name=date]")
    expect(board).to_be_visible()
    expect(details).to_be_visible()
    field(page, "zscaler-aiml-pm/technical-deep-dive", "round").uncheck()
    expect(board).to_be_hidden()
    expect(details).to_be_hidden()
    assert "Attheboard" not in printed(page)[-1]
    assert "thank-younote" in printed(page)[-1]


def test_printing_is_near_the_top_of_the_page(watched: Callable[..., Any]) -> None:
    page = watched().open(PACK)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first stop leads past the menu
    keyboard.tab_to(page, "[data-act=print]", most=10)  # twelve presses with these two


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en-US", "Fri, Dec 4, 2026, 2:00 PM to 2:45 PM"),
        ("de-DE", "Fri, Dec 4, 2026, 14:00 to 14:45"),
    ],
)
def test_a_time_is_shown_as_the_browser_asks_for_it(
    watched: Callable[..., Any], locale: str, says: str
) -> None:
    page = watched(locale=locale).open(PACK)
    choose(page, "zscaler-aiml-pm")
    field(page, LEADER, "date").fill("2026-12-04")
    field(page, LEADER, "time").fill("14:00")
    expect(page.locator(f"[data-round='{LEADER}'] .lg-pack__when")).to_have_text(says)


# ---------------------------------------------------------------------------- where it is led to


def ticked(page: Page) -> list[str]:
    rows = page.locator("[data-row]").filter(has=page.locator("[name=round]:checked"))
    return [row.get_attribute("data-row") or "" for row in rows.all()]


@pytest.mark.parametrize("planned", [False, True], ids=["no plan", "a plan for another loop"])
def test_from_a_round_that_round_is_ticked_and_from_a_loop_its_own(
    watched: Callable[..., Any], planned: bool
) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open(PACK)
    if planned:
        plan = plan_of(("2026-12-04", "10:00", LEADER))
        page.evaluate(_PUT, {"plan:mine": plan, "setting:loop": {"value": "zscaler-aiml-pm"} | AT})
    for where, rounds in {
        "rounds/panw-aiml-pm/behavioral/": ["panw-aiml-pm/behavioral"],
        "rounds/panw-tpm/system-design/": ["panw-tpm/system-design"],
    }.items():
        visit.go(page, where)
        page.locator('.lg-foot a[href*="#pack-"]').click()
        page.wait_for_function(READY)
        assert ticked(page) == rounds
        sheet = page.locator(f"[data-round='{rounds[0]}']")
        expect(sheet).to_be_in_viewport()
        assert kept(page, f"pack:{rounds[0].split('/')[0]}") is None, "looking is no choice"
    visit.go(page, "roles/panw-aiml-pm/")
    page.locator('.lg-foot a[href*="#pack-"]').click()
    page.wait_for_function(READY)
    assert ticked(page) == [], "which of them, nobody said"
    assert page.locator("[data-row^='panw-aiml-pm/']").count() == LOOPS["panw-aiml-pm"]


def test_without_a_plan_it_asks_which_rounds_and_offers_all_of_them(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    visit.context.add_init_script("window.print = () => { window.printed = true; }")
    page = visit.open(PACK)
    assert not titles(page), "no loop is chosen yet, and the page says so"
    expect(page.locator("#without ~ p").first).to_contain_text("when you have chosen your loop")
    page.check('.lg-pick__input[value="zscaler-aiml-pm"]')
    assert ticked(page) == []
    expect(page.locator(".lg-pack__said")).to_have_text(
        "Which rounds are yours? Tick them below, or all of them."
    )
    page.locator("[data-act=print]").click()
    whole = page.locator("[name=all]")
    expect(whole).to_be_focused()
    expect(page.locator(".lg-pack__group .lg-ask")).to_be_visible()
    assert not page.evaluate("window.printed")
    assert axe(page) == []
    whole.check()
    expect(page.locator(".lg-ask")).to_have_count(0)
    expect(page.locator("[name=round]:not(:checked)")).to_have_count(0)
    assert len(ticked(page)) == LOOPS["zscaler-aiml-pm"]
    page.locator("[data-act=print]").click()
    assert page.evaluate("window.printed")
    field(page, SCREEN, "round").uncheck()
    expect(whole).not_to_be_checked()
    assert whole.evaluate("(box) => box.indeterminate")
    page.reload()
    page.wait_for_function(READY)
    assert len(ticked(page)) == LOOPS["zscaler-aiml-pm"] - 1
    # Who unticks all wants the list for the day alone, and is not asked again.
    page.locator("[name=all]").check()
    page.locator("[name=all]").uncheck()
    expect(page.locator(".lg-pack__said")).to_contain_text("Prints the list for the day: 1 page")
    page.reload()
    page.wait_for_function(READY)
    assert ticked(page) == []
    expect(page.locator(".lg-pack__said")).to_contain_text("Prints the list for the day: 1 page")


def test_a_choice_kept_gains_the_round_the_reader_comes_from(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.open(PACK)
    choose(page, "zscaler-aiml-pm")
    for one in ticked(page)[1:]:
        field(page, one, "round").uncheck()
    (only,) = ticked(page)
    address = f"{PACK}#pack-{LEADER.replace('/', '-')}"
    visit.go(page, PACK)
    visit.go(page, address)
    page.reload()
    page.wait_for_function(READY)
    assert ticked(page) == [only, LEADER]
    field(page, LEADER, "round").uncheck()
    page.reload()
    page.wait_for_function(READY)
    assert ticked(page) == [only]


# ---------------------------------------------------------------------------------- what is kept


def test_by_keyboard_on_a_phone_and_kept_over_a_reload(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(PACK)
    keyboard.tab_to(page, ".lg-pick__input")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    keyboard.tab_to(page, "[name=all]")
    page.keyboard.press("Space")
    expect(page.locator(".lg-pack__said")).to_contain_text("5 pages")
    keyboard.tab_to(page, f'[data-row="{SCREEN}"] [name=round]')
    page.keyboard.press("Space")
    expect(page.locator(".lg-pack__said")).to_contain_text("3 rounds and the list for the day: 4")
    keyboard.tab_to(page, f'[data-row="{LEADER}"] [name=date]')
    page.keyboard.type("12042026")
    keyboard.tab_to(page, f'[data-row="{LEADER}"] [name=time]')
    page.keyboard.type("0930AM")
    keyboard.tab_to(page, f'[data-row="{LEADER}"] [name=who]')
    page.keyboard.type("Ada Chen, VP")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for step in ("before", "after"):
        names = titles(page)
        assert names[0] == "Seniorleadershipinterview", "the dated one first"
        assert "Recruiterscreen" not in names
        sheet = page.locator(f"[data-round='{LEADER}']")
        expect(sheet.locator(".lg-pack__who")).to_have_text("Ada Chen, VP")
        expect(sheet.locator(".lg-pack__when")).to_have_text(
            "Fri, Dec 4, 2026, 9:30 AM to 10:15 AM"
        )
        if step == "before":
            visit.go(page, PACK)
    assert field(page, LEADER, "who").input_value() == "Ada Chen, VP"
    assert axe(page) == []


def test_two_tabs_change_one_pack_without_losing_either(watched: Callable[..., Any]) -> None:
    visit = watched()
    one, two = visit.open(PACK), visit.open(PACK)
    for page in (one, two):
        choose(page, "zscaler-aiml-pm")
    field(one, LEADER, "who").fill("Ada")
    expect(field(two, LEADER, "who")).to_have_value("Ada")
    field(two, SCREEN, "who").fill("Bo")
    expect(field(one, SCREEN, "who")).to_have_value("Bo")
    field(one, SCREEN, "round").uncheck()
    expect(field(two, SCREEN, "round")).not_to_be_checked()
    record = kept(two, "pack:zscaler-aiml-pm")
    assert record is not None
    assert record["people"] == {LEADER: "Ada", SCREEN: "Bo"}


def test_dates_come_from_the_plan_and_go_back_to_it(watched: Callable[..., Any]) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open(PACK)
    plan = plan_of(("2026-12-04", "10:00", LEADER), ("2026-11-19", "", SCREEN))
    page.evaluate(_PUT, {"plan:mine": plan})
    visit.go(page, PACK)
    expect(page.locator(".lg-pick__input:checked")).to_have_value("zscaler-aiml-pm")
    expect(field(page, LEADER, "date")).to_have_value("2026-12-04")
    expect(page.locator(f"[data-round='{LEADER}'] .lg-pack__when")).to_contain_text("Europe/Berlin")
    # A round that is over is not printed unless it is asked for.
    expect(field(page, SCREEN, "round")).not_to_be_checked()
    field(page, LEADER, "date").fill("2026-12-07")
    field(page, "zscaler-aiml-pm/case-study", "round").check()
    field(page, "zscaler-aiml-pm/case-study", "date").fill("2026-12-01")
    rows = (kept(page, "plan:mine") or {})["interviews"]
    assert [(row["round"], row["date"], row["time"], row["zone"]) for row in rows] == [
        (LEADER, "2026-12-07", "10:00", "Europe/Berlin"),
        (SCREEN, "2026-11-19", "", ""),
        ("zscaler-aiml-pm/case-study", "2026-12-01", "", ""),
    ]
    record = kept(page, "pack:zscaler-aiml-pm") or {}
    assert record["days"] == {}, "a plan's date is kept once"
    other = visit.open(PLAN)
    expect(other.locator(".lg-day--interview")).to_have_count(2)
    # Another loop's dates are no business of this plan.
    choose(page, "panw-tpm")
    field(page, "panw-tpm/system-design", "date").fill("2026-12-09")
    assert len((kept(page, "plan:mine") or {})["interviews"]) == 3
    days = (kept(page, "pack:panw-tpm") or {})["days"]
    assert days == {"panw-tpm/system-design": {"date": "2026-12-09", "time": ""}}


def test_a_day_for_all_rounds_is_not_one_time_for_all(watched: Callable[..., Any]) -> None:
    visit = watched()
    visit.context.clock.install(time=NOON)
    page = visit.open(PACK)
    page.evaluate(_PUT, {"plan:mine": plan_of(("2026-12-14", "10:00", ""))})
    visit.go(page, PACK)
    for row in page.locator("[data-row]").all():
        expect(row.locator("[name=date]")).to_have_value("2026-12-14")
        expect(row.locator("[name=time]")).to_have_value("")
    day = printed(page)[-1]
    assert day.count("Mon,Dec14,2026") == 4
    assert day.count("adayfrom10:00AMon") == 4, "when the day begins, of no round its time"
    assert "10:00AMto" not in day
    field(page, LEADER, "time").fill("14:30")
    rows = (kept(page, "plan:mine") or {})["interviews"]
    assert [(row["date"], row["time"], row["round"]) for row in rows] == [
        ("2026-12-14", "10:00", ""),
        ("2026-12-14", "14:30", LEADER),
    ]
    own = page.locator(f"[data-round='{LEADER}'] .lg-pack__when")
    expect(own).to_have_text("Mon, Dec 14, 2026, 2:30 PM to 3:15 PM")


@pytest.mark.parametrize("planned", [False, True], ids=["pack", "plan"])
def test_one_day_is_given_to_all_chosen_rounds_that_have_none(
    watched: Callable[..., Any], planned: bool
) -> None:
    visit = watched(viewport=PHONE)
    visit.context.clock.install(time=NOON)
    page = visit.open(PACK)
    if planned:
        page.evaluate(_PUT, {"plan:mine": plan_of(("2026-12-09", "", LEADER))})
        visit.go(page, PACK)
    choose(page, "zscaler-aiml-pm")
    same = page.locator("[data-act=same]")
    if planned:
        assert ticked(page) == [LEADER], "the round of the next interview"
        for name in ("case-study", "technical-deep-dive"):
            field(page, f"zscaler-aiml-pm/{name}", "round").check()
    else:
        field(page, SCREEN, "round").uncheck()
    if not planned:
        expect(same).to_be_hidden()
        field(page, LEADER, "date").fill("2026-12-09")
    field(page, "zscaler-aiml-pm/case-study", "date").fill("2026-12-04")
    expect(same).to_have_text("Set 1 undated round to Fri, Dec 4")
    field(page, "zscaler-aiml-pm/case-study", "date").fill("")
    # The day entered last is gone: the latest that is left.
    expect(same).to_have_text("Set 2 undated rounds to Wed, Dec 9")
    keyboard.tab_to(page, "[data-act=same]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-act=print]")).to_be_focused()
    expect(page.locator(".lg-pack__said")).to_have_text(
        "2 rounds set to Wed, Dec 9. Prints 3 rounds and the list for the day: 4 pages."
    )
    expect(same).to_be_hidden()
    expect(field(page, SCREEN, "date")).to_have_value("")
    if planned:
        rows = (kept(page, "plan:mine") or {})["interviews"]
        days = {row["round"]: row["date"] for row in rows}
    else:
        record = (kept(page, "pack:zscaler-aiml-pm") or {})["days"]
        days = {round_id: day["date"] for round_id, day in record.items()}
    assert days == {
        f"zscaler-aiml-pm/{name}": "2026-12-09"
        for name in ("technical-deep-dive", "case-study", "senior-leadership")
    }
    assert sum("Wed,Dec9,2026" in text for text in printed(page)) == 4
    field(page, SCREEN, "round").check()
    expect(page.locator(".lg-pack__said")).not_to_contain_text("set to")


def test_it_is_carried_shown_before_it_is_taken_in_and_deleted(
    watched: Callable[..., Any], tmp_path: Path
) -> None:
    page = watched().open(DATA)
    value = {"at": "2026-11-20T10:00:00.000Z", "rounds": [LEADER], "days": {}}
    value["people"] = {LEADER: "<b>Ada</b>"}
    records = [
        {"kind": "pack", "id": "zscaler-aiml-pm", "value": value},
        {"kind": "pack", "id": "panw-tpm", "value": value | {"people": {"x": 1}}},
    ]
    made = {"loopguide": 1, "made": "2026-11-20T10:00:00.000Z", "base": "/x/", "records": records}
    path = tmp_path / "in.json"
    path.write_text(json.dumps(made), "utf-8")
    page.locator(".lg-data__file").set_input_files(path)
    expect(page.locator(".lg-data__preview")).to_contain_text("Interview-day packs")
    expect(page.locator(".lg-data__left")).to_contain_text("1 line cannot be read")
    page.get_by_role("button", name="Import 1 change").click()
    expect(page.locator(".lg-data__table")).to_contain_text("Interview-day packs")
    assert kept(page, "pack:zscaler-aiml-pm") == value
    page.locator("[data-act=forget]").click()
    page.get_by_role("button", name="Delete everything").last.click()
    expect(page.locator(".lg-data__table")).to_have_text("Nothing yet.")
    assert kept(page, "pack:zscaler-aiml-pm") is None


_FULL = """
Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };
"""
_BLOCKED = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("refused", "SecurityError"); },
});
"""


@pytest.mark.parametrize("script", [_FULL, _BLOCKED], ids=["full", "blocked"])
def test_without_storage_it_works_and_says_so(watched: Callable[..., Any], script: str) -> None:
    visit = watched()
    visit.context.add_init_script(script)
    page = visit.open(PACK)
    choose(page, "zscaler-aiml-pm")
    field(page, LEADER, "who").fill("Ada")
    field(page, LEADER, "date").fill("2026-12-04")
    field(page, SCREEN, "round").uncheck()
    expect(page.locator(".lg-notice__text")).to_have_count(1)
    expect(page.locator(".lg-pack__said")).to_contain_text("4 pages")
    pages = printed(page, "Letter")
    assert len(pages) == 4
    assert "Ada" in pages[0]
    assert "Fri,Dec4,2026" in pages[0]


def test_without_a_network_it_has_everything(watched: Callable[..., Any]) -> None:
    visit = watched(service_workers="allow")
    page = visit.open(PACK)
    page.evaluate(_FILL, TEXTS["sentences"])
    kept_whole = page.locator("#lg-offline")
    expect(kept_whole).to_contain_text("The whole guide is kept", timeout=60_000)
    visit.context.set_offline(True)
    visit.go(page, PACK + "#pack-zscaler-aiml-pm-case-study")
    page.reload()
    expect(page.locator(".lg-pick__input:checked")).to_have_value("zscaler-aiml-pm")
    expect(page.locator(".lg-pack__missed").filter(visible=True)).to_have_count(4)
    assert len(printed(page)) == 5
    visit.complaints.clear()  # the look for a new edition fails


def test_what_was_missed_cannot_be_looked_up_and_the_page_says_so(
    watched: Callable[..., Any],
) -> None:
    visit = watched()
    page = visit.open(PACK)
    page.evaluate(_FILL, TEXTS["sentences"])
    visit.context.route("**/practice/questions/", lambda route: route.fulfill(status=404, body=""))
    visit.go(page, PACK)
    expect(page.locator(".lg-pack__trouble").first).to_be_visible()
    sheet = printed(page)[0]
    assert "couldnotbelookedup" not in sheet
    assert "ConceptsDetectionmetrics,Operational" in sheet
    visit.complaints.clear()  # the browser reports the 404 itself
