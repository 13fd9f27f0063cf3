"""Components as HTML: nothing from a record becomes markup, every link leads somewhere."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import fuzz  # noqa: F401, settings
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.parts import markdown
from macros.parts.renderer import Here, Renderer, UsageError, site_path
from macros.parts.vocabulary import MACROS, read
from macros.records.pages import Page
from macros.records.questions import Option, Order, Single
from macros.records.questions.order import Item

MINIMAL = Path(__file__).parents[1] / "minimal"
VOID = {"br", "hr", "img", "input", "link", "meta", "rect", "line", "path", "circle", "polygon"}

# Everything that Markdown's own syntax may become in a record.
ALLOWED: dict[str, frozenset[str]] = {
    "a": frozenset({"href", "title"}),
    "td": frozenset({"align"}),
    "th": frozenset({"align"}),
    **dict.fromkeys(("p", "em", "strong", "code", "pre", "ul", "li", "blockquote"), frozenset()),
    **dict.fromkeys(("br", "hr", "table", "thead", "tbody", "tr"), frozenset()),
    "ol": frozenset({"start"}),
    # Code, colored as it is built.
    **dict.fromkeys(("div", "span"), frozenset({"class"})),
}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(read(MINIMAL)[0])


class Markup(HTMLParser):
    """Tags with their attributes, and whether every tag that opens is closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(html)
        self.close()
        self.unbalanced += self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.tags.append((f"<!--{data}", {}))

    def handle_decl(self, decl: str) -> None:
        self.tags.append((f"<!{decl}", {}))

    def handle_pi(self, data: str) -> None:
        self.tags.append((f"<?{data}", {}))

    def unknown_decl(self, data: str) -> None:
        self.tags.append((f"<![{data}", {}))


def hostile(html: str) -> list[str]:
    """Return what in `html` is not Markdown's own."""
    found = []
    for tag, attributes in Markup(html).tags:
        if tag not in ALLOWED:
            found.append(tag)
        found += [
            f"{tag} {name}" for name in attributes if name not in ALLOWED.get(tag, frozenset())
        ]
        href = attributes.get("href") or ""
        if href and not href.startswith(("https://", "../", "./", "concepts/", "rounds/")):
            found.append(f"{tag} href={href}")
    return found


PIECES = [
    *("<script>", "</script>", "alert(1)", "<img src=x onerror=alert(1)", "<svg/onload=alert(1)>"),
    *(
        "[x](",
        "](",
        ")",
        "[x]",
        "[",
        "]",
        "(",
        "!",
        "![x](",
        "<",
        ">",
        "javascript:",
        "JaVaScRiPt:",
    ),
    *("data:text/html,x", "vbscript:x", "https://example.org", "//example.org", "concept:trust"),
    *("concept:none#x", "#", "&#106;avascript:alert(1)", "&lt;", "&Tab;", "%6A", "\\", "`", "``"),
    *("*", "**", "_", "~~~", "```", "    ", "\n", "\n\n", "- ", "1. ", "> ", "| ", "|---|", "||"),
    *("{: onclick=alert(1) }", "{", "}", "{{ x }}", "{% x %}", '"', "'", "=", "<!--", "-->", "<?"),
    *("[x]: javascript:alert(1)", "[^1]", "[^1]: x", "*[x]: y", "&", ";", "\x02", "\x03", "\x00"),
    *(
        "\x02wzxhzdk:0\x03",
        "klzzwxh:0000",
        "<a@b.c>",
        "<https://a.b>",
        "</p>",
        "<b",
        "\u202e",
        "\t",
    ),
]


@pytest.mark.parametrize("piece", PIECES)
def test_each_hostile_piece_alone(renderer: Renderer, piece: str) -> None:
    assert hostile(str(Here(renderer, "index.md").md(f"a {piece} b"))) == []


