"""The real content is sound and meets `standards.yml`, and its right options stand everywhere.

What a page or question must be is in `macros.rules`, with tests of its own: authors see it in the
check, in the build and on the page while they write.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from macros.reading.catalog import Catalog
from macros.reading.load import load_yaml
from macros.records.pages import Rubric
from macros.records.problems import Problem
from macros.records.questions import Option, Single

ROOT = Path(__file__).resolve().parents[2]


def test_the_content_is_sound_and_meets_its_standards(
    content: tuple[Catalog, tuple[Problem, ...]],
) -> None:
    assert (ROOT / "standards.yml").is_file()
    assert [str(problem) for problem in content[1]] == []


def test_authors_are_told_of_every_filler() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    listed = re.search(r"no filler\s+\((.*?)\)", text, re.DOTALL)
    assert listed is not None
    words = re.findall(r'"([^"]+)"', " ".join(listed[1].split()))
    assert words == load_yaml(ROOT / "standards.yml", ROOT).data["filler"]


def test_every_worked_answer_and_rubric_says_what_a_level_adds(catalog: Catalog) -> None:
    """A table with three rows under a heading of its own, with a lead that says whose reading."""
    pages = [
        entry for entry in catalog.entries.values() if entry.src.startswith("practice/worked/")
    ]
    pages += [entry for entry, _ in catalog.of_kind(Rubric)]
    for entry in pages:
        _, heading, rest = entry.body.partition("{: #levels }\n")
        section = re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0]
        assert heading, entry.file
        rows = re.findall(r"^\| (\w+) \| (.+) \|$", section, re.MULTILINE)
        assert [level for level, _ in rows] == ["Mid", "Senior", "Staff"], entry.file
        texts = [text for _, text in rows]
        assert len({*texts}) == 3, entry.file
        assert all(len(text.split()) >= 5 for text in texts), entry.file
        assert len(texts[2].split()) >= 12, f"{entry.file}: what staff adds is thin"
        assert re.search(r"\bour reading\b", section, re.IGNORECASE), entry.file


def test_from_zero_asks_no_question_before_the_page_it_needs(catalog: Catalog) -> None:
    """A beginner who takes the pages in order meets nothing of a later one in a question."""
    text = (ROOT / "docs/practice/first-steps.md").read_text("utf-8")
    steps = re.split(r"^## (?=\d+\. )", text, flags=re.MULTILINE)[1:]
    pages = [re.findall(r"\.\./concepts/([a-z-]+)\.md\)", step)[0] for step in steps]
    slugs = {question.id.replace(".", "-"): question for question in catalog.questions.values()}
    for place, step in enumerate(steps):
        asked = re.findall(r"\.md#q-([a-z0-9-]+)\)", step)
        assert len(asked) == 3, step
        for slug in asked:
            early = {*slugs[slug].concepts} & {*pages[place + 1 :]}
            assert not early, f"{slug} under {pages[place]} needs {early}"


def test_the_right_option_is_shown_everywhere_alike(catalog: Catalog) -> None:
    """Chi-square over all places; the bound is exceeded by chance once in a thousand."""
    bounds = {1: 10.83, 2: 13.82, 3: 16.27, 4: 18.47}
    questions = [q for q in catalog.questions.values() if isinstance(q, Single)]
    for size in {len(question.options) for question in questions}:
        places = Counter(
            [isinstance(one, Option) and one.correct for one in question.shown()].index(True)
            for question in questions
            if len(question.options) == size
        )
        expected = places.total() / size
        chi_square = sum((places[i] - expected) ** 2 / expected for i in range(size))
        assert chi_square < bounds[size - 1], f"{size} options: {sorted(places.items())}"
