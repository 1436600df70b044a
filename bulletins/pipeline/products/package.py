"""``datapackage.json``: what lies beside a bulletin, as a Frictionless data package that programs check and load."""

from __future__ import annotations

from functools import cache
from typing import Any

from bulletins.evidence.campaign import Source
from bulletins.language import words
from bulletins.pipeline.products import columns, credits, written
from bulletins.pipeline.products.columns import Column
from bulletins.pipeline.products.credits import both
from bulletins.pipeline.products.model import Dataset, File
from bulletins.vocabulary import Language

FILE = "datapackage.json"
_KEY = ("month", "league", "unit")
MEDIA = {
    "scores.csv": "text/csv",
    "scores.json": "application/json",
    "scores.ods": "application/vnd.oasis.opendocument.spreadsheet",
    "record.json": "application/json",
    "notebook.ipynb": "application/x-ipynb+json",
}
_NO_TABLE = {"type": "file"}  # else a program would try to load the spreadsheet, title and notes and all
# They are stamped and published after this file: it names them and leaves their bytes to the record.
_STAMPED_LATER = ("record.json", "notebook.ipynb")


def document(dataset: Dataset, others: tuple[File, ...]) -> bytes:
    """Return ``datapackage.json``; ``others`` are the tables beside ``scores.csv`` as they are written."""
    campaign, language = dataset.campaign, dataset.language
    title, warning = dataset.title.text(language), credits.warning(campaign, language)
    return written.document(
        {
            "profile": "data-package",
            "name": str(dataset.address).lower(),
            "title": title,
            "description": words(language)("package-description", notice=warning, title=title),
            "nature": dataset.nature,
            "licence": both(campaign.licence),
            "rules_version": dataset.rules_version,
            "keywords": [words(language)("dataset-keyword"), credits.label(dataset.nature, language)],
            "contributors": [{"title": campaign.publisher.text(language), "role": "publisher"}],
            "sources": [_source(source, language) for source in campaign.sources],
            "resources": [
                _table(dataset),
                *({**_file(one, language), **_NO_TABLE} for one in others),
                *({**_named(name, language), **_NO_TABLE} for name in _STAMPED_LATER),
            ],
        }
    )


def _source(source: Source, language: Language) -> dict[str, Any]:
    told = {"title": source.title.text(language), "publisher": source.publisher.text(language)}
    return {**told, "path": source.url} if source.url else told


def _table(dataset: Dataset) -> dict[str, Any]:
    names = [column.name for column in dataset.table.columns]
    key = {"primaryKey": list(_KEY)} if set(_KEY) <= set(names) else {}
    return {
        **_file(dataset.scores, dataset.language),
        "type": "table",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(name, dataset.language) for name in names], "missingValues": [""], **key,
        },
    }  # fmt: skip


@cache
def _field(name: str, language: Language) -> dict[str, Any]:
    """Return a column as a field of the schema: the same for every bulletin in a language."""
    column = columns.of(name)
    described = {"title": column.heading(language), "description": column.meaning(language)}
    held = _constraints(column)
    return {"name": name, "type": column.kind.value, **described, **({"constraints": held} if held else {})}


def _constraints(column: Column) -> dict[str, Any]:
    return {**({"required": True} if column.filled else {}), **column.constraints}


def _file(found: File, language: Language) -> dict[str, Any]:
    """Return a file beside the bulletin as a resource, with its size and its checksum."""
    return {**_named(found.name, language), "bytes": found.size, "hash": f"sha256:{found.sha256}"}


def _named(name: str, language: Language) -> dict[str, Any]:
    code = name.removesuffix(".csv").removesuffix(".ipynb").replace(".", "-")
    return {
        "name": "record" if code == "record-json" else code,
        "path": name,
        "title": title(name, language),
        "format": name.rpartition(".")[2],
        "mediatype": MEDIA[name],
    }


def title(name: str, language: Language) -> str:
    """Return what a file beside a bulletin is called."""
    return words(language)(f"package-{name.replace('.', '-')}")
