"""Draw the picture that stands for a page where somebody shares its address: 1200 by 630 pixels.

The same card gives the same bytes. Colors are those of the site; the face is the one that Pillow
carries, so neither a font file nor a network is needed.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
_EDGE = 76
_INNER = WIDTH - 2 * _EDGE
_TOKENS = Path(__file__).resolve().parents[2] / "docs" / "assets" / "css" / "tokens.css"
_COLOR = re.compile(r"--lg-([\w-]+):\s*(#[0-9a-f]{6});")
# Sizes that a title is tried in, with the most lines it may take there.
_TITLES = ((88, 1), (76, 2), (62, 2), (52, 3))
# Curves and slanting edges are drawn this much larger, then reduced.
_FINE = 4
# Where the figure's ground begins, and what is drawn on either ground: a picture has these colors
# and a few steps to each, for smooth edges.
_GROUND = 396
_DRAWN = {
    "page": ("ink", "ink-soft", "ink-faint", "primary", "primary-strong", "signal"),
    "primary-tint": ("ink", "ink-soft", "ink-faint", "primary", "signal", "line-strong", "page"),
}
_STEPS = 6
# The most lines of a round's name under the loop.
_NAME = 3


@dataclass(frozen=True)
class Stop:
    """A round on a loop's line; `here` where the card is that round's own."""

    title: str
    minutes: int
    attended: bool = True
    here: bool = False


@dataclass(frozen=True)
class Bar:
    """A share of 100."""

    title: str
    weight: int


@dataclass(frozen=True)
class Card:
    """What a picture says: its kind, title and one line, and under them stops, bars or a text."""

    kind: str
    title: str
    line: str = ""
    text: str = ""
    stops: tuple[Stop, ...] = ()
    bars: tuple[Bar, ...] = ()


def png(card: Card) -> bytes:
    """Return `card` as a PNG file of few colors."""
    image = draw(card).quantize(palette=_colors(), dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def draw(card: Card) -> Image.Image:
    """Return `card` drawn. Nothing of it leaves the margin, however long its texts are."""
    image = Image.new("RGB", (WIDTH, HEIGHT), color("page"))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, _GROUND, WIDTH, HEIGHT), color("primary-tint"))
    _head(image, pen, card.kind)
    bottom = _title(pen, card.title)
    if card.line:
        for line in wrap(card.line, 32, _INNER, 1):
            _write(pen, (_EDGE, bottom + 14), line, 32, "ink-soft")
    if card.stops:
        _loop(image, pen, card.stops)
    elif card.bars:
        _bars(pen, card.bars)
    else:
        _text(image, pen, card.text)
    return image


@cache
def _palette() -> dict[str, str]:
    return dict(_COLOR.findall(_TOKENS.read_text("utf-8").partition("}")[0]))


def color(name: str) -> str:
    """Return a color of tokens.css, as on a light screen; raise KeyError where it has none."""
    return _palette()[name]


@cache
def _colors() -> Image.Image:
    """Return the palette of all cards."""
    found: dict[tuple[int, ...], None] = {}
    for ground, inks in _DRAWN.items():
        for ink in inks:
            ends = [bytes.fromhex(color(name)[1:]) for name in (ground, ink)]
            for step in range(_STEPS + 1):
                pairs = zip(*ends, strict=True)
                found[tuple(round(a + (b - a) * step / _STEPS) for a, b in pairs)] = None
    image = Image.new("P", (1, 1))
    image.putpalette([part for each in found for part in each])
    return image


# ----------------------------------------------------------------------------------------- text


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101, for the type checker
    return font


def _wide(text: str, size: int) -> float:
    return _font(size).getlength(text)


def wrap(text: str, size: int, width: float, most: int) -> list[str]:
    """Return `text` as at most `most` lines no wider than `width`; what is left ends in …"""
    lines = [""]
    words = text.split()
    for index, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if _wide(longer, size) <= width:
            lines[-1] = longer
        elif len(lines) < most and lines[-1]:
            lines.append(_cut(word, size, width))
        else:
            lines[-1] = _cut(f"{lines[-1]} {' '.join(words[index:])}".strip(), size, width)
            break
    return lines


def _cut(text: str, size: int, width: float) -> str:
    if _wide(text, size) <= width:
        return text
    longest = bisect_right(range(len(text)), width, key=lambda n: _wide(f"{text[:n]}…", size)) - 1
    return f"{text[: max(longest, 0)].rstrip(' ,;:.')}…"


def _write(
    pen: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    ink: str,
    *,
    anchor: str = "la",
    bold: float = 0,
) -> None:
    pen.text(
        at, text, color(ink), _font(size), anchor=anchor, stroke_width=bold, stroke_fill=color(ink)
    )


def _title(pen: ImageDraw.ImageDraw, title: str) -> float:
    """Write the title as large as it fits and return where it ends."""
    for size, most in _TITLES:
        lines = wrap(title, size, _INNER, most)
        if " ".join(lines) == " ".join(title.split()):
            break
    top = 146.0
    for line in _balanced(title, size, lines):
        _write(pen, (_EDGE, top), line, size, "ink", bold=size / 70)
        top += size * 1.14
    return top


def _balanced(text: str, size: int, lines: list[str]) -> list[str]:
    """Return as many lines, none much shorter than the others."""
    best, least = lines, max((_wide(word, size) for word in text.split()), default=0)
    for share in range(95, 45, -5):
        width = _INNER * share / 100
        narrower = wrap(text, size, width, len(lines)) if width >= least else []
        if " ".join(narrower) != " ".join(lines):
            break
        best = narrower
    return best


# -------------------------------------------------------------------------------------- figures


def _head(image: Image.Image, pen: ImageDraw.ImageDraw, kind: str) -> None:
    """Draw the mark and the name on the left, the kind on the right."""
    image.paste(_ring(52), (_EDGE, 60))
    _write(pen, (_EDGE + 68, 86), "Loopguide", 36, "primary-strong", anchor="lm", bold=0.4)
    spaced = kind.upper()
    gap = 2.5
    at = WIDTH - _EDGE - sum(_wide(letter, 26) + gap for letter in spaced) + gap
    for letter in spaced:
        _write(pen, (at, 86), letter, 26, "ink-faint", anchor="lm", bold=0.3)
        at += _wide(letter, 26) + gap


@cache
def _ring(side: int) -> Image.Image:
    """Return the site's mark: a loop that is open where the next stop is."""
    scale = side * _FINE / 24
    mark = Image.new("RGB", (side * _FINE, side * _FINE), color("page"))
    pen = ImageDraw.Draw(mark)

    def disk(x: float, y: float, radius: float, ink: str) -> None:
        box = [(each + way * radius) * scale for way in (-1, 1) for each in (x, y)]
        pen.ellipse(box, color(ink))

    box = [2 * scale, 2.5 * scale, 22 * scale, 22.5 * scale]
    pen.arc(box, -21, 298, color("primary"), round(3 * scale))
    disk(18.2, 5.6, 4.3, "page")
    disk(18.2, 5.6, 2.9, "signal")
    return mark.resize((side, side), Image.Resampling.LANCZOS)


