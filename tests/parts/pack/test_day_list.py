"""Which list the pack calls that of the day: the one that says so, whatever its page is called."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.parts.pack import pack
from macros.parts.vocabulary import read

MINIMAL = Path(__file__).resolve().parents[2] / "minimal"
LIST = "docs/practice/checklists/acme-pm-preparation.md"


def test_a_loop_with_a_list_for_the_weeks_before_has_none_for_the_day(tmp_path: Path) -> None:
    catalog, problems = read(MINIMAL)
    (loop,) = pack(catalog).loops
    assert problems == []
    assert loop.lists
    assert not loop.for_the_day

    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / LIST).read_text("utf-8")
    title = "  title: Preparation\n"
    (tmp_path / LIST).write_text(text.replace(title, f"{title}  when: day\n"), "utf-8")
    catalog, problems = read(tmp_path)
    (loop,) = pack(catalog).loops
    assert problems == []
    assert loop.for_the_day
