"""Execution: strict about parameters, each run in its own process and folder, whole or not at all."""

import errno
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbformat import NotebookNode

from bulletins.pipeline import crew, execute, kernels, notebooks, seal
from bulletins.pipeline.execute import Limits
from bulletins.pipeline.outcomes import Outcome, Refused
from bulletins.pipeline.plan import DISTRICT, Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address, Fate, Language
from tests.tiny_notebooks import DECLARED, RECORD, code, prose, write_template, write_templates

SHELL = {
    "LANG": "zh_CN.GB18030", "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7", "MPLBACKEND": "tkagg",
    "PYTHONWARNINGS": "error", "SOURCE_DATE_EPOCH": "1",
}  # fmt: skip

# What the cell between parameters and record does in each run; each is one district.
WORK = {
    "sound": "import sys\nprint('a warning', file=sys.stderr)\nprint(district, language)",
    "sound-too": "print(district, language)",
    "surroundings": """\
import json, os, sys, time
from pathlib import Path
shown = {name: os.environ.get(name) for name in ("PYTHONHASHSEED", "TZ", "LC_ALL", "LANG", "MPLBACKEND",
                                                 "OMP_NUM_THREADS", "SOURCE_DATE_EPOCH", "PYTHONWARNINGS")}
shown |= {"python": sys.executable, "zone": time.tzname[0]}
shown["own"] = Path.cwd() == Path(os.environ["BULLETINS_OUTPUT"])
print(json.dumps(shown))""",
    "divides": "# a comment\n1 / 0",
    "leaves": "import sys; sys.exit(0)",
    "dies": "import os; os._exit(9)",
    "endless": "while True: pass",
    "untruthful": "district = 'sound'",
    "overwhelmed": "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
}


def run_of(workspace: Workspace, district: str, **parameters: str) -> Run:
    """Return a run of a notebook of its own, named after the district."""
    address = Address("c", "2021-09", district)
    given = {"campaign": "c", "district": district, "month": "2021-09", "language": "zh", **parameters}
    folder = workspace.run_folder(address, Language.ZH)
    return Run(address, Language.ZH, f"{DISTRICT}-{district}", given, folder, "fingerprint")


def write_work(workspace: Workspace, district: str, work: str) -> None:
    name = f"{DISTRICT}-{district}"
    write_template(workspace.template(name), [
        prose("# 中文", "lang-zh"),
        prose("# English", "lang-en"),
        code(DECLARED[DISTRICT], "parameters"),
        code(work),
        code(RECORD.replace("NOTEBOOK", name)),
    ])  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    home = tmp_path_factory.mktemp("workspace")
    return Workspace(home / "data", home / "notebooks", home / "build")


@pytest.fixture(scope="module")
def outcomes(workspace: Workspace) -> dict[str, Outcome]:
    """Execute all of them together, in a shell whose settings must not get through."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SHELL.items():
            patch.setenv(name, value)
        runs = [run_of(workspace, district) for district in WORK]
        for district, work in WORK.items():
            write_work(workspace, district, work)
        # What an earlier build had made; a run that fails must leave it as it was.
        earlier = workspace.run_folder(runs[0].address, Language.ZH).with_name("divides")
        earlier.mkdir(parents=True)
        (earlier / "record.json").write_text("earlier")
        done = crew.execute_all(runs, workspace, jobs=2, begun=lambda run: None, limits=Limits(cell=4))
        return {str(outcome.address.unit): outcome for outcome in done}


def executed(workspace: Workspace, district: str) -> dict[str, Any]:
    folder = workspace.run_folder(Address("c", "2021-09", district), Language.ZH)
    return dict(json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8")))


def failure(outcomes: dict[str, Outcome], district: str) -> str:
    found = outcomes[district].failure
    assert found is not None
    return found.sentence("en")


def test_each_has_an_outcome(outcomes: dict[str, Outcome]) -> None:
    """Whatever one notebook does, every run has an outcome and the sound ones are executed."""
    assert set(WORK) == set(outcomes)
    sound = {district for district, outcome in outcomes.items() if outcome.fate is Fate.EXECUTED}
    assert {"sound", "sound-too", "surroundings"} == sound


@pytest.mark.usefixtures("outcomes")
def test_folder_is_whole(workspace: Workspace) -> None:
    """An executed run's folder holds the notebook and what it wrote; nothing unfinished is left."""
    folder = workspace.run_folder(Address("c", "2021-09", "sound"), Language.ZH)
    expected = ["notebook.ipynb", "record.json", "scores.csv", seal.FILE]
    assert expected == sorted(file.name for file in folder.iterdir())
    assert seal.is_sound(folder, "fingerprint")
    assert [] == [file for file in (workspace.build / "unfinished").rglob("*") if file.is_file()]


