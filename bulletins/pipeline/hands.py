"""The hands of a build: a launcher of kernels and workers to execute runs, and a memory that kernels share.

They take a second to get ready, in processes of their own. So they are called as soon as it is likely that something
will be executed, while the evidence is still being looked at; and are let go without waiting until they are gone.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from bulletins import memory
from bulletins.pipeline import kernels, ledger, warm
from bulletins.pipeline.workspace import Workspace

if TYPE_CHECKING:
    from bulletins.pipeline.comparing import Compared
    from bulletins.pipeline.console import Console

# Seconds, on a busy machine: until the launcher has imported everything, until a campaign's facts are compared.
_PATIENCE = 120.0


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Hands:
    """The hands of one build; none outlives the block.

    At most ``jobs`` workers. When ``cold`` each run starts a kernel of its own; when ``away`` others execute.
    ``meanwhile`` is something to do while one would wait.
    """

    def __init__(self, workspace: Workspace, console: Console, *, jobs: int = 1, cold: bool = False,
                 away: bool = False, meanwhile: Callable[[], None] = lambda: None) -> None:  # fmt: skip
        self.memory: Path | None = None
        self.workers: ProcessPoolExecutor | None = None
        self._workspace, self._console, self._jobs, self._away = workspace, console, jobs, away
        self._is_warm = not cold and not away and warm.is_possible()
        self._launcher: warm.Launcher | None = None
        self._meanwhile = meanwhile
        self._called = self._used = False
        self._left = ExitStack()

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self.let_go()
        self._left.close()

    def call(self) -> None:
        """Have them get ready, if they were not called yet; nobody waits for them."""
        if self._called:
            return
        self._called = True
        # What an earlier build left when it was killed.
        shutil.rmtree(self._workspace.build / "unfinished", ignore_errors=True)
        kernels.sweep_channels()
        self.memory = self._left.enter_context(memory.folder(self._workspace.build))
        if self._is_warm:  # before the workers, who have to wait for it
            channel = Path(self._left.enter_context(kernels.channel()))
            self._launcher = warm.Launcher(channel / "launcher")
            self._launcher.start(self._environment())
            self._left.callback(self._launcher.wait)
        if not self._away:
            from bulletins.pipeline import crew

            self.workers = crew.call(self._jobs, self._workspace.build)

    @property
    def launcher(self) -> Path | None:
        """Where kernels are asked for; ``None`` where each run starts its own."""
        self._used = True
        return self._launcher.address if self._launcher else None

    def compare(self, campaign: str, month: str) -> Compared | None:
        """Compare what was published with the figures of a month in a copy of the launcher; ``None`` if it cannot be.

        The month's evaluation is remembered there, for kernels. They must not be given one that was computed here:
        this process has another environment than they have.
        """
        from bulletins.pipeline import comparing

        if self._launcher is None or self.memory is None:
            return None
        self._meanwhile()  # the launcher is importing still
        file = self.memory / f"compared-{campaign}"
        command = [sys.executable, "-m", comparing.__name__, campaign, month, str(file)]
        environment = self._environment(self.memory)
        copy = warm.fork(self._launcher.address, command, str(Path.cwd()), environment, _PATIENCE)
        if copy is None:
            return None
        copy.wait(_PATIENCE)
        return comparing.parse(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None

    def let_go(self) -> None:
        """Tell all that they are not needed any more, without waiting; say what was the matter with the launcher."""
        workers, self.workers = self.workers, None
        if workers is not None:
            ending = threading.Thread(target=workers.shutdown, kwargs={"cancel_futures": True})
            ending.start()
            self._left.callback(ending.join)
        launcher, self._launcher = self._launcher, None
        if launcher is None:
            return
        launcher.let_go()
        if launcher.trouble and self._used:
            self._console.warn(self._console.tell("build-not-warm", reason=launcher.trouble))
            ledger.write_line(self._workspace.log, {
                "at": datetime.now(UTC).isoformat(timespec="seconds"), "launcher": launcher.trouble,
            })  # fmt: skip

    def _environment(self, remembered: Path | None = None) -> dict[str, str]:
        return kernels.environment(data=self._workspace.data, build=self._workspace.build, memory=remembered)
