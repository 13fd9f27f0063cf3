"""Compress what compresses, once at build, for hosts that serve files beside their originals."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from macros.exports.files import is_download

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
# Below this the saving is less than a header.
_SMALLEST = 512
# A page is read once, a script or a part of the search by everybody. Of our pages, 10 makes 9% less
# than 8 and takes twenty times as long.
_PAGE, _ASSET = 8, 10


def compress(site: Path) -> None:
    """Write `.br` and `.gz` beside every text file of `site`; the same bytes for the same text."""
    files = [
        path
        for path in site.rglob("*")
        if path.suffix in _TEXT
        and path.is_file()
        and path.stat().st_size >= _SMALLEST
        # Hardly ever fetched, and larger than all pages.
        and not is_download(path.relative_to(site).as_posix())
    ]
    # The largest first, so that no processor is left alone with one at the end.
    files.sort(key=lambda path: (-path.stat().st_size, path))
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run meanwhile
        list(pool.map(_compress, files))


def _compress(path: Path) -> None:
    """Write both beside `path`."""
    raw = path.read_bytes()
    quality = _PAGE if path.suffix == ".html" else _ASSET
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(raw, 9, mtime=0))
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(raw, quality=quality))