@pytest.mark.usefixtures("outcomes")
def test_own_parameters(workspace: Workspace) -> None:
    """Each page shows its own district, though all ran side by side."""
    for district in ("sound", "sound-too"):
        outputs = executed(workspace, district)["cells"][3]["outputs"]
        assert [f"{district} zh\n"] == [text for output in outputs for text in output["text"]]


@pytest.mark.usefixtures("outcomes")
def test_surroundings(workspace: Workspace) -> None:
    """A kernel is this Python in its own folder; locale, zone and hash seed are fixed, the epoch passes."""
    shown = json.loads(executed(workspace, "surroundings")["cells"][3]["outputs"][0]["text"][0])
    expected = {
        "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": None, "MPLBACKEND": "agg",
        "OMP_NUM_THREADS": "1", "SOURCE_DATE_EPOCH": "1", "PYTHONWARNINGS": None, "zone": "UTC", "own": True,
        "python": kernels.sys.executable,
    }  # fmt: skip
    assert expected == shown


def test_stderr_is_logged(outcomes: dict[str, Outcome], workspace: Workspace) -> None:
    """What a notebook writes to its error stream goes to the log, never into the page."""
    assert "a warning\n" == outcomes["sound"].stderr
    assert "a warning" not in json.dumps(executed(workspace, "sound")["cells"][3]["outputs"])


@pytest.mark.parametrize(
    ("district", "sentence"),
    [
        ("divides", "code cell [3] “1 / 0” raised ZeroDivisionError: division by zero"),
        ("leaves", "code cell [3] “import sys; sys.exit(0)” raised SystemExit: 0"),
        ("dies", "the notebook's process ended in code cell [3] “import os; os._exit(9)”; "
         "perhaps memory ran out."),
        ("endless", "code cell [3] “while True: pass” took longer than 4 s and was stopped."),
        ("untruthful", "the record the notebook wrote is of another run (address, parameters): "
         "c/2021-09/sound instead of c/2021-09/untruthful."),
        ("overwhelmed", "the worker process ended; perhaps memory ran out. Try again with a smaller --jobs."),
    ],
)  # fmt: skip
def test_failures(outcomes: dict[str, Outcome], district: str, sentence: str) -> None:
    """A failure names the cell as Jupyter shows it, its first line and what happened."""
    assert sentence == failure(outcomes, district)


@pytest.mark.usefixtures("outcomes")
def test_failed_leaves_earlier_result(workspace: Workspace) -> None:
    """A failed run does not touch the folder of the last good one; its notebook is kept with its error."""
    address = Address("c", "2021-09", "divides")
    assert "earlier" == (workspace.run_folder(address, Language.ZH) / "record.json").read_text()
    kept = (workspace.failed_folder(address, Language.ZH) / "notebook.ipynb").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in kept
    assert "papermill" not in kept


@pytest.mark.usefixtures("outcomes")
def test_bytes_do_not_vary(workspace: Workspace) -> None:
    """Executing again gives the same bytes: no timing, no random id, no version of Python."""
    run = run_of(workspace, "sound")
    before = {file.name: file.read_bytes() for file in run.folder.iterdir()}
    [outcome] = crew.execute_all([run], workspace, jobs=1, begun=lambda run: None)
    assert Fate.EXECUTED is outcome.fate
    assert before == {file.name: file.read_bytes() for file in run.folder.iterdir()}
    text = before["notebook.ipynb"].decode()
    assert text.endswith("}\n")
    assert not [
        word for word in ("papermill", "start_time", "iopub", "another-python", "version") if word in text
    ]


