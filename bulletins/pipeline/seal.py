"""The seal of a run's folder: what it was made from, and its files with their lengths and checksums.

A build may be killed, or lose its power, between putting a folder in its place and writing that into the ledger. The
seal goes with the folder, so that a folder which is not what the ledger says, or not whole, is noticed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = "seal.json"


def put(folder: Path, fingerprint: str) -> None:
    """Seal ``folder``, made from what has this ``fingerprint``, and see all of it to the disk."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name != FILE)
    content = {file.relative_to(folder).as_posix(): _describe(file) for file in files}
    text = json.dumps({"fingerprint": fingerprint, "files": content}, indent=1, sort_keys=True)
    aside = folder / f".{FILE}"
    aside.write_text(text + "\n", encoding="utf-8")
    _see_to_disk(aside)
    aside.replace(folder / FILE)
    _see_to_disk(folder)


def is_sound(folder: Path, fingerprint: str) -> bool:
    """Return whether ``folder`` was made from what has this ``fingerprint``, and all its files have their lengths.

    The content of the files is not read: what a power failure tears is shorter than it was.
    """
    found = _read(folder)
    return found["fingerprint"] == fingerprint and all(
        _length(f"{folder}/{name}") == one["bytes"] for name, one in found["files"].items()
    )


def broken(folder: Path) -> list[str]:
    """Return the names of the files of ``folder`` that are not what they were, each read whole."""
    files = _read(folder)["files"]
    return [name for name, one in files.items() if _digest(folder / name) != one["sha256"]] or (
        [] if files else [FILE]
    )


def see_names_to_disk(folders: Iterable[Path]) -> None:
    """See to the disk which names ``folders`` hold: only then is what was renamed there to stay."""
    for folder in folders:
        _see_to_disk(folder)


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / FILE).read_bytes())
        files = {
            str(name): {"bytes": one["bytes"], "sha256": one["sha256"]}
            for name, one in found["files"].items()
        }
        return {"fingerprint": found["fingerprint"], "files": files}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {"fingerprint": None, "files": {}}


def _describe(file: Path) -> dict[str, Any]:
    _see_to_disk(file)
    return {"bytes": file.stat().st_size, "sha256": _digest(file)}


def _length(file: str) -> int:
    try:
        return os.stat(file).st_size  # noqa: PTH116 - of ten thousand runs, and a Path costs more than its stat
    except OSError:
        return -1


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _see_to_disk(place: Path) -> None:
    """Flush a file, or the names in a folder; where folders cannot be opened (Windows) there is no such thing."""
    try:
        opened = os.open(place, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
