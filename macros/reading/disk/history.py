"""When each file was last committed."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path


def committed(root: Path) -> dict[str, datetime]:
    """Return when each file below `root` was last committed, the newest first.

    Empty where there is no history: not a clone, or no git.
    """
    command = ["git", "-c", "core.quotePath=false", "log", "--relative"]
    command += ["--format=%x00%cI", "--name-only", "--", "."]
    try:
        run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, datetime] = {}
    for commit in run.stdout.split("\0")[1:]:
        when, *names = commit.splitlines()
        for name in filter(None, names):
            found.setdefault(name, datetime.fromisoformat(when).astimezone(UTC))
    return found
