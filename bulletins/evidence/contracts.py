"""What a row of each table must be: typed, frozen rows, parsed once from the text of a CSV cell."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bulletins.evidence import notation
from bulletins.vocabulary import ReportState, UnitKind

LARGEST = 1_000_000_000.0
_PRINTED = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def _filled(parse: Any) -> Any:
    """Return ``parse`` refusing an empty cell."""

    def parse_filled(text: str) -> Any:
        if text == "":
            raise PydanticCustomError("empty-cell", "empty cell")
        return parse(text)

    return BeforeValidator(parse_filled)


def _optional(parse: Any) -> Any:
    """Return ``parse`` that reads an empty cell as nothing."""
    return BeforeValidator(lambda text: None if text == "" else parse(text))


CodeCell = Annotated[str, _filled(notation.code)]
OptionalCode = Annotated[str | None, _optional(notation.code)]
TextCell = Annotated[str, _filled(notation.line_of_text)]
# What figures show: their font must have every character of it.
NameCell = Annotated[str, _filled(notation.drawable)]
OptionalText = Annotated[str | None, _optional(notation.line_of_text)]
Amount = Annotated[float, _filled(notation.number), Field(ge=0, le=LARGEST)]
# The bounds belong to the number, not to the cell: nothing cannot be compared with them.
OptionalAmount = Annotated[Annotated[float, Field(ge=0, le=LARGEST)] | None, _optional(notation.number)]
OptionalNumber = Annotated[
    Annotated[float, Field(ge=-LARGEST, le=LARGEST)] | None, _optional(notation.number)
]
Points = Annotated[float, _filled(notation.number), Field(ge=-100, le=100)]
Day = Annotated[date, _filled(notation.day)]
OptionalDay = Annotated[date | None, _optional(notation.day)]
MonthCell = Annotated[str, _filled(notation.month)]
DatedCell = Annotated[str, _filled(notation.dated)]
PeriodCell = Annotated[str, _filled(notation.period)]
OptionalMoment = Annotated[str | None, _optional(notation.moment)]


class Row(BaseModel):
    """A row of a table. ``key`` names the columns that no two rows may share.

    ``optional`` columns may be left out of the file: then their cells are empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: ClassVar[tuple[str, ...]]
    optional: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Return the columns of the table, in their order in the file."""
        return tuple(cls.model_fields)


class UnitRow(Row):
    """A unit of ``units.csv``; a unit inside a district names it in ``within``."""

    key = ("unit",)

    unit: CodeCell
    kind: UnitKind
    within: OptionalCode
    tier: OptionalCode
    level: OptionalCode
    name_zh: NameCell
    name_en: NameCell


class ActualRow(Row):
    """An indicator of a unit at the end of a period, from the plan's first day: target and actual.

    ``state`` is ``reported``, ``not_applicable`` (no task: no figures) or ``not_reported`` (figures missing); where
    it is not stated, a row with an actual is reported and one without is not.
    Whether a target is needed depends on the indicator's rule, and is checked with the rules.
    ``cases`` is how many projects the figure rests on. ``published_pct`` is a completion in per cent that the
    source itself prints; it is recomputed and compared. ``reference`` is the unit's own figure of a year before.
    ``provenance`` says who stands behind the figure: the unit that reported it, or somebody who verified it.
    """

    key = ("unit", "action", "indicator")
    optional = (
        "state", "target", "cases", "published_pct", "published_decimals", "reference", "provenance",
    )  # fmt: skip

    unit: CodeCell
    action: CodeCell
    indicator: CodeCell
    state: ReportState
    target: OptionalAmount
    actual: OptionalNumber
    cases: OptionalAmount
    published_pct: OptionalNumber
    published_decimals: Annotated[Annotated[int, Field(ge=0, le=6)] | None, _optional(notation.whole)]
    reference: OptionalNumber
    provenance: Annotated[Literal["reported", "verified"] | None, _optional(str)]

    @model_validator(mode="before")
    @classmethod
    def _with_state(cls, cells: Any) -> Any:
        """Fill in what an empty state means."""
        if not isinstance(cells, dict) or cells.get("state", "") != "":
            return cells
        told = cells.get("actual", "") not in {"", None}
        return {**cells, "state": ReportState.REPORTED if told else ReportState.NOT_REPORTED}

    @model_validator(mode="after")
    def _complete(self) -> ActualRow:
        if self.state is ReportState.REPORTED:
            if self.actual is None:
                raise PydanticCustomError("reported-without-actual", "", {"column": "actual"})
        elif self.actual is not None:
            raise PydanticCustomError(
                "actual-though-not-reported", "", {"column": "actual", "state": self.state.value}
            )
        if self.state is ReportState.NOT_APPLICABLE and self.target is not None:
            raise PydanticCustomError("target-though-not-applicable", "", {"column": "target"})
        if self.published_pct is not None and self.published_decimals is None:
            raise PydanticCustomError("published-without-decimals", "", {"column": "published_decimals"})
        return self


class ProjectRow(Row):
    """A project of a unit: its size class, its next milestone with planned and actual day, its investment."""

    key = ("project", "milestone")

    project: CodeCell
    unit: CodeCell
    action: CodeCell
    name_zh: NameCell
    name_en: NameCell
    size: CodeCell
    milestone: CodeCell
    planned_on: Day
    reached_on: OptionalDay
    planned_investment: Amount
    completed_investment: Amount


class TicketRow(Row):
    """A problem of a unit: opened on, working days it may take, closed on.

    ``working_days`` is empty where ``ticket_class`` names a class of the campaign, which says how many.
    ``owner`` is the unit that has to solve it. An answer, its acceptance and a handing over have their days; the
    clock stands still from ``paused_on`` until ``resumed_on``, and ``extension_days`` working days were granted.
    """

    key = ("ticket",)
    optional = (
        "ticket_class", "owner", "answered_on", "accepted_on", "handed_over_on", "paused_on", "resumed_on",
        "extension_days",
    )  # fmt: skip

    ticket: CodeCell
    unit: CodeCell
    subject_zh: NameCell
    subject_en: NameCell
    opened_on: Day
    working_days: Annotated[Annotated[int, Field(ge=1, le=250)] | None, _optional(notation.whole)]
    closed_on: OptionalDay
    ticket_class: OptionalCode
    owner: OptionalCode
    answered_on: OptionalDay
    accepted_on: OptionalDay
    handed_over_on: OptionalDay
    paused_on: OptionalDay
    resumed_on: OptionalDay
    extension_days: Annotated[Annotated[int, Field(ge=0, le=250)] | None, _optional(notation.whole)]

    @model_validator(mode="after")
    def _in_order(self) -> TicketRow:
        if self.closed_on is not None and self.closed_on < self.opened_on:
            raise PydanticCustomError("closed-before-opened", "", {"column": "closed_on"})
        if (self.working_days is None) == (self.ticket_class is None):
            raise PydanticCustomError("days-or-class", "", {"column": "working_days"})
        steps = [("opened_on", self.opened_on), ("answered_on", self.answered_on),
                 ("accepted_on", self.accepted_on), ("closed_on", self.closed_on)]  # fmt: skip
        told = [(name, day) for name, day in steps if day is not None]
        for (before, earlier), (after, later) in pairwise(told):
            if later < earlier:
                raise PydanticCustomError("steps-reversed", "", {"column": after, "before": before})
        if self.resumed_on is not None and (self.paused_on is None or self.resumed_on < self.paused_on):
            raise PydanticCustomError("resumed-before-paused", "", {"column": "resumed_on"})
        if self.paused_on is not None and self.paused_on < self.opened_on:
            raise PydanticCustomError("steps-reversed", "", {"column": "paused_on", "before": "opened_on"})
        return self


class LedgerRow(Row):
    """A bonus (positive) or penalty (negative) of a unit, in points, dated, with its evidence.

    A gate is an entry whose ``type`` is the gate's id, with 0 points.
    """

    key = ("entry",)

    entry: CodeCell
    unit: CodeCell
    type: CodeCell
    on: Day
    points: Points
    reason_zh: TextCell
    reason_en: TextCell
    evidence: TextCell


class JuryRow(Row):
    """One ballot of a panel: marks for a unit on an indicator. Ballots are numbered; nobody is named."""

    key = ("unit", "action", "indicator", "panel", "ballot")

    unit: CodeCell
    action: CodeCell
    indicator: CodeCell
    panel: CodeCell
    ballot: CodeCell
    marks: Amount


class FieldRow(Row):
    """Marks given to a unit on the spot for a longer period, out of 100, with the reason for them."""

    key = ("scheme", "unit")

    scheme: CodeCell
    unit: CodeCell
    marks: Annotated[float, _filled(notation.number), Field(ge=0, le=100)]
    reason_zh: TextCell
    reason_en: TextCell


class ChangeRow(Row):
    """A unit joins, leaves or moves to another tier or level, from the first day of a month on.

    A unit with a row ``joins`` was not evaluated before it. ``tier`` and ``level`` are those from then on; empty
    cells leave them as they were.
    """

    key = ("unit", "since")

    unit: CodeCell
    since: MonthCell
    change: Literal["joins", "leaves", "moves"]
    tier: OptionalCode
    level: OptionalCode
    reason_zh: TextCell
    reason_en: TextCell


class ProjectScheduleRow(Row):
    """What share of a project's investment is planned to be done at the end of a period, in per cent."""

    key = ("project", "period")

    project: CodeCell
    period: DatedCell
    planned_pct: Annotated[float, _filled(notation.number), Field(ge=0, le=100)]


