"""Building again, elsewhere, with a fault, with a failure and after a kill: the site is whole, and the same bytes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from bulletins import paths
from bulletins.pipeline import compare
from tests.conftest import REPOSITORY, run_door
from tests.small_campaign import CAMPAIGN, write_small_campaign

WANTED = ("--language", "zh", "--renderer", "embedded")
OCTOBER = "2021-10"
RUNS = 11  # two months of an overview and two bulletins; ten days, two quarters, the whole to date; the rules


@dataclass(frozen=True)
class Place:
    """A folder with the small campaign's data, the folder its builds work in, and its site in Chinese."""

    home: Path

    @property
    def site(self) -> Path:
        return self.home / "public" / "_site"

    @property
    def options(self) -> list[str]:
        return ["--data", str(self.home / "data"), "--site", str(self.site)]

    def build(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Build, as a user would."""
        return run_door("build", *WANTED, *self.options, *options, build=self.home / "build", **environment)

    def copy(self, home: Path) -> Place:
        """Return the same elsewhere, to be spoiled."""
        shutil.copytree(self.home, home, dirs_exist_ok=True)
        return Place(home)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace ``old``, which must be there once, in a file of the data."""
        path = self.home / "data" / CAMPAIGN / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return every file of the site."""
        found = sorted(file for file in self.site.rglob("*") if file.is_file())
        return {file.relative_to(self.site).as_posix(): file.read_bytes() for file in found}

    def state(self) -> dict[str, tuple[int, int]]:
        """Return which files the site's are and when they were written: rewriting the same bytes shows too."""
        found = [self.site, *sorted(self.site.rglob("*"))]
        return {str(file): (file.stat().st_ino, file.stat().st_mtime_ns) for file in found}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The small campaign, built in Chinese; no test leaves it changed."""
    place = Place(tmp_path_factory.mktemp("small"))
    write_small_campaign(place.home / "data")
    done = place.build()
    assert 0 == done.returncode, done.stdout + done.stderr
    assert counts(done) == (RUNS, 0, 0)
    return place


def counts(done: subprocess.CompletedProcess[str]) -> tuple[int, int, int]:
    """Return how many runs were executed, current and failed, from the line that sums up."""
    [found] = re.findall(r"(\d+) executed, (\d+) current, (\d+) failed", done.stdout)
    return int(found[0]), int(found[1]), int(found[2])


def test_building_again_does_nothing(small: Place) -> None:
    """Nothing changed: the plan is empty, the second build executes and renders nothing and touches no file."""
    before, books = small.state(), (small.home / "build" / "ledger.jsonl").read_bytes()
    told = run_door("plan", "--language", "zh", "--json", *small.options[:2], build=small.home / "build")
    none = dict.fromkeys(("outdated", "failed", "reworded"), 0)
    assert {"runs": RUNS, "current": RUNS, **none} == json.loads(told.stdout)["counts"]
    done = small.build()
    assert (0, (0, RUNS, 0)) == (done.returncode, counts(done))
    assert before == small.state()
    assert books == (small.home / "build" / "ledger.jsonl").read_bytes()


def test_the_same_bytes_elsewhere(small: Place, tmp_path: Path) -> None:
    """Another folder, time zone, locale, hash seed, umask, number of jobs, kernels and order: the same bytes.

    ``tests/campaigns/bytes.py`` does it with two checkouts of all campaigns, and on another day.
    """
    other = Place(tmp_path / "别 处")
    shutil.copytree(small.home / "data", other.home / "data")
    elsewhere = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "zh_CN.GB18030", "PYTHONHASHSEED": "4711",
                 "COLUMNS": "40", "NO_COLOR": "1", "HOME": str(tmp_path)}  # fmt: skip
    usual = os.umask(0o077)
    try:
        for words in (("--month", OCTOBER, "--district", "fuqing", "--cold"), ()):
            done = other.build("--jobs", "1", *words, **elsewhere)
            assert 0 == done.returncode, done.stdout + done.stderr
    finally:
        os.umask(usual)
    found = compare.compare(small.site, other.site)
    assert [] == [one.sentence("en") for file in found.different for one in found.differences(file)]
    assert set(small.files()) == set(other.files())


def test_a_broken_cell(small: Place, tmp_path: Path) -> None:
    """A number with a thousands separator: exit code 3, a sentence with the place, nothing run, the site untouched."""
    place = small.copy(tmp_path)
    before = place.state()
    place.change(f"{OCTOBER}/actuals.csv", "reported,400,240,", 'reported,"1,400",240,')
    done = place.build()
    assert 3 == done.returncode
    for part in (f"{CAMPAIGN}/{OCTOBER}/actuals.csv", "line 2", "target", "“1,400”", "write 1400"):
        assert part in done.stderr
    assert "Traceback" not in done.stderr
    assert before == place.state()
    assert not (place.home / "build" / "unfinished" / "zh" / CAMPAIGN / OCTOBER / "changle").exists()


def test_a_folder_of_somebody_else(small: Place, tmp_path: Path) -> None:
    """Asked to build into a folder with files of another origin: refused with a sentence, and they are still there."""
    letter = tmp_path / "letters" / "to-mother.txt"
    letter.parent.mkdir()
    letter.write_text("Dear mother", encoding="utf-8")
    done = small.build("--site", str(letter.parent))
    assert 2 == done.returncode, done.stdout + done.stderr
    assert str(letter.parent) in done.stderr and "Traceback" not in done.stderr
    assert "Dear mother" == letter.read_text(encoding="utf-8")
    assert [letter] == list(letter.parent.iterdir())


def test_one_notebook_that_fails(small: Place, tmp_path: Path) -> None:
    """One bulletin that fails is told with its cell and error and kept; the others are built; then it is mended."""
    place = small.copy(tmp_path / "place")
    failing = write_failing_notebooks(tmp_path / "notebooks", district="fuqing")
    done = build_with(failing, place, "--month", OCTOBER)
    assert 1 == done.returncode, done.stdout + done.stderr
    assert (1, 1, 1) == counts(done)  # the overview has a template of its own: it is current
    assert f"{CAMPAIGN}/{OCTOBER}/fuqing zh" in done.stderr
    assert "code cell [" in done.stderr and "AssertionError: the figures do not add up" in done.stderr
    month = place.site / CAMPAIGN / OCTOBER
    assert (month / "changle" / "index.html").is_file() and (month / "index.html").is_file()
    assert not (month / "fuqing").exists()
    overview = (month / "index.html").read_text(encoding="utf-8")
    assert (
        'href="changle/"' in overview and 'href="fuqing/"' not in overview
    )  # no link to a page that is not there
    assert (place.site / CAMPAIGN / "2021-09" / "fuqing" / "index.html").is_file()
    kept = place.home / "build" / "failed" / "zh" / CAMPAIGN / OCTOBER / "fuqing" / "notebook.ipynb"
    assert "the figures do not add up" in kept.read_text(encoding="utf-8")
    assert 0 == place.build("--month", OCTOBER, "--district", "fuqing").returncode
    assert (month / "fuqing" / "index.html").is_file()
    assert not kept.exists()


def write_failing_notebooks(folder: Path, *, district: str) -> Path:
    """Copy the templates into ``folder`` with a cell that fails for one district."""
    shutil.copytree(paths.NOTEBOOKS, folder)
    file = folder / "district_bulletin.ipynb"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    place = next(number for number, cell in enumerate(notebook["cells"]) if cell["id"] == "result")
    source = f'assert district != "{district}", "the figures do not add up"'
    notebook["cells"].insert(place, {"cell_type": "code", "id": "doubt", "metadata": {}, "source": source,
                                     "outputs": [], "execution_count": None})  # fmt: skip
    file.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return folder


def build_with(notebooks: Path, place: Place, *options: str) -> subprocess.CompletedProcess[str]:
    """Build with other templates: the door has no option for them, and needs none."""
    script = f"""
import pathlib, sys, build
from bulletins import paths
paths.NOTEBOOKS = pathlib.Path({str(notebooks)!r})
sys.argv = ["build.py", "build", *{[*WANTED, *place.options, *options]!r}]
sys.exit(build.main())"""
    environment = {"LC_ALL": "C.UTF-8", paths.BUILD_VARIABLE: str(place.home / "build")}
    return subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, env={**os.environ, **environment},
                          capture_output=True, encoding="utf-8", check=False)  # fmt: skip


def test_a_build_that_is_killed(small: Place, tmp_path: Path) -> None:
    """Killed in the middle, a build leaves the old site whole and no process; the next one does only what is left."""
    place = small.copy(tmp_path)
    assert 0 == place.build().returncode
    before = place.state()
    place.change(f"{OCTOBER}/actuals.csv", "reported,400,240,", "reported,400,268,")
    command = [sys.executable, str(REPOSITORY / "build.py"), "build", *WANTED, *place.options, "--jobs", "1"]
    environment = {"LC_ALL": "C.UTF-8", paths.BUILD_VARIABLE: str(place.home / "build")}
    with subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, encoding="utf-8", cwd=REPOSITORY) as building:  # fmt: skip
        assert building.stdout is not None
        # The first line of progress comes when the first is done: of the month's three, two roll-ups, the rules.
        first = next(line for line in building.stdout if line.startswith("Notebooks: "))
        assert "1 of 6 done" in first
        crew = psutil.Process(building.pid).children(recursive=True)
        building.kill()
    _, alive = psutil.wait_procs(crew, timeout=60)
    assert crew and [] == alive
    assert before == place.state()
    done = place.build()
    assert 0 == done.returncode, done.stdout + done.stderr
    executed, current, failed = counts(done)
    assert (RUNS, 0) == (executed + current, failed)
    assert 1 <= executed <= 5
    page = (place.site / CAMPAIGN / OCTOBER / "changle" / "index.html").read_text(encoding="utf-8")
    assert "268.0" in page and "240.0" not in page


def test_a_swap_that_is_killed(small: Place) -> None:
    """Killed between its two renames, a swap is undone by the next build: the site is back, the same files."""
    before = small.state()
    small.site.rename(small.site.with_name(f".{small.site.name}.old"))
    done = small.build()
    assert (0, (0, RUNS, 0)) == (done.returncode, counts(done))
    assert before == small.state()
    assert [small.site] == sorted(small.site.parent.iterdir())
