"""What stands around the figures: the notice, what was left out and how many, where the figures come from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from bulletins.language import words
from bulletins.page.numerals import counted
from bulletins.page.parts import Whole
from bulletins.page.prose.ranking import changes, gates
from bulletins.page.scope import Scope, records
from bulletins.page.values import Notice, Sentences
from bulletins.periods import day_title
from bulletins.vocabulary import ReportState

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme, Source
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

NAMED = 6  # how many missing reports are named; beyond that they are counted


def notice(inputs: Inputs) -> Notice:
    """Return the campaign's notice; where the figures are real, after the credit of their source."""
    campaign = inputs.campaign
    text = campaign.notice.text(inputs.language)
    if campaign.nature == "synthetic":
        return Notice(text, campaign.nature)
    tell, first = words(inputs.language), campaign.sources[0]
    return Notice(text, campaign.nature, tell("note-credit", source=_credit(inputs, first)), first.url)


def sources(inputs: Inputs) -> Sentences:
    """Return the campaign's sources, each linked to its address where it has one."""
    listed = inputs.campaign.sources
    return Sentences(
        tuple(_credit(inputs, source) for source in listed),
        form="list",
        links=tuple(source.url for source in listed),
    )


def _credit(inputs: Inputs, source: Source) -> str:
    tell, language = words(inputs.language), inputs.language
    values = {"publisher": source.publisher.text(language), "title": source.title.text(language)}
    if source.published is None:
        return tell("note-source", **values)
    return tell("note-source-dated", day=day_title(source.published, language), **values)


def left_out(inputs: Inputs, result: Evaluation) -> Sentences:
    """Return what is missing and how many: reports due, tasks not applicable, units unranked, parts."""
    scope = Scope.of(inputs, result)
    if scope.rolled_up:
        whole = Whole(scope)
        leagues = [whole.league(scheme) for scheme in whole.schemes]
        told = [*_unranked(scope, leagues), *gates(scope), *changes(scope)]
        return Sentences(tuple(told or [scope.tell("note-nobody-left-out")]), form="list")
    leagues = [scope.league(scheme) for scheme in (*scope.schemes, *scope.inside)]
    told = [*_reports(scope), *_idle(scope), *_unranked(scope, leagues), *gates(scope), *changes(scope)]
    told += _parts(scope)
    return Sentences(tuple(told or [scope.tell("note-complete")]), form="list")


def _own(scope: Scope, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the month's rows of the schemes and the units that the bulletin is about."""
    now = scope.now(frame)
    now = now[now["scheme"].isin([scheme.id for scheme in (*scope.schemes, *scope.inside)])]
    return now[now["unit"].isin(scope.own_units())] if scope.district else now


def _reports(scope: Scope) -> list[str]:
    """Return which reports were due and did not come."""
    now = _own(scope, scope.result.indicators)
    due = now[now["state"] != ReportState.NOT_APPLICABLE]
    missing = due[due["state"] == ReportState.NOT_REPORTED]
    told = []
    for name, rows in (
        ("note-not-reported", missing[missing["marks"].notna()]),
        ("note-not-reported-left-out", missing[missing["marks"].isna()]),
    ):
        if len(rows):
            which = _which(scope, rows)
            told.append(scope.tell(name, count=counted(len(rows)), due=counted(len(due)), which=which))
    return told


def _which(scope: Scope, missing: pd.DataFrame) -> str:
    named = [
        scope.tell(
            "note-report",
            unit=scope.name(row["unit"]),
            indicator=_indicator(scope, row["scheme"], row["action"], row["indicator"]),
        )
        for row in records(missing.head(NAMED))
    ]
    return scope.listed(named, len(missing) - len(named))


def _idle(scope: Scope) -> list[str]:
    """Return how many figures do not apply, and what the rules make of them, each way of its own."""
    now = _own(scope, scope.result.indicators)
    idle = now[now["state"] == ReportState.NOT_APPLICABLE]
    counts: dict[str, int] = {}
    for row in records(idle[["scheme", "action"]].value_counts(sort=False).reset_index(name="count")):
        when = _scheme(scope, row["scheme"]).action(row["action"]).when_not_applicable
        counts[when] = counts.get(when, 0) + int(row["count"])
    return [
        scope.tell(f"note-not-applicable-{when}", count=counted(count), n=count)
        for when, count in counts.items()
    ]


def _scheme(scope: Scope, scheme_id: str) -> Scheme:
    return next(one for one in scope.campaign.schemes if one.id == scheme_id)


def _indicator(scope: Scope, scheme_id: str, action_id: str, indicator_id: str) -> str:
    found = _scheme(scope, scheme_id).action(action_id).indicator(indicator_id)
    return found.name.text(scope.language)


def _unranked(scope: Scope, leagues: Iterable[pd.DataFrame]) -> list[str]:
    """Return the units without a position in an overall league, by reason."""
    told = []
    for league in leagues:
        for reason, rows in league[league["unranked_because"] != ""].groupby("unranked_because", sort=True):
            told.append(
                scope.tell(
                    "note-unranked",
                    units=scope.names(list(rows["unit"])),
                    count=counted(len(rows)),
                    reason=scope.tell(f"unranked-{str(reason).replace('_', '-')}"),
                )
            )
    return told


def _parts(scope: Scope) -> list[str]:
    """Return the parts of a bulletin that the data do not reach."""
    result, own = scope.result, scope.own_units() if scope.district else None
    about = own or {unit for scheme in scope.schemes for unit in scope.evaluated(scheme)}
    ledger = scope.inputs.ledger[scope.inputs.ledger["unit"].isin(about)]
    tickets, lights = scope.now(result.tickets), scope.now(result.unit_lights)
    lights = lights[lights["unit"].isin([scope.district] if own else about)]
    projects = scope.now(result.project_lights)
    if own:
        tickets, projects = (frame[frame["unit"].isin(own)] for frame in (tickets, projects))
    reached = {
        "heatmap" if own is None else "actions": any(
            len(scope.actions(scheme)) > 1 for scheme in scope.schemes
        ),
        "progress": any(scheme.progress for scheme in scope.schemes),
        "positions": len(scope.inputs.months) > 1,
        "lights": len(lights) > 0 or (own is not None and len(projects) > 0),
        "tickets": len(tickets) > 0,
        "ledger": len(ledger) > 0,
    }
    missing = [scope.tell(f"part-{part}") for part, there in reached.items() if not there]
    return (
        [scope.tell("note-parts", count=counted(len(missing)), parts=scope.listed(missing), n=len(missing))]
        if missing
        else []
    )
