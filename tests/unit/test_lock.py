"""The lock of a build folder: the second build is told or waits; a killed one's is never stale."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.pipeline import lock

HOLDS = """\
import sys
from pathlib import Path
from bulletins.pipeline import lock
with lock.hold(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()"""

JOINS = """\
import sys
from pathlib import Path
from bulletins.pipeline import lock
lock.join(Path(sys.argv[1]))
print("joined", flush=True)
sys.stdin.read()"""


@contextmanager
def at_work(script: str, build: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process until its standard input ends; it has said that it is ready."""
    command = [sys.executable, "-c", script, str(build)]
    with subprocess.Popen(
        command, cwd=paths.REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None and process.stdout.readline()
        yield process


def test_who_holds_it(tmp_path: Path) -> None:
    """The second build is told which process holds the folder, and how to wait."""
    with at_work(HOLDS, tmp_path) as holder, pytest.raises(UserError) as refused, lock.hold(tmp_path):
        raise AssertionError("held twice")
    assert f"process {holder.pid}" in str(refused.value)
    assert "--wait" in str(refused.value)


def test_waiting(tmp_path: Path) -> None:
    """Asked to wait, the second build says for whom, and holds the folder when that one has ended."""
    waited: list[str] = []
    with at_work(HOLDS, tmp_path) as holder:

        def waiting(process: str) -> None:
            waited.append(process)
            assert holder.stdin is not None
            holder.stdin.close()

        with lock.hold(tmp_path, waiting):
            assert 0 == holder.wait(60)
    assert [str(holder.pid)] == waited


def test_never_stale(tmp_path: Path) -> None:
    """A build that was killed leaves its lock file and its number, and no lock."""
    with at_work(HOLDS, tmp_path) as holder:
        holder.kill()
    assert str(holder.pid) == (tmp_path / ".lock-holder").read_text()
    with lock.hold(tmp_path):
        assert str(os.getpid()) == (tmp_path / ".lock-holder").read_text()


def test_workers_are_outlasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker whose build was killed might still put a run in its place: the next build waits for its end."""
    pauses: list[float] = []
    with at_work(JOINS, tmp_path) as worker:

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            worker.kill()
            worker.wait()

        monkeypatch.setattr(lock.time, "sleep", pause)
        with lock.hold(tmp_path):
            assert -9 == worker.returncode
    assert 1 == len(pauses)


def test_workers_that_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If they do not end, the build says so and lets go of the folder."""
    monkeypatch.setattr(lock, "_GRACE", 0.0)
    with at_work(JOINS, tmp_path):
        with pytest.raises(UserError, match="Workers of a build that was killed"), lock.hold(tmp_path):
            raise AssertionError("held")
        monkeypatch.setattr(lock, "_outlast_workers", lambda build: None)
        with lock.hold(tmp_path):
            pass
