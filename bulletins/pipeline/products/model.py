"""One bulletin as something to take away: what its record and its scores say, typed. Every product is made of this."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bulletins.evidence.campaign import SNAPSHOTS, Campaign
from bulletins.evidence.provenance import RECORD_FILE, SCORES_FILE
from bulletins.evidence.typed import Bilingual
from bulletins.periods import Period
from bulletins.pipeline.products import columns, days
from bulletins.pipeline.products.columns import Column, Value
from bulletins.vocabulary import METHODOLOGY, Address, Language


@dataclass(frozen=True)
class Table:
    """The rows of ``scores.csv``, each cell as what it means."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def records(self) -> Iterator[dict[str, Value]]:
        """Yield each row by the names of its columns."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class File:
    """A file beside the bulletin as it is."""

    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, data: bytes) -> File:
        """Return what ``data`` is under the name it is published by."""
        return cls(name, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Dataset:
    """What a bulletin publishes as data, in the language of its page, with the rules it was computed by."""

    address: Address
    language: Language
    notebook: str
    title: Bilingual
    nature: str
    rules_version: str
    points: tuple[str, ...]
    standing: tuple[Mapping[str, Any], ...]  # the overall leagues of its page, its own unit's row for a unit
    last: Period | None  # the last period with figures that it read
    table: Table
    scores: File
    campaign: Campaign

    @property
    def period(self) -> Period | None:
        """Return the period it is about; the rules are about none."""
        return None if self.address.period == METHODOLOGY else Period.parse(self.address.period)

    @cached_property
    def closing(self) -> days.Closing:
        """Return the day its figures are of."""
        return days.closing(self.campaign, self.period, self.last)

    @property
    def is_synthetic(self) -> bool:
        """Return whether its figures were made up to show how bulletins look."""
        return self.nature == "synthetic"


def read(folder: Path, campaign: Campaign) -> Dataset:
    """Return what the run in ``folder`` publishes; ``campaign`` holds the rules it was computed by."""
    record = json.loads((folder / RECORD_FILE).read_text(encoding="utf-8"))
    data = (folder / SCORES_FILE).read_bytes()
    return Dataset(
        address=Address(*record["address"].split("/")),
        language=Language(record["parameters"]["language"]),
        notebook=record["notebook"],
        title=Bilingual(**record["title"]),
        nature=record["nature"],
        rules_version=record["rules_version"],
        points=tuple(record["points"]),
        standing=tuple(record["standing"]),
        last=_last(record),
        table=table(data),
        scores=File.of(SCORES_FILE, data),
        campaign=campaign,
    )


def table(data: bytes) -> Table:
    """Return the table that ``scores.csv`` holds; ``ValueError`` if a cell is not what its column holds."""
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    known = tuple(map(columns.of, head))
    values = [column.value for column in known]
    return Table(known, tuple(tuple(_typed(values, row)) for row in rows))


def _typed(values: list[Any], row: list[str]) -> Iterator[Value]:
    return (value(text) for value, text in zip(values, row, strict=True))


def _last(record: dict[str, Any]) -> Period | None:
    """Return the last month or ten days of which the run read figures."""
    folders = {parts[1] for one in record["inputs"] if len(parts := one["path"].split("/")) == 3}
    periods = [one for one in map(Period.parse, folders) if one.kind in SNAPSHOTS]
    return max(periods, default=None)
