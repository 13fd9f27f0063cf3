"""The guide in Firefox and in WebKit: every page, and what every reader does, once.

Prints a table of the engines; `make browsers` shows it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import machine
import pytest
import served

from macros.publish import node

SMOKE = Path(__file__).with_name("smoke.js")
TIMEOUT = 500  # seconds; a tenth of it where nothing else runs


@dataclass(frozen=True)
class Tried:
    """What one engine showed: its name, and for each check the seconds or what went wrong."""

    engine: str
    seconds: dict[str, str]
    failed: dict[str, str]
    said: str


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give a screen to a browser that cannot do without; yield what it must be told of it."""
    program = machine.program("Xvfb")
    if program is None:
        yield {}
        return
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1400x1000x24"]
    command += ["-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as running:
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        try:
            yield {"DISPLAY": f":{number}"}
        finally:
            running.terminate()


def tried(engine: str, program: str, site: Path, extra: dict[str, str]) -> Tried:
    """Return what smoke.js prints of one engine."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("index.html")))
    pages = [path.removesuffix("index.html") for path in found]
    with served.Server(site, base="/loopguide/") as server:
        run = subprocess.run(
            [*node.command("node"), str(SMOKE), engine, program, server.url, *pages],
            env={**node.environment(), **extra},
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )
    name, *lines = run.stdout.splitlines() or [engine]
    rows = [line.split("\t") for line in lines]
    failed = {check: fault for state, check, _, fault in rows if state != "ok"}
    if run.returncode and not failed:
        failed["the run"] = run.stderr
    return Tried(name, {check: taken for _, check, taken, _ in rows}, failed, run.stdout)


def table(engines: list[Tried]) -> str:
    """Return the checks as rows and the engines as columns, with seconds or "failed"."""
    checks = list(dict.fromkeys(check for one in engines for check in one.seconds))
    rows = [["", *(one.engine for one in engines)]]
    for check in checks:
        shown = ("failed" if check in one.failed else one.seconds.get(check, "") for one in engines)
        rows.append([check, *shown])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def test_the_guide_in_every_engine(site: Path) -> None:
    """Both at once: each waits for itself about as long as it computes."""
    with screen() as display, ThreadPoolExecutor() as at_once:
        programs = {
            "firefox": machine.program("firefox-esr", "firefox"),
            "webkit": machine.minibrowser() if display else None,
        }
        running = [
            at_once.submit(tried, engine, program, site, display)
            for engine, program in programs.items()
            if program
        ]
        engines = [one.result() for one in running]
    print("\n" + table(engines))
    assert {one.engine: one.failed for one in engines if one.failed} == {}
    missing = [engine for engine, program in programs.items() if program is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
