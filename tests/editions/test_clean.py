"""What a book takes from a page: words instead of controls, links that can be followed."""

from __future__ import annotations

import pytest

from macros.editions.clean import inner, read_page
from macros.editions.trees import having, words, xhtml

PAGE = """<body><nav>menu</nav><article class="lg-prose"><header><h1>Round</h1></header>
<p>Say <a class="lg-term" href="../../words/#tls">TLS</a> first.<span
class="lg-cites"> <button class="lg-cites__sign" type="button" popovertarget="src-1"><span
class="lg-sr">Source</span></button></span> Then stop.</p>
<h2 id="keys">Keys</h2>
<div class="admonition slip"><p class="admonition-title">Numbers</p><p>Yours.</p></div>
<table><tr><td align="right">5</td></tr></table>
<figure><svg viewBox="0 0 9 9" role="img" aria-labelledby="t" focusable="false"><title
id="t">A drawing</title></svg></figure>
<p><a href="../other/#part">Other</a> and <a href="https://example.com/">outside</a></p>
<lg-quiz><lg-item class="lg-item" id="q-1"><h3 class="lg-item__number">1</h3><div
class="lg-number"><input class="lg-number__input"> ms</div></lg-item></lg-quiz>
<aside class="lg-pop" id="src-1"><ul><li><a class="lg-cite" href="../../s/#z1">Z1</a></li><li><a
class="lg-cite" href="../../s/#z2">Z2 disputed</a></li></ul></aside>
</article></body>"""


@pytest.fixture(scope="module")
def text() -> str:
    return xhtml(read_page(PAGE, "rounds/one/").body)


def test_a_page_gives_one_book_indented_or_not(text: str) -> None:
    indented = PAGE.replace("\n", " \n\n    ")
    assert xhtml(read_page(indented, "rounds/one/").body) == text
    code = "<article><h1>A</h1><pre>if a:\n    b</pre></article>"
    assert "if a:\n    b" in xhtml(read_page(code, "a/").body)


def test_only_the_article_is_read(text: str) -> None:
    assert "menu" not in text


def test_terms_become_links_and_citations_stand_in_the_text() -> None:
    page = read_page(PAGE, "rounds/one/")
    paragraph = page.body.find(".//p")
    assert words(paragraph) == "Say TLS first. [Z1, Z2 disputed] Then stop."
    assert [link.get("href") for link in paragraph.iter("a")] == [
        "site:words/#tls",
        "site:s/#z1",
        "site:s/#z2",
    ]


def test_what_a_style_sheet_says_is_written_out(text: str) -> None:
    assert "A common mistake" in text


def test_no_control_popover_or_own_element_is_left(text: str) -> None:
    for tag in ("<button", "<input", "<aside", "<lg-", "popover", "focusable"):
        assert tag not in text


def test_drawings_keep_their_names_and_their_spelling(text: str) -> None:
    assert 'viewBox="0 0 9 9"' in text
    assert 'aria-labelledby="rounds-one--t"' in text
    assert '<title id="rounds-one--t">' in text


def test_alignment_is_a_class(text: str) -> None:
    assert '<td class="lg-right">' in text


def test_questions_are_taken_out_and_keep_their_blanks() -> None:
    page = read_page(PAGE, "rounds/one/")
    assert len(page.items) == len(having(page.body, "lg-asked")) == 1
    assert "______ ms" in words(page.items[0])


@pytest.mark.parametrize(
    ("link", "means"),
    [
        ("#keys", "site:rounds/one/#keys"),
        ("./", "site:rounds/one/"),
        ("../two/#first", "site:rounds/two/#first"),
        ("../..", "site:"),
        ("../../#marks", "site:#marks"),
        ("https://example.com/a", "https://example.com/a"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_links_are_from_the_sites_root(link: str, means: str) -> None:
    assert inner(link, "rounds/one/") == means


def test_a_page_without_an_article_or_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="without an <article>"):
        read_page("<p>nothing</p>", "a/")
    with pytest.raises(ValueError, match="a/: a page without a heading"):
        read_page("<article><p>text</p></article>", "a/")
