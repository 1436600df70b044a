"""What a page is about, and the same evidence without everything else: a page can rest on nothing that is not in it.

A unit's bulletin is about the schemes that evaluate it, or a unit inside it, at some time, and about the units that
these schemes evaluate; every other page is about all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from bulletins.evidence.asked import Asked
from bulletins.evidence.contracts import RELEASE_TABLES
from bulletins.evidence.document import Document
from bulletins.evidence.dossier import Evidence
from bulletins.evidence.reading import Rules, Table
from bulletins.evidence.rows import sha256
from bulletins.periods import Period

# What was restricted before, by scope and file: pages of one scope share their months.
Kept = MutableMapping[tuple[Hashable, ...], Any]


@dataclass(frozen=True)
class Scope:
    """Which schemes and units a page is about; ``key`` is the same for all pages of one scope, ``all`` for all."""

    key: str
    schemes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


ALL = Scope("all")


def of(evidence: Evidence, district: str | None) -> Scope:
    """Return the scope of a unit's bulletin; that of everything for other pages, and where nobody evaluates it."""
    if district is None or evidence.campaign is None:
        return ALL
    own = {unit for unit, row in evidence.unit_rows.items() if district in (unit, row.within)}
    chosen = _with_other_parts(evidence, _schemes_of(evidence, own))
    about = own | _units_of(evidence, chosen)
    all_schemes = len(chosen) == len(evidence.campaign.schemes)
    if not chosen or (all_schemes and len(about) == len(evidence.unit_rows)):
        return ALL
    units = tuple(unit for unit in evidence.unit_rows if unit in about)
    schemes = tuple(scheme.id for scheme in evidence.campaign.schemes if scheme.id in chosen)
    return Scope(sha256("\n".join([*schemes, "", *units]))[:16], schemes, units)


def _with_other_parts(evidence: Evidence, schemes: frozenset[str]) -> frozenset[str]:
    """Return ``schemes`` and those of the other units inside a district of which they evaluate some.

    A district's figures are compared with the sum of what is inside it: with a part of it, that would be wrong.
    """
    while True:
        rows, units = evidence.unit_rows, _units_of(evidence, schemes)
        whole = {within for unit in units if (within := rows[unit].within) in units}
        found = schemes | _schemes_of(evidence, {unit for unit, row in rows.items() if row.within in whole})
        if found == schemes:
            return found
        schemes = found


def _schemes_of(evidence: Evidence, units: Collection[str]) -> frozenset[str]:
    return frozenset().union(*(evidence.evaluated_by[unit] for unit in units))


def _units_of(evidence: Evidence, schemes: frozenset[str]) -> frozenset[str]:
    return frozenset(unit for unit, ever in evidence.evaluated_by.items() if not ever.isdisjoint(schemes))


def of_period(evidence: Evidence, asked: Asked) -> Evidence:
    """Return what a page about a period reads: its months, the marks and the published facts that count by then."""
    campaign = evidence.campaign
    assert campaign is not None
    months = {str(month): evidence.months[str(month)] for month in asked.months}
    longer = {str(one) for one in campaign.rolled_up(asked.months) if asked.counts(one, campaign)}
    told = {*months, *longer}
    rollups = {
        one: table for one, table in evidence.rollups.items() if asked.counts(Period.parse(one), campaign)
    }
    tables = {name: table for name, table in evidence.tables.items() if name not in RELEASE_TABLES}
    if "facts" in tables:
        tables["facts"] = tables["facts"].choose(lambda row: row.month in told)
    # Who is evaluated by what stays what was found out for the whole.
    return replace(evidence, tables=tables, months=months, rollups=rollups, complete=False)


def restrict(evidence: Evidence, scope: Scope, kept: Kept | None = None) -> Evidence:
    """Return the same evidence with the rows of the units and the schemes in ``scope`` only.

    Of a unit outside it, its name stays where a problem in it has to be solved by that unit.
    """
    if scope == ALL:
        return evidence
    return _Restriction(evidence, scope, {} if kept is None else kept).evidence()


