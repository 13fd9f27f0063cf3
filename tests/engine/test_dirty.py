"""Which edits render one page and which render all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from macros.engine.dirty import Memory
from macros.engine.guide import Guide

MINIMAL = Path(__file__).parents[1] / "minimal"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("docs/concepts/trust.md", "a decision", "one decision", ["concepts/trust.md"]),
        ("quizzes/concepts/trust.yml", "The logo.", "The name.", ["concepts/trust.md"]),
        ("docs/concepts/trust.md", "", "", []),
        # shown on no other page
        ("docs/concepts/trust.md", "[belief]", "[faith]", ["concepts/trust.md"]),
        # a question of the round names the heading to read again
        (
            "docs/concepts/trust.md",
            "## The boundary",
            "## The edge",
            ["concepts/trust.md", "rounds/acme-pm/design.md"],
        ),
        # the source's page says where each fact is cited
        (
            "docs/concepts/trust.md",
            'cite("A01", ',
            "cite(",
            ["concepts/trust.md", "sources/acme-2026.md"],
        ),
        # in the navigation of every page
        ("docs/concepts/trust.md", "title: ", "title: Not ", None),
        ("mkdocs.yml", "", "site_name: Other", None),
    ],
)
def test_an_edit_renders_what_it_can_change(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    expected: list[str] | None,
) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    memory = Memory()
    pages = set(_guide(tmp_path, memory).catalog.by_src)
    first = _guide(tmp_path, memory).changed()
    assert {src for src in pages if first(src)} == pages
    path = tmp_path / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    changed = _guide(tmp_path, memory).changed()
    assert {src for src in pages if changed(src)} == (pages if expected is None else set(expected))
    assert changed("concepts/new.md")


@pytest.mark.parametrize(
    ("file", "old", "new", "kept"),
    [
        # Another page names it, and the navigation of every page.
        ("docs/concepts/trust.md", "title: ", "title: Not ", True),
        # loop_minutes() may stand on any page.
        ("docs/rounds/acme-pm/design.md", "minutes: 60\n", "minutes: 75\n", False),
        ("mkdocs.yml", "", "site_name: Other", False),
    ],
)
def test_where_only_the_frame_has_changed_contents_stay(
    tmp_path: Path, file: str, old: str, new: str, *, kept: bool
) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    memory = Memory()
    first = _guide(tmp_path, memory)
    first.changed()
    memory.contents = {src: {} for src in first.catalog.by_src}
    path = tmp_path / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    _guide(tmp_path, memory).changed()
    assert "concepts/trust.md" not in memory.contents
    assert ("sources/index.md" in memory.contents) is kept


def _guide(root: Path, memory: Memory) -> Guide:
    return Guide(root, lambda _problem: None, memory)


def test_a_template_is_compiled_once_while_its_text_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts, compiled, memory = {"main.html": "one {{ 1 + 1 }}"}, [], Memory()
    compile_it = Environment.compile

    def counted(*given: Any, **options: Any) -> Any:
        compiled.append(given)
        return compile_it(*given, **options)

    monkeypatch.setattr(Environment, "compile", counted)

    def rendered() -> str:
        # MkDocs makes a new one for every build.
        environment = Environment(loader=DictLoader(texts), bytecode_cache=memory.compiled)  # noqa: S701
        return environment.get_template("main.html").render()

    assert [rendered(), rendered()] == ["one 2", "one 2"]
    assert len(compiled) == 1
    texts["main.html"] = "two {{ 1 + 1 }}"
    assert rendered() == "two 2"
