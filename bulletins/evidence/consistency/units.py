"""Whether the units fit together: their districts, their addresses, the groups that rank them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletins.errors import Fault
from bulletins.evidence.complaints import one_of
from bulletins.evidence.contracts import UnitRow
from bulletins.evidence.dossier import Evidence, Spot, evaluates, rows_of
from bulletins.vocabulary import UnitKind

# An address of the site already: /<campaign>/methodology/.
RESERVED_UNITS = frozenset({"methodology", "assets", "to-date", "compare", "latest"})
_LIKE_PERIOD = re.compile(r"\d{4}(-.*)?", re.ASCII)


def find(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong with the rows of ``units.csv`` beside each other and the rules."""
    for spot, row in rows_of(evidence.units, UnitRow):
        assert isinstance(row, UnitRow)
        if row.unit in RESERVED_UNITS or _LIKE_PERIOD.fullmatch(row.unit):
            yield spot.fault("reserved-code", "unit", row.unit)
        yield from _district(evidence, spot, row)
        yield from _groups(evidence, spot, row)


def unknown(evidence: Evidence, spot: Spot, column: str, unit: str | None) -> Iterator[Fault]:
    """Yield the fault of a cell that names a unit which there is not."""
    if unit is not None and unit not in evidence.unit_codes and evidence.units_are_known:
        code, told = evidence.unknown_unit(unit)
        yield spot.fault(code, column, unit, **dict(told))


def _district(evidence: Evidence, spot: Spot, row: UnitRow) -> Iterator[Fault]:
    if row.within is None:
        return
    if row.within not in evidence.unit_codes or row.within == row.unit:
        others = [code for code in evidence.unit_codes if code != row.unit]
        code, told = one_of("unknown-unit", row.within, others)
        yield spot.fault(code, "within", row.within, **dict(told))
    elif (district := evidence.unit_rows.get(row.within)) and district.kind is not UnitKind.DISTRICT:
        yield spot.fault("within-not-a-district", "within", row.within)


def _groups(evidence: Evidence, spot: Spot, row: UnitRow) -> Iterator[Fault]:
    """Yield the empty cells of a unit whose scheme ranks by them at some time."""
    told: set[str] = set()
    for _, standing in evidence.standings(row.unit):
        for scheme in evidence.campaign.schemes if evidence.campaign is not None else ():
            by = scheme.ranking.by
            if standing is None or by == "all" or not evaluates(scheme, standing):
                continue
            if getattr(standing, by) is None and scheme.id not in told:
                told.add(scheme.id)
                yield spot.fault("unit-without-group", by, None, unit=row.unit, scheme=scheme.id)
