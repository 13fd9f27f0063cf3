"""What the first visit to a page asks for, in gzip, before a reader does anything."""

from __future__ import annotations

import re
from pathlib import Path

from macros.reading.disk.finished import target

MOST = 75 * 1024
_ASKED = re.compile(r"<(?:link|script)\b[^>]*>")
_LINK = re.compile(r'(?:href|src)="([^"]+)"')
_KINDS = ('rel="stylesheet"', 'rel="modulepreload"', 'rel="preload"', 'rel="icon"', "<script")


def asked_by(text: str) -> list[str]:
    """Return the links of a page's HTML that a browser follows by itself."""
    tags = [tag for tag in _ASKED.findall(text) if any(kind in tag for kind in _KINDS)]
    return [link[1] for tag in tags if (link := _LINK.search(tag))]


def size(path: Path) -> int:
    small = path.with_name(f"{path.name}.gz")
    return (small if small.exists() else path).stat().st_size


def test_no_first_visit_is_heavy(site: Path) -> None:
    heavy = {}
    for page in sorted(site.rglob("index.html")):
        name = page.relative_to(site).as_posix()
        found = {target(name, link, "/") for link in asked_by(page.read_text("utf-8"))}
        files = [site / each for each in found if each]
        files = [path / "index.html" if path.is_dir() else path for path in files]
        assert len(files) >= 5, name
        total = size(page) + sum(map(size, files))
        if total > MOST:
            heavy[name] = f"{total / 1024:.1f} KiB"
    assert heavy == {}


def test_what_a_part_needs_is_asked_for_before_the_head_is_there(site: Path) -> None:
    for tool in ("review", "plan", "exam", "diagnostic"):
        page = (site / "practice" / tool / "index.html").read_text("utf-8")
        assert page.count('rel="preload"') == 1, tool
        assert page.index('rel="preload"') < page.index("<script"), tool


def test_no_rule_asks_what_the_whole_page_holds(site: Path) -> None:
    """After every change of the page the browser would look through all of it anew."""
    whole = re.compile(r"(?:\bhtml|:root|\bbody|\.lg-js|\.lg-page)(?:\.[\w-]+)*:has\(")
    for sheet in site.glob("assets/styles-*/*.css"):
        assert whole.findall(sheet.read_text("utf-8")) == [], sheet.name