class FactRow(Row):
    """A published fact that the campaign's figures are compared with.

    ``month`` is the period it is about (2021-12, 2017-Q1, 2018-01-d2).
    ``measure`` is ``position``, ``tied`` (how many units share that unit's position), ``unranked`` (yes or
    no), ``score``, ``light`` (red, yellow or green), or a figure of the scheme's progress: ``completion`` (per
    cent), ``planned``, ``completed``, ``schedule`` (per cent), ``gap`` (percentage points), ``cases``.
    ``target`` and ``actual`` are figures of any indicator, named in ``of`` as action.indicator (``completion``
    may name one too); ``projects`` counts the projects listed, of the action or action.milestone in ``of`` (only
    those that reached it), ``units`` the units of the league, ``tickets`` the problems listed.
    ``actions`` counts the actions that the league's scheme is made of, or the action in ``of``; ``working_days`` is
    how long a problem of the class in ``of`` may take.
    ``unit`` is empty for the league's total.
    ``published`` is the figure as printed: its decimals are the precision compared at.
    ``expect`` is ``agrees``, ``within_rounding`` for a rate that rests on unrounded figures, ``at_least`` and
    ``at_most`` where the source says “more than” or “nearly”, or ``differs`` for a contradiction known in it.
    """

    key = ("fact",)
    optional = ("of",)

    fact: CodeCell
    month: PeriodCell
    league: TextCell
    unit: OptionalCode
    measure: Literal[
        "position", "tied", "unranked", "score", "light", "completion", "planned", "completed", "schedule",
        "gap", "cases", "target", "actual", "projects", "units", "tickets", "actions", "working_days",
    ]  # fmt: skip
    published: TextCell
    expect: Literal["agrees", "within_rounding", "at_least", "at_most", "differs"]
    statement_zh: TextCell
    statement_en: TextCell
    source: TextCell
    of: OptionalText

    @model_validator(mode="after")
    def _comparable(self) -> FactRow:
        if self.measure == "unranked":
            if self.published not in {"yes", "no"}:
                raise PydanticCustomError("published-not-yes", "", {"column": "published"})
        elif self.measure == "light":
            if self.published not in {"red", "yellow", "green"}:
                raise PydanticCustomError("published-not-a-light", "", {"column": "published"})
        elif _PRINTED.fullmatch(self.published) is None:
            raise PydanticCustomError("published-not-a-number", "", {"column": "published"})
        if self.measure in {"target", "actual"} and self.of is None:
            raise PydanticCustomError("fact-of-what", "", {"column": "of"})
        if self.measure == "working_days" and self.of is None:
            raise PydanticCustomError("fact-of-which-class", "", {"column": "of"})
        return self


