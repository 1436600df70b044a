"""The words of the domain that every room shares: languages, kinds, lights, states, fates, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# What the figures of a notebook's cell show, for whoever takes it away: CSV by the figures' names.
FIGURE_DATA = "application/vnd.bulletins.figures+json"


class Language(StrEnum):
    """A language of the site; Chinese comes first and has no prefix in addresses."""

    ZH = "zh"
    EN = "en"


class UnitKind(StrEnum):
    """What sort of body is evaluated."""

    DISTRICT = "district"
    DEPARTMENT = "department"
    TOWN = "town"
    PARK = "park"
    HEADQUARTERS = "headquarters"
    COUNTRY = "country"
    REGION = "region"
    AREA = "area"
    ORGANISATION = "organisation"


class Light(StrEnum):
    """The status of a project or a unit, from bad to good; ``none`` where nothing can be said."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    NONE = "none"


class ReportState(StrEnum):
    """Why a figure is there or not: a missing report is never the same as a task that does not apply."""

    REPORTED = "reported"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"


class TicketState(StrEnum):
    """Where a problem ticket stands at the end of a period; what its class says ends it counts as closed."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    OVERDUE = "overdue"
    CLOSED_IN_TIME = "closed_in_time"
    CLOSED_LATE = "closed_late"


class Fate(StrEnum):
    """What has become of one run of a notebook or one page."""

    OUTDATED = "outdated"
    CURRENT = "current"
    EXECUTED = "executed"
    FAILED = "failed"
    RENDERED = "rendered"
    PUBLISHED = "published"
    VERIFIED = "verified"
    DIFFERS = "differs"


class Agreement(StrEnum):
    """How a published figure compares with the one recomputed here.

    Where a source says “more than” or “nearly”, the computed figure is at least or at most the published one.
    """

    AGREES = "agrees"
    WITHIN_ROUNDING = "within_rounding"
    TRUNCATED = "truncated"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    DIFFERS = "differs"
    NOT_COMPUTABLE = "not_computable"


# The page of a campaign's rules lies where a period's would.
METHODOLOGY = "methodology"


@dataclass(frozen=True)
class Address:
    """Where a bulletin lives: the same string in the plan, the log, the path, the URL and the tests.

    ``fuzhou-120-2021/2021-12/changle`` is a district's bulletin, ``fuzhou-120-2021/2021-12`` a month's overview,
    ``jinjiang-2018/2018-01-d2``, ``…/2018-Q1``, ``…/2018`` and ``…/to-date`` are other periods' pages, and
    ``…/methodology`` (``METHODOLOGY`` in the place of a period) is the page of the rules.
    """

    campaign: str
    period: str
    unit: str | None = None

    def __str__(self) -> str:
        """Return the parts joined by slashes."""
        return "/".join(part for part in (self.campaign, self.period, self.unit) if part)
