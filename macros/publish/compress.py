"""Compress what compresses, once at build, for hosts that serve files beside their originals."""

from __future__ import annotations

import gzip
import hashlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from macros.exports.files import is_download

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
# Below this the saving is less than a header.
_SMALLEST = 512
# Of our pages, 11 makes 1.2% less than 10 and takes three times as long; 9 makes 6% more.
_QUALITY = 10


def compress(site: Path, cache: Path | None = None) -> None:
    """Write `.br` and `.gz` beside every text file of `site`; the same bytes for the same text.

    The folder `cache` has what was compressed the last time, by content, and afterwards what was
    now. Without it the same is written, more slowly.
    """
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
    if cache is not None:
        cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:  # both libraries let other threads run meanwhile
        used = set(pool.map(lambda path: _compress(path, cache), files))
    for path in cache.iterdir() if cache is not None else ():
        if path.name not in used:
            path.unlink(missing_ok=True)


def _compress(path: Path, cache: Path | None) -> str:
    """Write both beside `path`; return the name of its content in the cache."""
    raw = path.read_bytes()
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(raw, 9, mtime=0))
    name = f"{hashlib.sha256(raw).hexdigest()}-{_QUALITY}"
    kept = cache / name if cache is not None else None
    try:
        small = kept.read_bytes() if kept is not None else b""
    except OSError:
        small = b""
    if not small:
        small = brotli.compress(raw, quality=_QUALITY)
        if kept is not None:
            # Whole or not at all: another publication may read it.
            own = kept.with_name(f"{os.getpid()}-{threading.get_ident()}.part")
            own.write_bytes(small)
            own.replace(kept)
    path.with_name(f"{path.name}.br").write_bytes(small)
    return name
