"""The main points: at most six sentences, each with a number and a direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from bulletins.page.prose import district, leaders, overview, period
from bulletins.page.scope import Scope
from bulletins.page.values import Sentences

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

    Teller = Callable[[Scope, Scheme], Iterator[str]]
    General = Callable[[Scope], Iterator[str]]

MOST = 6
NAMED = 3  # schemes with a first sentence each; more of them share one


def points(inputs: Inputs, result: Evaluation) -> Sentences:
    """Return the main points of a district's bulletin, of a month's overview or of a longer period."""
    scope = Scope.of(inputs, result)
    if scope.rolled_up:
        told = period.points(scope, MOST)
    elif scope.district:
        told = _of_all(scope, district.TELLERS, district.GENERAL)
    else:
        told = _of_all(scope, overview.TELLERS, overview.GENERAL)
    return Sentences(tuple(told[:MOST]), form="list")


def _of_all(scope: Scope, tellers: Sequence[Teller], general: Sequence[General]) -> list[str]:
    """Return what comes first of every scheme, then the rest of each in turn, and what is about all of them."""
    first, *others = tellers
    if len(scope.schemes) > NAMED and not scope.district:
        told = list(leaders.first_of_each(scope, [(s, scope.league(s)) for s in scope.schemes]))
    else:
        told = [one for scheme in scope.schemes for one in _named(scope, scheme, first(scope, scheme))]
    rest = [_in_turn(scope, teller) for teller in others]
    about = [one for teller in general for one in teller(scope)]
    kept = max(0, MOST - len(told) - len(about)) if len(scope.schemes) > 1 else MOST
    passes = (one for turn in zip_longest(*rest) for one in turn if one is not None)
    return [*told, *islice(passes, kept), *about]


def _in_turn(scope: Scope, teller: Teller) -> list[str]:
    return [one for scheme in scope.schemes for one in _named(scope, scheme, teller(scope, scheme))]


def _named(scope: Scope, scheme: Scheme, told: Iterator[str]) -> list[str]:
    """Return sentences that say which scheme they are about, where there are several."""
    if len(scope.schemes) < 2:
        return list(told)
    return [scope.tell("point-of-scheme", scheme=scope.called(scheme), point=one) for one in told]
