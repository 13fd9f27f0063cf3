"""Ten days of simulated readers, in every loop of the guide."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from parts.plan.loops import write


def test_in_every_loop_all_tools_agree_for_ten_days(root: Path, tmp_path: Path) -> None:
    loops = tmp_path / "loops.json"
    write(root, loops)
    run = subprocess.run(
        ["node", "--test", "tests/parts/progress/ten-days.test.js"],
        cwd=root,
        env={**os.environ, "LOOPGUIDE_LOOPS": str(loops)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    assert "skipped 0" in run.stdout
    assert "all tools agree" in run.stdout
