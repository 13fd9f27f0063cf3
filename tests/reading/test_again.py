"""A serving process that reads again finds what one that reads for the first time would find."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.parts.vocabulary import read

MINIMAL = Path(__file__).parents[1] / "minimal"
TRUST = "docs/concepts/trust.md"

# What is edited, and the words that change: each makes something wrong in another file.
EDITS = {
    "a heading that a question names": (TRUST, "{: #boundary }", "{: #edge }"),
    "a fact": ("docs/sources/acme-2026.md", "facts:\n  - id: A01", "facts:\n  - id: A91"),
    "a document": ("docs/sources/index.md", "id: ", "id: not-"),
    "a page's quiz": ("quizzes/concepts/trust.yml", "page: concept:trust", "page: concept:logs"),
    "a loop": ("docs/roles/acme-pm.md", "acme-pm/screen, acme-pm/design", "acme-pm/screen"),
    "the page itself": (TRUST, "{{ quiz() }}", ""),
    "a page that cannot be read": ("docs/concepts/logs.md", "title: ", "title: [: "),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path / "guide")
    return tmp_path / "guide"


def _found(root: Path) -> list[str]:
    return [str(one) for one in read(root)[1]]


def _anew(root: Path, name: str) -> list[str]:
    """Return the problems of a guide that nobody has read yet."""
    fresh = root.with_name(name)
    shutil.copytree(root, fresh)
    return _found(fresh)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_faults_that_an_edit_makes_elsewhere_are_found_and_gone_with_it(
    copy: Path, edit: tuple[str, str, str]
) -> None:
    assert _found(copy) == []
    file, old, new = edit
    text = (copy / file).read_text("utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), "utf-8")
    told = _found(copy)
    assert told
    assert told == _anew(copy, "edited")
    assert told == _found(copy)
    (copy / file).write_text(text, "utf-8")
    assert _found(copy) == []


def _linked(root: Path, target: str) -> None:
    page = root / "docs/concepts/logs.md"
    page.write_text(page.read_text("utf-8").replace("{{ foot() }}", f"[It]({target}).\n"), "utf-8")


@pytest.mark.parametrize(
    ("target", "gone"),
    [
        ("../assets/img/a.svg", lambda root: (root / "docs/assets/img/a.svg").unlink()),
        ("trust.md", lambda root: (root / TRUST).unlink()),
    ],
    ids=["a picture", "a page"],
)
def test_what_is_linked_to_and_goes_is_missed(
    copy: Path, target: str, gone: Callable[[Path], None]
) -> None:
    picture = copy / "docs/assets/img/a.svg"
    picture.parent.mkdir(parents=True)
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "utf-8")
    _linked(copy, target)
    assert not [one for one in _found(copy) if "link" in one]
    gone(copy)
    told = _found(copy)
    assert [one for one in told if "docs/concepts/logs.md" in one and "link" in one]
    assert told == _anew(copy, "edited")
