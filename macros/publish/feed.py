"""When each page last changed, from the history: a feed of changed pages, dates in the sitemap."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from .finished import address, listed

_MOST = 40
_LINK = '<link rel="alternate" type="application/atom+xml" title="Changed pages" href="feed.xml">'
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


def write_feed(site: Path, root: Path) -> None:
    """Write feed.xml (Atom, newest first), link it from the home page, and date the sitemap.

    Dates are those of the last commit, so the same history gives the same bytes. Without a
    history there is no feed, and the sitemap has no dates.
    """
    here, dates = address(site), changed(root)
    known = [
        (dates[path], path, title, says) for path, title, says in listed(site) if path in dates
    ]
    _date_sitemap(site, {here + path: when for when, path, _, _ in known})
    if not known:
        return
    known.sort(key=lambda one: (-one[0].timestamp(), one[1]))
    entries = [
        f"<entry><title>{escape(title)}</title><link href={quoteattr(here + path)}/>"
        f"<id>{escape(here + path)}</id><updated>{_text(when)}</updated>"
        f"<summary>{escape(says)}</summary></entry>"
        for when, path, title, says in known[:_MOST]
    ]
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "<title>Loopguide: changed pages</title><author><name>Loopguide</name></author>"
        f"<id>{escape(here)}</id><link href={quoteattr(here)}/>"
        f'<link rel="self" href={quoteattr(here + "feed.xml")}/>'
        f"<updated>{_text(known[0][0])}</updated>"
    )
    (site / "feed.xml").write_text("\n".join([head, *entries, "</feed>", ""]), "utf-8")
    home = site / "index.html"
    text = home.read_text("utf-8")
    home.write_text(text.replace("</head>", f"{_LINK}</head>", 1), "utf-8")


def _text(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def _date_sitemap(site: Path, dates: dict[str, datetime]) -> None:
    sitemap = site / "sitemap.xml"
    if not sitemap.is_file():
        return

    def dated(match: re.Match[str]) -> str:
        when = dates.get(match[1])
        last = f"<lastmod>{when.date().isoformat()}</lastmod>" if when else ""
        return f"<url><loc>{match[1]}</loc>{last}</url>"

    sitemap.write_text(_ENTRY.sub(dated, sitemap.read_text("utf-8")), "utf-8")
