"""The new site: unchanged files of the old one, new files beside them, and one step that puts it in place."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletins.pipeline.render import inventory
from bulletins.pipeline.render.inventory import Entry
from bulletins.pipeline.swap import staged

# Whoever packs the site may say what time its files shall bear; no byte of it depends on any clock.
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


@dataclass(frozen=True)
class _Origin:
    """Where a new file comes from; ``ours`` may be moved, what belongs to a run is copied."""

    file: Path
    ours: bool


class Tree:
    """A site that is being made from the one at ``place``, whose inventory is ``state``.

    Each path is given once: ``keeps`` says whether the old file will do, and takes it if so; ``add`` and ``copy``
    give a new one. ``fresh`` is an empty folder to make new files in.
    """

    def __init__(self, place: Path, state: Path, fresh: Path) -> None:
        self.place, self.fresh, self._state = place, fresh, state
        self._mtime = _epoch()
        self._old = inventory.read(state, place, self._mtime)
        self._entries: dict[str, Entry] = {}
        self._new: dict[str, _Origin] = {}
        shutil.rmtree(fresh, ignore_errors=True)

    def keeps(self, path: str, key: str) -> bool:
        """Return whether the old site's file was made from what has the hash ``key``, and take it if so."""
        old = self._old.entries.get(path)
        if old is None or old.key != key:
            return False
        self._entries[path] = old
        return True

    def keep_all(self, prefix: str, key: str) -> None:
        """Take each file below ``prefix`` that was made from ``key`` and that nobody has given anew."""
        for path, old in self._old.entries.items():
            if old.key == key and path.startswith(prefix) and path not in self._entries:
                self._entries[path] = old

    def is_other(self, path: str, key: str) -> bool:
        """Return whether the file in ``fresh`` is not the old site's, though both were made from ``key``."""
        old = self._old.entries.get(path)
        return old is not None and old.key == key and old.sha256 != _hash(self.fresh / path)

    def add(self, path: str, key: str) -> None:
        """Give the file that lies at ``path`` in ``fresh``, made from ``key``; if it is the old one, that stays."""
        old, found = self._old.entries.get(path), _hash(self.fresh / path)
        self._entries[path] = Entry(key, found)
        if old is None or old.sha256 != found:
            self._new[path] = _Origin(self.fresh / path, ours=True)

    def write(self, path: str, key: str, content: bytes) -> None:
        """Give a file with ``content``, made from ``key``."""
        file = self.fresh / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.add(path, key)

    def copy(self, path: str, sha256: str, source: Path) -> None:
        """Give a copy of ``source``, whose content has the hash ``sha256``."""
        if not self.keeps(path, sha256):
            self._entries[path] = Entry(sha256, sha256)
            self._new[path] = _Origin(source, ours=False)

    def file(self, path: str) -> Path:
        """Return where the content of a file that was given lies, until the site is settled."""
        origin = self._new.get(path)
        return origin.file if origin is not None else self.place / path

    def sha256(self, path: str) -> str:
        """Return the hash of the content of a file that was given."""
        return self._entries[path].sha256

    def hash_of(self, chosen: Callable[[str], bool]) -> str:
        """Return one hash of the files given so far whose paths are ``chosen``."""
        found = sorted(f"{path} {entry.sha256}" for path, entry in self._entries.items() if chosen(path))
        return hashlib.sha256("\n".join(found).encode()).hexdigest()

    def content(self, path: str) -> bytes | None:
        """Return the content of a file that was given; nothing where none was."""
        if path not in self._entries:
            return None
        origin = self._new.get(path)
        return (origin.file if origin is not None else self.place / path).read_bytes()

    def settle(self) -> None:
        """Put the site in place, if it is not there already, and keep the inventory of it."""
        if self._new or not self._old.whole or self._entries.keys() != self._old.entries.keys():
            with staged(self.place) as beside:
                for path in _with_folders(beside, sorted(self._entries)):
                    self._lay(path, f"{beside}/{path}")
        elif self._entries == self._old.entries:
            return
        inventory.write(self._state, self.place, self._entries)
        shutil.rmtree(self.fresh, ignore_errors=True)

    def _lay(self, path: str, target: str) -> None:
        origin = self._new.get(path)
        if origin is None:
            _link(f"{self.place}/{path}", target)
            return
        if origin.ours:
            shutil.move(origin.file, target)
        else:
            shutil.copyfile(origin.file, target)
        if self._mtime is not None:
            os.utime(target, ns=(self._mtime, self._mtime))


def _with_folders(home: Path, paths: list[str]) -> Iterator[str]:
    """Yield the ``paths``, each when its folder below ``home`` is there."""
    made = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            (home / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        yield path


def _link(source: str, target: str) -> None:
    """Let ``target`` be the very file that ``source`` is; a copy where the file system knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _epoch() -> int | None:
    told = os.environ.get(EPOCH_VARIABLE, "")
    return int(told) * 10**9 if told.isascii() and told.isdigit() else None
