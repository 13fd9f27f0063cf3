"""What the index holds is read by people, in the excerpts of results."""

from __future__ import annotations

import re
from pathlib import Path

# A word that ends a cell, and one that begins the next, with nothing between the two.
_GLUED = re.compile(
    r"[^<>\s](?:</\w+>)*</(?:td|th|dt|dd)><(?:td|th|dt|dd)\b[^>]*>(?:<\w[^>]*>)*[^<>\s]"
)
_HEADING = re.compile(r"<(h[1-4])\b[^>]*>")


def test_cells_are_apart_in_an_excerpt(site: Path) -> None:
    glued = {
        page.parent.relative_to(site).as_posix(): found[0]
        for page in site.rglob("index.html")
        if (found := _GLUED.search(page.read_text("utf-8")))
    }
    assert glued == {}


def test_a_title_is_that_of_one_heading(site: Path) -> None:
    """A heading without an id, among the pages listed, would add its words to the title before."""
    for name in ("practice", "concepts", "rounds", "cases"):
        page = (site / name / "index.html").read_text("utf-8")
        shelves = [one[0] for one in _HEADING.finditer(page) if "lg-shelf__title" in one[0]]
        assert [one for one in shelves if " id=" not in one] == [], name
        assert shelves or name == "cases"


def test_no_excerpt_says_how_to_scroll(site: Path) -> None:
    for page in site.rglob("index.html"):
        for tag in re.findall(r"<p [^>]*lg-figure__more[^>]*>", page.read_text("utf-8")):
            assert "aria-hidden" in tag
    texts = [one.read_text("utf-8") for one in site.glob("assets/search-*/*.json")]
    assert texts
    assert not any("Scroll the drawing" in one for one in texts)
