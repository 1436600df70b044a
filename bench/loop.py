#!/usr/bin/env python3
"""Hold the build against what one would do without it: a loop of ``papermill`` and ``jupyter nbconvert`` commands.

    python bench/loop.py [--districts 13] [--looped 6] [--rounds 2] [--everything] [--write docs/speed.md]

The bulletins of some districts of one month, in both languages, are made by a cold build, and as plain functions in
forked processes, which is the floor; some of the same by the loop in one process and by the loop in two, of which each
notebook costs what another does: it is multiplied. The ways take turns, so that a machine that grows slower or busier
does so for all of them; all work is on a copy of the repository. Then what a build costs after no change, a change of
one row and a change of one word. ``--everything`` builds the sample campaigns whole. Printed is one table, in the order
of the targets; nothing is asserted. ``--write`` puts it between the marks of that file.
"""

from __future__ import annotations

import ast
import csv
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).resolve().parents[1]
CAMPAIGN, MONTH = "fuzhou-120-2021", "2021-12"
COPIED = ("bench", "bulletins", "data", "notebooks", "templates",
          "_quarto.yml", "build.py", "pyproject.toml", "requirements.txt")  # fmt: skip
LANGUAGES = (
    2  # of each district; one district's make the smaller build, beyond which bulletins alone cost anything
)
BEGIN, END = (
    "<!-- measured: python bench/loop.py --write docs/speed.md -->",
    "<!-- end of what was measured -->",
)


@dataclass
class Spent:
    """Seconds by the clock and by all processors."""

    wall: float = 0.0
    processor: float = 0.0

    def __truediv__(self, count: float) -> Spent:
        """Return each of so many."""
        return Spent(self.wall / count, self.processor / count)

    def __mul__(self, count: float) -> Spent:
        """Return so many times as much."""
        return Spent(self.wall * count, self.processor * count)

    def __sub__(self, other: Spent) -> Spent:
        """Return what is beyond the other."""
        return Spent(self.wall - other.wall, self.processor - other.processor)


@contextmanager
def timed() -> Iterator[Spent]:
    """Measure what the block spends in processes that end within it."""
    spent, wall, processor = Spent(), time.monotonic(), _children()
    yield spent
    spent.wall, spent.processor = time.monotonic() - wall, _children() - processor


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system


@dataclass(frozen=True)
class Copy:
    """A copy of the repository: what is measured may change it, and what is generated lies in it."""

    home: Path

    @classmethod
    def make(cls, home: Path) -> Copy:
        """Copy what a build reads."""
        leave = shutil.ignore_patterns("__pycache__")
        for name in COPIED:
            if (REPOSITORY / name).is_dir():
                shutil.copytree(REPOSITORY / name, home / name, ignore=leave)
            else:
                shutil.copy2(REPOSITORY / name, home / name)
        return cls(home)

    def run(self, *command: str | Path, **environment: str) -> str:
        """Run a command in the copy; a failure ends the benchmark with what it said."""
        names = {**os.environ, "PYTHONPATH": str(self.home), **environment}
        done = subprocess.run(
            list(map(str, command)), cwd=self.home, env=names, capture_output=True, text=True
        )
        if done.returncode:
            sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
        return done.stdout

    def door(self, verb: str, *options: str) -> str:
        """Run a verb of the door."""
        return self.run(sys.executable, "build.py", verb, *options)

    def build(self, *selection: str) -> Spent:
        """Build what is selected, and measure it."""
        with timed() as spent:
            self.door("build", *selection)
        return spent

    def build_cold(self, *selection: str) -> Spent:
        """Build what is selected from nothing, and measure it."""
        for folder in ("build", "_site"):
            shutil.rmtree(self.home / folder, ignore_errors=True)
        return self.build(*selection)

    def planned(self, *selection: str) -> list[dict[str, str]]:
        """Return the runs of a selection as ``plan`` tells them."""
        return list(json.loads(self.door("plan", *selection, "--json"))["runs"])

    def outdated(self, *selection: str) -> int:
        """Return how many bulletins the next build would execute."""
        return sum(run["fate"] == "outdated" for run in self.planned(*selection))


def selected(copy: Copy, count: int) -> list[str]:
    """Return the options that select so many districts of the month."""
    month = ("--campaign", CAMPAIGN, "--month", MONTH, "--language", "zh")
    units = [run["address"].split("/")[2] for run in copy.planned(*month) if run["address"].count("/") == 2]
    districts = [option for unit in units[:count] for option in ("--district", unit)]
    return ["--campaign", CAMPAIGN, "--month", MONTH, *districts]


def parameters(run: dict[str, str]) -> dict[str, str]:
    """Return what the run's notebook is given."""
    campaign, *place = run["address"].split("/")
    given = {"campaign": campaign, "language": run["language"]}
    names = {
        "district_bulletin": ("month", "district"),
        "month_overview": ("month",),
        "period_rollup": ("period",),
    }
    return given | dict(zip(names.get(run["notebook"], ()), place, strict=False))


