"""The only reader of ``data/``: the files of a campaign become checked, typed inputs, or all their faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins import memory, paths
from bulletins.errors import Fault, FaultyEvidence, UserError, in_order
from bulletins.evidence import folders, guard, pages, rows, scope
from bulletins.evidence.asked import Asked, ask, evaluated, latest, rolled_up
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.consistency import releases
from bulletins.evidence.contracts import (
    CAMPAIGN_TABLES,
    RELEASE_TABLES,
    RELEASES,
    FactRow,
    ReleaseRow,
    Row,
    UnitRow,
)
from bulletins.evidence.dependencies import Dependencies
from bulletins.evidence.dossier import Evidence
from bulletins.evidence.plausibility import find_warnings
from bulletins.evidence.reader import Reader
from bulletins.evidence.reading import Rules
from bulletins.evidence.rows import RowsRead
from bulletins.evidence.scope import Scope
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Inputs:
    """All that a notebook is made from: the campaign, one period with those before it, and checked frames.

    ``period`` is what the page is about; ``month`` is its last period with figures of its own: itself, or the
    last month with data in a longer one. ``months`` are the evaluated periods of the same kind up to it.

    Columns are the contracts': ``units`` is indexed by code, in the order of its file; monthly tables have
    ``month``, the text of their period, first, and ``field`` has ``period``. Texts and days are Python objects or
    ``None``, figures are floats or NaN in the campaign's units of measure. ``actuals`` has a row for each unit
    and each figure in force, but those counted from projects or given by a jury: where the file has none, one
    that says ``not_reported``. ``facts`` are those of ``months`` and of the longer periods that are complete by then.

    Of a unit's bulletin all this is restricted to the page's scope (``scope.of``). ``rows`` are the rows that are
    left, file by file, in the order of their paths; ``digest`` is a hash of all that figures are computed from:
    neither the language nor the district is among it.
    """

    campaign: Campaign
    month: Period
    period: Period
    months: tuple[Period, ...]
    language: Language
    district: str | None
    units: pd.DataFrame
    actuals: pd.DataFrame
    projects: pd.DataFrame
    tickets: pd.DataFrame
    ledger: pd.DataFrame
    jury: pd.DataFrame
    changes: pd.DataFrame
    field: pd.DataFrame
    project_schedule: pd.DataFrame
    facts: pd.DataFrame
    rows: tuple[RowsRead, ...]
    digest: str


@dataclass(frozen=True)
class CheckReport:
    """What is wrong with one or more campaigns, and what looks like a slip; in the order of the files."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def campaign_ids() -> tuple[str, ...]:
    """Return the campaigns of the data folder; raise ``UserError`` if there is no folder or none in it."""
    data = paths.data_folder()
    if not data.is_dir():
        raise UserError("no-data-folder", folder=str(data))
    if (data / folders.RULES_FILE).is_file():
        raise UserError("data-folder-is-campaign", folder=str(data), parent=str(data.resolve().parent))
    found = tuple(folder.name for folder in folders.folders(data) if folders.is_code(folder.name))
    if not found:
        raise UserError("no-campaigns", folder=str(data))
    return found


def load_campaign(campaign: str) -> Campaign:
    """Return the rules of a campaign; raise ``UserError`` if unknown, ``FaultyEvidence`` if faulty."""
    reader = Reader(_home(campaign))
    rules = reader.rules()
    if reader.faults or rules.campaign is None:
        raise FaultyEvidence(reader.faults)
    return rules.campaign


def load_units(campaign: str) -> tuple[UnitRow, ...]:
    """Return the units of a campaign in the order of their file; raise ``FaultyEvidence`` if it is faulty."""
    return tuple(row for row in _rows_of_campaign(campaign, "units") if isinstance(row, UnitRow))


def load_facts(campaign: str) -> tuple[FactRow, ...]:
    """Return the published facts of a campaign, none where it has no such file; raise ``FaultyEvidence``."""
    return tuple(row for row in _rows_of_campaign(campaign, "facts") if isinstance(row, FactRow))


