"""The ways in from home, and from a page to its neighbors."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import yaml

DOCS = Path(__file__).resolve().parents[3] / "docs"


def _loop(page: str) -> str | None:
    """Return the loop that a page below docs/ belongs to, by its front matter."""
    source = DOCS / f"{page}.md"
    if not source.is_file():
        source = DOCS / page / "index.md"
    head = yaml.safe_load(source.read_text(encoding="utf-8").split("---\n")[1])
    loop: str | None = head.get("role")
    return loop


def _links(file: Path, place: str) -> list[str]:
    """Return the addresses of the links in an element of a page, by its class."""
    found = lxml.html.parse(file).xpath(f"//*[contains(@class, '{place}')]//a/@href")
    return [str(one) for one in found]


def test_no_page_of_a_loop_leads_on_to_a_page_of_another(site: Path) -> None:
    tried = 0
    for file in sorted(site.glob("*/**/index.html")):
        page = file.parent.relative_to(site).as_posix()
        for step in _links(file, "lg-steps"):
            target = (file.parent / step).resolve().relative_to(site.resolve()).as_posix()
            loops = {_loop(page), _loop(target)} - {None}
            assert len(loops) < 2, f"{page} leads to {target}"
            tried += 1
    assert tried > 100


def test_home_has_a_way_in_for_a_beginner(site: Path) -> None:
    assert "practice/first-steps/" in _links(site / "index.html", "lg-when")