@cache
def _disk(radius: int) -> Image.Image:
    side = 2 * radius
    mask = Image.new("L", (side * _FINE, side * _FINE))
    ImageDraw.Draw(mask).ellipse((0, 0, side * _FINE - 1, side * _FINE - 1), 255)
    return mask.resize((side, side), Image.Resampling.LANCZOS)


def _dot(image: Image.Image, x: float, y: float, rim: str, inside: str) -> None:
    """Draw a stop: a disk with a rim, in front of whatever is there."""
    for radius, ink in ((17, rim), (10, inside)):
        left, top = round(x) - radius, round(y) - radius
        box = (left, top, left + 2 * radius, top + 2 * radius)
        image.paste(color(ink), box, _disk(radius))


def _loop(image: Image.Image, pen: ImageDraw.ImageDraw, stops: tuple[Stop, ...]) -> None:
    """Draw a loop to scale: each round is as long as its minutes, and ends at a stop."""
    total = sum(stop.minutes for stop in stops)
    ends = [float(_EDGE)]
    for stop in stops:
        ends.append(ends[-1] + _INNER * stop.minutes / total)
    places = list(zip(stops, ends, ends[1:], strict=False))
    size = next(
        size
        for size in (26, 24, 22, 20, 18)
        if size == 18
        or not any(_lost(stop.title, size, end - start - 4) for stop, start, end in places)
    )
    y = 482
    _rail(pen, 0, _EDGE, y, "line-strong")
    for stop, start, end in places:
        ink = "signal" if stop.here else "primary" if stop.attended else "line-strong"
        _rail(pen, start, end, y, ink, dashed=not stop.attended)
        middle = (start + end) / 2
        number = "signal" if stop.here else "ink" if stop.attended else "ink-faint"
        _write(pen, (middle, y - 26), str(stop.minutes), 44, number, anchor="ms", bold=0.6)
        for index, line in enumerate(wrap(stop.title, size, end - start - 4, _NAME)):
            name = "signal" if stop.here else "ink-soft"
            at = (middle, y + 32 + 1.2 * size * index)
            _write(pen, at, line, size, name, anchor="ma", bold=0.3 if stop.here else 0)
    _dot(image, ends[0], y, "primary", "page")
    for stop, _, end in places:
        rim = "signal" if stop.here else "primary" if stop.attended else "line-strong"
        _dot(image, end, y, rim, "signal" if stop.here else "page")


