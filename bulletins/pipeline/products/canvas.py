"""A canvas of fixed size for words in the committed font, kept as PNG: the same words, the same bytes.

Pillow is pinned and brings its own FreeType and compression, so that neither is another one on another machine.
"""

from __future__ import annotations

import io
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from bulletins.glyphs import FONT_FILE

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageFont import FreeTypeFont

# What sites that show links ask for: smaller is shown as a stamp, other proportions are cut.
WIDTH, HEIGHT = 1200, 630
MEDIA_TYPE = "image/png"

# The page's palette by day (templates/theme.scss).
INK, MUTED, LINE, PAPER, ACCENT = "#1c2733", "#52606d", "#d5dce3", "#ffffff", "#0b5a7a"
WARN, WARN_SOFT, SOFT = "#8a5200", "#fdf6ea", "#f3f6f8"
LIGHTS = {"red": "#a8201a", "yellow": "#7a5200", "green": "#1b6b3a"}

# What is written in which colour on which ground, and how many shades lie between for the edges of letters.
_WRITTEN = (
    (INK, PAPER), (MUTED, PAPER), (ACCENT, PAPER), (MUTED, SOFT), (WARN, WARN_SOFT),
    *((colour, PAPER) for colour in LIGHTS.values()),
)  # fmt: skip
_SHADES = 12
# The committed font has one weight; a bold letter is a plain one with its outline this much wider, of its size.
_BOLDER = 0.017
# A page of Chinese words breaks anywhere but before these.
_NEVER_FIRST = "，。、；：！？）》”’…％%"


class Canvas:
    """A picture being drawn: sizes and places in pixels, ``y`` that of the line the letters stand on."""

    def __init__(self) -> None:
        # Imported here: a build that draws nothing does without.
        from PIL import Image, ImageDraw

        self._image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def text(self, x: float, y: float, text: str, size: float, colour: str = INK, *, bold: bool = False,
             right: bool = False) -> float:  # fmt: skip
        """Write ``text`` from ``x`` on, or up to it where ``right``; return how wide it is."""
        self._draw.text(
            (x, y), text, fill=colour, font=_font(size), anchor="rs" if right else "ls",
            stroke_width=size * _BOLDER if bold else 0,
        )  # fmt: skip
        return width(text, size)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill a rectangle."""
        self._draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)

    def png(self) -> bytes:
        """Return the picture as PNG; it says nothing of when and where it was made."""
        from PIL import Image

        target = io.BytesIO()
        # So few colours are a third of the bytes, and nothing is lost that can be seen.
        self._image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(
            target, "PNG", compress_level=6
        )
        return target.getvalue()


def width(text: str, size: float) -> float:
    """Return how wide ``text`` is at ``size``."""
    return float(_font(size).getlength(text))


def fitting(text: str, size: float, most: float, least: float) -> tuple[float, str]:
    """Return the size between ``size`` and ``least`` at which ``text`` is no wider than ``most``, and the text.

    One that does not fit even at the least size ends in an ellipsis.
    """
    while size > least and width(text, size) > most:
        size = max(least, min(size - 1, float(int(size * most / width(text, size)))))
    return size, shortened(text, size, most)


def shortened(text: str, size: float, most: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``most``."""
    if width(text, size) <= most:
        return text
    # The dots of Chinese stand at half the height of a character, those of English on the line.
    dots = "..." if text[:1].isascii() else "…"
    while text and width(text + dots, size) > most:
        text = text[:-1].rpartition(" ")[0] if " " in text else text[:-1]
    return text.rstrip() + dots


def lines(text: str, size: float, most: float, count: int) -> list[str]:
    """Return ``text`` in at most ``count`` lines no wider than ``most``; what is left over becomes an ellipsis."""
    found = [""]
    for piece in _pieces(text):
        if found[-1] and width((found[-1] + piece).rstrip(), size) > most:
            found.append(piece.lstrip())
        else:
            found[-1] += piece
    kept, over = found[:count], found[count:]
    if over:
        kept[-1] += over[0]
    return [shortened(line.rstrip(), size, most) for line in kept]


def _pieces(text: str) -> list[str]:
    """Return what may not be broken: a Chinese character with the mark after it, or a Latin word with its space."""
    pieces: list[str] = []
    for one in text:
        latin = one != " " and one < "⺀"
        if pieces and (one in _NEVER_FIRST or (latin and pieces[-1][-1] < "⺀")):
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces


@cache
def _palette() -> Picture:
    """Return the colours that a picture is kept in, as Pillow wants them."""
    from PIL import Image

    shades = (
        _between(one, ground, step / (_SHADES - 1)) for one, ground in _WRITTEN for step in range(_SHADES)
    )
    found = Image.new("P", (1, 1))
    found.putpalette([part for shade in dict.fromkeys(shades) for part in shade])
    return found


def _between(one: str, other: str, share: float) -> tuple[int, ...]:
    """Return the colour that lies at ``share`` of the way from ``one`` to ``other``."""
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return tuple(round(first + (last - first) * share) for first, last in parts)


@lru_cache(maxsize=64)
def _font(size: float) -> FreeTypeFont:
    from PIL import ImageFont

    # The basic layout, which every Pillow has: one glyph after another, as the font's widths say.
    layout: Any = ImageFont.Layout.BASIC
    return ImageFont.truetype(FONT_FILE, size, layout_engine=layout)
