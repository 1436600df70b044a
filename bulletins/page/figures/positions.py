"""Positions over the months: a line for each unit, first place on top, named at the right end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page import style
from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.sheet import Sheet
from bulletins.page.numerals import NOTHING, counted
from bulletins.page.scope import Scope
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import DRAWN, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

STEP, STEP_OF_TWO = 20.0, 25.0  # rows with names in one line, or in two
TOP = 20.0
LEFT = 22.0
NAMES = 96.0
TOP_THREE = 3
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def positions(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return positions in the overall league by month (1 is best); absent with a single month."""
    scope = Scope.of(inputs, result)
    drawn = []
    for scheme in scope.schemes:
        league = scope.league(scheme, all_months=True)
        for group, rows in league.groupby("group", sort=False):
            table = (
                rows.pivot(index="unit", columns="month", values="position").astype(float).dropna(how="all")
            )
            if table.notna().any().sum() > 1 and (scope.district is None or scope.district in table.index):
                drawn.append(_draw(scope, scheme, str(group), table))
    return together(drawn, Absent("positions", scope.language))


def _draw(scope: Scope, scheme: Scheme, group: str, table: pd.DataFrame) -> Figure:
    shown = window(_order(scope, table), scope.district, DRAWN)
    order = list(shown.units)
    table = table.loc[order]
    two = any(len(style.label(scope.name(unit), NAMES)) > 1 for unit in order)
    scale = _Scale.of(table, len(order), STEP_OF_TWO if two else STEP)
    names = [line for unit in order for line in style.label(scope.name(unit), NAMES)]
    widest = max(float(table.iloc[:, -1].max()), 1.0)
    place = max(13.0, style.text_width(f"{widest:g}", style.SMALL) * 1.06 + 6)
    right = style.labels_width(names, NAMES) + place + 11
    name = "-".join(filter(None, ("positions", scheme.id, group)))
    with style.house_style():
        sheet = Sheet(TOP + scale.step * max(len(order), scale.rows))
        xs = _months(sheet, scope, list(table.columns), right)
        _ticks(sheet, scale, xs)
        _draw_lines(sheet, scope, table, scale, xs, right)
        alt = _alt(scope, scheme, table)
        svg = sheet.svg(name, alt)
    caption = scope.tell(
        "figure-positions-caption-own" if scope.district else "figure-positions-caption",
        league=scope.league_title(scheme, group),
        unit=scope.name(scope.district) if scope.district else "",
        first=_month_title(scope, 0, table),
        last=_month_title(scope, -1, table),
    )
    if shown.left_out:
        caption = scope.tell("page-sentence-separator").join((caption, shown.note(scope)))
    return Figure(name, svg, alt, caption, scope.tell("figure-scroll", caption=caption), _data(scope, table))


def _data(scope: Scope, table: pd.DataFrame) -> str:
    """Return what is drawn as a table: units by months."""
    heads = [scope.tell("head-unit-name"), *(scope.period_title(str(month)) for month in table.columns)]
    rows = [[scope.name(str(unit)), *map(data.place, row)] for unit, row in table.iterrows()]
    return data.table(heads, rows)


