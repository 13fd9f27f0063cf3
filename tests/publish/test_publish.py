"""Publishing as a whole: what goes on beside it, and what is left where a step fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.publish import __main__ as publishing
from macros.publish.__main__ import Running
from macros.records.problems import Problem
from macros.rules import standards


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was done with an engine that makes an empty folder and goes on for ever."""
    said: list[str] = []

    def start(_: Path, output: Path) -> Running:
        output.mkdir()

        def stop() -> None:
            assert output.is_dir()  # it is still there to be written into
            said.append("stopped")

        return Running(lambda: pytest.fail("waited for"), stop)

    monkeypatch.setitem(publishing.ENGINES, "mkdocs", start)
    return said


def test_the_engine_is_stopped_where_another_step_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: list[str]
) -> None:
    def fails(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(publishing, "bank_files", fails)
    with pytest.raises((OSError, RuntimeError), match=r"full|as said above"):
        publishing.publish(tmp_path / "site")
    assert ended == ["stopped"]
    assert list(tmp_path.iterdir()) == []


def test_a_site_stays_as_it_was_where_the_standards_refuse_beside_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: list[str]
) -> None:
    wrong = Problem("docs/index.md", 1, "", "a fault", "none", "Mend it.")
    monkeypatch.setattr(standards, "check", lambda *_: [wrong])
    monkeypatch.setattr(publishing, "bank_files", lambda *_: pytest.fail("made in vain"))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("as before", "utf-8")
    assert publishing.publish(tmp_path / "site") == 1
    assert ended == ["stopped"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "as before"
