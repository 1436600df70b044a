"""The release calendar: every period of every campaign with its day and what has become of it; as JSON and iCalendar.

Where a campaign says when it publishes (``releases.csv``) that is the day; else it is the one that the figures are of
(``days``).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from bulletins.evidence.campaign import Campaign
from bulletins.language import words
from bulletins.moments import Moment
from bulletins.periods import Period, PeriodKind, day_title
from bulletins.pipeline.products import credits, days, written
from bulletins.pipeline.products.credits import both
from bulletins.pipeline.products.days import Closing
from bulletins.pipeline.products.holdings import told
from bulletins.pipeline.releases import Release
from bulletins.pipeline.render.catalogue import Shelf
from bulletins.vocabulary import Language

JSON, ICS = "calendar.json", "calendar.ics"
SCHEMA = 1
_IDS = uuid.UUID("5d2f6a0e-6a51-5c1c-9f0e-3c0f3f0d7b11")


class Status(StrEnum):
    """What has become of a bulletin."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    DELAYED = "delayed"


# Where the day of an event comes from, if not from its figures.
RELEASE = "release"


@dataclass(frozen=True)
class Event:
    """A period of a campaign in the calendar; ``address`` is that of its page, where there is one.

    ``closing`` is the day of its figures; ``release`` says when it is published, where the campaign says so.
    """

    campaign: Campaign
    period: Period
    closing: Closing
    status: Status
    address: str | None
    release: Release | None = None

    @property
    def moment(self) -> Moment | None:
        """Return when it is published, where that is known."""
        return self.release.moment if self.release is not None else None

    @property
    def day(self) -> date:
        """Return the day it stands at: that of its release, else that of its figures."""
        return self.moment.day if self.moment is not None else self.closing.day

    @property
    def basis(self) -> str:
        """Return where the day comes from."""
        return RELEASE if self.moment is not None else self.closing.basis.value

    def reason(self, language: Language) -> str:
        """Return why it is delayed; empty where it is not, or nobody says."""
        return self.release.reason(language) if self.release and self.status is Status.DELAYED else ""


def of(shelves: Iterable[Shelf]) -> tuple[Event, ...]:
    """Return the events of all campaigns, the latest first."""
    found = [event for shelf in shelves for event in _of_campaign(shelf)]
    return tuple(sorted(found, key=_latest_first))


def _latest_first(event: Event) -> tuple[int, str, int]:
    longest = -list(PeriodKind).index(event.period.kind)
    return -event.day.toordinal(), event.campaign.campaign, longest


def _of_campaign(shelf: Shelf) -> Iterator[Event]:
    campaign = shelf.campaign
    published = told(shelf)
    for period in scheduled(campaign):
        last = days.told_up_to(period, days.last_month(campaign.months, period))
        release = shelf.releases.get(period)
        status = Status.PUBLISHED if {period, last} <= published else _to_come(release)
        address = f"{campaign.campaign}/{period}" if period in shelf.periods else None
        yield Event(campaign, period, days.closing(campaign, period, last), status, address, release)


def _to_come(release: Release | None) -> Status:
    """Return what has become of a period that is not published: late where its moment has passed."""
    if release is None:
        return Status.ANNOUNCED
    if release.is_due:
        return Status.DELAYED
    # The file may say published before it is.
    return Status.CONFIRMED if release.is_early else Status(release.status)


def scheduled(campaign: Campaign) -> tuple[Period, ...]:
    """Return the periods that a campaign publishes; that to date is no release of its own: every month renews it."""
    longer = [one for one in campaign.rolled_up(campaign.months) if one.kind is not PeriodKind.TO_DATE]
    return (*campaign.months, *campaign.schedule.ten_days, *longer)


def rows(events: Sequence[Event], language: Language) -> list[dict[str, Any]]:
    """Return the events as the rows of the page in one language."""
    return [
        {
            "day": day_title(event.closing.day, language),
            "release": event.moment.title(language) if event.moment is not None else "",
            "reason": event.reason(language),
            "campaign": event.campaign.name.text(language),
            "home": event.campaign.campaign,
            "period": event.period.title(language),
            "address": event.address,
            "status": event.status.value,
            "status_word": status_word(event, language),
        }
        for event in events
    ]


def document(events: Sequence[Event]) -> bytes:
    """Return ``calendar.json``, in both languages at once."""
    return written.document({"schema": SCHEMA, "events": [plain(event) for event in events]})


def plain(event: Event) -> dict[str, Any]:
    """Return an event as plain data."""
    campaign = event.campaign
    return {
        "campaign": campaign.campaign,
        "name": both(campaign.name),
        "nature": campaign.nature,
        "period": str(event.period),
        "kind": event.period.kind.value,
        "title": {language.value: event.period.title(language) for language in Language},
        "day": event.day.isoformat(),
        "time": f"{event.moment.minute:%H:%M}" if event.moment is not None and event.moment.minute else None,
        "basis": event.basis,
        "closing": {"day": event.closing.day.isoformat(), "basis": event.closing.basis.value},
        "status": event.status.value,
        "reason": {language.value: told for language in Language if (told := event.reason(language))} or None,
        "address": event.address,
    }


def icalendar(events: Sequence[Event], language: Language) -> bytes:
    """Return ``calendar.ics`` in one language: a day for each event, the same bytes from the same events."""
    # Imported here: few builds write a calendar.
    from icalendar import Calendar

    tell = words(language)
    calendar = Calendar()
    calendar.add("prodid", f"-//bulletins//calendar//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", tell("calendar-name"))
    for event in events:
        calendar.add_component(_entry(event, language))
    return bytes(calendar.to_ical())


def _entry(event: Event, language: Language) -> Any:
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", str(uuid.uuid5(_IDS, f"{event.campaign.campaign}/{event.period}")))
    entry.add("dtstamp", datetime.combine(event.closing.day, time(), UTC))
    moment = event.moment
    entry.add("dtstart", moment.at.astimezone(UTC) if moment is not None and moment.minute else event.day)
    entry.add("summary", _summary(event, language))
    entry.add("description", _description(event, language))
    entry.add("categories", [credits.label(event.campaign.nature, language)])
    is_firm = event.status in (Status.PUBLISHED, Status.CONFIRMED)
    entry.add("status", "CONFIRMED" if is_firm else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    return entry


def _summary(event: Event, language: Language) -> str:
    tell = words(language)
    return tell("calendar-event", campaign=event.campaign.short.text(language),
                period=event.period.title(language), status=status_word(event, language))  # fmt: skip


def _description(event: Event, language: Language) -> str:
    tell, notice = words(language), credits.warning(event.campaign, language)
    if event.moment is not None:
        told = tell("calendar-event-release", notice=notice, closing=day_title(event.closing.day, language))
    else:
        told = tell("calendar-event-text", notice=notice, basis=basis_word(event, language))
    reason = event.reason(language)
    return f"{told}{tell('calendar-event-reason', reason=reason)}" if reason else told


def status_word(event: Event, language: Language) -> str:
    """Return the status as a reader reads it."""
    return words(language)(f"calendar-status-{event.status}")


def basis_word(event: Event, language: Language) -> str:
    """Return where the day comes from as a reader reads it."""
    return words(language)(f"calendar-basis-{event.closing.basis.replace('_', '-')}")
