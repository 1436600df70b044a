"""Units × actions: the marks in every cell, grey where an action was not assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.grid import Grid, panels
from bulletins.page.numerals import NOTHING, counted, number
from bulletins.page.scope import (
    Scope,
    full_text,
    least_decimals,
    marks_text,
    positions_by_unit,
    shown_full,
    shown_scale,
)
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import DRAWN, Window, window
from bulletins.vocabulary import ReportState

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation


def heatmap(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the marks of every unit in every outermost action, best unit first; then those inside each action.

    Colour is the share of full marks. Absent where a scheme has a single action: the league table says all.
    """
    scope = Scope.of(inputs, result)
    drawn: list[Figure] = []
    for scheme in scope.schemes:
        actions = scope.actions(scheme)
        drawn += _draw(scope, scheme, actions) if len(actions) > 1 else []
        for action in scheme.walk():
            inner = [one for one in action.actions if one.counts_in(inputs.month)]
            drawn += _draw(scope, scheme, inner, action) if len(inner) > 1 else []
    return together(drawn, Absent("heatmap", scope.language))


def _draw(
    scope: Scope, scheme: Scheme, actions: Sequence[Action], inside: Action | None = None
) -> Iterator[Figure]:
    """Yield a figure of the actions; several where they are too many for a phone, with the same units in each."""
    league = scope.league(scheme).drop_duplicates("unit")
    shown = window(list(league["unit"]), scope.district, DRAWN)
    league = league[league["unit"].isin(shown.units)]
    frames = _frames(scope, scheme, list(league["unit"]), actions)
    shares, states = frames["share"], frames["state"]
    marks = frames["marks"] * [shown_scale(scheme, one) for one in actions]
    first = _first_values(scope, scheme, league, inside)
    grid = Grid(
        scope,
        units=list(league["unit"]),
        places=_places(league),
        heads={
            "": _first_head(scope, scheme, inside),
            **{one.id: scope.action_head(scheme, one) for one in actions},
        },
        first=_first(scheme, first),
        texts=_texts(scope, scheme, marks, states),
        shares=shares.mask(states == ReportState.NOT_REPORTED),
    )
    name = "-".join(filter(None, ("heatmap", scheme.id, inside.id if inside else "")))
    several = panels(grid)
    for place, columns in enumerate(several):
        alt = _alt(scope, scheme, league, marks[columns], shares[columns], len(shown.units))
        caption = _caption(scope, scheme, marks[columns], states[columns], inside, shown)
        if len(several) > 1:
            part = scope.tell("figure-panel", number=str(place + 1), of=counted(len(several)))
            caption = scope.tell("page-sentence-separator").join((caption, part))
        own = f"{name}-{place + 1}" if place else name
        svg = grid.draw(columns, max(map(len, several)), own, alt)
        told = _data(grid, columns, first, marks, states, scheme)
        yield Figure(own, svg, alt, caption, scope.tell("figure-scroll", caption=caption), told)


def _data(
    grid: Grid,
    columns: list[str],
    first: list[float],
    marks: pd.DataFrame,
    states: pd.DataFrame,
    scheme: Scheme,
) -> str:
    """Return what is drawn as a table; which reports are missing stands in a column of its own."""
    tell, rounding = grid.scope.tell, scheme.rounding
    places = [place if place != NOTHING else "" for place in grid.places]
    rows = [
        [place, grid.scope.name(unit), *(data.plain(one, rounding.decimals, rounding.mode) for one in values)]
        for place, unit, *values in zip(
            places, grid.units, first, *(marks[code].tolist() for code in columns), strict=True
        )
    ]
    heads = [tell("head-position"), tell("head-unit-name"), *(grid.heads[code] for code in ("", *columns))]
    silent = (states[columns] == ReportState.NOT_REPORTED).to_numpy()
    if not silent.any():
        return data.table(heads, rows)
    for row, missing in zip(rows, silent, strict=True):
        names = [grid.heads[code] for code, is_missing in zip(columns, missing, strict=True) if is_missing]
        row.append(grid.scope.listed(names))
    return data.table([*heads, tell("data-not-reported")], rows)


def _frames(
    scope: Scope, scheme: Scheme, units: list[str], actions: Sequence[Action]
) -> dict[str, pd.DataFrame]:
    """Return marks, states and shares of full marks, units × actions, in the order of the league and of the rules."""
    now = scope.now(scope.result.actions)
    now = now[now["scheme"] == scheme.id].set_index(["unit", "action"])
    ids = [action.id for action in actions]
    marks, full, state = (
        pd.DataFrame(now[column].unstack("action")).reindex(index=units, columns=ids)
        for column in ("marks", "full_marks", "state")
    )
    marks, full = marks.astype(float), full.astype(float)
    # An item without full marks (a bonus, a penalty) has no share: its number stands on no colour.
    return {"marks": marks, "state": state, "share": marks / full.where(full > 0)}


