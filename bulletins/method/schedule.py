"""Done against plan: completion, the share of the plan's time that has passed, the gap between them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from bulletins.evidence.campaign import Campaign
from bulletins.method import reports
from bulletins.method.numbers import significant
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import ReportState

COLUMNS = [
    "month", "scheme", "unit", "planned", "completed", "completion_pct", "schedule_pct", "gap_pp", "cases",
]  # fmt: skip
_TEXTS = ("month", "scheme", "unit")
_NO_PROJECTS = pd.DataFrame(columns=["month", "unit", "action"], dtype=object)
_NO_JURY = pd.DataFrame(columns=["month", "unit", "action", "indicator"], dtype=object)


def progress(actuals: pd.DataFrame, belongs: pd.DataFrame, campaign: Campaign) -> pd.DataFrame:
    """Return ``COLUMNS``, unrounded, for every unit of the schemes that name their ``progress`` indicator.

    ``belongs`` says who is in which scheme in each month (``membership.members``). ``completion_pct`` and
    ``schedule_pct`` are per cent, ``gap_pp`` their difference in percentage points: below 0 is behind schedule, and
    0 is 0 whatever binary makes of it. A unit that has not reported has NaN; one without the task has no row.
    """
    named = {scheme.id: scheme.progress for scheme in campaign.schemes if scheme.progress}
    if not named:
        return pd.DataFrame({name: pd.Series(dtype=object if name in _TEXTS else float) for name in COLUMNS})
    told = actuals[_indicators(actuals).isin(list(named.values()))]
    members = belongs[belongs["scheme"].isin(list(named))]
    rows = reports.owed(told, _NO_PROJECTS, _NO_JURY, members, campaign)
    rows = rows[_indicators(rows) == rows["scheme"].map(named)]
    rows = rows[rows["state"] != ReportState.NOT_APPLICABLE]
    frame = rows.rename(columns={"target": "planned", "actual": "completed"})
    return _with_rates(frame.assign(schedule_pct=elapsed_shares(frame["month"], campaign) * 100))


def total(progress: pd.DataFrame) -> pd.DataFrame:
    """Return the sums over each month's and scheme's reporting units, ``unit`` empty; same columns.

    ``cases`` is NaN unless every one of them has its own: a sum of some would pass for the sum of all.
    """
    reported = progress[progress["completed"].notna()]
    groups = reported.groupby(["month", "scheme"], sort=False)
    sums = groups[["planned", "completed", "cases"]].agg(_sum)
    sums["cases"] = sums["cases"].where(groups["cases"].count() == groups.size())
    return _with_rates(sums.assign(schedule_pct=groups["schedule_pct"].first(), unit="").reset_index())


def _sum(values: pd.Series) -> float:
    """Return the exact sum of what is there: the last bit of pandas' own depends on what else is in the frame."""
    told = values.dropna()
    return math.fsum(told) if len(told) else math.nan


def elapsed_shares(months: pd.Series, campaign: Campaign) -> pd.Series:
    """Return the share of the plan's time that has passed at the end of each month, from 0 to 1."""
    shares = {month: campaign.schedule.share(Period.parse(month)) for month in months.unique()}
    return months.map(shares).astype(float)


def planned_by_project(projects: pd.DataFrame, schedule: pd.DataFrame | None) -> pd.Series:
    """Return what per cent of each project's investment its own schedule plans by the period's end; else NaN.

    The schedule states shares at the ends of periods. Between two stated ends the share grows evenly from month to
    month (ten days are a third of one), from nothing at the beginning of the first period stated; after the
    last it stays. A quarter planned to end at 30 % has 10 % due in its first month.
    """
    if schedule is None or schedule.empty:
        return pd.Series(float("nan"), index=projects.index)
    curves = {str(project): _curve(rows) for project, rows in schedule.groupby("project", sort=False)}
    found = [
        float(np.interp(_months_to_end(Period.parse(month)), *curves[project]))
        if project in curves
        else np.nan
        for project, month in zip(projects["project"], projects["month"], strict=True)
    ]
    return pd.Series(found, index=projects.index, dtype=float)


def _curve(rows: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Return a project's stated shares with their ends in months, first to last, from nothing at the beginning."""
    planned = {Period.parse(text): float(share) for text, share in
               zip(rows["period"], rows["planned_pct"], strict=True)}  # fmt: skip
    stated = sorted(planned)
    first = min(period.first_day for period in stated)
    start = _months_to_end(Period.month(first.year, first.month)) - 1 + (first.day - 1) // 10 / 3
    return [start, *map(_months_to_end, stated)], [0.0, *(planned[period] for period in stated)]


def _months_to_end(period: Period) -> float:
    """Return the months that have passed at the period's end, counted from the year 0; ten days are a third."""
    end = period.last_day
    third = period.number % 3 / 3 if period.kind is PeriodKind.TEN_DAYS else 0.0
    return end.year * 12 + end.month - (1 - third if third else 0.0)


def _with_rates(frame: pd.DataFrame) -> pd.DataFrame:
    completion = frame["completed"] / frame["planned"].where(frame["planned"] > 0) * 100
    gap = significant(completion - frame["schedule_pct"])
    frame = frame.assign(completion_pct=completion, gap_pp=gap)
    return frame[COLUMNS].reset_index(drop=True)


def _indicators(rows: pd.DataFrame) -> pd.Series:
    """Return action.indicator of each row."""
    return rows["action"].astype(object) + "." + rows["indicator"].astype(object)
