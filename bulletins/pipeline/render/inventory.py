"""What each file of the site was made from, and whether it is still as we left it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletins.pipeline.hashes import write_aside
from bulletins.pipeline.swap import MARK

# What a stat says of a file: whoever writes it changes one of the three.
State = tuple[int, int, int]


@dataclass(frozen=True)
class Entry:
    """A file of the site: a hash of what it was made from, and that of its content."""

    key: str
    sha256: str


@dataclass(frozen=True)
class Inventory:
    """The files of a site that are as we left them; ``whole`` where there are no others and none is missing."""

    entries: Mapping[str, Entry]
    whole: bool = False


def read(file: Path, site: Path, mtime_ns: int | None) -> Inventory:
    """Return the inventory kept in ``file`` as far as it is still true of ``site``; an empty one where it is not.

    A file that was not last modified at ``mtime_ns``, where that is asked for, is as good as none.
    """
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        known = kept["files"] if kept["site"] == str(site.resolve()) else {}
        there = dict(listing(site))
        entries = {
            path: Entry(str(key), str(sha256))
            for path, (key, sha256, *state) in known.items()
            if there.get(path) == tuple(state) and mtime_ns in {None, state[0]}
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Inventory({})
    return Inventory(entries, whole=len(entries) == len(there))


def write(file: Path, site: Path, entries: Mapping[str, Entry]) -> None:
    """Keep the inventory of ``site``, whose files are exactly those of ``entries``."""
    there = dict(listing(site))
    files = {path: [one.key, one.sha256, *there[path]] for path, one in sorted(entries.items())}
    write_aside(file, json.dumps({"site": str(site.resolve()), "files": files}, ensure_ascii=False, indent=0))


def listing(folder: Path | str, below: str = "") -> Iterator[tuple[str, State]]:
    """Yield every file below ``folder`` with its state, but for our mark."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir(follow_symlinks=False):
                yield from listing(one.path, f"{below}{one.name}/")
            elif one.name != MARK:
                seen = one.stat(follow_symlinks=False)
                yield f"{below}{one.name}", (seen.st_mtime_ns, seen.st_size, seen.st_ino)
