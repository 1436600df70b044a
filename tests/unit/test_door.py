"""The door: what a user types, what is printed, what the exit code says, and what is left as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import build
from bulletins import paths
from bulletins.pipeline import lock, render, serving
from bulletins.pipeline import options as o
from bulletins.pipeline.console import Console, console_language
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.quarto import Quarto
from bulletins.pipeline.render import SiteOutcome
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, write_small_campaign
from tests.tiny_notebooks import write_templates

HEAVY = {"pandas", "numpy", "papermill", "nbconvert", "nbformat", "jupyter_client", "matplotlib"}
ONE_MONTH = ("--month", "2021-10", "--language", "zh", "--jobs", "2")
FAILS_FOR_FUQING = "assert globals().get('district') != 'fuqing', 'no figures'"

Door = Callable[..., int]


class Renderer:
    """Stands in for rendering: remembers what it was asked to show, and what was held back."""

    def __init__(self) -> None:
        self.shown: list[list[str]] = []
        self.held: list[Shown] = []
        self.accepted: set[str] = set()

    def __call__(self, shown: Sequence[Shown], *, site: Path, build: Path, engine: Quarto | None,
                 held: Sequence[Shown], **_: object) -> SiteOutcome:  # fmt: skip
        runs = [one.run for one in shown]
        self.shown.append([f"{run.address} {run.language}".removeprefix(f"{CAMPAIGN}/") for run in runs])
        self.held, self.accepted = list(held), {one.accepted for one in shown}
        return SiteOutcome("embedded", len(runs), rendered=len(runs))


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Renderer:
    renderer = Renderer()
    monkeypatch.setattr(render, "site", renderer)
    return renderer


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The small campaign as the only one of a data folder."""
    return write_small_campaign(tmp_path / "data")


@pytest.fixture
def door(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """The door with throwaway notebooks, the small campaign and a build folder of its own."""
    monkeypatch.setattr(paths, "BUILD", tmp_path / "build")
    monkeypatch.setattr(paths, "NOTEBOOKS", write_templates(tmp_path / "notebooks"))
    monkeypatch.setenv(paths.DATA_VARIABLE, "overwritten by --data")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def type_in(*words: str) -> int:
        data = [] if words[0] == "serve" else ["--data", str(home.parent)]
        monkeypatch.setattr(sys, "argv", ["build.py", *words, *data])
        return build.main()

    return type_in


def spoil(home: Path) -> None:
    """Write a number with a thousands separator."""
    file = home / "2021-10" / "actuals.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",400,240,", ',"1,400",240,'), encoding="utf-8")


def in_a_process(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], cwd=paths.REPOSITORY, env=os.environ | environment, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    "verb",
    [
        "check",
        "plan",
        "build",
        "why",
        "accept",
        "verify",
        "compare",
        "scores",
        "new",
        "whatif",
        "serve",
        "open",
    ],
)
def test_help(verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each verb says what it does, explains each option and gives examples."""
    monkeypatch.setattr(sys, "argv", ["build.py", verb, "--help"])
    assert 0 == build.main()
    told = capsys.readouterr().out
    assert f"python build.py {verb} " in told
    assert " --quiet" in told


def test_help_tells_exit_codes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of the door documents every exit code."""
    monkeypatch.setattr(sys, "argv", ["build.py", "--help"])
    assert 0 == build.main()
    codes = [
        line.split()[0]
        for line in capsys.readouterr().out.splitlines()
        if line[:3].strip() == "" and line.strip()
    ]
    assert ["0", "1", "2", "3", "130"] == [code for code in codes if code.isdigit()]


def test_help_in_chinese() -> None:
    """On a Chinese machine the help is Chinese."""
    script = "import sys, build; sys.argv = ['build.py', 'plan', '--help']; sys.exit(build.main())"
    told = in_a_process(script, LC_ALL="", LANG="zh_CN.UTF-8", PYTHONUTF8="1")
    assert 0 == told.returncode, told.stderr
    assert o.words(Language.ZH)("help-plan")[:10] in told.stdout


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, Language.EN),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW"}, Language.ZH),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, Language.ZH),
        ({}, Language.EN),
    ],
)
def test_language_of_the_console(environment: dict[str, str], language: Language) -> None:
    """The first locale variable that is set decides."""
    assert language is console_language(environment)


