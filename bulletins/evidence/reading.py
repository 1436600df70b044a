"""From bytes to typed evidence: rows and rules. Whatever is wrong is collected as faults, never raised.

What can still be read after a fault is read, so that the statistician sees everything at once.
"""

from __future__ import annotations

import copy
import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from bulletins.errors import Fault, in_order
from bulletins.evidence import complaints, document
from bulletins.evidence import rows as canonical
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.contracts import Row
from bulletins.evidence.document import Document
from bulletins.evidence.encodings import read_text
from bulletins.evidence.rows import RowsRead
from bulletins.evidence.typed import wrong_sum

# Which key of a part a fault of the whole part is about: the first that stands there.
_ABOUT = {
    "weights-do-not-sum": ("actions", "indicators"),
    "marks-do-not-sum": ("indicators",),
    "weight-not-stated": ("actions", "indicators"),
    "sheet-does-not-sum": ("actions",),
    "weight-without-effect": ("indicators",),
    "geometric-unbounded": ("aggregate", "compose"),
    "reserved-id": ("actions",),
    "repeated-id": ("actions", "indicators", "grades", "types"),
    "unknown-condition": ("indicators",),
    "unknown-progress": ("progress",),
    "lights-without-progress": ("lights",),
    "grades-not-falling": ("grades",),
    "gate-without-grades": ("gates",),
    "unknown-tie-key": ("ranking",),
    "unknown-ledger-type": ("exclusive",),
    "base-and-when": ("base", "when_not_applicable"),
    "window-and-basis": ("window", "basis"),
    "count-either-way": ("milestones", "milestone", "points"),
    "goalposts-log": ("log",),
    "places-not-rising": ("places",),
    "direction-and-method": ("direction",),
    "panels-do-not-sum": ("panels",),
    "parts-without-ratio": ("parts",),
    "rollup-weights": ("weights", "combine"),
    "rollup-does-not-sum": ("weights",),
    "version-not-told": ("rules_version",),
    "period-reversed": ("end",),
    "month-outside-period": ("schedule",),
    "elapsed-beyond-plan": ("months_in_plan",),
    "bands-leave-hole": ("bands",),
    "bands-overlap": ("bands",),
    "segments-not-rising": ("above",),
    "cap-below-floor": ("cap",),
}


