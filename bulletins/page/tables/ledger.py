"""The bonus and penalty ledger: dated entries with their reason and evidence, up to the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletins.page.absent import Absent
from bulletins.page.numerals import counted, decimals_in, signed
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import Cell, Head, Row, name, num, table
from bulletins.page.values import Table
from bulletins.page.window import LISTED, left_note
from bulletins.periods import day_title

if TYPE_CHECKING:
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation


def ledger(inputs: Inputs, result: Evaluation) -> Table | Absent:
    """Return the entries of the units this bulletin is about, newest first; in points, before caps."""
    scope = Scope.of(inputs, result)
    about = (
        scope.own_units()
        if scope.district
        else {u for scheme in scope.schemes for u in scope.evaluated(scheme)}
    )
    rows = inputs.ledger[inputs.ledger["unit"].isin(about)]
    if not len(rows):
        return Absent("ledger", scope.language)
    tell, language = scope.tell, scope.language
    labels = ("head-date", "head-unit-name", "head-type", "head-points", "head-reason", "head-evidence")
    heads = [Head(tell(label), label == "head-points") for label in labels]
    names, decimals = _types(scope), decimals_in(rows["points"], least=2)
    body = [
        Row(
            (
                Cell(day_title(row["on"], language), "date"),
                name(scope.name(row["unit"])),
                Cell(names.get(row["type"], row["type"])),
                num(signed(row["points"], decimals)),
                Cell(row[f"reason_{language}"], "text"),
                Cell(row["evidence"], "text"),
            ),
            "own" if row["unit"] == scope.district else "",
        )
        for row in records(rows.sort_values("on", ascending=False, kind="stable").head(LISTED))
    ]
    caption = tell("table-ledger-caption", month=scope.month_title, count=counted(len(rows)))
    note = left_note(scope, len(rows), len(body))
    return table("ledger", caption, heads, body, note=note)


def _types(scope: Scope) -> dict[str, str]:
    """Return the names of the kinds of entries, gates among them."""
    named: dict[str, str] = {}
    for scheme in scope.campaign.schemes:
        for kind in scheme.ledger.types if scheme.ledger else ():
            named.setdefault(kind.id, kind.name.text(scope.language))
        for gate in scheme.gates:
            named.setdefault(gate.id, gate.name.text(scope.language))
    return named
