"""A tile map: a square for each unit, laid out roughly as the units lie, with its position and its light."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page import style
from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.sheet import Sheet
from bulletins.page.numerals import NOTHING, counted
from bulletins.page.scope import Scope, records
from bulletins.page.values import Figure, Several, Table, together
from bulletins.vocabulary import Light

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

GAP = 4.0
EDGE = 1.0  # for the lines around the outermost tiles
LARGEST = 54.0  # a tile's side: a map of few columns need not fill a phone
INSIDE = 4.0  # between a tile's edge and its words
PLACE = 13.0  # the size of the position
CHIP = 13.0  # the side of the white square that a light stands on
BANDS = 4  # of positions: more shades of one hue nobody tells apart
SHADES = style.SEQUENCE[BANDS - 1 :: -1]  # the first positions are the darkest
LEGEND = 16.0  # the height of a line of the legend
SHAPES = {Light.RED: "■", Light.YELLOW: "▲", Light.GREEN: "●"}
NAMED = 4  # units listed with their light in words


def tilemap(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return a map of each league whose units have tiles; absent where the campaign says not where they lie."""
    scope = Scope.of(inputs, result)
    places = scope.campaign.tile_places
    drawn = [
        _draw(scope, scheme, str(group), rows)
        for scheme in scope.schemes
        if places and not scope.rolled_up
        for group, rows in scope.league(scheme).groupby("group", sort=False)
        if rows["unit"].isin(list(places)).sum() > 1
    ]
    return together(drawn, Absent("tilemap", scope.language))


@dataclass(frozen=True)
class _Tile:
    """A unit's tile: its place in the grid from 0, its position in the league and its light."""

    unit: str
    row: int
    column: int
    position: float | None
    tied: bool
    score: float | None
    light: Light

    @property
    def place(self) -> str:
        """Return its position as it is written on the tile."""
        return NOTHING if self.position is None else f"{self.position:g}{'=' if self.tied else ''}"


@dataclass(frozen=True)
class _Map:
    """The tiles of one league, from north to south; ``ranked`` is the last position in it, 0 where nobody has one."""

    tiles: tuple[_Tile, ...]
    ranked: int
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, scope: Scope, scheme: Scheme, league: pd.DataFrame) -> _Map:
        """Return the map of a league."""
        rows = {str(row["unit"]): row for row in records(league)}
        lights = scope.now(scope.result.unit_lights)
        lit = lights[lights["scheme"] == scheme.id]
        light = {str(unit): one for unit, one in zip(lit["unit"], lit["light"], strict=True)}
        tiles = tuple(
            _Tile(
                unit,
                *place,
                position=_or_none(rows[unit]["position"]),
                tied=bool(rows[unit]["tied"]),
                score=_or_none(rows[unit]["score"]),
                light=Light(light[unit]) if isinstance(light.get(unit), str) else Light.NONE,
            )
            for unit, place in scope.campaign.tile_places.items()
            if unit in rows
        )
        without = tuple(unit for unit in rows if unit not in scope.campaign.tile_places)
        last = league["position"].max()
        return cls(tiles, 0 if pd.isna(last) else ceil(last), without)

    @cached_property
    def top(self) -> int:
        """Return the first row with a tile."""
        return min(tile.row for tile in self.tiles)

    @cached_property
    def first(self) -> int:
        """Return the first column with a tile."""
        return min(tile.column for tile in self.tiles)

    @cached_property
    def rows(self) -> int:
        """Return how many rows the tiles take."""
        return max(tile.row for tile in self.tiles) - self.top + 1

    @cached_property
    def columns(self) -> int:
        """Return how many columns the tiles take."""
        return max(tile.column for tile in self.tiles) - self.first + 1

    @cached_property
    def side(self) -> float:
        """Return how wide and high a tile is."""
        return min(LARGEST, (style.WIDTH - 2 * EDGE - GAP * (self.columns - 1)) / self.columns)

    @property
    def height(self) -> float:
        """Return how high the map is, without its legend."""
        return self.rows * (self.side + GAP) - GAP + 2 * EDGE

    def corner(self, tile: _Tile) -> tuple[float, float]:
        """Return the left upper corner of a tile."""
        step = self.side + GAP
        return EDGE + (tile.column - self.first) * step, EDGE + (tile.row - self.top) * step

    @cached_property
    def bands(self) -> list[tuple[int, int]]:
        """Return the first and the last position of each shade, the best first."""
        count = min(BANDS, self.ranked)
        edges = [ceil(n * self.ranked / count) for n in range(count + 1)] if count else []
        return [(a + 1, b) for a, b in pairwise(edges)]

    def shade(self, tile: _Tile) -> str:
        """Return the colour of a tile's ground: the darker the better its position; grey without one."""
        if tile.position is None:
            return style.GROUND
        return next(
            shade for (_, last), shade in zip(self.bands, SHADES, strict=False) if tile.position < last + 1
        )

    def lit(self, light: Light) -> list[_Tile]:
        """Return the tiles with this light."""
        return [tile for tile in self.tiles if tile.light is light]


