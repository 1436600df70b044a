"""Another checkout of this repository as it stands, what is not committed included, and builds in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletins.paths import BUILD_VARIABLE, REPOSITORY

# Of the machine's own environment a build elsewhere gets what programs need to run, and nothing of the user's.
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_INDEX_URL", "PIP_CERT", "HOME",
         "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "no_proxy", "NO_PROXY")  # fmt: skip


@dataclass(frozen=True)
class Checkout:
    """A copy of the repository in ``home``, with a site beside its own build folder."""

    home: Path
    python: Path = Path(sys.executable)
    environment: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    cores: int = 0

    @property
    def site(self) -> Path:
        """Return the folder of its site."""
        return self.home / "_site"

    def door(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Call its door; what it says on the error stream is shown."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        own = {BUILD_VARIABLE: str(self.home / "build"), "LC_ALL": "C.UTF-8", **self.environment}
        return subprocess.run(
            [self.python, str(self.home / "build.py"), *words], cwd=self.home, env=kept | own, umask=self.umask,
            preexec_fn=self._use_cores if self.cores else None, stdout=subprocess.PIPE, encoding="utf-8",
            check=False,
        )  # fmt: skip

    def build(self, *words: str) -> None:
        """Build its site; a build that fails ends the trial."""
        done = self.door("build", "--renderer", "embedded", *words)
        if done.returncode:
            sys.exit(f"{self.home}: the build ended with {done.returncode}\n{done.stdout}")

    def _use_cores(self) -> None:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: self.cores])


def copy(home: Path, campaigns: Sequence[str] = (), commit: str = "") -> Path:
    """Copy the repository to ``home``: as it stands, or as of ``commit``; of the data only ``campaigns``, if named.

    What an earlier trial left there is removed.
    """
    shutil.rmtree(home, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        source = _unpacked(commit, Path(folder)) if commit else REPOSITORY
        for file in _files(source) if commit else _known_to_git():
            if _is_wanted(file, campaigns) and (source / file).is_file():
                (home / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source / file, home / file)
    return home


def _known_to_git() -> list[Path]:
    """Return the files that git knows, or would take: what is generated is none of them."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name]


def _unpacked(commit: str, folder: Path) -> Path:
    packed = folder / "packed.tar"
    subprocess.run(["git", "archive", f"--output={packed}", commit], cwd=REPOSITORY, check=True)
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    return folder / "unpacked"


def _files(folder: Path) -> list[Path]:
    return [file.relative_to(folder) for file in sorted(folder.rglob("*")) if file.is_file()]


def _is_wanted(file: Path, campaigns: Sequence[str]) -> bool:
    if file.parts[0] == "tests":
        return False
    is_data = file.parts[:2] == ("data", "campaigns")
    return not campaigns or not is_data or file.parts[2] in campaigns
