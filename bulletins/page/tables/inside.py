"""Inside the district: its departments overall and per action, its towns tier by tier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from bulletins.page.absent import Absent
from bulletins.page.numerals import counted
from bulletins.page.scope import Scope, records, shown_marks
from bulletins.page.tables.league import (
    Column,
    league_tables,
    place_columns,
    score_head,
    score_text,
    tail_columns,
)
from bulletins.page.tables.markup import Cell, Head, Row, name, num, position_text, table, unit_cell
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, window
from bulletins.vocabulary import UnitKind

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

LEADERS = 2  # how many positions the summary of each action names


def departments(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the departments' league with place and marks in each action, then who leads each action."""
    scope = Scope.of(inputs, result)
    tables: list[Table] = []
    for scheme in scope.inside:
        if UnitKind.DEPARTMENT in scheme.units.kinds:
            tables.append(_matrix(scope, scheme))
            tables += [_leaders(scope, scheme)] if len(scope.actions(scheme)) > 1 else []
    return together(tables, Absent("departments", scope.language))


def towns(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the league of the district's towns and parks, a table for each tier."""
    scope = Scope.of(inputs, result)
    schemes = [scheme for scheme in scope.inside if UnitKind.DEPARTMENT not in scheme.units.kinds]
    tables = [one for scheme in schemes for one in league_tables(scope, scheme)]
    return together(tables, Absent("towns", scope.language))


def _matrix(scope: Scope, scheme: Scheme) -> Table:
    """Return departments × actions: position above marks in every cell."""
    tell, language = scope.tell, scope.language
    overall, actions = scope.league(scheme), scope.actions(scheme)
    columns = [
        *place_columns(scope),
        Column(Head(tell("head-unit-name")), lambda row: unit_cell(scope, row["unit"])),
        Column(
            Head(score_head(scope, scheme), True), lambda row: num(score_text(scope, scheme, row["score"]))
        ),
    ]
    columns += [_action_column(scope, scheme, action) for action in actions]
    columns += tail_columns(scope, scheme)
    shown = window(list(overall["unit"]), None, LISTED)
    body = [
        Row(tuple(column.cell(row) for column in columns))
        for row in records(overall[overall["unit"].isin(shown.units)])
    ]
    caption = tell(
        "table-departments-caption",
        league=scope.called(scheme),
        month=scope.month_title,
        measure=scheme.score.measure.text(language),
    )
    return table("departments", caption, [column.head for column in columns], body, note=shown.note(scope))


def _action_column(scope: Scope, scheme: Scheme, action: Action) -> Column:
    found = {row["unit"]: row for row in records(scope.league(scheme, action.id))}
    return Column(
        Head(scope.action_head(scheme, action), True),
        lambda row: num(_place_and_marks(scope, scheme, action, found.get(row["unit"]))),
    )


def _place_and_marks(
    scope: Scope, scheme: Scheme, action: Action, row: dict[str, Any] | None
) -> Markup | str:
    """Return the position in the action's league and the marks; level in words where there are several."""
    if row is None:
        return position_text(scope.tell, None, tied=False, because="not_assessed")
    place = position_text(scope.tell, row["position"], tied=row["tied"], because=row["unranked_because"])
    if pd.isna(row["score"]):
        return place
    level = scope.group(scheme, row["group"], action.ranking.by) if row["group"] and action.ranking else ""
    within = Markup(' <span class="tie">{}</span>').format(level) if level else ""
    return Markup('<span class="place">{}{}</span> <span class="marks">{}</span>').format(
        place, within, shown_marks(scheme, action, row["score"])
    )


def _leaders(scope: Scope, scheme: Scheme) -> Table:
    """Return for every action, level by level, who stands on the first positions, or why nobody is ranked."""
    tell = scope.tell
    body = []
    for action in scope.actions(scheme):
        league = scope.league(scheme, action.id)
        for group, rows in league.groupby("group", sort=False):
            level = scope.group(scheme, str(group), action.ranking.by if action.ranking else None)
            called = action.name.text(scope.language)
            title = tell("table-action-level", action=called, level=level) if level else called
            body.append(
                Row(
                    (
                        name(title, "text"),
                        Cell(_first(scope, scheme, action, rows), "text"),
                        num(counted(rows["position"].notna().sum())),
                    )
                )
            )
    heads = [Head(tell("head-action")), Head(tell("head-leaders")), Head(tell("head-ranked"), True)]
    return table(
        "leaders",
        tell("table-leaders-caption", league=scheme.name.text(scope.language), month=scope.month_title),
        heads,
        body,
    )


def _first(scope: Scope, scheme: Scheme, action: Action, rows: pd.DataFrame) -> str:
    ranked = rows[rows["position"].notna()]
    if not len(ranked):
        reasons = [reason for reason in rows["unranked_because"] if reason]
        because = "all_finished" if "all_finished" in reasons else reasons[0] if reasons else "not_assessed"
        return scope.tell(f"unranked-{because.replace('_', '-')}")
    ahead = records(ranked[ranked["position"].astype(float) <= LEADERS])
    texts = [
        scope.tell(
            "table-leader-tied" if row["tied"] else "table-leader",
            position=f"{float(row['position']):g}",
            unit=scope.name(row["unit"]),
            score=scope.scored(scheme, shown_marks(scheme, action, row["score"])),
        )
        for row in ahead
    ]
    return scope.tell("table-leader-separator").join(texts)
