"""The league of a longer period, and what each score in it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from bulletins.page.absent import Absent
from bulletins.page.parts import COUNTED, Whole, weight_text
from bulletins.page.scope import Scope, marks_text, records
from bulletins.page.tables.league import league, score_head, score_text
from bulletins.page.tables.markup import (
    Cell,
    Head,
    Row,
    movement_text,
    nothing,
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


def period(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the league of the page's period; of ten days, which have figures of their own, the ordinary one."""
    scope = Scope.of(inputs, result)
    if not scope.rolled_up:
        return league(inputs, result)
    whole = Whole(scope)
    tables = [one for scheme in whole.schemes for one in _tables(whole, scheme)]
    return together(tables, Absent("league", scope.language))


def _tables(whole: Whole, scheme: Scheme) -> Iterator[Table]:
    for group, rows in whole.league(scheme).groupby("group", sort=False):
        yield _table(whole, scheme, str(group), rows)


def _table(whole: Whole, scheme: Scheme, group: str, rows: pd.DataFrame) -> Table:
    scope, tell = whole.scope, whole.tell
    parts, found = whole.parts(scheme), whole.by_unit(scheme)
    columns = whole.columns(scheme)
    common = {part: whole.common_weight(parts[parts["part"] == part]) for part in columns}
    heads = [Head(tell("head-position"), True)]
    heads += [Head(tell("head-movement", before=whole.before), True)] if whole.before else []
    heads += [Head(tell("head-unit-name")), Head(score_head(scope, scheme), True)]
    heads += [Head(_part_head(whole, part, common[part]), True) for part in columns]
    award = scheme.ranking.award
    awarded = award is not None and rows["award"].any()
    heads += [Head(tell("head-award"))] if awarded else []
    shown = window(list(rows["unit"]), None, LISTED)
    body = []
    for row in records(rows[rows["unit"].isin(shown.units)]):
        place = position_text(tell, row["position"], tied=row["tied"], because=row["unranked_because"])
        cells = [num(place)]
        cells += [num(movement_text(scope, row["movement"], whole.before))] if whole.before else []
        cells += [unit_cell(scope, row["unit"]), num(score_text(scope, scheme, row["score"]))]
        cells += [num(_part(whole, scheme, found.get((row["unit"], part)), common[part])) for part in columns]
        if award is not None and awarded:
            named = award.name.text(scope.language)
            cells.append(Cell(named if row["award"] else nothing(tell("table-no-award"))))
        body.append(Row(tuple(cells)))
    caption = tell("table-period-caption", league=scope.league_title(scheme, group), period=whole.title)
    return table("period", caption, heads, body, note=shown.note(scope))


def _part_head(whole: Whole, part: str, weight: float | None) -> str:
    """Return what a part is called, with its weight where it is the same for everybody it counts for."""
    title = whole.part_title(part, short=whole.in_one_year)
    if weight is None:
        return title
    return whole.tell("head-part", part=title, weight=weight_text(weight))


def _part(whole: Whole, scheme: Scheme, row: dict[str, Any] | None, common: float | None) -> str | Markup:
    """Return a part's score; a note in words where it is not simply its own, its weight where that differs."""
    if row is None:
        return nothing(whole.tell("state-not-applicable"))
    note = str(row["note"])
    words = whole.tell(f"part-note-{note.replace('_', '-')}") if note not in {"", "field"} else ""
    if note not in COUNTED:
        return words
    score = marks_text(scheme, row["score"])
    remarks = [words] if words else []
    remarks += [whole.tell("table-weight", weight=weight_text(row["weight"]))] if common is None else []
    if not remarks:
        return score
    return Markup('{} <span class="tie">{}</span>').format(score, whole.scope.listed(remarks))
