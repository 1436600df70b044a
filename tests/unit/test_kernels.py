"""Warm kernels: the same bytes as from ordinary ones, each a process of its own, none of which is left behind.

What is dangerous about forking, and where it is tested: random state that copies have in common (test_own_randomness,
test_nothing_drawn_before); threads and locks (test_no_launcher, test_no_threads_before); a kernel that is killed
(test_killed); an endless cell (test_failures, test_nothing_left_of_an_endless_cell); os._exit (test_failures); memory
(test_killed, test_memory_limit); a launcher that is killed, or whose parent is (test_end_of_a_build,
test_launcher_follows_its_parent, test_launcher_killed_by_a_cell); a worker that is killed (test_killed_worker).
"""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.pipeline import building, crew, kernels, quarto, warm
from bulletins.pipeline.console import Console
from bulletins.pipeline.execute import USUAL, Limits, execute
from bulletins.pipeline.hands import Hands
from bulletins.pipeline.outcomes import Outcome
from bulletins.pipeline.plan import DISTRICT, Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language
from tests.tiny_notebooks import DECLARED, RECORD, code, write_template
from tests.unit.test_execute import WORK, failure, run_of, write_work

pytestmark = pytest.mark.skipif(not warm.is_possible(), reason="kernels are forked on Linux only")

# One notebook of what cells do. Numbers of processes and addresses differ from kernel to kernel, warm or not.
CELLS = [
    "print('标准输出', end='')\nprint('!')\nimport sys\nprint('aside', file=sys.stderr)",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>b</b>'))\nimport pandas as pd\n"
    "pd.DataFrame({'a': [1.5, None]}, index=['甲', '乙'])",
    "import warnings\nwarnings.warn('mind this')\nwarnings.warn('old', DeprecationWarning)",
    "import re, traceback\ntry:\n    {}['absent']\nexcept KeyError:\n"
    "    print(re.sub(r'_\\d+', '', traceback.format_exc()))",
    "import asyncio\nasync def soon():\n    await asyncio.sleep(0)\n    return 'soon'\n"
    "await asyncio.gather(soon(), soon())",
    "import threading\nthread = threading.Thread(target=print, args=('from a thread',))\nthread.start()\n"
    "thread.join()\nsorted(one.name for one in threading.enumerate())",
    "import multiprocessing\ndef double(number, pipe):\n    pipe.send(2 * number)\n"
    "ours, theirs = multiprocessing.Pipe()\nforked = multiprocessing.get_context('fork')\n"
    "process = forked.Process(target=double, args=(21, theirs))\nprocess.start()\nprint(ours.recv())\nprocess.join()\n"
    "with multiprocessing.get_context('spawn').Pool(1) as pool:\n    print(pool.map(abs, [-1]))",
    "import pickle\nclass Mine:\n    pass\n(pickle.dumps(Mine()), pickle.loads(pickle.dumps(Mine())).__class__)",
    "import logging\nlogging.warning('logged')\nlogging.getLogger().handlers",
    "import subprocess\nprint(subprocess.run(['echo', 'said'], capture_output=True, text=True).stdout)\n!echo shell",
    "import matplotlib, matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"
    "(plt.get_backend(), plt.get_fignums(), dict(matplotlib.rcParams))",
    "import numpy as np\nnp.random.seed(1)\n"
    "(np.random.random(), np.random.default_rng(1).random(), hash('甲'), {'a', 'b', '甲'})",
    "%who_ls",
]  # fmt: skip

