"""The checker: what it prints, what it returns, and what it says of bodies."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros import check
from macros.parts.declare import macro
from macros.parts.renderer import Here
from macros.parts.vocabulary import MACROS, read
from macros.reading import body
from macros.records.pages import Page, Round

HERE = Path(__file__).parents[1]
ROOT = HERE.parent
MINIMAL = HERE / "minimal"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def said_of(copy: Path, text: str, page: str = "docs/concepts/logs.md") -> list[str]:
    """Return what is found where `text` stands in a page's body."""
    path = copy / page
    path.write_text(path.read_text("utf-8").replace("{{ foot() }}", f"{text}\n\n{{{{ foot() }}}}"))
    return [problem.found for problem in read(copy)[1]]


def test_sound_content_is_counted_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(MINIMAL) == 0
    pages = len(list((MINIMAL / "docs").rglob("*.md")))
    assert capsys.readouterr().out == (
        f"{pages} pages, 6 questions (1 single, 1 multiple, 1 order, 1 match, 1 numeric, "
        "1 recall), 3 facts\n"
    )


def test_the_command_takes_a_folder_and_tells_by_its_status() -> None:
    def run(folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "macros.check", str(folder)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert run(MINIMAL).returncode == 0
    failed = run(HERE / "bad_input" / "empty-file")
    assert failed.returncode == 1
    assert failed.stderr == ""
    for line in failed.stdout.splitlines():
        assert re.fullmatch(r"[\w./-]+:\d+: .*found .+; expected .+\. .+[.]", line), line


JUNK = [
    *(b"", b" ", b"\n", b"\t", b": ", b"- ", b"{", b"}", b"'", b'"', b"&a ", b"*a", b"\xff"),
    *(b"{{ ", b" }}", b"{% if", b"# ", b"[x](", b"\x00"),
]


def test_nothing_done_to_the_files_makes_the_checker_fail(copy: Path) -> None:
    """Bytes changed, cut, doubled and moved at random: problems perhaps, an exception never."""
    chance = random.Random(20261121)
    files = sorted(path for path in copy.rglob("*") if path.suffix in (".md", ".yml"))
    for _ in range(150):
        path = chance.choice(files)
        before = path.read_bytes()
        raw = bytearray(before)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(raw) + 1)
            end = min(len(raw), start + chance.choice([0, 1, 1, 5, 40]))
            junk = chance.choice([*JUNK, bytes(raw[start : end + 30])])
            raw[start:end] = junk
        path.write_bytes(bytes(raw))
        for problem in read(copy)[1]:
            assert "\n" not in str(problem)
        path.write_bytes(before)


# --------------------------------------------------------------------------------------- macros


