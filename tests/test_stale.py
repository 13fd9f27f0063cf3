"""Which edits render one page and which render all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.catalog import read
from macros.stale import Memory

MINIMAL = Path(__file__).parent / "minimal"
PAGES = ("concepts/trust.md", "concepts/logs.md", "index.md")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("docs/concepts/trust.md", "a decision", "one decision", ["concepts/trust.md"]),
        ("quizzes/concepts/trust.yml", "The logo.", "The name.", ["concepts/trust.md"]),
        ("docs/concepts/trust.md", "", "", []),
        ("docs/concepts/trust.md", "[belief]", "[faith]", list(PAGES)),
        ("docs/concepts/trust.md", "## The boundary", "## The edge", list(PAGES)),
        ("docs/concepts/trust.md", 'cite("A01", ', "cite(", list(PAGES)),
        ("quizzes/concepts/trust.yml", "cites: [A01, nist", "cites: [A03, nist", list(PAGES)),
        ("mkdocs.yml", "", "site_name: Other", list(PAGES)),
    ],
)
def test_an_edit_renders_what_it_can_change(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    memory = Memory()
    assert [src for src in PAGES if memory.changed(tmp_path, *read(tmp_path))(src)]
    path = tmp_path / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    changed = memory.changed(tmp_path, *read(tmp_path))
    assert [src for src in PAGES if changed(src)] == expected
    assert changed("concepts/new.md")
