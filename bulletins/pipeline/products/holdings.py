"""What a site has of a campaign, as the products for the whole site ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bulletins.periods import Period
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.plan import METHODOLOGY
from bulletins.pipeline.render.catalogue import Bulletin, Catalogue, Shelf
from bulletins.pipeline.render.summaries import RECORD, SCORES
from bulletins.vocabulary import Language


@dataclass(frozen=True)
class Holding:
    """One campaign: ``shelf`` is that of the first language it is in, for what is the same in all of them."""

    languages: tuple[Language, ...]
    shelf: Shelf


def of(catalogues: Mapping[Language, Catalogue]) -> tuple[Holding, ...]:
    """Return what the site has of each campaign, in the order of their names."""
    found: dict[str, list[tuple[Language, Shelf]]] = {}
    for language in Language:
        for shelf in catalogues[language].shelves if language in catalogues else ():
            found.setdefault(shelf.campaign.campaign, []).append((language, shelf))
    return tuple(
        Holding(tuple(language for language, _ in several), several[0][1])
        for _, several in sorted(found.items())
    )


@cache
def rules_of(shelf: Shelf) -> str:
    """Return a hash of what a campaign's file says; its comments and its layout do not count."""
    return hash_text(shelf.campaign.model_dump_json())


def data_of(bulletin: Bulletin) -> str:
    """Return the hashes of a run's scores and record: of what its products are made."""
    return f"{bulletin.summary.sha256[SCORES]} {bulletin.summary.sha256[RECORD]}"


def told(shelf: Shelf) -> frozenset[Period]:
    """Return the periods that have a bulletin, of whatever unit."""
    return frozenset(one.period for one in shelf.bulletins if one.run.notebook != METHODOLOGY)


def units_of(shelf: Shelf) -> dict[Period, list[str]]:
    """Return the units that have a bulletin in each period, first period to last."""
    units: dict[Period, list[str]] = {period: [] for period in sorted(told(shelf))}
    for one in shelf.bulletins:
        if one.run.address.unit is not None:
            units[one.period].append(one.run.address.unit)
    return units
