"""Done against plan: a bar for each unit, the schedule as one line through all, ordered by gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page import style
from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.sheet import Sheet
from bulletins.page.numerals import counted, percent, signed
from bulletins.page.scope import Scope, records
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import DRAWN, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

BAR = 9.0
TOP = 32.0
NAMES = 92.0
NAMED = 8  # silent units named in the caption
FIGURES = 78.0  # the two columns of numbers on the right


def progress(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return completion (per cent of plan) against schedule; absent where a scheme names no such measure."""
    scope = Scope.of(inputs, result)
    if scope.rolled_up:
        return Absent("progress", scope.language)
    frames = [(scheme, _ordered(scope, scheme)) for scheme in scope.schemes]
    drawn = [_draw(scope, scheme, frame) for scheme, frame in frames if frame["gap_pp"].notna().any()]
    return together(drawn, Absent("progress", scope.language))


def _ordered(scope: Scope, scheme: Scheme) -> pd.DataFrame:
    now = scope.now(scope.result.progress)
    now = now[now["scheme"] == scheme.id]
    return now.sort_values("gap_pp", ascending=False, kind="stable")


def _draw(scope: Scope, scheme: Scheme, frame: pd.DataFrame) -> Figure:
    every: list[dict[str, Any]] = records(frame[frame["gap_pp"].notna()])
    shown = window([row["unit"] for row in every], scope.district, DRAWN)
    rows = [row for row in every if row["unit"] in shown.units]
    silent = [scope.name(unit) for unit in frame.loc[frame["gap_pp"].isna(), "unit"]]
    totals = scope.now(scope.result.totals)
    total = records(totals[totals["scheme"] == scheme.id])[:1]
    with style.house_style():
        step = style.row_height([scope.name(row["unit"]) for row in rows], NAMES)
        sheet = Sheet(TOP + step * (len(rows) + len(total)) + (6 if total else 0))
        _draw_rows(sheet, scope, rows, total, step)
        alt = _alt(scope, every, total)
        svg = sheet.svg(f"progress-{scheme.id}", alt)
    measured = scope.progress_indicator(scheme)
    caption = scope.tell(
        "figure-progress-caption-own" if scope.district else "figure-progress-caption",
        month=scope.month_title,
        indicator=measured.name.text(scope.language) if measured else "",
        unit=scope.name(scope.district) if scope.district else "",
    )
    caption = scope.of_several(scheme, caption)
    if silent:
        missing = scope.tell("figure-progress-silent", units=_few(scope, silent), count=counted(len(silent)))
        caption += scope.tell("page-sentence-separator") + missing
    if shown.left_out:
        caption += scope.tell("page-sentence-separator") + shown.note(scope)
    return Figure(
        f"progress-{scheme.id}",
        svg,
        alt,
        caption,
        scope.tell("figure-scroll", caption=caption),
        _data(scope, rows, total),
    )


def _data(scope: Scope, rows: list[dict[str, Any]], total: list[dict[str, Any]]) -> str:
    """Return what is drawn as a table, the total last."""
    named = [(scope.name(row["unit"]), row) for row in rows] + [
        (scope.tell("page-total"), row) for row in total
    ]
    columns = ("completion_pct", "schedule_pct", "gap_pp")
    heads = [
        scope.tell(label) for label in ("head-unit-name", "data-completion", "data-schedule", "data-gap")
    ]
    return data.table(heads, [[name, *(data.plain(row[one]) for one in columns)] for name, row in named])


def _few(scope: Scope, names: list[str]) -> str:
    """Return the names as a list; beyond a few the rest is counted."""
    return scope.listed(names[:NAMED], max(0, len(names) - NAMED))


