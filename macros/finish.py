"""What is done to a finished site: usable after MkDocs, Zensical or anything that wrote pages.

Usage: python -m macros.finish [SITE]
"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

from .offline import complete_worker

# Read by no page of ours: Material's own scripts and styles, source maps, a second sitemap.
_UNUSED = (
    "**/*.map",
    "assets/javascripts/**/*",
    "assets/stylesheets/**/*",
    "assets/images/favicon.png",
    "sitemap.xml.gz",
)
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def policy(site: Path) -> str:
    """Return the Content-Security-Policy that the pages of `site` carry.

    Raises ValueError where the home page has none: the headers must not say something else.
    """
    match = _META.search((site / "index.html").read_text("utf-8"))
    if match is None:
        raise ValueError(f"{site / 'index.html'} has no Content-Security-Policy")
    return unescape(match[1])


def finish(site: Path) -> None:
    """Drop what no page uses, write the headers file, and complete the service worker."""
    for pattern in _UNUSED:
        for path in site.glob(pattern):
            if path.is_file():
                path.unlink()
    for folder in sorted(site.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    headers = {
        # A meta element cannot carry frame-ancestors.
        "Content-Security-Policy": f"{policy(site)}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    (site / "_headers").write_text("\n".join(["/*", *lines, ""]), "utf-8")
    complete_worker(site)


if __name__ == "__main__":
    finish(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
