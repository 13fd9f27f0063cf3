"""The built site and a server for it, shared by all tests that look at pages."""

from __future__ import annotations

import fcntl
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import served

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from macros.reading.catalog import Catalog
    from macros.records.problems import Problem

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return what starts browsers; a process can have one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return a function that makes a file or folder once a run, whatever the number of workers.

    It takes a name and what writes to the path that it is given; tests only read what is there.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def made(name: str, write: Callable[[Path], object]) -> Path:
        target = shared / name
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not target.exists():
                unfinished = shared / f"unfinished-{name}"
                write(unfinished)
                unfinished.rename(target)
        return target

    return made


@pytest.fixture(scope="session")
def content(once: Callable[..., Path]) -> tuple[Catalog, tuple[Problem, ...]]:
    """Return the guide's records, and the problems of its content; tests only look at both."""
    from macros.parts.vocabulary import read

    path = once("content", lambda path: path.write_bytes(pickle.dumps(read(ROOT))))
    catalog, problems = pickle.loads(path.read_bytes())  # noqa: S301  written by this run
    return catalog, tuple(problems)


@pytest.fixture(scope="session")
def catalog(content: tuple[Catalog, tuple[Problem, ...]]) -> Catalog:
    """Return the guide's records."""
    return content[0]


def _publish(target: Path) -> None:
    command = [sys.executable, "-m", "macros.publish", str(target)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="session")
def site(once: Callable[..., Path]) -> Path:
    """Return the folder of the real site.

    `tests/run.py` has built it beside the static checks and names it in LOOPGUIDE_SITE.
    """
    built = os.environ.get("LOOPGUIDE_SITE")
    return Path(built) if built else once("site", _publish)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[served.Server]:
    """Serve the site under a sub-path with the headers of its own `_headers` file."""
    with served.Server(site, base="/loopguide/") as running:
        yield running


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test is a failed one: what it needs is installed there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and exitstatus == 0 and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
