"""Ten days of answers in one loop, as every tool shows them in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect
from practice import NOON, ROLE, plan_of, put

ROUND = "panw-tpm/system-design"

# Answers on ten days before NOON to the questions of a loop, each on some of the days. Some have
# none. What stands of each is its last.
_LIVED = """
async (role) => {
  const list = await (await fetch(document.querySelector("a[data-study]").href)).text();
  const guide = new DOMParser().parseFromString(list, "text/html");
  const asked = [...guide.querySelectorAll(`.lg-study [data-role~="${role}"]`)]
    .flatMap((page) => (page.dataset.questions ?? "").split(" ").filter(Boolean));
  const kept = asked.flatMap((one, at) => {
    const [id, rev] = one.split(":");
    const tries = Array.from({ length: 10 }, (_, day) => day)
      .filter((day) => at % 5 && (at + day) % 4 === 0)
      .map((day) => {
        const right = (at * 7 + day) % 3 !== 0;
        return { at: `2026-11-${11 + day}T10:00:00.000Z`, rev, score: Number(right), right };
      });
    const last = tries.at(-1);
    if (!last) return [];
    const { right, score } = last;
    return [[`item:${id}`, { at: last.at, rev, answer: null, done: true, right, score, tries }]];
  });
  return Object.fromEntries(kept);
}
"""


def number(text: str) -> int:
    """Return the first number in a text."""
    return int("".join(char if char.isdigit() else " " for char in text).split()[0])


def missed_by_concept(page: Page) -> dict[str, int]:
    """Return what the progress page shows as missed, by the concept's title."""
    rows = page.locator("table.lg-table tbody tr").evaluate_all(
        "(all) => all.map((row) => [row.cells[0].innerText, row.cells[2].innerText])"
    )
    return {title: int(count) for title, count in rows if int(count)}


def test_after_ten_days_every_tool_shows_the_same(watched: Callable[..., Any]) -> None:
    visit = watched()
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, "practice/progress/")
    records = page.evaluate(_LIVED, ROLE)
    kept = {"plan:mine": plan_of(("2026-12-05", "", "", ""))}
    put(page, records | kept | {"setting:review.cap": {"at": NOON, "value": "80"}})
    visit.go(page, "practice/progress/")
    missed = missed_by_concept(page)
    assert sum(missed.values()) == sum(not one["right"] for one in records.values()) > 0
    due = sum(map(int, page.locator("table.lg-table td:last-child").all_inner_texts()))

    visit.go(page, "practice/review/")
    today = number(page.locator("[data-act=start]").inner_text())
    more = page.locator("[data-act=more]")
    assert due == (number(more.inner_text()) if more.is_visible() else today)

    visit.go(page, "practice/plan/")
    review = page.locator(".lg-day--today .lg-task", has_text="what is due")
    assert number(review.locator(".lg-task__minutes").inner_text()) == min(today, 120)

    visit.go(page, "practice/pack/")
    page.locator(f"[data-row='{ROUND}'] [name=round]").check()
    sheet = page.locator(f"[data-round='{ROUND}'] .lg-pack__missed li")
    expect(sheet.first).to_be_visible()
    for row in sheet.all_inner_texts():
        title, _, rest = row.partition(" (missed ")
        assert missed[title] == number(rest), title

    visit.go(page, f"rounds/{ROUND}/")
    states = page.locator(".lg-quiz__stop").evaluate_all(
        "(all) => all.map((one) => one.dataset.state)"
    )
    own = [
        one for key, one in records.items() if key.startswith(f"item:{ROUND.replace('/', '.')}.")
    ]
    assert states.count("right") == sum(one["right"] for one in own) > 0
    assert states.count("unknown") == sum(not one["right"] for one in own) > 0

    visit.go(page, "practice/drills/")
    numeric = page.locator("[data-skill=arithmetic] [data-question]").evaluate_all(
        "(all) => all.map((one) => one.dataset.question)"
    )
    wrong = [id for id in numeric if not records.get(f"item:{id}", {"right": True})["right"]]
    figures = page.locator(".lg-pick__label:has([value=arithmetic]) .lg-pick__figures")
    expect(figures).to_contain_text(f"{len(wrong)} missed")
