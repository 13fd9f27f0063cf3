"""What first and later visits to a page ask for, in gzip, before a reader does anything."""

from __future__ import annotations

import gzip
import re
from html import unescape
from pathlib import Path

from macros.reading.disk.finished import target

MOST = 75 * 1024
# On a later visit the page alone, where its words allow it …
LATER = 12 * 1024
# … and where they do not, so many times its words: by kind, just above the page with the most.
TIMES = {"rounds": 2.0, "concepts": 2.0, "practice": 2.1, "roles": 1.7, "sources": 1.8}
# What the tools read, and not words: every question with its revision.
LIST, LIST_MOST = "practice/questions/index.html", 18 * 1024
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


def words_of(text: str) -> int:
    """Return how many bytes a page's words take alone."""
    shown = re.sub(
        r"<script\b.*?</script>|<[^>]*>", " ", text.partition("<body")[2], flags=re.DOTALL
    )
    return len(gzip.compress(" ".join(unescape(shown).split()).encode(), 9, mtime=0))


def test_a_later_visit_is_little_more_than_words(site: Path) -> None:
    heavy, over = {}, set()
    for page in sorted(site.rglob("index.html")):
        name = page.relative_to(site).as_posix()
        total = size(page)
        if total <= LATER:
            continue
        kind = name.partition("/")[0]
        over.add(kind)
        words = words_of(page.read_text("utf-8"))
        most = LIST_MOST if name == LIST else TIMES.get(kind, 0) * words
        if total > most:
            heavy[name] = f"{total / 1024:.1f} KiB, {total / words:.2f} times its words"
    assert heavy == {}
    assert over == set(TIMES), "a kind whose pages have become light needs no number any more"


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
