"""Complete the service worker of a finished site: every file with a hash of its content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

# Not read by pages: the worker itself, what carries the build's date, what only hosts read, and
# the picture that only other sites show.
_LEFT_OUT = {"sw.js", "sitemap.xml", "robots.txt", "_headers", "_redirects"}
_SHOWN_ELSEWHERE = "/share.png"
_COMPRESSED = (".br", ".gz")


def content_hash(path: Path) -> str:
    """Return sixteen hexadecimal digits that change with a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def complete_worker(site: Path) -> None:
    """Put EDITION and FILES before `site`/sw.js; do nothing where the site has no worker.

    The search index comes first, so that a broken-off download already finds pages.
    """
    worker = site / "sw.js"
    if not worker.is_file():
        return
    files = {
        path.relative_to(site).as_posix(): content_hash(path)
        for path in sorted(site.rglob("*"))
        if path.is_file() and _read_by_pages(path.relative_to(site).as_posix())
    }
    listed = json.dumps(files, separators=(",", ":"), ensure_ascii=True)
    edition = hashlib.sha256(listed.encode()).hexdigest()[:16]
    source = worker.read_text("utf-8")
    text = f"const EDITION = {json.dumps(edition)};\nconst FILES = {listed};\n{source}"
    worker.write_text(text, "utf-8")


def _read_by_pages(name: str) -> bool:
    return name not in _LEFT_OUT and not name.endswith((*_COMPRESSED, _SHOWN_ELSEWHERE))
