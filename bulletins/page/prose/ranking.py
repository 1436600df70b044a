"""How positions are given, in words: ties, rounding, what parts equal scores, groups, awards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from bulletins.page.numerals import counted
from bulletins.page.scope import Scope, records
from bulletins.page.values import Sentences
from bulletins.page.window import LISTED, window

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

NAMED = 3  # how many ties are named; beyond that they are counted
SAME = 1e-9  # scores that differ by less differ by binary noise only


def ranking(inputs: Inputs, result: Evaluation) -> Sentences:
    """Return how the positions of the schemes' overall leagues are given; what schemes share is said once."""
    scope = Scope.of(inputs, result)
    told: dict[str, list[str]] = {}
    for scheme in scope.schemes:
        for sentence in _rules(scope, scheme):
            told.setdefault(sentence, []).append(scope.called(scheme))
    sentences = [
        one
        if len(named) == len(scope.schemes)
        else scope.tell("point-of-scheme", scheme=scope.listed(named), point=one)
        for one, named in told.items()
    ]
    return Sentences(tuple(sentences), form="list")


def _rules(scope: Scope, scheme: Scheme) -> Iterator[str]:
    tell, rules = scope.tell, scheme.ranking
    yield tell(f"ranking-{rules.ties}")
    if rules.direction == "lower":
        yield tell("ranking-lower", name=scheme.score.name.text(scope.language))
    if rules.by != "all":
        yield tell(f"ranking-by-{rules.by}")
    if rules.break_ties:
        keys = [_key(scope, scheme, key) for key in rules.break_ties]
        yield tell("ranking-break-ties", keys=tell("ranking-then").join(keys))
    decimals = str(scheme.rounding.decimals)
    yield tell(
        "ranking-rounded" if scheme.rounding.before_ranking else "ranking-unrounded",
        decimals=decimals,
        n=scheme.rounding.decimals,
        mode=tell(f"ranking-mode-{scheme.rounding.mode.replace('_', '-')}"),
    )
    if rules.award is not None:
        yield tell(
            f"ranking-award-{rules.award.at_edge}",
            award=rules.award.name.text(scope.language),
            top=str(rules.award.top),
            n=rules.award.top,
        )
    if not scope.rolled_up:
        yield from _ties_by_rounding(scope, scheme)


def _key(scope: Scope, scheme: Scheme, key: str) -> str:
    if key in {"completion", "previous"}:
        return scope.tell(f"ranking-key-{key}")
    return scope.tell("ranking-key-action", action=scheme.action(key).name.text(scope.language))


def _ties_by_rounding(scope: Scope, scheme: Scheme) -> Iterator[str]:
    """Yield how many ties are there only because scores were rounded before they were ranked, and which come first.

    Named are those among the units that the league table shows.
    """
    if not scheme.rounding.before_ranking:
        return
    scores = scope.now(scope.result.scores)
    scores = scores[scores["scheme"] == scheme.id].set_index("unit")
    exact = scores["composed"].astype(float) + scores["ledger"].astype(float)
    count = 0
    told: list[str] = []
    for _, league in scope.league(scheme).groupby("group", sort=False):
        units = list(league["unit"])
        if scope.district and scope.district not in units:
            continue
        shown = set(window(units, scope.district, LISTED).units)
        tied = league[league["tied"].astype(bool) & league["position"].notna()]
        for position, rows in tied.groupby("position", sort=False):
            values = exact.reindex(rows["unit"]).dropna()
            if len(values) < 2 or float(values.max() - values.min()) <= SAME:
                continue
            count += 1
            if len(told) < NAMED and shown & set(rows["unit"]):
                place, names = f"{float(str(position)):g}", scope.names(list(rows["unit"]))
                told.append(scope.tell("ranking-tie", units=names, position=place))
    if count:
        yield scope.tell(
            "ranking-ties-by-rounding" if told else "ranking-ties-by-rounding-unseen",
            count=counted(count),
            ties=scope.tell("point-parts").join(told),
            which=scope.tell("ranking-ties-first", count=counted(len(told))) if count > len(told) else "",
            decimals=str(scheme.rounding.decimals),
            n=count,
        )


def gates(scope: Scope) -> Iterator[str]:
    """Yield every gate that has closed or opened for a unit the bulletin is about, with its reason and evidence."""
    about = scope.own_units() if scope.district else set(scope.inputs.units.index)
    entries = scope.inputs.ledger
    entries = entries[entries["unit"].isin(about) & (entries["month"] <= scope.month)]
    told: set[tuple[str, str]] = set()
    for scheme in (*scope.schemes, *scope.inside):
        known = {gate.id: gate for gate in scheme.gates}
        evaluated = set(scope.evaluated(scheme))
        for row in records(entries[entries["type"].isin(list(known)) & entries["unit"].isin(evaluated)]):
            if (row["entry"], row["unit"]) in told:
                continue
            told.add((row["entry"], row["unit"]))
            gate = known[row["type"]]
            effect = (
                "exempts" if gate.exempts else f"removes-{gate.removes}" if gate.removes else "raises-grade"
            )
            yield scope.tell(
                f"gated-{effect}",
                unit=scope.name(row["unit"]),
                gate=scope.inside_quotes(gate.name.text(scope.language)),
                reason=row[f"reason_{scope.language}"],
                evidence=row["evidence"],
            )


def changes(scope: Scope) -> Iterator[str]:
    """Yield who joined, left or moved by now, of the units the bulletin is about."""
    rows = scope.inputs.changes
    about = scope.own_units() if scope.district else set(scope.inputs.units.index)
    rows = rows[rows["unit"].isin(about) & (rows["since"] <= scope.month)]
    for row in records(rows):
        to = [scope.group_named(row[by], by) for by in ("tier", "level") if not pd.isna(row[by])]
        yield scope.tell(
            f"note-{row['change']}-to" if to and row["change"] == "moves" else f"note-{row['change']}",
            unit=scope.name(row["unit"]),
            since=scope.period_title(row["since"]),
            to=scope.listed(to),
            reason=row[f"reason_{scope.language}"],
        )
