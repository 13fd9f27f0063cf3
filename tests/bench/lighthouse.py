"""Lighthouse's scores of pages, in a browser that is ours to close."""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import machine
from playwright.sync_api import Playwright

from macros.publish import node

PROGRAM = Path(__file__).with_suffix(".mjs")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
HERE = Path(__file__).resolve().parents[2]


def missing() -> str:
    """Return what this machine lacks to run it, or nothing."""
    return "" if (HERE / "node_modules" / "lighthouse").exists() else "needs npm ci"


def scores(
    playwright: Playwright, flags: Sequence[str], addresses: Sequence[str], runs: int
) -> Iterator[list[int] | None]:
    """Yield for each address the median score of each category, as soon as it is measured.

    None where Lighthouse does not run. What cost points is printed beside. Playwright starts the
    browser: one that Lighthouse starts outlives it where it is given up.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    browser = playwright.chromium.launch(
        executable_path=machine.find_chromium(), args=[*flags, f"--remote-debugging-port={port}"]
    )
    words = [str(port), str(runs), ",".join(CATEGORIES), *addresses]
    command = [*node.command("node"), str(PROGRAM), *words]
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            for line in process.stdout:
                found = json.loads(line)
                for fault in [*found["faults"], found["error"]]:
                    if fault:
                        print(f"  {found['url']} {fault}", file=sys.stderr)
                columns = list(zip(*found["scores"], strict=True))
                yield [round(statistics.median(one)) for one in columns] or None
        finally:
            process.kill()
    browser.close()