def load_releases(campaign: str) -> tuple[ReleaseRow, ...]:
    """Return when the periods of a campaign are published, none where it has no such file; raise ``FaultyEvidence``."""
    return tuple(row for row in _rows_of_campaign(campaign, RELEASES) if isinstance(row, ReleaseRow))


def release_faults(campaign: str) -> tuple[Fault, ...]:
    """Return what is wrong with the dates of release of a campaign, and with the rules that they are held against."""
    reader = Reader(_home(campaign))
    rules, tables = reader.rules(), reader.tables(reader.home, RELEASE_TABLES)
    found = releases.find(Evidence(campaign, rules, tables, {}))
    return in_order([*reader.faults, *found])


def _rows_of_campaign(campaign: str, table: str) -> list[Row]:
    return [row for _, row in _read(campaign, table)]


def _read(campaign: str, table: str) -> list[tuple[int, Row]]:
    reader = Reader(_home(campaign))
    read = reader.table(reader.home, table, (CAMPAIGN_TABLES | RELEASE_TABLES)[table])
    if reader.faults:
        raise FaultyEvidence(reader.faults)
    return read.rows if read is not None else []


def months_with_data(campaign: str) -> tuple[Period, ...]:
    """Return the evaluated months that have a folder, first to last."""
    return evaluated(_home(campaign), load_campaign(campaign), PeriodKind.MONTH)


def ten_days_with_data(campaign: str) -> tuple[Period, ...]:
    """Return the evaluated ten-day periods that have a folder, first to last."""
    return evaluated(_home(campaign), load_campaign(campaign), PeriodKind.TEN_DAYS)


def periods_with_data(campaign: str) -> tuple[Period, ...]:
    """Return the longer periods that are published, given the months that have a folder, in the order of time."""
    return tuple(sorted(rolled_up(_home(campaign), load_campaign(campaign))))


def fact_lines(campaign: str) -> dict[str, int]:
    """Return the line of each published fact in ``facts.csv``; raise ``FaultyEvidence`` if it is faulty."""
    return {row.fact: line for line, row in _read(campaign, "facts") if isinstance(row, FactRow)}


def rules_bytes(campaign: str) -> bytes:
    """Return what stands in a campaign's ``campaign.yml``; raise as ``load_campaign`` does."""
    load_campaign(campaign)
    with guard.lifted():
        return (_home(campaign) / folders.RULES_FILE).read_bytes()


def load(
    *,
    campaign: str,
    month: str = "",
    period: str = "",
    language: str = "zh",
    district: str | None = None,
    rules: Rules | None = None,
) -> Inputs:
    """Return the checked inputs of a month, or of any other published period; one of the two is given.

    Other ``rules`` than those of the campaign's file may be tried (``evidence.amended``).

    Only the campaign's own files and those of the evaluated periods up to it are read; all of it is checked, then a
    unit's bulletin gets what is in its scope only. Raises ``UserError`` for
    an unknown campaign, month, period, language or district (naming the known ones), and ``FaultyEvidence`` with
    every fault of every file read.
    """
    reader = Reader(_home(campaign))
    if language not in list(Language):
        raise UserError("unknown-language", language=language, known=", ".join(Language))
    if bool(month) == bool(period):
        raise UserError("month-or-period")
    tried = rules is not None
    rules = rules or reader.rules()
    asked = ask(reader.home, rules.campaign, month, period)
    # What is tried is no other run's, and not worth keeping.
    key = "" if tried else reader.digest(rules, asked)
    inputs = _recalled(key, district) or _made(reader, rules, asked, district, key)
    return replace(inputs, language=Language(language), district=district)


def _recalled(key: str, district: str | None) -> Inputs | None:
    """Return what another kernel of this build has made of the same files for a page of the same scope."""
    about = memory.recall("scope", f"{key} {district}") if key else None
    found: Inputs | None = memory.recall("inputs", f"{key} {about.key}") if about is not None else None
    return found


