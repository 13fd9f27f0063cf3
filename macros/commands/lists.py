"""What is there: ids, counts, and the dates on which things were last checked."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.check import ROOT, remembered
from macros.parts import vocabulary
from macros.reading.catalog import Catalog, Entry
from macros.records.pages import KINDS, Company, Concept, Rubric, Source
from macros.records.problems import Problem
from macros.rules import form
from macros.rules.banks import words

from .new import free_letters


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what these commands take to `parser`."""
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)


def _read(root: Path) -> tuple[Catalog, list[Problem]]:
    with remembered(root):
        return vocabulary.read(root)


def ids(options: argparse.Namespace) -> int:
    """Print every id that records may name, by kind, and the letters that are free."""
    for kind, known in all_ids(_read(options.root)[0]).items():
        print(f"{kind} ({len(known)}): {' '.join(known)}")
    return 0


def all_ids(catalog: Catalog) -> dict[str, list[str]]:
    """Return every id by kind, sorted; under `letter free` those that no fact begins with."""
    found = {
        model.kind: sorted(entry.id for entry, _ in catalog.of_kind(model))
        for model in KINDS.values()
    }
    parts = [f"{id}#{one.id}" for id, (fact, _) in catalog.facts.items() for one in fact.parts]
    found["fact"] = sorted([*catalog.facts, *parts])
    found["letter free"] = sorted(free_letters(catalog))
    found["document"] = sorted(catalog.documents)
    found["disagreement"] = sorted(catalog.disagreements)
    found["checklist"] = sorted(catalog.checklists)
    found["dimension"] = sorted(
        f"{entry.id}/{one.id}" for entry, page in catalog.of_kind(Rubric) for one in page.dimensions
    )
    found["quiz"] = sorted(catalog.quizzes)
    return found


def stats(options: argparse.Namespace) -> int:
    """Print what an editor looks at: coverage, banks, types, cues of form, words a page."""
    catalog, problems = _read(options.root)
    print(f"problems: {len(problems)}")
    for line in _stats(catalog):
        print(line)
    return 0


def _stats(catalog: Catalog) -> Iterator[str]:
    tested = {cited.partition("#")[0] for one in catalog.questions.values() for cited in one.cites}
    cited = catalog.cited()
    uncited = [fact for fact in catalog.facts if fact not in cited]
    yield f"facts: {len(catalog.facts)}; cited on no page: {' '.join(uncited) or 'none'}"
    reasons = {item.fact for _, page in catalog.of_kind(Source) for item in page.untested}
    yield f"  tested by no question: {' '.join(sorted(set(catalog.facts) - tested)) or 'none'}"
    yield f"  of these with a reason: {len(reasons - tested)}"
    types = Counter(one.type for one in catalog.questions.values())
    each = ", ".join(f"{count} {name}" for name, count in types.most_common())
    yield f"questions: {types.total()} ({each})"
    thin = sorted((len(quiz.questions), name) for name, quiz in catalog.quizzes.items())
    yield f"  thinnest banks: {', '.join(f'{name} {count}' for count, name in thin[:8])}"
    bank = {quiz.quiz: list(quiz.questions) for quiz in catalog.quizzes.values()}
    for guess in form.guesses(bank):
        yield f"  form: {guess}"
    for name, (score, chance, _) in form.simple(bank).items():
        yield f"  always {name}: right in {score:.1f}%, chance {chance:.1f}%"
    counts = sorted((words(entry.body), ref) for ref, entry in catalog.entries.items())
    yield f"words of prose: {sum(count for count, _ in counts)} on {len(counts)} pages"
    yield f"  longest: {', '.join(f'{ref} {count}' for count, ref in counts[:-6:-1])}"


@dataclass(frozen=True, order=True)
class Checked:
    """The day on which something was last checked, or nothing; what it is, what rests on it."""

    day: str
    what: str
    rests: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.day or 'never':10}  {self.what}  <- {', '.join(self.rests) or 'nothing'}"


def stale(options: argparse.Namespace) -> int:
    """Print every page, fact and document by the day it was last checked, oldest first."""
    for one in all_checked(_read(options.root)[0]):
        print(one)
    return 0


def all_checked(catalog: Catalog) -> list[Checked]:
    """Return everything dated, oldest first; a fact is as old as the oldest of its documents."""
    found = []
    dated: list[tuple[Entry, Company | Concept]] = [
        *catalog.of_kind(Company),
        *catalog.of_kind(Concept),
    ]
    for entry, page in dated:
        rests = [
            other.ref
            for other in catalog.entries.values()
            if entry.id in getattr(other.page, "concepts", ())
            or entry.id == getattr(other.page, "company", None)
        ]
        found.append(Checked(page.checked, entry.ref, tuple(sorted(rests))))
    cited: dict[str, set[str]] = {}
    for entry in catalog.entries.values():
        for id in (*entry.cited, *getattr(entry.page, "references", ())):
            cited.setdefault(id, set()).add(entry.ref)
    for quiz in catalog.quizzes.values():
        for question in quiz.questions:
            for id in question.cites:
                cited.setdefault(id.partition("#")[0], set()).add(f"quiz {quiz.quiz}")
    by_document: dict[str, set[str]] = {}
    for id, (fact, _) in catalog.facts.items():
        rests = sorted(cited.get(id, ()))
        found.append(Checked(catalog.checked(fact) or "", f"fact {id}", tuple(rests)))
        for name in fact.documents:
            by_document.setdefault(name, set()).add(f"fact {id}")
    for id, (document, _) in catalog.documents.items():
        rests = sorted(cited.get(id, set()) | by_document.get(id, set()))
        found.append(Checked(document.checked, f"document {id}", tuple(rests)))
    return sorted(found)
