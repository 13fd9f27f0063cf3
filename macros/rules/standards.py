"""Everything that `standards.yml` asks of a guide, with what is asked of every sound one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from macros.reading.catalog import Catalog
from macros.reading.disk import kept
from macros.reading.files import File, read_files
from macros.reading.load import load_yaml
from macros.reading.validate import validate
from macros.records.problems import Problem
from macros.records.standards import Standards

from . import banks, counts, form, likeness, mocks, pages, prose, published, recall, rounding
from .base import Alone, Content, FileRule, Rule

NAME = "standards.yml"

# Rules that read one file, and those that compare files.
ALONE: tuple[FileRule, ...] = (
    *(banks.citations, banks.multiples, banks.last_rows, banks.stubs, banks.long_rounds),
    *(pages.feet, pages.two_sentences),
    *(prose.spelling, prose.filler, prose.editions),
    counts.typed,
    *(mocks.prompts, mocks.alone),
    *(recall.paces, recall.criteria, rounding.asked),
    likeness.told,
)
TOGETHER: tuple[Rule, ...] = (
    *(banks.sizes, banks.types, banks.facts, banks.disagreements),
    *(pages.question_links, counts.totals, likeness.same),
    *(form.single_cues, form.guessed),
)


def check(root: Path, catalog: Catalog) -> list[Problem]:
    """Return what the sound content at `root` lacks; nothing where it has no standards.yml."""
    content, problems = content_of(root, catalog)
    if content is None:
        return problems
    alone = dict(_alone(content))
    unwritten = {name for name, found in alone.items() if not found.written}
    whole = replace(content, drafts=content.drafts | unwritten)
    problems = [one for rule in TOGETHER for one in rule(whole)]
    problems += [one for found in alone.values() for one in found.problems]
    return sorted({*problems, *published.check(root, catalog)})


@dataclass(frozen=True)
class _Found:
    """What the rules that read one file find in one.

    What is not written yet is measured by nothing else.
    """

    written: bool
    problems: list[Problem]


def _alone(content: Content) -> Iterator[tuple[str, _Found]]:
    """Yield what is found in each file, by its name, as it was found for the same text before."""
    about = content.standards.model_dump_json() + repr(content.titles)
    for file in content.files.values():
        found = kept.get("rules", file.name, about, file.loaded.text)
        if found is None:
            found = _found(content.alone(file))
            kept.put("rules", file.name, about, file.loaded.text, value=found)
        yield file.name, found


def _found(one: Alone) -> _Found:
    left = list(prose.unfinished(one))
    return _Found(not left, left or [problem for rule in ALONE for problem in rule(one)])


def content_of(root: Path, catalog: Catalog) -> tuple[Content | None, list[Problem]]:
    """Return what rules are given, or None and why there is none."""
    path = root / NAME
    if not path.is_file():
        return None, []
    standards, problems = validate(Standards, load_yaml(path, root))
    if standards is None:
        return None, problems
    left_out = {file.name for file in catalog.left_out}
    files = {file.name: file for file in read_files(root) if file.name not in left_out}
    return Content(catalog, files, standards, drafts(files.values())), []


def drafts(files: Iterable[File]) -> frozenset[str]:
    """Return the names of the files that say `draft: true`."""
    return frozenset(file.name for file in files if file.draft)