def loop(copy: Copy, runs: Sequence[dict[str, str]], processes: int) -> Spent:
    """Do with commands what the build does, in so many processes at once; measure it."""
    with timed() as spent, ThreadPoolExecutor(processes) as pool:
        list(pool.map(lambda run: by_commands(copy, run), runs))
    return spent


def by_commands(copy: Copy, run: dict[str, str]) -> None:
    """Execute one notebook with ``papermill`` and convert it with ``jupyter nbconvert``."""
    programs = Path(sys.executable).parent
    out = copy.home / "loop" / run["address"].replace("/", "-") / run["language"]
    out.mkdir(parents=True, exist_ok=True)
    given = [text for name, value in parameters(run).items() for text in ("-r", name, value)]
    source, executed = f"notebooks/{run['notebook']}.ipynb", out / "notebook.ipynb"
    copy.run(programs / "papermill", "--no-progress-bar", "-k", "python3", source, executed, *given,
             BULLETINS_OUTPUT=str(out))  # fmt: skip
    copy.run(programs / "jupyter", "nbconvert", "--to", "html", "--log-level", "ERROR", executed)


def floor(copy: Copy, runs: Sequence[dict[str, str]]) -> Spent:
    """Do the same work as plain functions in forked processes, and return what that spends."""
    with tempfile.TemporaryDirectory(dir=copy.home) as folder:
        names = {"BULLETINS_MEMORY": folder, "MPLBACKEND": "agg"}
        told = copy.run(sys.executable, "bench/loop.py", "--as-functions", json.dumps(list(runs)), **names)
    return Spent(**json.loads(told))


def as_functions(runs: Sequence[dict[str, str]]) -> Spent:
    """Execute the code cells of each notebook in a fork of this process, which has imported everything."""
    from bulletins.pipeline import launcher

    launcher.get_ready()
    with timed() as spent, tempfile.TemporaryDirectory() as folder:
        for run in runs:
            child = os.fork()
            if child == 0:
                os.environ["BULLETINS_OUTPUT"] = folder
                call(run, Path(folder) / "page.html")
                os._exit(0)
            if os.waitpid(child, 0)[1]:
                sys.exit(f"{run['address']} failed")
    return spent


