"""The memory of a build: what one kernel computed the next one gets, as good as fresh, and never a wrong thing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from bulletins import memory, paths


@dataclass
class Inputs:
    digest: str = "a"
    figure: int = 1


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(paths.MEMORY_VARIABLE, str(tmp_path))
    return tmp_path


def counted() -> tuple[list[str], object]:
    """Return the digests a remembered function was really called for, and the function."""
    calls: list[str] = []

    @memory.remembered("double")
    def double(inputs: Inputs, added: int = 0, *, factor: int = 2) -> int:
        calls.append(inputs.digest)
        return factor * inputs.figure + added

    return calls, double


def test_what_was_kept_comes_back(home: Path) -> None:
    """What was kept comes back, and only under its own kind and key."""
    memory.keep("kind", "key", {"甲": 1})
    assert {"甲": 1} == memory.recall("kind", "key")
    assert memory.recall("kind", "other") is None
    assert memory.recall("other", "key") is None


def test_frames_come_back_as_they_were(home: Path) -> None:
    """A frame that comes back has its values, missing ones, types, index and column names as they were."""
    frame = pd.DataFrame(
        {"unit": ["甲", None], "marks": [1.5, float("nan")], "place": pd.array([1, None], "Int64")},
        index=pd.Index(["x", "y"], name="code"),
    ).astype({"unit": object})
    memory.keep("frame", "key", frame)
    pd.testing.assert_frame_equal(frame, memory.recall("frame", "key"), check_exact=True)


def test_a_torn_file_is_not_remembered(home: Path) -> None:
    """What cannot be read whole counts as not kept."""
    memory.keep("kind", "key", list(range(1000)))
    (file,) = home.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert memory.recall("kind", "key") is None


def test_no_room_is_no_trouble(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written, nothing is kept, and the work goes on."""
    monkeypatch.setenv(paths.MEMORY_VARIABLE, str(home / "absent"))
    memory.keep("kind", "key", 1)
    assert memory.recall("kind", "key") is None


def test_computed_once_for_the_same_inputs(home: Path) -> None:
    """A remembered function is called once for each digest, whatever was derived from the inputs."""
    calls, double = counted()
    assert [2, 2, 7] == [double(Inputs()), double(Inputs()), double(Inputs("b", 3), 1)]  # type: ignore[operator]
    assert ["a", "b"] == calls


def test_unusual_calls_are_computed(home: Path) -> None:
    """A call with named arguments, or inputs without a digest, is always computed, and kept for nobody."""
    calls, double = counted()
    assert [3, 2, 5] == [double(Inputs(), factor=3), double(Inputs("")), double(Inputs(""), 3)]  # type: ignore[operator]
    assert ["a", "", ""] == calls
    assert [] == list(home.iterdir())


def test_by_hand_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the folder of a build, as in a notebook opened by hand, everything is computed."""
    monkeypatch.delenv(paths.MEMORY_VARIABLE, raising=False)
    calls, double = counted()
    assert [2, 2] == [double(Inputs()), double(Inputs())]  # type: ignore[operator]
    assert ["a", "a"] == calls


def test_it_lives_as_long_as_the_build(tmp_path: Path) -> None:
    """A build begins with an empty memory, whatever a killed one left, and leaves none."""
    with memory.folder(tmp_path) as first:
        (first / "left").touch()
        first.rename(tmp_path / "kept")
    (tmp_path / "memory").mkdir()
    (tmp_path / "kept").rename(tmp_path / "memory" / "killed")
    with memory.folder(tmp_path) as second:
        assert [] == list(second.iterdir())
        assert [second] == list((tmp_path / "memory").iterdir())
    assert not (tmp_path / "memory").exists()
