"""A unit's positions over the months as a line: where each point of the drawing lies, and what it says in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bulletins.language import words
from bulletins.periods import Period
from bulletins.vocabulary import Language

View = dict[str, Any]
# In pixels: the drawing is as wide as its months need and scrolls where the page is narrower, so that its letters
# are as large as those around it.
STEP, LEFT, TOP, HEIGHT, FOOT = 68, 56, 34, 116, 52


def positions(rows: Sequence[View], language: Language) -> View | None:
    """Return the drawing of ``rows``, the latest first; nothing where fewer than two months have a position."""
    ranked = [row for row in rows if row["position"] is not None]
    if len(ranked) < 2:
        return None
    last = max(row["of"] for row in ranked)
    points = [_point(number, row, last, language) for number, row in enumerate(reversed(rows))]
    return {
        "width": 2 * LEFT + STEP * (len(points) - 1),
        "height": TOP + HEIGHT + FOOT,
        "top": TOP,
        "bottom": TOP + HEIGHT,
        "last": str(last),
        "points": points,
        "lines": _lines(points),
        "words": _told(points, last, language),
    }


def _point(number: int, row: View, last: int, language: Language) -> View:
    month = Period.parse(row["path"])
    place = row["position"]
    return {
        "x": LEFT + STEP * number,
        "y": None if place is None else TOP + (HEIGHT * (place - 1) // (last - 1) if last > 1 else 0),
        "place": "" if place is None else str(place),
        "month": words(language)("month-short", number=month.number),
        # The year stands below its first month only.
        "year": str(month.year) if number == 0 or month.number == 1 else "",
        "title": row["month"],
        "light": row["light"],
    }


def _lines(points: Sequence[View]) -> list[str]:
    """Return the points of each unbroken line: a month without a position breaks it."""
    lines: list[list[str]] = [[]]
    for point in points:
        if point["y"] is None:
            lines.append([])
        else:
            lines[-1].append(f"{point['x']},{point['y']}")
    return [" ".join(line) for line in lines if len(line) > 1]


def _told(points: Sequence[View], last: int, language: Language) -> str:
    tell = words(language)
    told = [
        tell("path-point", month=one["title"], place=one["place"])
        if one["place"] else tell("path-gap", month=one["title"])
        for one in points
    ]  # fmt: skip
    return tell("path-words", points=tell("page-list-separator").join(told), of=str(last))
