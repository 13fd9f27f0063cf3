"""The rules of a good plan, tried on the guide's own loops."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from parts.plan.loops import write


def test_no_plan_over_the_loops_of_the_guide_breaks_a_rule(root: Path, tmp_path: Path) -> None:
    loops = tmp_path / "loops.json"
    write(root, loops)
    run = subprocess.run(
        ["node", "--test", "tests/parts/plan/rules.test.js"],
        cwd=root,
        env={**os.environ, "LOOPGUIDE_LOOPS": str(loops)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert "skipped 0" in run.stdout
