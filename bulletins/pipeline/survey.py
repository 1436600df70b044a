"""What a campaign holds and whether it is sound: the first thing every verb needs to know.

A survey without faults is kept in the build folder, so that a build in which nothing changed reads no data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bulletins.errors import Fault, FaultyEvidence, UserError
from bulletins.evidence import dependencies
from bulletins.evidence.dependencies import Dependencies
from bulletins.periods import Period
from bulletins.pipeline import comparing, releases, seen
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.hashes import write_aside
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address

if TYPE_CHECKING:
    from bulletins.evidence.rows import RowsRead
    from bulletins.pipeline.comparing import Compared

_ALL = "all"
# Compares a campaign's figures, those of a month, with what was published; returns nothing where it cannot.
Comparing = Callable[[str, str], "Compared | None"]
# What is kept of a survey besides its warnings.
_LISTS = ("months", "units", "ten_days", "rolled_up", "away")


@dataclass(frozen=True)
class Survey:
    """What a campaign holds, each in the order of its kind, and what is wrong or doubtful in it.

    ``months`` and ``ten_days`` are the snapshots with figures, ``rolled_up`` the longer periods that are published
    of them; ``units`` those with bulletins, in the order of their file, ``away`` the months (as ``month/unit``) in
    which one of them does not take part.
    """

    campaign: str
    months: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ten_days: tuple[str, ...] = ()
    rolled_up: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    dependencies: Dependencies = field(default_factory=Dependencies)

    @property
    def pages(self) -> tuple[str, ...]:
        """Return every period that has a page."""
        return (*self.months, *self.ten_days, *self.rolled_up)

    def units_in(self, month: str) -> tuple[str, ...]:
        """Return the units that have a bulletin of ``month``."""
        return tuple(unit for unit in self.units if f"{month}/{unit}" not in self.away)

    def reads(self, address: Address) -> tuple[RowsRead, ...]:
        """Return what the page at ``address`` reads; nothing where that was not found out."""
        page = str(address).partition("/")[2]
        places = self.dependencies.pages.get(page)
        if places is None:
            return ()
        if places not in self._reads:
            self._reads[places] = self.dependencies.of(page)
        return self._reads[places]

    @cached_property
    def _reads(self) -> dict[tuple[int, ...], tuple[RowsRead, ...]]:
        """What was asked for: most pages of a period read the same, and get the same tuple."""
        return {}

    @property
    def hashes(self) -> set[str]:
        """Return the checksums of everything that is read."""
        return {one.sha256 for one in self.dependencies.read}

    def scope(self, address: Address) -> str:
        """Return the key of what the page at ``address`` is limited to; ``all`` for what is about all."""
        return self.dependencies.scopes.get(address.unit, _ALL) if address.unit else _ALL


class Helper(Protocol):
    """Who helps with a survey: is called when one is to be taken, and may do a part of it."""

    def call(self) -> None:
        """Get ready: something has changed, and will probably have to be executed."""

    def compare(self, campaign: str, month: str) -> Compared | None:
        """Compare what was published with the figures of a month; nothing where that is not possible."""


def choose(wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the campaigns ``wanted``, all if none is named; raise ``UserError`` for an unknown one."""
    from bulletins.evidence import sources

    known = sources.campaign_ids()
    for campaign in wanted:
        if campaign not in known:
            raise UserError("unknown-campaign", campaign=campaign, known=", ".join(known))
    return tuple(campaign for campaign in known if not wanted or campaign in wanted)


def misnamed(workspace: Workspace, campaigns: Sequence[str]) -> list[Survey]:
    """Return a faulty survey for each folder of the data folder that is not one of all ``campaigns``."""
    folders = sorted(folder.name for folder in workspace.data.iterdir() if folder.is_dir())
    return [
        Survey(name, faults=(Fault(name, "campaign-folder-name", value=name),))
        for name in folders
        if name[0] not in "._" and name not in campaigns
    ]


