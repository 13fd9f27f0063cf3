"""Every kind of bad input, with the exact lines an author reads.

A case is a folder of files that replace or join those of tests/minimal, and `expected.txt`, where
PAGES stands for the number of pages.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from oversized import complete

from macros import check

HERE = Path(__file__).parents[1]
CASES = sorted(path.name for path in (HERE / "bad_input").iterdir())


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_named_as_expected(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = HERE / "bad_input" / case
    shutil.copytree(HERE / "minimal", tmp_path, dirs_exist_ok=True)
    shutil.copytree(
        folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt")
    )
    complete(case, tmp_path)

    status = check.main(tmp_path)

    output = capsys.readouterr()
    pages = len(list((tmp_path / "docs").rglob("*.md")))
    expected = (folder / "expected.txt").read_text("utf-8").replace("PAGES", str(pages))
    assert output.out == expected
    assert output.err == ""
    assert status == (0 if case == "bom-and-crlf" else 1)
