"""Positions over the months: unit by month, and for a district league by league."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import (
    Cell,
    Head,
    Row,
    folded_beyond,
    name,
    num,
    position_text,
    table,
    unit_cell,
)
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation


def positions(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return positions by month, overall, and the district's own league by league; absent with one month."""
    scope = Scope.of(inputs, result)
    tables: list[Table] = []
    if len(inputs.months) > 1:
        for scheme in scope.schemes:
            for group, rows in scope.league(scheme, all_months=True).groupby("group", sort=False):
                if scope.district is None or scope.district in set(rows["unit"]):
                    tables.append(_by_unit(scope, scheme, str(group), rows))
            if scope.district and len(scheme.ranked_actions) > 1:
                tables.append(_by_league(scope, scheme))
    return together(folded_beyond(tables), Absent("positions", scope.language))


def _month_heads(scope: Scope) -> list[Head]:
    return [Head(month.title(scope.language), True) for month in scope.inputs.months]


def _cells(scope: Scope, rows: pd.DataFrame) -> tuple[Cell, ...]:
    """Return a cell for each month; ``rows`` are those of one unit in one league."""
    by_month = {row["month"]: row for row in records(rows)}
    cells = []
    for month in scope.inputs.months:
        row = by_month.get(str(month))
        if row is None:
            cells.append(num(position_text(scope.tell, None, tied=False)))
        else:
            cells.append(
                num(
                    position_text(
                        scope.tell, row["position"], tied=row["tied"], because=row["unranked_because"]
                    )
                )
            )
    return tuple(cells)


def _by_unit(scope: Scope, scheme: Scheme, group: str, rows: pd.DataFrame) -> Table:
    now = list(scope.now(rows)["unit"])
    present = set(now)
    units = now + [unit for unit in dict.fromkeys(rows["unit"]) if unit not in present]
    shown = window(units, scope.district, LISTED)
    by_unit = dict(tuple(rows.groupby("unit", sort=False)))
    body = [
        Row((unit_cell(scope, unit), *_cells(scope, by_unit[unit])), "own" if unit == scope.district else "")
        for unit in shown.units
    ]
    caption = scope.tell("table-positions-caption", league=scope.league_title(scheme, group))
    heads = [Head(scope.tell("head-unit-name")), *_month_heads(scope)]
    return table("positions", caption, heads, body, note=shown.note(scope))


def _by_league(scope: Scope, scheme: Scheme) -> Table:
    leagues = scope.result.leagues
    own = leagues[(leagues["scheme"] == scheme.id) & (leagues["unit"] == scope.district)]
    named = [
        ("", scope.tell("table-overall")),
        *((action.id, action.name.text(scope.language)) for action in scheme.ranked_actions),
    ]
    body = []
    for action, title in named:
        rows = own[own["action"] == action]
        if len(rows):
            body.append(Row((name(title, "text"), *_cells(scope, rows))))
    caption = scope.tell("table-own-positions-caption", unit=scope.name(str(scope.district)))
    return table("own-positions", caption, [Head(scope.tell("head-league")), *_month_heads(scope)], body)
