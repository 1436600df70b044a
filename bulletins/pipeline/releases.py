"""What may be shown to the public by now: releases, the time it is, and what is held back until its own.

A page is held back while its own period is, or one whose figures it shows. What is published of other periods (longer
ones, the rules with their example) is made as if a month held back were not there yet.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bulletins import paths
from bulletins.errors import Fault, FaultyEvidence, UserError
from bulletins.moments import CHINA, Moment
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import Address, Language

if TYPE_CHECKING:
    from bulletins.pipeline.plan import Run

FILE = "releases.csv"
# What says the time instead of the clock: an option of the door, or whoever packs the site.
AS_OF_VARIABLE, EPOCH_VARIABLE = "BULLETINS_AS_OF", "SOURCE_DATE_EPOCH"
_SNAPSHOTS = (PeriodKind.MONTH, PeriodKind.TEN_DAYS)


@dataclass(frozen=True)
class Release:
    """When a period of a campaign is published: ``moment``, which a delayed one may not have yet.

    ``status`` is what the file says, ``reasons`` why, by language, where it says so. ``is_due`` once the moment is
    there.
    """

    campaign: str
    period: Period
    status: str
    moment: Moment | None
    is_due: bool
    reasons: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """Return the period as an address."""
        return f"{self.campaign}/{self.period}"

    @property
    def is_early(self) -> bool:
        """Return whether the file says published and the moment has not come."""
        return self.status == "published" and not self.is_due

    def reason(self, language: Language | str) -> str:
        """Return why it is as it is; empty where that is not told."""
        return dict(self.reasons).get(str(language), "")

    def as_dict(self) -> dict[str, str | None]:
        """Return it as plain data: what is waited for, and until when."""
        return {
            "period": self.name,
            "status": self.status,
            "until": str(self.moment) if self.moment else None,
        }

    def as_text(self) -> str:
        """Return all of it as a text, to hash; the same for the same release."""
        return f"{self.name} {self.status} {self.moment} {self.is_due} {self.reasons}"


@dataclass(frozen=True)
class Releases:
    """The releases of all campaigns at one moment; ``faults`` are those of their files."""

    now: datetime
    by_campaign: Mapping[str, Mapping[Period, Release]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    is_told: bool = False  # whether somebody said what time it is: then no clock decides

    def refuse_faults(self, looked_at: Collection[str] = ()) -> None:
        """Raise ``FaultyEvidence`` where a file is wrong: nobody knows what it holds back.

        Of the campaigns ``looked_at`` everything was checked before.
        """
        faults = list(self.faults)
        for campaign in self.by_campaign:
            if campaign not in looked_at:
                from bulletins.evidence import sources

                faults += sources.release_faults(campaign)
        if faults:
            raise FaultyEvidence(faults)

    def of(self, campaign: str) -> Mapping[Period, Release]:
        """Return the releases of a campaign."""
        return self.by_campaign.get(campaign, {})

    def withheld(self) -> list[Release]:
        """Return the releases that are still to come, by campaign and period."""
        every = (one for campaign in sorted(self.by_campaign) for one in self.of(campaign).values())
        return sorted((one for one in every if not one.is_due), key=lambda one: (one.campaign, one.period))

    def early(self) -> list[Release]:
        """Return those of which the file says that they are published, and that are not."""
        return [one for one in self.withheld() if one.is_early]

    def holding(self, address: Address, reads: Iterable[str]) -> Release | None:
        """Return the release that the page at ``address`` waits for; the last of several; ``None`` if for none.

        ``reads`` are the files that it was made from, as its record names them.
        """
        own = self.of(address.campaign)
        if all(one.is_due for one in own.values()):
            return None
        about = {period for text in (address.period, *_folders(reads)) if (period := _period(text))}
        waits = [
            one for one in own.values() if not one.is_due and any(_covers(one.period, two) for two in about)
        ]
        return max(waits, key=_latest, default=None)

    def of_run(self, run: Run) -> Release | None:
        """Return the release that the page of a run waits for, as it is planned; ``None`` if for none."""
        return self.holding(run.address, (one.path for one in run.inputs))

    def bounds(self) -> tuple[float | None, float | None]:
        """Return the last moment of release that has come and the next one, as seconds since 1970.

        Between the two nothing changes. Where the time was told no clock changes anything.
        """
        if self.is_told:
            return None, None
        moments = [
            one.moment.at.timestamp()
            for several in self.by_campaign.values()
            for one in several.values()
            if one.moment
        ]
        now = self.now.timestamp()
        return (
            max((one for one in moments if one <= now), default=None),
            min((one for one in moments if one > now), default=None),
        )


def now() -> tuple[datetime, bool]:
    """Return what time it is, and whether that was told: by ``--as-of`` or SOURCE_DATE_EPOCH, else by the clock."""
    told, epoch = os.environ.get(AS_OF_VARIABLE, ""), os.environ.get(EPOCH_VARIABLE, "")
    if told:
        return as_of(told).at, True
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(CHINA), True
    return datetime.now(CHINA), False


def as_of(text: str) -> Moment:
    """Return the moment that was asked for; raise ``UserError`` for any other form."""
    try:
        return Moment.parse(text)
    except ValueError:
        raise UserError("as-of-in-other-form", text=text) from None


def read() -> Releases:
    """Return the releases of all campaigns of the data folder."""
    at, told = now()
    by_campaign: dict[str, Mapping[Period, Release]] = {}
    faults: list[Fault] = []
    for campaign in _with_file():
        from bulletins.evidence import sources  # only where there is something to read

        try:
            rows = sources.load_releases(campaign)
        except FaultyEvidence as faulty:
            faults += faulty.faults
            continue
        by_campaign[campaign] = {one.period: one for one in (_release(campaign, row, at) for row in rows)}
    return Releases(at, by_campaign, tuple(faults), told)


def withhold() -> Releases:
    """Return the releases, and tell everything that reads data what is held back, the notebooks' processes included."""
    found = read()
    names = " ".join(one.name for one in found.withheld())
    if names:
        os.environ[paths.WITHHELD_VARIABLE] = names
    else:
        os.environ.pop(paths.WITHHELD_VARIABLE, None)
    return found


