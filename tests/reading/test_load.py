"""YAML and front matter as plain data, with lines; every fault a problem, none an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

import fuzz  # noqa: F401, settings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.load import MAX_BYTES, Loaded, load_page, load_yaml
from macros.reading.plain.builder import REFUSED
from macros.records.problems import path_text


def read(text: str | bytes, name: str = "quizzes/x.yml") -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return (load_page if name.endswith(".md") else load_yaml)(path, Path(folder))


def said(loaded: Loaded) -> list[str]:
    return [f"{problem.line} {problem.path} {problem.found}" for problem in loaded.problems]


def test_data_keeps_the_line_of_every_place() -> None:
    loaded = read("quiz: a\nquestions:\n  - id: x\n    options:\n      - {id: y}\n")
    assert loaded.data == {"quiz": "a", "questions": [{"id": "x", "options": [{"id": "y"}]}]}
    assert loaded.line(("questions", 0, "id")) == 3
    assert loaded.line(("questions", 0, "options", 0, "id")) == 5
    # A key that is not there has the line of the record it is missing from.
    assert loaded.line(("questions", 0, "why")) == 3


def test_lines_of_a_page_count_from_its_top() -> None:
    loaded = read("---\ntitle: A\nrounds:\n  - b\n---\n\n# Body\n", "docs/x.md")
    assert loaded.line(("rounds", 0)) == 4
    assert loaded.body == "\n# Body\n"
    assert loaded.body_line == 6


def test_a_rule_in_the_body_does_not_end_the_front_matter_late() -> None:
    loaded = read("---\ntitle: A\n---\nText\n\n---\n\nMore\n", "docs/x.md")
    assert loaded.data == {"title": "A"}
    assert loaded.body == "Text\n\n---\n\nMore\n"


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ((), ""),
        (("questions", 2, "options", 0, "why"), "questions[2].options[0].why"),
        ((0, "a"), "[0].a"),
        (("a", "because it is"), "a['because it is']"),
        (("a\nb",), "['a\\nb']"),
    ],
)
def test_a_place_is_written_on_one_line(place: tuple[str | int, ...], text: str) -> None:
    assert path_text(place) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1.5e+3", 1500.0),
        ("~", None),
        ("'12:30'", "12:30"),
        ('"no"', "no"),
        ("nobody", "nobody"),
        ("=", "="),
        ("a, b", "a, b"),
        (">-\n  one\n  two", "one two"),
    ],
)
def test_plain_values_mean_what_they_say(text: str, value: object) -> None:
    loaded = read(f"key: {text}\n")
    assert loaded.data == {"key": value}
    assert loaded.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        *("no", "Yes", "ON", "12:30", "0x1F", "0b1", "012", "1_000", ".5", "5.", ".inf", ".NaN"),
        *("2026-11-21", "2026-99-99", "9" * 5000, "1." + "9" * 50),
        *("*a", "&a b", "!a b", "!!int 5"),
    ],
)
def test_plain_values_that_yaml_reads_otherwise_are_refused(text: str) -> None:
    loaded = read(f"other: 1\nkey: {text}\n")
    assert len(loaded.problems) == 1
    assert loaded.problems[0].line == 2


def test_a_refused_value_is_marked_so_that_nobody_reports_it_again() -> None:
    assert read("key: no\n").data["key"] is REFUSED


def test_text_with_a_byte_order_mark_and_windows_line_ends_is_fine() -> None:
    loaded = read(b"\xef\xbb\xbfa: 1\r\nb:\r\n  - 2\r\n")
    assert (loaded.data, loaded.problems) == ({"a": 1, "b": [2]}, ())
    assert loaded.line(("b", 0)) == 3


def test_every_duplicate_key_is_named_and_the_first_value_kept() -> None:
    loaded = read("a: 1\nb: {c: 1, c: [2, {d: 3}]}\na: {x: [1]}\na: 4\n")
    assert loaded.data == {"a": 1, "b": {"c": 1}}
    assert [line.split()[0:2] for line in said(loaded)] == [["2", "b.c"], ["3", "a"], ["4", "a"]]


def test_anchors_and_aliases_are_named_but_never_expanded() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"k{i}: &k{i} [*k{i - 1}, *k{i - 1}]\n" for i in range(1, 40))
    loaded = read(bomb.replace("*k0", "*a"))
    assert len(loaded.problems) == 79
    assert loaded.data["k39"] == [REFUSED, REFUSED]


def test_nesting_is_given_up_at_once_however_deep() -> None:
    assert "as a key" in said(read("key:\n  " + "? " * 1_900))[0]
    for text in ("[\n" * 90_000, "{a:\n" * 70_000, "- " * 1_900):
        assert "levels of nesting" in said(read("key:\n  " + text))[0]


def test_merge_keys_and_keys_that_are_no_words_are_refused() -> None:
    loaded = read("<<: {a: 1}\n? [x, {y: z}]\n: value\nb: 2\n")
    assert loaded.data == {"b": 2}
    assert said(loaded) == [
        "1  a merge key (<<)",
        "2  a list, record or alias as a key",
    ]


def test_a_second_document_is_refused() -> None:
    assert said(read("a: 1\n---\nb: 2\n")) == ["2  a second document after ---"]


def test_tabs_do_not_hide_what_else_is_wrong() -> None:
    assert said(read("a:\n\tb: no\n\tc: 1\n")) == [
        "2  a tab that indents this line, and on 1 more",
        "2 a.b the bare word no, which YAML reads as false",
    ]


def test_a_file_may_be_as_large_as_the_bound_and_no_larger() -> None:
    assert read("a: 1\n" + "\n" * (MAX_BYTES - 5)).problems == ()
    assert "bytes" in said(read("a: 1\n" + "\n" * (MAX_BYTES - 4)))[0]


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert "cannot be read" in said(load_yaml(tmp_path / "gone.yml", tmp_path))[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b: c", 'a second ": " in one line'),
        ("a: `code`", "a character that cannot begin a value"),
        ("a: *bold* text", "a value that begins with *"),
        ("a: 'open", "a quote (') that is never closed"),
        ('a: "\\d"', "a backslash that means nothing in double quotes"),
        ("a: [b, c", "a [ that is never closed"),
        ('a: "b" c', "text after a closing quote"),
        ("a:\n - b\n c: d", "a line that does not belong to the list around it"),
        ("a: 1\nb", "a line without a key"),
    ],
)
def test_what_does_not_parse_is_said_in_plain_words(text: str, found: str) -> None:
    loaded = read(text)
    assert loaded.data is None
    assert loaded.problems[0].found.startswith(found)
    assert loaded.problems[0].expected == "YAML that parses"


@given(st.binary(max_size=300))
def test_no_bytes_make_the_loader_fail(raw: bytes) -> None:
    for name in ("quizzes/x.yml", "docs/x.md"):
        loaded = read(raw, name)
        assert loaded.problems or isinstance(loaded.data, (dict, list, str, int, float, bool))
        for problem in loaded.problems:
            assert 1 <= problem.line <= raw.count(b"\n") + raw.count(b"\r") + 2
            assert "\n" not in str(problem)


_PIECES = [
    "a: ",
    "- ",
    "  ",
    "\n",
    "\t",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "|",
    ">-",
    "&x ",
    "*x",
    "!t ",
]
_PIECES += [
    "no",
    "12:30",
    "---",
    "...",
    "#",
    ": ",
    ", ",
    "? ",
    "<<: ",
    "word",
    "\\x00",
    "%",
    "@",
    "\ufeff",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_no_yaml_makes_the_loader_fail(text: str) -> None:
    read(text)
    read(f"---\n{text}\n---\nBody\n", "docs/x.md")