def take(campaign: str, compare: Comparing | None = None) -> Survey:
    """Read and check a campaign; the only place of the pipeline where its figures are looked at.

    ``compare`` may do the last step elsewhere; where it cannot, it is done here.
    """
    from bulletins.evidence import sources

    report, found_out = sources.survey(campaign)
    warnings = tuple(report.warnings)
    if report.faults:
        return Survey(campaign, faults=tuple(report.faults), warnings=warnings)
    months, ten_days = sources.months_with_data(campaign), sources.ten_days_with_data(campaign)
    found = Survey(
        campaign,
        months=_texts(months),
        ten_days=_texts(ten_days),
        rolled_up=_texts(one for one in sources.periods_with_data(campaign) if one not in ten_days),
        warnings=warnings,
        dependencies=found_out or Dependencies(),
    )
    if not months:
        return found
    own = sources.load_campaign(campaign).bulletins_for
    if not any(unit.kind in own for unit in sources.load_units(campaign)) and not sources.load_facts(
        campaign
    ):
        return found  # neither pages of units nor facts to compare: the figures need not be read twice
    month = str(months[-1])
    compared = (compare(campaign, month) if compare else None) or comparing.compare(campaign, month)
    return replace(found, units=compared.units, away=compared.away, faults=compared.faults)


def _texts(periods: Iterable[Period]) -> tuple[str, ...]:
    return tuple(str(period) for period in periods)


def survey(workspace: Workspace, fingerprints: Fingerprints, campaign: str, *, keep: bool,
           helper: Helper | None = None) -> Survey:  # fmt: skip
    """Return the kept survey if nothing it looked at has changed, else a new one; ``keep`` writes it down.

    With it the rows that its pages read are kept, to tell some day what has changed in them. A ``helper`` is called
    before a campaign is looked at anew, and compares its figures.
    """
    key = f"{fingerprints.campaign(campaign)} {releases.withheld_of(campaign)}".rstrip()
    file = _file(workspace, campaign)
    kept = _read(file)
    known = kept[1] if kept is not None and kept[0] == key else None
    if known is not None and not (keep and seen.missing(workspace, known.hashes)):
        return known
    if helper is not None:
        helper.call()
    taken = take(campaign, helper.compare if helper else None)
    if keep and not taken.faults:
        seen.write(workspace, taken.dependencies.texts)
        _write(file, key, taken)
    return taken


def last_sound(workspace: Workspace, campaign: str) -> Survey | None:
    """Return the last survey without faults, whatever has changed since."""
    kept = _read(_file(workspace, campaign))
    return kept[1] if kept is not None else None


def refuse_faults(surveys: Iterable[Survey]) -> None:
    """Raise ``FaultyEvidence`` with the faults of all surveys, if there is one."""
    faults = [fault for one in surveys for fault in one.faults]
    if faults:
        raise FaultyEvidence(faults)


def _file(workspace: Workspace, campaign: str) -> Path:
    return workspace.build / "survey" / f"{campaign}.json"


def _write(file: Path, key: str, taken: Survey) -> None:
    lists = {name: getattr(taken, name) for name in _LISTS}
    values = {
        "key": key, "campaign": taken.campaign, **lists,
        "warnings": [vars(warning) for warning in taken.warnings],
        "dependencies": taken.dependencies.as_dict(),
    }  # fmt: skip
    write_aside(file, json.dumps(values, ensure_ascii=False, sort_keys=True))


def _read(file: Path) -> tuple[str, Survey] | None:
    """Return the key and the survey that are kept; ``None`` where there are none, or they are damaged."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return str(kept["key"]), _parse(kept)
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return None


def _parse(kept: dict[str, Any]) -> Survey:
    warnings = tuple(map(comparing.fault, kept["warnings"]))
    lists: dict[str, Any] = {name: tuple(str(one) for one in kept[name]) for name in _LISTS}
    found_out = dependencies.parse(kept["dependencies"])
    return replace(Survey(str(kept["campaign"]), warnings=warnings, dependencies=found_out), **lists)
