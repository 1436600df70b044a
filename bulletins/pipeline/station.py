"""A station: a process beside a worker of a cluster that executes runs sent to it, in a folder of its own.

The worker has threads, and a folder and signals of its own, and may be told at any time that a run is no longer wanted.
So runs are executed in another process, with the launcher of its kernels; both end with the worker, and nothing of
them is left. A run is sent with all it needs but the package, which must be the sender's.
"""

from __future__ import annotations

import io
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from bulletins import memory, paths
from bulletins.pipeline import kernels, seal, warm
from bulletins.pipeline.execute import Limits, execute
from bulletins.pipeline.outcomes import Outcome
from bulletins.pipeline.plan import Run
from bulletins.pipeline.surroundings import Surroundings, look
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate

_COMMAND = (sys.executable, "-m", "bulletins.pipeline.station")
# Seconds: between two looks whether the run is still wanted; until a station without work ends; until one that was
# told to end is killed.
_LOOK, _IDLE, _GRACE = 0.2, 60.0, 5.0


@dataclass(frozen=True)
class Order:
    """A run, with what it needs: its template, which files of its campaign, and what must be alike on both sides."""

    run: Run
    template: bytes
    data: str
    limits: Limits
    surroundings: Surroundings
    epoch: str | None = None  # SOURCE_DATE_EPOCH, which notebooks see
    withheld: str | None = None  # the periods held back from the public


@dataclass(frozen=True)
class Reply:
    """What became of an order: an outcome with the files of its folder, or why there is none."""

    outcome: Outcome | None = None
    files: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    lacks_data: bool = False
    died: bool = False
    other: Surroundings | None = None


def pack(folder: Path) -> bytes:
    """Return all files of a campaign's folder as one parcel."""
    parcel = io.BytesIO()
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            archive.writestr(file.relative_to(folder).as_posix(), file.read_bytes())
    return parcel.getvalue()


# What a worker of the cluster calls, in one of its threads.


def execute_here(order: Order, parcel: bytes | None, wanted: Callable[[], bool]) -> Reply:
    """Have a station execute ``order``, unless things are otherwise here; ``parcel`` holds the campaign's files.

    When the run is no longer ``wanted``, end the station, and with it the run.
    """
    ours = look()
    if ours != order.surroundings:
        return Reply(other=ours)
    station = _Station.idle(ours)
    try:
        station.connection.send((order, parcel))
        while not station.connection.poll(_LOOK):
            if not wanted():
                return Reply(died=True)
        reply: Reply = station.connection.recv()
        station.rest()
        return reply
    except (EOFError, OSError):
        return Reply(died=True)
    finally:
        if not station.is_resting:
            station.end()


def send_home() -> None:
    """End the stations that have no work."""
    while _idle:
        with suppress(IndexError):
            _idle.pop().end()


class _Station:
    """A station as its worker sees it."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings, self.is_resting = surroundings, False
        self.connection, theirs = Pipe()
        with theirs:
            self.process = subprocess.Popen(
                [*_COMMAND, str(theirs.fileno())], cwd=paths.REPOSITORY, pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

    @classmethod
    def idle(cls, surroundings: Surroundings) -> _Station:
        """Return a station that has no work; one that began with other code is ended."""
        while _idle:
            with suppress(IndexError):  # another thread was quicker
                station = _idle.pop()
                station.is_resting = False
                if station.process.poll() is None and station.surroundings == surroundings:
                    return station
                station.end()
        return cls(surroundings)

    def rest(self) -> None:
        self.is_resting = True
        _idle.append(self)

    def end(self) -> None:
        """End it, however busy it is, and wait until it has ended: the kernels go with it."""
        self.connection.close()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_idle: list[_Station] = []


# What the station itself does.


def main(connection: Connection) -> None:
    """Execute what is sent until the connection ends or nothing has come for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    orders: queue.SimpleQueue[tuple[Order, bytes | None]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(connection, orders), daemon=True).start()
    kernels.sweep_channels()
    with kernels.channel() as home, _bench(Path(home)) as bench, suppress(queue.Empty):
        while True:
            order, parcel = orders.get(timeout=_IDLE)
            connection.send(bench.execute(order, parcel))


def _listen(connection: Connection, orders: queue.SimpleQueue[tuple[Order, bytes | None]]) -> None:
    """Take orders until the worker is gone; then end, as politely as Papermill's own clean-up needs."""
    with suppress(EOFError, OSError):
        while True:
            orders.put(connection.recv())
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_GRACE)
    os._exit(1)


@dataclass
class _Bench:
    """The folders of a station, the launcher of its kernels, and which campaigns' files are there."""

    workspace: Workspace
    launcher: Path | None
    memory: Path
    held: dict[str, str] = field(default_factory=dict)

    def execute(self, order: Order, parcel: bytes | None) -> Reply:
        campaign = order.run.address.campaign
        if self.held.get(campaign) != order.data:
            if parcel is None:
                return Reply(lacks_data=True)
            self._unpack(campaign, order.data, parcel)
        run = self._prepare(order)
        outcome = execute(run, self.workspace, order.limits, self.launcher, self.memory)
        made = outcome.fate is Fate.EXECUTED
        folder = run.folder if made else self.workspace.failed_folder(run.address, run.language)
        files = _contents(folder)
        shutil.rmtree(folder, ignore_errors=True)
        return Reply(outcome, files)

    def _unpack(self, campaign: str, digest: str, parcel: bytes) -> None:
        self.held.pop(campaign, None)
        shutil.rmtree(self.workspace.data / campaign, ignore_errors=True)
        for remembered in self.memory.iterdir():  # of data that are no more
            remembered.unlink()
        with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
            archive.extractall(self.workspace.data / campaign)
        self.held[campaign] = digest

    def _prepare(self, order: Order) -> Run:
        template = self.workspace.template(order.run.notebook)
        template.parent.mkdir(parents=True, exist_ok=True)
        template.write_bytes(order.template)
        for name, value in (("SOURCE_DATE_EPOCH", order.epoch), (paths.WITHHELD_VARIABLE, order.withheld)):
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        return replace(order.run, folder=self.workspace.run_folder(order.run.address, order.run.language))


@contextmanager
def _bench(home: Path) -> Iterator[_Bench]:
    workspace = Workspace(home / "data", home / "notebooks", home / "build")
    with memory.folder(workspace.build) as remembered:
        if not warm.is_possible():
            yield _Bench(workspace, None, remembered)
            return
        environment = kernels.environment(data=workspace.data, build=workspace.build, memory=remembered)
        with warm.launching(environment, home) as launcher:
            yield _Bench(workspace, launcher.address, remembered)


def _contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a run's folder, but for its seal: it is sealed anew where it is kept."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != seal.FILE)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


if __name__ == "__main__":
    # What travels must be of the module that both sides import, not of this one, which is called __main__.
    from bulletins.pipeline import station

    station.main(Connection(int(sys.argv[1])))