@given(text=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=14).map("".join))
@example(text="\\`[x](javascript:alert(1))\\`")
@example(text="- `a\n- [x](javascript:alert(1))\n- b`")
@example(text='[x](https://a" onclick="alert(1))')
@example(text='[x](https://a "t" onclick="b")')
@example(text="[x](java\nscript:alert(1))")
@example(text="[x](<javascript:alert(1)>)")
@example(text="[![x](javascript:a)](javascript:b)")
@example(text="*x*{: onclick=alert(1) }")
@example(text="x\n{: style=color:red }")
@example(text="[x][y]\n\n[y]: javascript:alert(1)")
def test_no_text_becomes_anything_but_markdown(text: str) -> None:
    guide = Renderer(read(MINIMAL)[0]) if not _kept else _kept[0]
    _kept.append(guide)
    here: Here[Page] = Here(guide, "concepts/trust.md")
    for html in (here.md(text), here.mdi(text)):
        assert hostile(str(html)) == []


_kept: list[Renderer] = []


def test_markdown_in_records_keeps_what_authors_need(renderer: Renderer) -> None:
    html = str(
        Here(renderer, "concepts/trust.md").md(
            "**Bold** *soft* `<b>` 5 < 6\n\n1. one\n2. two\n\n- a\n- b\n\n> said\n\n"
            "| a | b |\n|---|--:|\n| 1 | 2 |\n\n"
            "[out](https://example.org) [in](concept:logs#evidence)"
        )
    )
    for part in (
        "<strong>Bold</strong>",
        "<code>&lt;b&gt;</code>",
        "5 &lt; 6",
        "<ol>",
        "<ul>",
        "<blockquote>",
        '<td align="right">2</td>',
        '<a href="https://example.org">out</a>',
        '<a href="../logs/#evidence">in</a>',
    ):
        assert part in html


def test_one_paragraph_is_inline_and_more_stay_blocks(renderer: Renderer) -> None:
    assert Here(renderer, "index.md").mdi("a *b*") == "a <em>b</em>"
    assert Here(renderer, "index.md").mdi("a\n\nb") == "<p>a</p>\n<p>b</p>"


def test_one_text_leaves_nothing_behind_for_the_next(renderer: Renderer) -> None:
    Here(renderer, "index.md").md("[x]: https://example.org\n\n[^1]: note")
    assert str(Here(renderer, "index.md").md("[x] [^1]")) == "<p>[x] [^1]</p>"


# --------------------------------------------------------------------------------- components

CALLS = [
    *(
        ("index.md", "head", ()),
        ("index.md", "loop", ("acme-pm",)),
        ("index.md", "cards", ("role",)),
    ),
    # Those that stand anywhere and need nothing.
    *(
        ("index.md", name, ())
        for name, macro in MACROS.items()
        if not (macro.arguments or macro.each or macro.needs or macro.pure)
        and macro.on is Page
        and name not in ("head", "quiz", "foot", "study_index")
    ),
    *(("index.md", "cards", (kind,)) for kind in ("company", "round", "rubric", "case", "source")),
    *(("companies/acme.md", name, ()) for name in ("head", "product_table", "foot")),
    *(("roles/acme-pm.md", name, ()) for name in ("head", "compensation_table", "contrast_list")),
    *(("rounds/acme-pm/screen.md", name, ()) for name in ("head", "assessed", "foot")),
    *(
        ("rounds/acme-pm/design.md", name, ())
        for name in (
            "head",
            "prompt_list",
            "phase_bar",
            "drill_plan",
            "checklist_form",
            "quiz",
            "foot",
        )
    ),
    ("roles/acme-pm.md", "contrast", ("opening",)),
    *(("rubrics/notes.md", name, ()) for name in ("head", "rubric", "foot")),
    *(
        ("index.md", "compare_loops", (view,))
        for view in ("gist", "size", "scored", "rejects", "gates", "choose")
    ),
    ("index.md", "rubric", ("notes",)),
    ("index.md", "compare_rubrics", ("notes", "notes")),
    ("index.md", "disagreement", ("two-counts",)),
    ("index.md", "checklist_form", ("acme-pm.preparation",)),
    *(("concepts/trust.md", name, ()) for name in ("head", "quiz", "foot")),
    ("concepts/trust.md", "cite", ("A01", "A03", "nist-sp-800-207")),
    ("concepts/trust.md", "cite", ("A03#design",)),
    ("glossary.md", "glossary_list", ()),
    *(("cases/no-boundary.md", name, ()) for name in ("head", "foot")),
    *(("sources/acme-2026.md", name, ()) for name in ("head", "fact_list", "disagreement_list")),
    *(("sources/index.md", name, ()) for name in ("head", "document_list")),
    ("practice/checklists/acme-pm-preparation.md", "head", ()),
    ("practice/questions.md", "study_index", ()),
    ("practice/drills.md", "drills", ()),
    *(("practice/worksheets/log.md", name, ()) for name in ("head", "worksheet_form")),
    *(
        ("practice/checklists/acme-pm-preparation.md", name, ())
        for name in ("diagnostic", "exam", "review")
    ),
]


