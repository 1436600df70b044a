"""One run in one worker process: Papermill executes the notebook in a kernel of its own, strictly."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import shutil
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins.pipeline import kernels, notebooks, seal, swap, warm
from bulletins.pipeline.outcomes import Failure, Outcome, Refused
from bulletins.pipeline.plan import Run
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate

if TYPE_CHECKING:
    from nbformat import NotebookNode

_ENGINE = "bulletins"
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True)
class Limits:
    """Seconds a cell may take, and a kernel to start; megabytes a kernel may have, or as many as there are (0)."""

    cell: int = 600
    start: int = 120
    memory: int = 0


USUAL = Limits()


def execute(run: Run, workspace: Workspace, limits: Limits = USUAL, launcher: Path | None = None,
            memory: Path | None = None) -> Outcome:  # fmt: skip
    """Execute ``run``; its folder appears whole, or stays as it was and the failed notebook is kept.

    ``launcher`` is the address of the launcher of kernels. When that is killed its kernels die too, without
    fault of their own: such a run is executed once more in an ordinary kernel. ``memory`` is the folder of what
    kernels of one build have computed already.
    """
    outcome = _execute(run, workspace, limits, launcher, memory)
    if outcome.failure and launcher and not warm.is_answering(launcher):
        return _execute(run, workspace, limits, None, memory)
    return outcome


def own_folder(run: Run, workspace: Workspace) -> Path:
    """Make an empty folder for ``run`` to be made in, and return it.

    It is this process's own: a kernel whose worker was killed a moment ago may still write into the other's.
    """
    folder = workspace.unfinished_folder(run.address, run.language)
    aside = folder.with_name(f"{folder.name}.{os.getpid()}")
    _make_empty(aside)
    return aside


def put_in_place(run: Run, aside: Path, workspace: Workspace) -> None:
    """Seal what was made in ``aside`` and make it the run's folder: what is there is always one whole run."""
    seal.put(aside, run.fingerprint)
    run.folder.parent.mkdir(parents=True, exist_ok=True)
    replaced = aside
    if not swap.exchange(aside, run.folder):
        replaced = aside.with_name(f"{aside.name}.replaced")
        if run.folder.exists():
            run.folder.rename(replaced)
        aside.rename(run.folder)
    shutil.rmtree(replaced, ignore_errors=True)
    seal.see_names_to_disk([run.folder.parent])
    shutil.rmtree(workspace.failed_folder(run.address, run.language), ignore_errors=True)


def take_over(run: Run, outcome: Outcome, files: Mapping[str, bytes], workspace: Workspace) -> Outcome:
    """Keep what another machine made of ``run`` as if it had been made here; return what became of it."""
    if outcome.fate is not Fate.EXECUTED:
        kept = workspace.failed_folder(run.address, run.language)
        with contextlib.suppress(OSError):
            _make_empty(kept)
            _write_files(kept, files)
        return outcome
    try:
        aside = own_folder(run, workspace)
        _write_files(aside, files)
        put_in_place(run, aside, workspace)
    except OSError as error:
        return replace(
            outcome, fate=Fate.FAILED, failure=_unexpected(error), traceback=traceback.format_exc()
        )
    return outcome


def _write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        if not file.resolve().is_relative_to(folder.resolve()):
            raise ValueError(f"a file outside of the run's folder: {name}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _execute(run: Run, workspace: Workspace, limits: Limits, launcher: Path | None,
             memory: Path | None) -> Outcome:  # fmt: skip
    started = time.monotonic()
    aside = own_folder(run, workspace)
    reached: list[NotebookNode] = []
    stderr = trace = ""
    failure: Failure | None = None
    try:
        template = notebooks.load_template(workspace.template(run.notebook), run.language)
        notebooks.check_parameters(template, run.parameters)
        stopped = _execute_with_papermill(
            template, run.parameters, aside, workspace, limits, launcher, memory, reached
        )
        if reached:
            stopped = stopped and _name_cell(stopped, reached[0])
            stderr = notebooks.tidy(reached[0])
        _refuse_unfit(run, reached, stopped, aside, limits)
        notebooks.write(reached[0], aside / "notebook.ipynb")
        put_in_place(run, aside, workspace)
    except Refused as refused:
        failure = refused.failure
    except Exception as error:
        failure, trace = _unexpected(error), traceback.format_exc()
    if failure is not None:
        # A full disk must not hide why the run failed.
        with contextlib.suppress(OSError):
            _keep_failed(run, reached, aside, workspace)
    outcome = Outcome(run.address, run.language, Fate.FAILED if failure else Fate.EXECUTED, failure=failure)
    return replace(outcome, seconds=time.monotonic() - started, stderr=stderr, traceback=trace)


