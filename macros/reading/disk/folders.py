"""What lies in a folder and in those below it, as the system tells it in one go.

An entry knows what it is and, once asked, its time and size: with thousands of files, paths that
ask for each of these take ten times as long.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def within(folder: Path, entry: os.DirEntry[str]) -> str:
    """Return the path of `entry`, which lies below `folder`, from there, with slashes."""
    return entry.path.removeprefix(f"{folder}{os.sep}").replace(os.sep, "/")


def below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield everything below `folder`, folders too, in no order; links to folders stay closed."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # it is not there, or has just gone
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from below(entry.path)


def stamps(entries: Iterable[os.DirEntry[str]], *endings: str) -> list[tuple[str, int, int]]:
    """Return path, time and size of the files among `entries` with one of `endings`, in order.

    Without endings of all. What has gone meanwhile, as an editor moves it, is left out.
    """
    found = []
    for entry in entries:
        if entry.name.endswith(endings or "") and entry.is_file():
            try:
                stat = entry.stat()
            except OSError:
                continue
            found.append((entry.path, stat.st_mtime_ns, stat.st_size))
    return sorted(found)