def _draw_rows(
    sheet: Sheet, scope: Scope, rows: list[dict[str, Any]], total: list[dict[str, Any]], step: float
) -> None:
    names = [scope.name(row["unit"]) for row in rows] + [scope.tell("page-total")] * len(total)
    left = style.labels_width((line for name in names for line in style.label(name, NAMES)), NAMES) + 6
    most = max(1.0, *(max(row["completion_pct"], row["schedule_pct"]) for row in rows + total))
    room = style.WIDTH - FIGURES - left

    def length(value: float) -> float:
        return max(0.0, value) / most * room

    groups: dict[str, list[tuple[float, float, float, float]]] = {}
    for n, (row, name) in enumerate(zip(rows + total, names, strict=True)):
        y = TOP + step * (n + 0.5) + (6 if n >= len(rows) else 0)
        strong = n >= len(rows) or row["unit"] == scope.district
        colour = _colour(scope, row, is_total=n >= len(rows))
        groups.setdefault(colour, []).append((left, y - BAR / 2, length(row["completion_pct"]), BAR))
        ink = style.ACCENT if row["unit"] and row["unit"] == scope.district else style.INK
        sheet.paragraph(0, y, style.label(name, NAMES), size=style.TEXT, bold=strong, colour=ink)
        sheet.text(
            style.WIDTH - 36, y, percent(row["completion_pct"]), align="right", bold=strong, colour=ink
        )
        sheet.text(style.WIDTH, y, signed(row["gap_pp"]), align="right", bold=strong, colour=ink)
    for colour, bars in groups.items():
        sheet.boxes(bars, colour)
    if total:
        sheet.lines(
            [[(0, TOP + step * len(rows) + 3), (style.WIDTH, TOP + step * len(rows) + 3)]], style.FAINT, 1.0
        )
    _write_heads(sheet, scope, left, left + length(rows[0]["schedule_pct"]), rows[0]["schedule_pct"])


def _colour(scope: Scope, row: dict[str, Any], *, is_total: bool) -> str:
    """Return accent for the own district; in an overview for whoever keeps to the schedule."""
    if is_total:
        return style.MUTED
    picked = row["unit"] == scope.district if scope.district else row["gap_pp"] >= 0
    return style.ACCENT if picked else style.PLAIN


def _write_heads(sheet: Sheet, scope: Scope, left: float, schedule_x: float, schedule: float) -> None:
    label = scope.tell("figure-schedule", schedule=percent(schedule))
    half = style.text_width(label, style.SMALL) / 2
    x = min(max(schedule_x, half), style.WIDTH - FIGURES - half + 8)
    sheet.text(x, 8, label, align="center", colour=style.MARK, bold=True)
    sheet.lines([[(schedule_x, 16), (schedule_x, sheet.height)]], style.MARK, 1.4, dashed=True)
    sheet.text(style.WIDTH - 36, 24, scope.tell("figure-completion"), align="right", colour=style.MUTED)
    sheet.text(style.WIDTH, 24, scope.tell("figure-gap"), align="right", colour=style.MUTED)


def _alt(scope: Scope, rows: list[dict[str, Any]], total: list[dict[str, Any]]) -> str:
    ahead = [row for row in rows if row["gap_pp"] >= 0]
    own = [row for row in rows if row["unit"] == scope.district]
    parts = [
        scope.tell(
            "figure-progress-alt",
            place=scope.place,
            month=scope.month_title,
            schedule=percent(rows[0]["schedule_pct"]),
            units=counted(len(rows)),
            ahead=counted(len(ahead)),
            first=_level(scope, rows, rows[0]),
            most=percent(rows[0]["completion_pct"]),
            last=_level(scope, rows, rows[-1]),
            least=percent(rows[-1]["completion_pct"]),
        )
    ]
    parts += [
        scope.tell(
            "figure-progress-alt-own",
            unit=scope.name(row["unit"]),
            completion=percent(row["completion_pct"]),
            gap=signed(row["gap_pp"]),
        )
        for row in own
    ]
    parts += [
        scope.tell(
            "figure-progress-alt-total", completion=percent(row["completion_pct"]), gap=signed(row["gap_pp"])
        )
        for row in total
    ]
    return scope.tell("page-sentence-separator").join(parts)


def _level(scope: Scope, rows: list[dict[str, Any]], one: dict[str, Any]) -> str:
    """Return the names of all units that are as far as ``one``."""
    return scope.names([row["unit"] for row in rows if row["gap_pp"] == one["gap_pp"]])
