"""Counting runs as current without executing them, for a reason that is published with them."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from bulletins.errors import UserError
from bulletins.pipeline import ledger, lock, plan, releases, stages, why
from bulletins.pipeline.books import Books
from bulletins.pipeline.console import Console
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import Run, Selection, Verdict
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language

# What there is no good result of cannot be accepted, whatever the reason.
_UNFIT = ("never", "gone", "failure")
# How many addresses are named.
_LISTED = 5


def run(workspace: Workspace, addresses: Sequence[str], reason: str, languages: Sequence[Language],
        console: Console) -> int:  # fmt: skip
    """Write into the ledger that the runs at ``addresses`` are current, and why; all of them or none."""
    reason = " ".join(reason.split())
    if not reason:
        raise UserError("accept-without-reason")
    with lock.hold(workspace.build):
        releases.withhold()
        fingerprints = Fingerprints.usual(workspace)
        selection = Selection(languages=tuple(languages))
        surveys = stages.look(workspace, selection, fingerprints, keep=True)
        runs = matching(addresses, plan.make(surveys, languages, workspace, fingerprints))
        last = ledger.read_last(workspace.ledger)
        verdicts = plan.judge(runs, last)
        _refuse_unfit(verdicts, console)
        outdated = [verdict for verdict in verdicts if verdict.fate is Fate.OUTDATED]
        books = Books(workspace, fingerprints, last)
        for verdict in outdated:
            books.accepted(verdict, reason)
    _tell(outdated, len(verdicts), console)
    return stages.ALL_WELL


def matching(addresses: Sequence[str], runs: Sequence[Run]) -> list[Run]:
    """Return the runs at ``addresses``, in which ``*`` and ``?`` stand for anything; raise ``UserError`` for none."""
    for address in addresses:
        if not any(_matches(run, address) for run in runs):
            raise UserError("unknown-address", address=address, near=why.nearest(address.strip("/"), runs))
    return [run for run in runs if any(_matches(run, address) for address in addresses)]


def _matches(run: Run, address: str) -> bool:
    return fnmatchcase(str(run.address), address.strip("/"))


def _refuse_unfit(verdicts: Sequence[Verdict], console: Console) -> None:
    for cause in _UNFIT:
        unfit = [verdict.run for verdict in verdicts if cause in verdict.causes]
        if unfit:
            named = ", ".join(_names(unfit[:_LISTED])) + (" …" if len(unfit) > _LISTED else "")
            raise UserError("accept-unfit", addresses=named, cause=console.tell(f"cause-{cause}"))


def _tell(accepted: Sequence[Verdict], looked_at: int, console: Console) -> None:
    if not accepted:
        console.conclude("accept-nothing", count=looked_at)
        return
    names = _names([verdict.run for verdict in accepted])
    named, more = ", ".join(names[:_LISTED]), max(len(names) - _LISTED, 0)
    console.conclude("accept-done", count=len(names), addresses=named, more=more)


def _names(runs: Sequence[Run]) -> list[str]:
    return [f"{run.address} {run.language}" for run in runs]
