"""Let readers go on: the worker keeps every file, a publication keeps the last one's assets.

Readers without a network have the worker; those with a page open from before have the assets.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

from macros.exports.files import is_download

# Not read by pages: the worker itself, what carries the build's date, what only hosts read, and
# the picture that only other sites show.
_LEFT_OUT = {"sw.js", "sitemap.xml", "robots.txt", "_headers", "_redirects"}
_SHOWN_ELSEWHERE = "/share.png"
_COMPRESSED = (".br", ".gz")
_FILES = re.compile(r"^const FILES = (.*);$", re.MULTILINE)


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


def listed(site: Path) -> list[str]:
    """Return the paths of all files that the completed worker of `site` keeps; none without one."""
    worker = site / "sw.js"
    found = _FILES.search(worker.read_text("utf-8")) if worker.is_file() else None
    return list(json.loads(found[1])) if found else []


def keep_assets(old: Path, new: Path) -> list[str]:
    """Copy into the site `new` the folders of assets/ that the site `old` made and `new` lacks.

    A folder that `old` itself had only kept is left behind, so that one generation lives. Return
    the names of the folders that were copied.
    """
    made = {path.split("/")[1] for path in listed(old) if path.startswith("assets/")}
    kept = [name for name in sorted(made) if not (new / "assets" / name).exists()]
    for name in kept:
        if (old / "assets" / name).is_dir():
            shutil.copytree(old / "assets" / name, new / "assets" / name)
    return kept


def _read_by_pages(name: str) -> bool:
    if is_download(name):
        return False
    return name not in _LEFT_OUT and not name.endswith((*_COMPRESSED, _SHOWN_ELSEWHERE))
