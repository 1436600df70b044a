"""The ledger of runs: a line for each outcome, only ever appended, readable with any text editor."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bulletins.vocabulary import Fate


@dataclass(frozen=True)
class Entry:
    """What became of one run, and the fingerprint it ran from.

    ``parts`` is what the run is current with (or failed with), ``made`` what the good result in its folder was
    really made from, ``prose`` the words around it. They are the same until a change is accepted, for a
    ``reason``, without being executed, or until an execution fails: then the older result stays.
    """

    address: str
    language: str
    fate: Fate
    parts: Mapping[str, str] = field(hash=False)
    failure: str = ""
    made: Mapping[str, str] = field(hash=False, default_factory=dict)
    prose: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Take what was executed well as made from what it is current with, unless it is said otherwise."""
        if not self.made and self.fate is Fate.EXECUTED:
            object.__setattr__(self, "made", self.parts)

    @property
    def accepted(self) -> str:
        """Return for what reason the result counts although it was made from something else; empty if it was not."""
        return self.reason if self.made != self.parts else ""


def read_last(file: Path) -> dict[tuple[str, str], Entry]:
    """Return the last entry of each (address, language); a line that is torn or foreign counts for nothing."""
    last: dict[tuple[str, str], Entry] = {}
    if not file.is_file():
        return last
    with file.open("rb") as lines:
        for line in lines:
            entry = _parse(line)
            if entry is not None:
                last[entry.address, entry.language] = entry
    return last


def write(file: Path, entry: Entry) -> None:
    """Append ``entry`` and see it to the disk."""
    values = {
        "address": entry.address, "language": entry.language, "fate": entry.fate.value,
        "parts": dict(entry.parts), "failure": entry.failure, "prose": entry.prose,
    }  # fmt: skip
    values |= {"made": dict(entry.made)} if entry.made != entry.parts else {}
    write_line(file, values | ({"reason": entry.reason} if entry.reason else {}))


def write_line(file: Path, values: Mapping[str, Any]) -> None:
    """Append ``values`` to ``file`` as one line of JSON, whole, after ending a line that was torn."""
    line = json.dumps(values, ensure_ascii=False, sort_keys=True) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+b") as lines:
        start = b"\n" if _is_torn(lines) else b""
        lines.write(start + line.encode())
        lines.flush()
        os.fsync(lines.fileno())


def _is_torn(lines: Any) -> bool:
    """Return whether the last line of the open file has no end."""
    if lines.seek(0, os.SEEK_END) == 0:
        return False
    lines.seek(-1, os.SEEK_END)
    return bool(lines.read(1) != b"\n")


def _parse(line: bytes) -> Entry | None:
    try:
        values = json.loads(line)
        return Entry(
            address=str(values["address"]),
            language=str(values["language"]),
            fate=Fate(values["fate"]),
            parts=_texts(values["parts"]),
            failure=str(values.get("failure", "")),
            made=_texts(values.get("made", {})),
            prose=str(values.get("prose", "")),
            reason=str(values.get("reason", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in values.items()}
