"""The bridge to Zensical, and whether the comparison of both sites would see a loss.

`make next` runs the engine itself; nothing here needs it.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import compare
import pieces
import pytest
import yaml

from macros.engine import zensical
from macros.engine.guide import Guide

PAGE = "concepts/stride/index.html"
MINIMAL = Path(__file__).parents[1] / "minimal"


@pytest.mark.parametrize(
    "src, before, after",
    [
        ("concepts/stride.md", "../../sources/x/#t19", "../sources/x/#t19"),
        ("concepts/stride.md", "./", "stride/"),
        ("concepts/stride.md", "./#letters", "stride/#letters"),
        ("concepts/stride.md", "../", "./"),
        ("rounds/a/b.md", "../../../sources/#doc-x", "../../sources/#doc-x"),
        ("rounds/a/b.md", "../../../", "../../"),
        ("hosting.md", "../", "./"),
        ("concepts/index.md", "../sources/x/", "../sources/x/"),
        ("index.md", "./", "./"),
        ("concepts/stride.md", "https://a.b/c/", "https://a.b/c/"),
        ("concepts/stride.md", "#q-1", "#q-1"),
    ],
)
def test_links_are_those_an_author_would_write(src: str, before: str, after: str) -> None:
    html = '<a class="x" href="{}" data-href="../kept/">x</a>'
    assert zensical.source_links(html.format(before), src) == html.format(after)


def test_the_configuration_has_every_page_and_stops_at_a_fault(root: Path) -> None:
    text = zensical.configuration(Guide(root, print), "x/site")
    data = yaml.safe_load(text)
    pages = sorted(
        path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")
    )
    assert sorted(re.findall(r"[\w/-]+\.md", text)) == pages
    assert data["INHERIT"] == "mkdocs.yml"
    assert data["plugins"][-1]["macros"]["on_error_fail"] is True


def test_a_missing_engine_is_said_and_leaves_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    project = shutil.copytree(MINIMAL, tmp_path / "project")
    before = sorted(project.rglob("*"))
    assert zensical.build(project, tmp_path / "out") == 1
    assert "zensical" in capfd.readouterr().err
    assert sorted(project.rglob("*")) == before
    assert not (tmp_path / "out").exists()


def test_templates_keep_to_what_both_engines_have(root: Path) -> None:
    """MiniJinja has no methods of Python's types, and filters a loop before it runs."""
    for path in (root / "macros" / "theme").rglob("*.html"):
        code = " ".join(re.findall(r"{[{%].*?[%}]}", path.read_text("utf-8"), re.DOTALL))
        assert re.findall(r"(?<!icons)\.\w+\(", code) == [], path.name
        assert not re.search(r"{%-? for [^%]* if [^%]*find\.", code), path.name


# ------------------------------------------------------------------------- the comparison's eyes


def differing(site: Path, change: tuple[str, str], page: str = PAGE) -> dict[str, tuple[str, str]]:
    html = (site / page).read_text("utf-8")
    changed = re.sub(*change, html, count=1, flags=re.DOTALL)
    assert changed != html, "the change must change something"
    here = "/loopguide/"
    return pieces.differences(pieces.read(html, page, here), pieces.read(changed, page, here))


