"""A build that stops at one of its steps, so that somebody can do harm there, or whose disk is full from there on.

``python -m tests.campaigns.disturbed WORDS`` is ``python build.py WORDS``. A step is anything that changes the files
below ``DISTURBED_HOME``, in the process of the build or in those of its workers (``DISTURBED_ROLE``).
"""

from __future__ import annotations

import errno
import os
import sys
import time
from typing import Any

HOME, ROLE, STEP, DESK, FULL = (
    f"DISTURBED_{name}" for name in ("HOME", "ROLE", "STEP", "DESK", "FULL")
)  # fmt: skip
_CHANGES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.truncate"}
_WRITES = os.O_WRONLY | os.O_RDWR


class Steps:
    """Counts the steps of this process; acts at the one that is asked for."""

    def __init__(self, home: str, role: str, step: int, desk: str, *, full: bool) -> None:
        self._home, self._left, self._desk, self._full = home, step, desk, full
        self._counted = os.open(f"{desk}/{role}", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self._busy = self._is_full = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take note of an event; raise ``OSError`` where the disk is full."""
        if self._busy or not self._is_step(event, arguments):
            return
        self._busy = True
        try:
            os.write(self._counted, b".")
            self._left -= 1
            if self._left == 0:
                self._act()
        finally:
            self._busy = False
        if self._is_full and event not in ("os.remove", "os.rmdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), arguments[0])

    def _is_step(self, event: str, arguments: tuple[Any, ...]) -> bool:
        if event == "open":
            writes = isinstance(arguments[2], int) and arguments[2] & _WRITES
            return bool(writes) and str(arguments[0]).startswith(self._home)
        if event not in _CHANGES:
            return False
        # A tree is removed by names within folders that are open.
        return any(str(one).startswith(self._home) for one in arguments) or arguments[-1] not in (-1, None)

    def _act(self) -> None:
        """Be the disk that is full, or say that the step is reached and wait to be killed or told to go on."""
        if self._full:
            self._is_full = True
            return
        try:
            os.close(os.open(f"{self._desk}/reached", os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:  # another worker was there first
            return
        while not os.access(f"{self._desk}/go", os.F_OK):
            time.sleep(0.005)


def _watch() -> None:
    role = "worker" if __name__ == "__mp_main__" else "build"
    if HOME in os.environ:
        full = bool(os.environ.get(FULL))
        step = int(os.environ[STEP]) if role == os.environ[ROLE] else 0
        sys.addaudithook(Steps(os.environ[HOME], role, step, os.environ[DESK], full=full))


_watch()  # in a worker, too, which imports the main module of its build

if __name__ == "__main__":
    import build

    sys.argv[0] = "build.py"
    sys.exit(build.main())
