"""All that was read of one campaign, and what follows from it: who is evaluated when, and on which figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bulletins.errors import Fault
from bulletins.evidence.campaign import RESERVED_ACTION, Action, Campaign, Indicator, Ranking, Scheme
from bulletins.evidence.complaints import Told, one_of
from bulletins.evidence.contracts import ChangeRow, Row, UnitRow
from bulletins.evidence.reading import Rules, Table
from bulletins.periods import Period

# A table of other units altogether has thousands that are unknown: no near word helps there, and finding it costs.
_COMPARED = 100


@dataclass(frozen=True)
class Evidence:
    """All that was read of one campaign.

    ``tables`` are the campaign's own by name; ``months`` maps each period with figures (YYYY-MM, YYYY-MM-dN) to
    its tables by name, ascending; ``rollups`` maps longer periods to their table of field marks. ``complete`` says
    whether every period was read: only then is a project that no list has a wrong one.
    """

    campaign_id: str
    rules: Rules
    tables: dict[str, Table]
    months: dict[str, dict[str, Table]]
    rollups: dict[str, Table] = field(default_factory=dict)
    complete: bool = True
    _schemes: dict[tuple[str, str], tuple[Scheme, ...]] = field(default_factory=dict, repr=False)
    _figures: dict[tuple[str, ...], dict[str, dict[str, Indicator]]] = field(default_factory=dict, repr=False)
    _idle: dict[tuple[tuple[str, ...], str, str, Period], bool] = field(default_factory=dict, repr=False)
    _unknown: dict[str, Told] = field(default_factory=dict, repr=False)
    _ever: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _groups: dict[tuple[str, str, str], frozenset[str]] = field(default_factory=dict, repr=False)
    _in_force: dict[tuple[str, str], tuple[tuple[Action, Indicator], ...]] = field(
        default_factory=dict, repr=False
    )

    @property
    def campaign(self) -> Campaign | None:
        """Return the campaign, unless its rules could not be understood."""
        return self.rules.campaign

    @property
    def units(self) -> Table | None:
        """Return ``units.csv``."""
        return self.tables.get("units")

    @cached_property
    def unit_rows(self) -> dict[str, UnitRow]:
        """Return the sound rows of ``units.csv`` by code."""
        rows = self.units.rows if self.units is not None else []
        return {row.unit: row for _, row in rows if isinstance(row, UnitRow)}

    @cached_property
    def unit_codes(self) -> Mapping[str, None]:
        """Return every code of ``units.csv`` in order, those of faulty rows too: each fault is told once."""
        return dict.fromkeys(sorted(self.units.first_cells) if self.units is not None else [])

    @property
    def units_are_known(self) -> bool:
        """Return whether a code that is not among ``unit_codes`` is wrong: not if one of them is itself a slip,
        nor if the table was cut short."""
        table = self.units
        if table is None or table.cut or not self.unit_codes:
            return False
        return not any(fault.column == table.model.columns()[0] for fault in table.faults)

    def unknown_unit(self, unit: str) -> Told:
        """Return the fault of a unit that there is not; each is compared with the known ones once, the first few."""
        if unit not in self._unknown:
            many = len(self._unknown) >= _COMPARED
            known = ("unknown-unit", (("known", ", ".join(self.unit_codes)),))
            self._unknown[unit] = known if many else one_of("unknown-unit", unit, self.unit_codes)
        return self._unknown[unit]

    @property
    def units_are_sound(self) -> bool:
        """Return whether leagues can be derived: every row of ``units.csv`` was understood."""
        return self.units_are_known and self.units is not None and not self.units.faults

    @cached_property
    def changes(self) -> dict[str, list[ChangeRow]]:
        """Return who joins, leaves or moves, by unit, in the order of time."""
        table = self.tables.get("changes")
        rows = [row for _, row in table.rows if isinstance(row, ChangeRow)] if table is not None else []
        found: dict[str, list[ChangeRow]] = {}
        for row in sorted(rows, key=lambda row: row.since):
            found.setdefault(row.unit, []).append(row)
        return found

    def standings(self, unit: str) -> list[tuple[Period | None, UnitRow | None]]:
        """Return what a unit is since when: its row with the tier and the level of then, ``None`` if not there.

        The first is what it is before any change, without a date.
        """
        now: UnitRow | None = self.unit_rows[unit]
        last = self.unit_rows[unit]
        rows = self.changes.get(unit, [])
        if rows and rows[0].change == "joins":
            now = None
        found: list[tuple[Period | None, UnitRow | None]] = [(None, now)]
        for row in rows:
            moved = {key: value for key in ("tier", "level") if (value := getattr(row, key)) is not None}
            last = last.model_copy(update=moved)
            now = None if row.change == "leaves" else last
            found.append((Period.parse(row.since), now))
        return found

    def standing(self, unit: str, period: Period) -> UnitRow | None:
        """Return what a unit is in ``period``; ``None`` if it is not (yet, any more) one of the campaign."""
        if unit not in self.changes:
            return self.unit_rows.get(unit)
        known = [row for since, row in self.standings(unit)
                 if since is None or since.first_day <= period.first_day]  # fmt: skip
        return known[-1]

    def schemes_at(self, unit: str, period: Period) -> tuple[Scheme, ...]:
        """Return the schemes that evaluate a unit in ``period``; none if ``units.csv`` does not know it."""
        key = (unit, str(period) if unit in self.changes else "")
        if key not in self._schemes:
            row = self.standing(unit, period) if unit in self.unit_rows else None
            self._schemes[key] = self._evaluating(row) if row is not None else ()
        return self._schemes[key]

    def schemes_ever(self, unit: str) -> tuple[Scheme, ...]:
        """Return the schemes that evaluate a unit at any time."""
        if unit not in self.unit_rows:
            return ()
        rows = [row for _, row in self.standings(unit) if row is not None]
        return tuple({scheme.id: scheme for row in rows for scheme in self._evaluating(row)}.values())

    @property
    def evaluated_by(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of the schemes that evaluate each unit at any time, in the order of ``units.csv``."""
        if not self._ever:
            ever = {unit: frozenset(one.id for one in self.schemes_ever(unit)) for unit in self.unit_rows}
            self._ever.update(ever)
        return self._ever

    def _evaluating(self, row: UnitRow) -> tuple[Scheme, ...]:
        schemes = self.campaign.schemes if self.campaign is not None else ()
        return tuple(scheme for scheme in schemes if evaluates(scheme, row))

    def in_force(self, scheme: Scheme, period: Period) -> tuple[tuple[Action, Indicator], ...]:
        """Return the indicators of ``scheme`` that count in ``period``, each with the action it stands in."""
        key = (scheme.id, str(period))
        if key not in self._in_force:
            self._in_force[key] = tuple(found for one in scheme.actions for found in _in_force(one, period))
        return self._in_force[key]

    def figures_of(self, unit: str, period: Period) -> dict[str, dict[str, Indicator]]:
        """Return, by action and figure, the indicators of a unit's schemes, in force or not."""
        ids = tuple(scheme.id for scheme in self.schemes_at(unit, period))
        if ids not in self._figures:
            found: dict[str, dict[str, Indicator]] = {}
            for scheme in self.schemes_at(unit, period):
                for action, indicator in scheme.indicators:
                    known = found.setdefault(action.id, {})
                    known.update(dict.fromkeys(indicator.figures, indicator))
            self._figures[ids] = found
        return self._figures[ids]

    def groups_of(self, scheme: Scheme, action: str, figure: str) -> frozenset[str]:
        """Return whether units need a ``tier`` or a ``level``: the action is ranked, or the figure compared, by it."""
        key = (scheme.id, action, figure)
        if key not in self._groups:
            found = {one.ranking.by for one in scheme.walk() if one.id == action and one.ranking is not None}
            for within, indicator in scheme.indicators:
                if within.id == action and figure in indicator.figures:
                    found.add(getattr(indicator.rule, "within", "all"))
            self._groups[key] = frozenset(found & {"tier", "level"})
        return self._groups[key]

    def is_idle(self, unit: str, action: str, figure: str, period: Period) -> bool:
        """Return whether a figure belongs to a known indicator of the unit that does not count in ``period``."""
        schemes = self.schemes_at(unit, period)
        key = (tuple(scheme.id for scheme in schemes), action, figure, period)
        if key not in self._idle:
            indicator = self.figures_of(unit, period).get(action, {}).get(figure)
            self._idle[key] = indicator is not None and not any(
                within.id == action and one.id == indicator.id
                for scheme in schemes
                for within, one in self.in_force(scheme, period)
            )
        return self._idle[key]

    def expected(self, period: Period) -> dict[tuple[str, str, str], Indicator]:
        """Return unit, action and figure of every row of a complete table of actuals, in the rules' order.

        What is counted from projects or given by a jury needs no row.
        """
        found: dict[tuple[str, str, str], Indicator] = {}
        for unit in self.unit_rows:
            for scheme in self.schemes_at(unit, period):
                for action, indicator in self.in_force(scheme, period):
                    if indicator.reads in {"target", "actual"}:
                        for figure in indicator.figures:
                            found.setdefault((unit, action.id, figure), indicator)
        return found


