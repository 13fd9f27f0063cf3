"""Files to import come from anywhere: what is no bank is refused on one line, and at once."""

from __future__ import annotations

import random
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from foreign_banks import SAMPLES

from macros.__main__ import main
from macros.imports import sources
from macros.imports.command import load
from macros.imports.sources import RefusedError
from macros.parts.vocabulary import read

MINIMAL = Path(__file__).parents[1] / "minimal"
LAUGHS = '<!DOCTYPE quiz [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)


def zipped(path: Path, names: dict[str, bytes], change: Callable[..., None] | None = None) -> None:
    """Write an archive of `names`, each entry changed before it is added."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, data)


def link(info: zipfile.ZipInfo) -> None:
    """Make an entry a symbolic link."""
    info.external_attr = 0o120777 << 16


TOML = SAMPLES["quiz.toml"].encode()
BYTES: dict[str, tuple[str, bytes, str]] = {
    "latin-1": ("a.gift", "Größe {=a ~b}".encode("latin-1"), "a.gift:1: bytes that are not UTF-8"),
    "binary": ("a.csv", b"question,answer\n\x00\x01,2\n", "a file that is no text"),
    "half of UTF-16": ("a.gift", b"\xff\xfea", "not UTF-8"),
    "too large": ("a.gift", b"a" * (sources.MAX_BYTES + 1), "at most 5,000,000"),
    "laughs": ("a.xml", f"{LAUGHS}]><quiz>&j;</quiz>".encode(), "a document type"),
    "a file by entity": (
        "a.xml",
        b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
        "a document type",
    ),
    "deep XML": ("a.xml", b"<quiz>" * 500, "inside each other"),
    "half an XML": ("a.xml", b"<quiz><question>", "XML that cannot be read"),
    "another XML": ("a.xml", b"<html/>", "Moodle XML begins <quiz>"),
    "deep TOML": ("a.toml", b"a = " + b"[" * 100_000, "no TOML that can be read"),
    "another TOML": ("a.toml", b'[package]\nname = "x"', "no [[questions]]"),
    "a table of other things": ("a.csv", b"name,price\nx,1\n", "found the columns 'name, price'"),
    "an open quote": ("a.csv", b'question,answer\n"a,b\n', "a table that cannot be read"),
    "a long field": ("a.csv", b"question,answer\n" + b"a" * 200_000 + b",b\n", "cannot be read"),
    "nothing": ("a.gift", b"", "no question that could be taken"),
    "no format": ("a.docx", b"x", "an ending that tells no format"),
    "half an archive": ("a.zip", b"PK\x05\x06" + b"\x00" * 18, "an archive without a file"),
}


@pytest.mark.parametrize("case", BYTES)
def test_what_is_no_bank_is_refused_on_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, data, words = BYTES[case]
    (tmp_path / name).write_bytes(data)
    root = tmp_path / "guide"
    shutil.copytree(MINIMAL, root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    began = time.process_time()
    arguments = ["import", str(tmp_path / name), "--concept", "trust", "--root", str(root)]
    assert main(arguments) == 2
    assert time.process_time() - began < 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("not imported: ")
    assert said.err.count("\n") == 1
    assert words in said.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


ARCHIVES: dict[str, tuple[dict[str, bytes], Callable[..., None] | None, str]] = {
    "a bomb": ({"a.toml": b"\x20" * 4_900_000}, None, "unpacks to far more"),
    "a bomb of parts": ({f"{at}.toml": b"\x20" * 4_000_000 for at in range(9)}, None, "far more"),
    "a file too large": ({"a.toml": b"\x20" * 5_000_001}, None, "at most 5,000,000"),
    "a path up": ({"../../a.toml": TOML}, None, "a path that leaves the archive"),
    "a path from the root": ({"/etc/a.toml": TOML}, None, "a path that leaves the archive"),
    "a path of Windows": ({"..\\a.toml": TOML}, None, "a path that leaves the archive"),
    "a drive": ({"C:a.toml": TOML}, None, "a path that leaves the archive"),
    "a link": ({"a.toml": b"/etc/passwd"}, link, "a symbolic link"),
    "many files": ({f"{at}.toml": b"" for at in range(2_001)}, None, "at most 2,000"),
    "nothing of ours": ({"a.exe": b"x"}, None, "an archive without a file"),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_archives_that_hide_something_are_refused(case: str, tmp_path: Path) -> None:
    names, change, words = ARCHIVES[case]
    zipped(tmp_path / "a.zip", names, change)
    with pytest.raises(RefusedError, match=words):
        load(tmp_path / "a.zip")


def test_an_archive_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    zipped(path, {"a.toml": TOML * 40})
    raw = path.read_bytes()
    size = len(TOML * 40).to_bytes(4, "little")
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(RefusedError):
        load(path)


def test_an_honest_archive_and_a_folder_give_the_same(tmp_path: Path) -> None:
    (tmp_path / "book" / "part").mkdir(parents=True)
    (tmp_path / "book" / "part" / "quiz.toml").write_bytes(TOML)
    zipped(tmp_path / "book.zip", {"part/quiz.toml": TOML, "part/readme.md": b"x"})
    assert load(tmp_path / "book.zip") == load(tmp_path / "book")


def test_a_folder_with_a_link_out_of_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "out.toml").write_bytes(TOML)
    (tmp_path / "book" / "quiz.toml").symlink_to(tmp_path / "out.toml")
    with pytest.raises(RefusedError, match="a symbolic link"):
        load(tmp_path / "book")


# What a text may hold: of every kind of mark, of code, of hostile HTML, of other scripts.
_PIECES = (
    *("{{ x }}", "{% y %}", "{: #id }", "<script>alert(1)</script>", "<img src=x onerror=y>"),
    *("```", "```rust", "`", "~~~", "# ", "- ", "1. ", "> ", "| a |", "---", "![x](y.png)"),
    *("[a](javascript:x)", "[a][b]", "[b]: http://x", "&lt;", "&#x0;", "\\", "\t", "\u202e"),
    *("\u0000", "Vec<i32>", "a_b*c", "x^2", "$x_1$", "\n", "\n\n", " # ", ": ", "'", '"', "é", "𝒳"),
    *("[" * 30, "yes", "12:30", "<<<<<<< HEAD", ":material-x:", "{", "}", "=", "~", "%50%", "->"),
)


@pytest.mark.parametrize("name", SAMPLES)
def test_mutated_banks_come_in_sound_or_not_at_all(name: str, tmp_path: Path) -> None:
    """What is taken passes the check, whatever stands in the file; nothing ends in a traceback."""
    shuffle = random.Random(f"20261128 {name}")
    root = tmp_path / "guide"
    shutil.copytree(MINIMAL, root)
    quiz = root / "quizzes/concepts/trust.yml"
    taken = 0
    for _ in range(20):
        text = list(SAMPLES[name])
        for _ in range(shuffle.randint(1, 6)):
            at = shuffle.randrange(len(text))
            piece = shuffle.choice(_PIECES)
            # XML would mostly break, and nothing behind its parser be tried.
            piece = escape(piece).replace("\0", "") if name == "bank.xml" and at % 8 else piece
            text[at : at + shuffle.choice((0, 0, 1, 5))] = piece
        (tmp_path / name).write_text("".join(text), "utf-8")
        quiz.unlink(missing_ok=True)
        arguments = ["import", str(tmp_path / name), "--concept", "trust", "--root", str(root)]
        status = main(arguments)
        assert status in (0, 2)
        if status == 0:
            taken += 1
            assert [str(problem) for problem in read(root)[1]] == []
    assert taken
