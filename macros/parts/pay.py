"""Money and shares: tables of pay, and the texts that a page may compute with."""

from __future__ import annotations

from typing import Any

from macros.records import sums
from macros.records.pages import Compensation, Page, Role

from .declare import Amount, macro
from .renderer import Here, UsageError


def _ranges(pay: Compensation) -> list[tuple[Any, float, float]]:
    """Return each part of a pay with its lowest and highest dollars a year."""
    return [(part, *sums.part_range(part, pay.parts)) for part in pay.parts]


@macro(needs="compensation")
def compensation_table(here: Here[Role]) -> str:
    """Parts of the pay, their sum and what the stated total leaves unexplained."""
    pay = here.record.compensation
    if pay is None:
        raise UsageError("compensation_table(): this page's front matter has no compensation")
    return here.render(
        "compensation.html.j2",
        pay=pay,
        ranges=_ranges(pay),
        sum=sums.compensation_sum(pay),
        unexplained=sums.unexplained(pay),
    )


@macro(once=True, under=2)
def offer(here: Here[Page]) -> str:
    """An offer to add up, beside the reported bands of every role."""
    roles = [
        (entry, role, _ranges(pay), sums.compensation_sum(pay))
        for entry, role in here.catalog.of_kind(Role)
        if (pay := role.compensation) is not None
    ]
    return here.render("offer.html.j2", roles=roles)


@macro(gives="text")
def usd(amount: Amount) -> str:
    """Money: $198,000."""
    return sums.usd(amount)


@macro(gives="text")
def uplift(amount: Amount) -> str:
    """The same: money raised by a tenth, as fact Z23 has it."""
    return sums.usd(sums.uplift(amount))


@macro(gives="text")
def precision(base_rate: Amount, tpr: Amount, fpr: Amount) -> str:
    """Precision at base rate, true- and false-positive rate: 0.98%."""
    return sums.percent(sums.precision(base_rate, tpr, fpr))
