"""A site that is made ready for hosts: its pages, and what they say of it."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@dataclass(frozen=True)
class Finished:
    """A folder of built pages: read once, passed through every step, written once.

    `pages` has the text of every HTML file by its path below `root`, in the order of the paths.
    """

    root: Path
    pages: dict[str, str]

    @classmethod
    def read(cls, root: Path) -> Finished:
        """Read every page below `root`."""
        paths = sorted(root.rglob("*.html"))
        return cls(root, {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in paths})

    @classmethod
    def home(cls, root: Path) -> Finished:
        """Read the home page alone, which knows the address."""
        return cls(root, {"index.html": (root / "index.html").read_text("utf-8")})

    def write(self) -> None:
        """Write every page."""
        for name, text in self.pages.items():
            (self.root / name).write_text(text, "utf-8")

    @cached_property
    def address(self) -> str:
        """Return the address the site was built for, with a slash at its end; "/" without one."""
        found = _CANONICAL.search(self.pages["index.html"])
        return unescape(found[1]) if found else "/"

    @cached_property
    def base(self) -> str:
        """Return the path of the site's address: "/" or "/some/path/"."""
        return urlsplit(self.address).path or "/"

    @cached_property
    def policy(self) -> str:
        """Return the Content-Security-Policy that the pages carry.

        Raises ValueError where the home page has none: the headers must not say something else.
        """
        found = _POLICY.search(self.pages["index.html"])
        if found is None:
            raise ValueError(f"{self.root / 'index.html'} has no Content-Security-Policy")
        return unescape(found[1])

    def target(self, page: str, link: str) -> str | None:
        """Return the path below the site that `link` on `page` leads to, or None outside it."""
        return target(page, link, self.base)


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
