"""A cluster: two real workers of a real scheduler give what one machine gives, also when one is killed.

A scheduler and workers take seconds to start, so the tests share them: each has those started that are missing. The
first wants none that is fit to take part, the last leaves none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest

from bulletins import paths
from bulletins.errors import UserError
from bulletins.pipeline import cluster, crew, kernels, warm
from bulletins.pipeline.execute import Limits
from bulletins.pipeline.outcomes import Outcome
from bulletins.pipeline.plan import Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate
from tests.processes import Mark, runs_module
from tests.unit.test_execute import run_of, write_work
from tests.unit.test_kernels import hear, telling

WORK = {
    "sound": "import os\nprint(district, os.environ.get('SOURCE_DATE_EPOCH'))",
    "warns": "import sys\nprint('a warning', file=sys.stderr)",
    "divides": "1 / 0",
    "dies": "import os; os._exit(9)",
    "endless": "while True: pass",
}


class Cluster:
    """A scheduler on the loopback address, and its workers."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.home, self.mark, self._stack = home, Mark(), stack
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0", "--dashboard-address", "127.0.0.1:0")
        assert self.scheduler.stderr is not None
        self._said = (line.decode() for line in self.scheduler.stderr)
        self.address = next(line.split()[-1] for line in self._said if "Scheduler at" in line)

    def have_workers(self, count: int) -> list[subprocess.Popen[bytes]]:
        """Return so many workers that are fit to take part; start those that are missing, and wait for them."""
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        missing = range(count - len(self.workers))
        self.workers += [self.add_worker() for _ in missing]
        self.wait_for_workers(len(missing))
        return self.workers[:count]

    def wait_for_workers(self, count: int) -> None:
        """Wait until so many more have told the scheduler that they are there."""
        for _ in range(count):
            next(line for line in self._said if "Register worker" in line)

    def add_worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a worker; nobody waits for it to be there."""
        folder = ("--local-directory", str(self.home), "--dashboard-address", "127.0.0.1:0")
        return self._start(
            "worker", self.address, "--nthreads", "1", *folder, *(options or ["--no-nanny"]), **environment
        )

    def _start(self, kind: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", *options]
        process = subprocess.Popen(
            command, cwd=self.home,
            env={**os.environ, "PYTHONPATH": str(paths.REPOSITORY), **self.mark.environment, **environment},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE if kind == "scheduler" else subprocess.DEVNULL,
        )  # fmt: skip
        self._stack.callback(process.wait)
        self._stack.callback(process.terminate)
        return process


@contextmanager
def running(home: Path) -> Iterator[Cluster]:
    """Run a cluster; at the end no process of it is left."""
    home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        started = Cluster(home, stack)
        yield started
    assert [] == started.mark.left()


@pytest.fixture(scope="module")
def rented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    data = tmp_path / "data" / "c" / "2021-09"
    data.mkdir(parents=True)
    (data / "x.csv").write_text("数", encoding="utf-8")
    return Workspace(tmp_path / "data", tmp_path / "notebooks", tmp_path / "build")


def runs_of(workspace: Workspace, work: dict[str, str]) -> list[Run]:
    for name, source in work.items():
        write_work(workspace, name, source)
    return [run_of(workspace, name) for name in work]


def told(outcomes: list[Outcome]) -> dict[str, tuple[Fate, str, str]]:
    return {
        str(one.address.unit): (one.fate, one.failure.sentence("en") if one.failure else "", one.stderr)
        for one in outcomes
    }


def files(workspace: Workspace) -> dict[str, bytes]:
    """Return what was made; how far a notebook was told to have got whose kernel died is a matter of moments."""
    found = sorted(file for kind in ("runs", "failed/zh/c/2021-09/divides")
                   for file in (workspace.build / kind).rglob("*"))  # fmt: skip
    return {str(file.relative_to(workspace.build)): file.read_bytes() for file in found if file.is_file()}


def test_a_worker_of_other_code(workspace: Workspace, rented: Cluster, tmp_path: Path,
                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """A worker whose code differs by a comment takes no part, and it is said why; another, with a nanny, does all."""
    assert [] == rented.workers
    other = tmp_path / "other"
    for name in ("bulletins", "templates", "requirements.txt"):
        place = shutil.copytree if (paths.REPOSITORY / name).is_dir() else shutil.copyfile
        place(paths.REPOSITORY / name, other / name)
    with (other / "bulletins" / "periods.py").open("a") as module:
        module.write("# other\n")
    refused: list[tuple[str, ...]] = []
    runs = runs_of(workspace, {"one": "1", "two": "2"})
    address, stranger = rented.address, rented.add_worker(PYTHONPATH=str(other))
    rented.wait_for_workers(1)
    with monkeypatch.context() as context, pytest.raises(UserError, match="has no worker that can take part"):
        context.setattr(cluster, "_PATIENCE", 0.0)
        list(cluster.execute_all(runs, workspace, address=address, begun=lambda run: None,
                                 refused=lambda *why: refused.append(why)))  # fmt: skip
    assert ["code"] == [what for _, what, _, _ in refused]
    nannied = rented.add_worker("--nanny")
    rented.wait_for_workers(1)
    done = list(cluster.execute_all(runs, workspace, address=address, begun=lambda run: None))
    assert [Fate.EXECUTED] * 2 == [one.fate for one in done]
    for worker in (stranger, nannied):
        worker.terminate()
        worker.wait()


def test_same_as_here(workspace: Workspace, rented: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers make, well or not, is what this machine makes, byte by byte."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    runs = runs_of(workspace, WORK)
    limits = Limits(cell=4)
    environment = kernels.environment(data=workspace.data, build=workspace.build)
    with kernels.channel() as folder, warm.launching(environment, Path(folder)) as launcher:
        here = told(list(crew.execute_all(
            runs, workspace, jobs=2, begun=lambda run: None, limits=limits, launcher=launcher.address
        )))  # fmt: skip
    expected = files(workspace)
    shutil.rmtree(workspace.build)
    begun: list[Run] = []
    rented.have_workers(2)
    done = list(
        cluster.execute_all(runs, workspace, address=rented.address, begun=begun.append, limits=limits)
    )
    assert [] == rented.mark.processes(runs_module("pipeline.station")), "idle stations are sent home"
    assert here == told(done)
    assert expected == files(workspace)
    assert {*runs} == {*begun}


def test_a_run_that_kills(workspace: Workspace, rented: Cluster) -> None:
    """A run that kills whatever executes it fails after three tries; the others do not."""
    kills = "import psutil\nfor one in psutil.Process().parents():\n"
    kills += "    if 'bulletins.pipeline.station' in one.cmdline(): one.kill()"
    runs = runs_of(workspace, {"kills": kills, "sound": "1"})
    rented.have_workers(2)
    done = told(list(cluster.execute_all(runs, workspace, address=rented.address, begun=lambda run: None)))
    assert (Fate.EXECUTED, Fate.FAILED) == (done["sound"][0], done["kills"][0]), done
    assert "the worker process ended" in done["kills"][1]


def test_the_caller_is_killed(workspace: Workspace, rented: Cluster, tmp_path: Path) -> None:
    """When the build goes, what is running for it on the workers ends, kernels and all."""
    runs_telling(workspace, tmp_path / "told")
    rented.have_workers(1)
    command = [sys.executable, "-c", AS_DOOR, str(tmp_path), rented.address]
    with subprocess.Popen(command, cwd=paths.REPOSITORY) as door:
        try:
            busy = [psutil.Process(number) for number in hear(tmp_path / "told")]
            stations = rented.mark.processes(runs_module("bulletins.pipeline"))
        finally:
            door.kill()
    _, alive = psutil.wait_procs([*busy, *stations], timeout=60)
    assert (2, []) == (len(busy), alive)


def test_a_worker_is_killed(workspace: Workspace, rented: Cluster, tmp_path: Path) -> None:
    """When a worker is killed in the middle, its run is given to another, and nothing of it is left running."""
    waits = "import os, pathlib, time\nwhile not pathlib.Path({!r}).exists(): time.sleep(0.05)"
    go = tmp_path / "go"
    runs = runs_of(workspace, {f"run-{number}": waits.format(str(go)) for number in range(4)})
    victim, _ = rented.have_workers(2)
    done = cluster.execute_all(runs, workspace, address=rented.address, begun=lambda run: None)
    outcomes: list[Outcome] = []
    with _in_background(done, outcomes):
        while len(rented.mark.processes(runs_module("pipeline.launcher"))) < 2 + 2:
            psutil.wait_procs([], timeout=0.05)
        victims = _tree(victim)
        victim.kill()
        go.touch()
    assert [Fate.EXECUTED] * 4 == [one.fate for one in outcomes], outcomes
    assert {*runs} == {run for run in runs if (run.folder / "record.json").is_file()}
    _, alive = psutil.wait_procs(victims, timeout=60)
    assert [] == alive
    assert [] == rented.mark.processes(runs_module("ipykernel_launcher"))


def test_the_scheduler_is_killed(workspace: Workspace, rented: Cluster, tmp_path: Path) -> None:
    """When the scheduler goes, it is told in a sentence, and its workers end with all that is running on them."""
    runs = runs_telling(workspace, tmp_path / "told")
    workers = rented.have_workers(1)
    done = cluster.execute_all(runs, workspace, address=rented.address, begun=lambda run: None)
    outcomes: list[Outcome] = []
    busy = []
    with pytest.raises(UserError, match="is gone"), _in_background(done, outcomes):
        busy = [psutil.Process(number) for number in hear(tmp_path / "told")]
        rented.scheduler.kill()
    _, alive = psutil.wait_procs([*busy, *(psutil.Process(one.pid) for one in workers)], timeout=60)
    assert (2, []) == (len(busy), alive)


def runs_telling(workspace: Workspace, pipe: Path) -> list[Run]:
    """Return a run that does not end, and tells its kernel and what that has started."""
    os.mkfifo(pipe)
    return runs_of(workspace, {"orphan": telling(pipe, "os.getpid()", "sleeping.pid")})


def test_nobody_there(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where no scheduler answers is told in a sentence."""
    monkeypatch.setattr(cluster, "_ANSWER", 0.5)
    with pytest.raises(UserError, match=r"No scheduler of a Dask cluster answers at tcp://127\.0\.0\.1:1 "):
        list(cluster.execute_all([], workspace, address="tcp://127.0.0.1:1", begun=lambda run: None))


AS_DOOR = """\
import sys
from pathlib import Path
from bulletins.pipeline import cluster
from bulletins.pipeline.workspace import Workspace
from tests.unit.test_execute import run_of
home = Path(sys.argv[1])
workspace = Workspace(home / "data", home / "notebooks", home / "build")
list(cluster.execute_all([run_of(workspace, "orphan")], workspace, address=sys.argv[2], begun=lambda run: None))
"""


def _tree(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    parent = psutil.Process(process.pid)
    return [parent, *parent.children(recursive=True)]


@contextmanager
def _in_background(done: Iterator[Outcome], outcomes: list[Outcome]) -> Iterator[None]:
    """Gather outcomes in a thread while the block runs; after it, all of them are there, or its error is raised."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as thread:
        gathering = thread.submit(lambda: outcomes.extend(done))
        yield
        gathering.result()
