"""The guide on a Home Screen: its manifest, and its icons as the systems want them."""

from __future__ import annotations

import json
import re
from math import hypot
from pathlib import Path

from PIL import Image

from macros.publish.install import MANIFEST
from macros.publish.offline import listed

TOUCH = Path("docs/assets/img/apple-touch-icon.png")
SIZE = 180  # pixels, what Apple's phones show it from
HEAVIEST = 6 * 1024  # bytes
# A system cuts a maskable icon into a shape of its own, which always holds this much of its width.
SAFE = 0.8
_LINK = re.compile(r'<link rel="apple-touch-icon" href="([^"]+)">')


def test_the_home_screen_icon_is_as_large_as_it_must_be() -> None:
    assert TOUCH.stat().st_size < HEAVIEST
    with Image.open(TOUCH) as icon:
        assert icon.size == (SIZE, SIZE)


def test_the_home_screen_icon_may_be_cut_into_any_shape() -> None:
    with Image.open(TOUCH) as file:
        # What is clear would be shown black.
        assert not file.has_transparency_data
        icon = file.convert("RGB")
    ground, middle = icon.getpixel((0, 0)), (SIZE - 1) / 2
    drawn = [
        hypot(x - middle, y - middle)
        for x in range(SIZE)
        for y in range(SIZE)
        if icon.getpixel((x, y)) != ground
    ]
    assert drawn
    assert max(drawn) <= SAFE * SIZE / 2, "the mark would lose its edge"


def test_every_icon_of_the_manifest_is_what_it_says(site: Path) -> None:
    icons = json.loads((site / MANIFEST).read_text("utf-8"))["icons"]
    assert {icon["purpose"] for icon in icons} == {"any", "maskable"}
    for icon in icons:
        with Image.open(site / icon["src"]) as file:
            assert icon["sizes"] == "{}x{}".format(*file.size), icon["src"]
            assert icon["type"] == file.get_format_mimetype()


def test_every_page_names_the_home_screen_icon(site: Path) -> None:
    kept = listed(site)
    for page in [*site.rglob("index.html"), site / "404.html"]:
        found = _LINK.findall(page.read_text("utf-8"))
        assert len(found) == 1, page
        path = found[0].removeprefix("/loopguide/") if page.name == "404.html" else found[0]
        file = ((site if page.name == "404.html" else page.parent) / path).resolve()
        assert file.is_file(), page
        assert file.relative_to(site.resolve()).as_posix() in kept
