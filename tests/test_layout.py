"""The folders of the parts: what lies in them is small, and nothing in them is forgotten."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

FILES, LINES = 15, 320


def test_every_style_sheet_is_loaded_once(root: Path) -> None:
    """A sheet that nothing lists would be missing from every page, in silence."""
    loaded = Counter(
        name
        for path in ("mkdocs.yml", "macros/theme/main.html")
        for name in re.findall(r"assets/parts/[\w/-]+\.css", (root / path).read_text("utf-8"))
    )
    docs = root / "docs"
    there = {path.relative_to(docs).as_posix() for path in docs.rglob("*.css")}
    assert loaded == dict.fromkeys(there, 1)


def test_no_sheet_is_long_and_no_folder_full(root: Path) -> None:
    parts = root / "docs" / "assets" / "parts"
    for path in parts.rglob("*.css"):
        assert len(path.read_text("utf-8").splitlines()) <= LINES, path
    for folder in (path for path in parts.rglob("*") if path.is_dir()):
        assert sum(path.is_file() for path in folder.iterdir()) <= FILES, folder


def test_a_template_is_found_by_its_name_alone(root: Path) -> None:
    """A macro names its part's template by the name; within a type of question the folder tells."""
    parts = root / "docs" / "assets" / "parts"
    names = Counter(path.name for path in parts.glob("*/*.j2"))
    assert [name for name, times in names.items() if times > 1] == []
