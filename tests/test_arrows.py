"""Who may import whom: arrows between packages and modules go down, and there is no circle."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "macros"
# Each package knows those before it; the check of content is a command over `parts`. What
# mkdocs-macros calls lies above all.
FLOORS = (
    *("records", "reading", "rules", "parts", "check", "engine", "exports", "editions", "publish"),
    *("imports", "commands"),
)


def name_of(path: Path) -> str:
    """Return a file's module as Python names it: `macros.records.fields`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in PACKAGE.rglob("*.py")}


def imported(name: str) -> set[str]:
    """Return the modules of ours that the module `name` imports, wherever the import stands."""
    path = MODULES[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else ()), *filter(None, [node.module])])
            inner = {f"{base}.{alias.name}" for alias in node.names}
            found |= {base} if not inner & MODULES.keys() else inner
    return (found & MODULES.keys()) - {name}


def floor(name: str) -> int:
    """Return how high the module `name` lies."""
    package = name.split(".")[1:2]
    return FLOORS.index(package[0]) if package and package[0] in FLOORS else len(FLOORS)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_arrow_goes_up(name: str) -> None:
    assert [other for other in sorted(imported(name)) if floor(other) > floor(name)] == []


def test_there_is_no_circle() -> None:
    graph = {name: imported(name) for name in MODULES}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
    assert order.index("macros.records.fields") < order.index("macros.reading.lint")


@pytest.mark.parametrize("package", [one for one in FLOORS if (PACKAGE / one).is_dir()])
def test_every_package_says_what_it_may_know(package: str) -> None:
    tree = ast.parse((PACKAGE / package / "__init__.py").read_text("utf-8"))
    assert "Knows" in (ast.get_docstring(tree) or "")
    assert len(tree.body) == 1


def test_the_page_for_the_engine_lists_the_packages_in_this_order() -> None:
    page = (PACKAGE.parent / "docs/engine.md").read_text("utf-8")
    table = page.partition("## What each folder may know")[2].partition("\n\n`macros/")[0]
    assert re.findall(r"^\| `(\w+)(?:\.py)?` ", table, re.MULTILINE) == list(FLOORS)


@pytest.mark.parametrize("page", ["README.md", "docs/engine.md"])
def test_what_a_page_about_the_code_names_is_there(page: str) -> None:
    root = PACKAGE.parent
    named = re.findall(r"`((?:macros|docs|tests)/[\w./-]+)`", (root / page).read_text("utf-8"))
    assert named
    assert [path for path in named if not (root / path).exists()] == []


@pytest.mark.parametrize("folder", ["macros", "tests"])
def test_no_folder_holds_more_files_than_an_eye_takes_in(folder: str) -> None:
    # Templates and scripts have a test of their own once they lie by part.
    crowded = {
        path.name: count
        for path in [PACKAGE.parent / folder, *(PACKAGE.parent / folder).rglob("*")]
        if path.is_dir()
        and path.name not in ("templates", "figures", "js", "__pycache__")
        and (count := sum(one.is_file() for one in path.iterdir())) > 15
    }
    assert crowded == {}
