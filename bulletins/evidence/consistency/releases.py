"""Whether the dates of release are of periods that the campaign publishes, and of none before it has begun."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.errors import Fault
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.complaints import one_of
from bulletins.evidence.contracts import RELEASES, ReleaseRow
from bulletins.evidence.dossier import Evidence, Spot, rows_of
from bulletins.moments import Moment
from bulletins.periods import Period, PeriodKind


def find(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong with the rows of ``releases.csv`` beside the rules."""
    if evidence.campaign is None:
        return
    known = released(evidence.campaign)
    for spot, row in rows_of(evidence.tables.get(RELEASES), ReleaseRow):
        assert isinstance(row, ReleaseRow)
        period = Period.parse(row.period)
        if period.kind is PeriodKind.TO_DATE:
            yield spot.fault("release-to-date", "period", row.period)
        elif period not in known:
            code, told = one_of("release-of-no-period", row.period, map(str, known))
            yield spot.fault(code, "period", row.period, **dict(told))
        elif row.date is not None:
            yield from _too_early(spot, period, row.date)


def released(campaign: Campaign) -> tuple[Period, ...]:
    """Return the periods that have a release of their own; the campaign to date has none: every month renews it."""
    longer = [one for one in campaign.rolled_up(campaign.months) if one.kind is not PeriodKind.TO_DATE]
    return (*campaign.months, *campaign.schedule.ten_days, *longer)


def _too_early(spot: Spot, period: Period, told: str) -> Iterator[Fault]:
    if Moment.parse(told).day < period.first_day:
        yield spot.fault("release-before-period", "date", told, first=period.first_day.isoformat())


def doubts(evidence: Evidence) -> Iterator[Fault]:
    """Yield, as warnings, dates before the figures are in, and those before the date of an earlier period."""
    campaign = evidence.campaign
    if campaign is None:
        return
    latest: dict[PeriodKind, ReleaseRow] = {}
    rows = [(spot, row) for spot, row in rows_of(evidence.tables.get(RELEASES), ReleaseRow)]
    dated = [(spot, row) for spot, row in rows if isinstance(row, ReleaseRow) and row.date is not None]
    for spot, row in sorted(dated, key=lambda one: Period.parse(one[1].period)):
        assert row.date is not None
        period, moment = Period.parse(row.period), Moment.parse(row.date)
        if period.kind is PeriodKind.TO_DATE:
            continue
        closing = campaign.cutoff.get(row.period, min(period.last_day, campaign.end))
        if period.first_day <= moment.day < closing:
            yield spot.fault("release-before-figures", "date", row.date, closing=closing.isoformat())
        before = latest.get(period.kind)
        if before is not None and before.date is not None and moment.at < Moment.parse(before.date).at:
            earlier = {"earlier": before.period, "date": before.date}
            yield spot.fault("release-out-of-order", "date", row.date, **earlier)
        else:
            latest[period.kind] = row
