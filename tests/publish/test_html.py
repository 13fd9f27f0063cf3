"""The built pages as files: links, anchors, ids, headings, nothing inline, nothing foreign."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import nu
import pytest

BASE = "https://example.org/loopguide/"
# Elements that bring in what is not ours, or say how a page looks.
FOREIGN = {"applet", "audio", "base", "embed", "frame", "iframe", "object", "style", "video"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Parsed(HTMLParser):
    """What the tests ask about one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.inline: list[str] = []
        self.headings: list[int] = []
        self.language = ""
        self.title = ""
        self.described = False
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if "id" in have:
            self.ids.append(have["id"])
        for name in ("href", "src"):
            if name in have:
                self.links.append((tag, name, have[name]))
        if "style" in have or any(name.startswith("on") for name in have):
            self.inline.append(f"<{tag}> {sorted(have)}")
        if tag in FOREIGN or (tag == "script" and "src" not in have):
            self.inline.append(f"<{tag}>")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.language = have.get("lang", "")
        if tag == "meta" and have.get("name") == "description":
            self.described = bool(have.get("content"))
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
            self._in_title = False


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Parsed]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        found[name] = Parsed(path.read_text("utf-8"))
    assert len(found) > 20
    return found


def test_no_link_is_broken(site: Path, pages: dict[str, Parsed]) -> None:
    broken = []
    for name, page in pages.items():
        here = urljoin(BASE, name.removesuffix("index.html"))
        for tag, attribute, target in page.links:
            url = urlsplit(urljoin(here, target))
            if url.scheme not in ("http", "https") or not url.geturl().startswith(BASE):
                continue
            path = unquote(url.path.removeprefix("/loopguide/"))
            file = path + "index.html" if path.endswith("/") or not path else path
            if not (site / file).is_file():
                broken.append(f"{name}: <{tag} {attribute}={target}>")
            elif url.fragment and file in pages and url.fragment not in pages[file].ids:
                broken.append(f"{name}: no #{url.fragment} in {file}")
    assert broken == []


def test_no_id_stands_twice(pages: dict[str, Parsed]) -> None:
    twice = {
        name: sorted({i for i in page.ids if page.ids.count(i) > 1}) for name, page in pages.items()
    }
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_nothing_is_inline(pages: dict[str, Parsed]) -> None:
    assert {name: page.inline for name, page in pages.items() if page.inline} == {}


def may_lead(tag: str, target: str) -> bool:
    """Tell whether an address may stand in that element: links alone lead out, to what is safe."""
    url = urlsplit(target)
    if url.scheme not in ("", "https", "mailto"):
        return False
    return not url.netloc or tag == "a" or (tag == "link" and target.startswith(BASE))


def test_only_links_lead_to_other_hosts(pages: dict[str, Parsed]) -> None:
    foreign = [
        f"{name}: <{tag} {attribute}={target}>"
        for name, page in pages.items()
        for tag, attribute, target in page.links
        if not may_lead(tag, target)
    ]
    assert foreign == []


def test_every_page_has_language_title_description_and_sound_headings(
    pages: dict[str, Parsed],
) -> None:
    faults = []
    for name, page in pages.items():
        if page.language != "en":
            faults.append(f"{name}: lang={page.language!r}")
        if not page.title.strip():
            faults.append(f"{name}: no title")
        if not page.described and name != "404.html":
            faults.append(f"{name}: no description")
        if page.headings.count(1) != 1:
            faults.append(f"{name}: {page.headings.count(1)} h1")
        jumps = [
            f"h{a} to h{b}"
            for a, b in zip(page.headings, page.headings[1:], strict=False)
            if b > a + 1
        ]
        if jumps:
            faults.append(f"{name}: headings jump {', '.join(jumps)}")
    assert faults == []


@pytest.mark.skipif(bool(nu.missing()), reason=nu.missing())
def test_the_nu_validator_finds_no_error(site: Path, tmp_path: Path) -> None:
    (tmp_path / "slip.html").write_text(
        "<!doctype html><title>x</title><p autocomplete=off>", "utf-8"
    )
    assert nu.errors(tmp_path).total() == 1  # the page has no lang, which is a warning
    assert nu.errors(site) == {}


def test_no_template_syntax_is_left(site: Path) -> None:
    left = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if any(
            mark in path.read_text("utf-8") for mark in ("{{", "{%", "lgtoken", "Macro Rendering")
        )
    ]
    assert left == []


def test_no_page_says_its_kind_twice(site: Path) -> None:
    twice = [
        path.parent.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if re.search(r'lg-head__kind">([^<]+)</p>\s*<h1[^>]*>\1:', path.read_text("utf-8"))
    ]
    assert twice == []


def test_no_drawing_of_phases_leaves_its_box_upward(site: Path) -> None:
    # Half of an outline at 0 would print alone at the foot of the sheet before.
    blocks = [
        float(y)
        for path in (site / "rounds").rglob("index.html")
        for y in re.findall(
            r'<rect class="lg-phases__block[^>]* y="([\d.]+)"', path.read_text("utf-8")
        )
    ]
    assert blocks
    assert min(blocks) >= 1
