"""The build in which nothing changed: seen at once, and never said when anything is other than it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletins.paths import REPOSITORY
from bulletins.pipeline import unchanged
from bulletins.pipeline.workspace import Workspace

WORDS = ["build", "--quiet"]
LINES = ["0 executed, 2 current; 0.1 s".replace("0.1", unchanged.SECONDS)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in small, after a build that ended well, and asked the same again."""
    for name in (
        "build.py",
        "_quarto.yml",
        "requirements.txt",
        "bulletins/a.py",
        "notebooks/a.ipynb",
        "templates/language/zh/page.ftl",
        "data/campaigns/c/campaign.yml",
        "data/campaigns/c/2021-09/a.csv",
        "_site/index.html",
        "_site/en/index.html",
        "build/ledger.jsonl",
        "build/runs/zh/c/record.json",
        ".git/HEAD",
        ".git/index",
        ".git/refs/heads/main",
        "elsewhere/c/campaign.yml",
        "bin/python",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("ref: refs/heads/main\n" if name == ".git/HEAD" else "one", encoding="utf-8")
    (tmp_path / "build" / "runs" / "empty").mkdir()
    monkeypatch.setattr(unchanged, "_REPOSITORY", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["build.py", *WORDS])
    monkeypatch.setenv("BULLETINS_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.chdir(tmp_path)
    watch(tmp_path).remember(LINES)
    assert unchanged.tell(WORDS)
    return tmp_path


def watch(home: Path) -> unchanged.Watch:
    workspace = Workspace(home / "data" / "campaigns", home / "notebooks", home / "build")
    return unchanged.Watch(home / "build", workspace, home / "_site")


def test_unchanged(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    """Asked the same of the same files, the build says what it would say, with its own time."""
    capsys.readouterr()
    assert unchanged.tell(WORDS)
    told = capsys.readouterr().out
    assert told.startswith("0 executed, 2 current; ") and unchanged.SECONDS not in told


@pytest.mark.parametrize(
    "name",
    ["build.py", "_quarto.yml", "requirements.txt", "bulletins/a.py", "notebooks/a.ipynb",
     "templates/language/zh/page.ftl", "data/campaigns/c/campaign.yml", "data/campaigns/c/2021-09/a.csv",
     "_site/index.html", "_site/en/index.html", "build/ledger.jsonl", "build/runs/zh/c/record.json", ".git/HEAD",
     ".git/index", ".git/refs/heads/main"],
)  # fmt: skip
@pytest.mark.parametrize("change", ["other", "longer", "set back", "replaced", "gone"])
def test_a_file_changes(home: Path, name: str, change: str) -> None:
    """Every file counts: other content of the same length and time, more content, another file, none."""
    file = home / name
    seen = file.stat()
    if change in ("other", "set back"):
        file.write_text("two", encoding="utf-8")
    if change == "set back":
        os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    elif change == "longer":
        file.write_text("one more", encoding="utf-8")
    elif change == "replaced":
        shutil.copy2(file, file.with_name("aside"))
        file.with_name("aside").replace(file)
    elif change == "gone":
        file.unlink()
    assert not unchanged.tell(WORDS)


@pytest.mark.parametrize(
    "name",
    ["bulletins/b.py", "notebooks/b.ipynb", "templates/shell/b.css", "data/campaigns/c/2021-10/a.csv",
     "data/campaigns/d/", "_site/b.html", "build/runs/zh/b.json", "bin/quarto", ".git/packed-refs"],
)  # fmt: skip
def test_something_comes(home: Path, name: str) -> None:
    """So does every new file and every new folder, an installed Quarto and packed references of Git."""
    place = home / name
    place.mkdir(parents=True) if name.endswith("/") else place.parent.mkdir(parents=True, exist_ok=True)
    if not name.endswith("/"):
        place.touch()
    assert not unchanged.tell(WORDS)


def test_an_empty_folder_goes(home: Path) -> None:
    """An empty folder counts too."""
    (home / "build" / "runs" / "empty").rmdir()
    assert not unchanged.tell(WORDS)


@pytest.mark.parametrize("words", [["build"], ["build", "--quiet", "--cold"], ["plan", "--quiet"], []])
def test_asked_otherwise(home: Path, words: list[str]) -> None:
    """Another verb or other options are another question."""
    assert not unchanged.tell(words)


@pytest.mark.parametrize(
    ("name", "value"),
    [("BULLETINS_DATA", "elsewhere"), ("LANG", "zh_CN.UTF-8"), ("LC_ALL", "zh_CN"), ("QUARTO_PATH", "/x"),
     ("PATH", "/bin"), ("SOURCE_DATE_EPOCH", "0"), ("PYTHONUTF8", "1"), ("GIT_DIR", "/x"), ("BULLETINS_BUILD", "/x")],
)  # fmt: skip
def test_another_environment(home: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """What of the environment decides on data, language, renderer and commit is part of the question."""
    monkeypatch.setenv(name, value)
    assert not unchanged.tell(WORDS)


@pytest.mark.parametrize("option", [["--data", "elsewhere"], ["--data=elsewhere"]])
def test_data_that_the_door_hands_on(home: Path, monkeypatch: pytest.MonkeyPatch, option: list[str]) -> None:
    """A folder named with ``--data``, which the door puts into the environment, is the same question the next time."""
    words = ["build", *option]
    monkeypatch.setattr(sys, "argv", ["build.py", *words])
    seen = watch(home)
    monkeypatch.setenv("BULLETINS_DATA", str(home / "elsewhere"))
    seen.remember(LINES)
    monkeypatch.delenv("BULLETINS_DATA")
    assert unchanged.tell(words)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (-60, 60, True),
        (None, None, True),
        (-60, None, True),
        (None, 60, True),
        (-60, -1, False),
        (60, None, False),
    ],
)
def test_releases(home: Path, since: float | None, until: float | None, holds: bool) -> None:
    """Once a release falls due nothing is as it was, and nor is it by a clock that was set back behind the last one."""
    now = time.time()
    bounds = [None if one is None else now + one for one in (since, until)]
    watch(home).remember(LINES, (bounds[0], bounds[1]))
    assert holds is unchanged.tell(WORDS)


def test_a_moment_that_the_door_hands_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment named with ``--as-of`` is the same question the next time; without it, it is another."""
    words = ["build", "--as-of", "2021-12-15"]
    monkeypatch.setattr(sys, "argv", ["build.py", *words])
    seen = watch(home)
    monkeypatch.setenv("BULLETINS_AS_OF", "2021-12-15")
    monkeypatch.setenv("BULLETINS_WITHHELD", "c/2021-12")
    seen.remember(LINES)
    monkeypatch.delenv("BULLETINS_AS_OF")
    monkeypatch.delenv("BULLETINS_WITHHELD")
    assert unchanged.tell(words) and not unchanged.tell(["build"])


def test_another_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is the folder, to which a relative --site is relative."""
    monkeypatch.chdir(home / "bin")
    assert not unchanged.tell(WORDS)


def test_caches_do_not_count(home: Path) -> None:
    """What Python leaves behind is no change."""
    cache = home / "bulletins" / "__pycache__"
    cache.mkdir()
    (cache / "a.pyc").touch()
    assert unchanged.tell(WORDS)


def test_changed_while_it_was_built(home: Path) -> None:
    """If a file changed after the build began, nobody knows which state was built: nothing is written down."""
    (home / "data" / "campaigns" / "c" / "campaign.yml").write_text("two", encoding="utf-8")
    begun = watch(home)
    (home / "data" / "campaigns" / "c" / "campaign.yml").write_text("six", encoding="utf-8")
    begun.remember(LINES)
    assert not unchanged.tell(WORDS)
    watch(home).remember(LINES)
    assert unchanged.tell(WORDS)


def _absent(file: Path) -> None:
    file.unlink()


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-10])


