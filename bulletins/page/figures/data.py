"""What a figure shows as a table to take away: numbers as programs read them, remarks in a column of their own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

import pandas as pd

from bulletins.decimals import Mode
from bulletins.page.numerals import PERCENT_DECIMALS, rounded

_BREAKS = re.compile(r"[\r\n]+")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows`` below ``heads`` as CSV, a line each; every row has a cell for each head."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for row in (heads, *rows):
        if len(row) != len(heads):
            raise ValueError(f"{len(row)} cells below {len(heads)} heads: {row}")
        # A cell is one line: whether csv quotes a break depends on Python's version, and the bytes must not.
        writer.writerow([_BREAKS.sub(" ", cell) for cell in row])
    return text.getvalue()


def plain(value: float | None, decimals: int = PERCENT_DECIMALS, mode: Mode = "half_up") -> str:
    """Return ``value`` rounded as the page shows it, in digits, point and hyphen only; nothing where it is missing."""
    return "" if value is None or pd.isna(value) else f"{rounded(value, decimals, mode):f}"


def place(position: float | None) -> str:
    """Return a position, a half one with its half; nothing for whoever has none."""
    return "" if position is None or pd.isna(position) else f"{float(position):g}"
