"""How sure each position is: the interval as a bar, its median as a dot, the position held as a diamond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletins.page import style
from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.sheet import Sheet
from bulletins.page.intervals import Interval, intervals, place_text
from bulletins.page.numerals import counted, number
from bulletins.page.scope import Scope, positions_by_unit
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import DRAWN, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation
    from bulletins.method.robustness import Robustness

TOP = 36.0
NAMES = 92.0
NUMBERS = 34.0  # the column of intervals on the right
BAR = 6.0
TICKS = 6


def certainty(inputs: Inputs, result: Evaluation, certainty: Robustness) -> Figure | Table | Several | Absent:
    """Return the 5–95 % interval of every position, best first; absent where nobody is compared with anybody."""
    scope = Scope.of(inputs, result)
    drawn = []
    for scheme in scope.schemes:
        league = scope.league(scheme)
        for group, rows in league.groupby("group", sort=False):
            found = intervals(certainty, scheme, str(group))
            if len(found) > 1 and (scope.district is None or scope.district in set(rows["unit"])):
                drawn.append(_draw(scope, scheme, str(group), found))
    return together(drawn, Absent("certainty", scope.language))


def _draw(scope: Scope, scheme: Scheme, group: str, found: dict[str, Interval]) -> Figure:
    ties = positions_by_unit(scope.league(scheme))
    ordered = sorted(found.values(), key=lambda one: (one.position, one.median))
    shown = window([one.unit for one in ordered], scope.district, DRAWN)
    rows = [found[unit] for unit in shown.units]
    name = "-".join(filter(None, ("certainty", scheme.id, group)))
    with style.house_style():
        step = style.row_height([scope.name(one.unit) for one in rows], NAMES)
        sheet = Sheet(TOP + step * len(rows) + 4)
        middles = [TOP + step * (n + 0.5) for n in range(len(rows))]
        left = _write_names(sheet, scope, rows, middles, {unit for unit, (_, tied) in ties.items() if tied})
        _draw_intervals(sheet, scope, rows, middles, left)
        _write_key(sheet, scope)
        alt = _alt(scope, ordered)
        svg = sheet.svg(name, alt)
    caption = scope.tell(
        "figure-certainty-caption", league=scope.league_title(scheme, group), month=scope.month_title
    )
    if any(ties.get(one.unit, (0, False))[1] for one in rows):
        caption = scope.tell("page-sentence-separator").join((caption, scope.tell("figure-certainty-ties")))
    if shown.left_out:
        caption = scope.tell("page-sentence-separator").join((caption, shown.note(scope)))
    return Figure(
        name, svg, alt, caption, scope.tell("figure-scroll", caption=caption), _data(scope, rows, ties)
    )


def _data(scope: Scope, rows: list[Interval], ties: dict[str, tuple[int | float, bool]]) -> str:
    """Return what is drawn as a table."""
    labels = ("head-unit-name", "head-position", "data-tied", "data-low", "data-high", "head-median-position")
    cells = [
        (
            scope.name(one.unit),
            data.place(one.position),
            scope.tell("data-yes" if ties.get(one.unit, (0, False))[1] else "data-no"),
            *(data.place(place) for place in (one.low, one.high, one.median)),
        )
        for one in rows
    ]
    return data.table([scope.tell(label) for label in labels], cells)


def _write_names(
    sheet: Sheet, scope: Scope, rows: list[Interval], middles: list[float], tied: set[str]
) -> float:
    """Write positions and names; return where the plot begins."""
    places = [f"{place_text(one.position)}{'=' if one.unit in tied else ''}" for one in rows]
    ranks = max(style.text_width(place, style.SMALL) for place in places) * 1.06 + 6
    widest = 0.0
    for one, place, y in zip(rows, places, middles, strict=True):
        own = one.unit == scope.district
        colour = style.ACCENT if own else style.INK
        lines = style.label(scope.name(one.unit), NAMES)
        widest = max(widest, style.labels_width(lines, NAMES))
        sheet.text(ranks - 4, y, place, align="right", colour=style.MUTED)
        sheet.paragraph(ranks, y, lines, size=style.TEXT, bold=own, colour=colour)
        sheet.text(style.WIDTH, y, one.text, align="right", bold=own, colour=colour)
    sheet.text(style.WIDTH, TOP - 10, scope.tell("figure-interval"), align="right", colour=style.MUTED)
    return ranks + widest + 10


def _draw_intervals(
    sheet: Sheet, scope: Scope, rows: list[Interval], middles: list[float], left: float
) -> None:
    low = min(min(one.low, one.position) for one in rows)
    high = max(max(one.high, one.position) for one in rows)
    texts = max(style.text_width(one.text, style.SMALL) for one in rows) * 1.06
    head = style.text_width(scope.tell("figure-interval"), style.SMALL)
    right = style.WIDTH - max(NUMBERS, texts + 12, head + 14)

    def at(place: float) -> float:
        return left + 4 + (place - low) / max(high - low, 1) * (right - left - 8)

    step = max(1, -(-int(high - low) // TICKS))
    ticks = [low + step * n for n in range(int((high - low) // step) + 1)]
    sheet.lines([[(at(tick), TOP - 3), (at(tick), sheet.height - 3)] for tick in ticks], style.GROUND, 1.0)
    for tick in ticks:
        sheet.text(at(tick), TOP - 10, number(tick), align="center", colour=style.MUTED)
    for own in (False, True):
        colour = style.ACCENT if own else style.PLAIN
        chosen = [
            (y, one) for y, one in zip(middles, rows, strict=True) if (one.unit == scope.district) == own
        ]
        bars = []
        for y, one in chosen:
            a, b = at(one.low) - BAR / 2, at(one.high) + BAR / 2
            bars.append((a, y - BAR / 2, b - a, BAR))
        sheet.boxes(bars, colour)
        sheet.dots([(at(one.median), y) for y, one in chosen], style.WHITE, 4.5)
    held = [(at(one.position), y) for y, one in zip(middles, rows, strict=True)]
    sheet.dots(held, style.INK, 9.5, marker="D", hollow=True)


def _write_key(sheet: Sheet, scope: Scope) -> None:
    x = 4.0
    for kind in ("held", "bar", "median"):
        if kind == "held":
            sheet.dots([(x + 2, 8)], style.INK, 8.5, marker="D", hollow=True)
            begin = x + 10
        else:
            sheet.boxes([(x, 8 - BAR / 2, 16, BAR)], style.PLAIN)
            begin = x + 20
        if kind == "median":
            sheet.dots([(x + 8, 8)], style.WHITE, 4.5)
        label = scope.tell(f"figure-certainty-{kind}")
        sheet.text(begin, 8, label, colour=style.INK)
        x = begin + style.text_width(label, style.SMALL) + 12


def _alt(scope: Scope, ordered: list[Interval]) -> str:
    fixed = [one for one in ordered if one.low == one.high]
    widest = max(ordered, key=lambda one: one.high - one.low)
    common = {
        "place": scope.place,
        "month": scope.month_title,
        "units": counted(len(ordered)),
        "fixed": counted(len(fixed)),
        "widest": scope.name(widest.unit),
        "interval": widest.text,
    }
    own = next((one for one in ordered if one.unit == scope.district), None)
    alt = scope.tell("figure-certainty-alt", **common)
    if own is None:
        return alt
    told = scope.tell(
        "figure-certainty-alt-own",
        unit=scope.name(own.unit),
        position=place_text(own.position),
        interval=own.text,
        median=place_text(own.median),
    )
    return scope.tell("page-sentence-separator").join((alt, told))
