"""Putting a finished site in the place of the old one: the public never sees half of either."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bulletins import paths
from bulletins.errors import UserError

# Left in every site we make: only a folder that has it, or is empty, is ever replaced.
MARK = ".bulletins-site"
# Of linux/fcntl.h and linux/fs.h: paths as they stand, and two names that change places.
_HERE, _EXCHANGE = -100, 2


def check_place(site: Path, kept: Iterable[Path]) -> Path:
    """Return where ``site`` really is; raise ``UserError`` unless a build may replace that whole folder.

    It may if there is nothing yet, or nothing but a site of ours, if it can be written, and if it neither holds
    nor lies in what is ``kept``: the data, the folder of everything generated. It never holds the repository.
    """
    place = site.resolve()
    for folder in (one.resolve() for one in kept):
        if folder.is_relative_to(place) or place.is_relative_to(folder):
            raise UserError("site-place-taken", folder=str(place), kept=str(folder))
    if paths.REPOSITORY.is_relative_to(place):
        raise UserError("site-place-taken", folder=str(place), kept=str(paths.REPOSITORY))
    if place.exists() and not place.is_dir():
        raise UserError("site-not-a-folder", folder=str(place))
    if place.is_dir() and not (place / MARK).is_file() and any(place.iterdir()):
        raise UserError("site-folder-foreign", folder=str(place))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}.").cleanup()
    except OSError as error:
        raise UserError(
            "site-not-writable", folder=str(place), problem=error.strerror or str(error)
        ) from None
    return place


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """Give an empty folder beside ``site``; when the block ends well, it takes the place of the old site.

    The old one stays until the new one is whole. When the block fails, nothing is left of the new one.
    """
    beside, old = site.with_name(f".{site.name}.next"), site.with_name(f".{site.name}.old")
    restore(site)
    for leftover in (beside, old):
        shutil.rmtree(leftover, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        (beside / MARK).write_text(
            "Generated; the whole folder is replaced by the next build.\n", encoding="utf-8"
        )
        _take_place(beside, site, old)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if site.exists():
            shutil.rmtree(old, ignore_errors=True)


def _take_place(beside: Path, site: Path, old: Path) -> None:
    """Let ``beside`` be the site: in one step where the system can exchange two folders, else in two."""
    if not site.exists():
        beside.rename(site)
    elif not exchange(beside, site):
        site.rename(old)
        try:
            beside.rename(site)
        except OSError:
            old.rename(site)
            raise


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether this system and its file system can do that."""
    swap = _renameat2()
    return swap is not None and not swap(_HERE, os.fsencode(one.absolute()), _HERE, os.fsencode(other.absolute()),
                                         _EXCHANGE)  # fmt: skip


@cache
def _renameat2() -> Callable[..., int] | None:
    """Return the system call of Linux that Python does not know."""
    if sys.platform != "linux":
        return None
    import ctypes

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call  # type: ignore[no-any-return]


def restore(site: Path) -> None:
    """Undo a swap that was killed between its two renames: the old site is put back where it was."""
    old = site.with_name(f".{site.name}.old")
    if old.exists() and not site.exists():
        old.rename(site)
