"""What there is to publish in one language: campaigns, their periods, their bulletins, read from the runs' records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bulletins.evidence.campaign import Campaign, Scheme
from bulletins.evidence.contracts import UnitRow
from bulletins.evidence.typed import Bilingual
from bulletins.periods import Period, PeriodKind
from bulletins.pipeline.plan import METHODOLOGY, OVERVIEW, ROLLUP, Run
from bulletins.pipeline.releases import Release, Releases
from bulletins.pipeline.render.rules import Rules
from bulletins.pipeline.render.summaries import Summaries, Summary
from bulletins.vocabulary import Language

Record = dict[str, Any]
# The page of a campaign that compares units.
COMPARE = "compare"


@dataclass(frozen=True, eq=False)
class Bulletin:
    """An executed run with what its folder holds."""

    run: Run
    summary: Summary

    @property
    def path(self) -> str:
        """Return the address of its page."""
        return str(self.run.address)

    @property
    def period(self) -> Period:
        """Return the period the bulletin is about; the rules are about none: ``ValueError``."""
        return Period.parse(self.run.address.period)

    @property
    def own(self) -> Mapping[str, Any] | None:
        """Return the standing of the bulletin's own unit; nothing for an overview or a unit outside the league."""
        return self.summary.own

    @cached_property
    def record(self) -> Record:
        """The run's record, read when it is asked for: most pages do without."""
        record: Record = json.loads((self.run.folder / "record.json").read_text(encoding="utf-8"))
        return record


@dataclass(frozen=True, eq=False)
class Shelf:
    """One campaign with everything executed for it in one language, the bulletins in the order of their periods."""

    campaign: Campaign
    rows: tuple[UnitRow, ...]
    bulletins: tuple[Bulletin, ...]
    releases: Mapping[Period, Release] = field(default_factory=dict)

    @cached_property
    def units(self) -> dict[str, Bilingual]:
        """Return what each unit is called, in the order of ``units.csv``."""
        return {row.unit: Bilingual(zh=row.name_zh, en=row.name_en) for row in self.rows}

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """Return the schemes of the rules by their ids."""
        return {scheme.id: scheme for scheme in self.campaign.schemes}

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str | None], tuple[Bulletin, ...]]:
        """Return the bulletins by notebook and unit, first period to last."""
        found: dict[tuple[str, str | None], list[Bulletin]] = {}
        for one in self.bulletins:
            found.setdefault((one.run.notebook, one.run.address.unit), []).append(one)
        return {key: tuple(several) for key, several in found.items()}

    @cached_property
    def overviews(self) -> tuple[Bulletin, ...]:
        """Return the months' overviews, the latest first."""
        return self._by_kind.get((OVERVIEW, None), ())[::-1]

    def rolled(self, *kinds: PeriodKind) -> tuple[Bulletin, ...]:
        """Return the pages of the other periods of these kinds, the latest first."""
        pages = self._by_kind.get((ROLLUP, None), ())
        return tuple(one for one in reversed(pages) if one.period.kind in kinds)

    @cached_property
    def methodology(self) -> Bulletin | None:
        """Return the page of the rules."""
        return next(iter(self._by_kind.get((METHODOLOGY, None), ())), None)

    @cached_property
    def periods(self) -> dict[Period, Bulletin]:
        """Return every period that has a page of its own: months, ten days, and longer ones."""
        whole = (one for one in self.bulletins if one.run.address.unit is None)
        return {one.period: one for one in whole if one.run.notebook != METHODOLOGY}

    def release_of(self, bulletin: Bulletin) -> Release | None:
        """Return when the bulletin's period is published; ``None`` where nobody says, and for the rules."""
        if not self.releases or bulletin.run.notebook == METHODOLOGY:
            return None
        return self.releases.get(bulletin.period)

    @cached_property
    def periods_in_order(self) -> tuple[Period, ...]:
        """Return the periods that have a page of their own, in the order in which they end."""
        return tuple(sorted(self.periods))

    @cached_property
    def paths(self) -> frozenset[str]:
        """Return the address of every page of the campaign."""
        home = self.campaign.campaign
        pages = {home, *(f"{home}/{unit}" for unit in self.units_with_bulletins)}
        if self.compares:
            pages.add(f"{home}/{COMPARE}")
        return frozenset(pages | {bulletin.path for bulletin in self.bulletins})

    @property
    def compares(self) -> bool:
        """Return whether there is a league to compare units in, and so a page that does."""
        return bool(self.overviews or self.rolled(PeriodKind.TEN_DAYS))

    def of_unit(self, unit: str) -> tuple[Bulletin, ...]:
        """Return a unit's bulletins, the latest first."""
        return self._of_units.get(unit, ())[::-1]

    @cached_property
    def _of_units(self) -> dict[str | None, tuple[Bulletin, ...]]:
        return {unit: several for (_, unit), several in self._by_kind.items() if unit is not None}

    @cached_property
    def units_with_bulletins(self) -> tuple[str, ...]:
        """Return the units that have a bulletin in some month, in the order of ``units.csv``."""
        return tuple(unit for unit in self.units if unit in self._of_units)

    def beside(self, bulletin: Bulletin) -> tuple[Bulletin | None, Bulletin | None]:
        """Return the bulletins of the same unit before and after: of the same kind of period."""
        return self._beside[bulletin]

    @cached_property
    def _beside(self) -> dict[Bulletin, tuple[Bulletin | None, Bulletin | None]]:
        series: dict[tuple[str, str | None, PeriodKind], list[Bulletin]] = {}
        for one in self.bulletins:
            if one.run.notebook != METHODOLOGY:
                series.setdefault(self._series_of(one), []).append(one)
        return {
            one: (before, after)
            for same in series.values()
            for before, one, after in zip([None, *same], same, [*same[1:], None], strict=False)
        }

    @staticmethod
    def _series_of(bulletin: Bulletin) -> tuple[str, str | None, PeriodKind]:
        return bulletin.run.notebook, bulletin.run.address.unit, bulletin.period.kind


