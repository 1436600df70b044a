"""How sure the ranks are: intervals, what decides them, who moves when an item is left out; marks lost by item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pandas as pd
from markupsafe import Markup

from bulletins.page.absent import Absent
from bulletins.page.intervals import Interval, intervals, of_group, place_text
from bulletins.page.numerals import NOTHING, number, percent, signed
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import (
    Head,
    Row,
    folded,
    folded_beyond,
    name,
    nothing,
    num,
    said,
    table,
    unit_cell,
)
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, Window, window
from bulletins.page.worth import item_name, lost_to_full, marks_by_unit, worth

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation
    from bulletins.method.robustness import Robustness

NEIGHBOURS = 7  # rows around a district's own: it is about itself and those beside it


def certainty(inputs: Inputs, result: Evaluation, certainty: Robustness) -> Figure | Table | Several | Absent:
    """Return the intervals of the positions, effective beside nominal weights, and leaving out one item at a time."""
    scope = Scope.of(inputs, result)
    told: list[Table] = []
    weighed: list[Table] = []
    left: list[Table] = []
    for scheme in scope.schemes:
        for group in groups(scope, scheme):
            found = intervals(certainty, scheme, group)
            if len(found) > 1:
                told.append(_intervals(scope, scheme, group, found, noted=not told))
        weighed += _weights(scope, scheme, certainty, noted=not weighed)
        for group in groups(scope, scheme):
            left += _left_out(scope, scheme, group, certainty)
    # By kind, what each means said once: of many schemes the first are open.
    return together(
        [*folded_beyond(told), *folded_beyond(weighed), *left], Absent("certainty", scope.language)
    )


def lost(inputs: Inputs, result: Evaluation, certainty: Robustness) -> Figure | Table | Several | Absent:
    """Return the marks lost by item, in points of the score: against full marks and against the league's best."""
    scope = Scope.of(inputs, result)
    tables: list[Table] = []
    for scheme in scope.schemes:
        for group in groups(scope, scheme):
            rows = of_group(certainty.lost, scheme, group)
            if scope.district:
                rows = rows[rows["unit"] == scope.district]
            if len(outermost(rows, "item")):
                make = _own_lost if scope.district else _all_lost
                tables.append(make(scope, scheme, group, rows))
    return together(folded_beyond(tables), Absent("lost", scope.language))


def groups(scope: Scope, scheme: Scheme) -> list[str]:
    """Return the scheme's overall leagues that the bulletin is about: all, or the district's own."""
    league = scope.league(scheme)
    if scope.district:
        league = league[league["unit"] == scope.district]
    return [str(group) for group in dict.fromkeys(league["group"])]


def around(scope: Scope, units: list[str]) -> Window:
    """Return the rows a table of certainty shows: in a district's bulletin its neighbours, else the whole league."""
    return window(units, scope.district, NEIGHBOURS if scope.district else LISTED)


def _intervals(scope: Scope, scheme: Scheme, group: str, found: dict[str, Interval], *, noted: bool) -> Table:
    tell = scope.tell
    ordered = sorted(found, key=lambda unit: (found[unit].position, found[unit].median))
    shown = around(scope, ordered)
    labels = ("head-position", "head-interval", "head-median-position", "head-first-share")
    heads = [Head(tell("head-unit-name")), *(Head(tell(label), True) for label in labels)]
    body = [
        Row(
            (
                unit_cell(scope, unit),
                num(place_text(found[unit].position)),
                num(found[unit].text),
                num(place_text(found[unit].median)),
                num(found[unit].first_text),
            ),
            "own" if unit == scope.district else "",
        )
        for unit in shown.units
    ]
    caption = tell(
        "table-intervals-caption", league=scope.league_title(scheme, group), month=scope.month_title
    )
    notes = [shown.note(scope)] if shown.left_out else []
    notes += [tell("table-intervals-note")] if noted else []
    return table("intervals", caption, heads, body, note=tell("page-sentence-separator").join(notes))


