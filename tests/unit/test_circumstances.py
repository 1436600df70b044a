"""What is not here what a record says it was there: told with file, row or key, and both values where known."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bulletins import __version__, paths
from bulletins.errors import FaultyEvidence
from bulletins.pipeline import seen
from bulletins.pipeline.circumstances import Here
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, write_small_campaign

PARAMETERS = {"campaign": CAMPAIGN, "district": "changle", "month": "2021-10", "language": "zh"}
NOTEBOOK = "district_bulletin"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The small campaign, the notebooks and a build that kept what a bulletin was made from; and its record."""
    home = tmp_path_factory.mktemp("made")
    write_small_campaign(home / "data")
    shutil.copytree(paths.NOTEBOOKS, home / "notebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.DATA_VARIABLE, str(home / "data"))
        workspace = workspace_in(home)
        here = Here(workspace)
        found = here.survey(CAMPAIGN)
    reads = found.of("2021-10/changle")
    texts = here.fingerprints.texts(NOTEBOOK, Language.ZH, reads)
    seen.write(workspace, {**found.texts, **{hash_text(text): text for text in texts}})
    return home, {
        "schema": 2, "address": f"{CAMPAIGN}/2021-10/changle", "notebook": NOTEBOOK, "parameters": PARAMETERS,
        "inputs": [one.as_dict() for one in reads],
        "fingerprint": here.fingerprints.of(NOTEBOOK, PARAMETERS, reads),
        "package": {"name": "bulletins", "version": __version__, "commit": None, "clean": None},
    }  # fmt: skip


def workspace_in(home: Path) -> Workspace:
    return Workspace(home / "data", home / "notebooks", home / "build")


@pytest.fixture
def workspace(
    made: tuple[Path, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """A copy of the folder, to be changed."""
    shutil.copytree(made[0], tmp_path / "here")
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "here" / "data"))
    return workspace_in(tmp_path / "here")


@pytest.fixture
def record(made: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    """The record of a bulletin that was built in the folder."""
    return copy.deepcopy(made[1])


def told(workspace: Workspace, record: dict[str, Any]) -> list[str]:
    """Return the sentences about what is otherwise here, in English; each exists in Chinese too."""
    found = Here(workspace).against(record)
    assert all(one.sentence("zh") for one in found)
    return [one.sentence("en") for one in found if one.code != "installed"]


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_nothing_is_otherwise(workspace: Workspace, record: dict[str, Any]) -> None:
    """Where nothing has changed there is nothing to say; prose, comments and columns in another order are nothing."""
    assert [] == told(workspace, record)
    change(workspace.data / CAMPAIGN / "campaign.yml", "start: 2021-08-31", "start: 2021-08-31  # the eve")
    change(workspace.template(NOTEBOOK), "## 要点", "## 主要内容")
    assert [] == told(workspace, record)


def test_a_figure_of_the_data(workspace: Workspace, record: dict[str, Any]) -> None:
    """A changed figure is told with its file, its row and both values."""
    change(workspace.data / CAMPAIGN / "2021-10" / "actuals.csv", "reported,400,240,", "reported,400,268,")
    [only] = told(workspace, record)
    assert f"{CAMPAIGN}/2021-10/actuals.csv" in only
    assert "unit changle" in only and "column actual: there 240, here 268" in only


def test_a_row_of_the_data(workspace: Workspace, record: dict[str, Any]) -> None:
    """A table that is read here and was not there is told, and one that is gone."""
    ledger = workspace.data / CAMPAIGN / "2021-10" / "ledger.csv"
    ledger.unlink()
    assert [f"Data: {CAMPAIGN}/2021-10/ledger.csv was read there, and is not here"] == told(workspace, record)
    record["inputs"] = [one for one in record["inputs"] if not one["path"].endswith("2021-10/tickets.csv")]
    assert f"Data: {CAMPAIGN}/2021-10/tickets.csv is read here, and was not there" in told(workspace, record)


def test_a_rule(workspace: Workspace, record: dict[str, Any]) -> None:
    """A changed rule is told by its key, named as the rules nest it."""
    change(workspace.data / CAMPAIGN / "campaign.yml", "working_days: 5", "working_days: 7")
    [only] = told(workspace, record)
    assert f"Rules: {CAMPAIGN}/campaign.yml" in only
    assert "tickets[ordinary].working_days: there 5, here 7" in only


def test_without_what_was_seen(workspace: Workspace, record: dict[str, Any]) -> None:
    """Where nobody kept the rows of then, the file is told and how many rows there are, and nothing is made up."""
    change(workspace.data / CAMPAIGN / "2021-10" / "actuals.csv", "reported,400,240,", "reported,400,268,")
    seen.prune(workspace, ())
    [only] = told(workspace, record)
    assert "actuals.csv other rows are read here" in only and only.endswith("here)")


def test_the_notebook(workspace: Workspace, record: dict[str, Any]) -> None:
    """Changed code of the notebook is told by its cell."""
    change(
        workspace.template(NOTEBOOK), "tables.lost(inputs, result, certainty)", "tables.lost(inputs, result)"
    )
    [only] = told(workspace, record)
    assert "Notebook: its code cells are others here" in only and "[lost].source" in only


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        ("code", lambda text: text.replace("bulletins/method/scoring.py ", "bulletins/method/scoring.py 0"),
         "bulletins/method/scoring.py"),
        ("pins", lambda text: text.replace("pandas==", "pandas==0."), "pandas 0."),
    ],
)  # fmt: skip
def test_code_and_pins(workspace: Workspace, record: dict[str, Any], part: str, text: Callable[[str], str],
                       expected: str) -> None:  # fmt: skip
    """Other modules are told by their files, other pins by package and versions."""
    fingerprints = Here(workspace).fingerprints
    now = {"code": fingerprints.code(NOTEBOOK), "pins": fingerprints.pins}[part]
    then = text(now)
    assert then != now
    seen.write(workspace, {hash_text(then): then})
    record["fingerprint"][part] = hash_text(then)
    [only] = told(workspace, record)
    assert expected in only


def test_another_version_and_commit(workspace: Workspace, record: dict[str, Any]) -> None:
    """Of code that nobody kept here the commit is named, and whether it was clean."""
    record["fingerprint"]["code"] = "0" * 64
    record["package"] |= {"version": "0.0.9", "commit": "f" * 40, "clean": False}
    version, code = told(workspace, record)
    assert f"Package: version 0.0.9 there, {__version__} here" == version
    assert "commit ffffffffffff with changes of its own" in code


@pytest.mark.parametrize("commit", ["--output=/tmp/x", "HEAD; rm -rf /", "", None, "main"])
def test_a_commit_is_no_option(workspace: Workspace, record: dict[str, Any], commit: str | None) -> None:
    """A record is somebody else's text: what is no commit's number never reaches git."""
    record["fingerprint"]["code"] = record["fingerprint"]["pins"] = "0" * 64
    record["package"]["commit"] = commit
    assert 2 == len(told(workspace, record))


def test_another_format(workspace: Workspace, record: dict[str, Any]) -> None:
    """The data of a record of another format are not compared, and that is said."""
    [only] = told(workspace, record | {"schema": 1, "inputs": []})
    assert "it is of format 1, and here they are of 2" in only


def test_faulty_data(workspace: Workspace, record: dict[str, Any]) -> None:
    """With faults in the data nothing is compared: they are told as everywhere."""
    change(
        workspace.data / CAMPAIGN / "2021-10" / "actuals.csv", "reported,400,240,", 'reported,"1,400",240,'
    )
    with pytest.raises(FaultyEvidence):
        Here(workspace).against(record)
