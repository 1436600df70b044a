#!/usr/bin/env python3
"""Build ever more synthetic bulletins: ``python bench/scale.py [100 1000 10000]``; for the plans of docs/scale.md.

Each campaign is a small prefecture's year: eight counties, twelve months, six indicators; so a bulletin is as much
work among ten thousand as among a hundred. Printed are what a bulletin, the plan, a build without changes and one
after a change cost, and how much disk and memory they take. Nothing is asserted: a machine that does other work
besides gives other numbers.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletins import paths

SIZES = (100, 1_000)
COUNTIES, MONTHS = 8, 12
INDICATORS = {
    "investment": ("completed", "started"),
    "signing": ("signed", "landed"),
    "reform": ("solved", "online"),
}
# A month has a page for each county and one of its own; each campaign has one of its rules.
_PAGES = (COUNTIES + 1) * MONTHS + 1

RULES = """\
campaign: {id}
rules_version: "1.0"
name: {{ zh: 规模测试{number}, en: "Scale test {number}" }}
short: {{ zh: 规模测试, en: Scale test }}
summary: {{ zh: 为测量规模而生成的数据。, en: Figures made up to measure scale. }}
publisher: {{ zh: 测试, en: Test }}
nature: synthetic
notice: {{ zh: 数字全部为随机生成。, en: All figures are drawn at random. }}
licence: {{ zh: 公有领域, en: Public domain }}
sources:
  - title: {{ zh: 随机数, en: Random numbers }}
    publisher: {{ zh: 测试, en: Test }}
start: 2026-01-01
end: 2026-12-31
schedule:
  months_in_plan: 12
  elapsed: {{ {elapsed} }}
schemes:
  - id: counties
    name: {{ zh: 县, en: Counties }}
    units: {{ kinds: [district] }}
    score:
      name: {{ zh: 综合得分, en: Score }}
      measure: {{ zh: 分, en: points }}
    actions:
{actions}
    progress: investment.completed
    lights:
      metric: gap
      red: {{ below: -10 }}
      yellow: {{ at_least: -10, below: 0 }}
      green: {{ at_least: 0 }}
"""
ACTION = """\
      - id: {id}
        name: {{ zh: 行动{number}, en: Action {number} }}
        short: {{ zh: 行动{number}, en: Action {number} }}
        indicators:
{indicators}"""
INDICATOR = """\
          - id: {id}
            name: {{ zh: 指标{number}, en: Indicator {number} }}
            measure: {{ zh: 个, en: cases }}
            rule: {{ type: ratio, basis: schedule, cap: 1.2 }}"""


@dataclass(frozen=True)
class Spent:
    """What a command took: seconds by the clock and by processors, the most memory its own process held, in MB."""

    wall: float
    processor: float
    memory: float


def months() -> list[str]:
    """Return the months of the year."""
    return [f"2026-{month:02}" for month in range(1, MONTHS + 1)]


def write_campaign(data: Path, number: int) -> Path:
    """Write one campaign, its figures drawn from a seed of its own; return its folder."""
    home, draw = data / f"scale-{number:04}", random.Random(number)
    home.mkdir(parents=True)
    (home / "campaign.yml").write_text(_rules(home.name, number), encoding="utf-8")
    units = [f"county-{one}" for one in range(1, COUNTIES + 1)]
    header = ("unit", "kind", "within", "tier", "level", "name_zh", "name_en")
    _write(
        home / "units.csv",
        header,
        ((unit, "district", "", "", "", f"县{unit[7:]}", f"County {unit[7:]}") for unit in units),
    )
    done = {(unit, *one): 0.0 for unit in units for one in _indicators()}
    for month in months():
        (home / month).mkdir()
        for key in done:
            done[key] += draw.uniform(6, 12)
        rows = ((*key, "120", f"{figure:.1f}") for key, figure in done.items())
        _write(home / month / "actuals.csv", ("unit", "action", "indicator", "target", "actual"), rows)
    return home


def _indicators() -> Iterator[tuple[str, str]]:
    for action, found in INDICATORS.items():
        for indicator in found:
            yield action, indicator


def _rules(campaign: str, number: int) -> str:
    actions = [
        ACTION.format(id=action, number=place, indicators="\n".join(
            INDICATOR.format(id=one, number=nth) for nth, one in enumerate(found, start=1)))
        for place, (action, found) in enumerate(INDICATORS.items(), start=1)
    ]  # fmt: skip
    elapsed = ", ".join(f"{month}: {place}" for place, month in enumerate(months(), start=1))
    return RULES.format(id=campaign, number=number, elapsed=elapsed, actions="\n".join(actions))


def _write(file: Path, header: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def run(verb: str, home: Path, *options: str) -> Spent:
    """Run a verb of the door on the data in ``home`` and return what it took, its child processes included."""
    command = [sys.executable, "build.py", verb, "--language", "zh", "--data", str(home / "data"), *options]
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=paths.REPOSITORY, stdout=subprocess.DEVNULL,
                               env=os.environ | {paths.BUILD_VARIABLE: str(home / "build")})  # fmt: skip
    held = _Watch(process.pid)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{' '.join(command)} failed")
    return Spent(wall, used.ru_utime + used.ru_stime, held.most())


class _Watch:
    """Looks at the memory of one process until it has ended."""

    def __init__(self, process: int) -> None:
        self._status, self._most = Path(f"/proc/{process}/status"), 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while True:
            try:
                lines = self._status.read_text(encoding="ascii").splitlines()
            except OSError:
                return
            told = [line.split() for line in lines if line.startswith("VmHWM")]
            if not told:  # it has ended, and only waits to be noticed
                return
            self._most = float(told[0][1]) / 1024
            time.sleep(0.05)

    def most(self) -> float:
        """Return the most it held, in MB."""
        self._thread.join()
        return self._most


def size_of(folder: Path) -> tuple[int, float]:
    """Return how many files there are below ``folder``, and their megabytes."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes) / 1e6


def measure(bulletins: int) -> None:
    """Build at least as many pages from nothing, plan, build again, change one figure, and print each cost."""
    campaigns = -(-bulletins // _PAGES)
    pages = campaigns * _PAGES
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        homes = [write_campaign(home / "data", number) for number in range(1, campaigns + 1)]
        site = ("--site", str(home / "site"))
        cold = run("build", home, *site)
        plan, again = run("plan", home, "--quiet"), run("build", home, *site)
        _change(homes[-1] / months()[-1] / "actuals.csv")
        changed = run("build", home, *site)
        files, megabytes = size_of(home / "site")
        _, kept = size_of(home / "build")
    print(f"{pages:8} {cold.wall:9.1f} {cold.processor / pages:9.2f} {cold.memory:8.0f} {plan.wall:7.2f} "
          f"{again.wall:9.2f} {changed.wall:9.2f} {files:8} {megabytes:8.0f} {kept:8.0f}", flush=True)  # fmt: skip


def _change(file: Path) -> None:
    """Give the first county of a month another figure."""
    first, row, *others = file.read_text(encoding="utf-8").splitlines()
    *key, _ = row.split(",")
    file.write_text("\n".join([first, ",".join([*key, "1.0"]), *others, ""]), encoding="utf-8")


def main() -> None:
    """Measure each size asked for and print a table."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(f"{'pages':>8} {'build s':>9} {'cpu s/pg':>9} {'MB held':>8} {'plan s':>7} {'again s':>9} "
          f"{'a row s':>9} {'files':>8} {'site MB':>8} {'kept MB':>8}")  # fmt: skip
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main()
