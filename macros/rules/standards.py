"""Everything that `standards.yml` asks of a guide, with what is asked of every sound one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.reading.catalog import Catalog
from macros.reading.files import File, read_files
from macros.reading.load import load_yaml
from macros.reading.validate import validate
from macros.records.pages import Page
from macros.records.problems import Problem
from macros.records.questions import Quiz
from macros.records.standards import Standards

from . import banks, counts, form, likeness, mocks, pages, prose, published, recall
from .base import Content, Rule

NAME = "standards.yml"

RULES: tuple[Rule, ...] = (
    *(banks.sizes, banks.types, banks.facts, banks.citations, banks.multiples, banks.stubs),
    *(pages.feet, pages.question_links, pages.two_sentences),
    *(prose.spelling, prose.unfinished, prose.filler, prose.editions),
    counts.typed,
    *(mocks.prompts, mocks.alone),
    *(recall.paces, recall.criteria),
    *(likeness.same, likeness.told),
    *(form.single_cues, form.guessed),
)


def check(root: Path, catalog: Catalog) -> list[Problem]:
    """Return what the sound content at `root` lacks; nothing where it has no standards.yml."""
    content, problems = content_of(root, catalog)
    if content is None:
        return problems
    found = {one for rule in RULES for one in rule(content)}
    return sorted(found | set(published.check(root, catalog)))


def content_of(root: Path, catalog: Catalog) -> tuple[Content | None, list[Problem]]:
    """Return what rules are given, or None and why there is none."""
    path = root / NAME
    if not path.is_file():
        return None, []
    standards, problems = validate(Standards, load_yaml(path, root))
    if standards is None:
        return None, problems
    files = {file.name: file for file in read_files(root)}
    return Content(catalog, files, standards, drafts(files.values())), []


def drafts(files: Iterable[File]) -> frozenset[str]:
    """Return the names of the files that say `draft: true`."""
    return frozenset(
        file.name for file in files if isinstance(file.record, (Page, Quiz)) and file.record.draft
    )
