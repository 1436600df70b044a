"""The page that compares units: the plain tables on it, which need no script, and what its script is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from bulletins.pipeline.products import api
from bulletins.pipeline.products.holdings import data_of, rules_of
from bulletins.pipeline.render import views
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.vocabulary import Language

SCRIPT = "compare.js"
# Columns of the plain tables: the latest periods. The script has all of them.
MOST_PERIODS = 12


def of(found: Shelf, language: Language) -> views.View:
    """Return what the page is planned with: what the script asks for, and hashes of what its tables are made of."""
    return {
        "source": api.place(found.campaign.campaign),
        "pages": " ".join(found.units_with_bulletins),
        "made_of": [rules_of(found), *map(data_of, _series(found))],
        "language": language.value,
    }


def tables(found: Shelf, language: Language) -> Mapping[str, Any]:
    """Return the overall leagues of the newest period, each unit with its position in every period of its kind."""
    series = _series(found)
    before = {one: _positions(one) for one in series}
    newest = series[-1]
    leagues = []
    for league, several in groupby(newest.record["standing"], key=lambda one: one["league"]):
        rows = [views.row(one, newest, found, language) for one in several]
        for row in rows:
            row["linked"] = row["unit"] in found.units_with_bulletins
            row["positions"] = [before[one].get((league, row["unit"])) for one in series]
        leagues.append({
            "title": views.league_title(league, found, language),
            "rows": rows[: views.LONGEST_LEAGUE],
            "more": len(rows) - len(rows[: views.LONGEST_LEAGUE]),
        })  # fmt: skip
    heads = [one.period.title(language) for one in series]
    return {"leagues": leagues, "heads": heads, "latest": newest.period.title(language)}


def _series(found: Shelf) -> Sequence[Bulletin]:
    """Return the newest page and those of the same kind of period before it, first to last."""
    newest = views.newest_of(found)
    if newest is None:
        return ()
    same = [one for period, one in sorted(found.periods.items()) if period.kind is newest.period.kind]
    return same[-MOST_PERIODS:]


def _positions(bulletin: Bulletin) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return how each unit stands in each overall league of a page."""
    return {(one["league"], one["unit"]): one for one in bulletin.record["standing"]}
