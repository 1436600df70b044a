"""What differs between two files of a site, as data and in words: a number, a row, a figure, a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from bulletins.pipeline.difference import cells, rows, text, values
from bulletins.pipeline.difference.told import COMPARED, VERIFIED, Difference

__all__ = ["COMPARED", "VERIFIED", "Difference", "between"]

_KINDS = {".json": values.between, ".csv": rows.between, ".ipynb": cells.between}


def between(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield what differs between two contents of ``file``, most telling first; nothing for the same bytes.

    Files that differ in bytes but hold the same are told by the first line that differs.
    """
    if before == after:
        return
    found = False
    for difference in _read(file, before, after):
        found = True
        yield difference
    if not found:
        yield text.first(file, before, after)


def _read(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield the differences as the kind of file tells them; none where it cannot be read as that kind."""
    read = _KINDS.get(PurePosixPath(file).suffix)
    if read is None:
        return
    try:
        yield from read(file, before, after)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return