@pytest.mark.parametrize(
    "part, change",
    [
        ("questions, with ids and revisions", (r"<lg-item .*?</lg-item>", "")),
        ("questions, with ids and revisions", (r'data-rev="\w+"', 'data-rev="0"')),
        ("questions, with ids and revisions", (r'data-id="[^"]+"', 'data-id="x"')),
        ("questions, with ids and revisions", (r"(lg-item__prompt[^>]*><p>)\w+", r"\1X")),
        ("answers", (r'(class="lg-answer.*?<p>)\w+', r"\1X")),
        ("quizzes", (r'data-quiz="[^"]+"', 'data-quiz="x"')),
        ("citations", (r'<a class="lg-cite [^>]*>.*?</a>', "")),
        ("citations", (r"lg-cite lg-cite--confirmed", "lg-cite lg-cite--reported")),
        ("signs of citations", (r"sign lg-cite--confirmed", "sign lg-cite--reported")),
        ("figures", (r"(<figure.*?<svg.*?)<(?:path|rect|line)[^>]*>", r"\1")),
        ("facts at the head", (r'(class="lg-facts.*?<dd>)\w+', r"\1X")),
        ("headings with ids", (r'(<h2[^>]*) id="[^"]*"', r"\1")),
        ("all ids", (r'(<h2[^>]*) id="[^"]*"', r"\1")),
        ("links within the site", (r'(<article.*?href=")\.\./\.\./', r"\1../../../")),
        ("whole content", (r"(<article.*?<p[^>]*>)\w+", r"\1X")),
        ("frame: menu, path, steps, contents", (r'<li class="lg-nav__section">.*?</li>', "")),
        ("frame: menu, path, steps, contents", (r' aria-current="page"', "")),
        ("policy", (r"script-src 'self'", "script-src *")),
        ("scripts and style sheets", (r"<script [^>]*></script>", "")),
        ("scripts and style sheets", (r'<link rel="stylesheet"[^>]*>', "")),
        ("title, description, address, previews", (r"<title>", "<title>X")),
        ("title, description, address, previews", (r'<link rel="canonical"[^>]*>', "")),
    ],
)
def test_a_loss_is_seen(site: Path, part: str, change: tuple[str, str]) -> None:
    assert differing(site, change)[part][0] == "different"


@pytest.mark.parametrize(
    "part, page, change",
    [
        ("checklists", "rounds/panw-tpm/system-design/", (r"(<lg-checklist.*?)<li.*?</li>", r"\1")),
        ("practice tools and worksheets", "practice/exam/", (r"<lg-exam.*?</lg-exam>", "")),
        ("index that the tools read", "practice/questions/", (r'data-questions="[^"]+"', "")),
    ],
)
def test_a_loss_of_a_tool_is_seen(
    site: Path, part: str, page: str, change: tuple[str, str]
) -> None:
    assert differing(site, change, f"{page}index.html")[part][0] == "different"


def test_only_what_is_accounted_for_is_forgiven(site: Path) -> None:
    found = differing(site, (r"(<lg-quiz[^>]*) data-search-exclude", r"\1"))
    assert {how for how, _ in found.values()} == {"forgiven"}
    assert found["quizzes"][1] == "data-search-exclude"


def test_an_address_counts_by_where_it_leads() -> None:
    one, other = (
        pieces.read(f'<article><a href="{to}">x</a></article>', PAGE) for to in ("./", "")
    )
    assert pieces.differences(one, other) == {}
    other = pieces.read('<article><a href="../">x</a></article>', PAGE)
    assert "links within the site" in pieces.differences(one, other)


def number(part: Path) -> int:
    """Return the number of a part of the search index."""
    return int(part.stem.rpartition("-")[2])


def test_the_sites_are_compared_file_by_file(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = tmp_path / "few"
    for name in (
        "index.html",
        "404.html",
        PAGE,
        "search/search_index.json",
        "sitemap.xml",
        "_headers",
    ):
        (few / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / name, few / name)
    head = json.loads((site / "search/search_index.json").read_text("utf-8"))
    parts = Path("search") / head["parts"]
    shutil.copytree(site / parts, few / parts)
    other = shutil.copytree(few, tmp_path / "other")
    assert compare.compare(few, other) == []
    (other / "404.html").unlink()
    (other / "_headers").write_text("", "utf-8")
    lost = list(compare.sections(other))[-1]
    part = max((other / parts).glob("texts-*.json"), key=number)
    part.write_text(json.dumps([*json.loads(part.read_text("utf-8"))[:-1], "lost"]), "utf-8")
    wrong = compare.compare(few, other)
    assert wrong == [
        "404.html: only one engine made it",
        "other files, byte for byte: _headers",
        f"search index: {lost}",
    ]
    assert "see below" in capsys.readouterr().out


@pytest.mark.parametrize(
    "other, same",
    [
        ("a b Z1 reported c", True),
        ("a b c", True),
        ("a b reported c", True),
        ("a c", False),
        ("a b c d", False),
        ("b a c", False),
    ],
)
def test_search_may_leave_out_marks_alone(other: str, same: bool) -> None:
    one, marks = ["a", "b", "Z1", "reported", "c"], {"Z1", "reported"}
    assert compare.only_left_out(one, other.split(), marks) is same
    assert compare.only_left_out(["Z1c"], ["c"], marks)
