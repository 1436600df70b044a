"""What one kernel of a build has computed and the next would compute again: the evaluation of a month, for one.

It is kept in files of a folder that lives no longer than the build, so the code that reads them is the code that wrote
them. Without that folder, as by hand and in a verification, everything is computed afresh; the bytes are the same.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import wraps
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from bulletins import paths

_PROTOCOL = 5

Function = TypeVar("Function", bound=Callable[..., Any])


class _Digested(Protocol):
    @property
    def digest(self) -> str: ...


@contextmanager
def folder(build: Path) -> Iterator[Path]:
    """Give the memory of one build, whose lock is held: an empty folder for its kernels, removed at the end.

    What an earlier build left when it was killed goes too: it may be of other code.
    """
    home = build / "memory"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    try:
        yield Path(tempfile.mkdtemp(dir=home))
    finally:
        shutil.rmtree(home, ignore_errors=True)


def recall(kind: str, key: str) -> Any | None:
    """Return what was kept as ``kind`` for ``key``, a copy of one's own; ``None`` where nothing sound was."""
    file = _file(kind, key)
    if file is None:
        return None
    try:
        return pickle.loads(file.read_bytes())
    except Exception:  # none yet, or torn by a full disk: then it is computed
        return None


def keep(kind: str, key: str, value: object) -> None:
    """Keep ``value`` for other kernels of this build; without a memory, or room for it, do nothing."""
    file = _file(kind, key)
    if file is None:
        return
    aside = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        aside.write_bytes(pickle.dumps(value, _PROTOCOL))
        aside.replace(file)


def remembered(kind: str) -> Callable[[Function], Function]:
    """Return a decorator for a function of inputs with a ``digest``: what it gave them once is not computed again.

    What stands after the inputs must be computed from them and from nothing else. A call with named arguments asks
    for something else than usual; it, and inputs without a digest, are always computed.
    """

    def decorate(function: Function) -> Function:
        @wraps(function)
        def call(inputs: _Digested, *derived: object, **named: object) -> Any:
            digest = "" if named else getattr(inputs, "digest", "")
            key = f"{digest} {len(derived)}"
            found = recall(kind, key) if digest else None
            if found is None:
                found = function(inputs, *derived, **named)
                if digest:
                    keep(kind, key, found)
            return found

        return cast("Function", call)

    return decorate


def _file(kind: str, key: str) -> Path | None:
    home = os.environ.get(paths.MEMORY_VARIABLE)
    name = hashlib.sha256(f"{kind}\n{key}".encode()).hexdigest()
    return Path(home) / name if home else None
