"""The league table: position and how sure it is, change, score, marks per action, grade, award, light."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.intervals import Interval, intervals
from bulletins.page.numerals import NOTHING, counted, decimals_in, number, percent, signed
from bulletins.page.scope import LARGE, Scope, records, shown_marks
from bulletins.page.tables.markup import (
    Cell,
    Head,
    Row,
    light_text,
    movement_text,
    nothing,
    num,
    position_text,
    table,
    unit_cell,
    value,
)
from bulletins.page.tables.printed import printed_rates
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, window
from bulletins.vocabulary import ReportState

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Indicator, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation
    from bulletins.method.robustness import Robustness


@dataclass(frozen=True)
class Column:
    """A column of a league: its header, and what stands in it for a row of the leagues' frame."""

    head: Head
    cell: Callable[[dict[str, Any]], Cell]


def league(
    inputs: Inputs, result: Evaluation, certainty: Robustness | None = None
) -> Figure | Table | Several | Absent:
    """Return the overall league: of every scheme whose units have bulletins, or of the district's own.

    With ``certainty`` the interval of each position stands beside it, and how often the unit is first.
    """
    scope = Scope.of(inputs, result)
    tables = [one for scheme in scope.schemes for one in league_tables(scope, scheme, certainty)]
    return together(tables, Absent("league", scope.language))


def league_tables(scope: Scope, scheme: Scheme, certainty: Robustness | None = None) -> Iterator[Table]:
    """Yield the overall league of a scheme, a table for each tier or level."""
    overall = scope.league(scheme)
    for group, rows in overall.groupby("group", sort=False):
        if scope.district is None or scheme in scope.inside or scope.district in set(rows["unit"]):
            yield _table(scope, scheme, str(group), rows, certainty)


def _table(
    scope: Scope, scheme: Scheme, group: str, rows: pd.DataFrame, certainty: Robustness | None
) -> Table:
    place, *change = place_columns(scope)
    interval, first = _certainty_columns(scope, intervals(certainty, scheme, group))
    columns = [
        place,
        *interval,
        Column(Head(scope.tell("head-unit-name")), lambda row: unit_cell(scope, row["unit"])),
        Column(
            Head(score_head(scope, scheme), True),
            lambda row: num(score_text(scope, scheme, row["score"])),
        ),
        *change,
        *first,
        *_grade_column(scope, scheme),
        *_marks_columns(scope, scheme),
        *tail_columns(scope, scheme),
        *_award_column(scope, scheme, rows),
    ]
    shown = window(list(rows["unit"]), scope.district, LISTED)
    listed = records(rows[rows["unit"].isin(shown.units)])
    body = [
        Row(tuple(column.cell(row) for column in columns), "own" if row["unit"] == scope.district else "")
        for row in listed
    ]
    heads = [column.head for column in columns]
    return table("league", _caption(scope, scheme, group, rows), heads, body, note=shown.note(scope))


def place_columns(scope: Scope) -> Iterator[Column]:
    """Yield the position and, where there is a period before, the change since then."""
    tell = scope.tell
    yield Column(
        Head(tell("head-position"), True),
        lambda row: num(
            position_text(tell, row["position"], tied=row["tied"], because=row["unranked_because"])
        ),
    )
    if len(scope.inputs.months) > 1:
        yield Column(
            Head(tell("head-movement", before=scope.before), True),
            lambda row: num(movement_text(scope, row["movement"])),
        )


def _certainty_columns(scope: Scope, found: dict[str, Interval]) -> tuple[list[Column], list[Column]]:
    """Return the column of the intervals and that of the first places, if there are any."""
    if not found:
        return [], []
    none = nothing(scope.tell("page-unranked"))

    def cell(row: dict[str, Any], text: Callable[[Interval], str]) -> Cell:
        return num(text(found[row["unit"]]) if row["unit"] in found else none)

    return (
        [Column(Head(scope.tell("head-interval"), True), lambda row: cell(row, lambda one: one.text))],
        [
            Column(
                Head(scope.tell("head-first-share"), True), lambda row: cell(row, lambda one: one.first_text)
            )
        ],
    )


def _grade_column(scope: Scope, scheme: Scheme) -> Iterator[Column]:
    """Yield the grade of the score, where the scheme has grades."""
    if scheme.grades:
        named = {grade.id: grade.name.text(scope.language) for grade in scheme.grades}
        none = nothing(scope.tell("table-no-grade"))
        yield Column(Head(scope.tell("head-grade")), lambda row: Cell(named.get(row["grade"]) or none))


def _award_column(scope: Scope, scheme: Scheme, rows: pd.DataFrame) -> Iterator[Column]:
    """Yield who is named, where the scheme names its first ones."""
    award = scheme.ranking.award
    if award is not None and rows["award"].any():
        won, lost = award.name.text(scope.language), nothing(scope.tell("table-no-award"))
        yield Column(Head(scope.tell("head-award")), lambda row: Cell(won if row["award"] else lost, "text"))


def _marks_columns(scope: Scope, scheme: Scheme) -> Iterator[Column]:
    """Yield the marks of each outermost action; of a single one what they are made from instead."""
    actions = scope.actions(scheme)
    if len(actions) < 2:
        yield from _single_columns(scope, scheme)
        return
    marks = action_marks(scope, scheme)
    for action in actions:
        yield _marks_column(scope, scheme, action, marks)


