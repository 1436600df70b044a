"""CSV tables as text: the headers, and the rows that several campaigns write in the same way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from samples.figures import Figure

CAMPAIGNS = Path(__file__).resolve().parents[1] / "campaigns"

ACTUALS = "unit,action,indicator,state,target,actual,cases,published_pct,published_decimals"
MORE_ACTUALS = f"{ACTUALS},reference,provenance"
PROJECTS = (
    "project,unit,action,name_zh,name_en,size,milestone,planned_on,reached_on,"
    "planned_investment,completed_investment"
)
TICKETS = "ticket,unit,subject_zh,subject_en,opened_on,working_days,closed_on"
MORE_TICKETS = (
    f"{TICKETS},ticket_class,owner,answered_on,accepted_on,handed_over_on,paused_on,resumed_on,extension_days"
)
RELEASES = "period,status,date,reason_zh,reason_en"
LEDGER = "entry,unit,type,on,points,reason_zh,reason_en,evidence"

# unit, type, day of the month, points, reason in Chinese and in English
Entry = tuple[str, str, int, float, str, str]


def table(header: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV table as text, with Unix line ends."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def names(campaign: str) -> dict[str, tuple[str, str]]:
    """Return the Chinese and the English name of every unit, from the campaign's ``units.csv``."""
    with (CAMPAIGNS / campaign / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"]: (row["name_zh"], row["name_en"]) for row in csv.DictReader(file)}


def reported(one: Figure, period: str) -> list[object]:
    """Return a reported row of ``actuals.csv``, without its last, optional columns."""
    task = one.task
    target = f"{one.target:.{task.decimals}f}" if task.target_shown else ""
    cases = "" if one.cases is None else one.cases
    return [one.unit, task.action, task.indicator, "reported", target,
            f"{one.actuals[period]:.{task.decimals}f}", cases, "", ""]  # fmt: skip


def not_applicable(one: Figure) -> list[object]:
    """Return the row of a unit that has no such task."""
    return [one.unit, one.task.action, one.task.indicator, "not_applicable", "", "", "", "", ""]


def not_reported(one: Figure) -> list[object]:
    """Return the row of a unit that did not report."""
    target = f"{one.target:.{one.task.decimals}f}" if one.task.target_shown else ""
    return [one.unit, one.task.action, one.task.indicator, "not_reported", target, "", "", "", ""]


def more(one: Figure, period: str, row: list[object], provenance: str = "") -> list[object]:
    """Return a row with the optional columns: last year's figure, and who stands behind it (``""``: not said)."""
    reference = one.reference.get(period)
    told = "" if reference is None or row[3] == "not_applicable" else f"{reference:.{one.task.decimals}f}"
    return [*row, told, provenance if row[3] == "reported" else ""]


def ledger(period: str, entries: Iterable[Entry]) -> str:
    """Return ``ledger.csv`` of a month or of ten days of it: that period's entries only."""
    rows = []
    for number, (unit, kind, day, points, zh, en) in enumerate(entries, start=1):
        entry = f"entry-{period}-{number}"
        rows.append([entry, unit, kind, f"{period[:7]}-{day:02d}", f"{points:g}", f"合成示例：{zh}",
                     f"Synthetic sample: {en}", f"synthetic-{entry}"])  # fmt: skip
    return table(LEDGER, rows)


def differing(folder: Path, made: Mapping[str, str]) -> list[str]:
    """Return the paths of the tables in ``folder`` that are not, byte for byte, as generated."""
    there = {path: (folder / path).read_bytes() for path in made if (folder / path).is_file()}
    return [path for path, text in made.items() if there.get(path) != text.encode("utf-8")]


def write(folder: Path, made: Mapping[str, str]) -> None:
    """Write the tables under ``folder``."""
    for path, text in made.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8"))
