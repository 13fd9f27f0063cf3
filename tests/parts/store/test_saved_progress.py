"""What a reader of an earlier edition had done is shown by this one: verdicts, ticks, texts, plan.

progress-ade9cb8.json is the local storage of a reader of the edition of that commit.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

KEPT: dict[str, str] = json.loads(Path(__file__).with_name("progress-ade9cb8.json").read_text())
# The reader's guide stood at the root of its host, the tests' stands below it.
HERE = {key.replace("loopguide:/:", "loopguide:/loopguide/:"): KEPT[key] for key in KEPT}
FORMER = {
    "right": "You had this right before it was revised.",
    "partly": "You had this partly right before it was revised.",
    "wrong": "You did not have this right before it was revised.",
}


def records(kind: str) -> dict[str, Any]:
    """Return the kept records of one kind by their ids."""
    start = f"loopguide:/:1:{kind}:"
    found = {key.removeprefix(start): KEPT[key] for key in KEPT if key.startswith(start)}
    return {name: json.loads(text) for name, text in found.items()}


def verdict(item: dict[str, Any]) -> str:
    return "right" if item["right"] else "partly" if item["score"] else "wrong"


@pytest.fixture
def reader(watched: Callable[..., Any]) -> Callable[[str], Page]:
    """Return a function that opens a page as the reader of that edition would."""
    visit = watched()
    page: Page = visit.open("practice/data/")
    page.evaluate(
        "(all) => Object.entries(all).forEach(([k, v]) => localStorage.setItem(k, v))", HERE
    )

    def opened(path: str) -> Page:
        visit.go(page, path)
        return page

    return opened


def test_answers_show_the_verdict_they_had(reader: Callable[[str], Page], root: Path) -> None:
    retired = "\n".join(path.read_text("utf-8") for path in (root / "quizzes").rglob("*.yml"))
    seen: Counter[str] = Counter()
    items = records("item")
    for path in ("rounds/panw-tpm/system-design/", "concepts/stride/"):
        page = reader(path)
        shown = page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll("lg-item")].map((one) => [
              one.dataset.id ?? one.question,
              [one.dataset.rev, one.dataset.state,
                one.querySelector(".lg-item__revised").textContent],
            ]))"""
        )
        for name, (rev, state, words) in shown.items():
            item = items.pop(name, None)
            if item is None:
                continue
            if not item["done"]:
                assert state in ("open", "begun"), name
                seen["begun"] += 1
            elif item["rev"] == rev:
                assert state == verdict(item), name
                seen["same"] += 1
            else:
                assert (state, words.startswith(FORMER[verdict(item)])) == ("revised", True), name
                seen["revised"] += 1
        # Nothing of what is kept is lost, not even what belongs to questions that are gone.
        kept = page.evaluate("Object.keys(localStorage)")
        assert set(HERE) <= set(kept)
    assert seen["same"] > seen["revised"]
    for name in items:
        assert name in retired, f"{name} is answered, gone, and not listed as retired"


def test_ticks_texts_and_the_plan_are_there(reader: Callable[[str], Page]) -> None:
    page = reader("practice/checklists/panw-tpm-preparation/")
    ticks = records("tick")
    expect(page.locator("lg-checklist [type=checkbox]:checked")).to_have_count(len(ticks))
    (sheet,) = records("sheet").values()
    page = reader("practice/worksheets/decision-log/")
    texts = [field["text"] for field in sheet["fields"].values()]
    values = page.locator("lg-sheet textarea, lg-sheet input").evaluate_all(
        "(all) => all.map((one) => one.value)"
    )
    assert [text for text in texts if text not in values] == []
    (plan,) = records("plan").values()
    page = reader("practice/plan/")
    date = plan["interviews"][0]["date"]
    expect(page.locator("lg-plan input[type=date]").first).to_have_value(date)
