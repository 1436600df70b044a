"""Runs executed by the workers of a Dask cluster, with the contract of the crew and the same results.

Dask carries orders and replies and says which workers there are. Which worker gets which run is decided here, and so is
what becomes of the runs of one that died: they are given to another.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any
from uuid import uuid4

from bulletins import paths
from bulletins.errors import UserError
from bulletins.pipeline import execute, station
from bulletins.pipeline.execute import USUAL, Limits
from bulletins.pipeline.outcomes import Failure, Outcome
from bulletins.pipeline.plan import Run
from bulletins.pipeline.station import Order, Reply
from bulletins.pipeline.surroundings import Surroundings, look
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate

# Seconds: for the scheduler to answer; between two looks at who is there; without any worker, until we give up.
_ANSWER, _LOOK, _PATIENCE = 10.0, 1.0, 15.0
# A run whose worker died is given to another, but only so often: perhaps it is the run that kills them.
_TRIES = 3

Refusal = Callable[[str, str, str, str], None]


def execute_all(runs: Iterable[Run], workspace: Workspace, *, address: str, begun: Callable[[Run], None],
                limits: Limits = USUAL, refused: Refusal = lambda *why: None,
                ) -> Generator[Outcome]:  # fmt: skip
    """Yield an outcome for each run as it is done by a worker of the cluster at ``address``.

    At most one run for each thread of a worker is under way. ``refused`` is told of a worker that is not fit to take
    part: its address, what is different, here and there. When the caller stops, so do the runs.
    """
    waiting = deque(runs)
    desk = _Desk(workspace, limits)
    with _connected(address) as client:
        roster = _Roster(client, desk.surroundings, refused)
        flying: dict[Any, tuple[Run, str]] = {}
        ended: SimpleQueue[Any] = SimpleQueue()
        try:
            while waiting or flying:
                roster.look()
                _take_back(flying, waiting, roster)
                for worker in roster.free(flying):
                    if waiting:
                        run = waiting.popleft()
                        future = _submit(client, desk, run, worker)
                        future.add_done_callback(ended.put)
                        flying[future] = run, worker
                        begun(run)
                for future in _next(ended):
                    if future not in flying:  # taken back
                        continue
                    run, worker = flying.pop(future)
                    outcome = desk.receive(run, worker, _reply(future), roster)
                    if outcome is None:
                        waiting.appendleft(run)
                    else:
                        yield outcome
        finally:
            # The scheduler may be what is gone: then workers end by themselves, and it is no use to wait for an answer.
            with suppress(Exception):
                if client.status == "running":
                    client.cancel(list(flying), force=True)
                    client.run(station.send_home, workers=list(roster.threads), on_error="ignore")


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError:
        raise UserError("cluster-not-installed") from None
    for name in ("distributed", "distributed.client"):  # its loss is told by us, in a sentence
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # other versions of packages: what matters is compared here
        try:
            client = Client(address, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise UserError("cluster-unreachable", address=address, problem=_brief(error)) from None
    try:
        yield client
    finally:
        client.close(timeout=_ANSWER)


@dataclass
class _Roster:
    """Which workers take part, and with how many threads."""

    client: Any
    surroundings: Surroundings
    refused: Refusal
    threads: dict[str, int] = field(default_factory=dict)
    _unfit: set[str] = field(default_factory=set)
    _seen: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Take note of who has come and gone; raise ``UserError`` when for a while there has been nobody."""
        if self.client.status != "running":
            raise UserError("cluster-lost", address=self.client.scheduler.address)
        there = {name: one["nthreads"] for name, one in self.client.scheduler_info()["workers"].items()}
        new = [name for name in there if name not in self.threads and name not in self._unfit]
        fit = {*self.threads, *(self._examine(new) if new else ())}
        self.threads = {name: count for name, count in there.items() if name in fit}
        if self.threads:
            self._seen = time.monotonic()
        elif time.monotonic() > self._seen + _PATIENCE:
            raise UserError("cluster-without-workers", address=self.client.scheduler.address)

    def strike(self, worker: str, what: str, here: str, there: str) -> None:
        """Give nothing more to ``worker``, and say why."""
        if worker not in self._unfit:
            self._unfit.add(worker)
            self.threads.pop(worker, None)
            self.refused(worker, what, here, there)

    def free(self, flying: dict[Any, tuple[Run, str]]) -> list[str]:
        """Return the workers with nothing to do, once for each idle thread."""
        busy = Counter(worker for _, worker in flying.values())
        return [name for name, count in self.threads.items() for _ in range(count - busy[name])]

    def _examine(self, new: list[str]) -> Iterator[str]:
        answers = self.client.run(look, workers=new, on_error="return")
        for worker, answer in answers.items():
            if not isinstance(answer, Surroundings):
                self.strike(worker, "absent", "", _brief(answer))
            elif answer != self.surroundings:
                self.strike(worker, *self.surroundings.difference(answer))
            else:
                yield worker


