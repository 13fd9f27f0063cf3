"""Seeded slips of one line are named where they were made, and none is silent."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from reading.seeded import SLIPS, judged

from macros.reading.load import load_yaml
from macros.reading.plain.slips import first_slip

ROOT = Path(__file__).parents[2]
VERDICTS = ("exact", "one", "else", "silent")


@pytest.mark.parametrize("seed", [1, 7])
def test_a_slip_is_named_at_its_line(seed: int, tmp_path: Path) -> None:
    """At least 95% within one line, none silent. The table is printed: pytest -s shows it."""
    total: Counter[str] = Counter()
    print(f"\n{'slip':26} exact  within one  elsewhere  silent")
    for slip in SLIPS:
        found = judged(ROOT, slip, 10, seed, tmp_path)
        print(
            f"{slip:26} {found['exact']:5} {found['one']:11} {found['else']:10} {found['silent']:7}"
        )
        assert found["silent"] == 0, found
        assert sum(found[verdict] for verdict in VERDICTS) > 5, slip
        total.update({verdict: found[verdict] for verdict in VERDICTS})
    print(f"{'all':26} {total['exact']:5} {total['one']:11} {total['else']:10} {total['silent']:7}")
    assert total["exact"] + total["one"] >= 0.95 * total.total(), total


def said(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "quiz.yml"
    path.write_text(text, "utf-8")
    loaded = load_yaml(path, tmp_path)
    return [f"{problem.line}: {problem.found} {problem.mend}" for problem in loaded.problems]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("why: See rule #2 of the list.\n", 1, "'#2 of the list.', which YAML cuts off"),
        ('why: Complete from here to"\nid: a\n', 1, "closed and never opened"),
        ("why: \u201cIt is said\u201d\n", 1, "typographic quotes"),
        ("-\tid: x\n", 1, "a tab after the hyphen"),
        ("<<<<<<< HEAD\na: b\n", 1, "a mark of a merge conflict"),
        ("a: b\nprompt: > 99% of what?\nc: d\n", 2, "text that begins with >"),
        ("prompt: [Optional] What\n", 1, "text that begins with ["),
        ('a: "C:\\Users\\x"\n', 1, "Use single quotes, or write the backslash twice."),
        ("- {fact: a, reason: b: c}\n", 1, '": "'),
        ("title STRIDE\npage: a\n", 1, "title without a colon"),
        ("title:STRIDE\npage: a\n", 1, "no space after title:"),
        ("\u00a0\u00a0a: b\nc: d\n  e: f\n", 1, "a no-break space"),
        ("a: {b: c\nd: e\n", 1, "a { that is never closed"),
        ('a: "b\nc: "d"\n', 1, 'a quote (") that is never closed'),
    ],
)
def test_a_slip_is_called_what_it_is(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = said(tmp_path, text)
    assert found[0].startswith(f"{line}: "), found
    assert words in found[0], found


@pytest.mark.parametrize(
    "text",
    [
        "text: The users' own keys\n",
        "minutes: 60 # as reported\n",
        'text: Say "yes" or "no" to it\n',
        "text: >-\n  See rule #2 and title STRIDE\n  {unclosed\n",
        "# a note\ntext: plain\n",
        "a: [b,\n  c]\nd: {e: f,\n  g: h}\n",
        "a:\n  - text goes\n    on here\n",
    ],
)
def test_what_is_no_slip(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []
    assert first_slip(text, 10_000) is None