@pytest.mark.parametrize("name", sorted(MACROS))
def test_authors_are_told_of_every_macro_in_its_own_words(name: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Macros")[2]
    rows = [line for line in text.splitlines() if line.startswith(f"| `{{{{ {name}(")]
    assert [row.split(" | ", 1)[1] for row in rows] == [f"{MACROS[name].help} |"]


def test_authors_are_told_of_no_other_macro() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Macros")[2]
    assert set(re.findall(r"^\| `\{\{ (\w+)\(", text, re.MULTILINE)) == set(MACROS)


def test_a_signature_declares_what_a_macro_takes_and_where_it_stands() -> None:
    cards, cite, prompts = MACROS["cards"], MACROS["cite"], MACROS["prompt_list"]
    assert [(a.name, a.spaces, a.optional) for a in cards.arguments] == [
        ("kind", ("kind",), False),
        ("role", ("role",), True),
    ]
    assert (cite.each, cite.arguments) == (("fact", "document"), ())
    assert (prompts.on, prompts.needs) == (Round, "prompts")
    assert (MACROS["usd"].pure, MACROS["loop_minutes"].pure) == (True, False)


def test_an_argument_that_no_type_explains_is_refused() -> None:
    def greet(here: Here[Page], name: str) -> str:
        """Say hello."""
        return name

    with pytest.raises(TypeError, match="which ids it takes"):
        macro()(greet)


@pytest.mark.parametrize(
    "text",
    [
        '{{ cite("A01") }} {{ cite("A01", "nist-sp-800-207") }}',
        '{{ loop("acme-pm") }} {{ loop_minutes("acme-pm", "all") }}',
        '{{ cards("round", role="acme-pm") }} {{ cards("case") }}',
        '{{ rubric("notes") }} {{ compare_rubrics("notes", "notes") }}',
        '{{ checklist_form("acme-pm.design") }} {{ disagreement("two-counts") }}',
        '{{ figure("threat-modeling") }} {{ usd(180000 * 1.1) }} {{ title }}',
        '{{ "%.1f"|format(5e12 / 86400 / 1e6) }} {{ "{:,}".format(400000) }} {{ 5 | abs }}',
        "{% set rate = 0.01 %}{{ precision(rate, 0.9, 0.1) }} {{ rate * 2 }}",
        "{% set sum = namespace(of=0) %}{% set sum.of = sum.of + 3 %}{{ sum.of / 3 }}",
        "{% for id in ['A01', 'A03'] %}{{ cite(id) }}{% endfor %}",
        "{% raw %}{{ anything }} {% at all %}{% endraw %}",
        "{% if 1 is odd %}odd{% endif %}",
        "## A heading {: #own }\n\n[to it](#own) [and away](trust.md#quiz) [out](https://a.b)",
        "`<script>` and `[x](none.md)`\n\n```\n# shell\n[x](none.md)\n!!! note\n```",
        '!!! honest "Said"\n    Text [in it](../index.md).',
        "[mail](mailto:a@example.org) [same page](logs.md)",
    ],
)
def test_bodies_that_are_fine(copy: Path, text: str) -> None:
    assert said_of(copy, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ cite('A99') }}", "the fact 'A99', which does not exist, in {{ cite('A99') }}"),
        ("{{ usd() }}", "{{ usd() }}"),
        (
            "{{ [][0] + 1 }}",
            "an expression that fails (UndefinedError: 'list object has no element 0')",
        ),
        ("{{ drill() }}", "{{ drill(…) }}, which nothing defines"),
        ("{{ title() }}", "{{ title(…) }}, which nothing defines"),
        ("{{ quiz() }}", "{{ quiz() }}, though no quiz is made for this page"),
        ("{{ page.url }}", "{{ page }}, which nothing defines"),
        ("{{ 5 | currency }}", "the filter 'currency'"),
        ("{{ cite(5) }}", "{{ cite(5) }}"),
        ("{{ prompt_list() }}", "{{ prompt_list() }} on a concept page"),
    ],
)
def test_macros_that_are_not(copy: Path, text: str, found: str) -> None:
    assert said_of(copy, text) == [found]


def test_an_unknown_filter_hides_no_unknown_macro(copy: Path) -> None:
    assert said_of(copy, "{{ 5 | currency }} {{ nope() }}") == [
        "the filter 'currency'",
        "{{ nope(…) }}, which nothing defines",
    ]


def test_a_macro_that_needs_a_key_of_the_record(copy: Path) -> None:
    page = "docs/rounds/acme-pm/screen.md"
    assert said_of(copy, "{{ phase_bar() }}\n{{ drill_plan() }}", page) == [
        "{{ phase_bar() }}",
        "{{ drill_plan() }}",
    ]


def test_lines_of_a_body_count_from_the_top_of_the_file(copy: Path) -> None:
    said_of(copy, "\n\n{{ nope() }}")
    problem = read(copy)[1][0]
    lines = (copy / problem.file).read_text("utf-8").splitlines()
    assert "nope" in lines[problem.line - 1]


# --------------------------------------------------------------------------------------- bodies


def test_headings_have_the_anchors_that_markdown_gives() -> None:
    parsed = body.parse(
        "## Two  words\n### `Code` and *more*\n## Two words\n## [A link](x.md)\n"
        "## Given {: #mine .class }\n## Closed ##\n#### Mine {: #two-words }\n"
    )
    assert [heading.anchor for heading in parsed.headings] == [
        "two-words_1",
        "code-and-more",
        "two-words_2",
        "a-link",
        "mine",
        "closed",
        "two-words",
    ]


def test_headings_are_those_that_markdown_sees() -> None:
    import markdown

    text = (
        "## One {: #one }\n\n```\n## not this\n```\n\n    ## nor this\n\n## `Two` & three\n\n"
        "~~~ sh\n# nor this\n~~~\n\n!!! say\n    text\n\n### Four: five\n## Two & three\n"
    )
    extensions = ["toc", "attr_list", "admonition", "pymdownx.superfences"]
    converted = markdown.markdown(text, extensions=extensions)
    ids = re.findall(r'<h\d id="([^"]+)"', converted)
    assert [heading.anchor for heading in body.parse(text).headings] == ids


