"""When each page last changed, from the history, in the sitemap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from macros.reading.disk.finished import Finished

_ENTRY = re.compile(r"<url>\s*<loc>([^<]*)</loc>\s*(?:<lastmod>[^<]*</lastmod>\s*)?</url>")


def changed(history: Mapping[str, datetime]) -> dict[str, datetime]:
    """Return when each page (`concepts/stride/`) or its quiz last changed.

    `history` has when each file was last committed, the newest first.
    """
    found: dict[str, datetime] = {}
    for name, when in history.items():
        page = _page(name)
        if page is not None:
            found.setdefault(page, when)
    return found


def _page(name: str) -> str | None:
    folder, _, path = name.partition("/")
    ending = {"docs": ".md", "quizzes": ".yml"}.get(folder)
    if ending is None or not path.endswith(ending):
        return None
    stem = path.removesuffix(ending)
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def date_sitemap(site: Finished, history: Mapping[str, datetime]) -> None:
    """Give each page in the sitemap of `site` the day it last changed, by the `history` of files.

    The same history gives the same bytes; without one there are no dates.
    """
    sitemap = site.root / "sitemap.xml"
    if not sitemap.is_file():
        return
    dates = {site.address + path: when for path, when in changed(history).items()}

    def dated(match: re.Match[str]) -> str:
        when = dates.get(match[1])
        last = f"<lastmod>{when.date().isoformat()}</lastmod>" if when else ""
        return f"<url><loc>{match[1]}</loc>{last}</url>"

    sitemap.write_text(_ENTRY.sub(dated, sitemap.read_text("utf-8")), "utf-8")
