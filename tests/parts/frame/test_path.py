"""Where a page lies is said once."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def texts(page: html.HtmlElement, place: str) -> set[str]:
    """Return the texts of the elements at `place`, an XPath."""
    return {"".join(map(str, one.itertext())) for one in page.iterfind(place)}


def test_no_word_stands_in_the_path_and_again_above_the_title(site: Path) -> None:
    twice = []
    for file in site.rglob("index.html"):
        page = html.fromstring(file.read_bytes())
        path = texts(page, ".//nav[@class='lg-path']//a")
        if path & texts(page, ".//p[@class='lg-head__kind']"):
            twice.append(file.parent.name)
    assert twice == []