def _marks_column(
    scope: Scope, scheme: Scheme, action: Action, marks: dict[tuple[str, str], tuple[float, str]]
) -> Column:
    return Column(
        Head(scope.action_head(scheme, action), True),
        lambda row: num(marks_cell(scope, scheme, action, marks.get((row["unit"], action.id)))),
    )


def _single_columns(scope: Scope, scheme: Scheme) -> Iterator[Column]:
    """Yield a single indicator's target and actual, and the rate its source prints."""
    printed = printed_rates(scope, scheme)
    if printed:
        yield Column(
            Head(scope.tell("head-published-rate"), True), lambda row: num(printed.get(row["unit"], NOTHING))
        )
    if scheme.progress is not None or len(scheme.indicators) != 1:
        return  # shown under “done against plan”, or indicator by indicator
    [(_, indicator)] = scheme.indicators
    now = scope.now(scope.result.indicators)
    found = {row["unit"]: row for row in records(now[now["scheme"] == scheme.id])}
    for column in ("target", "actual"):
        figures = {unit: row[column] for unit, row in found.items()}
        if not all(pd.isna(figure) for figure in figures.values()):
            yield _figure_column(scope, indicator, f"head-{column}", figures)


def _figure_column(scope: Scope, indicator: Indicator, label: str, figures: dict[str, float]) -> Column:
    measure, missing = indicator.measure.text(scope.language), scope.tell("state-not-reported")
    return Column(
        Head(scope.tell("head-figure", figure=scope.tell(label), measure=measure), True),
        lambda row: num(value(number(figures.get(row["unit"]), indicator.decimals), missing)),
    )


def tail_columns(scope: Scope, scheme: Scheme) -> Iterator[Column]:
    """Yield the ledger's points, on how much of what it owed a unit reported, and the light: where there are any."""
    ledger, lights = ledger_points(scope, scheme), _of_scheme(scope, scheme, "unit_lights", "light")
    coverage = _of_scheme(scope, scheme, "scores", "coverage")
    if ledger:
        yield Column(Head(scope.tell("head-ledger"), True), lambda row: num(ledger.get(row["unit"], NOTHING)))
    if any(share < 1 for share in coverage.values()):
        yield Column(
            Head(scope.tell("head-coverage"), True),
            lambda row: num(percent(coverage.get(row["unit"], float("nan")) * 100, 0)),
        )
    if lights:
        yield Column(
            Head(scope.tell("head-light")), lambda row: Cell(light_text(scope.tell, lights.get(row["unit"])))
        )


def _caption(scope: Scope, scheme: Scheme, group: str, rows: pd.DataFrame) -> str:
    caption = scope.tell(
        "table-league-caption", league=scope.league_title(scheme, group), month=scope.month_title
    )
    reasons = [reason for reason in rows["unranked_because"] if reason]
    if reasons:
        named_reasons = [
            scope.tell(f"unranked-{reason.replace('_', '-')}") for reason in dict.fromkeys(reasons)
        ]
        caption += scope.tell("page-sentence-separator") + scope.tell(
            "table-unranked", count=counted(len(reasons)), reasons=scope.listed(named_reasons)
        )
    return caption


def ledger_points(scope: Scope, scheme: Scheme) -> dict[str, str]:
    """Return each unit's net points of the ledger, all with the same decimals; nothing where nobody has any."""
    points = _of_scheme(scope, scheme, "scores", "ledger")
    if scheme.ledger is None or not any(points.values()):
        return {}
    decimals = decimals_in(points.values(), least=2)
    return {unit: signed(net, decimals) for unit, net in points.items()}


def _of_scheme(scope: Scope, scheme: Scheme, frame: str, column: str) -> dict[str, Any]:
    now = scope.now(getattr(scope.result, frame))
    chosen = now[now["scheme"] == scheme.id]
    return dict(zip(chosen["unit"], chosen[column], strict=True))


def action_marks(scope: Scope, scheme: Scheme) -> dict[tuple[str, str], tuple[float, str]]:
    """Return marks and state of every unit and action of the scheme this month."""
    now = scope.now(scope.result.actions)
    now = now[now["scheme"] == scheme.id]
    keys = zip(now["unit"], now["action"], strict=True)
    return dict(zip(keys, zip(now["marks"].astype(float), now["state"], strict=True), strict=True))


def marks_cell(scope: Scope, scheme: Scheme, action: Action, found: tuple[float, str] | None) -> Any:
    """Return an action's marks, or the dash with the reason; a missing report is said beside its 0."""
    if found is None:
        return value(number(None), scope.tell("state-not-applicable"))
    marks, state = found
    text = value(shown_marks(scheme, action, marks), scope.tell(f"state-{state.replace('_', '-')}"))
    if state == ReportState.NOT_REPORTED and isinstance(text, str):
        return f"{text} {scope.tell('table-not-reported-mark')}"
    return text


def score_head(scope: Scope, scheme: Scheme) -> str:
    """Return what the score is called and measured in, as the header of its column."""
    name, measure = (text.text(scope.language) for text in (scheme.score.name, scheme.score.measure))
    title = name[:1].upper() + name[1:]
    if scheme.score.full < LARGE:
        return title  # an index has no measure, whatever stands in its place
    return scope.tell("head-score", name=title, measure=measure)


def score_text(scope: Scope, scheme: Scheme, score: float | None) -> Any:
    """Return a score without its measure: the header names it."""
    text = number(score, scheme.rounding.decimals)
    return value(text, scope.tell("unranked-not-assessed"))
