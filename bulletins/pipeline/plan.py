"""What there is to run and what must run, with every cause; it reads, and never writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins.errors import UserError
from bulletins.periods import Period, PeriodKind
from bulletins.pipeline import fingerprint, seal
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.ledger import Entry
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address, Fate, Language

if TYPE_CHECKING:
    from bulletins.evidence.rows import RowsRead
    from bulletins.pipeline.releases import Release

DISTRICT, OVERVIEW, ROLLUP, METHODOLOGY = (
    "district_bulletin", "month_overview", "period_rollup", "methodology",
)  # fmt: skip
CAUSES = ("never", "gone", "failure", *fingerprint.PARTS)


@dataclass(frozen=True)
class Run:
    """One notebook with one set of parameters: what it makes lies in ``folder``, whole or not at all.

    ``inputs`` are the rows that it will read, ``scope`` what they are limited to; ``prose`` is the hash of what
    stands around the notebook's code, of which ``fingerprint`` knows nothing.
    """

    address: Address
    language: Language
    notebook: str
    parameters: Mapping[str, str] = field(hash=False)
    folder: Path
    fingerprint: str
    parts: Mapping[str, str] = field(hash=False, default_factory=dict)
    inputs: tuple[RowsRead, ...] = field(hash=False, default=(), repr=False)
    prose: str = ""
    scope: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return what the ledger knows the run by."""
        return str(self.address), self.language.value


@dataclass(frozen=True)
class Verdict:
    """Whether a run is outdated, current or failed, and each cause; ``last`` is what the ledger last says of it.

    A run that failed, of which nothing has changed since, would fail again: it is left alone unless ``retry``.
    """

    run: Run
    causes: tuple[str, ...] = ()
    last: Entry | None = None
    retry: bool = False

    @property
    def fate(self) -> Fate:
        """Return ``outdated`` if the run is to be executed, ``failed`` if it failed for good, else ``current``."""
        if self.causes == ("failure",) and not self.retry:
            return Fate.FAILED
        return Fate.OUTDATED if self.causes else Fate.CURRENT

    @property
    def is_reworded(self) -> bool:
        """Return whether only the words around the code have changed: then they are put there, and nothing runs."""
        return (
            not self.causes
            and self.last is not None
            and self.last.prose != self.run.prose
            and self.last.made.get("notebook") == self.run.parts.get("notebook")
        )

    @property
    def shown(self) -> Shown | None:
        """Return the good result that there is, whatever has changed since; ``None`` if there is none."""
        if self.last is None or self.last.fate is not Fate.EXECUTED or "gone" in self.causes:
            return None
        return Shown(self.run, self.last.made, self.last.accepted)

    @property
    def held(self) -> Shown | None:
        """Return the good result of a run that has failed since; ``None`` if there is none."""
        if self.last is None or self.last.fate is not Fate.FAILED or not is_whole(self.run, self.last):
            return None
        return Shown(self.run, self.last.made, self.last.accepted, self.last.failure)


@dataclass(frozen=True)
class Shown:
    """A run whose folder holds a good result, and what that result was really made from.

    ``made`` may be older than the run's own parts: of a run that was not selected, or one that was accepted for
    the reason ``accepted``. One that is held back says in ``failure``, in English, why its last execution failed, or
    in ``release`` what it waits for.
    """

    run: Run
    made: Mapping[str, str] = field(hash=False)
    accepted: str = ""
    failure: str = ""
    release: Release | None = field(hash=False, default=None)


