"""Drafts: an author sees them marked, a publication is as if they were not there."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import check
from macros.__main__ import main
from macros.engine import tokens
from macros.engine.guide import Guide
from macros.parts.vocabulary import read

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "minimal"


def _guide(folder: Path) -> Path:
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a small guide, all of it whole."""
    return _guide(tmp_path)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small guide that has drafts besides."""
    root = _guide(tmp_path_factory.mktemp("begun"))
    drafted(root)
    return root


def new(root: Path, *words: str) -> None:
    """Write what an author asks `new` for: drafts."""
    assert main(["new", *words, "--root", str(root)]) == 0


def say(root: Path, name: str, old: str, text: str) -> None:
    """Put `text` in place of `old` in a file."""
    path = root / name
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, text, 1), "utf-8")


def drafted(root: Path) -> None:
    """Put a draft of nearly every kind into the guide."""
    for words in (
        ("source", "beta-2026"),
        ("company", "beta"),
        ("role", "beta-pm"),
        ("round", "acme-pm/panel"),  # of a loop that is whole
        ("rubric", "beta-notes"),
        ("concept", "keys"),
        ("case", "gone", "--role", "beta-pm"),
        ("worksheet", "incidents"),
        ("checklist", "beta-pm-preparation"),
    ):
        new(root, *words)


# --------------------------------------------------------------------------------- a publication


def published(folder: Path, add: Callable[[Path], None]) -> dict[str, str]:
    """Publish the small guide with what `add` adds; return what every file holds, by its name."""
    root, site = folder / "project", folder / "site"
    _guide(root)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    code = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "macros", root / "macros", ignore=code)
    for name in ("docs/sw.js", "mkdocs.yml", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    add(root)
    run = subprocess.run(
        [sys.executable, "-m", "macros.publish", str(site)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_a_publication_is_as_if_drafts_were_not_there(tmp_path: Path) -> None:
    """A broken one, too: what it says of itself can be read, and nothing else is asked of it."""

    def with_drafts(root: Path) -> None:
        drafted(root)
        say(root, "docs/concepts/keys.md", "shelf: ", "shelve: ")

    without = published(tmp_path / "a", lambda _root: None)
    assert published(tmp_path / "b", with_drafts) == without
    assert any(name.startswith("concepts/logs/") for name in without)


# ------------------------------------------------------------------ what is whole and needs a draft

LOGS = "docs/concepts/logs.md"
KEYS = "docs/concepts/keys.md:1"
NEEDS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a link in a body": (
        lambda root: say(root, LOGS, "Keep it.", "See [keys](keys.md)."),
        LOGS,
        "a link to 'keys.md', a draft (docs/concepts/keys.md)",
    ),
    "an id in a record": (
        lambda root: say(root, "docs/rounds/acme-pm/screen.md", "concepts: [", "concepts: [keys, "),
        "docs/rounds/acme-pm/screen.md",
        f"the concept 'keys', in a draft ({KEYS})",
    ),
    "a link in a quiz": (
        lambda root: say(
            root, "quizzes/concepts/trust.yml", "concept:trust#boundary", "concept:keys"
        ),
        "quizzes/concepts/trust.yml",
        f"the concept 'keys', in a draft ({KEYS})",
    ),
    "a fact that is cited": (
        lambda root: say(root, LOGS, "Keep it.", 'Keep it. {{ cite("Z01") }}'),
        LOGS,
        "the fact 'Z01', in a draft (docs/sources/beta-2026.md:7), in {{ cite('Z01') }}",
    ),
    "a loop's round": (
        lambda root: say(
            root, "docs/roles/acme-pm.md", "acme-pm/design]", "acme-pm/design, acme-pm/panel]"
        ),
        "docs/roles/acme-pm.md",
        "the round 'acme-pm/panel', in a draft (docs/rounds/acme-pm/panel.md:1)",
    ),
    "a page's quiz": (
        lambda root: say(root, "docs/concepts/keys.md", "draft: true\n", ""),
        "docs/concepts/keys.md",
        "{{ quiz() }}, a draft (quizzes/concepts/keys.yml)",
    ),
    "a quiz's page": (
        lambda root: say(root, "quizzes/concepts/keys.yml", "draft: true\n", ""),
        "quizzes/concepts/keys.yml",
        f"the concept 'keys', in a draft ({KEYS})",
    ),
}


@pytest.mark.parametrize("need", NEEDS)
def test_what_is_whole_and_needs_a_draft_names_both_ends(
    begun: Path, tmp_path: Path, need: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = shutil.copytree(begun, tmp_path, dirs_exist_ok=True)
    assert check.main(copy, finished=True) == 0
    make, file, found = NEEDS[need]
    make(copy)
    assert check.main(copy) == 0  # while it is written, nothing is wrong with it
    assert "check --finished names" in capsys.readouterr().out
    assert check.main(copy, finished=True) == 1
    said = capsys.readouterr().out
    assert "check --finished" not in said
    assert any(
        line.startswith(f"{file}:") and f"found {found}; " in line for line in said.splitlines()
    )


def test_what_readers_have_may_not_become_a_draft(copy: Path) -> None:
    """Its address would be gone, and of a quiz the questions that they answered."""
    shutil.copy(ROOT / "standards.yml", copy)
    (copy / "published.txt").write_text("page concepts/keys\nquestion keys.todo-1\n", "utf-8")
    new(copy, "concept", "keys")
    found = {one.file: str(one) for one in read(copy, drafts=False)[1]}
    for file, line, had in (
        ("docs/concepts/keys.md", 2, "page concepts/keys"),
        ("quizzes/concepts/keys.yml", 2, "question keys.todo-1"),
    ):
        said = f"{file}:{line}: draft: found a draft of what readers have (published.txt: {had})"
        assert found[file].startswith(said)


# ------------------------------------------------------------------------------------- an author


def test_an_author_sees_drafts_and_that_they_are_some(begun: Path) -> None:
    guide = Guide(begun, print, drafts=True)
    assert guide.problems == []
    nav = str(guide.navigation())
    for title in ("Keys (draft)", "Beta (draft)", "Beta pm (draft)", "Panel (draft)"):
        assert title in nav
    here = [""]
    head = guide.macros(lambda: here[0])["head"]
    for src, entry in guide.catalog.by_src.items():
        here[0] = src
        shown = tokens.restore(head())
        assert entry.page.draft == ("says draft: true: a publication" in shown), src
        assert entry.page.draft == ("(draft)</h1>" in shown), src
    assert "(draft)" not in str(Guide(begun, print).navigation())


def test_a_round_waits_beside_a_loop_that_is_whole(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Listed, it would keep the loop from being published."""
    new(copy, "round", "acme-pm/panel")
    assert "docs/roles/acme-pm.md: add acme-pm/panel to rounds:" in capsys.readouterr().out
    assert check.main(copy) == check.main(copy, finished=True) == 0
    say(copy, "docs/rounds/acme-pm/panel.md", "draft: true\n", "")
    say(copy, "quizzes/rounds/acme-pm/panel.yml", "draft: true\n", "")
    assert any("whose loop does not have this round" in one.found for one in read(copy)[1])
