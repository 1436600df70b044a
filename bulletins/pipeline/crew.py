"""The crew: worker processes that execute runs side by side, none of which outlives the build."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from types import FrameType

from bulletins.pipeline import lean, lock
from bulletins.pipeline.execute import USUAL, Limits, execute
from bulletins.pipeline.outcomes import Failure, Outcome
from bulletins.pipeline.plan import Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate

_GRACE = 5.0
# A change of one row needs two; each takes half a second of work to get ready.
_CALLED = 2


def call(jobs: int, build: Path) -> ProcessPoolExecutor:
    """Return a pool of up to ``jobs`` workers, of whom the first are getting ready; nobody waits for them."""
    pool = _pool(jobs, build)
    for _ in range(min(jobs, _CALLED)):
        pool.submit(os.getpid)
    return pool


def execute_all(runs: Iterable[Run], workspace: Workspace, *, jobs: int, begun: Callable[[Run], None],
                limits: Limits = USUAL, launcher: Path | None = None, memory: Path | None = None,
                called: ProcessPoolExecutor | None = None) -> Generator[Outcome]:  # fmt: skip
    """Yield an outcome for each run as it is done, in no order that anything may depend on.

    At most ``jobs`` runs are under way, so what is held does not grow with their number. A worker that dies while
    it does the same run twice costs that run; the others go on with new workers. When the caller stops, so do they.
    ``launcher`` is where they ask for kernels; without it each run starts its own. ``memory`` is where kernels keep
    what others need not compute again. The pool of workers that were ``called`` before is used, and left when done.
    """
    waiting, suspects = deque(runs), deque[Run]()
    jobs = max(1, min(jobs, len(waiting)))
    while waiting or suspects:
        # A pool breaks as a whole when one worker dies; alone, each suspect shows whether it was the cause.
        alone = not waiting
        batch = deque([suspects.popleft()]) if alone else waiting
        is_ours = alone or called is None
        pool = called if called is not None and not is_ours else _pool(1 if alone else jobs, workspace.build)
        called, finished = (called if alone else None), False
        try:
            work = partial(execute, workspace=workspace, limits=limits, launcher=launcher, memory=memory)
            for run, outcome in _execute_in(pool, batch, 1 if alone else jobs, begun, work):
                if outcome is not None:
                    yield outcome
                elif alone:
                    yield Outcome(run.address, run.language, Fate.FAILED, failure=Failure("dead-worker"))
                else:
                    suspects.append(run)
            finished = True
        finally:
            if is_ours or not finished or waiting:
                pool.shutdown(wait=finished, cancel_futures=True)
            if not finished:
                _stop_children()


def _execute_in(
    pool: ProcessPoolExecutor, waiting: deque[Run], jobs: int, begun: Callable[[Run], None],
    work: Callable[[Run], Outcome],
) -> Iterator[tuple[Run, Outcome | None]]:  # fmt: skip
    """Yield runs with outcomes until all are done or the pool breaks; those in flight then have none."""
    flying: dict[Future[Outcome], Run] = {}
    broken = False
    while flying or (waiting and not broken):
        while waiting and len(flying) < jobs and not broken:
            try:
                future = pool.submit(work, waiting[0])
            except BrokenProcessPool:
                broken = True
                break
            flying[future] = waiting.popleft()
            begun(flying[future])
        done, _ = wait(flying, return_when=FIRST_COMPLETED)
        for future in done:
            outcome = _outcome(future)
            broken = broken or outcome is None
            yield flying.pop(future), outcome


def _outcome(future: Future[Outcome]) -> Outcome | None:
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _pool(jobs: int, build: Path) -> ProcessPoolExecutor:
    # spawn, not fork: a worker starts from nothing, whatever threads the door has by now.
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=spawn, initializer=_begin_worker, initargs=(build,))


def _begin_worker(build: Path) -> None:
    """Leave Ctrl+C to the parent, end in an orderly way when told to, never live on without the parent."""
    lock.join(build)
    parent = multiprocessing.parent_process()
    if parent is not None and not parent.is_alive():  # the next build may have looked already who is there
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_follow_parent, daemon=True).start()
    with lean.without_grammars():
        import papermill  # noqa: F401 - for the runs to come


def _leave(number: int, frame: FrameType | None) -> None:
    # An exception, so that Papermill's own clean-up ends the kernel on the way out.
    sys.exit(128 + number)


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(_GRACE)
    os._exit(1)


def _stop_children() -> None:
    workers = multiprocessing.active_children()
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(_GRACE)
        if worker.is_alive():
            worker.kill()
