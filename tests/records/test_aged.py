"""Which days are marked at the build as checked too long ago; aged.test.js asks the browser."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from macros.records.aged import is_aged

DAYS = json.loads(
    (Path(__file__).parents[1] / "parts" / "sources" / "aged.json").read_text("utf-8")
)


def test_a_day_is_marked_from_the_day_after_six_months_on() -> None:
    for checked, last, first in DAYS:
        assert not is_aged(checked, date.fromisoformat(last))
        assert is_aged(checked, date.fromisoformat(first))


def test_without_a_day_the_day_of_the_build_counts() -> None:
    today = datetime.now(UTC).date()
    assert not is_aged((today - timedelta(days=180)).isoformat())
    assert is_aged((today - timedelta(days=190)).isoformat())
