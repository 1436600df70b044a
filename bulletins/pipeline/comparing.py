"""What of a campaign's survey needs its figures: who takes part when, and whether they bear out what was published.

A build has it done by ``python -m bulletins.pipeline.comparing CAMPAIGN MONTH FILE`` in a copy of the launcher of
kernels: there pandas is imported already, and the kernels of the month find its evaluation done.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins.errors import Fault
from bulletins.periods import Period

if TYPE_CHECKING:
    from bulletins.evidence.sources import Inputs


@dataclass(frozen=True)
class Compared:
    """The units with bulletins, the months (as ``month/unit``) in which one is away, and what is not borne out."""

    units: tuple[str, ...]
    away: tuple[str, ...]
    faults: tuple[Fault, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data, for JSON."""
        return {"units": self.units, "away": self.away, "faults": [vars(fault) for fault in self.faults]}


def parse(values: dict[str, Any]) -> Compared:
    """Return what ``as_dict`` gave."""
    return Compared(tuple(values["units"]), tuple(values["away"]), tuple(map(fault, values["faults"])))


def fault(values: dict[str, Any]) -> Fault:
    """Return a fault of which ``values`` are the variables, through JSON."""
    return Fault(**{**values, "details": tuple((str(name), str(text)) for name, text in values["details"])})


def compare(campaign: str, month: str) -> Compared:
    """Look at the figures of a campaign without faults, of which ``month`` is the last."""
    from bulletins.evidence import sources
    from bulletins.pipeline import published

    inputs = sources.load(campaign=campaign, month=month)
    kinds = {kind.value for kind in inputs.campaign.bulletins_for}
    units = tuple(str(unit) for unit, kind in inputs.units["kind"].items() if kind in kinds)
    months = sources.months_with_data(campaign)
    away = tuple(f"{one}/{unit}" for one in months for unit in units if _is_away(inputs, unit, one))
    return Compared(units, away, tuple(published.check_facts(inputs)))


def _is_away(inputs: Inputs, unit: str, month: Period) -> bool:
    """Return whether ``unit`` has not joined yet, or has left, in ``month`` (table ``changes``).

    One whose first coming or going is a coming was not there before it.
    """
    rows = inputs.changes[(inputs.changes["unit"] == unit) & (inputs.changes["change"] != "moves")]
    told = sorted(
        (Period.parse(since).first_day, str(change))
        for since, change in zip(rows["since"], rows["change"], strict=True)
    )
    if not told:
        return False
    before = [change for day, change in told if day <= month.last_day]
    return before[-1] == "leaves" if before else told[0][1] == "joins"


def main(campaign: str, month: str, file: Path) -> None:
    """Write what ``compare`` finds; if anything goes wrong write nothing: whoever asked does it himself and sees it."""
    try:
        text = json.dumps(compare(campaign, month).as_dict(), ensure_ascii=False)
    except Exception:
        sys.exit(1)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
