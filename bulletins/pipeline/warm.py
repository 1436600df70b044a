"""Warm kernels as the build and its workers see them: one launcher a build, one forked process a run.

Whatever fails here, an ordinary kernel does the same work with the same result, only more slowly.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletins import paths

_COMMAND = (sys.executable, "-m", "bulletins.pipeline.launcher")
_PATIENCE = 5.0
_AT_ONCE = 65536


def is_possible() -> bool:
    """Return whether kernels may be forked here: only where a process can be told to die with its parent."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


@dataclass
class Launcher:
    """The launcher of one build: where it is asked, and why it stopped serving, if it did.

    Nobody waits for it to be ready: requests do. Let go, it ends with all its kernels; ``wait`` until it has.
    """

    address: Path
    trouble: str = ""
    _process: subprocess.Popen[bytes] | None = None
    _lifeline: socket.socket | None = None

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it in ``environment``; where that cannot be done, ``trouble`` says why."""
        try:
            self._process, self._lifeline = _start(environment, self.address)
        except OSError as error:
            self.trouble = str(error)

    def let_go(self) -> None:
        """Tell it that it is not needed any more; ``trouble`` is what it said, or how it ended, before that."""
        if self._process is None or self._lifeline is None:
            return
        code, said = self._process.poll(), b""
        with self._lifeline as lifeline:
            lifeline.setblocking(False)
            with suppress(OSError):
                said = lifeline.recv(_AT_ONCE)
        self._lifeline = None
        ended = f"the launcher ended with {code}" if code is not None else ""
        self.trouble = said.decode(errors="replace") or ended

    def wait(self) -> None:
        """Wait until it is gone, which is soon; once it was let go."""
        if self._process is None:
            return
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def launching(environment: Mapping[str, str], folder: Path) -> Iterator[Launcher]:
    """Run a launcher in ``environment``; with it end all its kernels. ``folder`` is private to this user."""
    launcher = Launcher(folder / "launcher")
    launcher.start(environment)
    try:
        yield launcher
    finally:
        launcher.let_go()
        launcher.wait()


def _start(environment: Mapping[str, str], address: Path) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the launcher with a socket that listens already, and the lifeline: at its end the launcher ends."""
    ours, lifeline = socket.socketpair()
    with lifeline, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.fspath(address))
        listener.listen(128)
        ends = (listener.fileno(), lifeline.fileno())
        # Its own session, so that Ctrl+C is left to the build; a closed pipe to read from, as kernels have it.
        process = subprocess.Popen(
            [*_COMMAND, *map(str, ends)], env=dict(environment), cwd=paths.REPOSITORY, pass_fds=ends,
            stdin=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
    assert process.stdin is not None
    process.stdin.close()
    return process, ours


def is_answering(address: Path) -> bool:
    """Return whether the launcher still listens at ``address``."""
    with socket.socket(socket.AF_UNIX) as connection:
        return connection.connect_ex(os.fspath(address)) == 0


def fork(address: Path, command: Sequence[str], folder: str, environment: Mapping[str, str],
         patience: float) -> Forked | None:  # fmt: skip
    """Return a process as ``command`` would have started it, or nothing if the launcher cannot or will not."""
    connection = socket.socket(socket.AF_UNIX)
    forked = Forked(connection)
    try:
        with suppress(OSError):
            connection.settimeout(patience)
            connection.connect(os.fspath(address))
            forked.begin({"command": list(command), "folder": folder, "environment": dict(environment)})
    finally:
        if not forked.pid:  # refused, or we are told to end: let go at once
            connection.close()
    return forked if forked.pid else None


class Forked:
    """A forked kernel, with the part of ``subprocess.Popen`` that jupyter_client uses.

    It is the launcher's child, so the launcher waits for it and signals it; closing the connection ends it.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket) -> None:
        self.pid = 0
        self.returncode: int | None = None
        self._connection = connection
        self._heard = b""

    def begin(self, request: Mapping[str, object]) -> None:
        """Ask for the process and wait for the answer; ``pid`` stays 0 when there is none."""
        self._say(request)
        self.pid = self._hear().get("pid", 0)

    def poll(self) -> int | None:
        """Return how the process ended, or nothing as long as it runs."""
        return self._look(0.0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end; raise ``TimeoutExpired`` if it takes longer than ``timeout`` seconds."""
        code = self._look(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("kernel", timeout or 0.0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal to the process and to what it started."""
        if self.poll() is None:
            with suppress(OSError):  # the launcher is gone, and its kernels with it
                self._say({"signal": number})

    def kill(self) -> None:
        """End the process and what it started."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def _look(self, patience: float | None) -> int | None:
        if self.returncode is None:
            self._connection.settimeout(patience)
            with suppress(TimeoutError, BlockingIOError):
                self.returncode = self._hear().get("ended")
                if self.returncode is None:
                    self._bury()
                self._connection.close()
        return self.returncode

    def _bury(self) -> None:
        """End what the kernel started: it died with the launcher, which can no longer do it."""
        self.returncode = -signal.SIGKILL
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def _say(self, message: Mapping[str, object]) -> None:
        self._connection.sendall(json.dumps(message).encode() + b"\n")

    def _hear(self) -> dict[str, Any]:
        """Return the next message; an empty one when the launcher is gone."""
        while b"\n" not in self._heard:
            try:
                heard = self._connection.recv(_AT_ONCE)
            except ConnectionError:
                heard = b""
            if not heard:
                return {}
            self._heard += heard
        line, self._heard = self._heard.split(b"\n", 1)
        return dict(json.loads(line))
