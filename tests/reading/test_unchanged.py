"""What a check remembers never differs from what it would find, whatever is edited between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import check
from macros.parts.vocabulary import read
from macros.reading.disk import unchanged
from macros.reading.disk.kept import get, held, kept, put, shared

MINIMAL = Path(__file__).parents[1] / "minimal"
STANDARDS = """\
banks: {concept: 2}
types: {concept: 2, role: 7}
words: {concept: 90}
two_sentences: true
mocks: {prompts: 1, followups: 1, say: 1, early: 50}
spoken: {low: 10, high: 400}
above_chance: 8
filler: [delve]
superseded: [{edition: RFC 8446, pattern: RFC 8446}]
"""
Edit = Callable[[Path], object]


def write(name: str, text: str) -> Edit:
    return lambda root: (root / name).write_text(text, "utf-8")


def add(name: str, text: str) -> Edit:
    return lambda root: (root / name).write_text((root / name).read_text("utf-8") + text, "utf-8")


def replace(name: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / name).read_text("utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), "utf-8")

    return edit


def unseen(root: Path) -> None:
    """Write other text of the same length, and set the time of the file back."""
    path = root / "docs/concepts/trust.md"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("colour", "colors"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def drawing(root: Path) -> None:
    (root / "macros/figures").mkdir(parents=True)
    (root / "macros/figures/one.svg").write_text("<svg></svg>")


# One after the other, in the same guide: the first finds much, the last as much as the first.
EDITS: dict[str, Edit] = {
    "standards": write("standards.yml", STANDARDS),
    "text of a page": add("docs/concepts/trust.md", "\nThe colour, TODO. There are 12 facts.\n"),
    "as long as before": unseen,
    "an account of a count": add("docs/concepts/logs.md", "\nBoth companies do.\n"),
    "a record": replace("docs/concepts/logs.md", "title: ", "title: The two companies' "),
    "a question": replace("quizzes/concepts/trust.yml", "The logo.", "The logo as in RFC 8446."),
    "a draft": add("quizzes/concepts/trust.yml", "draft: true\n"),
    "no draft": replace("quizzes/concepts/trust.yml", "draft: true\n", ""),
    "a page": lambda root: shutil.copy(root / "docs/concepts/logs.md", root / "docs/concepts/x.md"),
    "a page with another title": replace("docs/concepts/x.md", "title: ", "title: More "),
    "no such page": lambda root: (root / "docs/concepts/x.md").unlink(),
    "a fault": replace("quizzes/concepts/trust.yml", "type: single", "type: singel"),
    "a fault mended": replace("quizzes/concepts/trust.yml", "type: singel", "type: single"),
    "what was published": write("published.txt", "question trust.gone\n"),
    "a drawing": drawing,
    "no drawing": lambda root: shutil.rmtree(root / "macros"),
    "a link": lambda root: (root / "docs/concepts/y.md").symlink_to(root / "docs/index.md"),
    "no link": lambda root: (root / "docs/concepts/y.md").unlink(),
    "another standard": replace("standards.yml", "concept: 90", "concept: 2"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path / "guide")
    return tmp_path / "guide"


def test_what_is_kept_of_texts_is_what_is_found(copy: Path, tmp_path: Path) -> None:
    told: set[tuple[object, ...]] = set()
    for name, edit in EDITS.items():
        edit(copy)
        with kept(tmp_path / "kept"):
            known = read(copy)[1]
        with held(tmp_path / "held"):
            served = read(copy)[1]
        with kept(tmp_path / f"kept {len(told)} {name}"):  # nothing is known: two processes read
            halved = read(copy)[1]
        anew = read(copy)[1]
        assert (known, served, halved) == (anew, anew, anew), name
        told.add(tuple(anew))
    assert len(told) > len(EDITS) / 2


def test_what_a_second_process_found_out_is_known(tmp_path: Path) -> None:
    with kept(tmp_path):
        with shared(lambda: put("text", "there", "a", value="found")):
            put("text", "here", "b", value="found too")
        assert get("text", "there", "a") == "found"
        assert get("text", "there", "b") is None
    with kept(tmp_path):
        assert get("text", "there", "a") == "found"
        assert get("text", "here", "b") == "found too"
        with shared(lambda: pytest.fail("done again")):
            pass


def test_a_result_is_remembered_until_something_changes(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "ROOT", copy)
    monkeypatch.setattr(unchanged, "_SETTLED", -(10**18))
    for name, edit in EDITS.items():
        edit(copy)
        found = check._checked(copy)
        assert found == check._anew(copy), name
        with monkeypatch.context() as nothing_is_read:
            nothing_is_read.setattr(check, "_anew", lambda _root: pytest.fail("read again"))
            assert check._checked(copy) == found, name


def test_what_was_just_written_is_not_remembered(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could change once more within the tick of the clock that its time is told in."""
    monkeypatch.setattr(check, "ROOT", copy)
    (copy / "docs/concepts/new.md").write_text("---\n")
    check._checked(copy)
    assert unchanged.result(copy / check.KEPT, unchanged.Stamp(copy)) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"stamp": 1}', "[" * 100_000, "\x00"])
def test_a_file_of_something_else_is_as_none(copy: Path, text: str) -> None:
    folder = copy / check.KEPT
    folder.mkdir(parents=True)
    (folder / "result").write_text(text)
    assert unchanged.result(folder, unchanged.Stamp(copy)) is None


def test_what_no_run_asks_for_any_more_is_let_go(tmp_path: Path) -> None:
    def run(*names: str) -> list[object]:
        with kept(tmp_path):
            found = [get("words", name, name) for name in names]
            for name, value in zip(names, found, strict=True):
                if value is None:
                    put("words", name, name, value=[name])
        return found

    assert run("a", "b", "c") == [None] * 3
    assert run("a", "b") == [["a"], ["b"]]
    assert run("c", "d") == [["c"], None]  # kept, though the run before did not ask
    run("d")
    run("d")
    assert run("a") == [None]
