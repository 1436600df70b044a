"""The day a period's figures are of: the last day of reporting, else the end of the period. No clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bulletins.evidence.campaign import SNAPSHOTS, Campaign
from bulletins.periods import Period, PeriodKind


class Basis(StrEnum):
    """Where a day comes from."""

    CUTOFF = "cutoff"  # the campaign's last day of reporting
    PERIOD_END = "period_end"  # the last day of the period, or of the last one with figures in it


@dataclass(frozen=True, order=True)
class Closing:
    """The day a period's figures are of, and where it comes from."""

    day: date
    basis: Basis


def closing(campaign: Campaign, period: Period | None, last: Period | None) -> Closing:
    """Return the day of the figures of ``period``: what the page calls its data cut-off.

    A longer period is told as far as there are figures: up to ``last``, its last part with any. So is a page about
    no period; where there is nothing to go by it is the campaign's last day.
    """
    told = told_up_to(period, last)
    cutoff = campaign.cutoff.get(str(period), campaign.cutoff.get(str(told)))
    if cutoff is not None:
        return Closing(cutoff, Basis.CUTOFF)
    return Closing(campaign.end if told is None else min(told.last_day, campaign.end), Basis.PERIOD_END)


def coverage(campaign: Campaign, period: Period | None, last: Period | None) -> tuple[date, date]:
    """Return the first and the last day that the figures of ``period`` tell of; without one, of the campaign."""
    told = told_up_to(period, last)
    until = campaign.end if told is None else min(told.last_day, campaign.end)
    if period is None or period.kind is PeriodKind.TO_DATE:
        return min(campaign.start, until), until
    return min(period.first_day, until), until


def told_up_to(period: Period | None, last: Period | None) -> Period | None:
    """Return the period whose end is the end of the figures."""
    return period if period is not None and period.kind in SNAPSHOTS else last


def last_month(periods: Iterable[Period], longer: Period) -> Period | None:
    """Return the last of the months among ``periods`` that lies inside ``longer``."""
    inside = (one for one in periods if one.kind is PeriodKind.MONTH and longer.holds(one))
    return max(inside, default=None)
