"""The hands of a build: called before there is work, useful meanwhile, and gone at its end."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest

from bulletins import paths
from bulletins.pipeline import comparing, kernels, survey, warm
from bulletins.pipeline.console import Console
from bulletins.pipeline.hands import Hands
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, MONTHS, write_small_campaign

pytestmark = pytest.mark.skipif(not warm.is_possible(), reason="kernels are forked on Linux only")

WRONG = "wrong,2021-10,city/overall,changle,completed,1.0,agrees,事,fact,测试说明\n"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    write_small_campaign(tmp_path / "data")
    return Workspace(tmp_path / "data", tmp_path / "notebooks", tmp_path / "build")


def test_compared_by_a_copy_of_the_launcher(workspace: Workspace) -> None:
    """It finds what this process finds, what is wrong with its place, and kernels find the evaluation done."""
    with (workspace.data / CAMPAIGN / "facts.csv").open("a", encoding="utf-8") as facts:
        facts.write(WRONG)
    done: list[str] = []
    with Hands(workspace, Console(Language.EN), meanwhile=lambda: done.append("meanwhile")) as hands:
        hands.call()
        there = hands.compare(CAMPAIGN, MONTHS[-1])
        assert hands.memory is not None
        assert len(list(hands.memory.iterdir())) > len(["compared", "inputs"])
    assert there is not None
    assert ["wrong"] == [fault.value for fault in there.faults]
    assert comparing.compare(CAMPAIGN, MONTHS[-1]) == there
    assert ["meanwhile"] == done
    assert survey.take(CAMPAIGN, lambda campaign, month: there).faults == there.faults


def test_not_compared_where_it_cannot_be(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a launcher, and where the copy fails, nothing is told of it, and who asked does it himself."""
    with Hands(workspace, Console(Language.EN), cold=True) as hands:
        hands.call()
        assert hands.compare(CAMPAIGN, MONTHS[-1]) is None
    with Hands(workspace, Console(Language.EN)) as hands:
        hands.call()
        assert hands.compare(CAMPAIGN, "1999-01") is None
    assert ("", "") == capsys.readouterr()


def test_called_in_vain(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """When nothing is executed after all, the launcher and the workers are gone with the build, unsaid."""
    before = set(psutil.Process().children(recursive=True))
    with Hands(workspace, Console(Language.EN), jobs=2) as hands:
        hands.call()
        called = set(psutil.Process().children(recursive=True)) - before
        assert any("pipeline.launcher" in word for one in called for word in one.cmdline())
    left = [one for one in called if one.is_running() and "resource_tracker" not in str(one.cmdline())]
    assert [] == left
    assert ("", "") == capsys.readouterr()
    assert not (workspace.build / "memory").exists()
    assert [] == list(Path(kernels.gettempdir()).glob(f"{kernels._CHANNEL}{psutil.Process().pid}-*"))
