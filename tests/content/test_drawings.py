"""Authors are told what a drawing may hold; the check knows it."""

from __future__ import annotations

import re
from pathlib import Path

from macros.reading.disk.static_files import CLASSES


def test_authors_are_told_every_class_of_a_drawing() -> None:
    text = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    assert set(re.findall(r"\blg-fig-\w+", text)) == CLASSES
