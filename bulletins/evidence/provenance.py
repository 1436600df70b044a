"""What made a bulletin: ``scores.csv`` and ``record.json`` beside the page, the same bytes on every run.

The record has no clock, no host and no absolute path: whoever reruns the notebook on the same inputs gets it
again.
"""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import json
import math
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins import __version__, paths
from bulletins.language import words
from bulletins.periods import PeriodKind
from bulletins.vocabulary import METHODOLOGY, Address, Language

if TYPE_CHECKING:
    import pandas as pd

    from bulletins.evidence.sources import Inputs

RECORD_SCHEMA = 2
SCORES_FILE = "scores.csv"
RECORD_FILE = "record.json"
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads a UTF-8 file in the machine's own encoding
_FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_BREAKS = re.compile(r"[\r\n]+")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)


def write(
    inputs: Inputs,
    *,
    notebook: str,
    scores: pd.DataFrame,
    standing: Sequence[Mapping[str, Any]] = (),
    points: Sequence[str] = (),
) -> dict[str, Any]:
    """Write ``scores.csv`` and ``record.json`` into the run's folder and return the record.

    ``scores`` is what a reader downloads, ``standing`` the rows that other pages show of this bulletin,
    ``points`` its main points as plain sentences. Each file appears whole or not at all.
    """
    address = address_of(inputs, notebook)
    folder = paths.output_folder(str(address), inputs.language.value)
    folder.mkdir(parents=True, exist_ok=True)
    table = scores_csv(scores)
    record = {
        "schema": RECORD_SCHEMA,
        "address": str(address),
        "notebook": notebook,
        "parameters": parameters(inputs, notebook),
        "title": {language.value: title(inputs, language, notebook) for language in Language},
        "nature": inputs.campaign.nature,
        "rules_version": inputs.campaign.rules_version,
        "package": {"name": "bulletins", "version": __version__},
        "inputs": [one.as_dict() for one in inputs.rows],
        "outputs": [{"path": SCORES_FILE, "sha256": hashlib.sha256(table).hexdigest()}],
        "standing": _plain(list(standing)),
        "points": [str(point) for point in points],
    }
    _write_whole(folder / SCORES_FILE, table)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    _write_whole(folder / RECORD_FILE, f"{text}\n".encode())
    return record


def address_of(inputs: Inputs, notebook: str = "") -> Address:
    """Return where the page of ``inputs`` lives; that of the rules has its own place, whatever its example's month."""
    about = METHODOLOGY if notebook == METHODOLOGY else str(inputs.period)
    return Address(inputs.campaign.campaign, about, inputs.district)


def parameters(inputs: Inputs, notebook: str = "") -> dict[str, str]:
    """Return the parameters of the notebook, as they are declared and supplied."""
    about = {"month" if inputs.period.kind is PeriodKind.MONTH else "period": str(inputs.period)}
    given = {
        "campaign": inputs.campaign.campaign,
        **({} if notebook == METHODOLOGY else about),
        "language": inputs.language.value,
    }
    return given if inputs.district is None else {**given, "district": inputs.district}


def title(inputs: Inputs, language: Language, notebook: str = "") -> str:
    """Return the bulletin's title in ``language``, whatever language it was made in."""
    named = {"campaign": inputs.campaign.short.text(language)}
    if notebook == METHODOLOGY:
        return words(language)("record-title-methodology", **named)
    named["month"] = inputs.period.title(language)
    if inputs.district is None:
        return words(language)("record-title-month", **named)
    unit = str(inputs.units.at[inputs.district, f"name_{language.value}"])
    return words(language)("record-title-district", unit=unit, **named)


def scores_csv(scores: pd.DataFrame) -> bytes:
    """Return ``scores`` as CSV that spreadsheets open as meant: with a BOM, and no text run as a formula."""
    return rows_csv(itertools.chain([tuple(scores.columns)], scores.itertuples(index=False, name=None)))


def rows_csv(rows: Iterable[Iterable[Any]]) -> bytes:
    """Return ``rows``, the heads first, as CSV that spreadsheets open as meant."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return (_BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _cell(value: Any) -> str:
    """Return one cell: nothing for what is missing, numbers as they are, texts like formulas disarmed."""
    if type(value) is not str:  # most are, and of each there are many
        value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.12g}"
    # A cell is one line: whether csv quotes a break depends on Python's version, and the bytes must not.
    text = _BREAKS.sub(" ", str(value))
    disarm = text.startswith(_FORMULA) and _NUMBER.fullmatch(text) is None
    return f"'{text}" if disarm else text


def _plain(value: Any) -> Any:
    """Return ``value`` without NumPy's and pandas' own types; what is missing becomes ``None``."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):  # NumPy's scalars
        value = value.item()
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    missing = type(value).__name__ in {"NAType", "NaTType"}
    return None if missing else str(value)


def _write_whole(file: Path, data: bytes) -> None:
    """Write ``data`` aside and rename it: a reader sees the old file or the new one, never a half."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as open_file:
            open_file.write(data)
        aside.chmod(0o644)
        aside.replace(file)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
