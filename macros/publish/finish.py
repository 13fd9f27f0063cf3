"""What is done to a finished site: usable after MkDocs, Zensical or anything that wrote pages.

Usage: python -m macros.publish.finish [SITE]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from macros.reading.disk.finished import Finished
from macros.reading.disk.history import committed

from .assets import gather_assets, rename_assets
from .clock import Clock
from .compress import compress
from .hosts.recipes import write_host_files
from .hosts.sitemap import date_sitemap
from .install import write_manifest
from .offline import complete_worker
from .search import Dividing, join_index
from .spaces import tighten

ROOT = Path(__file__).resolve().parents[2]

# Read by no page of ours: Material's own scripts and styles, source maps, a second sitemap.
_UNUSED = (
    "**/*.map",
    "assets/javascripts/**/*",
    "assets/stylesheets/**/*",
    "assets/images/favicon.png",
    "sitemap.xml.gz",
)


def finish(
    root: Path,
    history: Mapping[str, datetime],
    clock: Clock | None = None,
    complete: Callable[[Finished], None] = lambda _: None,
) -> None:
    """Drop what no page uses, finish assets and pages, write what hosts read, and compress.

    `history` has when each file of the guide was last committed; `clock` is told each step.
    `complete` may still change pages: it is called before the first of them is written.
    Raises ValueError where `root` is finished already, or its pages carry no policy.
    """
    clock = clock or Clock()
    if (root / "_headers").exists():
        raise ValueError(f"{root} is finished already; build it anew")
    with clock.step("hosts, manifest, sitemap"):
        _drop_unused(root)
        site = Finished.read(root)
        dividing = Dividing(site)  # beside what follows
        write_host_files(site)
        date_sitemap(site, history)
    with clock.step("scripts and style sheets"):
        moved = gather_assets(site)
    with clock.step("search index"):
        dividing.wait()
    complete(site)
    with clock.step("names by content"):
        rename_assets(site, moved)
        write_manifest(site)
        tighten(site)
        site.write()
        join_index(root)
        # The list holds final names and content; compressed copies are no content of their own.
        complete_worker(root)
    with clock.step("compression"):
        compress(root)


def _drop_unused(root: Path) -> None:
    for pattern in _UNUSED:
        for path in root.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted(root.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


if __name__ == "__main__":
    finish(Path(sys.argv[1] if len(sys.argv) > 1 else "site"), committed(ROOT))