def withheld_of(campaign: str) -> str:
    """Return what of a campaign is held back, as ``withhold`` told it: a part of what its survey rests on."""
    told = os.environ.get(paths.WITHHELD_VARIABLE, "").split()
    return " ".join(one for one in told if one.startswith(f"{campaign}/"))


def _with_file() -> Iterator[str]:
    """Yield the campaigns that say when they publish."""
    try:
        folders = sorted(entry.name for entry in os.scandir(paths.data_folder()) if entry.is_dir())
    except OSError:  # whoever surveys says what is wrong
        return
    from bulletins.evidence.folders import is_code

    for name in folders:
        if (paths.data_folder() / name / FILE).is_file() and is_code(name):
            yield name


def _release(campaign: str, row: object, at: datetime) -> Release:
    from bulletins.evidence.contracts import ReleaseRow

    assert isinstance(row, ReleaseRow)
    moment = Moment.parse(row.date) if row.date is not None else None
    told = {"zh": row.reason_zh, "en": row.reason_en}
    reasons = tuple((language, text) for language, text in told.items() if text)
    is_due = moment is not None and moment.at <= at
    return Release(campaign, Period.parse(row.period), row.status, moment, is_due, reasons)


def _folders(reads: Iterable[str]) -> set[str]:
    """Return the folders of periods among the paths of files."""
    return {parts[1] for path in reads if len(parts := path.split("/")) == 3}


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None


def _covers(waiting: Period, period: Period) -> bool:
    """Return whether a page made from ``period`` must wait for ``waiting``: a period tells of those before it."""
    if waiting.kind is period.kind and waiting.kind in _SNAPSHOTS:
        return waiting <= period
    return waiting == period


def _latest(release: Release) -> datetime:
    return release.moment.at if release.moment is not None else datetime.max.replace(tzinfo=UTC)
