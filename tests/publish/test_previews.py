"""The picture of a shared page: there, right, within its edges, and of no weight for a visit."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from pathlib import Path
from statistics import median

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from macros.publish import card as drawing
from macros.publish.card import HEIGHT, WIDTH, Bar, Card, Stop, color, draw, png, wrap
from macros.publish.previews import FOLDER, card, write_previews
from macros.reading.catalog import Catalog, read

MINIMAL = Path(__file__).parents[1] / "minimal"
ADDRESS = "https://example.org/loopguide/"
_META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">')
EDGE = 72


def metas(page: Path) -> dict[str, str]:
    return {name: unescape(value) for name, value in _META.findall(page.read_text("utf-8"))}


def rgb(name: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color(name)[1:]))


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    return read(root)[0]


# ----------------------------------------------------------------------------------- on the site


def test_every_page_names_its_own_picture(site: Path) -> None:
    seen = set()
    for page in site.rglob("index.html"):
        found = metas(page)
        text = page.read_text("utf-8")
        path = page.relative_to(site).as_posix().removesuffix("index.html")
        assert found["og:url"] == ADDRESS + path
        assert found["og:type"] == ("article" if path else "website")
        assert found["og:title"] in unescape(re.findall("<title>(.*?)</title>", text)[0])
        says = re.findall('<meta name="description" content="([^"]*)"', text)[0]
        assert found["og:description"] == unescape(says)
        assert found["og:image:alt"].startswith(found["og:title"])
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image"].startswith(ADDRESS + FOLDER)
        picture = site / found["og:image"].removeprefix(ADDRESS)
        with Image.open(picture) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
        assert picture.stat().st_size < 40_000
        seen.add(picture)
    assert seen == set((site / FOLDER).iterdir())
    assert not metas(site / "404.html")


def test_no_visit_and_no_reader_offline_pays_for_it(site: Path) -> None:
    listed = json.loads((site / "sw.js").read_text("utf-8").split("\n", 2)[1][14:-1])
    assert listed
    assert not [name for name in listed if name.startswith(FOLDER)]
    for page in site.rglob("*.html"):
        assert not re.search(rf'(?:href|src)="[^"]*{FOLDER}', page.read_text("utf-8"))


def test_pages_grow_by_little(site: Path) -> None:
    def sent(text: str) -> int:
        return len(brotli.compress(text.encode(), quality=11))

    grown = []
    for page in sorted(site.rglob("index.html"))[::8]:
        text = page.read_text("utf-8")
        grown.append(sent(text) - sent(_META.sub("", text)))
    assert 0 < median(grown) <= 120
    # The compressor's blocks fall differently now and then.
    assert sum(each > 150 for each in grown) <= len(grown) // 10


def test_a_site_without_an_address_has_none(root: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>x</title>", "utf-8")
    write_previews(tmp_path, root)
    assert [path.name for path in tmp_path.rglob("*")] == ["index.html"]


# -------------------------------------------------------------------------------- what it shows


def test_the_same_card_gives_the_same_bytes(catalog: Catalog) -> None:
    shown = card(catalog, catalog.entries["role:zscaler-aiml-pm"])
    first = png(shown)
    for each in (drawing._font, drawing._ring, drawing._disk, drawing._colors, drawing._palette):
        each.cache_clear()
    assert png(shown) == first
    assert png(Card("Role", "Another")) != first


def test_cards_say_what_the_records_say() -> None:
    catalog, problems = read(MINIMAL)
    assert problems == []
    role = card(catalog, catalog.entries["role:acme-pm"])
    rounds = [one for _, one in catalog.rounds("acme-pm")]
    assert [(stop.title, stop.minutes) for stop in role.stops] == [
        (one.title, one.minutes) for one in rounds
    ]
    total = sum(one.minutes for one in rounds if one.attended)
    assert role.line.startswith(f"{total} minutes in ")
    one = card(catalog, catalog.entries["round:acme-pm/design"])
    assert [stop.title for stop in one.stops if stop.here] == [one.title]
    assert one.kind == f"Round {[s.here for s in one.stops].index(True) + 1} of {len(rounds)}"
    concept = catalog.entries["concept:trust"].page
    assert card(catalog, catalog.entries["concept:trust"]).text == concept.description


def test_a_loop_is_drawn_to_scale() -> None:
    stops = (Stop("A", 30), Stop("B", 90, here=True), Stop("C", 60, attended=False))
    image = draw(Card("Round", "B", stops=stops))
    row = [image.getpixel((x, 482)) for x in range(WIDTH)]
    marked = [x for x, ink in enumerate(row) if ink == rgb("signal")]
    unit = (WIDTH - 2 * 76) / 180
    assert marked[0] == pytest.approx(76 + 30 * unit + 17, abs=3)
    assert marked[-1] == pytest.approx(76 + 120 * unit + 17, abs=3)


def test_weights_are_bars_to_scale() -> None:
    image = draw(Card("Rubric", "R", bars=(Bar("A", 20), Bar("B", 40))))
    rows = [
        sum(image.getpixel((x, y)) == rgb("primary") for x in range(WIDTH))
        for y in range(400, HEIGHT)
    ]
    longest, shorter = sorted({count for count in rows if count > 100})[::-1][:2]
    assert longest / shorter == pytest.approx(2, abs=0.02)


def test_pictures_keep_to_the_colors_of_the_site(catalog: Catalog) -> None:
    shown = card(catalog, catalog.entries["round:zscaler-aiml-pm/case-study"])
    with Image.open(io.BytesIO(png(shown))) as image:
        counted = {ink: count for count, ink in image.convert("RGB").getcolors(256) or []}
    names = ("page", "primary-tint", "ink", "ink-soft", "primary", "signal")
    for name in names:
        assert counted.get(rgb(name), 0) > 50, name
    assert sum(counted.get(rgb(name), 0) for name in names) > 0.94 * WIDTH * HEIGHT


def test_every_letter_of_every_card_is_in_the_face(catalog: Catalog) -> None:
    cards = [card(catalog, entry) for entry in catalog.entries.values()]
    letters = {
        letter
        for one in cards
        for text in (one.kind.upper(), one.title, one.line, one.text, *(s.title for s in one.stops))
        for letter in text
    }
    font = drawing._font(40)
    unknown = bytes(font.getmask("\uffff"))
    assert not [each for each in letters - {" "} if bytes(font.getmask(each)) == unknown]


# ------------------------------------------------------------------------------------ its edges


LONG = "Incomprehensibilities of interviewing with security companies " * 6


@pytest.mark.parametrize("title", [LONG, "W" * 300, "i" * 900, "a " * 300, "Short", "Mm" * 12])
@pytest.mark.parametrize(
    "figure",
    [
        {"text": LONG},
        {"text": "W" * 300},
        {"stops": tuple(Stop(LONG, 5 + 20 * i, here=i == 3) for i in range(9))},
        {"stops": (Stop("x" * 90, 1), Stop(LONG, 400, attended=False))},
        {"bars": tuple(Bar(LONG, 10) for _ in range(10))},
        {"bars": (Bar("x", 100),)},
    ],
)
def test_nothing_runs_over_the_edge(title: str, figure: dict[str, object]) -> None:
    image = draw(Card("Round 3 of 7", title, title, **figure))  # type: ignore[arg-type]
    grounds = {rgb("page"), rgb("primary-tint")}
    for left, right in ((0, EDGE - 16), (WIDTH - EDGE + 16, WIDTH)):
        for top, bottom in ((0, 440), (510, HEIGHT)):  # the rail may come from the left edge
            part = image.crop((left, top, right, bottom))
            assert {ink for _, ink in part.getcolors(part.width * part.height) or []} <= grounds
    last = image.crop((0, HEIGHT - 8, WIDTH, HEIGHT))
    assert last.getcolors() == [(WIDTH * 8, rgb("primary-tint"))]
    # Title and line end above the figure's ground.
    assert image.crop((0, 390, WIDTH, 396)).getcolors() == [(WIDTH * 6, rgb("page"))]


@given(st.text("aiWM .,-é", max_size=200), st.integers(18, 88), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_wrapped_lines_fit_and_lose_nothing_unsaid(text: str, size: int, most: int) -> None:
    lines = wrap(text, size, 600, most)
    assert 1 <= len(lines) <= most
    assert all(drawing._wide(line, size) <= 600 for line in lines)
    whole = " ".join(text.split())
    joined = " ".join(lines)
    assert joined == whole or "…" in joined
