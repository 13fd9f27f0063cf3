"""What `new` can write: for each kind its own options, in words, and an example that works."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.check import ROOT


@dataclass(frozen=True)
class Kind:
    """A kind of page or part: what is written, the options it takes, what else to know of it."""

    writes: str
    id: str
    options: tuple[str, ...]
    example: str
    more: str = ""


KINDS = {
    "source": Kind(
        "docs/sources/ID.md: what is reported, one fact an entry",
        "a slug with the year: acme-2026",
        ("facts",),
        "new source acme-2026 --facts 10",
        "Its facts get a letter that is free. Every fact is cited on a page and tested by a\n"
        "question, or listed under untested: with the reason.",
    ),
    "company": Kind(
        "docs/companies/ID.md with its products",
        "a slug: acme",
        ("products",),
        "new company acme --products 2",
        "A product cites the company's own documents. They stand in docs/sources/index.md.",
    ),
    "role": Kind(
        "docs/roles/ID.md, and each round of its loop with its quiz",
        "a slug that begins with the company's, or use --company: acme-pm",
        ("company", "rounds", "concept", "questions"),
        "new role acme-pm --rounds recruiter,design,panel --questions 12",
    ),
    "round": Kind(
        "docs/rounds/ROLE/ROUND.md and its quiz",
        "the role's id, a slash and a slug: acme-pm/onsite",
        ("concept", "questions"),
        "new round acme-pm/onsite --questions 12",
        "The role lists it at the end of its loop if that is a draft as well. A role that is\n"
        "whole lists it when you write it there.",
    ),
    "rubric": Kind(
        "docs/rubrics/ID.md with its dimensions",
        "a slug: acme-notes",
        ("dimensions",),
        "new rubric acme-notes --dimensions 4",
        "Each dimension has a level for every step of scale:.",
    ),
    "concept": Kind(
        "docs/concepts/ID.md and its quiz",
        "a slug: keys",
        ("questions",),
        "new concept keys --questions 6",
    ),
    "case": Kind(
        "docs/cases/ID.md: what somebody is reported to have met",
        "a slug that says the lesson: keys-in-a-dump",
        ("role",),
        "new case keys-in-a-dump --role acme-pm",
    ),
    "worksheet": Kind(
        "docs/practice/worksheets/ID.md with a first field",
        "a slug: incidents",
        (),
        "new worksheet incidents",
    ),
    "checklist": Kind(
        "docs/practice/checklists/ID.md with a first item",
        "a slug that begins with the role's, or use --role: acme-pm-preparation",
        ("role",),
        "new checklist acme-pm-preparation",
        "One whose id ends in interview-day is for the day: the pack prints it.",
    ),
    "quiz": Kind(
        "the quiz of a page that is there, which shows it from then on",
        "the page: concept:ID or round:ROLE/ROUND",
        ("concept", "questions"),
        "new quiz concept:logs --questions 6",
    ),
    "question": Kind(
        "a question at the end of its quiz, which becomes a draft",
        "the quiz, a dot and a slug: logs.why-not",
        ("type", "concept"),
        "new question trust.why-not --type numeric",
        "A quiz that readers have cannot be published while it is a draft.",
    ),
    "term": Kind(
        "a term at the end of docs/glossary.md, which becomes a draft",
        "a slug: attack-path",
        (),
        'new term attack-path --title "attack path"',
        "A glossary that readers have cannot be published while it is a draft.",
    ),
}


def options(types: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what argparse is told of each option; `types` are those of questions."""
    return {
        "company": {
            "help": "the role's company; what stands before the id's last hyphen otherwise"
        },
        "rounds": {"default": "screen", "help": "in the order of the loop, by commas: screen"},
        "role": {"help": "the role it belongs to"},
        "concept": {"help": "the concept it is about; a first guess otherwise"},
        "type": {"choices": types, "default": "single", "help": "single, where none is named"},
        "facts": {"type": int, "default": 1, "help": "how many: 1"},
        "products": {"type": int, "default": 1, "help": "how many: 1"},
        "dimensions": {"type": int, "default": 3, "help": "how many: 3"},
        "questions": {"type": int, "default": 1, "help": "how many, of each type in turn: 1"},
    }


def arguments(parser: argparse.ArgumentParser, types: Sequence[str]) -> None:
    """Give `parser` a parser for each kind, with the options of that kind and no others."""
    known = options(types)
    # What a kind does not take has its default all the same.
    parser.set_defaults(**{name: one.get("default") for name, one in known.items()})
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for name, kind in KINDS.items():
        own = kinds.add_parser(
            name,
            help=kind.writes,
            description=f"Write {kind.writes}.",
            epilog="\n\n".join(
                part for part in (kind.more, f"example:\n  python -m macros {kind.example}") if part
            ),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        own.add_argument("id", metavar="ID", help=kind.id)
        own.add_argument("--title", help="its title; the id in words otherwise")
        for option in kind.options:
            own.add_argument(f"--{option}", **known[option])
        own.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