def _weights(scope: Scope, scheme: Scheme, certainty: Robustness, *, noted: bool) -> Iterator[Table]:
    """Yield the weights as the rules state them and as they decide the score this month."""
    rows = certainty.weights[certainty.weights["scheme"] == scheme.id]
    if len(rows) < 2:
        return
    tell = scope.tell
    heads = [
        Head(tell("head-action")),
        *(Head(tell(label), True) for label in ("head-nominal", "head-effective", "head-difference")),
    ]
    body = [
        Row(
            (
                name(item_name(scope, scheme, row["item"]), "text"),
                num(percent(row["nominal"] * 100)),
                num(_known(scope, percent(row["effective"] * 100))),
                num(_known(scope, signed((row["effective"] - row["nominal"]) * 100))),
            )
        )
        for row in records(rows)
    ]
    caption = tell("table-weights-caption", scheme=scope.called(scheme), month=scope.month_title)
    yield table("weights", caption, heads, body, note=tell("table-weights-note") if noted else "")


def _known(scope: Scope, text: str) -> str | Markup:
    return nothing(scope.tell("table-all-alike")) if text == NOTHING else text


def _left_out(scope: Scope, scheme: Scheme, group: str, certainty: Robustness) -> Iterator[Table]:
    """Yield who moves when one item is left out; positions with the change in words and sign."""
    rows = outermost(of_group(certainty.leave_one_out, scheme, group), "left_out")
    if not len(rows):
        return
    tell = scope.tell
    items = list(dict.fromkeys(rows["left_out"]))
    compared = set(rows["unit"])
    league = [unit for unit in scope.league(scheme)["unit"] if unit in compared]
    shown = around(scope, league)
    cells = {(row["unit"], row["left_out"]): row for row in records(rows)}
    heads = [Head(tell("head-unit-name"))]
    heads += [
        Head(tell("head-without", item=item_name(scope, scheme, item, short=True)), True) for item in items
    ]
    body = [
        Row(
            (unit_cell(scope, unit), *(num(_moved(scope, cells.get((unit, item)))) for item in items)),
            "own" if unit == scope.district else "",
        )
        for unit in shown.units
    ]
    changed = rows[rows["change"].notna() & (rows["change"] != 0)]
    moving = changed["left_out"].value_counts()
    foot = Row((name(tell("table-movers")), *(num(str(moving.get(item, 0))) for item in items)), "total")
    caption = tell(
        "table-left-out-caption", league=scope.league_title(scheme, group), month=scope.month_title
    )
    made = table("left-out", caption, heads, body, foot=[foot], note=shown.note(scope))
    yield folded(tell("table-left-out-summary", league=scope.league_title(scheme, group)), made)


def _moved(scope: Scope, row: dict[str, float] | None) -> str | Markup:
    """Return the position without an item, and how many places that is up (▲) or down (▼)."""
    if row is None or pd.isna(row["position"]):
        return nothing(scope.tell("page-unranked"))
    place = place_text(row["position"])
    if not row["change"]:
        return place
    kind, mark = ("up", "▲") if row["change"] > 0 else ("down", "▼")
    moved = f"{abs(row['change']):g}"
    words = scope.tell(f"left-out-{kind}", places=moved)
    return Markup("{} {}").format(place, said(f"{mark}{moved}", words, f"movement movement-{kind}"))


def outermost(rows: pd.DataFrame, item: str) -> pd.DataFrame:
    """Return the rows of the outermost items; of what is inside them where there is only one outermost."""
    for depth in sorted(set(rows["depth"])):
        level = rows[rows["depth"] == depth]
        if level[item].nunique() > 1:
            return level
    return rows.iloc[:0]


def items(scheme: Scheme) -> Iterator[str]:
    """Yield the items of a scheme as they stand in the rules: each action above what it is made of, if of several."""
    for action in scheme.walk():
        yield action.id
        if len(action.indicators) > 1:
            yield from (f"{action.id}.{one.id}" for one in action.indicators)


