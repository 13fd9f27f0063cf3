"""Folders, sheets, functions: each is small, and nothing of the parts is forgotten."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

FILES, LINES = 15, 320
# Lines of a function and of a class in Python, decorators left out.
_BOUNDS = {ast.FunctionDef: 60, ast.AsyncFunctionDef: 60, ast.ClassDef: 200}


def test_every_style_sheet_is_loaded_once(root: Path) -> None:
    """A sheet that nothing lists would be missing from every page, in silence."""
    loaded = Counter(
        name
        for path in ("mkdocs.yml", "macros/theme/main.html")
        for name in re.findall(r"assets/parts/[\w/-]+\.css", (root / path).read_text("utf-8"))
    )
    docs = root / "docs"
    there = {path.relative_to(docs).as_posix() for path in docs.rglob("*.css")}
    assert loaded == dict.fromkeys(there, 1)


def test_no_sheet_is_long_and_no_folder_full(root: Path) -> None:
    parts = root / "docs" / "assets" / "parts"
    for path in (*parts.rglob("*.css"), *(root / "macros").rglob("*.css")):
        assert len(path.read_text("utf-8").splitlines()) <= LINES, path
    for folder in (path for path in parts.rglob("*") if path.is_dir()):
        assert sum(path.is_file() for path in folder.iterdir()) <= FILES, folder


def test_a_template_is_found_by_its_name_alone(root: Path) -> None:
    """A macro names its part's template by the name; within a type of question the folder tells."""
    parts = root / "docs" / "assets" / "parts"
    names = Counter(path.name for path in parts.glob("*/*.j2"))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_function_and_no_class_is_longer_than_one_look(root: Path) -> None:
    long = [
        f"{path.relative_to(root)}:{node.lineno} {node.name}: {lines} lines"
        for folder in ("macros", "tests")
        for path in sorted((root / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > _BOUNDS[type(node)]
    ]
    assert long == []


_CLASS = re.compile(r"^(?:export )?(?:default )?class (\w+)")
_FUNCTION = re.compile(
    r"^( *)(?:export )?(?:static )?(?:async )?(?:function\*? )?"
    r"(?!if\b|for\b|while\b|switch\b|catch\b)([#\w]+)\(.*\) \{$"
)


def _blocks(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the name, the lines and the bound of every class and function of a script."""
    for at, line in enumerate(lines):
        if found := _CLASS.match(line):
            indent, name, bound = "", found[1], 200
        elif found := _FUNCTION.match(line):
            indent, name, bound = found[1], found[2], 60
        else:
            continue
        end = next(n for n in range(at + 1, len(lines)) if lines[n].startswith(indent + "}"))
        yield name, end - at + 1, bound


def test_no_function_and_no_class_of_a_script_is_longer_than_one_look(root: Path) -> None:
    blocks = [
        (path, *block)
        for path in sorted((root / "docs" / "assets").rglob("*.js"))
        for block in _blocks(path.read_text("utf-8").splitlines())
    ]
    assert {"LgExam", "#forth", "searchIn"} <= {name for _, name, _, _ in blocks}
    assert [block for block in blocks if block[2] > block[3]] == []


def test_the_readme_names_every_folder(root: Path) -> None:
    told = (root / "README.md").read_text("utf-8").partition("## Where things are")[2]
    folders = [
        path
        for top in ("macros", "tests")
        for path in sorted((root / top).iterdir())
        if path.is_dir() and path.name[0] not in "._" and any(path.rglob("*.*"))
    ]
    missing = [path.name for path in folders if f"{path.name}/`" not in told]
    assert len(folders) > 20
    assert missing == []
