"""The ways to a bulletin: campaigns in the order in which a reader wants them, and a directory of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bulletins.language import Words, words
from bulletins.periods import Period, PeriodKind
from bulletins.pipeline.plan import METHODOLOGY
from bulletins.pipeline.render import views
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.vocabulary import Language

# Finds units by their names as they are typed, from the interface for programs.
SCRIPT = "finder.js"
# A directory with more bulletins than this links the units only: each unit's own page has its months.
MOST_LINKS = 1200


def newest_first(shelves: Iterable[Shelf]) -> list[Shelf]:
    """Return the campaigns, that with the latest figures first; those without figures at the end."""
    return sorted(shelves, key=_age)


def _age(shelf: Shelf) -> tuple[int, str]:
    newest = views.newest_of(shelf)
    return (-newest.period.last_day.toordinal() if newest else 0), shelf.campaign.campaign


def count(shelves: Sequence[Shelf], tell: Words) -> str:
    """Return a sentence with the number of campaigns, months and bulletins."""
    months = sum(len(shelf.overviews) for shelf in shelves)
    bulletins = sum(1 for shelf in shelves for one in shelf.bulletins if one.run.notebook != METHODOLOGY)
    numbers = {"campaigns": len(shelves), "months": months, "bulletins": bulletins}
    shown = {f"{name}_shown": str(number) for name, number in numbers.items()}
    return tell("home-count", **numbers, **shown)


def directory(shelf: Shelf, language: Language) -> dict[str, Any]:
    """Return a campaign with its periods, and its units with the months each has a bulletin of."""
    monthly = {unit: _monthly(shelf.of_unit(unit)) for unit in shelf.units_with_bulletins}
    months = sorted({month for found in monthly.values() for month in found}, reverse=True)
    single = len(months) * len(monthly) > MOST_LINKS
    return {
        **views.brief(shelf, language),
        "heads": [] if single else [{"path": str(month), "title": month.title(language)} for month in months],
        "units": [
            {
                "code": unit,
                "name": shelf.units[unit].text(language),
                "months": [] if single else [_month(month, found, language) for month in months],
            }
            for unit, found in monthly.items()
        ],
    }


def _monthly(bulletins: Iterable[Bulletin]) -> dict[Period, Bulletin]:
    return {one.period: one for one in bulletins if one.period.kind is PeriodKind.MONTH}


def _month(month: Period, found: dict[Period, Bulletin], language: Language) -> dict[str, str] | None:
    if month not in found:
        return None
    return {"path": str(month), "title": words(language)("month-short", number=month.number)}
