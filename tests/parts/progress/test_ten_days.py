"""Ten days of simulated readers, in every loop of the guide."""

from __future__ import annotations

from pathlib import Path

from parts.plan.loops import run_over_loops


def test_in_every_loop_all_tools_agree_for_ten_days(root: Path, tmp_path: Path) -> None:
    said = run_over_loops(root, tmp_path, "tests/parts/progress/ten-days.test.js")
    assert "all tools agree" in said