@dataclass
class Table:
    """One CSV file: its rows with their lines, its faults, what is known of it though rows are faulty.

    ``texts`` are the sound rows as they are hashed (``rows``), and ``read`` says what was read with them once it was
    asked. ``first_cells`` are the texts of the first column, faulty rows included; ``empty`` is a table of a header
    only; ``cut`` is one that could not be read to its end.
    """

    file: str
    model: type[Row]
    rows: list[tuple[int, Row]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    first_cells: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    empty: bool = False
    cut: bool = False
    read: RowsRead | None = None

    def choose(self, wanted: Callable[[Any], bool]) -> Table:
        """Return the table with the sound rows that are ``wanted`` only; itself where that is all of them."""
        chosen = [place for place, (_, row) in enumerate(self.rows) if wanted(row)]
        if len(chosen) == len(self.rows):
            return self
        own, texts = [self.rows[place] for place in chosen], [self.texts[place] for place in chosen]
        return Table(self.file, self.model, own, texts)


@dataclass
class Rules:
    """One ``campaign.yml``: the campaign if it could be understood, where all stands, and its faults."""

    document: Document
    campaign: Campaign | None = None
    faults: list[Fault] = field(default_factory=list)
    read: RowsRead | None = None


def read_table(data: bytes, file: str, model: type[Row]) -> Table:
    """Return the rows of a CSV file with everything that is wrong with it, cell by cell."""
    table = Table(file, model)
    text, table.faults = read_text(data, file)
    if text is None:
        table.cut = True
        return table
    records = _records(text, table)
    line, header = next(records, (1, []))
    columns = _columns(header, line, table)
    if columns is None:
        table.cut = True
        return table
    keys: dict[tuple[str, ...], int] = {}
    named = model.columns()[0]
    first = columns.index(named) if named in columns else len(header)
    for line, cells in records:
        table.empty = False
        if not any(cell.strip() for cell in cells):
            table.faults.append(Fault(file, "blank-row", line))
            continue
        table.first_cells.update(cells[first : first + 1])
        if len(cells) != len(header):
            code = "too-many-cells" if len(cells) > len(header) else "too-few-cells"
            counts = (("cells", str(len(cells))), ("columns", str(len(header))))
            table.faults.append(Fault(file, code, line, value=cells[0], details=counts))
        else:
            _read_row(dict(zip(columns, cells, strict=True)), line, table, keys)
    return table


def _records(text: str, table: Table) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins in; a break inside quotes counts as an editor counts it."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            table.faults.append(Fault(table.file, "csv-broken", line, details=(("problem", str(error)),)))
            table.cut = True
            return
        if cells:
            yield line, cells


def _columns(header: list[str], line: int, table: Table) -> list[str] | None:
    """Return the contract's name of each column, ``""`` for an unknown one; ``None`` if this is no header."""
    expected, faults = table.model.columns(), table.faults
    optional = table.model.optional
    details = (("columns", _header(table.model)),)
    table.empty = True
    if len(header) <= 1 and header != [expected[0]]:
        if not table.faults or header:
            faults.append(
                Fault(table.file, "no-header", line, value="".join(header) or None, details=details)
            )
        return None
    meant: list[str] = []
    for cell in header:
        near = (
            None if cell in expected else complaints.nearest(cell, [c for c in expected if c not in header])
        )
        if cell in meant:
            faults.append(Fault(table.file, "repeated-column", line, cell))
        elif near is not None and near not in meant:
            faults.append(Fault(table.file, "misspelled-column", line, cell, details=(("near", near),)))
        elif cell not in expected:
            faults.append(Fault(table.file, "unknown-column", line, cell, details=details))
        meant.append(cell if cell in expected and cell not in meant else near or "")
    missing = [column for column in expected if column not in meant and column not in optional]
    faults += [Fault(table.file, "missing-column", line, column, details=details) for column in missing]
    table.faults = faults = _header_once(faults)
    wanted = [column for column in expected if column in meant or column not in optional]
    if sorted(meant) == sorted(wanted) and meant != wanted:
        faults.append(Fault(table.file, "other-order", line, details=(("columns", ",".join(wanted)),)))
    return meant


def _header_once(faults: list[Fault]) -> list[Fault]:
    """Return the faults of a header in the order they are told, the whole header in the first that has it only."""
    found: list[Fault] = []
    codes = {"missing-column", "unknown-column"}
    for fault in in_order(faults):
        again = fault.code in codes and any(one.code in codes for one in found)
        found.append(replace(fault, code=f"{fault.code}-too", details=()) if again else fault)
    return found


def _header(model: type[Row]) -> str:
    """Return the header of a table as a person would write it down, columns that may be left out in brackets."""
    first, *others = model.columns()
    return first + "".join(f"[,{one}]" if one in model.optional else f",{one}" for one in others)


def _read_row(cells: dict[str, str], line: int, table: Table, keys: dict[tuple[str, ...], int]) -> None:
    """Add one row, or its faults, to ``table``; ``keys`` are those of the rows before it, with lines."""
    cells.pop("", None)
    cells = dict.fromkeys(table.model.optional, "") | cells
    key = tuple(cells.get(column, "").strip() for column in table.model.key)
    if all(column in cells for column in table.model.key) and any(key):
        if key in keys:
            both = (("key", ", ".join(table.model.key)), ("first", str(keys[key])))
            table.faults.append(Fault(table.file, "repeated-row", line, value=", ".join(key), details=both))
        keys.setdefault(key, line)
    try:
        table.rows.append((line, table.model.model_validate(cells)))
        table.texts.append(canonical.line([cells[column].strip() for column in table.model.columns()]))
    except ValidationError as refused:
        for error in refused.errors(include_url=False):
            if error["type"] == "missing":  # the column is, and has its own fault
                continue
            column = str(error["loc"][0]) if error["loc"] else error.get("ctx", {}).get("column")
            code, details = complaints.tell(error)
            value = cells.get(column, "") if column else ""
            table.faults.append(Fault(table.file, code, line, column, value or None, details))


def read_rules(data: bytes, file: str) -> Rules:
    """Return the campaign that ``campaign.yml`` describes, or what keeps it from being one."""
    text, faults = read_text(data, file)
    rules = Rules(Document(file), faults=faults)
    if text is None:
        return rules
    rules.document = document.read(text, file)
    rules.faults += rules.document.faults
    if rules.document.data is not None:
        _understand(rules)
    return rules


def _understand(rules: Rules) -> None:
    """Fill in the campaign and the faults. Unknown keys are set aside, so that they hide no other fault."""
    data = copy.deepcopy(rules.document.data)
    found: list[Fault] = []
    for _ in range(2):
        try:
            rules.campaign = Campaign.model_validate(data)
            break
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
        for error in errors:
            if error["type"] == "too_short" and rules.document.at(rules.document.place(error["loc"])):
                continue  # pydantic counts the sound entries only, and the others' faults are told
            found.append(_rule_fault(error, rules.document))
            if error["type"] == "extra_forbidden":
                _take_out(data, rules.document.place(error["loc"]))
    found += _sum_faults(rules.document)
    rules.faults += list(dict.fromkeys(found))


def _rule_fault(error: Any, source: Document) -> Fault:
    loc = error["loc"]
    place = source.place(loc)
    code, details = complaints.tell(error, complaints.keys_at(Campaign, loc[:-1]))
    if error["type"] == code:  # our own, of a whole part
        place = _closer(code, place, source, dict(details).get("ids") or dict(details).get("id"))
    value = source.at(place)
    if error["type"] == "union_tag_invalid":
        place, value = (*place, "type"), value["type"]
    elif error["type"] in {"missing", "extra_forbidden", "union_tag_not_found"}:
        value = None
    elif loc and loc[-1] == "[key]":
        value = str(loc[-2])
    shown = value if isinstance(value, str) else None
    return Fault(source.file, code, source.lines.get(place, 1), source.name(place) or None, shown, details)


def _take_out(data: Any, place: document.Place) -> None:
    for step in place[:-1]:
        data = data[step]
    if place:
        data.pop(place[-1], None)


def _closer(code: str, place: document.Place, source: Document, named: str | None) -> document.Place:
    """Return the key that a fault of a whole part is about, or the entry of its list that is ``named``.

    What does not stand in the file leaves the fault with the part itself.
    """
    data = source.at(place)
    for key in _ABOUT.get(code, ()):
        if not isinstance(data, dict) or key not in data:
            continue
        ids = [one.get("id") for one in data[key] if isinstance(one, dict)] if named is not None else []
        if code == "repeated-id" and ids.count(named) < 2:
            continue  # of another list of this part
        last = len(ids) - 1 - ids[::-1].index(named) if named in ids else None
        return (*place, key) if last is None else (*place, key, last)
    return place


def _sum_faults(source: Document) -> Iterator[Fault]:
    """Yield wrong sums of weights and marks, unseen by the contracts while a part has another fault."""
    for place in source.lines:
        whole, parts = source.at(place[:-1]), source.at(place)
        if place[-1] not in {"actions", "indicators"} or not isinstance(whole, dict):
            continue
        adds_up = whole.get("aggregate", "points") == "points"
        of_marks = place[-1] == "indicators" and adds_up
        try:
            totals = [float(whole.get("total", 100))]
            if of_marks and "weight" in whole and "total" not in whole:
                totals.append(float(whole["weight"]))
            shares = [float(part["full_marks" if of_marks else "weight"]) for part in parts]
            changing = any(key in part for part in parts for key in ("quarters", "since", "until"))
        except (TypeError, KeyError, ValueError):  # their own faults are told where they stand
            continue
        wrong = [wrong_sum(shares, total) for total in totals]
        if all(wrong) and shares and min(shares) >= 0 and not changing:
            code = "marks-do-not-sum" if of_marks else "weights-do-not-sum"
            details = (("total", str(wrong[0])), ("expected", f"{totals[0]:g}"))
            yield Fault(source.file, code, source.lines[place], source.name(place), None, details)
