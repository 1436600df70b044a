"""The rows a page reads, as a text that is the same however their file is laid out, and that text's SHA-256.

A table's text is the header of its contract's columns and a line of CSV for each row, in the order of the file: cells
as they were written, without space around them; columns that were left out are empty; lines end with ``\\n``. So
the order of columns, line ends, encoding and line numbers do not count. The text of ``campaign.yml`` is its data as
JSON with sorted keys: comments and layout do not count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletins.evidence.dossier import Evidence
    from bulletins.evidence.reading import Rules, Table


@dataclass(frozen=True)
class RowsRead:
    """What was read of one file: its posix path below the data folder, how many rows, the SHA-256 of their text.

    ``rows`` is ``None`` for the rules, which have none.
    """

    path: str
    rows: int | None
    sha256: str

    @property
    def is_rules(self) -> bool:
        """Return whether this is the campaign's rules."""
        return self.rows is None

    def as_dict(self) -> dict[str, Any]:
        """Return it as it stands in ``record.json`` under ``inputs``."""
        return {"path": self.path, "rows": self.rows, "sha256": self.sha256}


_BY_PATH = attrgetter("path")


def read(evidence: Evidence) -> tuple[RowsRead, ...]:
    """Return all rows of ``evidence``, file by file in the order of their paths; its rules are among them."""
    return tuple(sorted((of_rules(evidence.rules), *map(of_table, tables(evidence))), key=_BY_PATH))


def tables(evidence: Evidence) -> Iterator[Table]:
    """Yield every table that was read."""
    yield from evidence.tables.values()
    for found in evidence.months.values():
        yield from found.values()
    yield from evidence.rollups.values()


def of_table(table: Table) -> RowsRead:
    """Return what is read with the rows of ``table``."""
    if table.read is None:
        table.read = RowsRead(table.file, len(table.rows), sha256(text_of_table(table)))
    return table.read


def of_rules(rules: Rules) -> RowsRead:
    """Return what is read with ``rules``."""
    if rules.read is None:
        rules.read = RowsRead(rules.document.file, None, sha256(text_of_rules(rules)))
    return rules.read


def text_of_table(table: Table) -> str:
    """Return the rows of ``table`` as the text that is hashed."""
    return "\n".join([line(table.model.columns()), *table.texts, ""])


def text_of_rules(rules: Rules) -> str:
    """Return ``rules`` as the text that is hashed."""
    return json.dumps(rules.document.data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def line(cells: Iterable[str]) -> str:
    """Return ``cells`` as a line of CSV without its end; what Python's own writer quotes depends on its version."""
    cells = list(cells)
    text = ",".join(cells)
    if '"' not in text and "\n" not in text and "\r" not in text and text.count(",") == len(cells) - 1:
        return text
    return ",".join(map(_quoted, cells))


def digest(campaign: str, period: str, scope: str, found: Iterable[RowsRead]) -> str:
    """Return the hash of all that figures are made from; neither language nor district is among it."""
    parts = [campaign, period, scope, *([one.path, one.rows, one.sha256] for one in found)]
    return sha256(json.dumps(parts, ensure_ascii=False))


def sha256(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _quoted(cell: str) -> str:
    if any(mark in cell for mark in ',"\n\r'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
