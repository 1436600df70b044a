"""CSV: each cell that differs, with its line, the row's names and its column; rows that only one side has."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletins.pipeline.difference.told import Difference

# What may name a row, in this order; a row is known by those of them that it fills.
_NAMING = ("fact", "month", "period", "league", "scheme", "action", "indicator", "project", "ticket", "group",
           "unit", "since", "date", "judge")  # fmt: skip
# The same in all rows of a table of ours: it names none.
_SAME = ("month", "period")


@dataclass(frozen=True)
class _Row:
    line: int
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """Return what names the row, to be read: ``unit changle, action landing``."""
        named = [f"{column} {self.cells[column]}" for column in reversed(_NAMING) if self._names(column)]
        return ", ".join(named) or next(iter(self.cells.values()), "–")

    def _names(self, column: str) -> bool:
        return bool(self.cells.get(column)) and column not in _SAME


def between(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield the columns and rows of one side only, then every cell that differs; the lines are those of ``before``."""
    columns, ours = _read(before)
    other_columns, theirs = _read(after)
    for column in dict.fromkeys([*columns, *other_columns]):
        if (column in columns) != (column in other_columns):
            sides = [column if column in one else None for one in (columns, other_columns)]
            yield Difference("column", (("file", file), ("column", column)), sides[0], sides[1])
    both = [column for column in columns if column in other_columns]
    for key in dict.fromkeys([*ours, *theirs]):
        yield from _of_rows(file, ours.get(key), theirs.get(key), both)


def _of_rows(file: str, one: _Row | None, other: _Row | None, columns: list[str]) -> Iterator[Difference]:
    there = one or other
    assert there is not None
    place = (("file", file), ("line", str(there.line)), ("row", there.name))
    if one is None or other is None:
        text = ",".join(there.cells.values())
        yield Difference("row", place, text if one else None, text if other else None)
        return
    for column in columns:
        if one.cells.get(column) != other.cells.get(column):
            yield Difference("table-cell", (*place, ("column", column)),
                             one.cells.get(column, ""), other.cells.get(column, ""))  # fmt: skip


def _read(data: bytes) -> tuple[list[str], Mapping[tuple[str, ...], _Row]]:
    """Return the columns, and the rows by what names them; the second of a name is known by its count too."""
    reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    columns = next(reader, [])
    rows: dict[tuple[str, ...], _Row] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    line = reader.line_num + 1
    for values in reader:
        cells = dict(zip(columns, values, strict=False))
        names = tuple(cells.get(column, "") for column in _NAMING)
        seen[names] += 1
        rows[(*names, str(seen[names]))] = _Row(line, cells)
        line = reader.line_num + 1
    return columns, rows
