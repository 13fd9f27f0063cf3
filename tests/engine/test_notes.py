"""Signs for citations and explanations of terms, on a page's finished HTML."""

from __future__ import annotations

import re

from macros.engine.page.citations import gathered
from macros.engine.page.terms import explained


def mark(id: str, status: str = "reported") -> str:
    return (
        '<span class="lg-cites" data-search-exclude>'
        f'<a class="lg-cite lg-cite--{status}" href="../s/#{id.lower()}">'
        f'{id}<span class="lg-sr"> {status}</span></a></span>'
    )


def shown(html: str) -> str:
    """Return the page with each sign as its codes in brackets, without popovers."""
    html = re.sub(r"<aside.*?</aside>", "", html)
    place = r'<span class="lg-cites(?: lg-cites--told)?">'
    sign = rf'{place}\s*<button[^>]*data-codes="([^"]*)".*?</button></span>'
    return re.sub(sign, r"[\1]", html)


def test_the_marks_of_a_paragraph_are_one_sign_at_its_end() -> None:
    html = gathered(f"<p>One {mark('T01')}. Two\n{mark('T02', 'disputed')}. Three.</p><p>Four.</p>")
    assert shown(html) == "<p>One. Two. Three.[T01, T02 disputed]</p><p>Four.</p>"
    assert html.count("<button") == html.count("popover data-search-exclude") == 1
    (button,) = re.findall(r"<button.*?</button>", html)
    assert re.sub(r"<[^>]+>", "", button) == "2 sources, 1 disputed"
    assert "aria-label" not in button, "what is seen would not be in the name"
    assert html.count('href="../s/#t02"') == 1


def test_the_marks_of_a_list_are_one_sign_at_its_end() -> None:
    for text in (
        f"<ul><li>One {mark('T01')}</li>\n<li>Two {mark('T02')}\n</li></ul>",
        f"<ul class='x'><li><p>One {mark('T01')}</p></li><li><p>Two {mark('T02')}</p></li></ul>",
        f"<ol><li>One {mark('T01')}<ul><li>Two {mark('T02')}</li></ul></li></ol>",
        f"<ul><li>One {mark('T01')} {mark('T02')}</li><li>Two</li></ul>",
    ):
        plain = shown(gathered(text.replace(" class='x'", "")))
        assert plain.count("[") == 1
        assert "Two[T01, T02]</" in plain


def test_a_row_of_parts_keeps_a_sign_for_each() -> None:
    html = f'<ol class="lg-prompts"><li><p>{mark("T01")}</p></li><li><p>{mark("T02")}</p></li></ol>'
    assert shown(gathered(html)).count("[") == 2


def test_marks_of_what_the_page_itself_lists_are_links_where_they_stand() -> None:
    own = [mark(id, "disputed").replace("../s/#", "./#") for id in ("T01", "T02")]
    html = gathered(f"<p>One {own[0]} two {own[1]}.</p>")
    assert "<button" not in html
    assert "<aside" not in html
    assert re.findall(r'href="([^"]*)"', html) == ["./#t01", "./#t02"]
    mixed = gathered(f"<p>One {own[0]} two {mark('P01')}.</p>")
    assert mixed.count("<button") == 1


def test_the_same_sources_share_a_popover_and_a_ledger_keeps_its_links() -> None:
    html = gathered(f"<p>One {mark('T01')}</p><p>Two {mark('T01')}</p>")
    assert (html.count("<button"), html.count("<aside")) == (2, 1)
    ledger = f'<ol class="lg-ledger"><li><p>Checked {mark("T01")}</p></li></ol>'
    assert gathered(ledger) == ledger
    answer = f'<p class="lg-answer__cites">{mark("T01")}</p>'
    assert gathered(answer) == answer


def test_a_sign_never_stands_alone_at_the_end_of_a_line() -> None:
    sign = gathered(f"<p>One {mark('T01')}.</p>")
    assert 'One.<span class="lg-cites">\u00a0<button' in sign  # and .lg-cites does not wrap


def test_a_sign_with_words_may_begin_a_line() -> None:
    # In text of twice the size, the words alone fill a line of a phone.
    disputed = mark("T01", "disputed")
    sign = gathered(f"<p>One {mark('T02')} {disputed}.</p>")
    assert 'One.<span class="lg-cites lg-cites--told"> <button' in sign


class Terms:
    """A glossary of two terms."""

    pattern = re.compile(r"(?<!\w)(?:SVID|HSM)s?(?!\w)")

    def term(self, name: str) -> str:
        return {"SVID": "svid", "SVIDs": "svid", "HSM": "hsm"}[name]

    def link(self, term: str, name: str) -> str:
        return f'<a class="lg-term" href="../glossary/#{term}">{name}</a>'


def links(html: str) -> list[str]:
    return re.findall(r'<a class="lg-term"[^>]*>(\w+)</a>', explained(html, Terms()))


def test_a_term_is_explained_where_a_page_first_uses_it() -> None:
    assert links("<p>SVIDs and an HSM, and the SVID again.</p>") == ["SVIDs", "HSM"]


def test_a_term_is_a_name_in_code_headings_links_and_labels() -> None:
    for name in ("code", "h2", "a", "label", "button", "summary"):
        assert links(f"<{name}>SVID</{name}><p>SVID</p>") == ["SVID"]
    assert links("<lg-mock><p>SVID</p></lg-mock>") == []


def test_each_question_explains_its_terms_anew() -> None:
    item = '<lg-item id="q"><p>SVID</p><p>SVID</p></lg-item>'
    html = f"<p>SVID</p><lg-quiz>{item}{item}</lg-quiz><p>SVID</p>"
    assert len(links(html)) == 3
