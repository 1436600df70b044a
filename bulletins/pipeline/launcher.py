"""The launcher: a small process that has imported what notebooks import, and forks a kernel on request.

It runs as ``python -m bulletins.pipeline.launcher LISTENER LIFELINE`` (two sockets); ``warm`` starts it and asks it.
To be copied safely it has one thread, no zmq context, no event loop, no open figure, and has drawn no random number.
Every kernel ends with it, and with the connection that asked for that kernel.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import itertools
import json
import os
import runpy
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from selectors import EVENT_READ, PollSelector
from typing import Any

from bulletins.pipeline.kernels import startup_settings

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_AT_ONCE = 65536
# What ipykernel imports only as a kernel begins, and what our own settings have it load.
_LATE = (
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "bulletins.evidence.guard", "bulletins.pipeline.inside", "code",
    "faulthandler", "pdb", "sqlite3", "tornado.platform.asyncio",
)  # fmt: skip

Request = dict[str, Any]


def main(listener: int, lifeline: int) -> None:
    """Get ready and serve until the lifeline ends; in the process of a forked kernel, be that kernel."""
    nursery = Nursery(socket.socket(fileno=listener), socket.socket(fileno=lifeline))
    try:
        get_ready(nursery.is_over)
        refuse_threads()
    except Exception as error:
        nursery.lifeline.sendall(f"{type(error).__name__}: {error}".encode())
        return
    request = nursery.serve()
    if request is not None:
        be_kernel(request)


def get_ready(is_over: Callable[[], bool] = lambda: False) -> None:
    """Import what every notebook imports, and read the font and the words that every page needs.

    It takes a second, in which the build may find that there is nothing to execute: then ``is_over`` says so.
    """
    # ipykernel reads it as it is imported: the process to whose death it does not want to live on.
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    for step in (_import_kernel, _import_libraries, _import_pages, _prepare_pages):
        if is_over():
            return
        step()
    # Where matplotlib looked for fonts the first time, it had a thread; a notebook's first is Thread-1 all the same.
    threading._counter = itertools.count(1).__next__  # type: ignore[attr-defined]
    gc.collect()
    gc.freeze()  # else the first collection in each kernel copies all of this memory


def _import_kernel() -> None:
    import ipykernel.kernelapp

    # A tenth of a second in each kernel that nobody will debug; without the module ipykernel does without.
    sys.modules["debugpy"] = None  # type: ignore[assignment]
    import ipykernel.debugger  # noqa: F401 - imported for the kernels to come, as is what follows

    del sys.modules["debugpy"]
    for late in _LATE:
        importlib.import_module(late)


def _import_libraries() -> None:
    import pandas  # noqa: F401
    import seaborn  # noqa: F401
    from matplotlib import collections, figure  # noqa: F401
    from matplotlib.backends import backend_svg  # noqa: F401


def _import_pages() -> None:
    from bulletins.evidence import frames, provenance, sources  # noqa: F401
    from bulletins.method import checks, evaluation, results, robustness  # noqa: F401
    from bulletins.page import figures, prose, style, tables  # noqa: F401


def _prepare_pages() -> None:
    from bulletins.language import words
    from bulletins.page import style
    from bulletins.pipeline.fingerprint import NOT_IN_NOTEBOOKS
    from bulletins.vocabulary import Language

    for language in Language:
        words(language).prepare(without=NOT_IN_NOTEBOOKS | {"faults.ftl"})  # faults are rare
    with style.house_style():
        style.text_width("")


def refuse_threads() -> None:
    """Raise ``RuntimeError`` if there is a second thread: whatever it holds would stay held in each kernel."""
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join(5)  # matplotlib's alarm while it looks for fonts the first time
    count = len(list(Path("/proc/self/task").iterdir()))
    if count != 1:
        raise RuntimeError(f"{count} threads after importing")


@dataclass(eq=False)
class Client:
    """A connection, and the kernel that was forked for it."""

    connection: socket.socket
    heard: bytes = b""
    pid: int = 0
    ending: int = -1  # a file descriptor: readable when the kernel has ended

    def tell(self, **message: object) -> None:
        """Send a message; a client that is gone needs none."""
        with suppress(OSError):
            self.connection.sendall(json.dumps(message).encode() + b"\n")

    def signal(self, number: int) -> None:
        """Send a signal to the kernel and what it started. It is not reaped yet: its number is no other's."""
        for send in (os.killpg, os.kill):  # a moment after the fork it has no group yet
            with suppress(ProcessLookupError):
                send(self.pid, number)

    def close(self) -> None:
        """Let go of the connection and of the kernel."""
        self.connection.close()
        if self.ending >= 0:
            os.close(self.ending)