def _draw(scope: Scope, scheme: Scheme, group: str, league: pd.DataFrame) -> Figure:
    found = _Map.of(scope, scheme, league)
    name = "-".join(filter(None, ("tilemap", scheme.id, group)))
    with style.house_style():
        legend = [line for line in (_bands(scope, found), _lights(scope, found)) if line]
        sheet = Sheet(found.height + (10 + LEGEND * len(legend) if legend else 0))
        _draw_tiles(sheet, scope, found)
        for n, entries in enumerate(legend):
            _draw_legend(sheet, found.height + 10 + LEGEND * (n + 0.5), entries)
        alt = _alt(scope, scheme, group, found)
        svg = sheet.svg(name, alt)
    caption = _caption(scope, scheme, group, found)
    return Figure(
        name, svg, alt, caption, scope.tell("figure-scroll", caption=caption), _data(scope, scheme, found)
    )


def _draw_tiles(sheet: Sheet, scope: Scope, found: _Map) -> None:
    corners = [(*found.corner(tile), found.side, found.side) for tile in found.tiles]
    sheet.boxes(corners, [found.shade(tile) for tile in found.tiles])
    # The palest shade is nearly the paper: a line says where its tile ends.
    for picked, colour, width in ((False, style.PLAIN, 0.6), (True, style.ACCENT, 2.0)):
        own = [tile for tile in found.tiles if (tile.unit == scope.district) is picked]
        sheet.lines([_around(*found.corner(tile), found.side) for tile in own], colour, width)
    chips = [_chip(found, tile) for tile in found.tiles if tile.light in SHAPES]
    sheet.boxes(chips, style.WHITE)
    for tile in found.tiles:
        _write(sheet, scope, found, tile)


def _around(x: float, y: float, side: float) -> list[tuple[float, float]]:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def _chip(found: _Map, tile: _Tile) -> tuple[float, float, float, float]:
    """Return the white square in a tile's corner: on it each colour of lights stands out."""
    x, y = found.corner(tile)
    return x + found.side - CHIP - 2, y + found.side - CHIP - 2, CHIP, CHIP


def _write(sheet: Sheet, scope: Scope, found: _Map, tile: _Tile) -> None:
    x, y = found.corner(tile)
    own = tile.unit == scope.district
    colour = style.ACCENT if own else style.INK
    lines = _name(scope.name(tile.unit), found.side)
    size = style.TEXT if len(lines) == 1 else style.SMALL
    if style.text_width(lines[0], size) > found.side - 2 * INSIDE:
        size = style.SMALL
    for n, line in enumerate(lines):
        sheet.text(
            x + INSIDE, y + INSIDE - 1 + style.LINE * (n + 0.5), line, size=size, bold=own, colour=colour
        )
    bottom = y + found.side - 2 - CHIP / 2
    known = tile.position is not None
    sheet.text(
        x + INSIDE, bottom, tile.place, size=PLACE, bold=known, colour=colour if known else style.MUTED
    )
    if tile.light in SHAPES:
        left, top, width, height = _chip(found, tile)
        sheet.text(left + width / 2, top + height / 2, SHAPES[tile.light], align="center", size=style.TEXT,
                   colour=style.LIGHTS[tile.light])  # fmt: skip


def _name(name: str, side: float) -> list[str]:
    """Return a unit's name in the lines that a tile has room for above its position."""
    width = side - 2 * INSIDE
    if style.text_width(name) <= width:
        return [name]
    most = max(1, int((side - CHIP - 2 - INSIDE) / style.LINE))
    return style.wrap_within(name, width, most)


# An entry of the legend: a swatch's colour or a light's shape with its colour, and words.
_Entry = tuple[str, str, str]


def _bands(scope: Scope, found: _Map) -> list[_Entry]:
    """Return the shades from the best positions to the last, in words."""
    told = [scope.tell("figure-tilemap-places", first=str(first), last=str(last), n=last - first)
            for first, last in found.bands]  # fmt: skip
    grey = [("", style.GROUND, scope.tell("page-unranked"))]
    return [
        *(("", shade, words) for shade, words in zip(SHADES, told, strict=False)),
        *(grey if any(tile.position is None for tile in found.tiles) else []),
    ]