@pytest.mark.parametrize("full", ["seal.put", "notebooks.write"])
def test_disk_full(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, full: str) -> None:
    """A run for whose result there is no room on the disk fails in a sentence; what was there before stays."""
    write_work(workspace, "large", "1")
    run = run_of(workspace, "large")
    run.folder.mkdir(parents=True, exist_ok=True)
    (run.folder / "record.json").write_text("earlier")

    def refuse(*things: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/there/notebook.ipynb")

    monkeypatch.setattr(f"bulletins.pipeline.execute.{full}", refuse)
    outcome = execute.execute(run, workspace)
    assert "the disk is full (/there/notebook.ipynb)." == failure({"large": outcome}, "large")
    assert "earlier" == (run.folder / "record.json").read_text()


def test_worker_killed_by_another(tmp_path: Path) -> None:
    """A run whose worker somebody kills is executed once more, though there is one worker only."""
    own = Workspace(tmp_path / "data", tmp_path / "notebooks", tmp_path / "build")
    once = f"""\
import os, signal
from pathlib import Path
if not Path({str(tmp_path / "once")!r}).exists():
    Path({str(tmp_path / "once")!r}).touch()
    os.kill(os.getppid(), signal.SIGKILL)"""
    write_work(own, "unlucky", once)
    [outcome] = crew.execute_all([run_of(own, "unlucky")], own, jobs=1, begun=lambda run: None)
    assert (Fate.EXECUTED, None) == (outcome.fate, outcome.failure)


def template(folder: Path, *cells: dict[str, Any]) -> NotebookNode:
    return notebooks.load_template(write_template(folder / "t.ipynb", cells), Language.ZH)


def test_language(tmp_path: Path) -> None:
    """Only the prose of the run's language is executed and published; what has no language stays."""
    cells = [prose("中", "lang-zh"), prose("E", "lang-en"), prose("both"), code("1", "lang-en")]
    assert ["中", "both", "1"] == [cell.source for cell in template(tmp_path, *cells).cells]


def test_stored_outputs(tmp_path: Path) -> None:
    """Outputs stored in a template are not taken over."""
    stored = code("1") | {
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "old"}],
        "execution_count": 9,
    }
    [cell] = template(tmp_path, stored).cells
    assert ([], None) == (cell.outputs, cell.execution_count)


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"nbformat": 3, "cells": []}'])
def test_not_a_notebook(tmp_path: Path, text: str) -> None:
    """A template that is no notebook is told by its name."""
    (tmp_path / "t.ipynb").write_text(text)
    with pytest.raises(Refused, match=r"template t\.ipynb cannot be read"):
        notebooks.load_template(tmp_path / "t.ipynb", Language.ZH)


def test_same_parameters(tmp_path: Path) -> None:
    """The declared set may be supplied in any order."""
    found = template(tmp_path, code('b: str = "="  # a = b\na: str = "1"', "parameters"))
    assert {"b": "=", "a": "1"} == notebooks.declared_parameters(found)
    notebooks.check_parameters(found, {"a": "007", "b": ""})


@pytest.mark.parametrize(
    ("supplied", "sentence"),
    [
        ({"a": "x"}, "not declared in the notebook: –; declared but not supplied: b."),
        ({"a": "x", "b": "y", "c": "z"}, "not declared in the notebook: c; declared but not supplied: –."),
        ({"a": "x", "B": "y"}, "not declared in the notebook: B; declared but not supplied: b."),
        ({"a": "x", "b": 7}, "the parameter b is a int; parameters are text."),
    ],
)
def test_other_parameters(tmp_path: Path, supplied: dict[str, Any], sentence: str) -> None:
    """A parameter misspelt, missing, too many or not text is refused, where Papermill would only warn."""
    found = template(tmp_path, code('a: str = "1"\nb: str = "2"', "parameters"))
    with pytest.raises(Refused) as refused:
        notebooks.check_parameters(found, supplied)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ([code('a: str = "1"')], "it has 0."),
        ([code('a: str = "1"', "parameters"), code('b: str = "1"', "parameters")], "it has 2."),
        ([prose("a", "parameters")], "it has 1."),
        ([code('a: str = "1"', "parameters"), code('a = "2"', "injected-parameters")], "delete that cell"),
        ([code('a = "1"', "parameters")], "line 1"),
        ([code('a: str = "1"\nb: int = 2', "parameters")], "line 2"),
        ([code('a: str = "1"\nb: str = a', "parameters")], "line 2"),
        ([code("a: str =", "parameters")], "line 1"),
    ],
)
def test_lost_parameters(tmp_path: Path, cells: list[dict[str, Any]], sentence: str) -> None:
    """A lost tag or another form is refused: the defaults must never win silently."""
    with pytest.raises(Refused) as refused:
        notebooks.declared_parameters(template(tmp_path, *cells))
    assert sentence in str(refused.value)


