"""The build in which nothing changed: seen by looking at files, before anything else is even imported.

A build that ended well writes down what it was asked, what it looked at (a hash of the names and states of all files
that could matter) and what it would say if it were asked again. Whatever is not exactly so is a doubt, and with a
doubt the build goes its ordinary way. So this module imports only what costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time

TYPE_CHECKING = False  # as in typing, which is not imported for it
if TYPE_CHECKING:
    from pathlib import Path

    from bulletins.pipeline.workspace import Workspace

SECONDS = "{seconds}"
_NAME = "unchanged.json"
_REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_BUILD_VARIABLE, _WITHHELD_VARIABLE = "BULLETINS_BUILD", "BULLETINS_WITHHELD"
# Options that the door hands on in the environment.
_HANDED_ON = {"--data": "BULLETINS_DATA", "--as-of": "BULLETINS_AS_OF"}
# What of the repository decides what a build does; the data beside it tell whether it is as committed.
_OWN = ("build.py", "_quarto.yml", "requirements.txt", "bulletins", "notebooks", "templates", "data")
# Where Quarto is looked for, what is told and in which language, what is published of the clock and the commit.
_ENVIRONMENT = (
    "BULLETINS_",
    "QUARTO",
    "CHROMIUM",
    "PYTHON",
    "LC_",
    "LANG",
    "PATH",
    "SOURCE_DATE_EPOCH",
    "GIT_",
)
# Nanoseconds: what was written so lately might be written once more without its times showing it.
_FRESH, _LOOKS = 20_000_000, 3
_DEEPEST = 40
_STARTED = time.monotonic()


class _Doubt(Exception):  # noqa: N818 - what it says
    """It cannot be said whether anything has changed."""


def tell(words: list[str]) -> bool:
    """Return whether ``words`` ask for a build that would change nothing; if so, it has said what that build says."""
    try:
        with open(_file(), encoding="utf-8") as file:
            kept = json.load(file)
        if words[:1] != ["build"] or kept["asked"] != _asked(words):
            return False
        if not _is_between(*kept["between"]) or any(
            _observe(places)[0] != seen for places, seen in kept["seen"]
        ):
            return False
        seconds = f"{time.monotonic() - _STARTED:.1f}"
        lines = [str(line).replace(SECONDS, seconds) for line in kept["lines"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, _Doubt):
        return False
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        print(line.encode(encoding, "replace").decode(encoding))
    return True


class Watch:
    """Looks at what a build rests on before it begins, so that it can be told at its end whether that held."""

    def __init__(self, build: Path, workspace: Workspace, site: Path) -> None:
        own = [os.path.join(_REPOSITORY, name) for name in _OWN]
        given = [str(place) for place in (workspace.data, workspace.notebooks)]
        given = [place for place in given if not place.startswith(tuple(f"{one}{os.sep}" for one in own))]
        self._file = os.path.join(build, _NAME)
        self._inputs = list(dict.fromkeys([*own, *given, *_git(), *_programs(), *_packages()]))
        self._outputs = [str(place) for place in (site, workspace.ledger, workspace.build / "runs")]
        self._before = _settled(self._inputs)

    def remember(self, lines: list[str], between: tuple[float | None, float | None] = (None, None)) -> None:
        """Write down that asking the same of the same files would give ``lines``, if that is certain.

        It is from the first moment that ``between`` says until before the second: then something is to be released.
        """
        made, after = _settled(self._outputs), _settled(self._inputs)
        if made is None or after is None or after != self._before:
            return
        seen = [[self._inputs, after], [self._outputs, made]]
        values = {"asked": _asked(sys.argv[1:]), "between": between, "seen": seen, "lines": lines}
        aside = f"{self._file}.{os.getpid()}"
        with open(aside, "w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=1)
        os.replace(aside, self._file)


def _is_between(since: float | None, until: float | None) -> bool:
    """Return whether it is neither earlier than when that was said, nor time for the next release."""
    now = time.time()
    return (since is None or since <= now) and (until is None or now < until)


def _file() -> str:
    build = os.environ.get(_BUILD_VARIABLE) or os.path.join(_REPOSITORY, "build")
    return os.path.join(os.path.abspath(build), _NAME)


def _asked(words: list[str]) -> list[object]:
    """Return who asks for what, and where: the words, the folder, the interpreter, what matters of the environment."""
    environment = {name: value for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)}
    for option, variable in _HANDED_ON.items():
        if any(word.split("=")[0] == option for word in words):
            environment.pop(variable, None)
    environment.pop(_WITHHELD_VARIABLE, None)  # which follows from the data and the time
    python = [sys.executable, sys.version, sys.stdout.encoding]
    return [words, os.getcwd(), python, sorted([name, value] for name, value in environment.items())]


def _settled(places: list[str]) -> str | None:
    """Return the hash of what is at ``places``, once it is old enough not to change unseen; else nothing."""
    for _ in range(_LOOKS):
        try:
            seen, latest = _observe(places)
        except (OSError, _Doubt):
            return None
        age = time.time_ns() - latest
        if age > _FRESH:
            return seen
        time.sleep(min(_FRESH - age, _FRESH) / 1e9)
    return None


def _observe(places: list[str]) -> tuple[str, int]:
    """Return a hash of the names and states of all files at and below ``places``, and when the latest was written."""
    lines: list[str] = []
    latest = 0
    for place in places:
        lines.append(place)
        try:
            seen = os.stat(place)
        except (FileNotFoundError, NotADirectoryError):
            lines.append("absent")
            continue
        if os.path.isdir(place) and not place.endswith("-packages"):
            latest = max(latest, _walk(place, lines, 0))
        else:
            lines.append(_state(seen))
            latest = max(latest, seen.st_ctime_ns)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest(), latest


def _walk(folder: str, lines: list[str], depth: int) -> int:
    """Add a line for each file below ``folder``, caches of Python left out; return when the latest was written."""
    if depth > _DEEPEST:  # a link that leads back
        raise _Doubt
    latest, below = 0, []
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                lines.append(entry.path)
                below.append(entry.path)
            else:
                seen = entry.stat()
                lines.append(f"{entry.path} {_state(seen)}")
                latest = max(latest, seen.st_ctime_ns)
    return max([latest, *(_walk(inner, lines, depth + 1) for inner in below)])


def _state(seen: os.stat_result) -> str:
    return f"{seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_size} {seen.st_ino} {seen.st_mode}"


def _git() -> list[str]:
    """Return the files that say what is committed and what is staged."""
    home = beside = os.path.join(_REPOSITORY, ".git")
    if os.path.isfile(beside):  # a worktree
        home = os.path.join(_REPOSITORY, _line(beside).removeprefix("gitdir: "))
    common = os.path.join(home, _line(os.path.join(home, "commondir")) or ".")
    head = os.path.join(home, "HEAD")
    found = [beside] if beside != home else []
    found += [head, os.path.join(home, "index"), os.path.join(common, "packed-refs")]
    branch = _line(head).removeprefix("ref: ")
    return [*found, *([os.path.join(folder, branch) for folder in (home, common)] if branch else [])]


def _line(file: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            return lines.readline().strip()
    except OSError:
        return ""


def _programs() -> list[str]:
    """Return every place where Quarto and a browser that prints are, or would be found."""
    folders = [*os.environ.get("PATH", "").split(os.pathsep), os.path.dirname(sys.executable)]
    names = ("quarto", "quarto.exe", "quarto.cmd", "chromium", "chromium-browser", "google-chrome")
    found = [os.path.join(folder, name) for folder in folders if folder for name in names]
    named = [os.environ.get(name, "") for name in ("QUARTO_PATH", "CHROMIUM_PATH")]
    return [*filter(None, named), *found]


def _packages() -> list[str]:
    """Return the folders that packages are installed in: a package that comes or goes changes its folder."""
    return [folder for folder in sys.path if folder.endswith("-packages")]
