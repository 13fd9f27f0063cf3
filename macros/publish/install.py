"""What a browser reads to install the guide: its name and its icons."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from macros.reading.disk.finished import Finished

MANIFEST = "manifest.webmanifest"
# The one for the Home Screen of an iPhone has no clear corners and its mark well inside: any system
# may cut it into its own shape.
_ICONS = {"icon-*.png": "any", "apple-touch-icon.png": "maskable"}
# The home page is called "Site name: title".
_NAME = re.compile(r"<title>([^<:]+):")
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]+)">')


def write_manifest(site: Finished) -> None:
    """Write the manifest beside the home page of `site`, with the icons under their final names.

    Addresses are relative to the manifest, so that it holds wherever the site lies.
    """
    home = site.pages["index.html"]
    icons = [
        {
            "src": path.relative_to(site.root).as_posix(),
            "sizes": "x".join(map(str, png_size(path))),
            "type": "image/png",
            "purpose": purpose,
        }
        for name, purpose in _ICONS.items()
        for path in sorted(site.root.rglob(name))
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


def png_size(path: Path) -> tuple[int, int]:
    """Return the width and height in pixels that the PNG file at `path` gives for itself."""
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4]), int.from_bytes(head[4:])


def _said(pattern: re.Pattern[str], home: str) -> str:
    found = pattern.search(home)
    return unescape(found[1]).strip() if found else ""
