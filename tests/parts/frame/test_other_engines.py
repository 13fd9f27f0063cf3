"""What is known of other engines, held without them: what they cannot do, no page asks of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kinds import KINDS

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
