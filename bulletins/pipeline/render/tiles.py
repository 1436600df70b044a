"""The tile map of a campaign's page: the units of its latest leagues where the campaign says they lie."""

from __future__ import annotations

from itertools import groupby, pairwise
from math import ceil
from typing import Any

from bulletins.language import words
from bulletins.pipeline.render import views
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.vocabulary import Language

# Shades of the tiles, as in the month's figure.
BANDS = 4
_WORST_FIRST = ("red", "yellow", "green")


def of(found: Shelf, language: Language) -> list[views.View]:
    """Return a map of each overall league of the campaign's newest page whose units have tiles.

    Its tiles stand from north to south and from west to east, as the keyboard meets them; rows and columns count
    from 1 and begin with the first tile. A tile's ``band`` is 1 for the best positions, 0 without one.
    """
    newest = views.newest_of(found)
    places = found.campaign.tile_places
    if newest is None or not places:
        return []
    leagues = groupby(newest.record["standing"], key=lambda one: one["league"])
    maps = [_map(league, list(rows), newest, found, language) for league, rows in leagues]
    return [one for one in maps if len(one["tiles"]) > 1]


def _map(
    league: str, standing: list[dict[str, Any]], newest: Bulletin, found: Shelf, language: Language
) -> views.View:
    rows = {one["unit"]: views.row(one, newest, found, language) for one in standing}
    placed = [(unit, place) for unit, place in found.campaign.tile_places.items() if unit in rows]
    ranked = ceil(max((one["position"] for one in standing if one["position"] is not None), default=0))
    top, first = (min((place[n] for _, place in placed), default=0) for n in (0, 1))
    lit = [row["light"] for row in rows.values()]
    return {
        "id": league.replace("/", "-"),
        "title": views.league_title(league, found, language),
        "rows": max((place[0] for _, place in placed), default=0) - top + 1,
        "columns": max((place[1] for _, place in placed), default=0) - first + 1,
        "tiles": [
            {**rows[unit], "row": row - top + 1, "column": column - first + 1,
             "band": _band(rows[unit]["position"], ranked),
             "path": _path(newest, unit, found)}
            for unit, (row, column) in placed
        ],
        "bands": _legend(ranked, language),
        "lights": [light for light in _WORST_FIRST if light in lit],
        "tied": any(rows[unit]["tied"] for unit, _ in placed),
        "unranked": any(rows[unit]["position"] is None for unit, _ in placed),
    }  # fmt: skip


def _path(newest: Bulletin, unit: str, found: Shelf) -> str | None:
    """Return the way from the campaign's page to the unit's bulletin, or to its months where it has none now."""
    home, period = found.campaign.campaign, newest.run.address.period
    ways = (f"{period}/{unit}", unit)
    return next((f"{way}/" for way in ways if f"{home}/{way}" in found.paths), None)


def _band(position: float | None, ranked: int) -> int:
    """Return which shade a position has: 1 is the best; 0 for whoever has none."""
    if position is None:
        return 0
    return next(n for n, (_, last) in enumerate(_bands(ranked), 1) if position < last + 1)


def _bands(ranked: int) -> list[tuple[int, int]]:
    """Return the first and the last position of each shade."""
    count = min(BANDS, ranked)
    edges = [ceil(n * ranked / count) for n in range(count + 1)] if count else []
    return [(first + 1, last) for first, last in pairwise(edges)]


def _legend(ranked: int, language: Language) -> list[views.View]:
    tell = words(language)
    return [
        {"band": n, "text": tell("tiles-places", first=str(first), last=str(last), n=last - first)}
        for n, (first, last) in enumerate(_bands(ranked), 1)
    ]
