"""A district's marks in each action, against the best and the median of its league."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from bulletins.page import style
from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.sheet import Sheet
from bulletins.page.numerals import NOTHING, decimals_in, number
from bulletins.page.scope import (
    Scope,
    full_text,
    positions_by_unit,
    records,
    shown_full,
    shown_marks,
    shown_scale,
)
from bulletins.page.values import Figure, Several, Table, together

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

LANE = 36.0
TOP = 20.0
EDGE = 6.0
NUMBER = 38.0  # the column of marks on the right, at least
KEY = 110.0  # room for the district's name in the key
FULL = 100.0  # full marks that need not be said
NAN = float("nan")


@dataclass(frozen=True)
class Lane:
    """One action: the district's marks as text; its share of full marks, the best and the median of its league in
    per cent (NaN: not assessed, or there are no full marks to be a share of); its position. ``cells`` are its row
    of the figure's data.
    """

    name: str
    text: str
    own: float
    best: float
    median: float
    position: str
    cells: tuple[str, ...]


def actions(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the district's share of full marks per action, highest first; absent in an overview or with one action."""
    scope = Scope.of(inputs, result)
    if scope.district is None:
        return Absent("actions", scope.language)
    drawn = [_draw(scope, scheme) for scheme in scope.schemes if len(scope.actions(scheme)) > 1]
    return together(drawn, Absent("actions", scope.language))


def _draw(scope: Scope, scheme: Scheme) -> Figure:
    marks = _marks(scope, scheme)
    lanes = [_lane(scope, scheme, action, marks.get(action.id, [])) for action in scope.actions(scheme)]
    lanes.sort(key=lambda lane: -lane.own if lane.own == lane.own else float("inf"))
    values = [value for lane in lanes for value in (lane.own, lane.best, lane.median) if value == value] or [
        100.0
    ]
    low, high = min(values) // 10 * 10, max(100.0, max(values))
    of_hundred = all(action.full_marks == scheme.score.full == FULL for action in scope.actions(scheme))
    with style.house_style():
        sheet = Sheet(TOP + LANE * len(lanes) + 16)
        _write_key(sheet, scope)
        _draw_lanes(sheet, lanes, low, high)
        _write_scale(sheet, low, high, "" if of_hundred else "%")
        alt = _alt(scope, scheme, lanes)
        svg = sheet.svg(f"actions-{scheme.id}", alt)
    caption = scope.tell(
        "figure-actions-caption" if of_hundred else "figure-actions-caption-share",
        unit=scope.name(str(scope.district)),
        month=scope.month_title,
        measure=scheme.score.measure.text(scope.language),
    )
    shown = data.table(_heads(scope, scheme), [lane.cells for lane in lanes])
    return Figure(
        f"actions-{scheme.id}", svg, alt, caption, scope.tell("figure-scroll", caption=caption), shown
    )


def _heads(scope: Scope, scheme: Scheme) -> list[str]:
    """Return the heads of the figure's data."""
    tell, measure = scope.tell, scheme.score.measure.text(scope.language)
    marks = tell("head-figure", figure=tell("head-marks"), measure=measure)
    labels = ("head-full", "data-share", "data-share-best", "data-share-median", "head-position", "data-tied")
    return [tell("head-action"), marks, *(tell(label) for label in labels)]


def _lane(scope: Scope, scheme: Scheme, action: Action, rows: list[tuple[str, float, float]]) -> Lane:
    """Return the action's lane; ``rows`` are the units with their marks in it and its full marks."""
    rivals = _rivals(scope, scheme, action)
    marks = {unit: marks for unit, marks, _ in rows if unit in rivals}
    shares = {unit: marks / full * 100 if full > 0 else NAN for unit, marks, full in rows if unit in rivals}
    known = [share for share in shares.values() if share == share]
    own = shares.get(str(scope.district), NAN)
    text = shown_marks(scheme, action, marks.get(str(scope.district), NAN))
    if text != NOTHING and shown_full(scheme, action) != scheme.score.full:
        text = scope.tell("page-of-full", marks=text, full=full_text(shown_full(scheme, action)))
    place = positions_by_unit(scope.league(scheme, action.id)).get(str(scope.district))
    words = (
        ""
        if place is None
        else scope.tell("figure-place-tied" if place[1] else "figure-place", position=f"{place[0]:g}")
    )
    called = action.name.text(scope.language)
    best, middle = max(known, default=NAN), median(known) if known else NAN
    rounding, scale = scheme.rounding, shown_scale(scheme, action)
    full = shown_full(scheme, action)
    cells = (
        called,
        data.plain(marks.get(str(scope.district), NAN) * scale, rounding.decimals, rounding.mode),
        data.plain(full, decimals_in([full])),
        *(data.plain(share) for share in (own, best, middle)),
        data.place(place[0] if place else None),
        scope.tell("data-yes" if place[1] else "data-no") if place else "",
    )
    return Lane(called, text, own, best, middle, words, cells)


