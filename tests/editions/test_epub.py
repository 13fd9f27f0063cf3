"""The EPUB files as other programs see them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import machine
import pytest
from lxml import etree
from nu import JAVA

from macros.editions.book import Book
from macros.editions.epub import write_epub
from macros.editions.files import Library
from macros.publish.offline import listed

LOOPS = ("panw-aiml-pm", "panw-tpm", "zscaler-aiml-pm")
_OPF = "{http://www.idpf.org/2007/opf}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"


def opened(site: Path, loop: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(site / "downloads" / f"{loop}.epub")


@pytest.mark.parametrize("loop", LOOPS)
def test_epubcheck_finds_nothing(site: Path, loop: str) -> None:
    program = machine.program("epubcheck")
    if program is None or shutil.which("java") is None:
        pytest.skip("epubcheck or Java is missing")
    # Debian's program is the archive itself, which not every kernel starts.
    command = [*JAVA, "-jar", program, str(site / "downloads" / f"{loop}.epub")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    assert "0 fatals / 0 errors / 0 warnings / 0 infos" in said, said
    assert run.returncode == 0


@pytest.mark.parametrize("loop", LOOPS)
def test_readers_know_the_type_before_they_unpack(site: Path, loop: str) -> None:
    raw = (site / "downloads" / f"{loop}.epub").read_bytes()
    assert raw[30:58] == b"mimetypeapplication/epub+zip"


def test_the_same_book_gives_the_same_bytes(
    tmp_path: Path, site: Path, library: Library, books: dict[str, Book]
) -> None:
    write_epub(books["panw-tpm"], tmp_path / "again.epub", library.maker)
    assert (tmp_path / "again.epub").read_bytes() == (site / "downloads/panw-tpm.epub").read_bytes()


@pytest.mark.parametrize("loop", LOOPS)
def test_contents_lead_to_every_file_in_order(site: Path, loop: str) -> None:
    with opened(site, loop) as book:
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        package = etree.fromstring(book.read("EPUB/package.opf"))
    (toc,) = [one for one in nav.iter(f"{_XHTML}nav") if one.get(_TYPE) == "toc"]
    links = [str(one.get("href")) for one in toc.iter(f"{_XHTML}a")]
    files = {one.get("id"): str(one.get("href")) for one in package.iter(f"{_OPF}item")}
    spine = [files[one.get("idref")] for one in package.iter(f"{_OPF}itemref")]
    assert list(dict.fromkeys(link.partition("#")[0] for link in links)) == spine[2:]
    assert spine[:2] == ["title.xhtml", "nav.xhtml"]
    assert len(links) > len(spine)


@pytest.mark.parametrize("loop", LOOPS)
def test_links_lead_to_an_id_in_their_file(site: Path, loop: str) -> None:
    with opened(site, loop) as book:
        texts = {
            name.removeprefix("EPUB/"): book.read(name).decode()
            for name in book.namelist()
            if name.endswith(".xhtml")
        }
    ids = {name: set(re.findall(r'\sid="([^"]+)"', text)) for name, text in texts.items()}
    for name, text in texts.items():
        assert "<script" not in text
        for link in re.findall(r'<a\b[^>]*\shref="([^"]+)"', text):
            if not re.match("https?:|mailto:", link):
                file, _, id = link.partition("#")
                assert not id or id in ids[file or name], (name, link)


def test_metadata_say_what_a_reader_can_do_with_it(site: Path) -> None:
    with opened(site, "panw-tpm") as book:
        package = book.read("EPUB/package.opf").decode()
    assert "<dc:language>en</dc:language>" in package
    said = set(re.findall(r'property="schema:(\w+)"', package))
    assert said >= {
        *("accessMode", "accessModeSufficient", "accessibilityFeature"),
        *("accessibilityHazard", "accessibilitySummary"),
    }


def test_books_are_not_kept_for_reading_offline(site: Path) -> None:
    assert list((site / "downloads").glob("*.epub"))
    assert [path for path in listed(site) if path.endswith((".epub", ".pdf"))] == []
