"""What a longer period's scores are made of: units × parts, each part's score in its cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.figures import data
from bulletins.page.figures.grid import Grid, panels
from bulletins.page.numerals import NOTHING, number
from bulletins.page.parts import COUNTED, FIELD, Whole
from bulletins.page.scope import Scope, least_decimals, positions_by_unit
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import DRAWN, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

REMARK = "*"  # a number that is not the part's own: carried, or nought for what is missing


def parts(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return units × parts of a longer period; absent for ten days, and where a period has a single part."""
    scope = Scope.of(inputs, result)
    if not scope.rolled_up:
        return Absent("parts", scope.language)
    whole = Whole(scope)
    drawn = [
        figure
        for scheme in whole.schemes
        if len(whole.columns(scheme)) > 1
        for group, rows in whole.league(scheme).groupby("group", sort=False)
        for figure in _draw(whole, scheme, str(group), rows)
    ]
    return together(drawn, Absent("parts", scope.language))


def _draw(whole: Whole, scheme: Scheme, group: str, league: pd.DataFrame) -> Iterator[Figure]:
    scope, tell = whole.scope, whole.tell
    shown = window(list(league["unit"]), None, DRAWN)
    league = league[league["unit"].isin(shown.units)]
    rows, units, columns = whole.parts(scheme), list(league["unit"]), whole.columns(scheme)
    scores, notes = (
        rows.pivot(index="unit", columns="part", values=column).reindex(index=units, columns=columns)
        for column in ("score", "note")
    )
    scores = scores.astype(float)
    counted = notes.isin(COUNTED)
    positions = positions_by_unit(league)
    name_ = scheme.score.name.text(scope.language)
    decimals = range(least_decimals(scheme), scheme.rounding.decimals + 1)
    grid = Grid(
        scope,
        units=units,
        places=[f"{positions[unit][0]:g}" if unit in positions else NOTHING for unit in units],
        heads={
            "": name_[:1].upper() + name_[1:],
            **{one: whole.part_title(one, short=True) for one in columns},
        },
        first=[[number(score, d, scheme.rounding.mode) for score in league["score"]] for d in decimals],
        texts=[_texts(scores, notes, counted, d, scheme) for d in decimals],
        shares=(scores / scheme.score.full).where(counted),
    )
    base = "-".join(filter(None, ("parts", scheme.id, group)))
    several = panels(grid)
    for place, chosen in enumerate(several):
        name = f"{base}-{place + 1}" if place else base
        remarked = bool(notes[chosen].isin(["carried", "missing_zero"]).any(axis=None))
        sentences = [
            tell("figure-parts-caption", league=scope.league_title(scheme, group), period=whole.title)
        ]
        sentences += [tell("figure-parts-grey")] if not counted[chosen].all(axis=None) else []
        sentences += [tell("figure-parts-remark", mark=REMARK)] if remarked else []
        sentences += [shown.note(scope)] if shown.left_out else []
        if len(several) > 1:
            sentences.append(tell("figure-panel", number=str(place + 1), of=str(len(several))))
        caption = tell("page-sentence-separator").join(sentences)
        alt = _alt(whole, scheme, league, chosen)
        svg = grid.draw(chosen, max(map(len, several)), name, alt)
        told = _data(
            whole, grid, chosen, scheme, [list(league["score"]), *_columns(scores, counted, chosen)], notes
        )
        yield Figure(name, svg, alt, caption, tell("figure-scroll", caption=caption), told)


def _columns(scores: pd.DataFrame, counted: pd.DataFrame, chosen: list[str]) -> Iterator[list[float]]:
    """Yield the scores of each part, where they count."""
    yield from (scores[part].where(counted[part]).tolist() for part in chosen)


def _data(
    whole: Whole,
    grid: Grid,
    chosen: list[str],
    scheme: Scheme,
    columns: list[list[float]],
    notes: pd.DataFrame,
) -> str:
    """Return what is drawn as a table; what is said of a part that is not simply its own has a column of its own."""
    tell, rounding = whole.tell, scheme.rounding
    rows = []
    for place, unit, *values in zip(grid.places, grid.units, *columns, strict=True):
        numbers = [data.plain(one, rounding.decimals, rounding.mode) for one in values]
        rows.append(["" if place == NOTHING else place, whole.scope.name(unit), *numbers])
    heads = [tell("head-position"), tell("head-unit-name"), grid.heads[""]]
    heads += [whole.part_title(part) for part in chosen]
    remarks = [_remarks(whole, dict(notes.loc[unit, chosen])) for unit in grid.units]
    if not any(remarks):
        return data.table(heads, rows)
    return data.table(
        [*heads, tell("data-remarks")], [[*row, one] for row, one in zip(rows, remarks, strict=True)]
    )


def _remarks(whole: Whole, notes: dict[str, object]) -> str:
    """Return what is said of a unit's parts that are not simply their own, by the parts' names."""
    told = {part: note for part, note in notes.items() if isinstance(note, str) and note not in {"", FIELD}}
    return whole.scope.listed([
        whole.tell("data-remark", part=whole.part_title(part), remark=whole.tell(f"part-note-{note.replace('_', '-')}"))
        for part, note in told.items()
    ])  # fmt: skip


def _texts(
    scores: pd.DataFrame, notes: pd.DataFrame, counted: pd.DataFrame, decimals: int, scheme: Scheme
) -> pd.DataFrame:
    texts = scores.map(lambda value: number(value, decimals, scheme.rounding.mode)).where(counted, NOTHING)
    remarked = notes.isin(["carried", "missing_zero"])
    return texts.where(~remarked, texts + REMARK)


def _alt(whole: Whole, scheme: Scheme, league: pd.DataFrame, chosen: list[str]) -> str:
    scope = whole.scope
    ranked = league[league["position"].notna()]
    about = {
        "place": scope.place,
        "period": whole.title,
        "units": number(len(league)),
        "n": len(league),
        "parts": scope.listed([whole.part_title(part) for part in chosen]),
    }
    if not len(ranked):
        return scope.tell("figure-parts-alt-none", **about)
    first = ranked[ranked["position"] == ranked["position"].min()]
    return scope.tell(
        "figure-parts-alt",
        first=scope.names(list(first["unit"])),
        best=scope.score(scheme, float(first["score"].iloc[0])),
        **about,
    )