def _made(reader: Reader, rules: Rules, asked: Asked, district: str | None, key: str) -> Inputs:
    """Return the checked inputs for the scope of ``district``, and keep what other kernels of this build may need."""
    evidence = memory.recall("evidence", key) if key else None
    if evidence is None:
        evidence = reader.evidence(rules, asked)
        if reader.faults or evidence.campaign is None:
            raise FaultyEvidence(reader.faults)
        if key:
            memory.keep("evidence", key, evidence)
    _check_district(evidence, district)
    about = scope.of(evidence, district)
    inputs = _inputs(scope.restrict(scope.of_period(evidence, asked), about), asked, about)
    if key:
        memory.keep("scope", f"{key} {district}", about)
        memory.keep("inputs", f"{key} {about.key}", inputs)
    return inputs


def load_latest(*, campaign: str, language: str = "zh") -> Inputs:
    """Return the checked inputs of the last month with data; of the last ten days where there is no month."""
    found = latest(_home(campaign), load_campaign(campaign))
    if found is None:
        raise UserError("unknown-month", month="–", campaign=campaign, known="–")
    return load(campaign=campaign, period=str(found), language=language)


def _inputs(evidence: Evidence, asked: Asked, about: Scope) -> Inputs:
    """Return the frames of restricted evidence; the page's language and district are still to be named."""
    from bulletins.evidence import frames  # pandas takes a while to load, and checking needs none of it

    assert evidence.campaign is not None
    read = rows.read(evidence)
    return Inputs(
        campaign=evidence.campaign,
        month=asked.month,
        period=asked.period,
        months=asked.months,
        language=Language.ZH,
        district=None,
        units=frames.units(evidence),
        actuals=frames.actuals(evidence),
        projects=frames.monthly(evidence, "projects"),
        tickets=frames.monthly(evidence, "tickets"),
        ledger=frames.monthly(evidence, "ledger"),
        jury=frames.monthly(evidence, "jury"),
        changes=frames.campaign_table(evidence, "changes"),
        field=frames.field(evidence),
        project_schedule=frames.campaign_table(evidence, "project_schedule"),
        facts=frames.campaign_table(evidence, "facts"),
        rows=read,
        digest=rows.digest(evidence.campaign_id, str(asked.period), about.key, read),
    )


def check(campaign_id: str) -> CheckReport:
    """Return all that is wrong or doubtful in a campaign's folder, unevaluated months and strays included."""
    return _checked(Reader(_home(campaign_id)))[0]


def survey(campaign_id: str) -> tuple[CheckReport, Dependencies | None]:
    """Return what ``check`` does and, where nothing is wrong, what each page reads; every file is read once."""
    reader = Reader(_home(campaign_id))
    report, evidence = _checked(reader)
    if report.faults or evidence.campaign is None:
        return report, None
    return report, pages.dependencies(evidence, reader.home)


def _checked(reader: Reader) -> tuple[CheckReport, Evidence]:
    evidence = reader.evidence(reader.rules())
    faults = [*reader.faults, *folders.find_misnamed(reader.home, evidence.campaign)]
    warnings = [*find_warnings(evidence), *folders.find_strays(reader.home)]
    return CheckReport(in_order(faults), in_order(warnings)), evidence


def check_all(campaigns: Iterable[str] | None = None) -> CheckReport:
    """Return the report over ``campaigns``; over all, and the data folder itself, if none are named."""
    faults: list[Fault] = []
    warnings: list[Fault] = []
    if campaigns is None:
        campaigns = campaign_ids()
        for folder in folders.folders(paths.data_folder()):
            if not folders.is_code(folder.name):
                faults.append(Fault(folder.name, "campaign-folder-name", value=folder.name))
    for campaign in campaigns:
        report = check(campaign)
        faults += report.faults
        warnings += report.warnings
    return CheckReport(in_order(faults), in_order(warnings))


def _check_district(evidence: Evidence, district: str | None) -> None:
    if district is None or evidence.campaign is None:
        return
    kinds = evidence.campaign.bulletins_for
    known = ", ".join(row.unit for row in evidence.unit_rows.values() if row.kind in kinds)
    if district not in known.split(", "):
        raise UserError("unknown-district", district=district, campaign=evidence.campaign_id, known=known)


def _home(campaign: str) -> Path:
    """Return the folder of a campaign; only a name from the listing is ever joined to a path."""
    known = campaign_ids()
    if campaign not in known:
        raise UserError("unknown-campaign", campaign=campaign, known=", ".join(known))
    return paths.data_folder() / campaign
