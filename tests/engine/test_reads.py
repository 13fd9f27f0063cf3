"""What a component gave is given again only where making it anew would give the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.engine.dirty import Memory
from macros.engine.guide import Guide
from macros.engine.reads import changes, noted, watched
from macros.parts.vocabulary import read
from macros.records.pages import Concept, Round

MINIMAL = Path(__file__).parents[1] / "minimal"
Edit = tuple[str, str, str]

# In the same guide, one after the other: what is edited, and the words that change.
EDITS: dict[str, Edit] = {
    "text": ("docs/concepts/trust.md", "a decision", "one decision"),
    "a heading": ("docs/concepts/trust.md", "## The boundary", "## The edge"),
    "a title": ("docs/concepts/trust.md", "title: ", "title: Not "),
    "a shelf": ("docs/concepts/logs.md", "shelf: Build and respond", "shelf: Govern"),
    "a prompt": ("quizzes/concepts/trust.yml", "The logo.", "The name."),
    "a type": ("quizzes/concepts/trust.yml", "type: single", "type: multiple"),
    "a minute": ("docs/rounds/acme-pm/design.md", "minutes: ", "minutes: 1"),
    "a fact": ("docs/sources/acme-2026.md", "facts:\n  - id: A01", "facts:\n  - id: A91"),
    "the fact again": ("docs/sources/acme-2026.md", "id: A91", "id: A01"),
    "a name": ("docs/companies/acme.md", "title: ", "title: The real "),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    return tmp_path


def guide(root: Path, memory: Memory | None = None) -> Guide:
    return Guide(root, lambda _problem: None, memory)


def made(one: Guide) -> dict[str, tuple[object, ...]]:
    """Return everything each page is made of."""
    return {src: one._made_of(entry) for src, entry in one.catalog.by_src.items()}


def removed(root: Path) -> None:
    (root / "quizzes/concepts/trust.yml").unlink()
    page = root / "docs/concepts/trust.md"
    page.write_text(page.read_text("utf-8").replace("{{ quiz() }}", ""), "utf-8")


def added(root: Path) -> None:
    text = (root / "docs/concepts/logs.md").read_text("utf-8")
    (root / "docs/concepts/later.md").write_text(text, "utf-8")


@pytest.mark.parametrize("more", [removed, added], ids=["a quiz less", "a page more"])
def test_pages_are_made_as_they_would_be_anew(copy: Path, more: Callable[[Path], None]) -> None:
    memory = Memory()
    told = [made(guide(copy, memory))]
    for name, (file, old, new) in EDITS.items():
        text = (copy / file).read_text("utf-8")
        assert old in text, name
        (copy / file).write_text(text.replace(old, new, 1), "utf-8")
        told.append(made(guide(copy, memory)))
        assert told[-1] == made(guide(copy)), name
        assert told[-1] != told[-2], name
    more(copy)
    assert made(guide(copy, memory)) == made(guide(copy))


def test_a_template_that_changes_makes_everything_anew(copy: Path) -> None:
    memory = Memory()
    made(guide(copy, memory))
    assert memory.made
    part = copy / "docs/assets/parts/part"
    part.mkdir(parents=True)
    (part / "one.html.j2").write_text("")
    guide(copy, memory)
    assert memory.made == {}


def test_an_edit_of_text_makes_no_component_anew(copy: Path) -> None:
    memory = Memory()
    made(guide(copy, memory))
    before = dict(memory.made)
    assert before
    page = copy / "docs/concepts/trust.md"
    page.write_text(page.read_text("utf-8").replace("a decision", "one decision"), "utf-8")
    guide(copy, memory)
    assert memory.made == before


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda it: it.entries["concept:trust"].page, True),
        (lambda it: it.by_src.get("concepts/trust.md").headings, False),
        (lambda it: it.by_src.get("concepts/logs.md").page, False),
        (lambda it: it.entries["concept:trust"].body, False),
        (lambda it: "concept:trust" in it.entries, False),
        (lambda it: list(it.entries), False),
        (lambda it: len(it.entries), False),
        (lambda it: [one.page for one in it.entries.values()], True),
        (lambda it: it.of_kind(Concept), True),
        (lambda it: it.of_kind(Round), False),
        (lambda it: it.quiz_of.get("concept:trust"), False),
        (lambda it: it.quizzes.items(), False),
        (lambda it: it.cited_on("A01"), False),
        (lambda it: it.rounds("acme-pm"), False),
    ],
)
def test_reads_are_noted_by_what_they_are(
    copy: Path, ask: Callable[..., object], expected: bool
) -> None:
    """Between two catalogs that differ in the title of one concept."""
    before = read(copy)[0]
    page = copy / "docs/concepts/trust.md"
    page.write_text(page.read_text("utf-8").replace("title: ", "title: Not "), "utf-8")
    after = read(copy)[0]
    with noted() as found:
        ask(watched(after))
    assert found
    assert (not found.isdisjoint(changes(before, after))) == expected
