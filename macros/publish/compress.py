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


def compress(site: Path) -> None:
    """Write `.br` and `.gz` beside every text file of `site`; the same bytes for the same text."""
    files = [
        path
        for path in sorted(site.rglob("*"))
        if path.suffix in _TEXT
        and path.is_file()
        and path.stat().st_size >= _SMALLEST
        # Hardly ever fetched, and larger than all pages.
        and not is_download(path.relative_to(site).as_posix())
    ]
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run meanwhile
        list(pool.map(_compress, files))


def _compress(path: Path) -> None:
    raw = path.read_bytes()
    path.with_name(f"{path.name}.br").write_bytes(brotli.compress(raw, quality=11))
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(raw, 9, mtime=0))