# What a process is born with: compared between an ordinary kernel and a forked one.
BIRTH = """\
import collections, gc, json, os, re, resource, signal, sys, time, warnings
import numpy as np
product = np.ones((300, 300)) @ np.ones((300, 300))
def kind(number):
    try:
        return re.sub("[0-9]+", "", os.readlink(f"/proc/self/fd/{number}"))
    except FileNotFoundError:
        return "the listing itself"
print(json.dumps({
    "path": sys.path, "flags": str(sys.flags), "main": sys.modules["__main__"].__dict__ is globals(),
    "arguments": [re.sub("/tmp/.*", "", one) for one in (*sys.argv, *sys.orig_argv)],
    "stdin": [sys.stdin.read(), sys.stdin.isatty(), sys.stdin.seekable(), sys.__stdin__.encoding],
    "streams": [sys.__stdout__.encoding, sys.__stdout__.errors, sys.__stderr__.line_buffering],
    "signals": {str(one): str(signal.getsignal(one)) for one in signal.valid_signals()},
    "status": [line for line in open("/proc/self/status")
               if line.startswith(("SigBlk", "SigIgn", "SigCgt", "Threads", "Umask"))],
    "files": {one: count for one, count in collections.Counter(map(kind, os.listdir("/proc/self/fd"))).items()
              if not one.startswith("socket")},
    "environment": {name: value for name, value in os.environ.items()
                    if not name.startswith(("PYDEVD_USE", "JPY_PARENT"))},
    "folder": os.getcwd() == os.environ["BULLETINS_OUTPUT"], "zone": time.tzname, "nice": os.nice(0),
    "limits": {one: resource.getrlimit(getattr(resource, one)) for one in dir(resource) if one.startswith("RLIMIT")},
    "own session": [os.getsid(0) == os.getpid(), os.getpgid(0) == os.getpid()],
    "parent": os.environ["JPY_PARENT_PID"] == str(os.getppid()),
    "garbage": [gc.isenabled(), gc.get_threshold()], "hidden": sorted(get_ipython().user_ns_hidden),
    "traced": [sys.gettrace(), sys.getprofile()],
}, indent=1, default=str))"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("workspace")
    return Workspace(home / "data", home / "notebooks", home / "build")


def environment(workspace: Workspace) -> dict[str, str]:
    return kernels.environment(data=workspace.data, build=workspace.build)


@pytest.fixture(scope="module")
def launcher(workspace: Workspace) -> Iterator[Path]:
    with kernels.channel() as folder, warm.launching(environment(workspace), Path(folder)) as running:
        yield running.address
    assert "" == running.trouble


def write_cells(workspace: Workspace, name: str, *cells: str) -> Run:
    sources = [code(DECLARED[DISTRICT], "parameters"), *map(code, cells)]
    record = RECORD.replace("NOTEBOOK", f"{DISTRICT}-{name}")
    write_template(workspace.template(f"{DISTRICT}-{name}"), [*sources, code(record)])
    return run_of(workspace, name)


def executed(run: Run, workspace: Workspace, launcher: Path | None, limits: Limits = USUAL) -> Outcome:
    outcome = execute(run, workspace, limits, launcher)
    assert Fate.EXECUTED is outcome.fate, outcome
    return outcome


def printed(run: Run) -> str:
    """Return what the first code cell after the parameters printed."""
    cells = json.loads((run.folder / "notebook.ipynb").read_text(encoding="utf-8"))["cells"]
    source = next(cell for cell in cells[2:] if cell["cell_type"] == "code")
    return "".join(text for output in source["outputs"] for text in output.get("text", ()))


def kept(run: Run, workspace: Workspace) -> str:
    """Return the notebook of a run that failed."""
    folder = workspace.failed_folder(run.address, Language.ZH)
    return (folder / "notebook.ipynb").read_text(encoding="utf-8")


def start(launcher: Path, workspace: Workspace, folder: Path, source: str) -> warm.Forked:
    """Have the launcher run ``source``, a module in a kernel's place, in ``folder``."""
    (folder / "work.py").write_text(source)
    command = [sys.executable, "-m", "work"]
    forked = warm.fork(launcher, command, str(folder), environment(workspace), 60)
    assert forked is not None
    return forked


def has_ended(process: int) -> bool:
    """Wait until the process, whosoever child it is, has ended; return whether it did within a minute."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    with os.fdopen(watched):
        ends = select.poll()
        ends.register(watched, select.POLLIN)
        return bool(ends.poll(60_000))


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Return a pipe by which a cell tells the numbers of processes."""
    os.mkfifo(tmp_path / "told")
    return tmp_path / "told"


def hear(told: Path) -> list[int]:
    """Wait until a cell tells numbers; return them."""
    # Held open for writing too: else the closing of the last writer looks like something to read.
    with open(os.open(told, os.O_RDWR | os.O_NONBLOCK)) as pipe:  # noqa: PTH123 - a descriptor
        ready = select.poll()
        ready.register(pipe, select.POLLIN)
        assert ready.poll(120_000), "no cell told anything"
        return [int(number) for number in pipe.read().split()]