def _foreign(file: Path) -> None:
    file.write_text("[]", encoding="utf-8")


@pytest.mark.parametrize("damage", [_absent, _torn, _foreign])
def test_damaged(home: Path, damage: Callable[[Path], None]) -> None:
    """Without a sound note of the last build, this one goes its ordinary way."""
    damage(home / "build" / "unchanged.json")
    assert not unchanged.tell(WORDS)


def test_a_link_that_leads_back(home: Path) -> None:
    """A folder without an end is a doubt."""
    (home / "data" / "loop").symlink_to(home / "data", target_is_directory=True)
    watch(home).remember(LINES)
    assert not unchanged.tell(WORDS)


def test_it_imports_next_to_nothing() -> None:
    """To look takes no more than the standard library's quickest: nothing of ours, no typing, no click."""
    script = "import sys\nbefore = set(sys.modules)\nfrom bulletins.pipeline import unchanged\n"
    script += "print(*sorted(name for name in set(sys.modules) - before if '.' not in name))"
    command = [sys.executable, "-S", "-c", script]
    told = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    allowed = {
        "bulletins", "os", "stat", "posixpath", "genericpath", "hashlib", "json", "re", "enum", "types",
        "functools", "collections", "operator", "keyword", "reprlib", "copyreg", "itertools", "sre_constants",
        "sre_parse", "sre_compile", "math",
    }  # fmt: skip
    assert {name for name in told.stdout.split() if not name.startswith("_")} <= allowed
