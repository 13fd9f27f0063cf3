"""The rules of a good plan, tried on the guide's own loops."""

from __future__ import annotations

from pathlib import Path

from parts.plan.loops import run_over_loops

from macros.reading.catalog import Catalog


def test_no_plan_over_the_loops_of_the_guide_breaks_a_rule(
    root: Path, catalog: Catalog, tmp_path: Path
) -> None:
    run_over_loops(root, catalog, tmp_path, "tests/parts/plan/rules.test.js")
