"""How sure the ranks are: the same figures ranked again with weights and choices a little other than the rules'.

Campaign data are a census: nothing is sampled. What might have been otherwise is the method (and late reports and
corrections, which are not tried here). For every overall league of a month draws are made in which

- ``weights`` at every level of the tree are multiplied by a factor, uniform within ± ``weights_vary_by`` per cent,
  and made to add up among siblings again (full marks of items whose points are added are such weights);
- the shares of full marks of all indicators are taken as their rules give them, spread between the league's least
  and best (1 to 100 per cent), or as z-scores (50 + 10 z, between 0 and 100): ``normalisation``;
- ``caps`` stand as in the rules, are full marks, or are lifted (for ratios);
- the ``composition`` of the outermost actions is the scheme's, arithmetic or geometric;
- ``rounding`` before ranking is the scheme's, the reverse of it, or to one decimal fewer.

Each way of a kind is equally likely, and the kinds are independent. What was not reported stays 0, what does not
apply is reweighted as its action says; the ledger and items without full marks stay the points they are. An
action that compares its result among the units does so anew in each draw. Ties are shared (1, 2, 2, 4) whatever the
scheme's way with them, and nothing parts them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from bulletins.limits import LEAST_DRAWS, MOST_POSITIONS
from bulletins.memory import remembered
from bulletins.method.robustness import certainty, draws
from bulletins.method.robustness.draws import (
    CAPS,
    NORMALISATIONS,
    ROUNDINGS,
    VARIED,
)
from bulletins.method.robustness.field import Evidence, Field, Result, fields

__all__ = ["VARIED", "Robustness", "Settings", "assess"]

LEAGUES = ["scheme", "league", "group", "units", "draws", "seed", "compositions", "note"]


@dataclass(frozen=True)
class Settings:
    """What was tried; the draws of each league and the text its random numbers are made of stand in ``leagues``.

    A league is given fewer draws than ``draws`` where they would come to more than ``most_positions``, but at
    least ``least_draws``.
    """

    draws: int
    weights_vary_by: float
    varied: tuple[str, ...]
    normalisations: tuple[str, ...] = NORMALISATIONS
    caps: tuple[str, ...] = CAPS
    roundings: tuple[str, ...] = ROUNDINGS
    most_positions: int = MOST_POSITIONS
    least_draws: int = LEAST_DRAWS
    generator: str = "PCG64 of SHA-256"


@dataclass(frozen=True, eq=False)
class Robustness:
    """How sure the positions of a month are; the columns stand in ``certainty`` and above.

    ``note`` of a league is ``one_unit`` where there is nobody to compare with and ``all_equal`` where all are first
    in every draw, else empty.
    """

    intervals: pd.DataFrame
    weights: pd.DataFrame
    leave_one_out: pd.DataFrame
    lost: pd.DataFrame
    leagues: pd.DataFrame
    settings: Settings


@remembered("robustness")
def assess(inputs: Evidence, result: Result, *, varied: Collection[str] = VARIED) -> Robustness:
    """Return how sure the positions of the inputs' month are; the same inputs always give the same frames.

    Only what is in ``varied`` (of ``VARIED``) is tried. Units without a position are in no frame.
    """
    sensitivity = inputs.campaign.sensitivity
    settings = Settings(
        sensitivity.draws, sensitivity.weights_vary_by, tuple(one for one in VARIED if one in varied)
    )
    leagues = list(fields(inputs, result))
    tried = [_try(field, inputs, settings) for field in leagues]
    schemes: dict[str, list[Field]] = {}
    for field in leagues:
        schemes.setdefault(field.scheme.id, []).append(field)
    return Robustness(
        intervals=certainty.joined((ranked for ranked, _ in tried), certainty.INTERVALS),
        weights=certainty.joined(map(certainty.effective, schemes.values()), certainty.WEIGHTS),
        leave_one_out=certainty.joined(map(certainty.leave_one_out, leagues), certainty.LEFT_OUT),
        lost=certainty.joined(map(certainty.lost, leagues), certainty.LOST),
        leagues=pd.DataFrame([row for _, row in tried], columns=LEAGUES),
        settings=settings,
    )


def _try(field: Field, inputs: Evidence, settings: Settings) -> tuple[pd.DataFrame, dict[str, object]]:
    units = len(field.names)
    text = draws.seed(inputs.campaign.campaign, str(inputs.month), field.league)
    count = draws.count(settings.draws, units)
    drawn = draws.draw(field.tree, count, settings.weights_vary_by, text, settings.varied)
    ranks = draws.rank(field, drawn)
    note = "one_unit" if units == 1 else "all_equal" if bool(np.all(ranks == 1)) else ""
    row = {"scheme": field.scheme.id, "league": field.league, "group": field.group, "units": units, "draws": count,
           "seed": text, "compositions": ", ".join(drawn.compositions), "note": note}  # fmt: skip
    return certainty.intervals(field, ranks), row
