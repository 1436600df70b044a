"""One build at a time in a build folder: the second is told who holds it, or waits."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins.errors import UserError

if TYPE_CHECKING:
    from filelock import BaseFileLock

# Seconds: as long as workers whose build was killed may take to end (theirs is 5), and between two looks.
_GRACE, _PAUSE = 30.0, 0.02


@contextmanager
def hold(build: Path, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the build folder; raise ``UserError`` with the process that holds it already.

    With ``waiting``, tell it which process that is, and wait for its end instead. The lock is the operating
    system's: it ends with the process, however that ends, so it is never stale. The number written beside it only
    serves the sentence. Workers of a build that was killed are given the moment that they need to end.
    """
    from filelock import FileLock, Timeout

    build.mkdir(parents=True, exist_ok=True)
    holder = build / ".lock-holder"
    lock: BaseFileLock = FileLock(build / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        if waiting is None:
            raise UserError("build-locked", holder=_read(holder), folder=str(build)) from None
        waiting(_read(holder))
        lock.acquire()
    try:
        holder.write_text(str(os.getpid()), encoding="ascii")
        _outlast_workers(build)
        yield
    finally:
        lock.release()


def join(build: Path) -> None:
    """Let the next build see, for as long as this process lives, that a worker of this one is there."""
    with contextlib.suppress(ImportError):
        import fcntl

        build.mkdir(parents=True, exist_ok=True)
        # Never closed: the system lets go of it when the process ends, and not a moment before.
        fcntl.flock(os.open(_crew_file(build), os.O_RDWR | os.O_CREAT, 0o666), fcntl.LOCK_SH)


def _outlast_workers(build: Path) -> None:
    """Wait until no worker of a killed build is left, which might still put a run in its place."""
    with contextlib.suppress(ImportError):
        import fcntl

        deadline = time.monotonic() + _GRACE
        with _crew_file(build).open("w") as crew:
            while True:
                try:
                    return fcntl.flock(crew, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise UserError("build-crew-left", folder=str(build)) from None
                    time.sleep(_PAUSE)


def _crew_file(build: Path) -> Path:
    return build / ".lock-crew"


def _read(holder: Path) -> str:
    try:
        return holder.read_text(encoding="ascii").strip() or "?"
    except OSError:
        return "?"