def test_warm_is_warm(workspace: Workspace, launcher: Path) -> None:
    """A kernel asked of the launcher is its child, has the imports behind it, and no debugger."""
    run = write_cells(
        workspace,
        "warm",
        """\
import os, sys
from pathlib import Path
print("bulletins.pipeline.launcher" in Path(f"/proc/{os.getppid()}/cmdline").read_text(),
      [name in sys.modules for name in ("matplotlib.figure", "bulletins.page.figures", "debugpy")])""",
    )
    executed(run, workspace, launcher)
    assert "True [True, True, False]\n" == printed(run)


def test_cold_is_warm(workspace: Workspace, launcher: Path) -> None:
    """An executed notebook is the same from a forked kernel as from an ordinary one, byte by byte."""
    run = write_cells(workspace, "same", *CELLS)
    errors, notebooks = [], []
    for kernel in (None, launcher):
        errors.append(re.sub(r"ipykernel_\d+", "", executed(run, workspace, kernel).stderr))
        notebooks.append((run.folder / "notebook.ipynb").read_text(encoding="utf-8"))
    assert notebooks[0] == notebooks[1]
    assert errors[0] == errors[1]
    assert "mind this" in errors[1] and "soon" in notebooks[1]


def test_cold_is_warm_in_failure(workspace: Workspace, launcher: Path) -> None:
    """A traceback, too, is the same."""
    run = write_cells(workspace, "fails", "def fail(number):\n    return 1 / number", "fail(0)")
    notebooks = []
    for kernel in (None, launcher):
        assert Fate.FAILED is execute(run, workspace, USUAL, kernel).fate
        notebooks.append(kept(run, workspace))
    assert notebooks[0] == notebooks[1]
    assert "ZeroDivisionError" in notebooks[1]


def test_same_birth(workspace: Workspace, launcher: Path) -> None:
    """Path, arguments, streams, signals, threads, limits and surroundings are those of an ordinary kernel."""
    run = write_cells(workspace, "birth", BIRTH)
    found = []
    for kernel in (None, launcher):
        executed(run, workspace, kernel)
        found.append(json.loads(printed(run)))
    assert found[0] == found[1]


def test_nothing_inherited(workspace: Workspace, launcher: Path, tmp_path: Path) -> None:
    """A forked process has none of the launcher's files, nor of its neighbours'."""
    neighbour = tmp_path / "neighbour"
    neighbour.mkdir()
    living = start(launcher, workspace, neighbour, "import time\ntime.sleep(600)")
    source = (
        "import os\nfound = os.listdir('/proc/self/fd')\nopen('found', 'w').write(' '.join(sorted(found)))"
    )
    assert 0 == start(launcher, workspace, tmp_path, source).wait(60)
    assert "0 1 2 3" == (tmp_path / "found").read_text(), "3 is the listing itself"
    living.kill()
    assert -signal.SIGKILL == living.wait(60)


DRAWS = """\
import random, tempfile, uuid
import numpy as np
print(random.random(), np.random.random(), np.random.default_rng().random(), uuid.uuid4(), tempfile.mktemp())"""


def test_own_randomness(workspace: Workspace, launcher: Path) -> None:
    """No two kernels draw the same numbers; what is seeded is the same in all (see test_cold_is_warm)."""
    run = write_cells(workspace, "draws", DRAWS)
    draws = []
    for _ in range(2):
        executed(run, workspace, launcher)
        draws.append(printed(run).split())
    assert 5 == len(draws[0]) == len(draws[1])
    assert [] == [one for one, other in zip(*draws, strict=True) if one == other]


def test_clean_state(workspace: Workspace, launcher: Path) -> None:
    """What a notebook changes in its process, the next does not see."""
    spoils = "import json, os\njson.spoiled = os.environ['SPOILED'] = 'yes'\nos.chdir('/')"
    executed(write_cells(workspace, "spoils", spoils, "os.chdir(os.environ['BULLETINS_OUTPUT'])"), workspace,
             launcher)  # fmt: skip
    shown = "import json, os\nprint(hasattr(json, 'spoiled'), 'SPOILED' in os.environ, os.getcwd() == '/')"
    run = write_cells(workspace, "unspoiled", shown)
    executed(run, workspace, launcher)
    assert "False False False\n" == printed(run)