def call(run: dict[str, str], page: Path) -> None:
    """Execute a notebook's code cells one after the other, and write what they show."""
    names: dict[str, object] = dict(parameters(run))
    shown: list[str] = []
    for cell in json.loads(Path(f"notebooks/{run['notebook']}.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
            code = ast.parse("".join(cell["source"]))
            last = code.body.pop() if isinstance(code.body[-1], ast.Expr) else None
            exec(compile(code, "cell", "exec"), names)
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
                shown.append(str(value._repr_mimebundle_()))
    page.write_text("\n".join(shown), encoding="utf-8")


@dataclass
class Ways:
    """What each way spent, round by round."""

    looped: list[Spent] = field(default_factory=list)
    looped_in_two: list[Spent] = field(default_factory=list)
    built: list[Spent] = field(default_factory=list)
    built_few: list[Spent] = field(default_factory=list)
    called: list[Spent] = field(default_factory=list)


def typical(rounds: Sequence[Spent]) -> Spent:
    """Return the median of the rounds."""
    return Spent(median(one.wall for one in rounds), median(one.processor for one in rounds))


def take_turns(copy: Copy, runs: Sequence[dict[str, str]], looped: int, rounds: int) -> Ways:
    """Make bulletins in every way, round by round; return what was spent on all of them."""
    many, few = selected(copy, len(runs) // LANGUAGES), selected(copy, 1)
    some = runs[:: max(1, len(runs) // looped)][:looped]
    times = len(runs) / len(some)
    ways = Ways()
    for _ in range(rounds):
        ways.built_few.append(copy.build_cold(*few))
        ways.looped.append(loop(copy, some, 1) * times)
        ways.built.append(copy.build_cold(*many))
        ways.looped_in_two.append(loop(copy, some, 2) * times)
        ways.called.append(floor(copy, runs))
    return ways


def after_a_change(copy: Copy, selection: list[str], change: Callable[[Copy], None]) -> tuple[Spent, int]:
    """Change something, build again; return what that spent and how many bulletins were executed."""
    change(copy)
    count = copy.outdated(*selection)
    return copy.build(*selection), count


def change_a_row(copy: Copy, *, inside: bool) -> None:
    """Raise the month's first figure of a district by one, or of a unit inside one, which one bulletin reads."""
    home = copy.home / "data" / "campaigns" / CAMPAIGN
    with (home / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        chosen = {row["unit"] for row in csv.DictReader(file) if bool(row["within"]) == inside}
    table = home / MONTH / "actuals.csv"
    head, *lines = table.read_text(encoding="utf-8-sig").splitlines()
    place = next(place for place, line in enumerate(lines) if line.split(",")[0] in chosen)
    cells, column = lines[place].split(","), head.split(",").index("actual")
    cells[column] = re.sub(r"^\d+", lambda found: str(int(found[0]) + 1), cells[column])
    lines[place] = ",".join(cells)
    table.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def change_a_word(copy: Copy) -> None:
    """Add a sentence to the first prose of the notebook."""
    file = copy.home / "notebooks" / "district_bulletin.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    cell = next(one for one in notebook["cells"] if one["cell_type"] == "markdown")
    cell["source"] = ["".join(cell["source"]) + "\n\n又一句。"]
    file.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def table(copy: Copy, districts: int, looped_: int, rounds: int, *, everything: bool) -> str:
    """Measure, and return the table."""
    many = selected(copy, districts)
    runs = copy.planned(*many)
    count, ways = len(runs), take_turns(copy, runs, looped_, rounds)
    looped, in_two, built = map(typical, (ways.looped, ways.looped_in_two, ways.built))
    one = (built - typical(ways.built_few)) / (count - LANGUAGES)
    least = typical(ways.called) / count
    copy.build(*many)
    idle = min((copy.build(*many) for _ in range(3)), key=lambda spent: spent.wall)
    town, of_town = after_a_change(copy, many, partial(change_a_row, inside=True))
    row, of_league = after_a_change(copy, many, partial(change_a_row, inside=False))
    word, reworded = after_a_change(copy, many, change_a_word)
    rows = [
        ("what", "target", "measured"),
        ("---", "---", "---"),
        (f"{count} bulletins: loop in one process", "", told(looped)),
        (f"{count} bulletins: loop in two processes", "", told(in_two)),
        (f"{count} bulletins: cold build", "", told(built)),
        *against("cold build of these", looped, in_two, built),
    ]
    if everything:
        rows += whole(copy, looped / count, in_two / count)
    rows += [
        (
            "one bulletin, executed and rendered",
            "at most 0.6 processor s",
            f"{one.processor:.2f} processor s",
        ),
        ("the floor: the same as plain functions", "", f"{least.processor:.2f} processor s"),
        (
            "one bulletin against the floor",
            "at most 1.3 times",
            f"{one.processor / least.processor:.2f} times",
        ),
        ("nothing changed", "at most 0.15 s", f"{idle.wall:.2f} s"),
        ("a row changed that one district reads", "at most 3 s", f"{town.wall:.1f} s, {of_town} executed"),
        (
            "a row changed that its league reads",
            "only what depends on it",
            f"{row.wall:.1f} s, {of_league} executed",
        ),
        ("a word of prose changed", "nothing executed", f"{word.wall:.1f} s, {reworded} executed"),
        ("10,000 bulletins", "cost of each within 10 %, plan below 2 s", "`python bench/scale.py`"),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def whole(copy: Copy, looped: Spent, in_two: Spent) -> list[tuple[str, str, str]]:
    """Build all sample campaigns, and multiply the loop."""
    count = len(copy.planned())
    built = copy.build_cold()
    return [(f"all {count} bulletins of the sample campaigns: cold build", "", told(built)),
            *against("cold build of all", looped * count, in_two * count, built)]  # fmt: skip


def against(what: str, looped: Spent, in_two: Spent, built: Spent) -> list[tuple[str, str, str]]:
    """Return how many times faster a build is than both loops."""
    work = (looped.processor + in_two.processor) / 2 / built.processor
    return [
        (
            f"{what} against the loop in one process",
            "at least 20 times",
            f"{looped.wall / built.wall:.1f} times",
        ),
        (f"{what} against the loop in two", "at least 10 times", f"{in_two.wall / built.wall:.1f} times"),
        (f"{what}: processor time", "10 times less", f"{work:.1f} times less"),
    ]


def told(spent: Spent) -> str:
    """Return seconds as the table has them."""
    return f"{spent.wall:.1f} s, {spent.processor:.1f} processor s"


def machine() -> str:
    """Return what it was measured on, in a sentence."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    day = datetime.now(UTC).date().isoformat()
    return f"{day}, {cores} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}."


def write(file: Path, text: str) -> None:
    """Put the text between the marks of a file."""
    before, rest = file.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    file.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure and print."""
    import argparse

    parser = argparse.ArgumentParser(description="Hold the build against a loop of commands.")
    parser.add_argument("--districts", type=int, default=13, help="of each a bulletin in both languages")
    parser.add_argument("--looped", type=int, default=6, help="how many notebooks the loop runs over")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--everything", action="store_true", help="also build all sample campaigns")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--as-functions", metavar="RUNS", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.as_functions:
        print(json.dumps(vars(as_functions(json.loads(asked.as_functions)))))
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy.make(Path(folder))
        measured = table(copy, asked.districts, asked.looped, asked.rounds, everything=asked.everything)
    text = f"{machine()}\n\n{measured}"
    print(text)
    if asked.write:
        write(asked.write, text)


if __name__ == "__main__":
    main()