class ReleaseRow(Row):
    """When a period is published, in China Standard Time: a day (from its first minute on) or a minute of it.

    Until then its pages are made and held back. ``status`` is ``announced`` (the day may change), ``confirmed``,
    ``published`` or ``delayed``: then a reason is told, and there may be no new date yet. Nothing is computed from
    these rows: no page reads them.
    """

    key = ("period",)
    optional = ("reason_zh", "reason_en")

    period: PeriodCell
    status: Literal["announced", "confirmed", "published", "delayed"]
    date: OptionalMoment
    reason_zh: OptionalText
    reason_en: OptionalText

    @model_validator(mode="after")
    def _whole(self) -> ReleaseRow:
        if self.date is None and self.status != "delayed":
            raise PydanticCustomError("release-without-date", "", {"column": "date", "status": self.status})
        if (self.reason_zh is None) != (self.reason_en is None):
            column = "reason_zh" if self.reason_zh is None else "reason_en"
            raise PydanticCustomError("reason-in-one-language", "", {"column": column})
        if self.status == "delayed" and self.reason_zh is None:
            raise PydanticCustomError("delayed-without-reason", "", {"column": "reason_zh"})
        return self


# In the folder of a month or of ten days, in that of a longer period, and in the campaign's own.
MONTHLY_TABLES: dict[str, type[Row]] = {
    "actuals": ActualRow,
    "projects": ProjectRow,
    "tickets": TicketRow,
    "ledger": LedgerRow,
    "jury": JuryRow,
}
ROLLUP_TABLES: dict[str, type[Row]] = {"field": FieldRow}
CAMPAIGN_TABLES: dict[str, type[Row]] = {
    "units": UnitRow,
    "facts": FactRow,
    "changes": ChangeRow,
    "project_schedule": ProjectScheduleRow,
}
# Beside the campaign's own tables, but no page is made from it: whoever changes it executes nothing.
RELEASES = "releases"
RELEASE_TABLES: dict[str, type[Row]] = {RELEASES: ReleaseRow}
REQUIRED_TABLES = ("units", "actuals")
