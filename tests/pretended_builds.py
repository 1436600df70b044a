"""Builds that only pretend: every run is written down as executed, with files and seal, and nothing was executed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bulletins.pipeline import ledger, seal, stages
from bulletins.pipeline.books import Books
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.outcomes import Failure, Outcome
from bulletins.pipeline.plan import Selection, Verdict
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate


def judge(workspace: Workspace, selection: Selection | None = None) -> list[Verdict]:
    """Return a verdict on each run as the plan would, writing nothing."""
    prints, wanted = Fingerprints.usual(workspace), selection or Selection()
    return stages.judge(workspace, wanted, prints, stages.look(workspace, wanted, prints, keep=False))


def build(
    workspace: Workspace, selection: Selection | None = None, failing: Sequence[str] = ()
) -> list[Verdict]:
    """Write down what a build would; runs at addresses that end in one of ``failing`` failed."""
    prints, wanted = Fingerprints.usual(workspace), selection or Selection()
    surveys = stages.look(workspace, wanted, prints, keep=True)
    verdicts = stages.judge(workspace, wanted, prints, surveys)
    books = Books(workspace, prints, ledger.read_last(workspace.ledger))
    books.open([verdict.run for verdict in verdicts])
    for verdict in verdicts:
        run = verdict.run
        if str(run.address).endswith(tuple(failing)) and failing:
            failure = Failure("cell", (("cell", "1"), ("source", "x"), ("error", "no")))
            books.write(Outcome(run.address, run.language, Fate.FAILED, failure=failure))
            continue
        _make(run.folder, dict(run.parameters))
        seal.put(run.folder, run.fingerprint)
        books.write(Outcome(run.address, run.language, Fate.EXECUTED))
    return verdicts


def _make(folder: Path, parameters: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "record.json").write_text(json.dumps({"parameters": parameters}), encoding="utf-8")
    for name in ("notebook.ipynb", "scores.csv"):
        (folder / name).touch()
