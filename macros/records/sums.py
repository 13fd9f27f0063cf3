"""Arithmetic the pages show: computed here, never typed into a page."""

from __future__ import annotations

import math
from collections.abc import Iterable

from .pages import Compensation, PayPart


def precision(base_rate: float, tpr: float, fpr: float) -> float:
    """Return the share of alerts that are real, between 0 and 1.

    Takes the share of events that are attacks, the share of attacks found (true-positive rate)
    and the share of other events that raise an alarm (false-positive rate). Bayes' rule, as
    Axelsson applies it to intrusion detection (ACM TISSEC 3(3), 2000). Raises ValueError where a
    share is outside 0..1 or nothing raises an alarm.
    """
    for share in (base_rate, tpr, fpr):
        if not 0 <= share <= 1:
            raise ValueError(f"{share} is not a share between 0 and 1")
    true_alarms = base_rate * tpr
    alarms = true_alarms + (1 - base_rate) * fpr
    if alarms == 0:
        raise ValueError("no alarm at all: precision is undefined")
    return true_alarms / alarms


def percent(share: float) -> str:
    """Write a share as a percentage: 12.5%, 1.79%, and two digits however small, 0.0012%."""
    value = share * 100
    digits = 1 if value >= 10 else 2
    if 0 < value < 0.1:
        digits = 1 - math.floor(math.log10(value))
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") + "%"


def usd(amount: float) -> str:
    """Write dollars without cents: $198,000."""
    return f"-${-amount:,.0f}" if amount < 0 else f"${amount:,.0f}"


def uplift(current: float, rate: float = 0.10) -> float:
    """Return `current` dollars raised by `rate`: the Compensation Alignment Model (fact Z23)."""
    return current * (1 + rate)


def part_range(part: PayPart, parts: Iterable[PayPart]) -> tuple[float, float]:
    """Return the lowest and highest dollars a year of a part, percentages taken of their base."""
    if part.percent_of is None:
        return float(part.low), float(part.high)
    base = next(other for other in parts if other.id == part.percent_of)
    return base.low * part.low / 100, base.high * part.high / 100


def compensation_sum(pay: Compensation) -> tuple[float, float]:
    """Return the lowest and highest sum of the parts, dollars a year."""
    ranges = [part_range(part, pay.parts) for part in pay.parts]
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def unexplained(pay: Compensation) -> tuple[float, float]:
    """Return stated minus summed dollars at the low and at the high end."""
    low, high = compensation_sum(pay)
    return pay.stated.low - low, pay.stated.high - high


def quantity(value: float, unit: str | None = None) -> str:
    """Return a number with its unit as people write it: $14,400, 64%, 7 days."""
    figure, unit = f"{value:,.12g}", unit or ""
    if unit.startswith("$"):
        return f"${figure}{unit[1:]}"
    return f"{figure}{unit}" if unit.startswith("%") else f"{figure} {unit}".strip()