def _places(league: pd.DataFrame) -> list[str]:
    positions = positions_by_unit(league)
    return [f"{positions[unit][0]:g}" if unit in positions else NOTHING for unit in league["unit"]]


def _first_head(scope: Scope, scheme: Scheme, inside: Action | None) -> str:
    name = (inside.short if inside else scheme.score.name).text(scope.language)
    return name[:1].upper() + name[1:]


def _first_values(scope: Scope, scheme: Scheme, league: pd.DataFrame, inside: Action | None) -> list[float]:
    """Return what the first column shows: the score, or the marks of the action above."""
    if inside is None:
        return list(league["score"])
    now = scope.now(scope.result.actions)
    now = now[(now["scheme"] == scheme.id) & (now["action"] == inside.id)]
    marks = dict(zip(now["unit"], now["marks"].astype(float), strict=True))
    scale = shown_scale(scheme, inside)
    return [marks.get(unit, float("nan")) * scale for unit in league["unit"]]


def _first(scheme: Scheme, values: list[float]) -> list[list[str]]:
    """Return what the first column may show, from short to exact."""
    return [[number(value, decimals, scheme.rounding.mode) for value in values]
            for decimals in range(least_decimals(scheme), scheme.rounding.decimals + 1)]  # fmt: skip


def _texts(scope: Scope, scheme: Scheme, marks: pd.DataFrame, states: pd.DataFrame) -> list[pd.DataFrame]:
    """Return what the cells may show, from short to exact; a missing report is said instead of its nought."""
    unreported = states == ReportState.NOT_REPORTED
    words = scope.tell("figure-not-reported")
    return [
        marks.map(lambda value, decimals=decimals: number(value, decimals, scheme.rounding.mode)).mask(
            unreported, words
        )
        for decimals in range(least_decimals(scheme), max(2, least_decimals(scheme)) + 1)
        if decimals <= scheme.rounding.decimals
    ]


def _alt(
    scope: Scope,
    scheme: Scheme,
    league: pd.DataFrame,
    marks: pd.DataFrame,
    shares: pd.DataFrame,
    count: int,
) -> str:
    means = shares.mean().dropna()
    known = league[league["score"].notna()]
    best, least = known["score"].max(), known["score"].min()
    about = {
        "place": scope.place,
        "month": scope.month_title,
        "units": counted(count),
        "n": count,
        "actions": str(marks.shape[1]),
    }
    if not len(known) or not len(means):
        return scope.tell("figure-heatmap-alt-none", **about)
    weakest = scheme.action(str(means.idxmin()))
    mean = marks_text(scheme, float(marks[weakest.id].mean()))
    lower = scheme.ranking.direction == "lower"
    first, last = (least, best) if lower else (best, least)
    return scope.tell(
        "figure-heatmap-alt-level" if best == least else "figure-heatmap-alt",
        first=scope.names(list(known.loc[known["score"] == first, "unit"])),
        best=scope.score(scheme, first),
        last=scope.names(list(known.loc[known["score"] == last, "unit"])),
        least=scope.score(scheme, last),
        weakest=weakest.name.text(scope.language),
        mean=scope.tell("page-of-full", marks=mean, full=full_text(shown_full(scheme, weakest))),
        score=scheme.score.name.text(scope.language),
        **about,
    )


def _caption(
    scope: Scope,
    scheme: Scheme,
    marks: pd.DataFrame,
    states: pd.DataFrame,
    inside: Action | None,
    shown: Window,
) -> str:
    notes = [
        scope.tell(
            "figure-heatmap-caption-inside" if inside else "figure-heatmap-caption",
            scheme=scope.called(scheme),
            action=inside.name.text(scope.language) if inside else "",
            month=scope.month_title,
            measure=scheme.score.measure.text(scope.language),
        )
    ]
    if (marks.isna() & (states != ReportState.NOT_REPORTED)).any(axis=None):
        notes.append(scope.tell("figure-heatmap-grey"))
    if (states == ReportState.NOT_REPORTED).any(axis=None):
        notes.append(scope.tell("figure-heatmap-unreported", mark=scope.tell("figure-not-reported")))
    if shown.left_out:
        notes.append(shown.note(scope))
    return scope.tell("page-sentence-separator").join(notes)