@dataclass
class _Desk:
    """What is sent out and what comes back."""

    workspace: Workspace
    limits: Limits
    surroundings: Surroundings = field(default_factory=look)
    _parcels: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    _deaths: Counter[Run] = field(default_factory=Counter)
    _lacking: set[Run] = field(default_factory=set)

    def order(self, run: Run) -> tuple[Order, bytes | None]:
        """Return the order for ``run``; with the campaign's files only if a station asked for them."""
        digest, parcel = self._parcel(run.address.campaign)
        template = self.workspace.template(run.notebook).read_bytes()
        epoch, withheld = os.environ.get("SOURCE_DATE_EPOCH"), os.environ.get(paths.WITHHELD_VARIABLE)
        order = Order(run, template, digest, self.limits, self.surroundings, epoch, withheld)
        return order, parcel if run in self._lacking else None

    def receive(self, run: Run, worker: str, reply: Reply | Failure, roster: _Roster) -> Outcome | None:
        """Return the outcome of ``run``, its files in their place; nothing if it must be given out again."""
        if isinstance(reply, Failure):
            return Outcome(run.address, run.language, Fate.FAILED, failure=reply)
        if reply.lacks_data:
            self._lacking.add(run)
        elif reply.other is not None:
            roster.strike(worker, *self.surroundings.difference(reply.other))
        elif reply.died:
            self._deaths[run] += 1
            if self._deaths[run] == _TRIES:
                return Outcome(run.address, run.language, Fate.FAILED, failure=Failure("dead-worker"))
        elif reply.outcome is not None:
            return execute.take_over(run, reply.outcome, reply.files, self.workspace)
        return None

    def _parcel(self, campaign: str) -> tuple[str, bytes]:
        if campaign not in self._parcels:
            parcel = station.pack(self.workspace.data / campaign)
            self._parcels[campaign] = hashlib.sha256(parcel).hexdigest(), parcel
        return self._parcels[campaign]


def work(order: Order, parcel: bytes | None) -> Reply:
    """Execute ``order`` as a task of a worker of the cluster, for as long as it is wanted."""
    from distributed import get_worker
    from distributed.core import Status

    worker = get_worker()
    key = worker.get_current_task()
    ending = {Status.closing, Status.closed, Status.failed}

    def is_wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing" and worker.status not in ending

    return station.execute_here(order, parcel, is_wanted)


def _submit(client: Any, desk: _Desk, run: Run, worker: str) -> Any:
    key = f"bulletins-{uuid4().hex}"
    order, parcel = desk.order(run)
    return client.submit(
        work, order, parcel, key=key, workers=[worker], allow_other_workers=False, pure=False
    )


def _next(ended: SimpleQueue[Any]) -> list[Any]:
    """Wait until something has ended, or for a while; return it."""
    try:
        return [ended.get(timeout=_LOOK)]
    except Empty:
        return []


def _reply(future: Any) -> Reply | Failure:
    from distributed import CancelledError, KilledWorker

    try:
        reply: Reply = future.result()
        return reply
    except (CancelledError, KilledWorker):
        return Reply(died=True)
    except Exception as error:
        return Failure("unexpected", (("error", f"{type(error).__name__}: {_brief(error)}"),))


def _take_back(flying: dict[Any, tuple[Run, str]], waiting: deque[Run], roster: _Roster) -> None:
    """Have the runs of workers that are gone done again, first of all."""
    for future, (run, worker) in list(flying.items()):
        if worker not in roster.threads and not future.done():
            future.cancel(force=True)
            del flying[future]
            waiting.appendleft(run)


def _brief(error: object) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
