"""Publishing as a whole: what goes on beside it, and what is left where a step fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.publish import __main__ as publishing


def test_the_engine_is_waited_for_where_another_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = []

    def start(_: Path, output: Path) -> Callable[[], int]:
        output.mkdir()

        def wait() -> int:
            ended.append(output.is_dir())  # it is still there to be written into
            return 0

        return wait

    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setitem(publishing.ENGINES, "mkdocs", start)
    monkeypatch.setattr(publishing, "bank_files", fails)
    with pytest.raises(OSError, match="full"):
        publishing.publish(tmp_path / "site")
    assert ended == [True]
    assert list(tmp_path.iterdir()) == []
