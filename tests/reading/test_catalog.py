"""The catalog: everything by id, and pages that still render while others are broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.records.pages import Concept, Role, Round

MINIMAL = Path(__file__).parents[1] / "minimal"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    found, problems = read(MINIMAL)
    assert problems == []
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def test_pages_are_found_by_kind_and_id(catalog: Catalog) -> None:
    entry = catalog.entry("round", "acme-pm/design")
    assert entry is not None
    assert (entry.ref, entry.src) == ("round:acme-pm/design", "rounds/acme-pm/design.md")
    assert catalog.by_src[entry.src] is entry
    assert catalog.record(Round, "acme-pm/design").minutes == 60
    assert catalog.entry("round", "acme-pm/none") is None


def test_index_pages_and_pages_outside_the_folders_are_plain(catalog: Catalog) -> None:
    assert catalog.by_src["index.md"].kind == "page"
    assert catalog.by_src["sources/index.md"].kind == "register"


def test_rounds_come_in_the_order_of_the_loop(catalog: Catalog) -> None:
    assert [entry.id for entry, _ in catalog.rounds("acme-pm")] == [
        "acme-pm/screen",
        "acme-pm/design",
    ]


def test_pages_of_a_kind_are_sorted(catalog: Catalog) -> None:
    assert [entry.id for entry, _ in catalog.of_kind(Concept)] == ["logs", "trust"]


def test_facts_documents_disagreements_and_checklists_know_their_page(catalog: Catalog) -> None:
    assert catalog.facts["A03"][1].ref == "source:acme-2026"
    assert catalog.documents["nist-sp-800-207"][1].ref == "register:index"
    assert catalog.disagreements["two-counts"][0].title == "Two counts"
    assert set(catalog.checklists) == {"acme-pm.design", "acme-pm.preparation"}


def test_quizzes_are_found_by_page_and_questions_by_id(catalog: Catalog) -> None:
    assert catalog.quiz_of["concept:trust"].quiz == "trust"
    assert catalog.questions["acme-pm.design.share"].type == "numeric"
    assert len(catalog.questions) == 6


def test_citations_are_found_in_records_and_bodies_but_not_on_sources(catalog: Catalog) -> None:
    assert [entry.ref for entry in catalog.cited_on("A03")] == [
        "case:no-boundary",
        "concept:logs",
        "round:acme-pm/design",
    ]
    assert [entry.ref for entry in catalog.cited_on("A02")] == [
        "role:acme-pm",
        "round:acme-pm/design",
    ]


def test_headings_are_kept_with_their_anchors(catalog: Catalog) -> None:
    assert catalog.entries["concept:trust"].headings == {"boundary": "The boundary"}


def test_a_broken_page_leaves_the_others_whole(catalog: Catalog, copy: Path) -> None:
    whole = set(catalog.entries)
    change(copy, "docs/concepts/trust.md", "shelf: Design for attack", "shelf: Nowhere")
    catalog, problems = read(copy)
    assert [problem.path for problem in problems] == ["shelf"]
    assert set(catalog.broken) == {"concepts/trust.md"}
    assert catalog.entry("concept", "trust") is None
    assert set(catalog.entries) == whole - {"concept:trust"}
    assert catalog.quiz_of["concept:trust"].quiz == "trust"


def test_a_reference_inside_a_broken_record_is_still_checked(copy: Path) -> None:
    change(copy, "docs/roles/acme-pm.md", "short: Acme PM", "shirt: Acme PM")
    change(copy, "docs/roles/acme-pm.md", "company: acme", "company: acne")
    assert [problem.path for problem in read(copy)[1]] == ["short", "shirt", "company"]


def test_ids_of_an_unreadable_file_are_not_called_unknown(copy: Path) -> None:
    change(copy, "docs/sources/index.md", "documents:", "documents: [")
    change(copy, "docs/rubrics/notes.md", "scale:", "scale: :")
    assert {problem.file for problem in read(copy)[1]} == {
        "docs/sources/index.md",
        "docs/rubrics/notes.md",
    }


def test_a_page_with_a_broken_template_is_set_aside(copy: Path) -> None:
    change(copy, "docs/concepts/logs.md", "Keep it.", "{{ nothing_such }}")
    catalog, problems = read(copy)
    assert len(problems) == 1
    assert "nothing_such" in catalog.broken["concepts/logs.md"]


def test_hidden_files_are_not_content(copy: Path) -> None:
    (copy / "quizzes/.DS_Store").write_bytes(b"\xff")
    (copy / "docs/concepts/.trust.md.swp").write_bytes(b"\xff")
    assert read(copy)[1] == []


def test_an_empty_project_is_no_fault_of_the_reader(tmp_path: Path) -> None:
    catalog, problems = read(tmp_path)
    assert (len(catalog.entries), problems) == (0, [])


def test_a_role_may_be_read_alone(catalog: Catalog) -> None:
    assert catalog.record(Role, "acme-pm").short == "Acme PM"
