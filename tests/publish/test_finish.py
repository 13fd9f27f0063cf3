"""What finishing does to pages and assets: same words, fewer bytes, names that follow content."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli  # type: ignore[import-untyped]
import pytest
from unfinished import finished_assets

from macros.exports.files import is_download
from macros.publish import node
from macros.publish.finish import finish
from macros.publish.hosts.recipes import redirects
from macros.publish.hosts.sitemap import changed
from macros.reading.disk.history import committed


def small_site(folder: Path, css: str = "a{color:red}", js: str = "a(1)") -> Path:
    for name, text in {
        "assets/css/one.css": css,
        "assets/css/two.css": "b{color:red}",
        "assets/css/deep/more.css": "c{background:url(../../img/x.svg)}",
        "assets/js/main.js": js,
        "assets/img/x.svg": "<svg/>",
        "index.html": '<link rel="canonical" href="https://x.example/guide/">'
        '<link rel="stylesheet" href="assets/css/one.css"><link rel="stylesheet" '
        'href="assets/css/two.css"><script type="module" src="assets/js/main.js"></script>',
        "a/b/index.html": '<link rel="stylesheet" href="../../assets/css/one.css">'
        '<link rel="stylesheet" href="../../assets/css/two.css">'
        '<link rel="stylesheet" href="../../assets/css/deep/more.css">'
        '<img src="../../assets/img/x.svg">',
        "404.html": '<link rel="stylesheet" href="/guide/assets/css/one.css">'
        '<link rel="stylesheet" href="/guide/assets/css/two.css">',
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def links(page: Path) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*assets[^"]*)"', page.read_text("utf-8"))


def test_assets_are_named_by_content_and_found_at_every_depth(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site")
    finished_assets(site)
    for name in ("index.html", "a/b/index.html"):
        for link in links(site / name):
            assert re.search(r"assets/(styles|scripts|img)-[0-9a-f]{8}/", link)
            assert ((site / name).parent / link).resolve().is_file(), link
    (absolute,) = links(site / "404.html")
    assert (site / absolute.removeprefix("/guide/")).is_file()
    common, more, _ = links(site / "a/b/index.html")
    assert common.removeprefix("../../") == links(site / "index.html")[0]
    merged = (site / more.removeprefix("../../")).read_text("utf-8")
    assert (site / "assets/styles" / re.findall(r"url\((.*?)\)", merged)[0]).resolve().is_file()


def test_a_name_changes_with_its_content_alone(tmp_path: Path) -> None:
    found = []
    for index, (css, js) in enumerate(
        [
            ("a{color:red}", "a(1)"),
            ("a{color:red}", "a(1)"),
            ("a{color:red}", "a(2)"),
            ("d{color:red}", "a(1)"),
        ]
    ):
        site = small_site(tmp_path / str(index), css, js)
        finished_assets(site)
        found.append(links(site / "index.html"))
    assert found[0] == found[1]
    assert [a == b for a, b in zip(found[0], found[2], strict=True)] == [True, False]
    assert [a == b for a, b in zip(found[0], found[3], strict=True)] == [False, True]


def test_a_file_that_no_folder_names_is_refused(tmp_path: Path) -> None:
    site = small_site(tmp_path / "site")
    (site / "assets" / "loose.svg").write_text("", "utf-8")
    with pytest.raises(ValueError, match=r"loose\.svg"):
        finished_assets(site)


def test_a_finished_site_is_not_finished_again(site: Path, tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("", "utf-8")
    with pytest.raises(ValueError, match="finished already"):
        finish(tmp_path, {})


def test_every_text_lies_beside_its_compressed_copies(site: Path) -> None:
    checked = 0
    for path in site.rglob("*"):
        if is_download(path.relative_to(site).as_posix()):
            continue  # not among the pages' own
        if path.suffix in (".html", ".css", ".js", ".json") and path.stat().st_size >= 512:
            raw = path.read_bytes()
            assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == raw
            assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == raw
            checked += 1
    assert checked > 100


def test_every_finished_script_parses(site: Path) -> None:
    scripts = sorted(site.rglob("*.js"))
    assert len(scripts) > 15
    # Read as modules, as a browser reads them; theme.js and sw.js are valid as such too.
    check = (
        "import { SourceTextModule } from 'vm'; import { readFileSync } from 'fs';"
        "for (const f of process.argv.slice(1)) new SourceTextModule(readFileSync(f, 'utf8'));"
    )
    command = [*node.command("node"), "--experimental-vm-modules", "--no-warnings"]
    run = subprocess.run(
        [*command, "--input-type=module", "-e", check, *map(str, scripts)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_shortened_addresses_lead_to_a_page(tmp_path: Path) -> None:
    for path in ("", "roles/x/", "rounds/x/one/", "rounds/y/one/", "practice/", "practice/w/a/"):
        (tmp_path / path).mkdir(parents=True, exist_ok=True)
        (tmp_path / path / "index.html").touch()
    (tmp_path / "assets").mkdir()
    assert redirects(tmp_path) == {
        "practice/w/": "practice/",
        "roles/": "",
        "rounds/": "",
        "rounds/x/": "roles/x/",
        "rounds/y/": "",
    }


def test_the_sitemap_names_pages_that_exist(site: Path) -> None:
    address = "https://example.org/loopguide/"
    sitemap = ET.parse(site / "sitemap.xml").getroot()  # noqa: S314, our own
    places = [node.text or "" for node in sitemap.iter() if node.tag.endswith("}loc")]
    assert len(places) > 100
    for place in places:
        assert (site / place.removeprefix(address) / "index.html").is_file(), place
    assert f"Sitemap: {address}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_a_shared_page_shows_the_picture_of_the_site(site: Path) -> None:
    address = "https://example.org/loopguide/"
    for path in site.rglob("index.html"):
        named = re.findall(r'property="og:image" content="([^"]*)"', path.read_text("utf-8"))
        assert len(named) == 1, path
        assert re.search(r"/assets/img-[0-9a-f]{8}/share\.png$", named[0])
        assert (site / named[0].removeprefix(address)).is_file(), path
    # A reader's browser never asks for it, so it is not kept for reading without a network.
    assert "share.png" not in (site / "sw.js").read_text("utf-8")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_page_is_as_new_as_its_text_or_its_quiz(tmp_path: Path) -> None:
    assert committed(tmp_path / "nowhere") == {}

    def commit(day: str, *names: str) -> None:
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(day, "utf-8")
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        when = {"GIT_COMMITTER_DATE": f"{day}T10:00:00+02:00", "PATH": str(Path(git).parent)}
        for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", day]):
            subprocess.run([git, *words], cwd=tmp_path, env=when, check=True)

    git = shutil.which("git") or ""
    commit("2026-01-01", "docs/index.md", "docs/concepts/a.md", "quizzes/concepts/a.yml")
    commit("2026-02-01", "quizzes/concepts/a.yml", "docs/concepts/index.md", "Makefile")
    assert changed(committed(tmp_path)) == {
        "": datetime(2026, 1, 1, 8, tzinfo=UTC),
        "concepts/": datetime(2026, 2, 1, 8, tzinfo=UTC),
        "concepts/a/": datetime(2026, 2, 1, 8, tzinfo=UTC),
    }
