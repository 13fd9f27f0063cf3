"""What a finished site's own pages say of it: its address, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def pages(site: Path) -> list[Path]:
    """Return every HTML file of `site`, in the order of their paths."""
    return sorted(site.rglob("*.html"))


def address(site: Path) -> str:
    """Return the address `site` was built for, with a slash at its end; "/" where it has none."""
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    return unescape(found[1]) if found else "/"


def base(site: Path) -> str:
    """Return the path of the site's address: "/" or "/some/path/"."""
    return urlsplit(address(site)).path or "/"


def policy(site: Path) -> str:
    """Return the Content-Security-Policy that the pages of `site` carry.

    Raises ValueError where the home page has none: the headers must not say something else.
    """
    found = _POLICY.search((site / "index.html").read_text("utf-8"))
    if found is None:
        raise ValueError(f"{site / 'index.html'} has no Content-Security-Policy")
    return unescape(found[1])


def target(page: str, link: str, base: str) -> str | None:
    """Return the path below the site that `link` on `page` leads to, or None where it leaves it.

    `page` is a path below the site, `base` the path that addresses on the 404 page begin with.
    """
    url = urlsplit(link)
    if url.scheme or url.netloc or not url.path:
        return None
    if url.path.startswith("/"):
        return url.path.removeprefix(base) if url.path.startswith(base) else None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), url.path))
