"""Watches what a site is made from, and has it built again: in a process of its own, so that no old code takes part.

One build at a time. What changes while it runs leads to one more when it has ended.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bulletins import paths
from bulletins.pipeline import releases
from bulletins.pipeline.console import Console
from bulletins.pipeline.workspace import Workspace

# Milliseconds: an editor writes more than one file; until it has been quiet for the first, at most for the second.
_QUIET, _LONGEST = 100, 1000
# Milliseconds between two looks at single files and at the clock; seconds until a build that was told to end is killed.
_TICK, _GRACE = 1000, 10.0
# Files beside the folders that are watched: an editor replaces them, which a watched file does not survive.
_SINGLE = ("build.py", "_quarto.yml", "requirements.txt")
_LITTER = {"__pycache__", ".ipynb_checkpoints", ".git"}
_LITTER_ENDS = (".pyc", ".swp", ".swx", ".tmp", "~", ".crdownload")
# How many files that changed are named, and how many lines of what went wrong the page shows.
_NAMED, _SHOWN = 3, 12
_TRACEBACK = "Traceback (most recent call last):"
# What exit codes of a build mean for who looks at its site.
_TROUBLE = {1: "failed", 3: "data"}


@dataclass(frozen=True)
class Trouble:
    """What kept a build from ending well: a title, and its sentences."""

    title: str
    lines: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"title": self.title, "lines": list(self.lines)}


@dataclass
class Rebuilding:
    """Builds of one site, one after the other; ``words`` are those of the door that ask for one."""

    words: Sequence[str]
    console: Console
    program: Sequence[str] = (sys.executable, str(paths.REPOSITORY / "build.py"))
    is_building: bool = False
    trouble: Trouble | None = None
    builds: int = 0
    _wanted: threading.Event = field(default_factory=threading.Event)
    _stopped: threading.Event = field(default_factory=threading.Event)
    _process: subprocess.Popen[str] | None = None

    def ask(self) -> None:
        """Have the site built again, once what is being built is."""
        self._wanted.set()

    def work(self) -> None:
        """Build whenever it is asked for, until ``stop``."""
        while True:
            self._wanted.wait()
            if self._stopped.is_set():
                return
            self._wanted.clear()
            self.build()

    def stop(self) -> None:
        """End the build that is under way, and build no more."""
        self._stopped.set()
        self._wanted.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def build(self) -> int:
        """Build, print what the build says as it says it, remember what went wrong; return the exit code."""
        self.is_building = True
        try:
            code, said = self._run()
        finally:
            self.is_building = False
            self.builds += 1
        if not self._stopped.is_set():
            self.trouble = self._understand(code, said)
        return code

    def _run(self) -> tuple[int, list[str]]:
        """Run the build; return its exit code and what it wrote on the error stream."""
        self._process = process = subprocess.Popen(
            [*self.program, *self.words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUTF8": "1"}, encoding="utf-8", errors="replace",
        )  # fmt: skip
        if self._stopped.is_set():  # while it was started
            process.terminate()
        complaints: list[str] = []
        assert process.stdout is not None and process.stderr is not None
        listening = threading.Thread(target=self._copy, args=(process.stderr, complaints, self.console.warn))
        listening.start()
        self._copy(process.stdout, [], self.console.pass_on)
        listening.join()
        return process.wait(), complaints

    def _copy(self, stream: Iterable[str], into: list[str], say: Callable[[str], None]) -> None:
        for line in stream:
            into.append(line.rstrip("\n"))
            if not self._stopped.is_set():  # it is told to end, and says so
                say(into[-1])

    def _understand(self, code: int, said: Sequence[str]) -> Trouble | None:
        if code == 0:
            return None
        tell, lines = self.console.tell, [line for line in said if line.strip()]
        if any(line.startswith(_TRACEBACK) for line in lines):
            return Trouble(tell("serve-trouble-broken"), tuple(lines[-1:]))
        shown = lines[:_SHOWN]
        if len(lines) > _SHOWN:
            shown.append(tell("serve-trouble-more", count=len(lines) - _SHOWN))
        return Trouble(tell(f"serve-trouble-{_TROUBLE.get(code, 'other')}"), tuple(shown))


class Watch:
    """Looks at the folders that a site is made from, and asks for a build when one of their files has changed."""

    def __init__(self, workspace: Workspace, rebuilding: Rebuilding, console: Console) -> None:
        self._rebuilding, self._console = rebuilding, console
        folders = (workspace.data, workspace.notebooks, paths.TEMPLATES, paths.REPOSITORY / "bulletins")
        self.folders = _outermost(folder for folder in folders if folder.is_dir())
        self._single = _states(paths.REPOSITORY / name for name in _SINGLE)
        self._due = _next_release()

    def look(self, stop: threading.Event) -> None:
        """Watch until ``stop``; where that cannot be, say so, and go on without."""
        try:
            from watchfiles import watch

            changes = watch(
                *self.folders, watch_filter=_matters, debounce=_LONGEST, step=_QUIET, stop_event=stop,
                rust_timeout=_TICK, yield_on_timeout=True, raise_interrupt=False,
            )  # fmt: skip
            for changed in changes:
                self._notice(sorted({Path(name) for _, name in changed}))
        except (OSError, ImportError) as error:
            self._console.warn(
                self._console.tell("serve-no-watch", reason=str(error) or type(error).__name__)
            )

    def _notice(self, changed: list[Path]) -> None:
        """Ask for a build if something has changed, or a release has fallen due."""
        single = _states(paths.REPOSITORY / name for name in _SINGLE)
        changed += [file for file, state in single.items() if self._single.get(file) != state]
        self._single = single
        if changed:
            self._console.say("serve-changed", files=_named(changed), more=max(len(changed) - _NAMED, 0))
            self._due = _next_release()
            self._rebuilding.ask()
        elif self._due is not None and time.time() >= self._due:
            self._console.say("serve-due")
            self._due = _next_release()
            self._rebuilding.ask()


@contextlib.contextmanager
def under_way(rebuilding: Rebuilding, watch: Watch) -> Iterator[None]:
    """Watch and build in the background; at the end nothing that was started is left."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=watch.look, args=(stop,), daemon=True),
        threading.Thread(target=rebuilding.work, daemon=True),
    ]
    with _ended_politely():
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            rebuilding.stop()
            for thread in threads:
                thread.join(_GRACE)


