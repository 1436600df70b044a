"""Which pages lie around a bulletin: above it, before and after it, and the periods it is made of or part of."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.language import words
from bulletins.periods import Period, PeriodKind
from bulletins.pipeline.plan import METHODOLOGY
from bulletins.pipeline.render.catalogue import COMPARE, Bulletin, Shelf
from bulletins.pipeline.render.frame import Link
from bulletins.vocabulary import Language

_KINDS = list(PeriodKind)


def above(shelf: Shelf, bulletin: Bulletin, language: Language) -> Iterator[Link]:
    """Yield the way down to a bulletin from its campaign: the month that it belongs to."""
    if bulletin.run.notebook == METHODOLOGY:
        return
    home, period, unit = shelf.campaign.campaign, bulletin.period, bulletin.run.address.unit
    if unit is not None:
        yield Link(period.title(language), f"{home}/{period}")
    elif period.kind is PeriodKind.TEN_DAYS:
        month = period.of_kind(PeriodKind.MONTH)
        yield Link(month.title(language), f"{home}/{month}")


def neighbours(shelf: Shelf, bulletin: Bulletin, language: Language) -> tuple[Link, ...]:
    """Return links to the bulletins before and after, of the same kind of period, and to all of the same unit."""
    if bulletin.run.notebook == METHODOLOGY:
        return ()
    kind = "month" if bulletin.period.kind is PeriodKind.MONTH else "period"
    before, after = shelf.beside(bulletin)
    tell, unit = words(language), bulletin.run.address.unit
    found: list[Link] = []
    if before is not None:
        found.append(Link(tell(f"previous-{kind}"), before.path, "prev", before.period.title(language)))
    if unit is not None:
        found.append(Link(tell("unit-all-months"), f"{shelf.campaign.campaign}/{unit}"))
    if unit is not None and shelf.compares:
        asked = f"?units={unit}&period={bulletin.period}"
        found.append(Link(tell("unit-compare"), f"{shelf.campaign.campaign}/{COMPARE}", query=asked))
    if after is not None:
        found.append(Link(tell(f"next-{kind}"), after.path, "next", after.period.title(language)))
    return tuple(found)


def periods(shelf: Shelf, bulletin: Bulletin, language: Language) -> tuple[Link, ...]:
    """Return links to the periods that this one belongs to and to those it is made of, where they have pages."""
    if bulletin.run.notebook == METHODOLOGY or bulletin.run.address.unit is not None:
        return ()
    own = bulletin.period
    outer = [one for one in shelf.periods_in_order if _belongs(own, one)]
    inner = [one for one in shelf.periods_in_order if _belongs(one, own)]
    nearest = max((_KINDS.index(one.kind) for one in inner), default=0)
    parts = [one for one in inner if _KINDS.index(one.kind) == nearest]
    return tuple(Link(one.title(language), shelf.periods[one].path) for one in (*outer, *parts))


def _belongs(inner: Period, outer: Period) -> bool:
    """Return whether ``inner`` is a shorter period inside ``outer``; ten days belong to their month only."""
    if inner.kind is PeriodKind.TEN_DAYS and outer.kind is not PeriodKind.MONTH:
        return False
    return inner != outer and outer.holds(inner)
