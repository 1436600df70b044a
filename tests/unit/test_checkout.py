"""The state of the repository as records tell it: the commit, and whether the files are as it says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bulletins.pipeline import checkout
from bulletins.pipeline.checkout import Checkout

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")


def git(folder: Path, *arguments: str) -> str:
    """Call git as a person without any settings of this machine."""
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    (tmp_path / "build.py").write_text("pass\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("words\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "first")
    return tmp_path


def test_a_commit(repository: Path) -> None:
    """As it was committed the repository is clean, and also with files that make no page or are not tracked."""
    commit = git(repository, "rev-parse", "HEAD")
    assert Checkout(commit, clean=True) == checkout.look(repository)
    (repository / "README.md").write_text("other words\n", encoding="utf-8")
    (repository / "notes.txt").touch()
    assert Checkout(commit, clean=True) == checkout.look(repository)


def test_changed_files(repository: Path) -> None:
    """A tracked file that pages are made with and that differs from the commit is told."""
    (repository / "build.py").write_text("import this\n", encoding="utf-8")
    assert checkout.look(repository).clean is False


def test_no_repository(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, in a folder of another repository and before the first commit, nothing is known."""
    (repository / "bulletins").mkdir()
    assert Checkout() == checkout.look(repository / "bulletins")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Checkout() == checkout.look(repository)