@dataclass(frozen=True)
class _Restriction:
    """One evidence, what it is restricted to, and what was restricted before."""

    whole: Evidence
    scope: Scope
    kept: Kept

    def evidence(self) -> Evidence:
        """Return the restricted evidence."""
        months = {month: self._monthly(tables) for month, tables in self.whole.months.items()}
        rollups = {one: self._once(table, self._has_field_marks) for one, table in self.whole.rollups.items()}
        tables, rules = self._campaign_tables(months), self._rules()
        return Evidence(self.whole.campaign_id, rules, tables, months, rollups, complete=False)

    def _monthly(self, tables: dict[str, Table]) -> dict[str, Table]:
        """Return the tables of a period; figures of a scheme that is left out go with it."""
        figures = {"actuals", "jury"}
        return {
            name: self._once(table, self._is_figure if name in figures else self._is_of_unit)
            for name, table in tables.items()
        }

    def _campaign_tables(self, months: Mapping[str, Mapping[str, Table]]) -> dict[str, Table]:
        """Return the campaign's own tables; which names and projects are wanted, the restricted ``months`` say."""
        tables = self.whole.tables
        owners = self._told(months, "tickets", "owner") - self._units
        found = {"units": self._once(tables["units"], lambda row: row.unit in self._units | owners, owners)}
        if "changes" in tables:
            found["changes"] = self._once(tables["changes"], self._is_of_unit)
        if "facts" in tables:
            found["facts"] = tables["facts"].choose(self._is_fact)
        if "project_schedule" in tables:
            listed = self._told(months, "projects", "project")
            found["project_schedule"] = tables["project_schedule"].choose(lambda row: row.project in listed)
        return found

    def _told(self, months: Mapping[str, Mapping[str, Table]], table: str, column: str) -> frozenset[str]:
        """Return what stands in a column of a monthly table over the months."""
        found = (self._column(tables[table], column) for tables in months.values() if table in tables)
        return frozenset().union(*found)

    def _column(self, table: Table, column: str) -> frozenset[str]:
        key = self.scope.key, table.file, column
        if key not in self.kept:
            cells = (getattr(row, column) for _, row in table.rows)
            self.kept[key] = frozenset(cell for cell in cells if cell is not None)
        found: frozenset[str] = self.kept[key]
        return found

    def _once(self, table: Table, wanted: Callable[[Any], bool], *more: Hashable) -> Table:
        """Return the rows wanted of a table; what is ``wanted`` is the same for one scope, file and ``more``."""
        key = self.scope.key, table.file, *more
        if key not in self.kept:
            self.kept[key] = table.choose(wanted)
        found: Table = self.kept[key]
        return found

    def _rules(self) -> Rules:
        """Return the rules without the schemes that are left out; where all stands in the file is left out too."""
        rules = self.whole.rules
        key: tuple[Hashable, ...] = (self.scope.key, rules.document.file)
        if key not in self.kept:
            assert rules.campaign is not None
            data = rules.document.data
            schemes = [one for one in data["schemes"] if one["id"] in self.scope.schemes]
            chosen = tuple(one for one in rules.campaign.schemes if one.id in self.scope.schemes)
            document = Document(rules.document.file, {**data, "schemes": schemes})
            self.kept[key] = Rules(document, rules.campaign.model_copy(update={"schemes": chosen}))
        found: Rules = self.kept[key]
        return found

    @cached_property
    def _units(self) -> frozenset[str]:
        return frozenset(self.scope.units)

    @cached_property
    def _figures(self) -> Mapping[str, Collection[tuple[str, str]]]:
        """Return, by unit, action and figure of everything that the schemes in scope ever ask of it."""
        key: tuple[Hashable, ...] = (self.scope.key,)
        if key not in self.kept:
            schemes = self.whole.campaign.schemes if self.whole.campaign is not None else ()
            asked = {
                scheme.id: {
                    (action.id, figure) for action, one in scheme.indicators for figure in one.figures
                }
                for scheme in schemes
                if scheme.id in self.scope.schemes
            }
            ever = self.whole.evaluated_by
            self.kept[key] = {
                unit: frozenset().union(*(asked.get(scheme, ()) for scheme in ever[unit]))
                for unit in self.scope.units
            }
        found: Mapping[str, Collection[tuple[str, str]]] = self.kept[key]
        return found

    def _is_of_unit(self, row: Any) -> bool:
        return row.unit in self._units

    def _is_figure(self, row: Any) -> bool:
        return row.unit in self._figures and (row.action, row.indicator) in self._figures[row.unit]

    def _has_field_marks(self, row: Any) -> bool:
        return row.scheme in self.scope.schemes and row.unit in self._units

    def _is_fact(self, row: Any) -> bool:
        scheme = row.league.split("/")[0]
        return scheme in self.scope.schemes and (row.unit is None or row.unit in self._units)
