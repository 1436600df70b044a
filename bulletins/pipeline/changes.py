"""What changed between two texts that something was made from: rows by their keys, rules by ids, packages, cells."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Of a row that came or went, as much as fits a line.
_LONGEST = 160


@dataclass(frozen=True)
class Change:
    """One change. ``code`` names the message ``why-<code>``, ``details`` are its variables; ``lines`` stand below."""

    code: str
    details: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data, for JSON."""
        return {
            "change": self.code,
            **dict(self.details),
            **({"lines": list(self.lines)} if self.lines else {}),
        }


def change(code: str, *lines: str, **details: object) -> Change:
    """Return a change with its details as text."""
    return Change(code, tuple((name, str(value)) for name, value in details.items()), lines)


def in_rows(file: str, before: str, after: str, key: Sequence[str]) -> list[Change]:
    """Return the rows that changed in the canonical text of a table, each named by its ``key`` columns."""
    (columns, *old), (others, *new) = _table(before), _table(after)
    if columns != others:
        return [change("columns", file=file, before=", ".join(columns), after=", ".join(others))]
    known = [column for column in key if column in columns] or columns[:1]
    was, now = _by_key(columns, old, known), _by_key(columns, new, known)
    found = [
        one
        for name in dict.fromkeys([*was, *now])
        for one in _in_row(file, name, was.get(name), now.get(name), known)
    ]
    return found or ([change("rows-in-another-order", file=file)] if before != after else [])


def _table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""))) or [[]]


def _by_key(columns: list[str], rows: list[list[str]], key: Sequence[str]) -> dict[str, dict[str, str]]:
    named = (dict(zip(columns, row, strict=False)) for row in rows)
    return {", ".join(f"{column} {row.get(column, '')}" for column in key): row for row in named}


def _in_row(file: str, key: str, was: dict[str, str] | None, now: dict[str, str] | None,
            known: Sequence[str]) -> Iterator[Change]:  # fmt: skip
    if was is None or now is None:
        if now is not None:
            yield change("row-added", file=file, key=key, after=_told(now, known))
        if was is not None:
            yield change("row-removed", file=file, key=key, before=_told(was, known))
        return
    for column, value in now.items():
        if was[column] != value:
            yield change("row-changed", file=file, key=key, column=column, before=was[column], after=value)


def _told(row: dict[str, str], known: Sequence[str]) -> str:
    text = ", ".join(f"{column} {value}" for column, value in row.items() if value and column not in known)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def in_rules(before: str, after: str) -> list[Change]:
    """Return the keys that changed in the canonical text of ``campaign.yml``, by ids rather than positions."""
    (was, order), (now, other) = _leaves(before), _leaves(after)
    moved = {
        place: value
        for place, value in other.items()
        if order.get(place) != value and sorted(order.get(place, ())) == sorted(value)
    }
    reordered = [_value(place, ", ".join(order[place]), ", ".join(value)) for place, value in moved.items()]
    return [*in_values(was, now), *reordered]


def in_values(was: Mapping[str, str], now: Mapping[str, str]) -> list[Change]:
    """Return the names whose values changed, came or went."""
    return [
        _value(name, was.get(name), now.get(name))
        for name in dict.fromkeys([*was, *now])
        if was.get(name) != now.get(name)
    ]


def _value(key: str, before: str | None, after: str | None) -> Change:
    if before is None:
        return change("value-added", key=key, after=after)
    if after is None:
        return change("value-removed", key=key, before=before)
    return change("value-changed", key=key, before=before, after=after)


def _leaves(text: str) -> tuple[dict[str, str], dict[str, list[str]]]:
    """Return the values of rules by dotted key, and the order of the ids in each list of things with ids."""
    leaves: dict[str, str] = {}
    orders: dict[str, list[str]] = {}
    _flatten(json.loads(text), "", leaves, orders)
    return leaves, orders


def _flatten(data: Any, place: str, leaves: dict[str, str], orders: dict[str, list[str]]) -> None:
    if isinstance(data, list) and any(isinstance(one, dict | list) for one in data):
        ids = [one.get("id") if isinstance(one, dict) else None for one in data]
        if all(isinstance(one, str) for one in ids) and len(set(ids)) == len(ids):
            orders[place] = [str(one) for one in ids]
        data = {
            str(identity or number): one
            for number, (identity, one) in enumerate(zip(ids, data, strict=True), 1)
        }
    if isinstance(data, dict) and data:
        for key, value in data.items():
            _flatten(value, f"{place}.{key}" if place else str(key), leaves, orders)
    elif isinstance(data, list):
        leaves[place] = ", ".join("" if one is None else str(one) for one in data)
    else:
        leaves[place] = "" if data is None else str(data)


def in_files(before: str, after: str) -> list[Change]:
    """Return the files that changed, from two lists with a line ``path hash`` for each."""
    was, now = (dict(line.rsplit(" ", 1) for line in text.splitlines() if line) for text in (before, after))
    kinds = {(True, True): "module-changed", (False, True): "module-added", (True, False): "module-removed"}
    return [
        change(kinds[file in was, file in now], file=file)
        for file in sorted(was.keys() | now.keys())
        if was.get(file) != now.get(file)
    ]


def in_pins(before: str, after: str) -> list[Change]:
    """Return the packages whose pins changed."""
    was, now = pins(before), pins(after)
    return in_values(was, now) or (
        [change("only-layout", file="requirements.txt")] if before != after else []
    )


def pins(text: str) -> dict[str, str]:
    """Return what is pinned: package → version, with what else its line says."""
    lines = (line.strip() for line in text.splitlines())
    found = (line.partition("==") for line in lines if line and line[0] not in "#-")
    several: dict[str, list[str]] = {}
    for name, _, version in found:
        several.setdefault(name.strip(), []).append(version.strip(" \\") or name)
    return {name: " | ".join(versions) for name, versions in several.items()}


def in_cells(before: str, after: str) -> list[Change]:
    """Return the code cells that changed, with their lines."""
    was, now = _cells(before), _cells(after)
    if was is None or now is None:
        return [change("only-layout", file="notebook")]
    found = [
        change(_kind(cell, was, now), *_lines(was.get(cell, ""), now.get(cell, "")), cell=cell)
        for cell in dict.fromkeys([*was, *now])
        if was.get(cell) != now.get(cell)
    ]
    return found or ([change("cells-in-another-order")] if before != after else [])


def _cells(text: str) -> dict[str, str] | None:
    try:
        cells = json.loads(text)
        tagged = (("".join(f"# {tag}\n" for tag in cell["tags"]), cell) for cell in cells)
        return {str(cell["id"]): f"{tags}{cell['source']}" for tags, cell in tagged}
    except (ValueError, KeyError, TypeError):
        return None


def _kind(cell: str, was: Mapping[str, str], now: Mapping[str, str]) -> str:
    if cell not in was:
        return "cell-added"
    return "cell-changed" if cell in now else "cell-removed"


def _lines(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
