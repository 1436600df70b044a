"""A grid of numbers: units down, columns across, colour by share of the whole; as many columns as a phone can bear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pandas as pd

from bulletins.page import style
from bulletins.page.figures.sheet import Sheet
from bulletins.page.scope import Scope

NAMES = 88.0  # the widest that names may be before they are broken
GAP = 4.0
HEAD_GAP = 5.0  # at least this much between the words of two columns
NUMBER_GAP = 6.0  # and between two numbers
HEAD_LINES = 3
SMALLEST_SHARE = 0.1  # shares are coloured from a tenth of the whole at a time


@dataclass(frozen=True)
class Grid:
    """What is drawn. ``heads`` are of the first column (code "") and of each column of ``texts`` and ``shares``.

    ``first`` and ``texts`` are written in several ways, from short to exact: the most exact one that fits is drawn.
    A share (1 is the whole) chooses the colour; a cell without one is grey.
    """

    scope: Scope
    units: list[str]
    places: list[str]
    heads: dict[str, str]
    first: list[list[str]]
    texts: list[pd.DataFrame]
    shares: pd.DataFrame

    @cached_property
    def ranks(self) -> float:
        """Return where names begin, after the position."""
        return max(style.text_width(place, style.SMALL) for place in self.places) + GAP + 2

    @cached_property
    def left(self) -> float:
        """Return where the columns begin."""
        names = (line for unit in self.units for line in self._name(unit))
        return self.ranks + style.labels_width(names, NAMES) + 2 * GAP

    @cached_property
    def row(self) -> float:
        """Return how high a row is."""
        return style.row_height(map(self.scope.name, self.units), NAMES)

    def _name(self, unit: str) -> list[str]:
        return style.label(self.scope.name(unit), NAMES)

    def least_width(self) -> float:
        """Return how wide a column must be for its shortest numbers."""
        cells = [text for column in self.texts[0] for text in self.texts[0][column]]
        widest = max((style.text_width(text, style.SMALL) for text in [*cells, *self.first[0]]), default=0.0)
        return 1.04 * widest + NUMBER_GAP

    def heads_within(self, columns: list[str], width: float) -> list[str]:
        """Return the heads of the first column and of these; the first is a shorter word where its own is too wide."""
        first = self.heads[""]
        wide = max(style.text_width(line, style.SMALL) for line in style.wrap(first, width, style.SMALL))
        return [self.scope.tell("figure-score") if wide > width else first, *(self.heads[c] for c in columns)]

    def draw(self, columns: list[str], most: int, name: str, alt: str) -> str:
        """Return the drawing of these columns, after the first one, as SVG; of panels ``most`` have so many columns."""
        width = (style.WIDTH - self.left) / (most + 1)
        heads = self.heads_within(columns, width)
        with style.house_style():
            top = _head_height(heads, width)
            sheet = Sheet(top + self.row * len(self.units) + 2)
            _write_heads(sheet, heads, self.left, width, top)
            self._fill(sheet, columns, top, width)
            self._write_units(sheet, top)
            self._write_numbers(sheet, columns, top, width)
            return sheet.svg(name, alt)

    def _fill(self, sheet: Sheet, columns: list[str], top: float, width: float) -> None:
        """Draw the cells, the darker the higher the share."""
        import seaborn
        from matplotlib.colors import to_hex

        known = [share for code in columns for share in self._share[code].values() if share == share]
        low = min(known, default=0.0) // SMALLEST_SHARE * SMALLEST_SHARE
        high = max(max(known, default=1.0), low + SMALLEST_SHARE)
        colours = seaborn.blend_palette(style.SEQUENCE, as_cmap=True)
        boxes, fills = [], []
        for n, unit in enumerate(self.units):
            for m, code in enumerate(columns):
                share = self._share[code][unit]
                left, y = self.left + width * (m + 1) + 0.5, top + self.row * n + 0.5
                boxes.append((left, y, width - 1, self.row - 1))
                fills.append(
                    to_hex(colours((share - low) / (high - low))) if share == share else style.GROUND
                )
        sheet.boxes(boxes, fills)

    @cached_property
    def _share(self) -> dict[str, dict[str, float]]:
        return {str(code): {str(unit): float(share) for unit, share in column.items()}
                for code, column in self.shares.items()}  # fmt: skip

    def _write_units(self, sheet: Sheet, top: float) -> None:
        for n, (unit, place) in enumerate(zip(self.units, self.places, strict=True)):
            y, own = top + self.row * (n + 0.5), unit == self.scope.district
            colour = style.ACCENT if own else style.INK
            sheet.text(self.ranks - GAP, y, place, align="right", colour=style.MUTED)
            sheet.paragraph(self.ranks, y, self._name(unit), size=style.TEXT, bold=own, colour=colour)

    def _write_numbers(self, sheet: Sheet, columns: list[str], top: float, width: float) -> None:
        first = self.first[_fitting(self.first, width, bold=True)]
        texts = self.texts[
            _fitting([[text for column in one for text in one[column]] for one in self.texts], width)
        ]
        for n, unit in enumerate(self.units):
            y, own = top + self.row * (n + 0.5), unit == self.scope.district
            sheet.text(self.left + width / 2, y, first[n], align="center", bold=True,
                       colour=style.ACCENT if own else style.INK)  # fmt: skip
            for m, code in enumerate(columns):
                share = self._share[code][unit]
                sheet.text(
                    self.left + width * (m + 1.5),
                    y,
                    str(texts.at[unit, code]),
                    align="center",
                    colour=style.INK if share == share else style.MUTED,
                )


def panels(grid: Grid) -> list[list[str]]:
    """Return the columns in as few panels as leave room for every number and every head, all about as wide."""
    columns = list(grid.shares.columns)
    for count in range(1, len(columns) + 1):
        found = _dealt(columns, count)
        if all(_has_room(grid, panel) for panel in found):
            return found
    return _dealt(columns, len(columns))


def _dealt(columns: list[str], count: int) -> list[list[str]]:
    size, more = divmod(len(columns), count)
    ends = [0]
    for place in range(count):
        ends.append(ends[-1] + size + (place < more))
    return [columns[a:b] for a, b in pairwise(ends)]


def _has_room(grid: Grid, panel: list[str]) -> bool:
    """Return whether the numbers of a panel keep apart and its heads stand above their columns, in lines or in turn."""
    width = (style.WIDTH - grid.left) / (len(panel) + 1)
    heads = grid.heads_within(panel, width)
    lines = [style.wrap(head, width - HEAD_GAP, style.SMALL) for head in heads]
    whole = all(
        len(own) <= HEAD_LINES and style.text_width(line, style.SMALL) <= width
        for own in lines
        for line in own
    )
    return width >= grid.least_width() and (whole or _staggered(heads, width))


def _fitting(ways: list[list[str]], width: float, *, bold: bool = False) -> int:
    """Return the place of the most exact way in which all texts fit; the shortest where none does."""
    wide = 1.06 if bold else 1.0
    fits = [
        place
        for place, texts in enumerate(ways)
        if max((style.text_width(text, style.SMALL) * wide for text in texts), default=0.0) <= width - 3
    ]
    return max(fits, default=0)


def _head_height(heads: list[str], column: float) -> float:
    if _staggered(heads, column):
        return 2 * style.LINE + 8
    return max(len(_lines(head, column)) for head in heads) * style.LINE + 8


def _lines(head: str, column: float) -> list[str]:
    lines = style.wrap(head, column - HEAD_GAP, style.SMALL)
    if len(lines) <= HEAD_LINES and all(style.text_width(line, style.SMALL) <= column for line in lines):
        return lines  # a word a little too wide leans into the gap, rather than be cut
    return style.wrap_within(head, column - HEAD_GAP, HEAD_LINES)


def _staggered(heads: list[str], column: float) -> bool:
    """Return whether a word is wider than its column though two columns have room: then every other head moves up."""
    words = [line for head in heads for line in style.wrap(head, column - HEAD_GAP, style.SMALL)]
    broken = any(style.text_width(word, style.SMALL) > column for word in words)
    return broken and all(style.text_width(head, style.SMALL) <= 2 * column - HEAD_GAP for head in heads)


def _write_heads(sheet: Sheet, heads: list[str], left: float, column: float, top: float) -> None:
    staggered = _staggered(heads, column)
    for n, head in enumerate(heads):
        half = style.text_width(head, style.SMALL) / 2 if staggered else 0.0
        x = min(left + column * (n + 0.5), style.WIDTH - half)
        lines = [head] if staggered else _lines(head, column)
        up = style.LINE * (n % 2) if staggered else style.LINE * (len(lines) - 1) / 2
        sheet.paragraph(x, top - 9 - up, lines, align="center", colour=style.MUTED)
    if staggered:
        sheet.lines(
            [
                [(left + column * (n + 0.5), top - 14), (left + column * (n + 0.5), top - 3)]
                for n in range(1, len(heads), 2)
            ],
            style.FAINT,
            0.8,
        )
