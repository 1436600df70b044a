"""A build that meets a full disk, another build or a dying machine: sentences, and nothing that must be asked for."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import Any

import pytest

import build
from bulletins import paths
from bulletins.pipeline import building, stages
from bulletins.pipeline.execute import Limits
from bulletins.pipeline.outcomes import Failure
from bulletins.pipeline.surroundings import Surroundings
from tests.small_campaign import write_small_campaign


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of a build of the small campaign elsewhere."""
    write_small_campaign(tmp_path / "data")
    monkeypatch.setattr(paths, "BUILD", tmp_path / "build")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv(paths.DATA_VARIABLE, "overwritten by --data")
    return ["build.py", "build", "--data", str(tmp_path / "data"), "--site", str(tmp_path / "site")]


def test_disk_full(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """When there is no room for the books or the site, the door says so and where, without a traceback."""

    def refuse(*things: Any, **more: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", "/there/ledger.jsonl")

    monkeypatch.setattr(building, "build", refuse)
    monkeypatch.setattr(sys, "argv", words)
    assert stages.WRONG_USE == build.main()
    assert "The disk is full (/there/ledger.jsonl). What was finished is kept" in capsys.readouterr().err


def test_another_error(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Any other error of the system is a bug or a broken machine, and keeps its traceback."""

    def refuse(*things: Any, **more: Any) -> int:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(building, "build", refuse)
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(OSError, match="Input/output"):
        build.main()


def test_what_the_door_hands_on(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """``--cluster`` and ``--memory`` reach the build; neither is set unless asked for."""
    orders: list[building.Order] = []
    monkeypatch.setattr(
        building, "build", lambda *things, order, **more: orders.append(order) or stages.ALL_WELL
    )
    for more in ([], ["--cluster", "tcp://127.0.0.1:1", "--memory", "700"]):
        monkeypatch.setattr(sys, "argv", [*words, *more])
        assert stages.ALL_WELL == build.main()
    assert [("", 0), ("tcp://127.0.0.1:1", 700)] == [(one.cluster, one.megabytes) for one in orders]
    assert 0 == Limits().memory


@pytest.mark.parametrize(
    ("code", "may_pass"), [("disk-full", True), ("dead-worker", True), ("cell", False), ("memory", False)]
)
def test_what_may_pass(code: str, may_pass: bool) -> None:
    """What the machine did to a run is tried again by the next build; what the notebook did is not, unless asked."""
    assert may_pass is Failure(code).may_pass


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (Surroundings("3.12", "aaa", {"numpy": "2", "pandas": "3"}), ("python", "3.11", "3.12")),
        (Surroundings("3.11", "aaa", {"numpy": "1", "pandas": "3"}), ("package", "numpy 2", "numpy 1")),
        (Surroundings("3.11", "aaa", {"numpy": "2"}), ("package", "pandas 3", "pandas –")),
        (Surroundings("3.11", "bbb", {"numpy": "2", "pandas": "3"}), ("code", "aaa", "bbb")),
    ],
)
def test_other_surroundings(other: Surroundings, difference: tuple[str, str, str]) -> None:
    """Of a worker of a cluster that differs, the first difference is named, ours before theirs."""
    ours = Surroundings("3.11", "aaa", {"numpy": "2", "pandas": "3"})
    assert difference == ours.difference(other)