@dataclass(frozen=True)
class _Scale:
    """Where a position stands: a row each; in an extract of a large league as many rows as units are drawn."""

    first: float
    last: float
    rows: int
    step: float

    @classmethod
    def of(cls, table: pd.DataFrame, rows: int, step: float) -> _Scale:
        first, last = float(table.min().min()), float(table.max().max())
        if last <= DRAWN:
            return cls(1.0, last, int(last), step)
        return cls(first, max(last, first + 1), rows, step)

    def y(self, position: float) -> float:
        """Return the height of a position."""
        if self.last == self.rows:
            return self.slot(position)
        return self.slot(1 + (position - self.first) / (self.last - self.first) * (self.rows - 1))

    def slot(self, row: float) -> float:
        """Return the height of a row of labels, the first is 1."""
        return TOP + self.step * (row - 0.5)

    @property
    def ticks(self) -> list[int]:
        """Return the positions that are written beside the lines."""
        if self.last == self.rows:
            return list(range(1, self.rows + 1))
        step = next(size for size in _STEPS if (self.last - self.first) / size <= DRAWN / 3)
        begin = (
            -(-int(self.first + step / 2) // step) * step
        )  # none so near that its number touches the first
        return [int(self.first), *range(begin, int(self.last) + 1, step)]


def _order(scope: Scope, table: pd.DataFrame) -> list[str]:
    """Return the units as the labels stand: by position now, ties in file order, the unranked last."""
    last = table[table.columns[-1]]
    files = {unit: n for n, unit in enumerate(scope.inputs.units.index)}
    return sorted(
        table.index, key=lambda unit: (last[unit] if last[unit] == last[unit] else 1e9, files[unit])
    )


def _months(sheet: Sheet, scope: Scope, months: list[str], right: float) -> list[float]:
    width = style.WIDTH - LEFT - right
    labels: list[float] = []
    xs = [LEFT + 10 + (width - 20) * n / (len(months) - 1) for n in range(len(months))]
    for x, text in zip(xs, months, strict=True):
        found = next(month for month in scope.inputs.months if str(month) == text)
        label = scope.short_title(found)
        if len(labels) == 0 or x - labels[-1] > style.text_width(label, style.SMALL) + 4:
            sheet.text(x, 8, label, align="center", colour=style.MUTED)
            labels.append(x)
    return xs


def _ticks(sheet: Sheet, scale: _Scale, xs: list[float]) -> None:
    sheet.lines([[(x, TOP), (x, sheet.height - 2)] for x in xs], style.GROUND, 1.0)
    for position in scale.ticks:
        sheet.text(LEFT - 6, scale.y(position), str(position), align="right", colour=style.MUTED)


def _picked(scope: Scope, table: pd.DataFrame) -> set[str]:
    """Return whose lines stand out: the own district, in an overview this month's first three positions."""
    if scope.district:
        return {scope.district}
    last = table[table.columns[-1]]
    return set(last.index[last <= TOP_THREE])


def _draw_lines(
    sheet: Sheet, scope: Scope, table: pd.DataFrame, scale: _Scale, xs: list[float], right: float
) -> None:
    picked = _picked(scope, table)
    end = style.WIDTH - right + 6
    last = table.iloc[:, -1]
    wide = max((style.text_width(f"{one:g}", style.SMALL) for one in last if one == one), default=0.0) * 1.06
    numbers = end + max(13.0, wide + 2)
    lines: dict[bool, list[list[tuple[float, float]]]] = {False: [], True: []}
    dots: dict[bool, list[tuple[float, float]]] = {False: [], True: []}
    leaders = []
    for slot, (unit, row) in enumerate(table.iterrows()):
        points = [(x, scale.y(position)) for x, position in zip(xs, row, strict=True)]
        known = [point[1] == point[1] for point in points]
        lines[unit in picked] += [
            [a, b] for a, b, k, m in zip(points, points[1:], known, known[1:], strict=False) if k and m
        ]
        dots[unit in picked] += [point for point, k in zip(points, known, strict=True) if k]
        label_y = scale.slot(slot + 1)
        if known[-1]:
            leaders.append([(xs[-1] + 4, points[-1][1]), (end - 2, label_y)])
        place = f"{row.iloc[-1]:g}" if known[-1] else NOTHING
        how: dict[str, Any] = {
            "bold": unit in picked,
            "colour": style.ACCENT if unit in picked else style.INK,
        }
        sheet.text(numbers, label_y, place, align="right", **how)
        sheet.paragraph(numbers + 4, label_y, style.label(scope.name(str(unit)), NAMES), **how)
    sheet.lines(leaders, style.FAINT, 0.8)
    for strong in (False, True):
        sheet.lines(lines[strong], style.ACCENT if strong else style.PLAIN, 2.4 if strong else 1.2)
        sheet.dots(dots[strong], style.ACCENT if strong else style.PLAIN, 6.5 if strong else 4.5)


def _month_title(scope: Scope, at: int, table: pd.DataFrame) -> str:
    return next(month for month in scope.inputs.months if str(month) == table.columns[at]).title(
        scope.language
    )


def _alt(scope: Scope, scheme: Scheme, table: pd.DataFrame) -> str:
    first, last = table[table.columns[0]], table[table.columns[-1]]
    titles = {"from": _month_title(scope, 0, table), "month": _month_title(scope, -1, table)}
    leaders, before = (
        scope.names(list(month.index[month == month.min()])) or scope.tell("page-nobody")
        for month in (last, first)
    )
    common = {"place": scope.place, "units": counted(len(table)), "n": len(table), "leaders": leaders,
              "before": before, **titles}  # fmt: skip
    if scope.district is None:
        return scope.tell("figure-positions-alt", **common)

    def place(value: float) -> str:
        return (
            scope.tell("page-place", position=f"{value:g}") if value == value else scope.tell("page-unranked")
        )

    return scope.tell(
        "figure-positions-alt-own",
        unit=scope.name(scope.district),
        then=place(first[scope.district]),
        now=place(last[scope.district]),
        **common,
    )
