"""What the sources publish, beside what is computed here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bulletins.page.absent import Absent
from bulletins.page.numerals import as_printed, counted, number, recomputed
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import Cell, Head, Row, name, num, silent, table, unit_cell, value
from bulletins.page.values import Table
from bulletins.vocabulary import Agreement

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Indicator
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

_ADDRESS = re.compile(r"[\s，,；;:：（(]*(https?://[^\s<>\"'）)]+)[）)]?\s*$")
_MARKS = {
    Agreement.AGREES: "✓",
    Agreement.WITHIN_ROUNDING: "≈",
    Agreement.TRUNCATED: "≈",
    Agreement.AT_LEAST: "✓",
    Agreement.AT_MOST: "✓",
    Agreement.DIFFERS: "×",
    Agreement.NOT_COMPUTABLE: "—",
}


def facts(inputs: Inputs, result: Evaluation) -> Table | Absent:
    """Return the published facts of the period: all in an overview, else those of the district's units."""
    scope = Scope.of(inputs, result)
    rows = result.facts[result.facts["month"] == str(inputs.period)]
    if scope.district:
        leagues = {scheme.id for scheme in scope.inside}
        own = rows["unit"].isin(scope.own_units()) | rows["league"].str.split("/").str[0].isin(leagues)
        rows = rows[own]
    if not len(rows):
        return Absent("facts", scope.language)
    tell = scope.tell
    one_source = rows["source"].nunique() == 1
    heads = [
        Head(tell("head-statement")),
        Head(tell("head-published"), True),
        Head(tell("head-computed"), True),
        Head(tell("head-agreement")),
        *([] if one_source else [Head(tell("head-source"))]),
    ]
    body = [
        Row(
            (
                name(row[f"statement_{scope.language}"], "text"),
                num(_known(scope, row["published"])),
                num(_known(scope, str(row["computed"]))),
                Cell(_agreement(scope, row["agreement"], known=row["expect"] == "differs")),
                *([] if one_source else [Cell(_linked(row["source"]), "text")]),
            )
        )
        for row in records(rows)
    ]
    agreeing = int((rows["agreement"] == Agreement.AGREES).sum())
    title = inputs.period.title(scope.language)
    caption = tell("table-facts-caption", month=title, count=counted(len(rows)), agree=counted(agreeing))
    # The same source for every row is said once, not in a column of its own.
    return table("facts", caption, heads, body, note=_linked(rows["source"].iloc[0]) if one_source else "")


def published(inputs: Inputs, result: Evaluation) -> Table | Absent:
    """Return the rates the source prints, divided again from its own numerator and denominator."""
    scope = Scope.of(inputs, result)
    rows = scope.now(result.published)
    if not len(rows) or scope.rolled_up:
        return Absent("published", scope.language)
    tell = scope.tell
    labels = ("head-target", "head-actual", "head-published-rate", "head-computed-rate")
    heads = [
        Head(tell("head-unit-name")),
        Head(tell("head-item")),
        *(Head(tell(label), True) for label in labels),
        Head(tell("head-agreement")),
    ]
    indicators = {
        (action.id, indicator.id): indicator
        for scheme in scope.campaign.schemes
        for action, indicator in scheme.indicators
    }
    body = [_published_row(scope, indicators[row["action"], row["indicator"]], row) for row in records(rows)]
    agreeing = int((rows["agreement"] == Agreement.AGREES).sum())
    caption = tell(
        "table-published-caption", month=scope.month_title, count=counted(len(rows)), agree=counted(agreeing)
    )
    return table("published", caption, heads, body)


def _published_row(scope: Scope, indicator: Indicator, row: dict[str, Any]) -> Row:
    tell, decimals = scope.tell, row["published_decimals"]
    title = tell(
        "table-indicator",
        name=indicator.name.text(scope.language),
        measure=indicator.measure.text(scope.language),
    )
    cells = (
        unit_cell(scope, row["unit"]),
        Cell(title),
        num(value(number(row["target"], indicator.decimals), tell("state-not-reported"))),
        num(value(number(row["actual"], indicator.decimals), tell("state-not-reported"))),
        num(as_printed(row["published_pct"], decimals)),
        num(value(recomputed(row["computed_pct"], decimals), tell("agreement-not-computable"))),
        Cell(_agreement(scope, row["agreement"], known=False)),
    )
    return Row(cells, "own" if row["unit"] == scope.district else "")


def _agreement(scope: Scope, agreement: str, *, known: bool) -> Markup:
    """Return sign and word; a contradiction that the campaign's file already names is said to be one."""
    found = Agreement(agreement)
    word = scope.tell(f"agreement-{found.value.replace('_', '-')}")
    if known and found is Agreement.DIFFERS:
        word = scope.tell("agreement-known")
    return Markup('<span class="agreement agreement-{}">{} {}</span>').format(
        found.value.replace("_", "-"), silent(_MARKS[found]), word
    )


def _known(scope: Scope, text: str) -> str | Markup:
    """Return a figure as printed; the words of a yes-or-no fact in the page's language."""
    if text in {"", "None", "nan"}:
        return value("—", scope.tell("agreement-not-computable"))
    return scope.tell(f"fact-{text}") if text in {"yes", "no"} else text.replace("-", "−")


def _linked(source: str) -> str | Markup:
    """Return the source's name, linked when it ends in an address."""
    found = _ADDRESS.search(source)
    if found is None:
        return source
    return Markup('<a href="{}">{}</a>').format(found[1], source[: found.start()].strip() or found[1])
