"""Compress what compresses, once at build, for hosts that serve files beside their originals."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import deflate

from macros.exports.files import is_download

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
# Below this the saving is less than a header.
_SMALLEST = 512
# A page is read once, a script or a part of the search by everybody. Of our pages, brotli's 10
# makes 9% less than 8 and takes twenty times as long; libdeflate's 10 makes 1% less than 9 and
# takes ten times as long, and 9 makes 2% less than zlib's 9 in less time.
_PAGE, _ASSET = (8, 9), (10, 10)
# Of a text shorter than its window brotli makes the same, in less memory and time.
_WINDOWS = range(16, 23)


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
    # In processes, since only one of the two libraries lets other threads run meanwhile.
    with ProcessPoolExecutor() as pool:
        list(pool.map(_compress, files, chunksize=4))


def _compress(path: Path) -> None:
    """Write both beside `path`."""
    raw = path.read_bytes()
    quality, level = _PAGE if path.suffix == ".html" else _ASSET
    window = min(max(len(raw).bit_length(), _WINDOWS[0]), _WINDOWS[-1])
    path.with_name(f"{path.name}.gz").write_bytes(deflate.gzip_compress(raw, level))
    path.with_name(f"{path.name}.br").write_bytes(
        brotli.compress(raw, quality=quality, lgwin=window)
    )
