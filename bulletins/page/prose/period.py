"""What the page of a longer period says: who leads, who moved, how many are covered; and how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletins.page.absent import Absent
from bulletins.page.numerals import counted
from bulletins.page.parts import Whole, weight_text
from bulletins.page.prose.leaders import first_and_last, first_of_each, movers
from bulletins.page.scope import Scope
from bulletins.page.values import Sentences

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation


MONTHS_NAMED = 4
TOGETHER = 3  # schemes with a sentence each about who leads; more of them share one


def points(scope: Scope, most: int) -> list[str]:
    """Return the main points of a longer period, at most so many: who leads in every scheme, whether it is
    provisional, who moved most, how many of the scores it is made of are there.
    """
    whole = Whole(scope)
    leagues = [(scheme, whole.league(scheme)) for scheme in whole.schemes]
    if len(leagues) > TOGETHER:
        told = list(first_of_each(scope, leagues))
    else:
        told = [one for scheme in whole.schemes for one in _named(whole, scheme, _leaders(whole, scheme))]
    last = [*([_provisional(whole)] if whole.missing_months else []), *_covered(whole)]
    moves = [one for scheme in whole.schemes for one in _named(whole, scheme, _movers(whole, scheme))]
    return [*told, *moves[: max(0, most - len(told) - len(last))], *last]


def _named(whole: Whole, scheme: Scheme, told: Iterator[str]) -> list[str]:
    if len(whole.schemes) < 2:
        return list(told)
    called = whole.scope.called(scheme)
    return [whole.tell("point-of-scheme", scheme=called, point=one) for one in told]


def made(inputs: Inputs, result: Evaluation) -> Sentences | Absent:
    """Return how the period was made: of what, with which weights, what a missing part does, whether it is final."""
    scope = Scope.of(inputs, result)
    if not scope.rolled_up:
        return Absent("made", scope.language)
    whole = Whole(scope)
    return Sentences(tuple(_rules(whole)), form="list")


def _leaders(whole: Whole, scheme: Scheme) -> Iterator[str]:
    league = whole.league(scheme)
    if league["position"].isna().all():
        yield whole.tell("point-period-none", period=whole.title, count=counted(len(league)))
    yield from first_and_last(whole.scope, scheme, league)


def _movers(whole: Whole, scheme: Scheme) -> Iterator[str]:
    if whole.before:
        yield from movers(whole.scope, whole.league(scheme), whole.before)


def _covered(whole: Whole) -> Iterator[str]:
    """Yield how many parts there are over all schemes, how many scores are there, how many missing or carried."""
    scope, parts = whole.scope, whole.scope.result.rolled_parts
    parts = parts[(parts["period"] == whole.text) & ~parts["note"].isin(["not_yet", "not_member", "exempt"])]
    if not len(parts):
        return
    own = parts["note"].isin(["", "field"])
    values = {
        "units": counted(parts["unit"].nunique()),
        "n": int(parts["unit"].nunique()),
        "due": counted(len(parts)),
        "missing": counted(int((~own).sum())),
    }
    yield scope.tell("point-period-covered" if own.all() else "point-period-gaps", **values)


def _provisional(whole: Whole) -> str:
    missing = whole.missing_months
    named = [month.title(whole.scope.language) for month in missing]
    return whole.tell(
        "point-period-provisional",
        period=whole.title,
        through=whole.scope.month_title,
        count=counted(len(missing)),
        missing=whole.scope.listed(named[:MONTHS_NAMED], max(0, len(named) - MONTHS_NAMED)),
        n=len(missing),
    )


def _rules(whole: Whole) -> Iterator[str]:
    tell, rollup = whole.tell, whole.rollup
    yield tell(f"made-{rollup.combine}", period=whole.title, part=tell(f"made-of-{rollup.of}"))
    if rollup.combine == "weighted":
        weights = [weight_text(weight) for weight in rollup.weights]
        yield tell("made-weights", weights=whole.scope.listed(weights), count=counted(len(weights)))
    if rollup.field_marks:
        yield tell("made-field", share=weight_text(rollup.field_marks))
    yield tell(f"made-when-missing-{rollup.when_missing.replace('_', '-')}")
    for scheme in whole.schemes:
        yield from _noted(whole, scheme)
    yield tell("made-rounding")
    yield _provisional(whole) if whole.missing_months else tell("made-final", period=whole.title)


def _noted(whole: Whole, scheme: Scheme) -> Iterator[str]:
    """Yield, note by note, which units' parts are not simply their own score."""
    scope, parts = whole.scope, whole.parts(scheme)
    for note, rows in parts.groupby("note", sort=False):
        if str(note) in {"", "field", "not_yet"}:
            continue
        named = [
            scope.tell(
                "made-noted-one",
                unit=scope.name(str(unit)),
                parts=scope.listed([whole.part_title(part, short=True) for part in own["part"]]),
            )
            for unit, own in rows.groupby("unit", sort=False)
        ]
        yield scope.tell(
            "made-noted",
            scheme=scope.called(scheme),
            note=scope.tell(f"part-note-{str(note).replace('_', '-')}"),
            count=counted(len(rows)),
            n=len(rows),
            which=scope.listed(named[:MONTHS_NAMED], max(0, len(named) - MONTHS_NAMED)),
        )
