"""Whether the lists of projects fit the rules that count them, and the projects' schedule fits the lists."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.errors import Fault
from bulletins.evidence.complaints import one_of
from bulletins.evidence.consistency.figures import may_be_named, named
from bulletins.evidence.consistency.units import unknown
from bulletins.evidence.contracts import ProjectRow, ProjectScheduleRow, Row
from bulletins.evidence.dossier import Evidence, Spot, rows_of
from bulletins.evidence.rules import Count, MinimumCounts
from bulletins.periods import Period


def find(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong with the lists of projects and with their schedule."""
    for month, tables in evidence.months.items():
        period = Period.parse(month)
        not_evaluated: set[str] = set()
        for spot, row in rows_of(tables.get("projects"), ProjectRow):
            assert isinstance(row, ProjectRow)
            yield from unknown(evidence, spot, "unit", row.unit)
            yield from not_after(period, spot, row, "reached_on")
            yield from _investment(spot, row)
            if may_be_named(evidence, row.unit):
                yield from named(evidence, period, spot, row, not_evaluated)
                yield from _size(evidence, period, spot, row)
    yield from _schedule(evidence)


def not_after(period: Period, spot: Spot, row: Row, *columns: str) -> Iterator[Fault]:
    """Yield days that had not come yet when the figures were made."""
    for column in columns:
        day = getattr(row, column)
        if day is not None and day > period.last_day:
            yield spot.fault("after-month-end", column, day.isoformat(), month=str(period))


def _investment(spot: Spot, row: ProjectRow) -> Iterator[Fault]:
    if row.completed_investment > 10 * row.planned_investment:
        shown = f"{row.completed_investment:.12g}"
        details = {"times": "10", "target": f"{row.planned_investment:.12g}"}
        yield spot.fault("implausible", "completed_investment", shown, **details)


def _size(evidence: Evidence, period: Period, spot: Spot, row: ProjectRow) -> Iterator[Fault]:
    """Yield a size without points, which would silently earn nothing."""
    told: set[str] = set()
    for indicator in evidence.figures_of(row.unit, period).get(row.action, {}).values():
        rule = indicator.rule
        if not isinstance(rule, Count | MinimumCounts) or rule.milestone != row.milestone:
            continue
        known = list(rule.points if isinstance(rule, Count) else rule.required)
        if row.size in known:
            continue
        code, details = one_of("unknown-size", row.size, known)
        if code not in told:
            told.add(code)
            yield spot.fault(code, "size", row.size, **dict(details))


def _schedule(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong with ``project_schedule.csv``: unknown projects, and plans that undo what was done."""
    listed = dict.fromkeys(sorted({
        row.project
        for tables in evidence.months.values()
        for _, row in rows_of(tables.get("projects"), ProjectRow)
        if isinstance(row, ProjectRow)
    }))  # fmt: skip
    broken = any(table.faults for tables in evidence.months.values()
                 for name, table in tables.items() if name == "projects")  # fmt: skip
    rows = [(spot, row) for spot, row in rows_of(evidence.tables.get("project_schedule"), ProjectScheduleRow)
            if isinstance(row, ProjectScheduleRow)]  # fmt: skip
    highest: dict[str, ProjectScheduleRow] = {}
    for spot, row in sorted(rows, key=lambda item: Period.parse(item[1].period)):
        if row.project not in listed and not broken and evidence.complete:
            code, told = one_of("unknown-project", row.project, listed)
            yield spot.fault(code, "project", row.project, **dict(told))
        before = highest.get(row.project)
        if before is not None and row.planned_pct < before.planned_pct:
            details = {"last": f"{before.planned_pct:.12g}", "period": before.period}
            yield spot.fault("plan-falls", "planned_pct", f"{row.planned_pct:.12g}", **details)
        else:
            highest[row.project] = row
