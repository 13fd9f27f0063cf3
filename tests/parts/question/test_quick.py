"""What keeps an answer quick on a slow processor, as far as it can be counted and not timed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# Every class below a question, answered or not, that is a container asked for its size.
_CONTAINERS = """() => [...new Set(
  [...document.querySelectorAll("lg-item *")]
    .filter((one) => getComputedStyle(one).containerType !== "normal")
    .map((one) => one.className),
)]"""


def test_nothing_in_a_question_is_a_size_container(watched: Callable[..., Any]) -> None:
    # An answer hides some of its question and shows some. Where that is a size container, Chromium
    # takes 5 of 24 ms longer, and lays the rest out before it knows its style.
    page = watched().open("rounds/panw-aiml-pm/ml-systems-design/")
    page.locator("lg-quiz [data-act=open]").click()
    page.locator("lg-item:visible .lg-option__input").first.check()
    page.locator("lg-item:visible [data-act=check]").click()
    page.locator("lg-item:visible .lg-feedback").wait_for()
    assert page.evaluate(_CONTAINERS) == []
