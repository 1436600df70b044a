"""Builds that are killed at any of their steps: the site stays whole, the next build does what is left, no more.

``python -m tests.campaigns.kills [N] [SEED]`` makes N trials. Each is a build of the small campaign after a change in
one month, killed one to three times before it is left in peace. In every tenth the disk is full instead.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bulletins import paths
from bulletins.pipeline import seal
from tests.campaigns import disturbed
from tests.processes import Mark
from tests.small_campaign import CAMPAIGN, write_small_campaign

JOBS = 2
VICTIMS = ("all", "build", "worker", "launcher", "kernel")
_FILE, _OLD, _NEW = "2021-10/actuals.csv", "reported,400,240,", "reported,400,268,"


@dataclass(frozen=True)
class Place:
    """A folder with data, the folder of builds and a site."""

    home: Path

    @property
    def site(self) -> Path:
        return self.home / "public" / "_site"

    def command(self, *start: str, options: tuple[str, ...] = ()) -> list[str]:
        words = ["build", "--language", "zh", "--renderer", "embedded", "--jobs", str(JOBS), *options]
        return [sys.executable, *start, *words, "--data", str(self.home / "data"), "--site", str(self.site)]

    def environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, "LC_ALL": "C.UTF-8", paths.BUILD_VARIABLE: str(self.home / "build"), **more}

    def build(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command("build.py", options=options), env=self.environment(), cwd=paths.REPOSITORY,
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def copy(self, home: Path) -> Place:
        """Return the same elsewhere; files keep their times."""
        shutil.copytree(self.home, home, symlinks=True)
        return Place(home)

    def change(self) -> None:
        """Change a figure of one month: some of the pages are outdated."""
        file = self.home / "data" / CAMPAIGN / _FILE
        file.write_text(file.read_text(encoding="utf-8").replace(_OLD, _NEW), encoding="utf-8")

    def bytes_of_site(self) -> dict[str, str]:
        found = (file for file in sorted(self.site.rglob("*")) if file.is_file())
        return {
            str(file.relative_to(self.site)): hashlib.sha256(file.read_bytes()).hexdigest() for file in found
        }

    def executed(self) -> int:
        """Return how many good outcomes the ledger has."""
        ledger = self.home / "build" / "ledger.jsonl"
        lines = ledger.read_text(encoding="utf-8", errors="replace").splitlines() if ledger.exists() else []
        return sum('"fate": "executed"' in line for line in lines)

    def begun(self) -> int:
        """Return how many runs were under way: unfinished, or in their place and not in the ledger."""
        build = self.home / "build"
        unfinished = {str(one.relative_to(build / "unfinished").with_suffix(""))
                      for one in (build / "unfinished").glob("*/*/*/*")}  # fmt: skip
        return len(unfinished | self._unrecorded())

    def _unrecorded(self) -> set[str]:
        runs, found = self.home / "build" / "runs", set()
        ledger = (self.home / "build" / "ledger.jsonl").read_bytes().splitlines()
        known = {fingerprint for line in ledger for fingerprint in _fingerprints(line)}
        for file in runs.glob(f"*/*/*/*/{seal.FILE}"):
            if json.loads(file.read_bytes())["fingerprint"] not in known:
                found.add(str(file.parent.relative_to(runs)))
        return found


def _fingerprints(line: bytes) -> list[str]:
    from bulletins.pipeline import fingerprint

    try:
        entry = json.loads(line)
        return [fingerprint.whole(entry.get("made") or entry["parts"])]
    except (ValueError, KeyError, TypeError):
        return []


@dataclass
class Result:
    """What a trial was, and what was wrong with it."""

    what: str
    wrong: list[str] = field(default_factory=list)
    kills: int = 0
    repeated: list[int] = field(default_factory=list)

    def expect(self, well: bool, otherwise: str) -> None:
        if not well:
            self.wrong.append(otherwise)


class Campaign:
    """The undisturbed build and its bytes before and after the change; trials are copies of it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.start = Place(home / "start")
        write_small_campaign(self.start.home / "data")
        _must_be_well(self.start.build())
        self.before = self.start.bytes_of_site()
        done = self._begin("done")
        _must_be_well(subprocess.run(
            self._command(done), env=self._environment(done, "none", 0), cwd=paths.REPOSITORY,
            capture_output=True, encoding="utf-8", check=False,
        ))  # fmt: skip
        self.after = done.bytes_of_site()
        self.outdated = done.executed() - self.start.executed()
        self.steps = {role: (done.home / "desk" / role).stat().st_size for role in ("build", "worker")}

    def kill(self, number: int, choose: random.Random, victims: Sequence[str]) -> Result:
        """Kill the ``victims``, each in a build of its own, at steps chosen by lot; look after each; build again."""
        place, result = self._begin(str(number)), Result("")
        recorded = place.executed()
        for victim in victims:
            self._kill_once(place, choose, victim, result)
        self._build_again(place, result, self.outdated - (place.executed() - recorded))
        return result

    def _kill_once(self, place: Place, choose: random.Random, victim: str, result: Result) -> None:
        role = choose.choice(("build", "worker"))
        step = choose.randint(1, self.steps[role] if role == "build" else self.steps[role] // JOBS)
        mark, desk = Mark(), _clear(place.home / "desk")
        environment = self._environment(place, role, step) | mark.environment
        with subprocess.Popen(self._command(place), env=environment, cwd=paths.REPOSITORY, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build:  # fmt: skip
            _wait_until_reached(place, build)
            struck = _strike(build, victim, mark, choose)
            (desk / "go").touch()
        result.kills += not struck.startswith("none")
        result.what += f"{', ' if result.what else ''}{struck} at step {step} of the {role}"
        left = mark.left()
        result.expect(not left, f"processes left: {left}")
        if build.returncode == -9:
            found = place.bytes_of_site() or self._kept_beside(place)
            result.expect(
                found in (self.before, self.after), "the site is neither the old one nor the new one"
            )
            result.repeated.append(place.begun())
            result.expect(result.repeated[-1] <= JOBS + 1, f"{result.repeated[-1]} runs under way are lost")

    def fill(self, number: int, choose: random.Random) -> Result:
        """Let the disk be full from a step chosen by lot on; then make room and build again."""
        role = choose.choice(("build", "worker"))
        step = choose.randint(1, self.steps[role] if role == "build" else self.steps[role] // JOBS)
        result = Result(f"disk full from step {step} of the {role}")
        place, mark = self._begin(str(number)), Mark()
        recorded = place.executed()
        environment = self._environment(place, role, step) | {disturbed.FULL: "1"} | mark.environment
        done = subprocess.run(self._command(place), env=environment, cwd=paths.REPOSITORY, capture_output=True,
                              encoding="utf-8", check=False)  # fmt: skip
        result.expect("Traceback" not in done.stderr, f"a traceback: {done.stderr[-1500:]}")
        result.expect(
            done.returncode == 0 or "full" in done.stderr, f"code {done.returncode}: {done.stderr[-300:]}"
        )
        if role == "build":
            found = place.bytes_of_site() or self._kept_beside(place)
            result.expect(
                found in (self.before, self.after), "the site is neither the old one nor the new one"
            )
        left = mark.left()
        result.expect(not left, f"processes left: {left}")
        self._build_again(place, result, self.outdated - (place.executed() - recorded))
        return result

    def _begin(self, name: str) -> Place:
        place = self.start.copy(self.home / name)
        place.change()
        _clear(place.home / "desk")
        return place

    def _command(self, place: Place) -> list[str]:
        return place.command("-m", "tests.campaigns.disturbed")

    def _environment(self, place: Place, role: str, step: int) -> dict[str, str]:
        return place.environment(**{
            disturbed.HOME: str(place.home), disturbed.ROLE: role, disturbed.STEP: str(step),
            disturbed.DESK: str(place.home / "desk"),
        })  # fmt: skip

    def _kept_beside(self, place: Place) -> dict[str, str]:
        """Return the old site between the two renames of a swap that the system cannot do at once."""
        beside = place.site.with_name(f".{place.site.name}.old")
        if beside.exists():
            beside.rename(place.site)
        return place.bytes_of_site()

    def _build_again(self, place: Place, result: Result, expected: int) -> None:
        before = place.executed()
        done = place.build()
        result.expect(done.returncode == 0, f"the next build: {done.returncode} {done.stderr[-500:]}")
        result.expect(self.after == place.bytes_of_site(), "the next build's site is not the undisturbed one")
        again = place.executed() - before
        result.expect(again == expected, f"the next build executed {again} runs, not the {expected} left")
        strays = sorted(one.name for one in place.site.parent.iterdir() if one != place.site)
        result.expect(not strays, f"left beside the site: {strays}")
        if not result.wrong:
            shutil.rmtree(place.home)


def _clear(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _wait_until_reached(place: Place, build: subprocess.Popen[bytes]) -> None:
    while not (place.home / "desk" / "reached").exists() and build.poll() is None:
        time.sleep(0.005)


def _strike(build: subprocess.Popen[bytes], victim: str, mark: Mark, choose: random.Random) -> str:
    """Kill; return what was killed: the build itself where there is no such process at this step."""
    if build.poll() is not None:
        return "none, it had ended"
    processes = mark.processes()
    launchers = [one for one in processes if _is(one, "pipeline.launcher") and one.ppid() == build.pid]
    kernels = [one for one in processes if one.ppid() in {launcher.pid for launcher in launchers}]
    workers = [one for one in processes if _is(one, "spawn_main") and one.ppid() == build.pid]
    of = {"all": processes, "launcher": launchers, "kernel": kernels, "worker": workers}.get(victim, [])
    struck = of if victim == "all" else choose.sample(of, min(1, len(of)))
    for one in struck:
        try:
            one.kill()
        except psutil.NoSuchProcess:
            continue
    if not struck:
        build.kill()
        return "build"
    return victim


def _is(process: psutil.Process, name: str) -> bool:
    try:
        return any(name in word for word in process.cmdline())
    except psutil.Error:
        return False


def _must_be_well(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 0, done.stdout + done.stderr


def run(count: int, seed: int, home: Path) -> list[Result]:
    """Make ``count`` trials; print a line for each."""
    campaign, results = Campaign(home), []
    print(f"{campaign.outdated} runs, steps: {campaign.steps}", flush=True)
    for number in range(count):
        choose = random.Random(f"{seed} {number}")
        if number % 10 == 9:
            result = campaign.fill(number, choose)
        else:
            # Killed and killed again, now and then; the last of them may be any.
            first = choose.choices(("all", "build"), k=number % 3)
            result = campaign.kill(number, choose, (*first, VICTIMS[number % len(VICTIMS)]))
        print(f"{number + 1:3} {result.what}: {'; '.join(result.wrong) or 'well'}", flush=True)
        results.append(result)
    return results


def main() -> int:
    count, seed = (int(word) for word in [*sys.argv[1:], *("30", "1")[len(sys.argv) - 1 :]])
    home = Path(tempfile.mkdtemp(prefix="kills-"))
    results = run(count, seed, home)
    wrong = [result for result in results if result.wrong]
    kills, lost = (
        sum(one.kills for one in results),
        Counter(count for one in results for count in one.repeated),
    )
    print(
        f"{len(results)} trials, {kills} kills, {len(wrong)} not well; runs lost: {dict(sorted(lost.items()))}"
    )
    print(f"the places of those that were not well are in {home}" if wrong else "nothing is left")
    if not wrong:
        shutil.rmtree(home)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
