"""The real content is sound and meets `standards.yml`, and its right options stand everywhere.

What a page or question must be is in `macros.rules`, with tests of its own: authors see it in the
check, in the build and on the page while they write.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from macros.parts.vocabulary import read
from macros.reading.catalog import Catalog
from macros.reading.load import load_yaml
from macros.records.questions import Single

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read(ROOT)[0]


def test_the_content_is_sound_and_meets_its_standards() -> None:
    assert (ROOT / "standards.yml").is_file()
    assert [str(problem) for problem in read(ROOT)[1]] == []


def test_authors_are_told_of_every_filler() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    listed = re.search(r"no filler\s+\((.*?)\)", text, re.DOTALL)
    assert listed is not None
    words = re.findall(r'"([^"]+)"', " ".join(listed[1].split()))
    assert words == load_yaml(ROOT / "standards.yml", ROOT).data["filler"]


def test_the_right_option_is_shown_everywhere_alike(catalog: Catalog) -> None:
    """Chi-square over all places; the bound is exceeded by chance once in a thousand."""
    bounds = {1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47}
    questions = [q for q in catalog.questions.values() if isinstance(q, Single)]
    for size in {len(question.options) for question in questions}:
        places = Counter(
            [option.correct for option in question.shown()].index(True)
            for question in questions
            if len(question.options) == size
        )
        expected = places.total() / size
        chi_square = sum((places[i] - expected) ** 2 / expected for i in range(size))
        assert chi_square < bounds[size - 1], f"{size} options: {sorted(places.items())}"
