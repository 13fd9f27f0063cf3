"""Work in a second process: what comes back, and what is left of it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from macros.reading.disk.beside import Beside


def test_work_begins_with_what_is_read_already_and_gives_back_what_it_finds() -> None:
    read = ["one"]
    work = Beside(lambda: (os.getpid(), read * 100_000))  # more than a pipe holds
    read.append("two")
    process, given = work.wait()
    assert process != os.getpid()
    assert given == ["one"] * 100_000


def test_work_that_fails_is_told_of(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        raise OSError("the disk is full")

    with pytest.raises(RuntimeError, match="failed"):
        Beside(fails).wait()
    assert "the disk is full" in capfd.readouterr().err


def test_work_ends_with_its_context(tmp_path: Path) -> None:
    def work() -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(600)

    with Beside(work):
        while not list(tmp_path.iterdir()):
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(next(tmp_path.iterdir()).name), 0)
