"""Run every check, in the order in which a failure is cheapest to read."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import chromium
import node

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the checks; return 1 where one failed, after all have run."""
    python = [sys.executable, "-m"]
    os.environ["CHROMIUM"] = chromium.find()
    scripts = sorted(map(str, (ROOT / "tests" / "js").glob("*.test.js")))
    steps = [
        [*python, "ruff", "format", "--check", "--quiet", "."],
        [*python, "ruff", "check", "--quiet", "."],
        [*python, "mypy"],
        [*node.command("npx"), "--no-install", "tsc"],
        [*node.command("npx"), "--no-install", "tsc", "-p", "tsconfig.worker.json"],
        [*node.command("node"), "--test", "--test-reporter=dot", *scripts],
        [*python, "pytest", "-q", "-n", "2", "--dist", "worksteal", *sys.argv[1:]],
    ]
    failed = []
    for step in steps:
        began = time.monotonic()
        name = " ".join(Path(word).name for word in step[:4])
        code = subprocess.run(step, cwd=ROOT, check=False).returncode
        print(
            f"{'failed' if code else 'ok':6} {time.monotonic() - began:6.1f} s  {name}", flush=True
        )
        if code:
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
