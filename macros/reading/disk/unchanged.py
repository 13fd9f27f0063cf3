"""What a check of the whole guide found, for as long as nothing it reads has changed.

As git tells whether a file has changed: by size, times and place on the disk, without reading it.
Knows nothing of content, and imports nothing large: to look is to be done before most programs
have begun.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

# All that a check reads; its own code is in macros/.
_READ = ("docs", "quizzes", "macros", "standards.yml", "published.txt")
_FILE = "result"
# A file written so shortly before it was looked at could be written again within one tick of its
# clock, and look the same.
_SETTLED = 2 * 10**9


class Stamp:
    """How everything lay on the disk at one moment, as a text; `settled` where all of it is old."""

    def __init__(self, root: Path) -> None:
        now, latest = time.time_ns(), 0
        # Dates of content are compared with today; packages are replaced in their folder.
        packages = Path(sysconfig.get_path("purelib")).stat()
        seen = [sys.version, str(datetime.now(UTC).date()), str(packages.st_mtime_ns)]
        for name, stat in _stats(root):
            latest = max(latest, stat.st_mtime_ns, stat.st_ctime_ns)
            times = (stat.st_mtime_ns, stat.st_ctime_ns)
            seen.append(f"{name}\0{stat.st_mode} {stat.st_size} {times} {stat.st_ino}")
        self.text = hashlib.sha256("\n".join(seen).encode("utf-8", "surrogateescape")).hexdigest()
        self.settled = latest < now - _SETTLED


def result(folder: Path, stamp: Stamp) -> Any | None:
    """Return what was remembered in `folder` at this stamp, or None."""
    try:
        known = json.loads((folder / _FILE).read_text("utf-8"))
        return known["result"] if known["stamp"] == stamp.text else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remember(folder: Path, stamp: Stamp, result: Any) -> None:
    """Keep `result`, which JSON can hold, in `folder` where the stamp is safe to go by.

    The stamp must have been taken before anything was read.
    """
    if stamp.settled:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{_FILE}-{os.getpid()}.part"
        part.write_text(json.dumps({"stamp": stamp.text, "result": result}), "utf-8")
        part.replace(folder / _FILE)


def _stats(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield name and state of all that is read, in order; links are not followed."""
    for name in _READ:
        path = root / name
        if path.is_file():
            yield name, path.lstat()
        else:
            yield from _below(str(path))


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name != "__pycache__":
            try:
                yield entry.path, entry.stat(follow_symlinks=False)
            except OSError:
                yield entry.path, os.stat_result((0,) * 10)
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
