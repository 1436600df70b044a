"""Whether the rules name what there is: the folder, the districts, the units chosen one by one."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.errors import Fault
from bulletins.evidence.campaign import Campaign, Scheme
from bulletins.evidence.complaints import one_of
from bulletins.evidence.document import Place
from bulletins.evidence.dossier import Evidence, evaluates
from bulletins.periods import Period

# Each is an address of the site already: /en/, /about/ and so on.
RESERVED_CAMPAIGNS = frozenset({
    "en", "about", "assets", "site-libs", "search", "downloads", "api", "calendar", "index", "schema",
    "find", "pagefind",
})  # fmt: skip


def find(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong with ``campaign.yml`` beside the other files."""
    if evidence.campaign is None:
        return
    yield from _names(evidence, evidence.campaign)
    if evidence.units_are_sound:
        for position, scheme in enumerate(evidence.campaign.schemes):
            yield from _selection(evidence, scheme, ("schemes", position, "units"))
        yield from _tiles(evidence, evidence.campaign)


def _names(evidence: Evidence, campaign: Campaign) -> Iterator[Fault]:
    if campaign.campaign != evidence.campaign_id:
        yield _fault(evidence, "campaign-other-than-folder", ("campaign",), campaign.campaign,
                     folder=evidence.campaign_id)  # fmt: skip
    if evidence.campaign_id in RESERVED_CAMPAIGNS:
        yield _fault(evidence, "reserved-code", ("campaign",), evidence.campaign_id)
    periods = [*map(str, sorted(map(Period.parse, campaign.schedule.elapsed))),
               *map(str, campaign.rolled_up(campaign.months))]  # fmt: skip
    for period in campaign.cutoff:
        if period not in periods:
            yield _fault(evidence, "unknown-month", ("cutoff", period), period, known=", ".join(periods))


def _selection(evidence: Evidence, scheme: Scheme, place: Place) -> Iterator[Fault]:
    chosen, codes = scheme.units, list(evidence.unit_codes)
    named = [((*place, "within"), chosen.within)] if chosen.within is not None else []
    unknown = [(at, unit) for at, unit in [*named, *(((*place, "only", n), one) for n, one in
               enumerate(chosen.only))] if unit not in evidence.unit_codes]  # fmt: skip
    for at, unit in unknown:
        code, told = one_of("unknown-unit", unit, codes)
        yield _fault(evidence, code, at, unit, **dict(told))
    standings = [row for unit in evidence.unit_rows for _, row in evidence.standings(unit) if row is not None]
    for group in ("tiers", "levels"):
        known = sorted({found for row in standings if (found := getattr(row, group.removesuffix("s")))})
        for number, one in enumerate(getattr(chosen, group)):
            if one not in known:
                code, told = one_of("unknown-group", one, known)
                unknown.append(((*place, group, number), one))
                yield _fault(evidence, code, (*place, group, number), one, **dict(told))
    if not unknown and not any(evaluates(scheme, row) for row in standings):
        yield _fault(evidence, "scheme-without-units", place, scheme.id)


def _tiles(evidence: Evidence, campaign: Campaign) -> Iterator[Fault]:
    """Yield the tiles of units that there are not, or that nobody ranks: they would stay empty."""
    for unit, (row, column) in campaign.tile_places.items():
        place = ("tiles", row, column)
        if unit not in evidence.unit_codes:
            code, told = one_of("unknown-unit", unit, evidence.unit_codes)
            yield _fault(evidence, code, place, unit, **dict(told))
        elif not evidence.schemes_ever(unit):
            yield _fault(evidence, "tile-without-scheme", place, unit)


def _fault(evidence: Evidence, code: str, place: Place, value: str, **details: str) -> Fault:
    document = evidence.rules.document
    line, name = document.lines.get(place, 1), document.name(place)
    return Fault(document.file, code, line, name, value, tuple(details.items()))
