"""Ten days of simulated readers, in every loop of the guide."""

from __future__ import annotations

from pathlib import Path

from parts.plan.loops import run_over_loops

from macros.reading.catalog import Catalog


def test_in_every_loop_all_tools_agree_for_ten_days(
    root: Path, catalog: Catalog, tmp_path: Path
) -> None:
    said = run_over_loops(root, catalog, tmp_path, "tests/parts/progress/ten-days.test.js")
    assert "all tools agree" in said
