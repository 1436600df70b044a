"""The house style of figures: one font, few colours, fixed sizes, every glyph checked before drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from bulletins import glyphs
from bulletins.errors import UserError

FONT_FILE = glyphs.FONT_FILE
FAMILY = "Noto Sans SC"

# Every text colour here has at least 4.5:1 on white. Colour never stands alone: words and weight do too.
INK = "#1c2733"
MUTED = "#52606d"
FAINT = "#c8d1da"
GROUND = "#e6eaed"
ACCENT = "#0b5a7a"
PLAIN = "#8fa2b1"
MARK = "#9a3412"
WHITE = "#ffffff"
# Lights, as the page has them; each stands with its shape, on white.
LIGHTS = {"red": "#a8201a", "yellow": "#7a5200", "green": "#1b6b3a"}
# One hue from light to dark: survives grey print and every kind of colour blindness. The darkest still
# carries INK at 4.5:1, so that the number in a cell never has to change colour.
SEQUENCE = ("#f2f7fa", "#d8e7ef", "#b4d2e1", "#8bbad0", "#62a1bf")

# Drawn for a phone: 360 CSS pixels wide are 270 points, so 9 points are 12 pixels. Sizes below are in points.
WIDTH = 270.0
SMALL = 9.0
TEXT = 9.75
LINE = 11.5
ELLIPSIS = "…"
# A row of a figure: with its name in one line, or in two.
ROW, ROW_OF_TWO = 22.0, 27.0

_SETTINGS: dict[str, Any] = {
    "lines.solid_capstyle": "butt",
    "svg.fonttype": "none",
    "svg.hashsalt": "bulletins",
    "path.simplify": False,
    "figure.dpi": 72,
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw with matplotlib's own defaults and our settings, whatever the user's matplotlibrc says."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)  # type: ignore[arg-type]  # typed by single key
        yield


def check_glyphs(text: str) -> str:
    """Return ``text``; raise ``UserError`` naming the characters that the committed font cannot draw."""
    if missing := glyphs.missing(text):
        shown = "".join(c if c.isprintable() else "?" for c in text)
        raise UserError("missing-glyph", characters=glyphs.named(missing), text=shown)
    return text


def text_width(text: str, size: float = TEXT) -> float:
    """Return how wide ``text`` is drawn at ``size``, in points."""
    advances = glyphs.advances()
    return size * sum(advances[ord(one)] for one in check_glyphs(text))


def wrap(text: str, width: float, size: float = TEXT) -> list[str]:
    """Return ``text`` in lines no wider than ``width`` points, broken between words, or anywhere in Chinese.

    The lines are as even as they can be; a word wider than ``width`` stays whole.
    """
    lines = _fill(text, width, size)
    narrower = width
    while len(lines) > 1 and len(tighter := _fill(text, narrower := narrower - 1, size)) == len(lines):
        if max(text_width(line, size) for line in tighter) > narrower:
            break
        lines = tighter
    return lines


def wrap_within(text: str, width: float, most: int = 2, size: float = SMALL) -> list[str]:
    """Return ``text`` in at most ``most`` lines no wider than ``width``; what does not fit becomes an ellipsis."""
    lines = wrap(text, width, size)
    if len(lines) > most:
        lines = _fill(text, width, size)
        lines = [*lines[: most - 1], _unbroken(text, lines[: most - 1])]
    return [shorten(line, width, size) for line in lines]


def label(text: str, width: float) -> list[str]:
    """Return a row's name as it is written beside its row: in one line, or small in two."""
    return [text] if text_width(text) <= width else wrap_within(text, width)


def row_height(texts: Iterable[str], width: float) -> float:
    """Return how high the rows of a figure are whose names may be ``width`` points wide."""
    return ROW_OF_TWO if any(len(label(text, width)) > 1 for text in texts) else ROW


def _unbroken(text: str, before: list[str]) -> str:
    """Return what follows the lines ``before`` in ``text``."""
    for line in before:
        text = text.lstrip().removeprefix(line)
    return text.lstrip()


def shorten(text: str, width: float, size: float = TEXT) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``width`` points."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + ELLIPSIS, size) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def labels_width(texts: Iterable[str], most: float) -> float:
    """Return how wide a column for ``texts`` must be, at most ``most`` points; bold is a little wider."""
    lines = [line for text in texts for line in wrap(text, most)]
    return min(most, 1.04 * max((text_width(line) for line in lines), default=0.0))


def _fill(text: str, width: float, size: float) -> list[str]:
    lines = [""]
    for piece in _pieces(text):
        if lines[-1].strip() and text_width((lines[-1] + piece).rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Return what may not be broken: a Chinese character, or a Latin word with the space before it."""
    pieces: list[str] = []
    for one in text:
        joined = pieces and ord(one) < 0x2E80 and ord(pieces[-1][-1]) < 0x2E80 and one != " "
        if joined or (pieces and one in "，。、；：）”’"):
            pieces[-1] += one
        else:
            pieces.append(one)
    return pieces