@dataclass(frozen=True)
class Selection:
    """What the user asked for; an empty tuple means everything."""

    campaigns: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    languages: tuple[Language, ...] = tuple(Language)
    periods: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Return whether no campaign, district, month or other period was singled out."""
        return not (self.campaigns or self.districts or self.months or self.periods)

    def takes(self, run: Run) -> bool:
        """Return whether ``run`` was asked for; a district alone does not bring the month's overview.

        Once a month or another period is named, the pages of all others, and of the rules, are left alone.
        """
        wanted = (*self.months, *self.periods)
        return (
            (not self.campaigns or run.address.campaign in self.campaigns)
            and (not wanted or run.address.period in wanted)
            and (not self.districts or run.address.unit in self.districts)
            and run.language in self.languages
        )

    def check(self, surveys: Sequence[Survey]) -> Selection:
        """Return itself; raise ``UserError`` for a month, period or district that no selected campaign has."""
        chosen = [one for one in surveys if not self.campaigns or one.campaign in self.campaigns]
        months = in_order(month for one in chosen for month in one.months)
        periods = in_order(period for one in chosen for period in one.pages)
        units = list(dict.fromkeys(unit for one in chosen for unit in one.units))
        for month in self.months:
            if _kind(month) is not PeriodKind.MONTH:
                raise UserError("month-in-other-form", month=_printable(month))
            if month not in months:
                raise UserError("month-without-data", month=month, known=_listed(months))
        for period in self.periods:
            if _kind(period) is None:
                raise UserError("period-in-other-form", period=_printable(period))
            if period not in periods:
                raise UserError("period-without-page", period=period, known=_listed(periods))
        for district in self.districts:
            if district not in units:
                known = _listed(units)
                raise UserError("district-without-bulletin", district=_printable(district), known=known)
        return self


def make(surveys: Iterable[Survey], languages: Sequence[Language], workspace: Workspace,
         fingerprints: Fingerprints) -> list[Run]:  # fmt: skip
    """Return every run of the campaigns: for each month its overview, then a bulletin for each district.

    After the months come the other published periods, the shorter before the longer, and the rules.
    """
    return [
        _run(one, address, notebook, language, workspace, fingerprints)
        for one in surveys
        for address, notebook in _pages(one)
        for language in languages
    ]


def _pages(one: Survey) -> Iterator[tuple[Address, str]]:
    """Yield the address of each page that a notebook makes, with that notebook."""
    for month in one.months:
        yield Address(one.campaign, month), OVERVIEW
        for unit in one.units_in(month):
            yield Address(one.campaign, month, unit), DISTRICT
    for period in (*one.ten_days, *one.rolled_up):
        yield Address(one.campaign, period), ROLLUP
    if one.months or one.ten_days:
        yield Address(one.campaign, METHODOLOGY), METHODOLOGY


def judge(
    runs: Iterable[Run], last: Mapping[tuple[str, str], Entry], *, retry: bool = False
) -> list[Verdict]:
    """Return a verdict for each run, from the last line the ledger has of it; ``retry`` what failed."""
    entries = ((run, last.get(run.key)) for run in runs)
    return [Verdict(run, _causes(run, entry), entry, retry) for run, entry in entries]


def in_batches(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a period side by side: one for each scope first, for what it computes helps the others."""
    periods: dict[tuple[str, str], dict[str, list[Run]]] = {}
    for run in runs:
        batches = periods.setdefault((run.address.campaign, run.address.period), {})
        batches.setdefault(run.scope, []).append(run)
    return [
        run
        for batches in periods.values()
        for some in ([batch[:1] for batch in batches.values()], [batch[1:] for batch in batches.values()])
        for batch in some
        for run in batch
    ]


def is_whole(run: Run, last: Entry) -> bool:
    """Return whether the run's folder is what was made when the ledger says so, with all its files."""
    made = run.fingerprint if last.made == run.parts else fingerprint.whole(last.made)
    return bool(last.made) and seal.is_sound(run.folder, made)


def _run(one: Survey, address: Address, notebook: str, language: Language, workspace: Workspace,
         fingerprints: Fingerprints) -> Run:  # fmt: skip
    parameters = _parameters(address, notebook, language)
    inputs, scope = one.reads(address), one.scope(address)
    parts = fingerprints.of(notebook, parameters, inputs)
    return Run(
        address, language, notebook, parameters, workspace.run_folder(address, language), fingerprint.whole(parts),
        parts, inputs, fingerprints.prose(notebook, language), scope,
    )  # fmt: skip


def _parameters(address: Address, notebook: str, language: Language) -> dict[str, str]:
    """Return the parameters that ``notebook`` declares: those of its address, and the language."""
    where = {
        DISTRICT: {"district": str(address.unit), "month": address.period},
        OVERVIEW: {"month": address.period},
        ROLLUP: {"period": address.period},
        METHODOLOGY: {},
    }
    return {"campaign": address.campaign, **where[notebook], "language": language.value}


def _causes(run: Run, last: Entry | None) -> tuple[str, ...]:
    if last is None:
        return ("never",)
    causes = [part for part, value in run.parts.items() if last.parts.get(part) != value]
    if last.fate is Fate.FAILED:
        causes.append("failure")
    elif not is_whole(run, last):
        causes.append("gone")
    return tuple(cause for cause in CAUSES if cause in causes)


def _kind(text: str) -> PeriodKind | None:
    try:
        return Period.parse(text).kind
    except ValueError:
        return None


def in_order(texts: Iterable[str]) -> list[str]:
    """Return the periods written so, each once, in the order in which they end."""
    return [str(period) for period in sorted({Period.parse(text) for text in texts})]


def _listed(known: Sequence[str]) -> str:
    return ", ".join(known) or "–"


def _printable(text: str) -> str:
    return re.sub(r"[^\w.\-/ ]", "?", text)[:60]
