"""Arithmetic that pages show."""

from __future__ import annotations

import fuzz  # noqa: F401, settings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.records import sums
from macros.records.pages import Compensation


@pytest.mark.parametrize(
    ("base_rate", "tpr", "fpr", "shown"),
    [
        (0.0001, 0.99, 0.01, "0.98%"),  # references.md, detection metrics
        (0.01, 0.7971, 0.4413, "1.79%"),  # SecAlertBench at a 1% base rate
        (0.5, 1, 0, "100%"),
        (0.5, 0.5, 0.5, "50%"),
        (0.001, 0, 0.1, "0%"),
        (0.00001, 0.9, 0.5, "0.0018%"),
    ],
)
def test_precision_at_a_base_rate(base_rate: float, tpr: float, fpr: float, shown: str) -> None:
    assert sums.percent(sums.precision(base_rate, tpr, fpr)) == shown


@given(*[st.floats(0, 1)] * 3)
def test_precision_is_a_share_and_counts_agree(base: float, tpr: float, fpr: float) -> None:
    if base * tpr + (1 - base) * fpr > 0:
        found = sums.precision(base, tpr, fpr)
        assert 0 <= found <= 1
        assert sums.precision(base, tpr, 0) == 1 if base * tpr else True


@given(st.floats(0.0001, 0.9), st.floats(0.1, 1), st.floats(0.0001, 0.5))
def test_fewer_false_alarms_never_lower_precision(base: float, tpr: float, fpr: float) -> None:
    assert sums.precision(base, tpr, fpr / 2) >= sums.precision(base, tpr, fpr)


@pytest.mark.parametrize("shares", [(-0.1, 1, 1), (1.1, 1, 1), (0, 1, 0), (0.5, 0, 0)])
def test_precision_that_means_nothing_is_refused(shares: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match=r"share|precision"):
        sums.precision(*shares)


@pytest.mark.parametrize(
    ("amount", "text"), [(198000, "$198,000"), (0, "$0"), (-1500.4, "-$1,500"), (1e6, "$1,000,000")]
)
def test_money(amount: float, text: str) -> None:
    assert sums.usd(amount) == text


def test_uplift_is_a_tenth() -> None:
    assert sums.usd(sums.uplift(180_000)) == "$198,000"


def test_a_compensation_adds_up_and_shows_what_is_left() -> None:
    cites = ("A01",)
    pay = Compensation.model_validate(
        {
            "stated": {"what": "Total", "low": 340000, "high": 580000, "cites": cites},
            "parts": (
                {"id": "base", "title": "Base", "low": 160000, "high": 200000, "cites": cites},
                {"id": "equity", "title": "Equity", "low": 150000, "high": 300000, "cites": cites},
                {
                    "id": "bonus",
                    "title": "Bonus",
                    "percent_of": "base",
                    "low": 15,
                    "high": 20,
                    "cites": cites,
                },
            ),
        }
    )
    assert sums.compensation_sum(pay) == (334_000, 540_000)
    assert sums.unexplained(pay) == (6_000, 40_000)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (14_400, "$", "$14,400"),
        (1.2, "$ million", "$1.2 million"),
        (64, "%", "64%"),
        (7, "days", "7 days"),
        (0.0005, None, "0.0005"),
    ],
)
def test_a_number_stands_with_its_unit_as_people_write_it(
    value: float, unit: str | None, text: str
) -> None:
    assert sums.quantity(value, unit) == text
