"""The seal of a run's folder: a folder that is another's, torn or incomplete is not taken for a run's result."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletins.pipeline import seal

FINGERPRINT = "f" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record.json").write_text("{}")
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "one.svg").write_text("<svg/>")
    seal.put(tmp_path, FINGERPRINT)
    return tmp_path


def lose(folder: Path) -> None:
    (folder / "figures" / "one.svg").unlink()


def tear(folder: Path) -> None:
    (folder / "record.json").write_bytes(b"")


def tear_seal(folder: Path) -> None:
    text = (folder / seal.FILE).read_text()
    (folder / seal.FILE).write_text(text[:-9])


def unseal(folder: Path) -> None:
    (folder / seal.FILE).unlink()


def test_sound(folder: Path) -> None:
    """A folder just sealed is sound, for the fingerprint it was sealed with and no other."""
    assert seal.is_sound(folder, FINGERPRINT)
    assert not seal.is_sound(folder, "e" * 64)
    assert [] == seal.broken(folder)
    assert ["figures", "record.json", seal.FILE] == sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("spoil", "broken"),
    [(lose, ["figures/one.svg"]), (tear, ["record.json"]), (tear_seal, [seal.FILE]), (unseal, [seal.FILE])],
)
def test_spoiled(folder: Path, spoil: Callable[[Path], None], broken: list[str]) -> None:
    """A file lost, a file cut off by a power failure, a seal torn or lost: the folder is not sound."""
    spoil(folder)
    assert not seal.is_sound(folder, FINGERPRINT)
    assert broken == seal.broken(folder)


def test_other_content(folder: Path) -> None:
    """A file of the same length with other content is found by reading it."""
    (folder / "record.json").write_text("[]")
    assert seal.is_sound(folder, FINGERPRINT)
    assert ["record.json"] == seal.broken(folder)


def test_sealing_again(folder: Path) -> None:
    """A folder that was changed on purpose is sealed anew."""
    (folder / "record.json").write_text('{"a": 1}')
    seal.put(folder, "e" * 64)
    assert seal.is_sound(folder, "e" * 64)
