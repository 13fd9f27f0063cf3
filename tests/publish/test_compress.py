"""Compressed copies: of all text, of nothing else, and the same bytes each time."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from macros.publish.compress import compress

TEXTS = {"page/index.html": "<p>one</p>" * 200, "assets/a.js": "let a;" * 200, "b.css": "p{}" * 200}
LEFT = {"small.html": "short", "picture.png": "p" * 900, "downloads/bank.json": "[]" * 900}


def site(folder: Path) -> Path:
    for name, text in (TEXTS | LEFT).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    compress(folder)
    return folder


def test_every_text_has_both_copies_and_nothing_else(tmp_path: Path) -> None:
    made = site(tmp_path)
    for name, text in TEXTS.items():
        assert brotli.decompress((made / f"{name}.br").read_bytes()).decode() == text
        assert gzip.decompress((made / f"{name}.gz").read_bytes()).decode() == text
    copies = {path.name.rpartition(".")[0] for path in made.rglob("*.[bg][rz]")}
    assert copies == {Path(name).name for name in TEXTS}


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (site(tmp_path / name) for name in ("first", "second"))
    for name in TEXTS:
        for copy in (f"{name}.br", f"{name}.gz"):
            assert (first / copy).read_bytes() == (second / copy).read_bytes()