def test_real_pages_parse_as_their_macros_do() -> None:
    """Each call of the real pages is seen by the checker, with its line."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text("utf-8")
        written = len(re.findall(r"\{\{ *(?:cite|contrast|figure|quiz|foot|head)\(", text))
        parsed = body.parse(text)
        if parsed.syntax is None:
            names = ("cite", "contrast", "figure", "quiz", "foot", "head")
            assert sum(len(parsed.calls_of(name)) for name in names) == written, path


# ------------------------------------------------------------------- what misled an author once


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{{ cite("A01") }', 'one brace that closes {{ cite("A01")'),
        ('{{ cite("A01"', 'no braces that close {{ cite("A01"'),
        ("{{ cite(\u201cA01\u201d) }}", "the typographic quote"),
        ("{{ cite(A01) }}", "the id A01 without quotes"),
        ("![x](https://a.b/c.png)", "an image of another host"),
        ("```python\nx = 1", "a fence (```) that is never closed"),
        ("So $x^2$ it is.", "a formula ($x^2$)"),
        (r"So \(y\) it is.", r"a formula (\(y\))"),
        ("<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> them", "a mark of a merge conflict"),
    ],
)
def test_a_slip_in_a_body_is_called_what_it_is(copy: Path, text: str, words: str) -> None:
    page = copy / "docs/concepts/logs.md"
    before = page.read_text("utf-8").count("\n", 0, page.read_text("utf-8").index("{{ foot() }}"))
    assert any(words in found for found in said_of(copy, text))
    assert before + 1 in [problem.line for problem in read(copy)[1]]


@pytest.mark.parametrize(
    "text", ["It costs $5 or $6_000.", "`$x^2$`", "```\n$x^2$\n```", "A price of $1,000 and $2."]
)
def test_what_is_no_formula(copy: Path, text: str) -> None:
    assert said_of(copy, text) == []


def expected_of(copy: Path, text: str, page: str = "docs/concepts/logs.md") -> str:
    said_of(copy, text, page)
    return "\n".join(f"{problem.expected} {problem.mend}" for problem in read(copy)[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{{ cite("A1") }}', "did you mean 'A01'?"),
        ('{{ cite("A22") }}', "A01 to A03 are this article's"),
        ('{{ cite("a01") }}', "facts are written in upper case: A01"),
        ("{{ loop() }}", '{{ loop("acme-pm") }}'),
        ("[x](acme-pm/desing.md)", "did you mean '../rounds/acme-pm/design.md'?"),
    ],
)
def test_a_hint_leads_to_the_mend(copy: Path, text: str, words: str) -> None:
    assert words in expected_of(copy, text)


def test_a_hint_never_leads_to_another_article(copy: Path) -> None:
    source = (copy / "docs/sources/acme-2026.md").read_text("utf-8")
    (copy / "docs/sources/other.md").write_text(
        re.sub(r"A(0\d)", r"Z\1", source).replace("id: two-counts", "id: two-more"), "utf-8"
    )
    said = expected_of(copy, '{{ cite("A04") }} {{ cite("Q01") }}')
    assert "Z04" not in said
    assert "did you mean" not in said


def test_a_picture_beside_a_page_is_sent_where_pictures_lie(copy: Path) -> None:
    (copy / "docs/concepts/image.png").write_bytes(b"x")
    assert "docs/assets/img/image.png" in read(copy)[1][0].mend


def test_a_day_to_come_is_no_day_of_checking(copy: Path) -> None:
    page = copy / "docs/concepts/logs.md"
    text = re.sub(r'checked: "[\d-]+"', 'checked: "2999-01-01"', page.read_text("utf-8"))
    page.write_text(text, "utf-8")
    assert [problem.found for problem in read(copy)[1]] == ["'2999-01-01', a day to come"]


def test_a_macro_may_not_skip_a_level_of_heading(copy: Path) -> None:
    page = copy / "docs/companies/acme.md"
    page.write_text(page.read_text("utf-8").replace("## Products\n", ""), "utf-8")
    assert [problem.found for problem in read(copy)[1]] == [
        "{{ product_table() }} below a heading of level 1"
    ]