@contextlib.contextmanager
def _ended_politely() -> Iterator[None]:
    """Let whoever ends this process (SIGTERM) end it as Ctrl+C does: what it started ends with it."""

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _matters(change: object, name: str) -> bool:
    """Return whether a file decides anything: not what editors, Jupyter and Python leave beside it."""
    parts = Path(name).parts
    hidden = parts[-1].startswith(".") or parts[-1].startswith("#")
    return not (hidden or _LITTER.intersection(parts) or name.endswith(_LITTER_ENDS))


def _outermost(folders: Iterable[Path]) -> list[Path]:
    """Return ``folders`` without those that lie in another of them."""
    every = list(dict.fromkeys(folder.resolve() for folder in folders))
    return [one for one in every if not any(one != other and one.is_relative_to(other) for other in every)]


def _states(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    found = {}
    for file in files:
        with contextlib.suppress(OSError):
            seen = file.stat()
            found[file] = (seen.st_mtime_ns, seen.st_size)
    return found


def _next_release() -> float | None:
    """Return when the next release falls due, in seconds since 1970; ``None`` where the time was told."""
    return releases.read().bounds()[1]


def _named(changed: Sequence[Path]) -> str:
    names = []
    for file in changed[:_NAMED]:
        near = file.is_relative_to(paths.REPOSITORY)
        names.append((file.relative_to(paths.REPOSITORY) if near else file).as_posix())
    return ", ".join(names)