def _lost(text: str, size: int, width: float) -> bool:
    return " ".join(wrap(text, size, width, _NAME)) != text


def _rail(
    pen: ImageDraw.ImageDraw, start: float, end: float, y: int, ink: str, *, dashed: bool = False
) -> None:
    step, length = (24, 13) if dashed else (round(end - start) + 1, round(end - start) + 1)
    for left in range(round(start), round(end), step):
        pen.rectangle((left, y - 6, min(left + length, round(end)), y + 6), color(ink))


def _bars(pen: ImageDraw.ImageDraw, bars: tuple[Bar, ...]) -> None:
    """Draw weights as bars from one edge, their names before them."""
    row = min(52.0, (HEIGHT - _GROUND - 44) / len(bars))
    size = min(30, int(row * 0.66))
    names = min(500.0, max(_wide(bar.title, size) for bar in bars))
    start = _EDGE + names + 28
    unit = (WIDTH - _EDGE - start - 90) / max(bar.weight for bar in bars)
    top = (_GROUND + HEIGHT - row * len(bars)) / 2
    for bar in bars:
        middle, end = top + row / 2, start + unit * bar.weight
        name = wrap(bar.title, size, names, 1)[0]
        _write(pen, (_EDGE, middle), name, size, "ink-soft", anchor="lm")
        pen.rectangle((start, middle - row * 0.31, end, middle + row * 0.31), color("primary"))
        _write(pen, (end + 16, middle), f"{bar.weight}%", size, "ink", anchor="lm", bold=0.4)
        top += row


def _text(image: Image.Image, pen: ImageDraw.ImageDraw, text: str) -> None:
    """Write a text of at most three lines, under a piece of the line with a stop at its end."""
    y, size = 448, 32
    _rail(pen, 0, _EDGE + 96, y, "primary")
    _dot(image, _EDGE + 96, y, "primary", "page")
    for index, line in enumerate(_balanced(text, size, wrap(text, size, _INNER, 3))):
        _write(pen, (_EDGE, 488 + 42 * index), line, size, "ink-soft")
