"""The rules of a good plan, tried on the guide's own loops."""

from __future__ import annotations

from pathlib import Path

from parts.plan.loops import run_over_loops


def test_no_plan_over_the_loops_of_the_guide_breaks_a_rule(root: Path, tmp_path: Path) -> None:
    run_over_loops(root, tmp_path, "tests/parts/plan/rules.test.js")