def evaluates(scheme: Scheme, unit: UnitRow) -> bool:
    """Return whether ``scheme`` evaluates ``unit``: by kind, district, tier and level, or one by one."""
    chosen = scheme.units
    return (
        unit.kind in chosen.kinds
        and chosen.within in {None, unit.within}
        and (not chosen.tiers or unit.tier in chosen.tiers)
        and (not chosen.levels or unit.level in chosen.levels)
        and (not chosen.only or unit.unit in chosen.only)
    )


def leagues(evidence: Evidence) -> tuple[str, ...]:
    """Return the leagues' ids: ``<scheme>/overall``, ``<scheme>/<action>``, with ``/<tier or level>``."""
    found: list[str] = []
    standings = [row for unit in evidence.unit_rows for _, row in evidence.standings(unit) if row is not None]
    for scheme in evidence.campaign.schemes if evidence.campaign is not None else ():
        members = [row for row in standings if evaluates(scheme, row)]
        ranked: list[tuple[str, Ranking | None]] = [(RESERVED_ACTION, scheme.ranking)]
        ranked += [(action.id, action.ranking) for action in scheme.ranked_actions]
        for name, ranking in ranked:
            if ranking is None:
                continue
            if ranking.by == "all":
                found.append(f"{scheme.id}/{name}")
            else:
                groups = sorted({group for unit in members if (group := getattr(unit, ranking.by))})
                found += [f"{scheme.id}/{name}/{group}" for group in groups]
    return tuple(found)


@dataclass(frozen=True)
class Spot:
    """A row of a table, where a fault is found."""

    file: str
    line: int

    def fault(self, code: str, column: str, value: str | None = None, **details: str) -> Fault:
        """Return the fault of one cell of the row."""
        return Fault(self.file, code, self.line, column, value, tuple(details.items()))


def rows_of(table: Table | None, kind: type[Row]) -> Iterator[tuple[Spot, Row]]:
    """Yield the sound rows of a table, each with its place."""
    for line, row in table.rows if table is not None else []:
        if isinstance(row, kind):
            yield Spot(table.file if table is not None else "", line), row


def _in_force(action: Action, period: Period) -> Iterator[tuple[Action, Indicator]]:
    if not action.counts_in(period):
        return
    for indicator in action.indicators:
        if indicator.counts_in(period):
            yield action, indicator
    for inner in action.actions:
        yield from _in_force(inner, period)
