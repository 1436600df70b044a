"""Done against plan: plan, completed, rate, schedule, gap and place by rate, with the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.numerals import NOTHING, number, percent, rounded, signed
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import Cell, Head, Row, name, nothing, num, table, unit_cell, value
from bulletins.page.tables.printed import printed_rates
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Indicator, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

NOISELESS = 9  # decimals


def progress(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return progress of every unit, best rate first; absent in schemes that name no such measure."""
    scope = Scope.of(inputs, result)
    if scope.rolled_up:
        return Absent("progress", scope.language)
    tables = []
    for scheme in scope.schemes:
        now = scope.now(result.progress)
        rows = now[now["scheme"] == scheme.id].sort_values("completion_pct", ascending=False, kind="stable")
        indicator = scope.progress_indicator(scheme)
        if len(rows) and indicator is not None:
            tables.append(_table(scope, scheme, indicator, rows))
    return together(tables, Absent("progress", scope.language))


def _table(scope: Scope, scheme: Scheme, indicator: Indicator, rows: pd.DataFrame) -> Table:
    tell = scope.tell
    cases = bool(rows["cases"].notna().any())
    labels = ["head-planned", "head-completed", "head-completion", "head-schedule", "head-gap"]
    printed = printed_rates(scope, scheme)
    if printed:
        labels.insert(3, "head-published-rate")
    heads = [Head(tell("head-rate-position"), True), Head(tell("head-unit-name"))]
    heads += [Head(tell("head-cases"), True)] if cases else []
    heads += [Head(tell(label), True) for label in labels]
    # Read without binary noise, so that equal rates tie whatever order they were divided in.
    rates = rows["completion_pct"].map(lambda rate: float(rounded(rate, NOISELESS)), na_action="ignore")
    places = rates.rank(method="min", ascending=False)
    shown = window(list(rows["unit"]), scope.district, LISTED)
    body = []
    for place, row in zip(places, records(rows), strict=True):
        if row["unit"] not in shown.units:
            continue
        first = value(number(place), tell("state-not-reported"))
        cells = (
            num(first),
            unit_cell(scope, row["unit"]),
            *_figures(scope, indicator, row, cases=cases, printed=printed),
        )
        body.append(Row(cells, "own" if row["unit"] == scope.district else ""))
    totals = scope.now(scope.result.totals)
    foot = [
        Row(
            (
                num(nothing(tell("page-unranked"))),
                name(tell("page-total")),
                *_figures(scope, indicator, row, cases=cases, printed=printed),
            ),
            "total",
        )
        for row in records(totals[totals["scheme"] == scheme.id])
    ]
    caption = tell(
        "table-progress-caption",
        indicator=indicator.name.text(scope.language),
        month=scope.month_title,
        measure=indicator.measure.text(scope.language),
    )
    caption = scope.of_several(scheme, caption)
    silent = int(rows["completed"].isna().sum())
    notes = [tell("table-progress-note", count=str(silent))] if silent else []
    notes += [shown.note(scope)] if shown.left_out else []
    note = tell("page-sentence-separator").join(notes)
    return table("progress", caption, heads, body, foot=foot, note=note)


def _figures(
    scope: Scope, indicator: Indicator, row: dict[str, Any], *, cases: bool, printed: dict[str, str]
) -> list[Cell]:
    missing = scope.tell("state-not-reported")
    texts = [number(row["cases"])] if cases else []
    texts += [number(row["planned"], indicator.decimals), number(row["completed"], indicator.decimals)]
    texts.append(percent(row["completion_pct"]))
    texts += [printed.get(row["unit"], NOTHING)] if printed else []
    texts += [percent(row["schedule_pct"]), signed(row["gap_pp"])]
    return [num(value(text, missing)) for text in texts]
