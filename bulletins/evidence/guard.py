"""What a run reads goes only through ``sources``; reading anything else in a notebook is an error.

An audit hook of the process looks at every file that is opened for reading and at every address that is asked for.
What Python and its libraries need is allowed: themselves, our package and its templates, what a build gives its
kernels, what the system offers every program, and what the run wrote itself. The data folder is open to ``sources``
alone. A hook cannot be taken out again: ``install`` is for a kernel, which ends with its notebook.
"""

from __future__ import annotations

import os
import re
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from bulletins import paths
from bulletins.errors import UserError

# Devices, time zones, shared libraries, fonts, certificates.
_SYSTEM = (
    "/proc", "/dev", "/sys", "/etc", "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix", "/opt",
    "/var/cache/fontconfig", "/private/etc", "/private/var/db", "/System", "/Library",
)  # fmt: skip
# What a build keeps for its kernels, in its own folder; ``drafts`` are of notebooks opened by hand.
_OF_BUILD = ("matplotlib", "ipython", "jupyter", "memory", "drafts")
# Where the connection file and the sockets of a kernel lie, in the system's folder for temporary files.
_CHANNELS = "bulletins-kernel-"
_THIS_MACHINE = re.compile(r"127(\.\d+){3}|::1|0\.0\.0\.0|::|localhost|", re.ASCII)
# Which argument of an event of the network says the address.
_ADDRESSES = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}

_lent = 0  # how many readings of ``sources`` are under way
_installed = False


@contextmanager
def lifted() -> Iterator[None]:
    """Let ``sources`` read the data folder."""
    global _lent
    _lent += 1
    try:
        yield
    finally:
        _lent -= 1


def install() -> None:
    """Refuse from now on, in this process, to read files and to reach addresses that no run may."""
    global _installed
    if not _installed:
        _installed = True
        places = _Places(os.environ)
        sys.addaudithook(lambda event, arguments: _look(places, event, arguments))


def _look(places: _Places, event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        places.check(*arguments)
    elif event in _ADDRESSES:
        _check_address(arguments[_ADDRESSES[event]])


def _check_address(address: Any) -> None:
    """Raise ``UserError`` for another machine: the name that is looked up, or the first part of an address."""
    host = address[0] if isinstance(address, tuple) and address else address
    if isinstance(host, bytes):
        host = os.fsdecode(host)
    # Of an address that is no tuple but a path, the other end is in this machine.
    if (
        isinstance(host, str)
        and os.sep not in host
        and "\0" not in host
        and not _THIS_MACHINE.fullmatch(host)
    ):
        raise UserError("notebook-reaches-out", address=host)


class _Places:
    """The folders that a run may read and those that it may not, and what was asked for before."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.data = tuple(_beginnings(paths.data_folder()))
        refused = (paths.REPOSITORY, paths.BUILD, paths.data_folder())
        found = dict.fromkeys((one for place in refused for one in _beginnings(place)), False)
        found |= dict.fromkeys(
            (one for place in _open_to_all(environment) for one in _beginnings(place)), True
        )
        found |= {one.removesuffix(os.sep): True for one in _beginnings(Path(gettempdir()) / _CHANNELS)}
        # Of two folders, one inside the other, the inner decides.
        self.decisions = sorted(found.items(), key=lambda item: -len(item[0]))
        self.known: dict[str, bool] = {}

    def check(self, path: Any, mode: str | None, flags: int) -> None:
        """Raise ``UserError`` for a file that no run may read."""
        if isinstance(path, int):
            return
        name = path if isinstance(path, str) else os.fsdecode(path)
        may = self.known.get(name)
        if may is None or not name.startswith(os.sep):  # a relative path is another one in another folder
            name = os.path.normpath(Path(name).absolute())
            may = self.known[name] = self._is_open(name)
        if not may and not self._is_own(name, flags) and not self._is_lent(name):
            raise UserError("notebook-reads-file", file=name)

    def _is_open(self, name: str) -> bool:
        return self._decided(name) or self._decided(os.path.realpath(name))

    def _decided(self, name: str) -> bool:
        return next((may for beginning, may in self.decisions if name.startswith(beginning)), False)

    def _is_own(self, name: str, flags: int) -> bool:
        """Return whether the file is written anew or written only, is a folder, or is not there.

        What a run wrote it may read again; a file that is not there the opening itself complains of.
        """
        file = Path(name)
        anew = bool(flags & os.O_TRUNC) or not file.exists()
        if anew and flags & (os.O_TRUNC | os.O_CREAT):
            self.known[name] = True
        return anew or file.is_dir() or flags & (os.O_WRONLY | os.O_RDWR) == os.O_WRONLY

    def _is_lent(self, name: str) -> bool:
        return _lent > 0 and name.startswith(self.data)


def _open_to_all(environment: Mapping[str, str]) -> Iterator[str | os.PathLike[str]]:
    """Yield the folders that any run may read."""
    yield from _SYSTEM
    yield from (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    yield from filter(None, (*sysconfig.get_paths().values(), sys.pycache_prefix, environment.get("WINDIR")))
    yield from site.getsitepackages()
    if site.ENABLE_USER_SITE:
        yield site.getusersitepackages()
    yield from (paths.REPOSITORY / "bulletins", paths.TEMPLATES)
    yield from (paths.BUILD / name for name in _OF_BUILD)
    given = (paths.OUTPUT_VARIABLE, paths.MEMORY_VARIABLE, "MPLCONFIGDIR", "IPYTHONDIR", "JUPYTER_CONFIG_DIR")
    yield from (environment[name] for name in given if environment.get(name))


def _beginnings(place: str | os.PathLike[str]) -> Iterable[str]:
    """Return what the paths of all files in a folder begin with: as it is named, and as it is without links."""
    name = os.path.normpath(Path(place).absolute())
    return dict.fromkeys(one.rstrip(os.sep) + os.sep for one in (name, os.path.realpath(name)))
