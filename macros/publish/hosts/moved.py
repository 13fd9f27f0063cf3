"""Pages at the old addresses of pages that have moved, for every kind of host."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from html import escape
from pathlib import Path

# No script and no style: the policy of the guide's own pages would allow neither here.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="0; url={url}">
<meta name="robots" content="noindex">
<title>Moved</title>
<link rel="canonical" href="{url}">
</head>
<body>
<p>This page has moved: <a href="{url}">go to it</a>.</p>
</body>
</html>
"""


def write_moved(site: Path, moved: Mapping[str, str]) -> None:
    """Write a page at each old address below `site` that leads to the new one.

    `moved` has the new address by the old one, both below the site and without slashes around.
    Raises FileExistsError where another page stands there now.
    """
    for old, new in moved.items():
        page = site / old / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        url = escape(f"{posixpath.relpath(new, old)}/")
        with page.open("x", encoding="utf-8") as file:
            file.write(_PAGE.format(url=url))