@pytest.mark.parametrize(("src", "name", "args"), CALLS)
def test_a_component_is_whole_html_without_anything_inline(
    renderer: Renderer, src: str, name: str, args: tuple[str, ...]
) -> None:
    markup = Markup(renderer.build(MACROS[name], src, *args))
    assert markup.unbalanced == []
    for tag, attributes in markup.tags:
        assert tag not in ("script", "style")
        assert not [a for a in attributes if a == "style" or a.startswith("on")], tag
    ids = [attributes["id"] for _, attributes in markup.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("src", "name", "args"), CALLS)
def test_every_link_of_a_component_leads_to_a_page(
    renderer: Renderer, src: str, name: str, args: tuple[str, ...]
) -> None:
    paths = {site_path(page) for page in renderer.catalog.by_src}
    here = site_path(src)
    for tag, attributes in Markup(renderer.build(MACROS[name], src, *args)).tags:
        href = attributes.get("href") or ""
        if tag != "a" or href.startswith(("https://", "#")):
            continue
        parts = [part for part in here.split("/") if part]
        for step in href.partition("#")[0].split("/"):
            if step == "..":
                parts.pop()
            elif step not in ("", "."):
                parts.append(step)
        assert "".join(f"{part}/" for part in parts) in paths, href


def test_every_macro_is_tried_here() -> None:
    built = {name for name, macro in MACROS.items() if macro.gives != "text"}
    assert built - {name for _, name, _ in CALLS} == {"figure"}


def test_figures_are_inlined_with_their_title(renderer: Renderer) -> None:
    html = renderer.build(MACROS["figure"], "index.md", "threat-modeling")
    assert "<svg" in html
    assert "<figcaption>" in html


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("cite", ("A99",)),
        ("cite", ("A03#count",)),
        ("contrast", ("none",)),
        ("assessed", ()),
        ("loop", ("none",)),
        ("rubric", ("none",)),
        ("disagreement", ("none",)),
        ("figure", ("none",)),
        ("figure", ("../theme/main",)),
        ("checklist_form", ()),
        ("checklist_form", ("none",)),
        ("quiz", ()),
        ("compensation_table", ()),
    ],
)
def test_a_call_that_cannot_be_meant_is_told(
    renderer: Renderer, name: str, args: tuple[str, ...]
) -> None:
    with pytest.raises(UsageError, match=name if not args else args[0].replace(".", r"\.")):
        renderer.build(MACROS[name], "index.md", *args)


def test_minutes_and_money_are_computed(renderer: Renderer) -> None:
    assert renderer.build(MACROS["loop_minutes"], "index.md", "acme-pm") == "90"
    html = renderer.build(MACROS["compensation_table"], "roles/acme-pm.md")
    for amount in ("$165,000", "$216,000", "$35,000", "$84,000"):
        assert amount in html


def test_an_answer_stands_only_inside_the_closed_details(renderer: Renderer) -> None:
    html = renderer.build(MACROS["quiz"], "concepts/trust.md")
    before, _, after = html.partition("<details")
    assert "It decides the rest." in after
    for given_away in ("It decides the rest.", "correct", "data-right", "lg-reason"):
        assert given_away not in before


