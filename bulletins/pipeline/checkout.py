"""Which state of the repository is at work: the commit, and whether the files are as it says."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from bulletins import paths

# What pages are made with and from.
_LOOKED_AT = (
    "bulletins", "notebooks", "templates", "data", "requirements.txt", "_quarto.yml", "build.py",
)  # fmt: skip


@dataclass(frozen=True)
class Checkout:
    """A commit, and whether no tracked file differs from it; both unknown where there is no git."""

    commit: str | None = None
    clean: bool | None = None


def look(repository: Path = paths.REPOSITORY) -> Checkout:
    """Return the state of ``repository``; an unknown one where git is absent or the folder is no repository's top."""
    said = _git(repository, "rev-parse", "--show-toplevel", "HEAD")
    if said is None or len(said) != 2 or Path(said[0]).resolve() != repository.resolve():
        return Checkout()
    changed = _git(repository, "status", "--porcelain", "--untracked-files=no", "--", *_LOOKED_AT)
    return Checkout(said[1], None if changed is None else not changed)


def _git(repository: Path, *arguments: str) -> list[str] | None:
    try:
        done = subprocess.run(["git", "--no-optional-locks", *arguments], cwd=repository, capture_output=True,
                              encoding="utf-8", errors="replace", timeout=60, check=False)  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.splitlines() if done.returncode == 0 else None
