"""A bulletin's notebook for the statistician: a copy with its parameters filled in, opened in JupyterLab."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bulletins import paths
from bulletins.errors import FaultyEvidence, UserError
from bulletins.pipeline import kernels, notebooks, plan, releases, stages, survey, why
from bulletins.pipeline.console import Console
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import Run, Selection
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

FOLDER = "open"
_LAB = "jupyterlab"
# What of a kernel's environment JupyterLab's own kernels need; the rest is for the sake of published bytes.
_HANDED_ON = (paths.DATA_VARIABLE, paths.BUILD_VARIABLE, paths.WITHHELD_VARIABLE, "PYTHONPATH")


def run(workspace: Workspace, address: str, language: Language, console: Console, *, fresh: bool = False,
        browser: bool = True, words: Sequence[str] = ()) -> int:  # fmt: skip
    """Write the copy of the notebook at ``address`` and become JupyterLab; ``words`` are handed on to it.

    A copy that is there already stays as the statistician left it, unless a ``fresh`` one is wanted.
    """
    releases.withhold()
    found = _find(workspace, address, language)
    file = place(workspace, found)
    text = copy(workspace, found)
    left = not fresh and file.is_file() and file.read_text(encoding="utf-8") != text
    if not left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    template = workspace.template(found.notebook)
    console.say("open-left" if left else "open-written", address=str(found.address), template=_near(template))
    console.conclude("open-file", file=str(file))
    if importlib.util.find_spec(_LAB) is None:
        raise UserError("jupyterlab-absent", file=str(file))
    command = [sys.executable, "-m", _LAB, str(file), f"--ServerApp.root_dir={workspace.build / FOLDER}"]
    command += [] if browser else ["--no-browser"]
    return become([*command, *words], environment(workspace))


def place(workspace: Workspace, found: Run) -> Path:
    """Return where the copy lies: by its address, beside that of the other language."""
    folder = workspace.build / FOLDER / found.address.campaign / found.address.period
    return folder / f"{found.address.unit or found.notebook}.{found.language}.ipynb"


def copy(workspace: Workspace, found: Run) -> str:
    """Return the template in one language with the cell that a build would inject, without outputs."""
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    template = notebooks.load_template(workspace.template(found.notebook), found.language)
    notebooks.check_parameters(template, found.parameters)
    given = dict(found.parameters)
    filled = parameterize_notebook(
        load_notebook_node(template), given, kernel_name=kernels.NAME, language="python"
    )
    notebooks.tidy(filled)
    return notebooks.text(filled)


def environment(workspace: Workspace) -> dict[str, str]:
    """Return the environment of JupyterLab: the user's own, with the way to the data and to our package."""
    own = kernels.environment(data=workspace.data, build=workspace.build)
    return {**os.environ, **{name: own[name] for name in _HANDED_ON if name in own}}


def become(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Be another program from now on: nothing stands between it and the terminal, and nothing is left of us."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], list(command), dict(environment))
    # Elsewhere it would run on behind the terminal's back.
    return subprocess.call(command, env=dict(environment))


def _find(workspace: Workspace, address: str, language: Language) -> Run:
    """Return the run at ``address``; raise ``UserError`` with the near ones if there is none.

    Faulty data are no reason not to open a notebook whose address was sound before: it may help to look into them.
    """
    fingerprints = Fingerprints.usual(workspace)
    campaign = address.strip("/").split("/")[0]
    try:
        surveys = stages.look(workspace, Selection(campaigns=(campaign,)), fingerprints, keep=False)
    except FaultyEvidence:
        last = survey.last_sound(workspace, campaign)
        if last is None:
            raise
        surveys = [last]
    return why.at(address, plan.make(surveys, (language,), workspace, fingerprints))[0]


def _near(file: Path) -> str:
    inside = file.is_relative_to(paths.REPOSITORY)
    return (file.relative_to(paths.REPOSITORY) if inside else file).as_posix()
