"""What is known of other engines, held without them: what they cannot do, no page asks of them."""

from __future__ import annotations

import re
from pathlib import Path


def test_no_text_is_wrapped_in_a_way_that_ends_webkit(root: Path) -> None:
    """WebKit 2.50's process dies where prettily wrapped text holds code with a padding."""
    sheets = sorted((root / "docs").rglob("*.css"))
    assert sheets
    pretty = re.compile(r"text-wrap(-style)?\s*:[^;]*\bpretty\b")
    assert [path.name for path in sheets if pretty.search(path.read_text("utf-8"))] == []
