"""When each page last changed, from the history, in the sitemap."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from .finished import Finished

_ENTRY = re.compile(r"<url>\s*<loc>([^<]*)</loc>\s*(?:<lastmod>[^<]*</lastmod>\s*)?</url>")


def changed(root: Path) -> dict[str, datetime]:
    """Return when each page (`concepts/stride/`) and its quiz were last committed below `root`.

    Empty where there is no history: not a clone, or no git.
    """
    command = ["git", "-c", "core.quotePath=false", "log", "--format=%x00%cI", "--name-only"]
    try:
        run = subprocess.run(
            [*command, "--", "docs", "quizzes"],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, datetime] = {}
    for commit in run.stdout.split("\0")[1:]:
        when, *names = commit.split()
        for name in names:
            page = _page(name)
            if page is not None:  # newest first
                found.setdefault(page, datetime.fromisoformat(when).astimezone(UTC))
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
