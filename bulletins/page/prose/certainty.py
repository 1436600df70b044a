"""How sure the ranks are, in plain words: what was varied, what came of it, what it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletins.page.absent import Absent
from bulletins.page.intervals import Interval, intervals, place_text
from bulletins.page.numerals import counted, decimals_in, percent
from bulletins.page.scope import Scope
from bulletins.page.values import Sentences

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation
    from bulletins.method.robustness import Robustness


def certainty(inputs: Inputs, result: Evaluation, certainty: Robustness) -> Sentences | Absent:
    """Return what was varied, with draws and seed, and for every league how far its positions can be told apart."""
    scope = Scope.of(inputs, result)
    found = [
        (scheme, group, own)
        for scheme in scope.schemes
        for group in _groups(scope, scheme)
        if len(own := intervals(certainty, scheme, group)) > 1
    ]
    if not found:
        return Absent("certainty", scope.language)
    told = [*_tried(scope, certainty)]
    for scheme, group, own in found:
        told += _result(scope, scheme, group, own)
    if any(one.low < one.high for _, _, own in found for one in own.values()):
        told.append(scope.tell("certainty-overlap"))
    return Sentences(tuple(told), form="list")


def _groups(scope: Scope, scheme: Scheme) -> list[str]:
    league = scope.league(scheme)
    if scope.district:
        league = league[league["unit"] == scope.district]
    return [str(group) for group in dict.fromkeys(league["group"])]


def _tried(scope: Scope, certainty: Robustness) -> Iterator[str]:
    """Yield that the data are a census, what was varied and how often."""
    tell, settings = scope.tell, certainty.settings
    yield tell("certainty-census")
    vary = percent(settings.weights_vary_by, decimals_in([settings.weights_vary_by]))
    tried = [tell(f"certainty-varied-{one}", vary=vary) for one in settings.varied]
    leagues = certainty.leagues[certainty.leagues["scheme"].isin([scheme.id for scheme in scope.schemes])]
    draws = leagues["draws"].astype(int)
    least, most = int(draws.min()), int(draws.max())
    times = counted(most)
    if least < most:
        times = tell("certainty-between", least=counted(least), most=times)
    yield tell("certainty-tried", draws=times, varied=tell("point-parts").join(tried))
    if least < settings.draws:
        yield tell(
            "certainty-fewer",
            draws=counted(settings.draws),
            positions=counted(settings.most_positions),
            least=counted(settings.least_draws),
        )
    seeds = scope.listed(list(leagues["seed"].head(2)), max(0, len(leagues) - 2))
    yield tell("certainty-seed", seed=seeds, generator=settings.generator)


def _result(scope: Scope, scheme: Scheme, group: str, found: dict[str, Interval]) -> Iterator[str]:
    tell, every = scope.tell, list(found.values())
    fixed = [one for one in every if one.low == one.high]
    able = [one for one in every if one.low == 1]
    widest = max(every, key=lambda one: one.high - one.low)
    values = {
        "league": scope.league_title(scheme, group),
        "count": counted(len(every)),
        "fixed": counted(len(fixed)),
        "able": counted(len(able)),
        "widest": scope.name(widest.unit),
        "interval": widest.text,
    }
    if all(one.high == 1 for one in every):
        yield tell("certainty-all-equal", **values)
    elif len(fixed) == len(every):
        yield tell("certainty-all-fixed", **values)
    else:
        yield tell("certainty-result", **values)
    own = found.get(str(scope.district))
    if own is not None:
        yield tell(
            "certainty-own",
            unit=scope.name(own.unit),
            position=place_text(own.position),
            median=place_text(own.median),
            interval=own.text,
            first=own.first_text,
        )