def finished(tmp_path: Path) -> NotebookNode:
    found = template(tmp_path, code("1"), code("  "), code("2"))
    found.cells[0].execution_count, found.cells[2].execution_count = 1, 2
    return found


def test_finished(tmp_path: Path) -> None:
    """A notebook executed to its end passes; an empty cell needs no execution."""
    notebooks.check_executed(finished(tmp_path))


def lose_count(notebook: NotebookNode) -> None:
    notebook.cells[2].execution_count = None


def show_error(notebook: NotebookNode) -> None:
    error = {"output_type": "error", "ename": "E", "evalue": "v", "traceback": []}
    notebook.cells[0].outputs = [NotebookNode(error)]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(lose_count, "code cell [3] “2” was not executed."), (show_error, "code cell [1] “1” raised E: v")],
)
def test_unfit(tmp_path: Path, spoil: Callable[[NotebookNode], None], sentence: str) -> None:
    """An error output or an unexecuted cell, which Quarto would publish, is refused."""
    notebook = finished(tmp_path)
    spoil(notebook)
    with pytest.raises(Refused) as refused:
        notebooks.check_executed(notebook)
    assert sentence == str(refused.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "wrote no record.json"),
        ("{", "is not JSON"),
        ("[]", "(address, notebook, parameters)"),
        ('{"address": "a", "notebook": "n", "parameters": {"month": "2021-10"}}', "(parameters)"),
    ],
)
def test_record(tmp_path: Path, text: str | None, sentence: str) -> None:
    """A page whose record is not of its own run is never rendered."""
    if text is not None:
        (tmp_path / "record.json").write_text(text)
    with pytest.raises(Refused) as refused:
        notebooks.check_record(tmp_path, address="a", notebook="n", parameters={"month": "2021-09"})
    assert sentence in str(refused.value)


def test_environment_of_a_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's own settings for Python, Jupyter and Matplotlib are dropped; the rest of the shell stays."""
    monkeypatch.setenv("JUPYTER_PATH", "/another")
    monkeypatch.setenv("MATPLOTLIBRC", "/another")
    monkeypatch.setenv("HTTPS_PROXY", "kept")
    found = kernels.environment(data=tmp_path, output=tmp_path / "o", build=tmp_path / "b")
    assert not {"JUPYTER_PATH", "MATPLOTLIBRC"} & set(found)
    assert ("kept", os.environ["PATH"]) == (found["HTTPS_PROXY"], found["PATH"])


def test_sweeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed worker left is swept; a living one's connection and strangers' folders are not."""
    monkeypatch.setattr(kernels, "gettempdir", lambda: str(tmp_path))
    ended = subprocess.Popen([kernels.sys.executable, "-c", ""])
    ended.wait()
    names = {f"bulletins-kernel-{os.getpid()}-a", "bulletins-kernel-x", "bulletins-kernel", "other-1-a"}
    for name in names | {f"bulletins-kernel-{ended.pid}-b"}:
        (tmp_path / name).mkdir()
    kernels.sweep_channels()
    assert names == {folder.name for folder in tmp_path.iterdir()}


def test_templates_of_tests(tmp_path: Path) -> None:
    """The throwaway templates declare what the true runs supply."""
    found = notebooks.load_template(write_templates(tmp_path) / f"{DISTRICT}.ipynb", Language.EN)
    assert {"campaign", "district", "month", "language"} == set(notebooks.declared_parameters(found))