def test_help_imports_nothing_heavy() -> None:
    """Help comes at once: no frames, no notebooks, no drawing."""
    script = f"""
import sys, build
sys.argv = ["build.py", "build", "--help"]
code = build.main()
print(*({sorted(HEAVY)} and set({sorted(HEAVY)}) & set(sys.modules)), file=sys.stderr)
sys.exit(code)"""
    told = in_a_process(script)
    assert (0, "") == (told.returncode, told.stderr.strip())


@pytest.mark.parametrize(
    "words", [["polish"], ["plan", "--colour"], ["build", "--jobs", "0"], ["build", "--language", "fr"]]
)
def test_wrong_use(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the door does not know is said, without a traceback."""
    monkeypatch.setattr(sys, "argv", ["build.py", *words])
    assert 2 == build.main()
    told = capsys.readouterr().err
    assert words[-1] in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (["plan", "--campaign", "small"], CAMPAIGN),
        (["plan", "--district", "songxia"], "changle, fuqing"),
        (["plan", "--month", "2022-01"], "2021-09, 2021-10"),
        (["check", "--campaign", "../etc"], CAMPAIGN),
    ],
)
def test_not_there(door: Door, words: list[str], known: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is asked for and not there is answered with what there is."""
    assert 2 == door(*words)
    assert known in capsys.readouterr().err


def test_check(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    """Sound data are said to be sound, in the language asked for."""
    assert 0 == door("check")
    assert "One campaign checked: no faults" in capsys.readouterr().out
    assert 0 == door("check", "--language", "zh")
    assert "2 个月有数据，2 个单位编发通报" in capsys.readouterr().out


def test_check_faults(door: Door, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault is a sentence with file, line, column, value and what to write; the exit code is 3."""
    spoil(home)
    assert 3 == door("check")
    told = capsys.readouterr().out
    for part in (f"{CAMPAIGN}/2021-10/actuals.csv", "line 2", "target", "1,400", "1400"):
        assert part in told


def test_check_json(door: Door, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same for machines: one JSON text, sentences in both languages."""
    spoil(home)
    assert 3 == door("check", "--json")
    told = json.loads(capsys.readouterr().out)
    assert not told["sound"]
    [campaign] = told["campaigns"]
    assert (CAMPAIGN, 2, "target", "1,400") == (
        campaign["campaign"], *(campaign["faults"][0][name] for name in ("line", "column", "value")),
    )  # fmt: skip
    assert {"zh", "en"} < set(campaign["faults"][0])


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "position,1,agrees",
            "position,2,agrees",
            "published is 2, computed is 1, and they are expected to agree",
        ),
        (
            "40.0,agrees",
            "40.0,differs",
            "published is 40.0, computed is 40.0, and they are expected to differ",
        ),
    ],
)
def test_check_facts(door: Door, home: Path, old: str, new: str, sentence: str,
                     capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """A published fact that the figures do not bear out is a fault of facts.csv."""
    file = home / "facts.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert 3 == door("check")
    told = capsys.readouterr().out
    assert f"{CAMPAIGN}/facts.csv" in told
    assert sentence in told


def test_misnamed_folder(door: Door, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A campaign in a folder with a wrong name is not silently left out of the site."""
    home.with_name("My Campaign").mkdir()
    assert 3 == door("check")
    assert 3 == door("plan")
    assert "My Campaign" in capsys.readouterr().err


def test_plan(door: Door, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan has a row for each run and a column for each cause, and writes nothing."""
    before = sorted(tmp_path.rglob("*"))
    assert 0 == door("plan", "--month", "2021-10")
    told = capsys.readouterr().out
    assert "never run" in told
    assert 2 == told.count(f"{CAMPAIGN}/2021-10/changle")
    assert "6 runs: 6 would be executed, 0 are current." in told
    assert before == sorted(tmp_path.rglob("*"))


def test_plan_json(door: Door, capsys: pytest.CaptureFixture[str]) -> None:
    """The plan for machines says the same of each run."""
    assert 0 == door("plan", "--district", "changle", "--language", "en", "--json")
    told = json.loads(capsys.readouterr().out)
    assert {"runs": 2, "outdated": 2, "current": 0, "failed": 0, "reworded": 0} == told["counts"]
    assert [["never"]] * 2 == [run["causes"] for run in told["runs"]]
    assert f"{CAMPAIGN}/2021-09/changle" == told["runs"][0]["address"]


def test_build(door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first build executes, the second finds all current; only what was asked for is executed."""
    assert 0 == door("build", *ONE_MONTH)
    assert "3 executed, 0 current, 0 failed; 3 pages" in capsys.readouterr().out
    assert 0 == door("build", *ONE_MONTH)
    assert "0 executed, 3 current, 0 failed; 3 pages" in capsys.readouterr().out
    assert ["2021-10 zh", "2021-10/changle zh", "2021-10/fuqing zh"] == renderer.shown[-1]
    log = [
        json.loads(line)
        for line in (tmp_path / "build" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [("executed", True)] * 3 == [(line["fate"], line["seconds"] > 0) for line in log]


def test_build_of_one_month_drops_no_page(door: Door, renderer: Renderer, home: Path) -> None:
    """A build of one month shows the other months as they were last built, though they are outdated."""
    assert 0 == door("build", "--month", "2021-09", "--language", "zh", "--district", "changle")
    units = home / "units.csv"
    units.write_bytes(units.read_bytes() + b"songxia-two,town,changle,2,,a,b\n")
    assert 0 == door("build", *ONE_MONTH, "--district", "fuqing")
    assert ["2021-09/changle zh", "2021-10/fuqing zh"] == renderer.shown[-1]


def test_build_with_faults(door: Door, renderer: Renderer, home: Path, tmp_path: Path,
                           capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """With a fault in the data nothing is executed and nothing rendered."""
    spoil(home)
    assert 3 == door("build", *ONE_MONTH)
    assert [] == renderer.shown
    assert not (tmp_path / "build" / "runs").exists()
    assert "1,400" in capsys.readouterr().err


def test_build_with_a_failure(door: Door, renderer: Renderer, tmp_path: Path,
                              capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """One notebook that fails is told with its cell and error; the others are built; when asked it is tried again."""
    write_templates(tmp_path / "notebooks", work=FAILS_FOR_FUQING)
    assert 1 == door("build", *ONE_MONTH)
    told = capsys.readouterr()
    assert "2 executed, 0 current, 1 failed; 2 pages" in told.out
    assert f"✗ {CAMPAIGN}/2021-10/fuqing zh: code cell [3]" in told.err
    assert "AssertionError: no figures" in told.err
    assert ["2021-10 zh", "2021-10/changle zh"] == renderer.shown[-1]
    assert 0 == door("plan", "--district", "fuqing", *ONE_MONTH[:4], "--json")
    told = json.loads(capsys.readouterr().out)
    assert (["failure"], "failed") == (told["runs"][0]["causes"], told["runs"][0]["fate"])
    assert {"runs": 1, "outdated": 0, "current": 0, "failed": 1, "reworded": 0} == told["counts"]
    assert 1 == door("build", *ONE_MONTH)
    again = capsys.readouterr()
    assert "0 executed, 2 current, 1 failed; 2 pages" in again.out
    assert "nothing has changed since; build --retry tries again" in again.err
    assert 1 == door("build", *ONE_MONTH, "--retry")
    assert "AssertionError: no figures" in capsys.readouterr().err


def test_good_result_of_a_failed_run_is_held_back(
    door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was made well before a run failed is kept, shown to nobody but the preview, and shown again when mended."""
    one = (*ONE_MONTH, "--district", "fuqing", "--district", "changle")
    assert 0 == door("build", *one)
    write_templates(tmp_path / "notebooks", work=FAILS_FOR_FUQING)
    assert 1 == door("build", *one)
    assert ["2021-10/changle zh"] == renderer.shown[-1]
    [held] = renderer.held
    assert "no figures" in held.failure and held.made != held.run.parts
    write_templates(tmp_path / "notebooks")
    assert 0 == door("build", *one)
    assert ([], 2) == (renderer.held, len(renderer.shown[-1]))


def test_data_that_change_under_a_run(
    door: Door, renderer: Renderer, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run whose rows are not those that were planned fails, and is made anew by the next build, unasked."""
    file = home / "2021-10" / "ledger.csv"
    other = file.read_text(encoding="utf-8").replace("0.5", "0.6")
    work = f"import pathlib\nwritten = pathlib.Path({str(file)!r}).write_text({other!r}, encoding='utf-8')"
    write_templates(tmp_path / "notebooks", work=work)
    assert 1 == door("build", *ONE_MONTH, "--district", "changle")
    assert f"the data changed while it ran ({CAMPAIGN}/2021-10/ledger.csv)" in capsys.readouterr().err
    assert 0 == door("build", *ONE_MONTH, "--district", "changle")


def test_new_words_execute_nothing(
    door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """New prose is put around what was executed: byte for byte what executing the new template gives."""
    one = (*ONE_MONTH, "--district", "changle")
    result = tmp_path / "build" / "runs" / "zh" / CAMPAIGN / "2021-10" / "changle" / "notebook.ipynb"
    assert 0 == door("build", *one)
    before = result.read_bytes()
    template = tmp_path / "notebooks" / "district_bulletin.ipynb"
    cells = json.loads(template.read_text(encoding="utf-8"))
    cells["cells"][0]["source"] = ["# 新的\n", "标题"]
    cells["cells"] = [
        *cells["cells"][1:3],
        cells["cells"][0],
        *cells["cells"][3:],
        {**cells["cells"][0], "id": "last"},
    ]
    cells["cells"][-2]["metadata"]["name"] = "a name"
    template.write_text(json.dumps(cells), encoding="utf-8")
    capsys.readouterr()
    assert 0 == door("build", *one)
    told = capsys.readouterr().out
    assert "One notebook got new words" in told and "0 executed, 1 current, 0 failed" in told
    reworded = result.read_bytes()
    assert reworded != before
    assert 0 == door("build", *one)
    assert "got new words" not in capsys.readouterr().out
    (tmp_path / "build" / "ledger.jsonl").unlink()
    assert 0 == door("build", *one)
    assert "1 executed" in capsys.readouterr().out
    assert reworded == result.read_bytes()


def test_words_around_other_code(
    door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An executed notebook that holds other code than it should is not reworded: it is executed."""
    one = (*ONE_MONTH, "--district", "changle")
    assert 0 == door("build", *one)
    folder = tmp_path / "build" / "runs" / "zh" / CAMPAIGN / "2021-10" / "changle"
    result = folder / "notebook.ipynb"
    result.write_text(result.read_text(encoding="utf-8").replace("1 + 1", "1 + 2"), encoding="utf-8")
    template = tmp_path / "notebooks" / "district_bulletin.ipynb"
    template.write_text(
        template.read_text(encoding="utf-8").replace("An English", "Another"), encoding="utf-8"
    )
    template.write_text(
        template.read_text(encoding="utf-8").replace("\\u4e2d\\u6587", "\\u65b0"), encoding="utf-8"
    )
    capsys.readouterr()
    assert 0 == door("build", *one)
    assert "1 executed" in capsys.readouterr().out
    assert "1 + 1" in result.read_text(encoding="utf-8")


def test_all_failed(
    door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """When nothing can be shown the site is left alone; failures of one cause are told together."""
    write_templates(tmp_path / "notebooks", work="1 / 0")
    assert 1 == door("build", *ONE_MONTH, "--district", "changle", "--district", "fuqing")
    assert [] == renderer.shown
    told = capsys.readouterr()
    assert "the site is as it was" in told.out
    assert 1 == told.err.count("ZeroDivisionError")


def test_quiet(door: Door, renderer: Renderer, capsys: pytest.CaptureFixture[str]) -> None:
    """Quiet leaves the line that sums up."""
    assert 0 == door("build", *ONE_MONTH, "--district", "changle", "--quiet")
    assert 1 == len(capsys.readouterr().out.splitlines())


def test_plan_that_shrank(door: Door, renderer: Renderer, home: Path, tmp_path: Path) -> None:
    """A build of everything removes what is no longer planned; a build of a part does not."""
    home.joinpath("2021-09").rename(tmp_path / "2021-09")
    stale = tmp_path / "build" / "runs" / "zh" / CAMPAIGN / "2021-09" / "_month"
    stale.mkdir(parents=True)
    assert 0 == door("build", *ONE_MONTH, "--district", "changle")
    assert stale.exists()
    assert 0 == door("build", "--language", "zh", "--jobs", "2")
    assert not stale.exists()
    assert 7 == len(renderer.shown[-1])


def test_two_builds(
    door: Door, renderer: Renderer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second build is told which process holds the build folder."""
    with lock.hold(tmp_path / "build"):
        assert 2 == door("build", *ONE_MONTH)
    assert f"process {os.getpid()}" in capsys.readouterr().err


def test_interrupted(door: Door, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C ends with 130 and a sentence, and the lock is free for the next build."""

    def interrupt(*runs: Any, **settings: Any) -> SiteOutcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(render, "site", interrupt)
    for _ in range(2):
        assert 130 == door("build", *ONE_MONTH, "--district", "changle")
        assert "run the same again to go on" in capsys.readouterr().err


def test_nothing_changed_imports_nothing_heavy(
    door: Door, renderer: Renderer, home: Path, tmp_path: Path
) -> None:
    """A build in which nothing changed reads no data and loads no notebook."""
    one_month = [*ONE_MONTH, "--district", "changle"]
    assert 0 == door("build", *one_month)
    script = f"""
import sys, pathlib, types, build
from bulletins import paths
paths.NOTEBOOKS = pathlib.Path({str(tmp_path / "notebooks")!r})
render = types.ModuleType("bulletins.pipeline.render")
made = types.SimpleNamespace(pages=1, rendered=False, waiting=(), searchable=True)
render.site = lambda shown, **settings: made
sys.modules["bulletins.pipeline.render"] = render
import bulletins.pipeline
bulletins.pipeline.render = render
sys.argv = ["build.py", "build", *{one_month}, "--data", {str(home.parent)!r}]
code = build.main()
print(*(set({sorted(HEAVY)}) & set(sys.modules)), file=sys.stderr)
sys.exit(code)"""
    told = in_a_process(script, **{paths.BUILD_VARIABLE: str(tmp_path / "build")})
    assert (0, "") == (told.returncode, told.stderr.strip())
    assert "0 executed, 1 current" in told.stdout


def test_scores_without_pages(door: Door, renderer: Renderer, tmp_path: Path,
                              capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """Scores are printed, or written with the mark spreadsheets want; nothing is executed and nothing rendered."""
    assert 0 == door("scores", CAMPAIGN, "--month", "2021-09")
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("month,league,action,group,unit,name_zh,name_en,score,position")
    assert any(line.startswith("2021-09,city/overall,,,changle,") for line in printed)
    file = tmp_path / "out" / "scores.csv"
    assert 0 == door("scores", CAMPAIGN, "--period", "2021-Q4", "--out", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbfmonth,")
    assert "3 rows of 2021-Q4 written to" in capsys.readouterr().out
    assert 0 == door("scores", CAMPAIGN, "--items")
    printed = capsys.readouterr().out.splitlines()
    assert {"2021-10"} == {line.split(",")[0] for line in printed[1:]}
    assert "marks" in printed[0]
    assert [] == renderer.shown and not (tmp_path / "build" / "runs").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--month", "2021-09", "--period", "2021-Q3"], "Name a month or a period, not both."),
        (["--period", "to-date", "--items"], "ask for one of its months"),
        (["--period", "2019"], "2021-Q4, to-date"),
        (["--out", "/proc/none/scores.csv"], "cannot be written"),
    ],
)
def test_scores_of_nothing(
    door: Door, words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be computed or written is said in a sentence."""
    assert 2 == door("scores", CAMPAIGN, *words)
    told = capsys.readouterr().err
    assert sentence in told and "Traceback" not in told


def test_new_campaign(door: Door, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new campaign passes the check as it is, in a folder that need not be there, and overwrites nothing."""
    assert 0 == door("new", "my-town-2026")
    assert 0 == door("check", "--campaign", "my-town-2026")
    told = capsys.readouterr().out
    assert "3 units with bulletins" in told and "no faults, no warnings" in told
    rules = (home.parent / "my-town-2026" / "campaign.yml").read_text(encoding="utf-8")
    assert rules.startswith("# yaml-language-server: $schema=")
    before = {file: file.read_bytes() for file in home.parent.rglob("*") if file.is_file()}
    for name, sentence in (("my-town-2026", "nothing in it is overwritten"), ("en", "a page of its own"),
                           ("My Town", "lower-case letters"), ("../up", "lower-case letters")):  # fmt: skip
        assert 2 == door("new", name)
        assert sentence in capsys.readouterr().err
    assert before == {file: file.read_bytes() for file in home.parent.rglob("*") if file.is_file()}


def test_serve_without_site(door: Door, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a site serve says how to make one."""
    assert 2 == door("serve", "--site", str(tmp_path / "none"))
    assert "make site" in capsys.readouterr().err


def test_serve(tmp_path: Path) -> None:
    """Files are served with types that say their encoding, on the loopback address only."""
    expected = {
        "index.html": "text/html; charset=utf-8",
        "scores.csv": "text/csv; charset=utf-8",
        "record.json": "application/json; charset=utf-8",
        "notebook.ipynb": "application/x-ipynb+json; charset=utf-8",
    }
    for name in expected:
        (tmp_path / name).write_text("内容", encoding="utf-8")
    with serving.server(tmp_path, 0) as serving_site:
        threading.Thread(target=serving_site.serve_forever, daemon=True).start()
        host, port = serving_site.server_address[:2]
        assert "127.0.0.1" == host
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        for name, kind in expected.items():
            with opener.open(f"http://127.0.0.1:{port}/{name}", timeout=10) as answer:
                assert (kind, "内容") == (answer.headers["Content-Type"], answer.read().decode())
        serving_site.shutdown()


def test_progress_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal, a line for each tenth of the work, with the time left."""
    with Console(Language.EN).progress(40, "Notebooks") as meter:
        for number in range(40):
            meter.begin(str(number))
            meter.end(str(number), failed=number == 0)
    lines = capsys.readouterr().out.splitlines()
    assert 10 == len(lines)
    assert "Notebooks: 4 of 40 done, 1 failed, about 0.0 s left" == lines[0]


def test_words_of_the_console_agree() -> None:
    """Both languages have the same messages of the console."""
    ids = [
        {line.split(" =")[0] for line in (paths.TEMPLATES / "language" / language / "build.ftl")
         .read_text(encoding="utf-8").splitlines() if line[:1].isalpha()}
        for language in Language
    ]  # fmt: skip
    assert ids[0] == ids[1]