def test_failures(workspace: Workspace, launcher: Path) -> None:
    """An endless cell, one that ends the process, an error: told as with ordinary kernels; the others go on."""
    work = {name: source for name, source in WORK.items() if name != "overwhelmed"}
    for district, source in work.items():
        write_work(workspace, district, source)
    runs = [run_of(workspace, district) for district in work]
    done = crew.execute_all(
        runs, workspace, jobs=2, begun=lambda run: None, limits=Limits(cell=4), launcher=launcher
    )
    failed = {str(one.address.unit): one.failure.code for one in done if one.failure}
    expected = {"divides": "cell", "leaves": "cell", "dies": "dead-kernel", "endless": "timeout",
                "untruthful": "record-differs"}  # fmt: skip
    assert expected == failed


HUNGRY = """\
import resource
now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + 2**28, now + 2**28))
bytes(2**32)"""


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "process ended in code cell [3]"),
        (HUNGRY, "raised MemoryError"),
    ],
)
def test_killed(workspace: Workspace, launcher: Path, work: str, sentence: str) -> None:
    """A kernel that is killed, or gets no more memory, is seen as that, long before its cell's time is over."""
    write_work(workspace, "killed", work)
    outcome = execute(run_of(workspace, "killed"), workspace, Limits(cell=3600), launcher)
    assert sentence in failure({"killed": outcome}, "killed")
    assert warm.is_answering(launcher)


@pytest.mark.parametrize("warmth", ["warm", "cold"])
def test_memory_limit(workspace: Workspace, launcher: Path, warmth: str) -> None:
    """A cell that needs more memory than a notebook may have is told with that limit; one that does not is executed."""
    limits, kernel = Limits(memory=1024), launcher if warmth == "warm" else None
    write_work(workspace, "greedy", "import numpy as np\nnp.ones(2**28)")
    outcome = execute(run_of(workspace, "greedy"), workspace, limits, kernel)
    said = failure({"greedy": outcome}, "greedy")
    assert "code cell [3] “import numpy as np” needed more memory than the 1024 MB" in said
    executed(
        write_cells(workspace, "modest", "import numpy as np\nnp.ones(2**24).sum()"),
        workspace,
        kernel,
        limits,
    )


def test_first_to_go(workspace: Workspace, launcher: Path) -> None:
    """When the machine runs out of memory the system ends a kernel, not the build."""
    run = write_cells(workspace, "modest", "print(open('/proc/self/oom_score_adj').read())")
    executed(run, workspace, launcher)
    assert "500" == printed(run).strip()


READY = """\
import gc, sys, threading
import numpy as np
before = np.random.get_state()[1].tolist()
from bulletins.pipeline import launcher
launcher.get_ready()
gc.unfreeze()
drawn = [one for one in gc.get_objects() if isinstance(one, np.random.Generator)]
print(len(drawn), before == np.random.get_state()[1].tolist(), threading.active_count(), "pyarrow" in sys.modules)"""


@pytest.fixture(scope="module")
def ready(workspace: Workspace) -> list[str]:
    """Return what a process that is ready to be copied says of itself."""
    said = subprocess.run([sys.executable, "-c", READY], env=environment(workspace), cwd=paths.REPOSITORY,
                          check=True, capture_output=True, encoding="utf-8")  # fmt: skip
    return said.stdout.split()


def test_nothing_drawn_before(ready: list[str]) -> None:
    """What is imported before the fork makes no generator of random numbers and draws none: copies would repeat it."""
    assert ["0", "True"] == ready[:2]


def test_no_threads_before(ready: list[str]) -> None:
    """What is imported before the fork starts no thread, nor is pyarrow there, which starts some by itself."""
    assert ["1", "False"] == ready[2:]


def test_nothing_left_of_an_endless_cell(workspace: Workspace, launcher: Path) -> None:
    """A cell that never ends is stopped with its kernel and with what it had started."""
    work = """\
import os, subprocess
print(os.getpid(), subprocess.Popen(["sleep", "600"]).pid, flush=True)
while True: pass"""
    run = write_cells(workspace, "stopped", work)
    outcome = execute(run, workspace, Limits(cell=2), launcher)
    assert outcome.failure is not None and "timeout" == outcome.failure.code
    [text] = re.findall(r'"(\d+ \d+)', kept(run, workspace))
    assert [True, True] == [has_ended(int(number)) for number in text.split()]


def test_nothing_left_of_a_child(workspace: Workspace, launcher: Path) -> None:
    """What a notebook started and did not wait for ends with its kernel."""
    run = write_cells(workspace, "leaves", 'import subprocess\nprint(subprocess.Popen(["sleep", "600"]).pid)')
    executed(run, workspace, launcher)
    assert has_ended(int(printed(run)))


