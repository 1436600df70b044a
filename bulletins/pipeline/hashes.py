"""Hashes of files, each computed once for each state of a file: what a stat says it is, it still is."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

# Nanoseconds: a file written so lately might be written once more without its times showing it.
_FRESH = 50_000_000
_CHUNK = 1 << 20
_ABSENT = "absent"
State = tuple[int, int, int, int]


class Hashes:
    """The hashes of files by their state; ``keep`` writes them down for the next build, where a file is named.

    A state is what the file system says changes with the content: the times of content and inode, size, inode.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[str, tuple[State, str]] = _read(file) if file is not None else {}
        self._lasting: dict[str, tuple[State, str]] = {}
        self._added = False

    def of(self, file: Path | str) -> str:
        """Return the SHA-256 of the file's bytes; ``absent`` if there is no such file."""
        name = os.fspath(file)
        try:
            state = _state(name)
        except FileNotFoundError:
            return _ABSENT
        known = self._known.get(name)
        if known is None or known[0] != state:
            known = (state, _hash(name))
            self._known[name] = known
            self._added = True
        # Looked at now, and not to be trusted for ever: it could still change within the same tick of the clock.
        if time.time_ns() - max(state[0], state[1]) > _FRESH:
            self._lasting[name] = known
        return known[1]

    def of_all(self, files: Iterable[Path], home: Path | None = None) -> str:
        """Return one hash of the names (relative to ``home``) and contents of ``files``, whatever their order."""
        names = {file: (file.relative_to(home) if home else file).as_posix() for file in files}
        return hash_text("\n".join(sorted(f"{name} {self.of(file)}" for file, name in names.items())))

    def keep(self) -> None:
        """Write down the hashes of the files that were asked for."""
        if self._file is None or not self._added:
            return
        values = {name: [*state, found] for name, (state, found) in sorted(self._lasting.items())}
        write_aside(self._file, json.dumps(values, indent=0))
        self._added = False


def hash_text(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def write_aside(file: Path, text: str) -> None:
    """Write ``text`` beside ``file`` and rename it: whoever reads sees the old text or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _state(name: str) -> State:
    seen = os.stat(name)  # noqa: PTH116 - of ten thousand files, and a Path costs more than its stat
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino


def _hash(name: str) -> str:
    found = hashlib.sha256()
    with Path(name).open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _read(file: Path) -> dict[str, tuple[State, str]]:
    """Return what was written down; nothing where that is damaged."""
    try:
        kept: Any = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): (_four(values), str(values[4])) for name, values in kept.items()}
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return {}


def _four(values: Any) -> State:
    first, second, third, fourth = (int(one) for one in values[:4])
    return first, second, third, fourth
