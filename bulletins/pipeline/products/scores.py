"""``scores.json``: the table of ``scores.csv`` with its types, what its columns and leagues mean, and whose it is."""

from __future__ import annotations

from functools import cache
from typing import Any

from bulletins.pipeline.products import credits, written
from bulletins.pipeline.products.columns import KNOWN, Column
from bulletins.pipeline.products.credits import both
from bulletins.pipeline.products.leagues import League
from bulletins.pipeline.products.model import Dataset
from bulletins.vocabulary import Language

FILE = "scores.json"
SCHEMA = 1


def document(dataset: Dataset, found: tuple[League, ...]) -> bytes:
    """Return ``scores.json``, in whose rows the leagues ``found`` stand; it is the same in both languages."""
    return written.document(
        {
            **head(dataset),
            "columns": [_column(column) for column in dataset.table.columns],
            "leagues": [one.plain() for one in found],
            "rows": list(dataset.table.records()),
        }
    )


def head(dataset: Dataset) -> dict[str, Any]:
    """Return what a bulletin is about and whose figures it shows."""
    campaign = dataset.campaign
    return {
        "schema": SCHEMA,
        "address": str(dataset.address),
        "title": both(dataset.title),
        "campaign": {"campaign": campaign.campaign, "name": both(campaign.name)},
        "period": None if dataset.period is None else str(dataset.period),
        "unit": dataset.address.unit,
        **credits.of(campaign),
        "rules_version": dataset.rules_version,
        "closing": {"day": dataset.closing.day.isoformat(), "basis": dataset.closing.basis.value},
    }


def _column(column: Column) -> dict[str, Any]:
    return _known(column.name) if column.name in KNOWN else {"name": column.name, "type": column.kind.value}


@cache
def _known(name: str) -> dict[str, Any]:
    """Return a column of ours as plain data: the same for every bulletin."""
    column = KNOWN[name]
    return {
        "name": column.name,
        "type": column.kind.value,
        "filled": column.filled,
        "heading": {language.value: column.heading(language) for language in Language},
        "meaning": {language.value: column.meaning(language) for language in Language},
        **column.constraints,
    }
