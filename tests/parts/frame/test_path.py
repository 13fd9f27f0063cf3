"""Where a page lies is said once."""

from __future__ import annotations

from pathlib import Path

from lxml import html


def test_no_word_stands_in_the_path_and_again_above_the_title(site: Path) -> None:
    twice = []
    for file in site.rglob("index.html"):
        page = html.fromstring(file.read_bytes())
        path = [one.text_content() for one in page.xpath("//nav[@class='lg-path']//a")]
        kind = [one.text_content() for one in page.xpath("//p[@class='lg-head__kind']")]
        if set(path) & set(kind):
            twice.append(file.parent.name)
    assert twice == []