def _lights(scope: Scope, found: _Map) -> list[_Entry]:
    """Return the lights there are, the worst first, each with how many tiles have it."""
    return [
        (SHAPES[light], style.LIGHTS[light],
         scope.tell("figure-tilemap-light", light=scope.tell(f"lamp-{light}"), count=counted(len(tiles))))
        for light in SHAPES
        if (tiles := found.lit(light))
    ]  # fmt: skip


def _draw_legend(sheet: Sheet, y: float, entries: list[_Entry]) -> None:
    """Write a line of the legend; it is set closer where it would be wider than the sheet."""
    wide = sum(14 + style.text_width(words, style.SMALL) for *_, words in entries)
    between = max(4.0, min(12.0, (style.WIDTH - wide) / max(1, len(entries) - 1)))
    x, swatches, colours = 0.0, [], []
    for shape, colour, words in entries:
        if shape:
            sheet.text(x, y, shape, colour=colour, size=style.TEXT)
        else:
            swatches.append((x, y - 5, 10.0, 10.0))
            colours.append(colour)
        sheet.text(x + 14, y, words, colour=style.MUTED)
        x += 14 + style.text_width(words, style.SMALL) + between
    sheet.boxes(swatches, colours)
    outlines = [_around(left, top, side) for left, top, side, _ in swatches]
    sheet.lines(outlines, style.PLAIN, 0.6)


def _caption(scope: Scope, scheme: Scheme, group: str, found: _Map) -> str:
    notes = [
        scope.tell(
            "figure-tilemap-caption", month=scope.month_title, league=scope.league_title(scheme, group)
        )
    ]
    if any(tile.light in SHAPES for tile in found.tiles):
        notes.append(scope.tell("figure-tilemap-lit"))
    if any(tile.tied for tile in found.tiles):
        notes.append(scope.tell("figure-certainty-ties"))
    if any(tile.position is None for tile in found.tiles):
        notes.append(scope.tell("figure-tilemap-grey"))
    if found.left_out:
        notes.append(scope.tell("figure-tilemap-left-out", units=scope.names(list(found.left_out)),
                                count=counted(len(found.left_out)), n=len(found.left_out)))  # fmt: skip
    return scope.tell("page-sentence-separator").join(notes)


def _alt(scope: Scope, scheme: Scheme, group: str, found: _Map) -> str:
    """Return what the map shows in words: the first, the last, and where the lights are that ask for something."""
    ranked = [tile for tile in found.tiles if tile.position is not None]
    common = {"place": scope.place, "month": scope.month_title, "league": scope.league_title(scheme, group),
              "units": counted(len(found.tiles)), "n": len(found.tiles)}  # fmt: skip
    if not ranked:
        return scope.tell("figure-tilemap-alt-none", **common)
    best, worst = min(map(_position, ranked)), max(map(_position, ranked))
    first, last = ([tile.unit for tile in ranked if tile.position == place] for place in (best, worst))
    told = scope.tell(
        "figure-tilemap-alt" if best < worst else "figure-tilemap-alt-level",
        first=scope.names(first), best=f"{best:g}", last=scope.names(last), worst=f"{worst:g}", **common,
    )  # fmt: skip
    return scope.tell("page-sentence-separator").join([told, *_lights_told(scope, found)])


def _lights_told(scope: Scope, found: _Map) -> Iterator[str]:
    for light in SHAPES:
        if tiles := found.lit(light):
            few = len(tiles) <= NAMED
            yield scope.tell(
                "figure-tilemap-alt-light-named" if few else "figure-tilemap-alt-light",
                light=scope.tell(f"lamp-{light}"),
                count=counted(len(tiles)),
                units=scope.names([tile.unit for tile in tiles], NAMED),
            )


def _data(scope: Scope, scheme: Scheme, found: _Map) -> str:
    """Return what is drawn as a table, in the order of the tiles: from north to south, from west to east."""
    called = scheme.score
    score = scope.tell(
        "head-score", name=called.name.text(scope.language), measure=called.measure.text(scope.language)
    )
    heads = [
        *map(
            scope.tell, ("head-unit-name", "data-tile-row", "data-tile-column", "head-position", "data-tied")
        ),
        score,
        scope.tell("head-light"),
    ]
    return data.table(heads, [
        [
            scope.name(tile.unit),
            str(tile.row + 1),
            str(tile.column + 1),
            data.place(tile.position),
            scope.tell("data-yes" if tile.tied else "data-no"),
            data.plain(tile.score, scheme.rounding.decimals, scheme.rounding.mode),
            scope.tell(f"lamp-{tile.light}"),
        ]
        for tile in found.tiles
    ])  # fmt: skip


def _position(tile: _Tile) -> float:
    assert tile.position is not None
    return tile.position


def _or_none(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
