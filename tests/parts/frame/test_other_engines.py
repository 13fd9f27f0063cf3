"""What is known of other engines, held without them: what they cannot do, no page asks of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kinds import KINDS

_SEEN = {
    ".lg-exam__title": "stands in an exam under way, which is not printed",
    ".lg-figure__more": "is in no container on paper",
    ".lg-item__number": "has a display of its own on paper",
}
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_DISPLAY = re.compile(r"(?<![\w-])display:\s*(\w+)")

SMALLEST = 16  # px: below that iOS zooms into a field that is touched, and leaves it so

_SMALL_FIELDS = """
(smallest) => [...document.querySelectorAll("input, select, textarea")]
  .filter((one) => !["checkbox", "radio", "range", "file", "hidden"].includes(one.type))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < smallest)
  .map((one) => `${one.tagName}.${one.className} ${getComputedStyle(one).fontSize}`)
"""


def test_no_text_is_wrapped_in_a_way_that_ends_webkit(root: Path) -> None:
    """WebKit 2.50's process dies where prettily wrapped text holds code with a padding."""
    sheets = sorted((root / "docs").rglob("*.css"))
    assert sheets
    pretty = re.compile(r"text-wrap(-style)?\s*:[^;]*\bpretty\b")
    assert [path.name for path in sheets if pretty.search(path.read_text("utf-8"))] == []


def displays(css: str) -> set[tuple[str, str]]:
    """Return selectors with the display their rules give them."""
    return {
        (selector.strip(), display[1])
        for rule, body in _RULE.findall(css)
        if (display := _DISPLAY.search(body))
        for selector in rule.split(",")
    }


def test_text_that_a_container_lays_out_is_printed_by_firefox(root: Path) -> None:
    """Firefox 153 loses text of what only a container's width makes a grid or a block."""
    block = re.compile(r"@container[^{]*\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}")
    inside, outside = set(), set()
    for sheet in (root / "docs/assets/parts").rglob("*.css"):
        css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        inside |= set().union(*map(displays, block.findall(css)))
        outside |= displays(block.sub("", css))
    alone = {selector for selector, display in inside - outside if display != "none"}
    assert alone == set(_SEEN)


def test_no_field_is_too_small_to_be_touched_without_zooming(watched: Callable[..., Any]) -> None:
    visit = watched(viewport={"width": 390, "height": 844})
    page = visit.open()
    small = []
    fields = 0
    for path in KINDS:
        visit.go(page, path)
        small += [f"{path}: {one}" for one in page.evaluate(_SMALL_FIELDS, SMALLEST)]
        fields += page.locator("input, select, textarea").count()
    assert fields > len(KINDS)
    assert small == []
