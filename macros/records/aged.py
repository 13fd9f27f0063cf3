"""When a day on which something was checked lies too far back to be trusted unmarked.

The browser has the same rule for what ages after the build: docs/assets/parts/sources/aged.js.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

_MONTHS = 6


def is_aged(checked: str, today: date | None = None) -> bool:
    """Tell whether a day, as 2026-11-21, is more than six months before `today`, now in UTC."""
    day = date.fromisoformat(checked)
    year, month = divmod(day.month - 1 + _MONTHS, 12)
    until = calendar.monthrange(day.year + year, month + 1)[1]
    now = today or datetime.now(UTC).date()
    return now > date(day.year + year, month + 1, min(day.day, until))