def _execute_with_papermill(
    template: NotebookNode, parameters: Mapping[str, str], aside: Path, workspace: Workspace,
    limits: Limits, launcher: Path | None, memory: Path | None, reached: list[NotebookNode],
) -> Failure | None:  # fmt: skip
    """Execute; ``reached`` holds the notebook as far as it got. Return why the kernel stopped, if it did."""
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    environment = kernels.environment(data=workspace.data, output=aside, build=workspace.build, memory=memory)
    with kernels.channel() as channel:
        try:
            # In how many pieces a cell's text arrives is a matter of time; coalesced, it is one.
            papermill.execute_notebook(
                template, None, parameters=dict(parameters), engine_name=_engine(), kernel_name=kernels.NAME,
                language="python", progress_bar=False, log_output=False, request_save_on_cell_execute=False,
                coalesce_streams=True,
                autosave_cell_every=0, cwd=str(aside), start_timeout=limits.start,
                execution_timeout=limits.cell, shutdown_kernel="immediate", reached=reached,
                kernel_manager_class=kernels.manager(environment, Path(channel), launcher, limits.memory),
            )  # fmt: skip
        except PapermillExecutionError:
            return None
        except CellTimeoutError:
            return Failure("timeout", (("seconds", str(limits.cell)),))
        except DeadKernelError:
            return Failure("dead-kernel")
    return None


def _engine() -> str:
    """Register the engine that hands over the notebook as execution begins: a failed one is kept."""
    from papermill.engines import NBClientEngine, papermill_engines

    class Engine(NBClientEngine):
        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **settings: Any) -> None:
            settings.pop("reached").append(nb_man.nb)
            super().execute_managed_notebook(nb_man, kernel_name, **settings)

    papermill_engines.register(_ENGINE, Engine)
    return _ENGINE


def _name_cell(stopped: Failure, notebook: NotebookNode) -> Failure:
    """Return ``stopped`` with the number and first line of the cell that was running: the last begun."""
    begun = [
        (number, cell)
        for number, cell in enumerate(notebooks.code_cells(notebook), start=1)
        if cell.metadata.get("papermill", {}).get("start_time")
    ]
    number, cell = begun[-1] if begun else (0, None)
    place = (("cell", str(number)), ("source", notebooks.first_line(cell) if cell else "–"))
    return replace(stopped, details=(*stopped.details, *place))


def _refuse_unfit(run: Run, reached: list[NotebookNode], stopped: Failure | None, aside: Path,
                  limits: Limits) -> None:  # fmt: skip
    """Raise ``Refused`` unless the notebook ran to its end and its record is of this very run."""
    if stopped is not None:
        raise Refused(stopped.code, **dict(stopped.details))
    try:
        notebooks.check_executed(reached[0])
    except Refused as refused:
        raise _out_of_memory(refused, limits) or refused from None
    address = str(run.address)
    notebooks.check_record(aside, address=address, notebook=run.notebook, parameters=run.parameters)
    notebooks.check_inputs(aside, run.inputs)


def _out_of_memory(refused: Refused, limits: Limits) -> Refused | None:
    """Return what to say instead where a cell met the limit that was set."""
    details = dict(refused.failure.details)
    if not limits.memory or "MemoryError" not in details.get("error", ""):
        return None
    place = {"cell": details["cell"], "source": details["source"]}
    return Refused("memory", **place, megabytes=str(limits.memory))


def _keep_failed(run: Run, reached: list[NotebookNode], aside: Path, workspace: Workspace) -> None:
    kept = workspace.failed_folder(run.address, run.language)
    _make_empty(kept)
    if reached:
        notebooks.write(reached[0], kept / "notebook.ipynb")
    shutil.rmtree(aside, ignore_errors=True)


def _unexpected(error: Exception) -> Failure:
    if isinstance(error, OSError) and error.errno in _FULL:
        return Failure("disk-full", (("file", str(error.filename or "none")),))
    text = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return Failure("unexpected", (("error", text),))


def _make_empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
