"""The trials' other checkouts: what is copied of the repository, and what is not."""

from __future__ import annotations

from pathlib import Path

from bulletins.paths import REPOSITORY
from tests.campaigns.checkouts import copy


def test_a_copy_has_what_a_build_needs(tmp_path: Path) -> None:
    """Code, templates and the campaign asked for are there; other campaigns, tests and what is generated are not."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "left-over.py").touch()
    home = copy(tmp_path / "copy", ["xiangxi-2021"])
    for name in (
        "build.py",
        "requirements.txt",
        "_quarto.yml",
        "bulletins/paths.py",
        "notebooks/methodology.ipynb",
    ):
        assert (home / name).read_bytes() == (REPOSITORY / name).read_bytes()
    assert ["xiangxi-2021"] == [folder.name for folder in (home / "data" / "campaigns").iterdir()]
    for name in ("tests", "_site", "build", ".venv", ".git", "left-over.py"):
        assert not (home / name).exists()
