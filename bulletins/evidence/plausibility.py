"""What is possible and yet looks like a slip: warnings, which a build shows and does not stop at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletins.errors import Fault
from bulletins.evidence.campaign import SNAPSHOTS, Action, Indicator, Scheme
from bulletins.evidence.consistency import releases
from bulletins.evidence.contracts import ActualRow, ProjectRow
from bulletins.evidence.document import Place
from bulletins.evidence.dossier import Evidence
from bulletins.evidence.reading import Table
from bulletins.evidence.rules import Count, MinimumCounts
from bulletins.limits import JUMP
from bulletins.periods import Period, PeriodKind

Key = tuple[str, str, str]
Figures = dict[Key, tuple[int, ActualRow]]


def find_warnings(evidence: Evidence) -> Iterator[Fault]:
    """Yield what the statistician should look at again: gaps in the reports, falls, jumps, missing periods."""
    yield from _idle_weights(evidence)
    for kind in SNAPSHOTS:
        before: dict[Key, tuple[int, ActualRow]] = {}
        for month, tables in evidence.months.items():
            period = Period.parse(month)
            if period.kind is not kind:
                continue
            yield from _empty(tables)
            if (actuals := tables.get("actuals")) is not None:
                now = _by_key(actuals)
                yield from _compared(evidence, period, actuals, now, before)
                yield from _miscounted(evidence, period, actuals, now, tables.get("projects"))
                before = now
        yield from _missing(evidence, kind)
    yield from _ten_days_and_months(evidence)
    yield from releases.doubts(evidence)


def _idle_weights(evidence: Evidence) -> Iterator[Fault]:
    """Yield weights that differ where the least counts alone; by them only completion and coverage are weighed."""
    source = evidence.rules.document
    for at, scheme in enumerate(_schemes(evidence)):
        for place, how, parts in _wholes(scheme, ("schemes", at)):
            if how == "minimum" and len({part.weight for part in parts}) > 1:
                yield Fault(source.file, "weights-under-minimum", source.lines.get(place), source.name(place))


def _wholes(part: Scheme | Action, place: Place) -> Iterator[tuple[Place, str, Sequence[Action | Indicator]]]:
    """Yield where it is said how a whole is put together, how, and its parts; the outer before the inner."""
    if isinstance(part, Scheme):
        yield (*place, "compose"), part.compose, part.actions
    else:
        yield (*place, "aggregate"), part.aggregate, part.children
    for at, inner in enumerate(part.actions):
        yield from _wholes(inner, (*place, "actions", at))


def _schemes(evidence: Evidence) -> tuple[Scheme, ...]:
    return evidence.campaign.schemes if evidence.campaign is not None else ()


def _empty(tables: dict[str, Table]) -> Iterator[Fault]:
    for name, table in tables.items():
        if table.empty and name != "actuals" and not table.faults:
            yield Fault(table.file, "no-rows", 1)


def _compared(
    evidence: Evidence, period: Period, table: Table, now: Figures, before: Figures
) -> Iterator[Fault]:
    if not table.faults:
        yield from _gaps(evidence, period, table, set(now), {unit for unit, _, _ in before})
    for key, (line, row) in now.items():
        if evidence.is_idle(row.unit, row.action, row.indicator, period):
            told = (("month", str(period)),)
            yield Fault(table.file, "indicator-not-in-force", line, "indicator", row.indicator, told)
        elif key in before:
            indicator = evidence.figures_of(row.unit, period).get(row.action, {}).get(row.indicator)
            cumulative = indicator is None or indicator.reads in {"target", "projects"}
            yield from _movement(table, line, row, before[key][1], cumulative=cumulative)


def _by_key(table: Table) -> Figures:
    rows = ((line, row) for line, row in table.rows if isinstance(row, ActualRow))
    return {(row.unit, row.action, row.indicator): (line, row) for line, row in rows}


def _gaps(
    evidence: Evidence, period: Period, table: Table, present: set[Key], before: set[str]
) -> Iterator[Fault]:
    """Yield units without any row, and figures without a row for a unit that has others."""
    seen = {unit for unit, _, _ in present}
    policies = {(scheme.id, action.id): action.when_not_reported for scheme in _schemes(evidence)
                for action in scheme.walk()}  # fmt: skip
    missing: set[str] = set()
    for unit, action, indicator in evidence.expected(period):
        if unit not in seen:
            if unit not in missing:
                yield Fault(
                    table.file, "unit-vanished" if unit in before else "unit-without-rows", value=unit
                )
            missing.add(unit)
        elif (unit, action, indicator) not in present:
            details = (("unit", unit), ("action", action), ("indicator", indicator))
            of_unit = [(scheme.id, action) for scheme in evidence.schemes_at(unit, period)]
            left_out = any(policies.get(key) == "leave_out" for key in of_unit)
            code = "indicator-without-row-left-out" if left_out else "indicator-without-row"
            yield Fault(table.file, code, details=details)


def _movement(
    table: Table, line: int, row: ActualRow, last: ActualRow, *, cumulative: bool
) -> Iterator[Fault]:
    """Yield what moved oddly; a figure that is no sum, such as a rate, may fall and jump."""
    if row.target is not None and last.target is not None and row.target != last.target:
        told = (("last", f"{last.target:.12g}"),)
        yield Fault(table.file, "target-changes", line, "target", f"{row.target:.12g}", told)
    if row.actual is None or last.actual is None or not cumulative:
        return
    details = (("last", f"{last.actual:.12g}"),)
    shown = f"{row.actual:.12g}"
    if row.actual < last.actual:
        yield Fault(table.file, "cumulative-falls", line, "actual", shown, details)
    elif last.actual > 0 and row.actual > JUMP * last.actual:
        yield Fault(table.file, "jump", line, "actual", shown, (("times", str(JUMP)), *details))


def _miscounted(
    evidence: Evidence, period: Period, table: Table, now: Figures, projects: Table | None
) -> Iterator[Fault]:
    """Yield reported counts that the list of projects, which earns the marks, does not bear out."""
    if projects is None or projects.faults:
        return
    reached: dict[tuple[str, str, str], set[str]] = {}
    for _, row in projects.rows:
        if isinstance(row, ProjectRow) and row.reached_on is not None:
            reached.setdefault((row.unit, row.action, row.milestone), set()).add(row.project)
    for (unit, action, figure), (line, row) in now.items():
        indicator = evidence.figures_of(unit, period).get(action, {}).get(figure)
        if row.actual is None or indicator is None or not isinstance(indicator.rule, Count | MinimumCounts):
            continue
        rule = indicator.rule
        events = rule.events if isinstance(rule, Count) else (rule.milestone,)
        counted = len(set().union(*(reached.get((unit, action, event), set()) for event in events)))
        if row.actual != counted:
            details = (("counted", str(counted)),)
            yield Fault(table.file, "count-differs", line, "actual", f"{row.actual:.12g}", details)


def _missing(evidence: Evidence, kind: PeriodKind) -> Iterator[Fault]:
    """Yield evaluated periods without a folder before the last of their kind that has one."""
    present = [one for one in map(Period.parse, evidence.months) if one.kind is kind]
    if evidence.campaign is None or not present:
        return
    for period in evidence.campaign.schedule.of_kind(kind):
        if period < max(present) and period not in present:
            yield Fault(evidence.campaign_id, "month-without-folder", value=str(period))


def _ten_days_and_months(evidence: Evidence) -> Iterator[Fault]:
    """Yield figures of a month's last ten days that are not the month's own: both end on the same day."""
    for text, tables in evidence.months.items():
        ten_days = Period.parse(text)
        month = evidence.months.get(str(ten_days.of_kind(PeriodKind.MONTH)), {}).get("actuals")
        own = tables.get("actuals")
        if ten_days.kind is not PeriodKind.TEN_DAYS or month is None or own is None:
            continue
        if ten_days.last_day != ten_days.of_kind(PeriodKind.MONTH).last_day:
            continue
        of_month = _by_key(month)
        for key, (line, row) in _by_key(own).items():
            if key not in of_month:
                continue
            for column in ("state", "target", "actual"):
                mine, theirs = getattr(row, column), getattr(of_month[key][1], column)
                if mine != theirs:
                    yield Fault(own.file, "ten-days-differ", line, column, _shown(mine),
                                (("month", month.file), ("figure", _shown(theirs))))  # fmt: skip


def _shown(value: object) -> str:
    return "–" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
