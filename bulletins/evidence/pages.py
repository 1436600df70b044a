"""What the pages of a campaign read, found by restricting its whole evidence as each run does with its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bulletins.evidence import asked, rows, scope
from bulletins.evidence.dependencies import Dependencies, Texts
from bulletins.evidence.dossier import Evidence
from bulletins.evidence.rows import RowsRead
from bulletins.evidence.scope import Kept
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import METHODOLOGY


def dependencies(evidence: Evidence, home: Path) -> Dependencies:
    """Return what every page of a campaign without faults reads."""
    scopes = {unit: scope.of(evidence, unit) for unit in _units(evidence)}
    found = _Found()
    for page, about in _pages(evidence, home):
        read = scope.of_period(evidence, about)
        found.add(page, read)
        if about.period.kind is PeriodKind.MONTH and page != METHODOLOGY:
            for unit, own in scopes.items():
                found.add(f"{page}/{unit}", scope.restrict(read, own, found.kept))
    keys = {unit: own.key for unit, own in scopes.items()}
    return Dependencies(tuple(found.places), found.pages, keys, Texts(found.makers))


def _units(evidence: Evidence) -> list[str]:
    """Return the units with bulletins, in the order of their file."""
    kinds = evidence.campaign.bulletins_for if evidence.campaign is not None else ()
    return [unit for unit, row in evidence.unit_rows.items() if row.kind in kinds]


def _pages(evidence: Evidence, home: Path) -> Iterator[tuple[str, asked.Asked]]:
    """Yield every page that is not about one unit: what it is called, and what it asks for."""
    campaign = evidence.campaign
    snapshots = [asked.evaluated(home, campaign, kind) for kind in (PeriodKind.MONTH, PeriodKind.TEN_DAYS)]
    periods = [*snapshots[0], *snapshots[1], *asked.rolled_up(home, campaign)]
    named: list[tuple[str, Period]] = [(str(period), period) for period in periods]
    last = asked.latest(home, campaign)
    for page, period in [*named, *([(METHODOLOGY, last)] if last is not None else [])]:
        yield page, asked.ask(home, campaign, "", str(period))


@dataclass
class _Found:
    """What was found so far: each thing read once with its place, and the pages by these places."""

    places: dict[RowsRead, int] = field(default_factory=dict)
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    makers: dict[str, Callable[[], str]] = field(default_factory=dict)
    kept: Kept = field(default_factory=dict)

    def add(self, page: str, read: Evidence) -> None:
        """Add a page that reads all that is left in ``read``."""
        for table in rows.tables(read):
            if (digest := rows.of_table(table).sha256) not in self.makers:
                self.makers[digest] = partial(rows.text_of_table, table)
        self.makers.setdefault(rows.of_rules(read.rules).sha256, partial(rows.text_of_rules, read.rules))
        self.pages[page] = tuple(self.places.setdefault(one, len(self.places)) for one in rows.read(read))
