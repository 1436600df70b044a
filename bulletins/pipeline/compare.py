"""Two sites compared, file by file: equal, or what differs in words. A site is a folder; none is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bulletins.errors import UserError
from bulletins.pipeline.console import Console, print_json
from bulletins.pipeline.difference import COMPARED, Difference, between
from bulletins.pipeline.swap import MARK

ALL_WELL, DIFFERENT = 0, 1
# How many files that differ are told in words; the rest are counted. Of the first file, so many places.
FILES, PLACES = 10, 5


@dataclass(frozen=True)
class Comparison:
    """Two sites: how many files both have, and those that differ, in order of their paths."""

    before: Path
    after: Path
    files: int
    different: tuple[str, ...]

    def differences(self, file: str) -> Iterator[Difference]:
        """Yield what differs in ``file``, which one of the two may not have."""
        ours, theirs = (_read(site / file) for site in (self.before, self.after))
        if ours is not None and theirs is not None:
            yield from between(file, ours, theirs)
            return
        there = ours if ours is not None else theirs
        size = f"{len(there or b'')} B"
        yield Difference(
            "file", (("file", file),), size if theirs is None else None, size if ours is None else None
        )


def compare(before: Path, after: Path) -> Comparison:
    """Return how two sites compare; raise ``UserError`` for what is not a folder."""
    for site in (before, after):
        if not site.is_dir():
            raise UserError("compare-not-a-folder", folder=str(site))
    ours, theirs = _files(before), _files(after)
    different = [
        file
        for file in sorted(ours | theirs)
        if file not in ours or file not in theirs or not _is_same(before / file, after / file)
    ]
    return Comparison(before, after, len(ours | theirs), tuple(different))


def run(before: Path, after: Path, console: Console, *, as_json: bool = False) -> int:
    """Compare and tell; return the exit code."""
    found = compare(before, after)
    if as_json:
        _tell_json(found)
    else:
        _tell(found, console)
    return DIFFERENT if found.different else ALL_WELL


def _tell(found: Comparison, console: Console) -> None:
    for number, file in enumerate(found.different[:FILES]):
        for difference in islice(found.differences(file), PLACES if number == 0 else 1):
            console.conclude("compare-difference", sentence=difference.sentence(console.language))
    if len(found.different) > FILES:
        console.conclude("compare-more", count=len(found.different) - FILES)
    if found.different:
        console.conclude("compare-different", count=len(found.different), files=str(found.files))
    else:
        console.conclude("compare-equal", files=found.files)


def _tell_json(found: Comparison) -> None:
    files = [
        {
            "file": file,
            "differences": [one.as_dict(COMPARED) for one in islice(found.differences(file), PLACES)],
        }
        for file in found.different
    ]
    values = {"files": found.files, "different": len(found.different), "equal": not found.different}
    print_json({**values, "differing": files})


def _files(site: Path) -> set[str]:
    """Return the paths of a site's files; the mark that a build leaves is none of the public's."""
    found = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    return found - {MARK}


def _is_same(one: Path, other: Path) -> bool:
    if one.samefile(other):
        return True
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
