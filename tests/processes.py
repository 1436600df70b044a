"""Processes that a test started, and whatever they started in turn: found by a mark in their environment."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

import psutil

_VARIABLE = "TEST_MARK"


class Mark:
    """A mark that children inherit, however far they go away from their parents."""

    def __init__(self) -> None:
        self.environment = {_VARIABLE: uuid.uuid4().hex}

    def processes(
        self, wanted: Callable[[psutil.Process], bool] = lambda process: True
    ) -> list[psutil.Process]:
        """Return the living processes that have the mark."""
        return [process for process in psutil.process_iter() if self._is_on(process) and wanted(process)]

    def left(self, patience: float = 60) -> list[str]:
        """Wait until all of them have ended; return what those that have not were started as."""
        _, alive = psutil.wait_procs(self.processes(), timeout=patience)
        return [" ".join(process.cmdline()) for process in alive if self._is_on(process)]

    def _is_on(self, process: psutil.Process) -> bool:
        try:
            mark = f"{_VARIABLE}={self.environment[_VARIABLE]}".encode()
            environment = Path(f"/proc/{process.pid}/environ").read_bytes().split(b"\0")
            return mark in environment and process.status() != psutil.STATUS_ZOMBIE
        except (OSError, psutil.Error):
            return False


def runs_module(name: str) -> Callable[[psutil.Process], bool]:
    """Return whether a process was started with ``name`` in its command."""
    return lambda process: any(name in word for word in process.cmdline())
