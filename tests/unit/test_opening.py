"""A notebook opened by hand: the copy is what a build would execute, and nobody's changes in it are lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from bulletins import paths
from bulletins.errors import FaultyEvidence, UserError
from bulletins.pipeline import notebooks, opening, releases, stages
from bulletins.pipeline.console import Console
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import Selection
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, write_small_campaign

CHANGLE = f"{CAMPAIGN}/2021-10/changle"
Open = Callable[..., int]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv(paths.WITHHELD_VARIABLE, "")
    monkeypatch.delenv(releases.AS_OF_VARIABLE, raising=False)
    write_small_campaign(tmp_path / "data")
    return Workspace(tmp_path / "data", paths.NOTEBOOKS, tmp_path / "build")


@pytest.fixture
def became(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What JupyterLab was started with, instead of starting it."""
    found: list[tuple[list[str], dict[str, str]]] = []

    def become(command: Sequence[str], environment: Mapping[str, str]) -> int:
        found.append((list(command), dict(environment)))
        return 0

    monkeypatch.setattr(opening, "become", become)
    return found


def open_it(
    workspace: Workspace, address: str = CHANGLE, language: Language = Language.EN, **how: object
) -> Path:
    console = Console(Language.EN, quiet=True)
    assert 0 == opening.run(workspace, address, language, console, **how)  # type: ignore[arg-type]
    return workspace.build / "open" / CAMPAIGN / "2021-10" / f"changle.{language}.ipynb"


def test_the_copy(workspace: Workspace, became: list[tuple[list[str], dict[str, str]]]) -> None:
    """It has the cells that Papermill would execute, of one language, without outputs; JupyterLab finds the data."""
    file = open_it(workspace, browser=False, words=["--port", "9999"])
    given = {"campaign": CAMPAIGN, "district": "changle", "month": "2021-10", "language": "en"}
    template = notebooks.load_template(workspace.template("district_bulletin"), Language.EN)
    papermills = parameterize_notebook(
        load_notebook_node(template), given, kernel_name="python3", language="python"
    )
    notebooks.tidy(papermills)
    assert notebooks.text(papermills) == file.read_text(encoding="utf-8")
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    injected = [cell for cell in cells if notebooks.INJECTED in notebooks.tags(cell)]
    assert 1 == len(injected) and 'district = "changle"' in "".join(injected[0]["source"])
    assert not any(cell.get("outputs") for cell in cells)
    assert "lang-zh" not in {tag for cell in cells for tag in notebooks.tags(cell)}
    command, environment = became[0]
    assert ["-m", "jupyterlab", str(file)] == command[1:4] and ["--no-browser", "--port", "9999"] == command[
        -3:
    ]
    assert str(workspace.data) == environment["BULLETINS_DATA"] and "PATH" in environment


def test_changes_are_kept(
    workspace: Workspace, became: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft that was changed is opened as it was left; a fresh one only when it is asked for."""
    file = open_it(workspace)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"cells"', '"cells" '), encoding="utf-8")
    changed = file.read_text(encoding="utf-8")
    assert changed != text
    assert 0 == opening.run(workspace, CHANGLE, Language.EN, Console(Language.EN))
    assert changed == file.read_text(encoding="utf-8") and "from before" in capsys.readouterr().out
    assert text == open_it(workspace, fresh=True).read_text(encoding="utf-8")
    assert file != open_it(workspace, language=Language.ZH)


@pytest.mark.parametrize(
    ("address", "near"),
    [
        (f"{CAMPAIGN}/2021-10/changel", CHANGLE),
        (f"{CAMPAIGN}/2021-13", f"{CAMPAIGN}/2021-1"),
        ("small/2021-10", CAMPAIGN),
    ],
)
def test_another_address(workspace: Workspace, became: list[object], address: str, near: str) -> None:
    """A wrong address is a sentence with those near it, and nothing is opened."""
    with pytest.raises(UserError, match=near):
        open_it(workspace, address)
    assert not became


def test_without_jupyterlab(
    workspace: Workspace, became: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no JupyterLab the copy is written, and it is said how to get one."""
    monkeypatch.setattr(opening.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"requirements\.txt.*changle\.en\.ipynb"):
        open_it(workspace)
    assert not became and (workspace.build / "open" / CAMPAIGN / "2021-10" / "changle.en.ipynb").is_file()


def test_faulty_data(workspace: Workspace, became: list[object]) -> None:
    """Data that were sound before and are faulty now do not keep a notebook shut; those that never were do."""
    stages.look(workspace, Selection(), Fingerprints.usual(workspace), keep=True)
    (workspace.data / CAMPAIGN / "units.csv").write_text("unit\n", encoding="utf-8")
    open_it(workspace)
    assert became
    with pytest.raises(FaultyEvidence):
        open_it(Workspace(workspace.data, workspace.notebooks, workspace.build / "another"))