@dataclass(frozen=True)
class Catalogue:
    """Everything to publish in one language."""

    language: Language
    shelves: tuple[Shelf, ...]

    @cached_property
    def paths(self) -> frozenset[str]:
        """Return the address of every page, ``""`` for the home page."""
        return frozenset(
            {"", "about", "calendar", "find", "search"}.union(*(shelf.paths for shelf in self.shelves))
        )


def read(runs: Iterable[Run], summaries: Summaries, rules: Rules, releases: Releases | None = None,
         ) -> dict[Language, Catalogue]:  # fmt: skip
    """Return a catalogue of the executed ``runs`` for each language they are in; reads the rules, and what is new.

    ``releases`` say when periods are published, where that is known.
    """
    by_language: dict[Language, dict[str, list[Bulletin]]] = {}
    for run in runs:
        campaigns = by_language.setdefault(run.language, {})
        campaigns.setdefault(run.address.campaign, []).append(Bulletin(run, summaries.of(run)))
    known = {
        name: rules.of(name) for name in sorted({name for found in by_language.values() for name in found})
    }
    return {
        language: Catalogue(
            language,
            tuple(
                _shelf(*known[name], found, releases.of(name) if releases else {})
                for name, found in sorted(by_language[language].items())
            ),
        )
        for language in Language
        if language in by_language
    }


def _shelf(campaign: Campaign, units: tuple[UnitRow, ...], bulletins: list[Bulletin],
           releases: Mapping[Period, Release]) -> Shelf:  # fmt: skip
    rules = [one for one in bulletins if one.run.notebook == METHODOLOGY]
    others = [one for one in bulletins if one.run.notebook != METHODOLOGY]
    place = {period: number for number, period in enumerate(sorted({one.period for one in others}))}
    ordered = (*sorted(others, key=lambda bulletin: place[bulletin.period]), *rules)
    return Shelf(campaign, units, ordered, releases)
