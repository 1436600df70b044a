"""The interface for programs: ``api/index.json`` says what there is, ``api/<campaign>.json`` how everybody stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletins.periods import Period
from bulletins.pipeline.products import beside, calendar, credits, feed, image, leagues, model, written
from bulletins.pipeline.products.credits import both
from bulletins.pipeline.products.holdings import Holding, units_of
from bulletins.pipeline.products.model import Dataset
from bulletins.pipeline.render.catalogue import Shelf
from bulletins.pipeline.render.summaries import FILES
from bulletins.vocabulary import Language

INDEX = "api/index.json"
SCHEMA = 1
# What a row says of itself in ``scores.csv`` and the document says once: the period, the names, the nature.
_ROW = ("league", "unit", "score", "position", "tied", "of", "movement", "unranked_because", "grade", "award")


def place(campaign: str) -> str:
    """Return where the standings of a campaign lie in the site."""
    return f"api/{campaign}.json"


def index(holdings: Sequence[Holding], *more: str) -> bytes:
    """Return ``api/index.json``: campaigns, their periods and units, and the addresses of all of them.

    ``more`` are files that lie beside the bulletins of this site, and not beside those of every site.
    """
    return written.document(
        {
            "schema": SCHEMA,
            "title": credits.message("home-title"),
            "languages": {"zh": "", "en": "en/"},
            "beside": sorted({*FILES, *beside.FILES, image.FILE, *more}),
            "calendar": calendar.JSON,
            "feed": feed.FILE,
            "campaigns": [_campaign(holding) for holding in holdings],
        }
    )


def _campaign(holding: Holding) -> dict[str, Any]:
    shelf, home = holding.shelf, holding.shelf.campaign.campaign
    return {
        **_head(shelf),
        "languages": [language.value for language in holding.languages],
        "address": f"{home}/",
        "standing": place(home),
        "feed": f"{home}/{feed.FILE}",
        "methodology": f"{shelf.methodology.path}/" if shelf.methodology else None,
        "periods": [
            {**_period(shelf, period), "units": units} for period, units in units_of(shelf).items()
        ],
        "units": [
            {**unit, "address": f"{home}/{unit['unit']}/" if unit["unit"] in shelf.units_with_bulletins else None}
            for unit in _units(shelf)
        ],
    }  # fmt: skip


def _head(shelf: Shelf) -> dict[str, Any]:
    campaign = shelf.campaign
    return {
        "campaign": campaign.campaign,
        "name": both(campaign.name),
        "nature": campaign.nature,
        "rules_version": campaign.rules_version,
        "start": campaign.start.isoformat(),
        "end": campaign.end.isoformat(),
    }


def _period(shelf: Shelf, period: Period) -> dict[str, Any]:
    own = shelf.periods.get(period)
    return {
        "period": str(period),
        "kind": period.kind.value,
        "title": {language.value: period.title(language) for language in Language},
        "address": f"{own.path}/" if own else None,
    }


def _units(shelf: Shelf) -> Iterator[dict[str, Any]]:
    for row in shelf.rows:
        name = {"zh": row.name_zh, "en": row.name_en}
        yield {"unit": row.unit, "kind": row.kind.value, "within": row.within, "name": name}


def standings(holding: Holding) -> bytes:
    """Return ``api/<campaign>.json``: every league of each period that has a page of its own, as that page has it."""
    shelf = holding.shelf
    pages = [
        (period, model.read(one.run.folder, shelf.campaign)) for period, one in sorted(shelf.periods.items())
    ]
    named = {one.code: one.plain() for _, page in pages for one in leagues.of(page.table, shelf.campaign)}
    return written.document(
        {
            "schema": SCHEMA,
            **_head(shelf),
            **credits.of(shelf.campaign),
            "units": list(_units(shelf)),
            "leagues": list(named.values()),
            "periods": [_standing(shelf, period, page) for period, page in pages],
        }
    )


def _standing(shelf: Shelf, period: Period, page: Dataset) -> dict[str, Any]:
    return {
        **_period(shelf, period),
        "closing": {"day": page.closing.day.isoformat(), "basis": page.closing.basis.value},
        "standing": [{name: row[name] for name in _ROW if name in row} for row in page.table.records()],
    }
