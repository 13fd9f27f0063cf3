"""The files as a whole: the same bytes again, every loss beside its file, all on one page."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.exports.bank import Bank
from macros.exports.files import Export
from macros.exports.page import PAGE, fill
from macros.exports.tables import HEADER
from macros.exports.write import bank_files, write
from macros.publish.compress import compress
from macros.publish.offline import complete_worker, listed
from macros.reading.catalog import Catalog
from macros.reading.disk.finished import Finished
from macros.records.questions import Question

ADDRESS = "https://guide.example/loops/"
WAITING = "<!--downloads-->\n<p>later</p>\n<!--/downloads-->\n<!--columns-->\n<!--/columns-->"


def test_the_same_content_gives_the_same_bytes(
    catalog: Catalog, files: dict[str, Export], tmp_path: Path
) -> None:
    for folder in ("one", "two"):
        write(tmp_path / folder, bank_files(catalog, ADDRESS, {}))
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    for name in names:
        one, two = ((tmp_path / folder / name).read_bytes() for folder in ("one", "two"))
        assert one == two, name
    assert files.keys() <= set(names)


def test_every_format_has_every_question(catalog: Catalog, files: dict[str, Export]) -> None:
    whole = {name: file.questions for name, file in files.items() if name.startswith("bank.")}
    assert set(whole.values()) == {len(catalog.questions)}
    parts = [file.questions for name, file in files.items() if name not in whole]
    assert sum(parts) == len(catalog.questions)


def test_a_type_that_no_format_knows_is_listed_and_not_dropped(nasty: Catalog) -> None:
    class Riddle(Question):
        type: str = "riddle"
        how = "Guess."

        def key(self) -> object:
            return "riddle"

        def parts(self) -> tuple[()]:
            return ()

    (quiz,) = nasty.quiz_of.values()
    old = quiz.questions[0]
    shared = {name: getattr(old, name) for name in Question.model_fields}
    riddle = Riddle(**{**shared, "id": f"{quiz.quiz}.riddle"})
    nasty.quiz_of[quiz.page] = quiz.model_copy(update={"questions": (*quiz.questions, riddle)})
    try:
        made = {file.name: file for file in bank_files(nasty, ADDRESS, {})}
    finally:
        nasty.quiz_of[quiz.page] = quiz
    for name in ("bank.gift.txt", "bank.moodle.xml", "bank.qti.zip", "bank.apkg"):
        assert made[name].questions == len(quiz.questions)
        assert f"\n{riddle.id}: left out" in made[name].losses_text()
    assert made["bank.json"].questions == len(quiz.questions) + 1


def test_a_note_is_as_new_as_what_makes_it(catalog: Catalog, nasty: Catalog) -> None:
    bank = Bank(nasty, ADDRESS)
    item = bank.items[0]
    quiz = f"quizzes/{item.group.page.src.removesuffix('.md')}.yml"
    deck = "bank.apkg"

    def made(**days: int) -> bytes:
        names = {"quiz": quiz, "code": "macros/exports/gift.py", "other": "docs/index.md"}
        changed = {names[name]: datetime(2026, 1, day, tzinfo=UTC) for name, day in days.items()}
        return next(f.data for f in bank_files(nasty, ADDRESS, changed) if f.name == deck)

    assert made(quiz=1, code=2) == made(quiz=2, code=1) != made(quiz=1, code=1)
    assert made(quiz=1, code=1) == made(quiz=1, code=1, other=9)


def test_losses_stand_beside_their_file(files: dict[str, Export], tmp_path: Path) -> None:
    write(tmp_path, list(files.values()))
    for file in files.values():
        text = file.losses_text()
        assert (tmp_path / file.losses_name).exists() == bool(text)
        if text:
            assert (tmp_path / file.losses_name).read_text("utf-8") == text
            assert f"{file.questions} questions in the file" in text


def filled(site: Path, catalog: Catalog, files: dict[str, Export]) -> str:
    """Return the page of downloads of a site that has these files."""
    (site / PAGE).parent.mkdir(parents=True)
    (site / PAGE).write_text(f"<p>before</p>\n{WAITING}\n<p>after</p>", "utf-8")
    write((site / PAGE).parent, list(files.values()))
    found = Finished.read(site)
    fill(found, catalog, [file.told() for file in files.values()])
    return found.pages[PAGE]


def test_the_page_lists_every_file_that_is_there(
    catalog: Catalog, files: dict[str, Export], tmp_path: Path
) -> None:
    (tmp_path / "downloads").mkdir()
    (tmp_path / "downloads" / "panw-tpm.epub").write_bytes(b"x" * 2_000_000)
    (tmp_path / "downloads").rename(tmp_path / "kept")
    html = filled(tmp_path, catalog, files)
    (tmp_path / "kept" / "panw-tpm.epub").rename(tmp_path / "downloads" / "panw-tpm.epub")
    links = Counter(re.findall(r'href="([^"/]+)" download', html))
    there = {path.name for path in (tmp_path / "downloads").iterdir()}
    assert links.keys() == there - {"index.html", "panw-tpm.epub"}
    assert set(links.values()) == {1}
    for file in files.values():
        assert f"{file.questions} questions" in html
    assert all(f"<code>{name}</code>" in html for name in HEADER if not name[-1].isdigit())
    assert "later" not in html
    assert html.startswith("<p>before</p>")
    assert html.endswith("<p>after</p>")
    site = Finished(tmp_path, {PAGE: html})
    fill(
        site, catalog, [file.told() for file in files.values()]
    )  # once more, with a book that was made meanwhile
    assert 'href="panw-tpm.epub" download>E-book (EPUB)</a>, 2.0 MB<br>' in site.pages[PAGE]


def test_a_site_without_the_page_is_left_alone(
    catalog: Catalog, files: dict[str, Export], tmp_path: Path
) -> None:
    site = Finished(tmp_path, {"index.html": ""})
    fill(site, catalog, [file.told() for file in files.values()])
    assert site.pages == {"index.html": ""}


def test_no_reader_is_sent_a_file_unasked(
    catalog: Catalog, files: dict[str, Export], tmp_path: Path
) -> None:
    filled(tmp_path, catalog, files)
    (tmp_path / "sw.js").write_text("self;", "utf-8")
    complete_worker(tmp_path)
    compress(tmp_path)
    assert [name for name in listed(tmp_path) if name.startswith("downloads/")] == [PAGE]
    folder = tmp_path / "downloads"
    assert {path.name for path in folder.glob("*.br")} <= {"index.html.br"}


@pytest.mark.parametrize("kind", ["role", "round"])
def test_loops_and_rounds_lead_to_the_page(site: Path, catalog: Catalog, kind: str) -> None:
    for entry in (one for one in catalog.entries.values() if one.kind == kind):
        html = (site / entry.src.removesuffix(".md") / "index.html").read_text("utf-8")
        links = [unescape(link) for link in re.findall(r'href="([^"]*downloads/)"', html)]
        assert links, entry.src


def test_the_published_page_has_what_was_published(site: Path, catalog: Catalog) -> None:
    html = (site / PAGE).read_text("utf-8")
    links = re.findall(r'href="([^"/]+)" download', html)
    assert {"bank.apkg", "bank.gift.txt", "bank.gift.losses.txt", "panw-tpm.apkg"} <= set(links)
    assert [link for link in links if not (site / "downloads" / link).is_file()] == []
    count = len(catalog.questions)
    assert html.count(f"{count} questions") == sum(
        link.startswith("bank.") and ".losses." not in link for link in links
    )


def test_the_command_writes_the_same(
    files: dict[str, Export],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert main(["export", "--to", str(tmp_path / "bank")]) == 0
    assert (tmp_path / "bank" / "bank.json").read_bytes() == files["bank.json"].data
    assert capsys.readouterr().out.count("questions") == len(files)
