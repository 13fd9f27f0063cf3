"""Compressed copies: the same bytes with and without what the last publication left."""

from __future__ import annotations

from pathlib import Path

import brotli
import pytest

from macros.publish import compress as module
from macros.publish.compress import compress


def site(folder: Path) -> Path:
    """Return a folder with two pages alike and one other."""
    folder.mkdir()
    for name, text in (("a", "one "), ("b", "one "), ("c", "two ")):
        (folder / f"{name}.html").write_text(text * 400, "utf-8")
    return folder


def test_what_is_kept_is_not_compressed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    plain, first, second = (site(tmp_path / name) for name in ("plain", "first", "second"))
    compress(plain)
    compress(first, cache)
    assert len(list(cache.iterdir())) == 2  # by content

    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("compressed a second time")

    with monkeypatch.context() as patched:
        patched.setattr(module.brotli, "compress", never)
        compress(second, cache)
    for name in ("a", "b", "c"):
        made = [(one / f"{name}.html.br").read_bytes() for one in (plain, first, second)]
        assert made[0] == made[1] == made[2]
        assert brotli.decompress(made[0]) == (plain / f"{name}.html").read_bytes()

    (second / "c.html").unlink()
    compress(second, cache)
    assert len(list(cache.iterdir())) == 1
