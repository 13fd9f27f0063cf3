"""When each page last changed, from the history, in the sitemap."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from macros.publish.finished import Finished
from macros.reading.disk.history import committed

_ENTRY = re.compile(r"<url>\s*<loc>([^<]*)</loc>\s*(?:<lastmod>[^<]*</lastmod>\s*)?</url>")


def changed(root: Path) -> dict[str, datetime]:
    """Return when each page (`concepts/stride/`) and its quiz were last committed below `root`.

    Empty where there is no history: not a clone, or no git.
    """
    found: dict[str, datetime] = {}
    for name, when in committed(root, "docs", "quizzes").items():  # newest first
        page = _page(name)
        if page is not None:
            found.setdefault(page, when)
    return found


def _page(name: str) -> str | None:
    folder, _, path = name.partition("/")
    ending = {"docs": ".md", "quizzes": ".yml"}[folder]
    if not path.endswith(ending):
        return None
    stem = path.removesuffix(ending)
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def date_sitemap(site: Finished, root: Path) -> None:
    """Give each page in the sitemap of `site` the day it last changed, from the history at `root`.

    The same history gives the same bytes; without one there are no dates.
    """
    sitemap = site.root / "sitemap.xml"
    if not sitemap.is_file():
        return
    dates = {site.address + path: when for path, when in changed(root).items()}

    def dated(match: re.Match[str]) -> str:
        when = dates.get(match[1])
        last = f"<lastmod>{when.date().isoformat()}</lastmod>" if when else ""
        return f"<url><loc>{match[1]}</loc>{last}</url>"

    sitemap.write_text(_ENTRY.sub(dated, sitemap.read_text("utf-8")), "utf-8")
