"""The lights board: the units' lights in an overview, the projects' in a district's bulletin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from bulletins.page.absent import Absent
from bulletins.page.numerals import percent, signed
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import (
    Cell,
    Head,
    Row,
    light_text,
    name,
    nothing,
    num,
    table,
    unit_cell,
    value,
)
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, left_note
from bulletins.periods import day_title
from bulletins.vocabulary import Light

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.evidence.thresholds import Lights
    from bulletins.method.evaluation import Evaluation

_WORST_FIRST = {light: n for n, light in enumerate(Light)}


def lights(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the board, red first; a unit's own light stands above its projects."""
    scope = Scope.of(inputs, result)
    if scope.rolled_up:
        return Absent("lights", scope.language)
    tables = [
        _units(scope, scheme, scheme.lights, rows)
        for scheme in scope.schemes
        if scheme.lights is not None and len(rows := _lit(scope, scheme))
    ]
    if scope.district:
        projects = scope.now(result.project_lights)
        own = projects[projects["unit"].isin(scope.own_units())]
        tables += [_projects(scope, own)] if len(own) else []
    return together(tables, Absent("lights", scope.language))


def _lit(scope: Scope, scheme: Scheme) -> pd.DataFrame:
    now = scope.now(scope.result.unit_lights)
    rows = now[now["scheme"] == scheme.id]
    if scope.district:
        rows = rows[rows["unit"] == scope.district]
    return _sorted(rows)


def _sorted(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows red first, those furthest behind first within a colour."""
    order = rows.assign(order=rows["light"].map(lambda light: _WORST_FIRST[_colour(light)]))
    return order.sort_values(["order", "value", "gap_pp"], kind="stable")


def _colour(light: object) -> Light:
    return Light(light) if isinstance(light, str) else Light.NONE


def _units(scope: Scope, scheme: Scheme, rules: Lights, rows: pd.DataFrame) -> Table:
    tell = scope.tell
    heads = [
        Head(tell("head-unit-name")),
        Head(tell("head-light")),
        Head(tell(f"head-metric-{rules.metric.replace('_', '-')}"), True),
        Head(tell(f"head-running-{scope.inputs.month.kind.value.replace('_', '-')}"), True),
        *([Head(tell("head-step")), Head(tell("head-next-step"))] if rules.ladder else []),
    ]
    body = [
        Row(tuple(_unit_cells(scope, rules, row)), "own" if row["unit"] == scope.district else "")
        for row in records(rows.head(LISTED))
    ]
    indicator = scope.progress_indicator(scheme)
    caption = tell(
        "table-lights-caption",
        scheme=scope.called(scheme),
        month=scope.month_title,
        indicator=indicator.name.text(scope.language) if indicator else "",
        metric=tell(f"metric-{rules.metric.replace('_', '-')}"),
    )
    return table("lights", caption, heads, body, note=left_note(scope, len(rows), len(body)))


def _unit_cells(scope: Scope, rules: Lights, row: dict[str, Any]) -> Iterator[Cell]:
    tell = scope.tell
    written: Callable[[float], str] = percent if rules.metric == "completion" else signed
    yield unit_cell(scope, row["unit"])
    yield Cell(_shown(scope, row))
    yield num(value(written(row["value"]), tell("state-not-reported")))
    yield num(f"{row['running']:g}")
    if rules.ladder:
        yield _step_cell(scope, rules, row)
        yield _next_step_cell(scope, rules, row)


def _shown(scope: Scope, row: dict[str, Any]) -> Markup:
    """Return the light; one that repeats have made worse is said to be so."""
    light = light_text(scope.tell, row["light"])
    if not row["escalated"]:
        return light
    return Markup('{} <span class="tie">{}</span>').format(light, scope.tell("table-escalated"))


def _step_cell(scope: Scope, rules: Lights, row: dict[str, Any]) -> Cell:
    if pd.isna(row["step"]):
        return Cell(nothing(scope.tell("table-no-step")))
    return Cell(rules.ladder[int(row["step"])].step.text(scope.language), "text")


def _next_step_cell(scope: Scope, rules: Lights, row: dict[str, Any]) -> Cell:
    """Return what follows if the light stays, and when."""
    ahead = [rung for rung in rules.ladder if rung.light == row["light"] and rung.months > row["running"]]
    if not ahead:
        return Cell(nothing(scope.tell("table-no-step")))
    following = min(ahead, key=lambda rung: rung.months)
    words = scope.tell(
        f"table-next-step-{scope.inputs.month.kind.value.replace('_', '-')}",
        months=str(following.months),
        n=following.months,
        step=following.step.text(scope.language),
    )
    return Cell(words, "text")


def _projects(scope: Scope, rows: pd.DataFrame) -> Table:
    tell, language = scope.tell, scope.language
    text = ("head-project", "head-action", "head-milestone", "head-planned-on", "head-reached-on")
    heads = [
        *(Head(tell(label)) for label in text),
        *(Head(tell(label), True) for label in ("head-completion", "head-schedule", "head-gap")),
        Head(tell("head-light")),
        Head(tell(f"head-running-{scope.inputs.month.kind.value.replace('_', '-')}"), True),
    ]
    named = {
        action.id: action.short.text(language)
        for scheme in scope.campaign.schemes
        for action in scheme.walk()
    }
    ordered = _sorted(rows)
    body = []
    for row in records(ordered.head(LISTED)):
        reached, none = row["reached_on"], tell("state-not-applicable")
        done = nothing(tell("table-not-reached")) if pd.isna(reached) else day_title(reached, language)
        body.append(
            Row(
                (
                    name(row[f"name_{language}"], "text"),
                    Cell(named.get(row["action"], row["action"])),
                    Cell(scope.campaign.term(row["milestone"], language)),
                    Cell(day_title(row["planned_on"], language), "date"),
                    Cell(done, "date"),
                    num(value(percent(row["completion_pct"]), none)),
                    num(value(percent(row["schedule_pct"]), none)),
                    num(value(signed(row["gap_pp"]), none)),
                    Cell(_shown(scope, row)),
                    num(f"{row['running']:g}"),
                )
            )
        )
    caption = tell(
        "table-projects-caption",
        unit=scope.name(str(scope.district)),
        month=scope.month_title,
        count=str(rows["project"].nunique()),
    )
    notes = [tell("table-own-schedule")] if rows["own_schedule"].any() else []
    notes += [left_note(scope, len(rows), len(body))] if len(rows) > len(body) else []
    return table("projects", caption, heads, body, note=tell("page-sentence-separator").join(notes))
