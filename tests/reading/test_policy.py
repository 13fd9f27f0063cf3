"""What the content of a page may hold as HTML, whatever Markdown made it of."""

from __future__ import annotations

import fuzz  # noqa: F401, settings
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.reading import policy


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//example.org>",
        "<iframe srcdoc=x></iframe>",
        "<base href='https://example.org'>",
        "<link rel=stylesheet href=//example.org/x.css>",
        '<p onclick="x">',
        "<b/onmouseover=x>",
        "<svg/onload=x>",
        '<p style="color: red">',
        '<a href="javascript:alert(1)">',
        '<a href="java&#115;cript&colon;alert(1)">',
        '<a href=" java\nscript:alert(1)">',
        '<a href="data:text/html,x">',
        '<a href="//example.org">',
        '<a href="http://example.org">',
        '<a href="/\\example.org">',
        '<img src="https://example.org/x.png">',
        '<img src="//example.org/x.png">',
        "<img srcset=x>",
        '<svg><use xlink:href="https://example.org/x.svg"/></svg>',
        '<svg><image href="data:x"/></svg>',
        "<button formaction=x>",
        "<form action=x>",
        "<video poster=x>",
        # the end of a tag is not where it seems to be
        '<b title=">" onclick="x">',
        """<b title='"' onclick='x'>""",
        '<b title="a"onclick="x">',
    ],
)
def test_what_the_policy_would_block_is_named(html: str) -> None:
    problems = policy.check(f"<div>{html}</div>", "docs/x.md")
    assert problems
    assert str(problems[0]).startswith("docs/x.md:1: found the ")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../trust/#a:b">a</a> <a href="https://a.b">b</a> <a href="mailto:a@b.c">c</a>',
        '<img src="../assets/img/x.svg" alt="x">',
        "<code>&lt;script&gt; onclick=</code> onclick=1",
        '<form class="lg-x"><input type="radio" name="a" value="b"></form>',
        '<svg viewBox="0 0 1 1"><title>x</title><path class="lg-fig-line" d="M0 0"/></svg>',
    ],
)
def test_what_it_would_not_is_not(html: str) -> None:
    assert policy.check(html, "docs/x.md") == []


_PARTS = st.sampled_from(
    [*"<>/='\" \n&;:", "b", "svg", "script", "onclick", "href", "//", "x", "<!--"]
)


@given(st.lists(_PARTS, max_size=40).map("".join))
def test_judging_tags_by_themselves_misses_nothing_that_reading_the_page_finds(html: str) -> None:
    assert set(policy._read(html)) <= set(policy._found(html))
