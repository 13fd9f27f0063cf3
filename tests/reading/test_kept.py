"""What a check keeps from one run to the next is what it would find again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.reading.disk import kept

ROOT = Path(__file__).parents[2]


def _asked(folder: Path, text: str) -> object:
    with kept.kept(folder):
        return kept.get("words", "a.md", text)


def _keep(folder: Path, text: str) -> None:
    with kept.kept(folder):
        kept.put("words", "a.md", text, value=["one", "two"])


def test_it_is_found_while_the_text_is_the_same(tmp_path: Path) -> None:
    assert _asked(tmp_path, "one two") is None
    _keep(tmp_path, "one two")
    assert _asked(tmp_path, "one two") == ["one", "two"]
    assert _asked(tmp_path, "one too") is None


def test_texts_that_read_the_same_together_are_told_apart(tmp_path: Path) -> None:
    with kept.kept(tmp_path):
        kept.put("words", "a.md", "one ", "two", value=["one", "two"])
    with kept.kept(tmp_path):
        for _ in range(2):  # the second time by sight
            assert kept.get("words", "a.md", "one ", "two") == ["one", "two"]
            assert kept.get("words", "a.md", "one", " two") is None
            assert kept.get("words", "a.md", "one two") is None


def test_it_is_found_anew_when_the_code_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    (code / "a.py").write_text("1")
    monkeypatch.setattr(kept, "_CODE", code)
    _keep(tmp_path, "one two")
    (code / "a.py").write_text("1, 2")
    assert _asked(tmp_path, "one two") is None


def test_all_of_the_code_is_looked_at() -> None:
    assert (kept._CODE / "__init__.py").read_text("utf-8").startswith('"""')
    assert kept._CODE.name == "macros"


@pytest.mark.parametrize("cut", [0, 1, 40, -1])
def test_a_torn_file_is_as_none(tmp_path: Path, cut: int) -> None:
    _keep(tmp_path, "one two")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:cut])
    assert _asked(tmp_path, "one two") is None
    _keep(tmp_path, "one two")
    assert _asked(tmp_path, "one two") == ["one", "two"]


@pytest.mark.parametrize("rest", [b"garbage", b"\x80\x05cos\nnothing_there\n.", b"I01\n."])
def test_a_file_of_something_else_is_as_none(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / kept._FILE).write_bytes(rest)
    assert _asked(tmp_path, "one two") is None


def test_a_model_is_built_where_a_file_is_validated_first() -> None:
    """Records that are kept are read without: to build all kinds takes longer than that."""
    code = (
        "from macros.parts import vocabulary\n"
        "from macros.records.pages import KINDS\n"
        "print([one.__name__ for one in KINDS.values() if one.__pydantic_complete__])"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert run.stdout.split() == [b"[]"]
