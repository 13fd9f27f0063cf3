"""Name every problem in the content, one a line, or count what is there.

Usage: python -m macros.check [ROOT]
Exit status: 0 where the content is sound, 1 otherwise.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog

ROOT = Path(__file__).resolve().parent.parent


def main(root: Path = ROOT) -> int:
    """Check the content below `root`, print what is found and return the exit status."""
    catalog, problems = read(root)
    for problem in problems:
        print(problem)
    if not problems:
        print(_counts(catalog))
    return 1 if problems else 0


def _counts(catalog: Catalog) -> str:
    types = Counter(question.type for question in catalog.questions.values())
    each = ", ".join(f"{count} {name}" for name, count in types.most_common())
    return (
        f"{len(catalog.entries)} pages, {types.total()} questions"
        f"{f' ({each})' if each else ''}, {len(catalog.facts)} facts"
    )


if __name__ == "__main__":
    raise SystemExit(main(*(Path(argument).resolve() for argument in sys.argv[1:2])))
