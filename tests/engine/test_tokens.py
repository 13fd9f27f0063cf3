"""A macro's HTML arrives whole wherever Markdown puts its token."""

from __future__ import annotations

import re

import markdown
import pytest
from markdown import Extension

from macros.engine import tokens

BLOCK = '<div class="x"><p>one</p>\n\n<ul><li>two</li></ul></div>'
SAY = '<div class="admonition say"><p class="admonition-title">T</p>'
INLINE = '<span class="y">three</span>'
# Those of mkdocs.yml that touch blocks.
EXTENSIONS: list[str | Extension] = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    tokens.TokenExtension(),
]


def convert(text: str) -> str:
    configs = {"pymdownx.tabbed": {"alternate_style": True}}
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=configs)


def squeezed(html: str) -> str:
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("TOKEN", BLOCK),
        ("Before\n\nTOKEN\n\nAfter", f"<p>Before</p>{BLOCK}<p>After</p>"),
        ("TOKEN\nTOKEN", f"{BLOCK}{BLOCK}"),
        ("Before TOKEN after *it*", f"<p>Before</p>{BLOCK}<p>after <em>it</em></p>"),
        ("Before\nTOKEN", f"<p>Before</p>{BLOCK}"),
        ("Before  \nTOKEN  \nafter", f"<p>Before</p>{BLOCK}<p>after</p>"),
        ("- TOKEN\n- b", f"<ul><li>{BLOCK}</li><li>b</li></ul>"),
        ("- a\n\n- TOKEN\n", f"<ul><li><p>a</p></li><li>{BLOCK}</li></ul>"),
        ("- a\n\n    TOKEN\n", f"<ul><li><p>a</p>{BLOCK}</li></ul>"),
        (
            "1. a\n\n    - b\n\n        TOKEN\n",
            f"<ol><li><p>a</p><ul><li><p>b</p>{BLOCK}</li></ul></li></ol>",
        ),
        ("> TOKEN", f"<blockquote>{BLOCK}</blockquote>"),
        (
            '!!! say "T"\n    TOKEN\n',
            f"{SAY}{BLOCK}</div>",
        ),
        (
            '!!! say "T"\n    a\n\n    TOKEN\n\n    b\n',
            f"{SAY}<p>a</p>{BLOCK}<p>b</p></div>",
        ),
        ("<div markdown>\n\nTOKEN\n\n</div>", f"<div>{BLOCK}</div>"),
    ],
)
def test_a_block_stands_whole_in(text: str, html: str) -> None:
    given = convert(text.replace("TOKEN", tokens.keep(BLOCK)))
    assert squeezed(given) == squeezed(html)


def test_a_block_stands_whole_in_a_table() -> None:
    given = squeezed(convert(f"| a | b |\n|---|---|\n| {tokens.keep(BLOCK)} | c |"))
    assert f"<td>{squeezed(BLOCK)}</td><td>c</td>" in given


def test_a_block_stands_whole_in_a_tab() -> None:
    given = squeezed(convert(f'=== "One"\n\n    {tokens.keep(BLOCK)}\n\n=== "Two"\n\n    b\n'))
    assert f'<div class="tabbed-block">{squeezed(BLOCK)}</div>' in given


def test_a_mark_stays_in_its_line() -> None:
    mark = tokens.keep(INLINE, inline=True)
    assert convert(f"A claim {mark}, and *more {mark}*.") == (
        f"<p>A claim {INLINE}, and <em>more {INLINE}</em>.</p>"
    )
    assert convert(mark) == f"<p>{INLINE}</p>"
    assert f"<td>a {INLINE}</td>" in convert(f"| h |\n|---|\n| a {mark} |")


def test_a_mark_and_a_block_in_one_paragraph() -> None:
    text = f"A {tokens.keep(INLINE, inline=True)}\n{tokens.keep(BLOCK)}"
    assert squeezed(convert(text)) == squeezed(f"<p>A {INLINE}</p>{BLOCK}")


def test_a_mark_in_a_heading_leaves_its_anchor_readable() -> None:
    html = convert(f"## Zero trust {tokens.keep(INLINE, inline=True)} {{: #zero }}")
    assert html == f'<h2 id="zero">Zero trust {INLINE}</h2>'


def test_a_written_token_stays_text() -> None:
    for text in ("lgtokenb0123456789abcdef01234567x", "lgtokeni" + "0" * 24 + "x", "lgtokenbx"):
        assert text in convert(text)


def test_the_same_html_is_kept_once() -> None:
    assert tokens.keep(BLOCK) == tokens.keep(BLOCK)
    assert tokens.keep(BLOCK) != tokens.keep(BLOCK + " ")


def test_mkdocs_finds_the_extension_by_its_name() -> None:
    html = markdown.markdown(tokens.keep(BLOCK), extensions=["macros.engine.tokens"])
    assert html == BLOCK
