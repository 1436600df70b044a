"""Which periods of a campaign there is data for, and what a page about one of them reads."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bulletins import paths
from bulletins.errors import UserError
from bulletins.evidence import folders
from bulletins.evidence.campaign import SNAPSHOTS, Campaign
from bulletins.periods import Period, PeriodKind


@dataclass(frozen=True)
class Asked:
    """What a page is about: its period, the last one with figures of its own, and those up to it."""

    period: Period
    months: tuple[Period, ...]

    @property
    def month(self) -> Period:
        """Return the last period with figures."""
        return self.months[-1]

    def counts(self, longer: Period, campaign: Campaign | None) -> bool:
        """Return whether marks and facts of a longer period belong to the page: it is its own, or is complete.

        It is complete once no evaluated month of it is still to come.
        """
        if longer == self.period or campaign is None:
            return True
        inside = [one for one in campaign.months if longer.holds(one)]
        return self.period.kind is not PeriodKind.TEN_DAYS and bool(inside) and max(inside) <= self.month


def ask(home: Path, campaign: Campaign | None, month: str, period: str) -> Asked:
    """Return what the page is about; raise ``UserError`` if there is no data for it."""
    text, code = (month, "unknown-month") if month else (period, "unknown-period")
    months = evaluated(home, campaign, PeriodKind.MONTH)
    known = list(months)
    if period:
        known += [*evaluated(home, campaign, PeriodKind.TEN_DAYS), *rolled_up(home, campaign)]
    if text not in map(str, known):
        raise UserError(code, **{"month" if month else "period": text}, campaign=home.name,
                        known=", ".join(map(str, sorted(known))))  # fmt: skip
    wanted = Period.parse(text)
    if wanted.kind in SNAPSHOTS:
        series = evaluated(home, campaign, wanted.kind)
        return Asked(wanted, tuple(one for one in series if one <= wanted))
    public = without_withheld(home, months)
    last = max(one for one in public if wanted.holds(one))
    return Asked(wanted, tuple(one for one in public if one <= last))


def evaluated(home: Path, campaign: Campaign | None, kind: PeriodKind) -> tuple[Period, ...]:
    """Return the evaluated periods with a folder; all with one while the rules are not understood."""
    present = [one for one in map(Period.parse, folders.snapshots(home)) if one.kind is kind]
    if campaign is None:
        return tuple(present)
    return tuple(one for one in campaign.schedule.of_kind(kind) if one in present)


def without_withheld(home: Path, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    """Return ``periods`` without those held back from the public, and those after: they tell of the ones before.

    Which are held back the build says, in the environment: it knows what time it is, and nothing here does.
    """
    told = (one.split("/") for one in os.environ.get(paths.WITHHELD_VARIABLE, "").split())
    withheld = [Period.parse(period) for campaign, period in told if campaign == home.name]
    return tuple(
        one for one in periods if not any(other.kind is one.kind and other <= one for other in withheld)
    )


def latest(home: Path, campaign: Campaign | None) -> Period | None:
    """Return the last month with data; the last ten days where there is no month, ``None`` where there are none.

    One that is held back is taken only where there is no other.
    """
    found = evaluated(home, campaign, PeriodKind.MONTH) or evaluated(home, campaign, PeriodKind.TEN_DAYS)
    public = without_withheld(home, found) or found
    return public[-1] if public else None


def rolled_up(home: Path, campaign: Campaign | None) -> tuple[Period, ...]:
    """Return the longer periods that are published; those that wait for a missing month, or one held back, are not."""
    if campaign is None:
        return ()
    months = without_withheld(home, evaluated(home, campaign, PeriodKind.MONTH))
    waiting = [one for one in campaign.months if one not in months]
    found = []
    for period in campaign.rolled_up(months):
        rollup = campaign.rollups.of(period.kind)
        waits = rollup is not None and rollup.when_missing == "wait"
        if not (waits and any(period.holds(one) for one in waiting)):
            found.append(period)
    return tuple(found)
