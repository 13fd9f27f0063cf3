"""Run every check: the site is built beside the static checks, then the tests look at it.

Usage: python tests/run.py [ARGUMENT FOR PYTEST]...
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import machine

from macros.publish import node

ROOT = Path(__file__).resolve().parent.parent


def static_checks() -> list[list[str]]:
    """Return the commands that read the code, the quickest to read a failure of first."""
    python = [sys.executable, "-m"]
    scripts = sorted(map(str, (ROOT / "tests").rglob("*.test.js")))
    return [
        [*python, "ruff", "format", "--check", "--quiet", "."],
        [*python, "ruff", "check", "--quiet", "."],
        [*python, "mypy"],
        [*node.command("npx"), "--no-install", "tsc"],
        [*node.command("npx"), "--no-install", "tsc", "-p", "tsconfig.worker.json"],
        [*node.command("node"), "--test", "--test-reporter=dot", *scripts],
    ]


def run(step: list[str]) -> bool:
    """Run one check, print how long it took, and tell whether it passed."""
    began = time.monotonic()
    name = " ".join(Path(word).name for word in step[:4])
    code = subprocess.run(step, cwd=ROOT, env=node.environment(), check=False).returncode
    print(f"{'failed' if code else 'ok':6} {time.monotonic() - began:6.1f} s  {name}", flush=True)
    return code == 0


def main() -> int:
    """Run the checks; return 1 where one failed, after all have run."""
    machine.find_chromium()
    with tempfile.TemporaryDirectory(prefix="loopguide-test-") as folder:
        site = Path(folder) / "site"
        build = [sys.executable, "-m", "macros.publish", str(site)]
        with (Path(folder) / "build.log").open("w+") as log:
            began = time.monotonic()
            building = subprocess.Popen(build, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
            passed = [run(step) for step in static_checks()]
            built = building.wait() == 0
            print(f"{'ok' if built else 'failed':6} {time.monotonic() - began:6.1f} s  the site")
            if not built:
                log.seek(0)
                print(log.read())
        passed.append(built)
        os.environ["LOOPGUIDE_SITE"] = str(site) if built else ""
        tests = ["pytest", "-q", "-n", "3", "--dist", "worksteal"]
        passed.append(run([sys.executable, "-m", *tests, *sys.argv[1:]]))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    raise SystemExit(main())
