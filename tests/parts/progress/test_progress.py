"""What is ready, in its parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect
from practice import NOON, PHONE, ROLE, plan_of, put

DATA = "practice/data/"


PLAN = "practice/plan/"


PROGRESS = "practice/progress/"


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


def test_after_the_interview_progress_lists_nothing_to_prepare_for_it(
    watched: Callable[..., Any],
) -> None:
    """As home and the plan: what is for tomorrow's interview is still there."""
    visit = watched()
    page = visit.context.new_page()
    page.clock.set_fixed_time(NOON)
    visit.go(page, PROGRESS)
    steps = page.locator(".lg-next li")
    put(page, {"plan:mine": plan_of(("2026-11-21", "07:00", "UTC", ""))})
    visit.go(page, PROGRESS)
    page.get_by_label("Palo Alto Networks TPM").check()
    expect(steps).to_have_text(["Your interview is behind you. Give the next date to your plan."])
    put(
        page,
        {"plan:mine": plan_of(("2026-11-21", "07:00", "UTC", ""), ("2026-11-22", "", "", ""))},
    )
    visit.go(page, PLAN)
    tasks = page.locator(".lg-day").first.locator(".lg-task__text").all_inner_texts()
    assert any("pack" in task for task in tasks)
    visit.go(page, PROGRESS)
    expect(steps).to_have_count(len(tasks) + 1)
    for step, task in zip(steps.all(), tasks, strict=False):
        assert task in step.inner_text()


def test_each_round_stands_in_its_parts_and_follows_other_tabs(
    watched: Callable[..., Any],
) -> None:
    visit = watched(viewport=PHONE)
    page = visit.open(PROGRESS)
    page.get_by_label("Palo Alto Networks TPM").check()
    expect(page.locator(".lg-ready")).to_have_count(1)
    labels = page.locator(".lg-ready dt").all_inner_texts()
    assert labels == [
        "Quiz",
        "Concepts it needs",
        "Checklist",
        "Mocks that met the bar",
        "Worksheets",
    ]
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
    expect(page.locator(".lg-ready__part", has_text="Mocks that met the bar")).to_contain_text(
        "1 of 2 scored"
    )
