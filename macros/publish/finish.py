"""What is done to a finished site: usable after MkDocs, Zensical or anything that wrote pages.

Usage: python -m macros.publish.finish [SITE]
"""

from __future__ import annotations

import sys
from pathlib import Path

from .assets import finish_assets
from .compress import compress
from .finished import Finished
from .hosts import write_host_files
from .install import write_manifest
from .offline import complete_worker
from .search import divide_index, join_index
from .sitemap import date_sitemap
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


def finish(root: Path) -> None:
    """Drop what no page uses, finish assets and pages, write what hosts read, and compress.

    Raises ValueError where `root` is finished already, or its pages carry no policy.
    """
    if (root / "_headers").exists():
        raise ValueError(f"{root} is finished already; build it anew")
    for pattern in _UNUSED:
        for path in root.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted(root.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    site = Finished.read(root)
    write_host_files(site)
    date_sitemap(site, ROOT)
    divide_index(site)
    finish_assets(site)
    write_manifest(site)
    tighten(site)
    site.write()
    join_index(root)
    # The list holds final names and content; compressed copies are no content of their own.
    complete_worker(root)
    compress(root)


if __name__ == "__main__":
    finish(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
