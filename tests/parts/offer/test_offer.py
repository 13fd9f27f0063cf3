"""The offer, placed in the reported bands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect
from practice import PHONE, axe, kept, live, narrow_enough, press

SCORECARD = "practice/scorecard/"


MOCK = "practice/mock/"


OFFER = "practice/compensation/"


def test_an_offer_is_placed_and_kept_only_if_asked(watched: Callable[..., Any]) -> None:
    visit = watched(viewport=PHONE)
    page = live(visit, OFFER)
    press(page, "[name=base]")
    page.keyboard.type("$165k")
    page.fill("[name=bonus]", "18")
    page.fill("[name=grant]", "600,000")
    page.fill("[name=current]", "180k")
    expect(page.locator(".lg-sum__verdict")).to_have_text("$344,700 a year")
    zscaler = page.locator("[data-role=zscaler-aiml-pm]")
    expect(zscaler.locator("[data-compare=base]")).to_contain_text("$5,000 under")
    expect(zscaler.locator(".lg-offer__uplift")).to_contain_text("$198,000")
    expect(zscaler.locator(".lg-offer__uplift")).to_contain_text("$13,000 over the highest")
    assert narrow_enough(page)
    assert axe(page) == []
    assert kept(page, "setting") == []
    page.reload()
    page.wait_for_selector(".lg-offer__sum")
    expect(page.locator("[name=grant]")).to_have_value("")

    page.check("#offer-keep")
    page.fill("[name=base]", "170000")
    assert len(kept(page, "setting")) == 1
    other = live(visit, OFFER)
    expect(other.locator("[name=base]")).to_have_value("170000")
    other.uncheck("#offer-keep")
    expect(page.locator("#offer-keep")).not_to_be_checked()
    assert kept(page, "setting") == []