def _own_lost(scope: Scope, scheme: Scheme, group: str, rows: pd.DataFrame) -> Table:
    """Return the district's items: marks in points of the score, lost to full marks and to the league's best."""
    tell, decimals = scope.tell, scheme.rounding.decimals
    own = marks_by_unit(scope, scheme).get(str(scope.district), {})
    worths = worth(scope, scheme, own)
    # What an item has earned of a geometric mean or a minimum is no number: there, only what is missing is told.
    labels = ["head-worth", "head-earned", "head-lost-full", "head-best"] if worths else []
    heads = [Head(tell("head-item")), *(Head(tell(label), True) for label in [*labels, "head-lost-best"])]
    body = []
    found = {row["item"]: row for row in records(rows)}
    for item in (item for item in items(scheme) if item in found):
        row = found[item]
        figures = (
            [worths.get(item), row["marks"], lost_to_full(own, worths, item), row["best"]] if worths else []
        )
        texts = [number(figure, decimals) for figure in [*figures, row["lost"]]]
        called = name(item_name(scope, scheme, item), "text")
        cells = (called, *(num(_or_words(scope, text, "table-no-fixed-worth")) for text in texts))
        body.append(Row(cells, _row_kind(row["depth"], several=rows["depth"].nunique() > 1)))
    caption = tell(
        "table-own-lost-caption",
        unit=scope.name(str(scope.district)),
        league=scope.league_title(scheme, group),
        month=scope.month_title,
        measure=scheme.score.measure.text(scope.language),
    )
    return table("lost", caption, heads, body)


def _row_kind(depth: int, *, several: bool) -> Literal["", "group", "inner"]:
    if depth == 0 and several:
        return "group"
    return "inner" if depth == 0 else ""


def _all_lost(scope: Scope, scheme: Scheme, group: str, rows: pd.DataFrame) -> Table:
    """Return units × items: what each item costs against the league's best, then all of it against full marks."""
    tell, decimals = scope.tell, scheme.rounding.decimals
    level = outermost(rows, "item")
    columns = list(dict.fromkeys(level["item"]))
    found = {(row["unit"], row["item"]): row["lost"] for row in records(level)}
    ranked = scope.league(scheme)
    told = set(level["unit"])
    units = [unit for unit in ranked.loc[ranked["group"] == group, "unit"] if unit in told]
    shown = window(units, None, LISTED)
    marks = marks_by_unit(scope, scheme)
    heads = [Head(tell("head-unit-name"))]
    heads += [Head(item_name(scope, scheme, item, short=True), True) for item in columns]
    heads += [Head(tell(label), True) for label in ("head-lost-best-sum", "head-lost-full-sum")]
    body = []
    for unit in shown.units:
        costs = [found.get((unit, item)) for item in columns]
        known = [cost for cost in costs if cost is not None]
        worths = worth(scope, scheme, marks.get(unit, {}))
        to_full = [lost_to_full(marks.get(unit, {}), worths, item) for item in columns]
        whole = [one for one in to_full if one is not None] if worths else [float("nan")]
        cells = [num(_or_words(scope, number(cost, decimals), "state-not-applicable")) for cost in costs]
        cells += [num(number(sum(known), decimals))]
        cells += [num(_or_words(scope, number(sum(whole), decimals), "table-no-fixed-worth"))]
        body.append(Row((unit_cell(scope, unit), *cells)))
    caption = tell(
        "table-lost-caption",
        league=scope.league_title(scheme, group),
        month=scope.month_title,
        measure=scheme.score.measure.text(scope.language),
    )
    return table("lost", caption, heads, body, note=shown.note(scope))


def _or_words(scope: Scope, text: str, words: str) -> str | Markup:
    return nothing(scope.tell(words)) if text == NOTHING else text
