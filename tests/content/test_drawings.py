"""Drawings: their text can be read, and authors are told what they may hold."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from macros.reading.catalog import FIGURES
from macros.reading.disk.static_files import CLASSES

DRAWINGS = sorted(FIGURES.glob("*.svg"))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_the_text_of_a_drawing_can_be_read(path: Path) -> None:
    # What else a drawing may hold, the check of content knows.
    root = ET.parse(path).getroot()  # noqa: S314, our own
    assert re.fullmatch(r"[a-z0-9-]+", path.stem)
    sizes = [float(element.get("font-size", 13)) for element in root.iter()]
    assert min(sizes) >= 13
    assert all((root[at].text or "").strip() for at in (0, 1))  # its title and description


def test_authors_are_told_every_class_of_a_drawing() -> None:
    text = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    assert set(re.findall(r"\blg-fig-\w+", text)) == CLASSES