def _marks(scope: Scope, scheme: Scheme) -> dict[str, list[tuple[str, float, float]]]:
    """Return for each action the units with their marks in it and its full marks, this month."""
    now = scope.now(scope.result.actions)
    found: dict[str, list[tuple[str, float, float]]] = {}
    for row in records(now.loc[now["scheme"] == scheme.id, ["action", "unit", "marks", "full_marks"]]):
        found.setdefault(row["action"], []).append(
            (row["unit"], float(row["marks"]), float(row["full_marks"]))
        )
    return found


def _rivals(scope: Scope, scheme: Scheme, action: Action) -> set[str]:
    """Return who is ranked with the district in the action, or overall where the action is not ranked."""
    league = scope.league(scheme, action.id if action.ranking is not None else "")
    group = league.loc[league["unit"] == scope.district, "group"]
    return set(league.loc[league["group"].isin(group), "unit"]) | {str(scope.district)}


def _write_key(sheet: Sheet, scope: Scope) -> None:
    x = EDGE
    entries = [
        (style.shorten(scope.name(str(scope.district)), KEY, style.SMALL), "own"),
        (scope.tell("figure-best"), "best"),
        (scope.tell("figure-median"), "median"),
    ]
    for label, kind in entries:
        _mark(sheet, kind, [(x, 7.0)])
        sheet.text(x + 9, 7, label, bold=kind == "own", colour=style.ACCENT if kind == "own" else style.INK)
        x += style.text_width(label, style.SMALL) * 1.05 + 27


def _mark(sheet: Sheet, kind: str, points: list[tuple[float, float]]) -> None:
    if kind == "own":
        sheet.dots(points, style.ACCENT, 8)
    elif kind == "best":
        sheet.dots(points, style.INK, 8.5, marker="D", hollow=True)
    else:
        sheet.dots(points, style.MUTED, 10, marker="|")


def _draw_lanes(sheet: Sheet, lanes: list[Lane], low: float, high: float) -> None:
    def at(value: float) -> float:
        return EDGE + (value - low) / (high - low) * (style.WIDTH - 2 * EDGE)

    tracks = [TOP + LANE * n + 25 for n in range(len(lanes))]
    sheet.lines([[(EDGE, y), (style.WIDTH - EDGE, y)] for y in tracks], style.FAINT, 1.0)
    for kind in ("median", "own", "best"):
        values = [(getattr(lane, kind), y) for lane, y in zip(lanes, tracks, strict=True)]
        _mark(sheet, kind, [(at(value), y) for value, y in values if value == value])
    marks = max(NUMBER, *(style.text_width(lane.text, style.SMALL) * 1.06 + 6 for lane in lanes))
    for lane, y in zip(lanes, tracks, strict=True):
        known = lane.text != NOTHING
        colour = style.ACCENT if known else style.MUTED
        room = style.WIDTH - marks - style.text_width(lane.position, style.SMALL) - 6
        sheet.text(0, y - 14, style.shorten(lane.name, room), size=style.TEXT)
        sheet.text(style.WIDTH, y - 14, lane.text, align="right", bold=known, colour=colour)
        if lane.position:
            sheet.text(style.WIDTH - marks, y - 14, lane.position, align="right", colour=style.MUTED)


def _write_scale(sheet: Sheet, low: float, high: float, unit: str) -> None:
    y = sheet.height - 7
    top = number(high, 0 if high == int(high) else 1)
    sheet.text(0, y, f"{number(low)}{unit}", colour=style.MUTED)
    sheet.text(style.WIDTH, y, f"{top}{unit}", align="right", colour=style.MUTED)


def _alt(scope: Scope, scheme: Scheme, lanes: list[Lane]) -> str:
    known = [lane for lane in lanes if lane.own == lane.own]
    own = scope.name(str(scope.district))
    if not known:
        return scope.tell(
            "figure-actions-alt-none",
            place=scope.place,
            month=scope.month_title,
            unit=own,
            actions=str(len(lanes)),
        )
    above = [lane for lane in known if lane.own >= lane.median]
    return scope.tell(
        "figure-actions-alt",
        place=scope.place,
        month=scope.month_title,
        unit=own,
        actions=str(len(known)),
        best=known[0].name,
        best_marks=known[0].text,
        weakest=known[-1].name,
        weakest_marks=known[-1].text,
        above=str(len(above)),
    )
