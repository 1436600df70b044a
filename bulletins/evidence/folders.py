"""Names of folders and files: which are a campaign's, and what is wrong with those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bulletins.errors import Fault
from bulletins.evidence.campaign import SNAPSHOTS, Campaign
from bulletins.evidence.complaints import nearest
from bulletins.evidence.contracts import CAMPAIGN_TABLES, MONTHLY_TABLES, RELEASE_TABLES, ROLLUP_TABLES
from bulletins.evidence.notation import CODE, LONGEST_CODE
from bulletins.periods import Period

RULES_FILE = "campaign.yml"
# Papers that may lie beside the tables: where they come from, under which licence.
_PAPERS = re.compile(r"(readme|licen[cs]e|copying|origin|source|notes?)\b.*", re.IGNORECASE)
_OTHER_MONTH = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D?", re.ASCII)
_OTHER_TEN_DAYS = re.compile(
    r"(\d{4})\D{0,2}(\d{1,2})\D{0,2}([上中下])旬|(\d{4})-(\d{1,2})-?[dD]?([1-3])", re.ASCII
)
_OTHER_QUARTER = re.compile(r"(\d{4})\D{0,2}[qQ第]?([1-4])(?:季度)|(\d{4})[-_ ]?[qQ]([1-4])", re.ASCII)


def folders(folder: Path) -> list[Path]:
    """Return the folders in ``folder`` by name, hidden ones and those of caches left out."""
    return sorted(entry for entry in folder.iterdir() if entry.is_dir() and entry.name[0] not in "._")


def snapshots(home: Path) -> tuple[str, ...]:
    """Return the names of a campaign's folders that are months or ten-day periods, in the order of time."""
    return tuple(str(one) for one in sorted(_periods(home)) if one.kind in SNAPSHOTS)


def longer(home: Path) -> tuple[str, ...]:
    """Return the names of a campaign's folders that are longer periods, in the order of time."""
    return tuple(str(one) for one in sorted(_periods(home)) if one.kind not in SNAPSHOTS)


def is_code(name: str) -> bool:
    """Return whether a campaign may be called so."""
    return CODE.fullmatch(name) is not None and len(name) <= LONGEST_CODE


def find_misnamed(home: Path, campaign: Campaign | None) -> Iterator[Fault]:
    """Yield folders of a campaign that are none of its periods; rules not understood refuse no period."""
    if not snapshots(home):
        yield Fault(home.name, "no-months")
    for folder in folders(home):
        name, place = folder.name, f"{home.name}/{folder.name}"
        period = _period(name)
        if period is not None:
            if campaign is not None:
                yield from _unwanted(period, place, campaign)
        elif mend := _mend(name):
            yield Fault(place, "month-folder-misnamed", value=name, details=(("mend", mend),))
        elif any(character.isdigit() for character in name):
            yield Fault(place, "folder-not-a-month", value=name)


def _unwanted(period: Period, place: str, campaign: Campaign) -> Iterator[Fault]:
    """Yield why the campaign has no use for a folder of this period."""
    name = str(period)
    if period.kind in SNAPSHOTS:
        if name not in campaign.schedule.elapsed:
            known = ", ".join(map(str, sorted(map(Period.parse, campaign.schedule.elapsed))))
            yield Fault(place, "month-not-evaluated", value=name, details=(("known", known),))
        return
    rollup = campaign.rollups.of(period.kind)
    if rollup is None:
        yield Fault(place, "period-not-published", value=name, details=(("kind", period.kind.value),))
    elif not rollup.field_marks:
        yield Fault(place, "period-without-field-marks", value=name, details=(("kind", period.kind.value),))
    elif period not in campaign.rolled_up(campaign.months):
        known = ", ".join(str(one) for one in campaign.rolled_up(campaign.months) if one.kind is period.kind)
        yield Fault(place, "period-without-months", value=name, details=(("known", known or "–"),))


def find_strays(home: Path) -> Iterator[Fault]:
    """Yield, as warnings, the files and folders of a campaign that nothing reads."""
    known = [f"{table}.csv" for table in (*CAMPAIGN_TABLES, *RELEASE_TABLES)]
    yield from _stray_files(home, home.name, [RULES_FILE, *known])
    for folder in folders(home):
        place, period = f"{home.name}/{folder.name}", _period(folder.name)
        if period is not None:
            tables = MONTHLY_TABLES if period.kind in SNAPSHOTS else ROLLUP_TABLES
            yield from _stray_files(folder, place, [f"{table}.csv" for table in tables])
        elif not any(character.isdigit() for character in folder.name):
            yield Fault(place, "stray-folder", value=folder.name)


def _stray_files(folder: Path, place: str, known: list[str]) -> Iterator[Fault]:
    for entry in sorted(folder.iterdir()):
        is_paper = entry.name.startswith(".") or _PAPERS.fullmatch(entry.name) is not None
        if entry.is_dir() or is_paper or entry.name in known:
            continue
        near = nearest(entry.name, known)
        code = "stray-file" if near is None else "stray-file-near"
        details = (("known", ", ".join(known)),) if near is None else (("near", near),)
        yield Fault(f"{place}/{entry.name}", code, value=entry.name, details=details)


def _periods(home: Path) -> list[Period]:
    return [period for folder in folders(home) if (period := _period(folder.name)) is not None]


def _period(name: str) -> Period | None:
    try:
        return Period.parse(name)
    except ValueError:
        return None


def _mend(name: str) -> str | None:
    """Return the period that a folder was probably meant to be."""
    if ten := _OTHER_TEN_DAYS.fullmatch(name):
        year, month, part = (a or b for a, b in zip(ten.groups()[:3], ten.groups()[3:], strict=True))
        mend = f"{year}-{month.zfill(2)}-d{'上中下'.find(part) + 1 or part}"
    elif quarter := _OTHER_QUARTER.fullmatch(name):
        mend = f"{quarter[1] or quarter[3]}-Q{quarter[2] or quarter[4]}"
    elif other := _OTHER_MONTH.fullmatch(name):
        mend = f"{other[1]}-{other[2].zfill(2)}"
    else:
        return None
    return mend if _period(mend) is not None else None