@dataclass
class Nursery:
    """All connections and kernels of one build."""

    listener: socket.socket
    lifeline: socket.socket
    clients: list[Client] = field(default_factory=list)
    settings: Mapping[str, str] = field(default_factory=lambda: startup_settings(os.environ))
    _asked: Request | None = None
    _over: bool = False

    def is_over(self) -> bool:
        """Return whether the build has let go already."""
        with PollSelector() as looking:
            looking.register(self.lifeline, EVENT_READ)
            return bool(looking.select(0))

    def serve(self) -> Request | None:
        """Fork kernels until the build is over and return nothing; in a kernel's process return its request."""
        while not self._over:
            for act in self._wait():
                act()
                if self._asked is not None:
                    return self._asked
        for client in self.clients:
            if client.pid:
                client.signal(signal.SIGKILL)
                os.waitpid(client.pid, 0)
        return None

    def _wait(self) -> list[Callable[[], None]]:
        """Wait until something happens; return what to do."""
        # poll, not epoll: an epoll would be one and the same in the launcher and in each kernel.
        with PollSelector() as waiting:
            waiting.register(self.lifeline, EVENT_READ, self._end)
            waiting.register(self.listener, EVENT_READ, self._admit)
            for client in self.clients:
                if client.connection.fileno() >= 0:
                    waiting.register(client.connection, EVENT_READ, partial(self._listen, client))
                if client.pid:
                    waiting.register(client.ending, EVENT_READ, partial(self._bury, client))
            return [key.data for key, _ in waiting.select()]

    def _end(self) -> None:
        self._over = True

    def _admit(self) -> None:
        self.clients.append(Client(self.listener.accept()[0]))

    def _listen(self, client: Client) -> None:
        try:
            heard = client.connection.recv(_AT_ONCE)
        except OSError:  # closed by us a moment ago, or by its death
            heard = b""
        if not heard:
            self._abandon(client)
        *lines, client.heard = (client.heard + heard).split(b"\n")
        for line in lines:
            self._obey(client, json.loads(line))

    def _abandon(self, client: Client) -> None:
        """Nobody is interested in this kernel any more: end it."""
        client.connection.close()
        if client.pid:
            client.signal(signal.SIGKILL)
        elif client in self.clients:
            self.clients.remove(client)

    def _bury(self, client: Client) -> None:
        """Reap a kernel that has ended, and whatever it left running; tell its client how it ended."""
        client.signal(signal.SIGKILL)
        _, status = os.waitpid(client.pid, 0)
        client.tell(ended=os.waitstatus_to_exitcode(status))
        client.close()
        self.clients.remove(client)

    def _obey(self, client: Client, message: Request) -> None:
        if "signal" in message:
            client.signal(message["signal"])
        elif startup_settings(message["environment"]) != self.settings:
            client.tell(refused="its environment is not that of the launcher")
        else:
            self._fork(client, message)

    def _fork(self, client: Client, request: Request) -> None:
        launcher = os.getpid()
        try:
            client.pid = os.fork()
        except OSError as error:
            client.tell(refused=str(error))
            return
        if client.pid == 0:
            _die_with(launcher)
            self._forget()
            self._asked = request
            return
        client.ending = os.pidfd_open(client.pid)
        client.tell(pid=client.pid)

    def _forget(self) -> None:
        """Close, in the process of a kernel, what is the launcher's."""
        for client in self.clients:
            client.close()
        self.listener.close()
        self.lifeline.close()


def _die_with(parent: int) -> None:
    """Have the system end this process when its parent ends, however that comes."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it ended just before
        os._exit(1)


def be_kernel(request: Request) -> None:
    """Be what the request's command would have started: in its folder, environment, session and group."""
    command, folder, environment = request["command"], request["folder"], request["environment"]
    module, arguments = command[2], command[3:]  # python -m module …
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment, JPY_PARENT_PID=str(os.getppid()))
    time.tzset()
    sys.orig_argv, sys.argv = command, [module, *arguments]
    sys.path[0] = folder  # as ``python -m`` has it; the kernel takes it out again
    _draw_afresh()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _draw_afresh() -> None:
    """Seed NumPy's global generator, which all copies have in common; Python's own does it by itself."""
    import numpy as np

    np.random.seed()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
