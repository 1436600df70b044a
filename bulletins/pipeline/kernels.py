"""Kernels for notebooks: this interpreter, a clean environment, a private channel; no kernel spec.

A kernel spec found by name may be another Python of the user's; and IPython's own start-up files, the locale
and the time zone of the machine must not reach a published byte.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from bulletins import paths
from bulletins.pipeline import warm

NAME = "python3"
_CHANNEL = "bulletins-kernel-"
# The longest path of a Unix socket is 104 bytes on macOS and 108 on Linux; a number is appended to ours.
_LONGEST_SOCKET = 95
# Seconds: until the launcher has imported everything on a busy machine; until a killed kernel is gone.
_PATIENCE, _GRACE = 120.0, 5.0
# Milliseconds between two attempts to reach a kernel that is just starting; a tenth of a second is usual.
_TRY_AGAIN = 10
# Of -1000 to 1000; who asks for no more than others has 0.
_FIRST_TO_GO = "500"

# These would let the machine or the user change what a notebook computes, draws or prints.
_DROPPED = ("PYTHON", "MPL", "MATPLOTLIB", "IPYTHON", "JUPYTER", "LC_", "LANG", "TZ", "BULLETINS_",
            "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "LINES", "PAPERMILL", "PYDEVD")  # fmt: skip
# What our kernels have beside ipykernel's own; in the notebook's names and in its counting of cells it is not seen.
_SETTINGS = (
    # Warnings are for whoever looks after the kernel, such as that its connection is gone: here, after Ctrl+C.
    "--log-level=ERROR",
    "--IPKernelApp.extensions=bulletins.pipeline.inside",
    "--IPKernelApp.reraise_ipython_extension_failures=True",
    "--IPKernelApp.outstream_class=bulletins.pipeline.inside.Stream",
    "--HistoryManager.enabled=False",  # nobody will look for what was typed: no database, no thread
    "--IPythonKernel._execute_sleep=0",  # half a millisecond after each cell, for the terminal's sake
)
# These a kernel looks up when it needs them: each run has its own.
_OWN = (paths.OUTPUT_VARIABLE, paths.MEMORY_VARIABLE, paths.WITHHELD_VARIABLE)
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


def environment(
    *, data: Path, build: Path, output: Path | None = None, memory: Path | None = None
) -> dict[str, str]:
    """Return the environment of one run's kernel: the caller's without what could change a byte, and our own.

    ``SOURCE_DATE_EPOCH`` passes through; ``output`` is the only folder the run may write to (the launcher of
    kernels has none), but for ``memory``: what kernels of one build need not compute twice.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_DROPPED)}
    withheld = os.environ.get(paths.WITHHELD_VARIABLE)  # from the public: longer periods leave it out
    return kept | dict.fromkeys(_ONE_THREAD, "1") | {
        **({paths.OUTPUT_VARIABLE: str(output)} if output else {}),
        **({paths.MEMORY_VARIABLE: str(memory)} if memory else {}),
        **({paths.WITHHELD_VARIABLE: withheld} if withheld else {}),
        paths.DATA_VARIABLE: str(data),
        paths.BUILD_VARIABLE: str(build),
        "PYTHONPATH": str(paths.REPOSITORY),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": str(build / "matplotlib"),
        "IPYTHONDIR": str(build / "ipython"),
        "JUPYTER_CONFIG_DIR": str(build / "jupyter"),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip


def startup_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what of an environment is read as Python starts or as modules are imported.

    In these the launcher and the kernels it forks must agree; the rest each kernel gets for itself.
    """
    return {
        name: value
        for name, value in environment.items()
        if name.startswith((*_DROPPED, *_ONE_THREAD)) and name not in _OWN
    }


def manager(environment: Mapping[str, str], channel: Path, launcher: Path | None = None,
            megabytes: int = 0) -> type:  # fmt: skip
    """Return the class of kernel managers that start this interpreter's kernel in ``environment``.

    ``channel`` is an empty, private folder that outlives the kernel: connection file and sockets lie there,
    so that two kernels started at the same moment never reach for the same port. ``launcher`` is the address
    of the launcher that forks the kernel; without it, or if it cannot, Python is started anew. ``megabytes`` is
    how much memory the kernel may have, if not as much as there is.
    """
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpec

    class OwnManager(AsyncKernelManager):
        """Starts ``sys.executable -m ipykernel_launcher`` and nothing else."""

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self._kernel_spec = KernelSpec(argv=_command(), display_name="Python 3", language="python")
            self.provisioner = _provisioner(launcher, megabytes)(parent=self, kernel_spec=self._kernel_spec)
            self.client_factory = _client()
            self.connection_file = str(channel / "kernel.json")
            if os.name == "posix" and len(os.fsencode(channel)) < _LONGEST_SOCKET:
                self.transport, self.ip = "ipc", str(channel / "socket")

        async def start_kernel(self, **settings: Any) -> None:  # type: ignore[override] # as its own base does
            """Start the kernel in the environment given, whatever the caller's own is."""
            await self._async_start_kernel(**{**settings, "env": dict(environment)})

    return OwnManager


def _provisioner(launcher: Path | None, megabytes: int) -> type:
    """Return the class of what starts and ends a kernel for its manager: Jupyter's own, with two differences."""
    from jupyter_client.provisioning import LocalProvisioner

    class OwnProvisioner(LocalProvisioner):
        """Asks the launcher for a process; ends one without warning and without waiting for the next look."""

        process: Any

        async def launch_kernel(self, cmd: list[str], **settings: Any) -> Any:
            folder = str(settings.get("cwd") or Path.cwd())  # Papermill goes there itself
            forked = warm.fork(launcher, cmd, folder, settings["env"], _PATIENCE) if launcher else None
            if forked is None:
                await super().launch_kernel(cmd, **settings)
            else:
                self.process, self.pid, self.cwd = forked, forked.pid, folder
            _confine(self.process.pid, megabytes)
            return self.connection_info

        async def send_signal(self, signum: int) -> None:
            # Jupyter interrupts a kernel just before it kills it, and the kernel could only complain.
            if signum != signal.SIGINT:
                await super().send_signal(signum)

        async def kill(self, restart: bool = False) -> None:
            await super().kill(restart)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(_GRACE)

    return OwnProvisioner


def _confine(process: int, megabytes: int) -> None:
    """Have the system end this kernel, not the build, when memory runs out; limit what it may have, if asked to.

    Counted is what it can write to: of what is only reserved (RLIMIT_AS) a kernel has gigabytes. Linux only.
    """
    if sys.platform == "linux":
        import resource

        with suppress(OSError):  # it has ended already
            Path(f"/proc/{process}/oom_score_adj").write_text(_FIRST_TO_GO)
            if megabytes:
                resource.prlimit(process, resource.RLIMIT_DATA, (megabytes * 2**20, megabytes * 2**20))


def _client() -> type:
    """Return the class of what talks to a kernel: Jupyter's own, with two differences."""
    import zmq
    from jupyter_client import AsyncKernelClient

    class OwnClient(AsyncKernelClient):
        """Looks for a starting kernel more often, and is ready as soon as the kernel is.

        Jupyter's own then waits a fifth of a second for silence; what may still come is about no cell, and
        nbclient passes over it.
        """

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            self.context.setsockopt(zmq.RECONNECT_IVL, _TRY_AGAIN)

        async def wait_for_ready(self, timeout: float | None = None) -> None:
            deadline = time.monotonic() + (timeout or _PATIENCE)
            while time.monotonic() < deadline:
                self.kernel_info()
                with suppress(Empty):
                    await self.shell_channel.get_msg(timeout=1)
                    await self.iopub_channel.get_msg(timeout=0.2)
                    return
                if not await self.is_alive():
                    raise RuntimeError("the kernel ended before it was ready")
            raise RuntimeError("the kernel was not ready in time")

    return OwnClient


def channel() -> TemporaryDirectory[str]:
    """Return a new private folder for a kernel's connection; its name says whose it is."""
    return TemporaryDirectory(prefix=f"{_CHANNEL}{os.getpid()}-")


def sweep_channels() -> None:
    """Remove the folders of processes that were killed before they could."""
    for folder in Path(gettempdir()).glob(f"{_CHANNEL}*"):
        owner = folder.name.removeprefix(_CHANNEL).split("-")[0]
        if owner.isdigit() and not _is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    if os.name != "posix":  # there, signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # another user's
        return True
    return True


def _command() -> list[str]:
    return [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", *_SETTINGS]