@contextmanager
def running(command: list[str], stdin: int | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process of the build; it has ended after the block."""
    with subprocess.Popen(
        command, cwd=paths.REPOSITORY, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        except BaseException:
            process.kill()
            raise


AS_WORKER = """\
import sys
from pathlib import Path
from bulletins.pipeline.execute import USUAL, execute
from bulletins.pipeline.workspace import Workspace
from tests.unit.test_execute import run_of
home = Path(sys.argv[1])
workspace = Workspace(home / "data", home / "notebooks", home / "build")
execute(run_of(workspace, "orphan"), workspace, USUAL, Path(sys.argv[2]))"""


def test_killed_worker(workspace: Workspace, launcher: Path, told: Path) -> None:
    """When a worker is killed, its kernel ends, however busy it is; the launcher goes on."""
    write_cells(workspace, "orphan", telling(told, "os.getpid()"))
    arguments = [str(workspace.build.parent), str(launcher)]
    with running([sys.executable, "-c", AS_WORKER, *arguments]) as worker:
        [kernel] = hear(told)
        worker.kill()
    assert has_ended(kernel)
    assert warm.is_answering(launcher)


def telling(told: Path, *numbers: str) -> str:
    """Return a cell that tells ``numbers`` and never ends."""
    listed = ", ".join(numbers)
    return f"""\
import os, subprocess
sleeping = subprocess.Popen(["sleep", "600"])
with open({str(told)!r}, "w") as pipe:
    print({listed}, file=pipe)
while True: pass"""


# Where the tests themselves were started in the background a shell has SIGINT ignored: the door must not inherit it.
AS_DOOR = """\
import multiprocessing, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from bulletins.pipeline import crew, kernels, warm
from bulletins.pipeline.workspace import Workspace
from tests.unit.test_execute import run_of
home = Path(sys.argv[1])
workspace = Workspace(home / "data", home / "notebooks", home / "build")
environment = kernels.environment(data=workspace.data, build=workspace.build)
def begun(run):
    print(multiprocessing.active_children()[0].pid, flush=True)
with kernels.channel() as folder, warm.launching(environment, Path(folder)) as launcher:
    list(crew.execute_all([run_of(workspace, "orphan")], workspace, jobs=1, begun=begun, launcher=launcher.address))
"""


@pytest.mark.parametrize("end", ["kill", "interrupt", "kill the launcher", "kill all at once"])
def test_end_of_a_build(tmp_path: Path, told: Path, end: str) -> None:
    """Whichever of the processes of a build is killed, in the end none of them is left."""
    workspace = Workspace(tmp_path / "data", tmp_path / "notebooks", tmp_path / "build")
    write_cells(workspace, "orphan", telling(told, "os.getppid()", "os.getpid()", "sleeping.pid"))
    command = [sys.executable, "-c", AS_DOOR, str(tmp_path)]
    with running(command) as door:
        assert door.stdout is not None
        worker = int(door.stdout.readline())
        launcher, kernel, sleeping = hear(told)
        processes = [worker, launcher, kernel, sleeping]
        if end == "kill the launcher":
            os.kill(launcher, signal.SIGKILL)
            parent, *others = hear(told)  # the run is executed once more, in an ordinary kernel
            assert worker == parent
            processes += others
        if end == "kill all at once":
            for process in (worker, launcher):
                os.kill(process, signal.SIGKILL)
            processes.remove(sleeping)  # nobody is left who knows of it; so it is with an ordinary kernel
        door.send_signal(signal.SIGINT if end == "interrupt" else signal.SIGKILL)
    assert [] == [process for process in processes if not has_ended(process)]
    if sleeping not in processes:
        os.kill(sleeping, signal.SIGKILL)


def test_launcher_killed_by_a_cell(workspace: Workspace) -> None:
    """A cell that kills the launcher costs nobody his run: it and its neighbours go on in ordinary kernels."""
    kills = """\
import os, signal
from pathlib import Path
if "launcher" in Path(f"/proc/{os.getppid()}/cmdline").read_text():
    os.kill(os.getppid(), signal.SIGKILL)"""
    runs = [
        write_cells(workspace, name, work)
        for name, work in (("kills", kills), ("neighbour", "1"), ("next", "2"))
    ]
    with kernels.channel() as folder, warm.launching(environment(workspace), Path(folder)) as running:
        done = list(
            crew.execute_all(runs, workspace, jobs=2, begun=lambda run: None, launcher=running.address)
        )
    assert [Fate.EXECUTED] * 3 == [outcome.fate for outcome in done]
    assert "the launcher ended with -9" == running.trouble


AS_PARENT = """\
import sys
from pathlib import Path
from bulletins.pipeline import kernels, warm
home = Path(sys.argv[1])
started, start = [], warm.subprocess.Popen
def note(*words, **more):
    started.append(start(*words, **more))
    return started[0]
warm.subprocess.Popen = note
with warm.launching(kernels.environment(data=home, build=home), home):
    print(started[0].pid, flush=True)
    sys.stdin.read()"""


def test_launcher_follows_its_parent(tmp_path: Path) -> None:
    """A launcher whose build is killed ends, though nobody tells it to."""
    with running([sys.executable, "-c", AS_PARENT, str(tmp_path)], stdin=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        launcher = int(parent.stdout.readline())
        parent.kill()
    assert has_ended(launcher)


TWO_THREADS = """\
import sys, threading
from bulletins.pipeline import launcher
launcher.get_ready = lambda is_over: threading.Thread(target=threading.Event().wait, daemon=True).start()
threading.Thread.join = lambda thread, patience: None
launcher.main(int(sys.argv[1]), int(sys.argv[2]))"""


class NoBooks:
    """Books in which nothing is written."""

    def open(self, runs: list[Run]) -> None:
        self.runs = {run.key: run for run in runs}

    def write(self, outcome: Outcome) -> Run:
        return self.runs[str(outcome.address), outcome.language.value]


def run_all(runs: list[Run], workspace: Workspace, *, cold: bool = False) -> list[Outcome]:
    """Execute the runs as a build does, one after the other."""
    order = building.Order(quarto.choose("embedded"), jobs=1, cold=cold)
    console = Console(Language.EN, quiet=True)
    with Hands(workspace, console, cold=cold) as hands:
        return building.run_all(runs, workspace, console, NoBooks(), order, hands)


@pytest.mark.parametrize(
    ("command", "trouble"),
    [
        ([sys.executable, "-c", "raise SystemExit(3)"], "the launcher ended with 3"),
        ([sys.executable, "-c", TWO_THREADS], "RuntimeError: 2 threads after importing"),
        (["/absent"], "[Errno 2] No such file or directory: '/absent'"),
    ],
)
def test_no_launcher(workspace: Workspace, command: list[str], trouble: str, monkeypatch: pytest.MonkeyPatch,
                     capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """Without a launcher that can be copied safely, ordinary kernels do the work; it is said once and logged."""
    monkeypatch.setattr(warm, "_COMMAND", command)
    runs = [write_cells(workspace, name, "1 + 1") for name in ("one", "two")]
    done = run_all(runs, workspace)
    assert [Fate.EXECUTED] * 2 == [outcome.fate for outcome in done]
    assert f"({trouble})" in capsys.readouterr().err
    assert trouble in workspace.log.read_text(encoding="utf-8").splitlines()[-1]


@pytest.mark.parametrize(
    ("count", "cold", "platform"), [(0, False, "linux"), (1, True, "linux"), (1, False, "darwin")]
)
def test_launcher_not_wanted(workspace: Workspace, count: int, cold: bool, platform: str,
                             monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    """Nothing to execute, ``--cold`` and other systems than Linux start no launcher."""
    monkeypatch.setattr(warm, "_COMMAND", ["/absent"])
    monkeypatch.setattr(warm.sys, "platform", platform)
    asked = []
    monkeypatch.setattr(
        crew, "execute_all", lambda runs, *_, launcher, **__: asked.append(launcher) or (one for one in ())
    )
    assert [] == run_all([write_cells(workspace, "one", "1")][:count], workspace, cold=cold)
    assert [None] * count == asked


def test_other_surroundings(workspace: Workspace, launcher: Path, tmp_path: Path) -> None:
    """A run of another build or other settings gets no copy of this launcher, but an ordinary kernel."""
    other = environment(workspace) | {"BULLETINS_BUILD": str(tmp_path)}
    assert None is warm.fork(launcher, [sys.executable, "-m", "this"], str(tmp_path), other, 60)
