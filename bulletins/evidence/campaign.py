"""A campaign's rules as data: what ``campaign.yml`` may say, typed and frozen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from bulletins.evidence.scheme import RESERVED_ACTION, Action, Indicator, Ranking, Scheme
from bulletins.evidence.typed import (
    Code,
    Day,
    Filled,
    Frozen,
    Link,
    MonthText,
    Text,
    refuse_other_sum,
    refuse_repeats,
)
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import Language, UnitKind

__all__ = ["RESERVED_ACTION", "Action", "Campaign", "Indicator", "Ranking", "Scheme"]

# Periods with figures of their own; longer ones are rolled up from months.
SNAPSHOTS = (PeriodKind.MONTH, PeriodKind.TEN_DAYS)
# As many tiles stand beside each other as a phone has room for with a name in each; below each other, a screen's worth.
MOST_TILES_ACROSS, MOST_TILES_DOWN = 8, 16


class Source(Frozen):
    """Where the figures or the facts come from, linked on every page."""

    title: Text
    publisher: Text
    published: Day | None = None
    url: Link | None = None


class Version(Frozen):
    """A version of the rules: since when it holds and what it changed."""

    version: Filled = Field(description="its name")
    since: Day = Field(description="from when it holds")
    changed: Text = Field(description="what it changed")


class Schedule(Frozen):
    """How much of the plan's time has passed at the end of each evaluated period, in months; halves occur.

    Keys are months (2018-01) and, where reports come every ten days, ten-day periods (2018-01-d2).
    """

    months_in_plan: float = Field(gt=0)
    elapsed: Annotated[dict[str, float], Field(min_length=1)]

    @field_validator("elapsed")
    @classmethod
    def _in_order(cls, elapsed: dict[str, float]) -> dict[str, float]:
        for text in elapsed:
            try:
                kind = Period.parse(text).kind
            except ValueError:
                kind = None
            if kind not in SNAPSHOTS:
                raise PydanticCustomError("not-a-month", "", {"month": text}) from None
        values = [elapsed[str(period)] for period in sorted(map(Period.parse, elapsed))]
        if any(value < 0 for value in values) or values != sorted(values):
            raise PydanticCustomError("elapsed-falls", "elapsed falls")
        return elapsed

    @model_validator(mode="after")
    def _within_plan(self) -> Schedule:
        if max(self.elapsed.values()) > self.months_in_plan:
            raise PydanticCustomError("elapsed-beyond-plan", "", {"plan": f"{self.months_in_plan:g}"})
        return self

    def of_kind(self, kind: PeriodKind) -> tuple[Period, ...]:
        """Return the evaluated periods of one kind, first to last."""
        return tuple(sorted(one for one in map(Period.parse, self.elapsed) if one.kind is kind))

    @property
    def months(self) -> tuple[Period, ...]:
        """Return the evaluated months, first to last."""
        return self.of_kind(PeriodKind.MONTH)

    @property
    def ten_days(self) -> tuple[Period, ...]:
        """Return the evaluated ten-day periods, first to last."""
        return self.of_kind(PeriodKind.TEN_DAYS)

    def share(self, period: Period) -> float:
        """Return the share of the plan's time that has passed at the end of ``period``, from 0 to 1."""
        return self.elapsed[str(period)] / self.months_in_plan


class Rollup(Frozen):
    """How a longer period's score is made of the scores of shorter ones.

    ``snapshot`` takes the last, ``mean`` the mean, ``weighted`` the sum of ``weights`` per cent of each in turn.
    ``field_marks`` per cent of it are marks given on the spot (table ``field``); they and the weights are 100.
    ``when_missing`` says what a shorter period without a score does: it is left out, counts 0, the last score
    before it stands in, or the whole period is not published.
    """

    of: Literal["month", "quarter"] = Field(default="month", description="what it is made of")
    combine: Literal["snapshot", "mean", "weighted"] = Field(description="how")
    weights: tuple[Annotated[float, Field(ge=0)], ...] = Field(
        default=(), description="per cent of each part in turn"
    )
    field_marks: float = Field(default=0, ge=0, lt=100, description="per cent of marks given on the spot")
    when_missing: Literal["leave_out", "zero", "carry", "wait"] = Field(
        default="leave_out", description="what a part without a score does"
    )

    @model_validator(mode="after")
    def _whole(self) -> Rollup:
        if (self.combine == "weighted") != bool(self.weights):
            raise PydanticCustomError("rollup-weights", "weights go with combine: weighted")
        if self.weights:
            refuse_other_sum([*self.weights, self.field_marks], "rollup-does-not-sum")
        return self


class Rollups(Frozen):
    """Which longer periods are published, and how each is made."""

    quarter: Rollup | None = Field(default=None, description="how quarters are made")
    year: Rollup | None = Field(default=None, description="how years are made")
    to_date: Rollup | None = Field(default=None, description="how the campaign to date is made")

    def of(self, kind: PeriodKind) -> Rollup | None:
        """Return how periods of this kind are made; ``None`` if they are not published."""
        rollups = {
            PeriodKind.QUARTER: self.quarter,
            PeriodKind.YEAR: self.year,
            PeriodKind.TO_DATE: self.to_date,
        }
        return rollups.get(kind)


