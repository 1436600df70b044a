"""The paper figures are drawn on: as wide as a phone, measured in points from the top left."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from bulletins.page import style
from bulletins.page.svg import fit_for_page

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.font_manager import FontProperties
    from matplotlib.transforms import Transform

Point = tuple[float, float]
Align = Literal["left", "center", "right"]


class Written(NamedTuple):
    """A line of text on the sheet: where it begins, ends or has its middle, and how it looks.

    For matplotlib's SVG it stands in for its ``Text``, which would first lay out and measure what the browser lays
    out again: ten times the work for the same element.
    """

    text: str
    at: Point
    size: float
    colour: str
    bold: bool
    align: Align
    points: Transform

    def get_transform(self) -> Transform:
        """Return the way from the sheet's points to those of matplotlib."""
        return self.points

    def get_unitless_position(self) -> Point:
        """Return the point on the sheet that the text is aligned to."""
        return self.at

    def get_ha(self) -> Align:
        """Return how it is aligned to its point."""
        return self.align


class Sheet:
    """One drawing, ``style.WIDTH`` × ``height`` points; x grows to the right, y downward.

    Marks of one kind are one collection: hundreds of separate artists are what makes a figure slow. There are no
    axes, for nothing here has ticks or limits: marks lie on the sheet itself, and words above them.
    """

    def __init__(self, height: float) -> None:
        from matplotlib.transforms import Affine2D

        self.height = height
        self._points = Affine2D().scale(1, -1).translate(0, height)
        self._marks: list[Artist] = []
        self._words: list[Written] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = style.SMALL,
        colour: str = style.INK,
        bold: bool = False,
        align: Align = "left",
    ) -> None:
        """Write ``text`` with its middle line at ``y``; refuse what the font cannot draw."""
        at = (x, y + 0.36 * size)
        self._words.append(Written(style.check_glyphs(text), at, size, colour, bold, align, self._points))

    def paragraph(self, x: float, y: float, lines: Sequence[str], **how: Any) -> None:
        """Write ``lines`` one below the other, the block's middle at ``y``; several are written small."""
        if len(lines) > 1:
            how["size"] = style.SMALL
        for n, line in enumerate(lines):
            self.text(x, y + (n - (len(lines) - 1) / 2) * style.LINE, line, **how)

    def lines(
        self, segments: Sequence[Sequence[Point]], colour: str, width: float = 1.0, *, dashed: bool = False
    ) -> None:
        """Draw lines (each a sequence of points), all in one colour and width."""
        from matplotlib.collections import LineCollection

        if segments:
            self._marks.append(
                LineCollection(
                    [list(segment) for segment in segments],
                    colors=[colour],
                    linewidths=[width],
                    linestyles="dashed" if dashed else "solid",
                    capstyle="round",
                )
            )

    def boxes(
        self, corners: Sequence[tuple[float, float, float, float]], colours: str | Sequence[str]
    ) -> None:
        """Fill rectangles, each ``(left, top, width, height)``."""
        from matplotlib.collections import PolyCollection

        if corners:
            shapes = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in corners]
            self._marks.append(PolyCollection(shapes, facecolors=colours, edgecolors="none", linewidths=0))

    def dots(
        self,
        points: Sequence[Point],
        colour: str,
        diameter: float = 6.0,
        *,
        marker: Literal["o", "D", "|"] = "o",
        hollow: bool = False,
    ) -> None:
        """Draw markers, filled or hollow."""
        from matplotlib.lines import Line2D

        if points:
            xs, ys = zip(*points, strict=True)
            self._marks.append(
                Line2D(
                    xs,
                    ys,
                    linestyle="none",
                    marker=marker,
                    markersize=diameter,
                    markerfacecolor="none" if hollow else colour,
                    markeredgecolor=colour,
                    markeredgewidth=1.2 if hollow or marker == "|" else 0,
                )
            )

    def svg(self, name: str, alt: str) -> str:
        """Return the drawing as an SVG element for a page: areas and lines, on them dots, on them words."""
        from matplotlib.backends.backend_svg import RendererSVG
        from matplotlib.figure import Figure

        drawn = io.StringIO()
        renderer = RendererSVG(style.WIDTH, self.height, drawn, metadata=_NOTHING)
        figure = Figure(figsize=(style.WIDTH / 72, self.height / 72))
        for group in _GROUPS:
            renderer.open_group(group)
        for mark in sorted(self._marks, key=lambda one: one.get_zorder()):
            mark.set_figure(figure)
            mark.set_transform(self._points)
            mark.draw(renderer)
        for words in self._words:
            _write(renderer, words, self.height)
        for group in reversed(_GROUPS):
            renderer.close_group(group)
        renderer.finalize()
        return fit_for_page(drawn.getvalue(), name, alt)


# Nothing about when and by what it was drawn.
_NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}
_GROUPS = ("figure", "axes")


def _write(renderer: Any, words: Written, height: float) -> None:
    pen = renderer.new_gc()
    pen.set_foreground(words.colour)
    x, y = words.at
    renderer.open_group("text")
    renderer.draw_text(pen, x, y, words.text, _font(words.size, words.bold), 0.0, mtext=words)
    renderer.close_group("text")


@cache
def _font(size: float, bold: bool) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=style.FAMILY, size=size, weight=700 if bold else 400)