# -------------------------------------------------------------------------------------- order


_ASKED: dict[str, Any] = {"prompt": "P", "explanation": "E", "concepts": ("a",), "learn": "a"}


def _single(name: str, options: int) -> Single:
    made = [Option(id=f"o{i}", text="T", why="W", correct=i == 0) for i in range(options)]
    return Single.model_construct(id=name, type="single", options=tuple(made), **_ASKED)


def test_the_order_shown_is_the_same_at_every_build() -> None:
    assert [o.id for o in _single("trust.first", 5).shown()] == ["o3", "o2", "o1", "o0", "o4"]


def test_where_an_author_puts_an_option_does_not_show() -> None:
    question = _single("a.b", 5)
    moved = question.model_copy(update={"options": question.options[::-1]})
    fewer = question.model_copy(update={"options": question.options[1:]})
    shown = [o.id for o in question.shown()]
    assert [o.id for o in moved.shown()] == shown
    assert [o.id for o in fewer.shown()] == [id for id in shown if id != "o0"]


@pytest.mark.parametrize("options", [2, 3, 4, 5])
def test_an_author_s_first_option_is_shown_everywhere_alike(options: int) -> None:
    count = 4000
    places = Counter(
        [
            isinstance(o, Option) and o.correct
            for o in _single(f"quiz.question-{n}", options).shown()
        ].index(True)
        for n in range(count)
    )
    expected = count / options
    # Chi-square; 18.5 is the 0.1% bound at four degrees of freedom, the widest here.
    assert sum((places[i] - expected) ** 2 / expected for i in range(options)) < 18.5


@given(st.integers(3, 8), st.integers(0, 10_000))
def test_an_order_is_never_shown_solved(size: int, number: int) -> None:
    items = tuple(Item(id=f"i{i}", text="T") for i in range(size))
    shown = Order.model_construct(id=f"q.{number}", type="order", items=items, **_ASKED).shown()
    assert sorted(i.id for i in shown) == [i.id for i in items]
    assert shown != list(items)


_SIGNS = st.sampled_from([*"ab1 .-+*_`#=:;!?()[]<>&|~^\\\n\t\"'/%$", "é", "\u2014", "\u2003"])


@example("a *b* c")
@example("a _b_ c")
@example("a `b` c")
@example("a \\. b")
@example("a < b")
@example("a & b")
@example("a > b")
@example("a\n\n- b")
@example("a  \nb")
@example("a | b\n--|--\nc | d")
@example("a\tb")
@example("a ")
@example("é")
@example("1. a")
@example("- a")
@given(st.lists(_SIGNS, min_size=1, max_size=30).map("".join))
def test_text_without_markup_is_what_markdown_makes_of_it(text: str) -> None:
    shown = str(markdown.converted(text))
    plain = markdown._restricted()
    plain.reset()
    assert shown == plain.convert(text)


def test_a_mark_is_disputed_only_where_the_part_it_rests_on_is(renderer: Renderer) -> None:
    here: Here[Page] = Here(renderer, "concepts/trust.md")
    whole, part = here.cites(["A03", "A03#design"])
    assert (whole.status, part.status) == ("disputed", "reported")
    assert (whole.url, whole.label) == (part.url, part.label)


def test_code_in_a_record_stays_code(renderer: Renderer) -> None:
    text = "Look:\n\n```python\n# no heading\nx = '<b>' + `y` ![i](u) [a](concept:logs)\n```"
    html = str(Here(renderer, "concepts/trust.md").md(text))
    assert html.count("<pre>") == 1
    code = Markup(html)
    assert {tag for tag, _ in code.tags} == {"p", "div", "pre", "code", "span"}
    assert "# no heading" in html
    assert "&lt;b&gt;" in html


def test_no_option_of_a_fence_reaches_the_page() -> None:
    html = markdown.converted('```{.python #quiz onclick="x" title="y"}\na\n```')
    assert "quiz" not in html
    assert "onclick" not in html