class TicketClass(Frozen):
    """A class of problems and how many working days it may take; ``ends`` says what stops the clock.

    A problem inside one's authority ends when it is closed, one outside it when it is handed over.
    """

    id: Code = Field(description="what a problem names")
    name: Text = Field(description="what it is called")
    working_days: int = Field(gt=0, le=250, description="how long it may take")
    ends: Literal["closed", "handed_over"] = Field(default="closed", description="what stops the clock")


class Sensitivity(Frozen):
    """How the ranks are tried: draws of the Monte Carlo, and by how many per cent the weights are varied."""

    draws: int = Field(default=2000, ge=100, le=100_000)
    weights_vary_by: float = Field(default=25, ge=0, lt=100)


# A row of the tile map, from west to east; nothing where no unit lies.
TileRow = Annotated[tuple[Code | None, ...], Field(max_length=MOST_TILES_ACROSS)]


class Campaign(Frozen):
    """One drive with a period, rules and evaluated units."""

    campaign: Code
    rules_version: Filled
    versions: tuple[Version, ...] = ()
    name: Text
    short: Text
    summary: Text
    publisher: Text
    nature: Literal["synthetic", "published"]
    notice: Text
    licence: Text
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    start: Day
    end: Day
    cutoff: dict[MonthText, Day] = Field(default={}, description="the last day of reporting, by period")
    schedule: Schedule
    rollups: Rollups = Rollups()
    bulletins_for: tuple[UnitKind, ...] = (UnitKind.DISTRICT,)
    schemes: Annotated[tuple[Scheme, ...], Field(min_length=1)]
    tickets: tuple[TicketClass, ...] = ()
    sensitivity: Sensitivity = Sensitivity()
    terms: dict[Code, Text] = Field(
        default={}, description="what milestones, sizes, tiers, levels and panels are called"
    )
    tiles: Annotated[tuple[TileRow, ...], Field(max_length=MOST_TILES_DOWN)] = Field(
        default=(),
        description="where units lie: rows of units from north to south, each from west to east; null is empty",
    )

    @field_validator("schemes")
    @classmethod
    def _no_repeats(cls, schemes: tuple[Scheme, ...]) -> tuple[Scheme, ...]:
        refuse_repeats([scheme.id for scheme in schemes])
        return schemes

    @field_validator("tickets")
    @classmethod
    def _no_repeated_class(cls, tickets: tuple[TicketClass, ...]) -> tuple[TicketClass, ...]:
        refuse_repeats([one.id for one in tickets])
        return tickets

    @field_validator("tiles")
    @classmethod
    def _no_tile_twice(cls, tiles: tuple[TileRow, ...]) -> tuple[TileRow, ...]:
        units = [unit for row in tiles for unit in row if unit is not None]
        for unit in units:
            if units.count(unit) > 1:
                raise PydanticCustomError("tile-repeated", "", {"unit": unit})
        return tiles

    @model_validator(mode="after")
    def _period_in_order(self) -> Campaign:
        if self.end < self.start:
            raise PydanticCustomError("period-reversed", "period reversed")
        evaluated = sorted(map(Period.parse, self.schedule.elapsed))
        outside = [one for one in evaluated if one.last_day < self.start or one.first_day > self.end]
        if outside:
            raise PydanticCustomError("month-outside-period", "", {
                "month": ", ".join(map(str, outside)),
                "start": self.start.isoformat(), "end": self.end.isoformat()})  # fmt: skip
        if self.versions and self.rules_version not in [one.version for one in self.versions]:
            raise PydanticCustomError("version-not-told", "", {"version": self.rules_version})
        return self

    @property
    def months(self) -> tuple[Period, ...]:
        """Return the evaluated months, first to last."""
        return self.schedule.months

    def series(self, period: Period) -> tuple[Period, ...]:
        """Return the evaluated periods of the same kind as ``period``, first to last."""
        return self.schedule.of_kind(period.kind)

    def rolled_up(self, months: tuple[Period, ...]) -> tuple[Period, ...]:
        """Return the longer periods that are published once ``months`` have figures, the shorter ones first."""
        kinds = [kind for kind in PeriodKind if self.rollups.of(kind) is not None]
        return tuple(dict.fromkeys(month.of_kind(kind) for kind in kinds for month in months))

    @property
    def tile_places(self) -> dict[str, tuple[int, int]]:
        """Return the row and the column of each unit that has a tile, from the north-west and from 0, in that order."""
        return {
            unit: (row, column)
            for row, units in enumerate(self.tiles)
            for column, unit in enumerate(units)
            if unit is not None
        }

    def term(self, code: str, language: Language | str) -> str:
        """Return what a milestone or a size is called; the code itself where the campaign does not say."""
        return self.terms[code].text(language) if code in self.terms else code
