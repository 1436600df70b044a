"""Rebuilding while the site is served: one build at a time, none too few, every error told, nothing left behind."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.pipeline import releases, watching
from bulletins.pipeline.console import Console
from bulletins.pipeline.watching import Rebuilding, Trouble, Watch
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

# A build that says when it begins and waits until it may end.
SLOW = """
import pathlib, sys, time
home = pathlib.Path(sys.argv[1])
number = len(list(home.glob("begun-*")))
(home / f"begun-{number}").touch()
while not (home / f"may-end-{number}").exists():
    time.sleep(0.01)
(home / f"ended-{number}").touch()
"""
# A build that says one sentence and ends with an exit code.
COMPLAIN = """
import sys
def complain(text, code):
    print(text, file=sys.stderr)
    raise SystemExit(code)
"""


def until(holds: Callable[[], object]) -> None:
    """Wait for what another thread or process does; a test that waits for ever is stopped by its failing here."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.01)


def rebuilding(script: str, *words: str) -> Rebuilding:
    return Rebuilding(words, Console(Language.EN, quiet=True), (sys.executable, "-c", script))


@pytest.fixture
def slow(tmp_path: Path) -> Iterator[Rebuilding]:
    """Slow builds, under way in a thread of their own."""
    found = rebuilding(SLOW, str(tmp_path))
    thread = threading.Thread(target=found.work, daemon=True)
    thread.start()
    yield found
    found.stop()
    thread.join(60)
    assert not thread.is_alive()


def test_one_build_at_a_time_and_one_more(slow: Rebuilding, tmp_path: Path) -> None:
    """Two changes while a build is under way lead to one more build, after it; one that is quiet leads to none."""
    slow.ask()
    until((tmp_path / "begun-0").exists)
    slow.ask()
    slow.ask()
    assert slow.is_building and not (tmp_path / "begun-1").exists()
    (tmp_path / "may-end-0").touch()
    until((tmp_path / "begun-1").exists)
    assert (tmp_path / "ended-0").exists()
    (tmp_path / "may-end-1").touch()
    until(lambda: slow.builds == 2 and not slow.is_building)
    assert not (tmp_path / "begun-2").exists() and slow.trouble is None


def test_no_build_is_left_behind(slow: Rebuilding, tmp_path: Path) -> None:
    """Whoever stops serving in the middle of a build ends it, and is not told that it failed."""
    slow.ask()
    until((tmp_path / "begun-0").exists)
    slow.stop()
    assert slow._process is not None and slow._process.poll() is not None
    until(lambda: not slow.is_building)
    assert slow.trouble is None and not (tmp_path / "ended-0").exists()


@pytest.mark.parametrize(
    ("script", "title", "lines"),
    [
        ("raise SystemExit(0)", None, ()),
        ("complain('a.csv, line 2', 3)", "The data have faults", ("a.csv, line 2",)),
        ("complain('✗ one failed', 1)", "Some bulletins failed", ("✗ one failed",)),
        ("complain('no such', 2)", "could not be rebuilt", ("no such",)),
        ("raise KeyError('x')", "The program broke off", ("KeyError: 'x'",)),
        ("import os; os.kill(os.getpid(), 9)", "could not be rebuilt", ()),
    ],
)  # fmt: skip
def test_trouble(script: str, title: str | None, lines: tuple[str, ...]) -> None:
    """What a build complains of is kept in its own words, under a title that says what became of the site."""
    found = rebuilding(f"{COMPLAIN}\n{script}")
    found.build()
    if title is None:
        assert found.trouble is None
        return
    assert found.trouble is not None and title in found.trouble.title and lines == found.trouble.lines


def test_trouble_passes() -> None:
    """A build that ends well takes the complaint of the one before with it; of many lines the page shows the first."""
    found = rebuilding("import sys; print('x\\n' * 40, file=sys.stderr); raise SystemExit(3)")
    found.build()
    assert (
        found.trouble is not None
        and "28 more lines" in found.trouble.lines[-1]
        and 13 == len(found.trouble.lines)
    )
    found.program = (sys.executable, "-c", "")
    found.build()
    assert found.trouble is None and {"title": "a", "lines": ["b"]} == Trouble("a", ("b",)).as_dict()


# --- what is watched


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A data folder beside a repository in small."""
    repository = tmp_path / "repository"
    for folder in ("bulletins", "templates", "notebooks", "data/campaigns"):
        (repository / folder).mkdir(parents=True)
    (repository / "build.py").touch()
    monkeypatch.setattr(paths, "REPOSITORY", repository)
    monkeypatch.setattr(paths, "TEMPLATES", repository / "templates")
    monkeypatch.setenv(paths.DATA_VARIABLE, str(repository / "data" / "campaigns"))
    monkeypatch.delenv(releases.AS_OF_VARIABLE, raising=False)
    return Workspace(repository / "data" / "campaigns", repository / "notebooks", tmp_path / "build")


def test_changes_are_seen(workspace: Workspace, tmp_path: Path) -> None:
    """A file of any of the folders, and one beside them, asks for a build; what editors leave does not."""
    asked = rebuilding("")
    watch = Watch(workspace, asked, Console(Language.EN, quiet=True))
    stop = threading.Event()
    thread = threading.Thread(target=watch.look, args=(stop,), daemon=True)
    thread.start()
    try:
        repository = paths.REPOSITORY
        for name in (
            "data/campaigns/a.csv",
            "notebooks/a.ipynb",
            "templates/a.scss",
            "bulletins/a.py",
            "build.py",
        ):
            asked._wanted.clear()
            deadline = time.monotonic() + 60
            while not asked._wanted.is_set():  # written again: the watch may not have begun
                assert time.monotonic() < deadline, name
                (repository / name).write_text(str(time.monotonic()), encoding="utf-8")
                asked._wanted.wait(0.5)
    finally:
        stop.set()
        thread.join(60)


@pytest.mark.parametrize(
    ("name", "matters"),
    [("/d/a.csv", True), ("/d/campaign.yml", True), ("/n/a.ipynb", True), ("/d/.a.csv.swp", False),
     ("/d/a.csv~", False), ("/d/.~lock.a.csv#", False), ("/n/.ipynb_checkpoints/a.ipynb", False),
     ("/b/__pycache__/a.pyc", False), ("/d/#a.csv#", False)],
)  # fmt: skip
def test_what_matters(name: str, matters: bool) -> None:
    """What editors, Jupyter and Python leave beside a file is no change."""
    assert matters is watching._matters(None, name)


def test_a_release_falls_due(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the moment of a release comes while the site is served, it is built again, once."""
    asked = rebuilding("")
    watch = Watch(workspace, asked, Console(Language.EN, quiet=True))
    watch._notice([])
    assert not asked._wanted.is_set()
    watch._due = time.time() - 1
    watch._notice([])
    assert asked._wanted.is_set() and watch._due is None


def test_where_nothing_can_be_watched(workspace: Workspace, monkeypatch: pytest.MonkeyPatch,
                                      capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """A system that cannot watch is told of in a sentence; the site is served all the same."""
    watch = Watch(workspace, rebuilding(""), Console(Language.EN, quiet=True))
    watch.folders = [workspace.build / "nowhere"]
    watch.look(threading.Event())
    assert "Changes cannot be watched" in capsys.readouterr().err
