"""What is said of sources that were checked long ago: a page built one day is read on another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.records.aged import is_aged

CONCEPT, LIST = "concepts/stride/", "sources/"
SOURCE = "sources/panw-tpm-system-design-2026/"
DATES, MARKS = "time.lg-checked", ".lg-aged"
LATER = timedelta(days=190)


def dates_on(page: Any) -> list[str]:
    """Return the days on which what the page shows was checked."""
    return list(page.locator(DATES).evaluate_all("(all) => all.map((one) => one.dateTime)"))


@pytest.mark.parametrize("path", [CONCEPT, LIST, SOURCE])
def test_dates_are_marked_once_they_are_six_months_old(
    watched: Callable[..., Any], path: str
) -> None:
    page = watched().open(path)
    days = dates_on(page)
    assert days
    expect(page.locator(f"{DATES} + {MARKS}")).to_have_count(sum(map(is_aged, days)))

    later = watched()
    later.context.clock.install(time=f"{date.fromisoformat(max(days)) + LATER}T12:00:00Z")
    page = later.open(path)
    expect(page.locator(f"{DATES} + {MARKS}")).to_have_count(len(days))
    expect(page.locator(MARKS).first).to_have_text(", more than six months ago")
    page.emulate_media(media="print")
    expect(page.locator(MARKS).first).to_be_visible()


def test_a_document_shown_in_place_has_its_mark(watched: Callable[..., Any]) -> None:
    days = dates_on(watched().open(LIST))
    visit = watched()
    visit.context.clock.install(time=f"{date.fromisoformat(max(days)) + LATER}T12:00:00Z")
    page = visit.open("practice/review/")
    page.locator(".lg-cites__sign").first.click()
    note = page.locator(".lg-pop--sources:popover-open")
    expect(note.locator(MARKS).first).to_have_text(", more than six months ago")
