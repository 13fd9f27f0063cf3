"""With a fourth loop, everything the guide says of how many there are is still true."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.parts.vocabulary import read
from macros.reading.counts import WORDS, counts, in_words, plural
from macros.rules.counts import found

ROOT = Path(__file__).parents[2]
MINIMAL = ROOT / "tests" / "minimal"
# What a small guide needs to be one, and the real one has already.
_SHARED = (
    "docs/index.md",
    "docs/glossary.md",
    "docs/sources/index.md",
    "docs/practice/questions.md",
)
_BLOCK = re.compile(r"</?(?:p|li|td|th|h\d|div|section|dd|dt|tr|ul|ol|article|nav|title)\b[^>]*>")
_SILENT = re.compile(r"<(script|style|svg|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)


@pytest.mark.parametrize(
    "text",
    [
        "The two companies sell security.",
        "Both companies do.",
        "Neither company had a part.",
        "Three loops, each with its rounds.",
        "All 3 loops ask for it.",
        "In both AI/ML loops nobody asks.",
        "a moment from one of the three articles",
        "The guide's 36 concepts.",
        "It has 528 questions.",
        "Two\ncompanies and two jobs.",
    ],
)
def test_a_count_typed_by_hand_is_found(text: str) -> None:
    assert list(found(text, {"question": 528}))


@pytest.mark.parametrize(
    "text",
    [
        'There are {{ count("role", "loop") }}.',
        "No two companies ask alike.",
        '"I ran the two companies", she said.',
        "Two questions then matter.",
        "After two rounds your log says 4.",
        "Three accounts were opened.",
        "It has 527 questions.",
        "the company that scores one answer",
    ],
)
def test_what_counts_something_else_is_let_by(text: str) -> None:
    assert not list(found(text, {"question": 528}))


def test_a_number_is_said_as_prose_says_it() -> None:
    assert [in_words(number) for number in (0, 1, 12, 13, 1200)] == [
        *("no", "one", "twelve", "13", "1,200")
    ]
    nouns = ("company", "loop", "quiz", "day", "process")
    assert [plural(noun) for noun in nouns] == [
        *("companies", "loops", "quizzes", "days", "processes")
    ]


def _texts(page: str) -> Iterator[str]:
    """Yield what a page says, block by block."""
    for block in _BLOCK.split(_SILENT.sub(" ", page)):
        if text := html.unescape(re.sub(r"<[^>]*>", "", block or "")).strip():
            yield text


def _number(words: str) -> int:
    """Return the number that "both loops", "all of the three accounts" have."""
    first = re.findall(r"[a-z]+|\d+", words.lower())
    if first[0] in ("both", "neither"):
        return 2
    return next(int(one) if one.isdigit() else WORDS.index(one) for one in first if _is(one))


def _is(word: str) -> bool:
    return word.isdigit() or word in WORDS


@pytest.fixture(scope="module")
def fourth(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a copy of the guide with one loop more, and the folder of its built pages."""
    copy = tmp_path_factory.mktemp("fourth")
    for name in ("docs", "quizzes", "macros"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    for path in sorted(MINIMAL.rglob("*")):
        name = path.relative_to(MINIMAL).as_posix()
        if path.is_file() and name not in _SHARED:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy / name)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(copy / "site")],
        cwd=copy,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return copy, copy / "site"


def _counts(root: Path) -> dict[str, int]:
    found = counts(read(root)[0])
    return found | {"loop": found["role"], "account": found["source"], "article": found["source"]}


def test_no_page_counts_wrongly_with_a_fourth_loop(fourth: tuple[Path, Path]) -> None:
    copy, site = fourth
    now, before = (_counts(root) for root in (copy, ROOT))
    assert now["loop"] == before["loop"] + 1
    wrong, right = [], 0
    for page in sorted(site.rglob("*.html")):
        for text in _texts(page.read_text("utf-8")):
            for noun, words in found(text, {}):
                number = _number(words)
                right += number == now[noun]
                if number == before[noun] != now[noun]:  # other numbers are of other things
                    wrong.append(f"{page.relative_to(site)}: {words}")
    assert wrong == []
    assert right  # what count() gives is read as well


@pytest.mark.parametrize(
    "page", ["index", "compare", "roles", "rounds", "companies", "sources", "practice/first-steps"]
)
def test_a_fourth_loop_stands_on_every_list(fourth: tuple[Path, Path], page: str) -> None:
    name = "index.html" if page == "index" else f"{page}/index.html"
    article = (fourth[1] / name).read_text("utf-8").partition("<main")[2]
    assert "acme" in article


def test_the_comparison_has_a_row_for_a_loop_that_says_nothing_of_itself(
    fourth: tuple[Path, Path],
) -> None:
    text = (fourth[1] / "compare" / "index.html").read_text("utf-8").partition("<main")[2]
    assert re.search(r'id="acme-pm"', text)
    rows = re.findall(r'<tr>\s*<th scope="row"><a href="../roles/([\w-]+)/">', text)
    assert rows.count("acme-pm") == 1  # of size; the others speak of what its record leaves out
    assert {"panw-tpm", "panw-aiml-pm", "zscaler-aiml-pm"} <= set(rows)
