"""What a browser reads to install the guide: its name and its icons."""

from __future__ import annotations

import json
import re
from html import unescape

from .finished import Finished

MANIFEST = "manifest.webmanifest"
_ICON = re.compile(r"/icon-(\d+)\.png$")
# The home page is called "Site name: title".
_NAME = re.compile(r"<title>([^<:]+):")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">')


def write_manifest(site: Finished) -> None:
    """Write the manifest beside the home page of `site`, with the icons under their final names.

    Addresses are relative to the manifest, so that it holds wherever the site lies.
    """
    home = site.pages["index.html"]
    paths = sorted(path.relative_to(site.root).as_posix() for path in site.root.rglob("icon-*.png"))
    icons = [
        {"src": path, "sizes": f"{size[1]}x{size[1]}", "type": "image/png"}
        for path in paths
        if (size := _ICON.search(path))
    ]
    text = {
        "name": _said(_NAME, home),
        "description": _said(_DESCRIPTION, home),
        "id": "./",
        "start_url": "./",
        "scope": "./",
        # With a way back: pages lead to pages.
        "display": "minimal-ui",
        "icons": icons,
    }
    (site.root / MANIFEST).write_text(json.dumps(text, indent=1) + "\n", "utf-8")


def _said(pattern: re.Pattern[str], home: str) -> str:
    found = pattern.search(home)
    return unescape(found[1]).strip() if found else ""
