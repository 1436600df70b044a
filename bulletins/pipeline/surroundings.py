"""What two machines must have in common to make the same bytes: Python, the pinned packages, our own files."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from bulletins import paths

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


@dataclass(frozen=True)
class Surroundings:
    """The version of Python, a checksum of our package and templates, and the versions of what is pinned."""

    python: str
    code: str
    packages: Mapping[str, str] = field(hash=False)

    def difference(self, other: Surroundings) -> tuple[str, str, str]:
        """Return the first thing in which ``other`` differs: what it is, here and there."""
        if self.python != other.python:
            return "python", self.python, other.python
        for name in sorted({*self.packages, *other.packages}):
            here, there = self.packages.get(name, "–"), other.packages.get(name, "–")
            if here != there:
                return "package", f"{name} {here}", f"{name} {there}"
        return "code", self.code[:12], other.code[:12]


def look() -> Surroundings:
    """Return what is here now; our files may have changed since this process began."""
    python = ".".join(map(str, sys.version_info[:2]))
    return Surroundings(python, _digest_of_code(), _versions(paths.REPOSITORY / "requirements.txt"))


def _digest_of_code() -> str:
    found = hashlib.sha256()
    for file in _files():
        known = file.stat()
        digest = _digest(file, known.st_size, known.st_mtime_ns)
        found.update(f"{file.relative_to(paths.REPOSITORY).as_posix()} {digest}\n".encode())
    return found.hexdigest()


@cache
def _digest(file: Path, size: int, changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _files() -> Iterator[Path]:
    yield from sorted((paths.REPOSITORY / "bulletins").rglob("*.py"))
    yield from sorted(file for file in paths.TEMPLATES.rglob("*") if file.is_file())
    yield paths.REPOSITORY / "requirements.txt"


@cache
def _versions(pins: Path) -> dict[str, str]:
    """Return the installed version of each package that is pinned, and installed on this system at all."""
    found = {}
    for name in dict.fromkeys(_PIN.findall(pins.read_text(encoding="utf-8"))):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found
