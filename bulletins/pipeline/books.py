"""What a build writes down of each run: the texts it was made from, a line in the ledger, a line in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bulletins.pipeline import ledger, plan, seen
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.ledger import Entry
from bulletins.pipeline.outcomes import Outcome
from bulletins.pipeline.plan import Run, Verdict
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace

# A run of which this is the failure read data that nobody can name: whatever they are now, they have changed. Of other
# failures it is the machine that is the cause: they need not be asked for to be tried again.
_OF_NO_STATE = "evidence-changed"


class Books:
    """The books of one build; ``last`` is what the ledger said before it."""

    def __init__(self, workspace: Workspace, fingerprints: Fingerprints,
                 last: Mapping[tuple[str, str], Entry]) -> None:  # fmt: skip
        self.workspace, self._fingerprints, self._last = workspace, fingerprints, last
        self._runs: dict[tuple[str, str], Run] = {}

    def open(self, runs: Sequence[Run]) -> None:
        """Take in the runs that are about to be executed, and keep what they are made from."""
        self._runs = {run.key: run for run in runs}
        seen.write(self.workspace, dict(self._texts(runs)))

    def write(self, outcome: Outcome) -> Run:
        """Write down what became of a run, and return the run."""
        run = self._runs[str(outcome.address), outcome.language.value]
        failure = outcome.failure.sentence("en") if outcome.failure else ""
        entry = Entry(*run.key, outcome.fate, run.parts, failure, prose=run.prose)
        ledger.write(self.workspace.ledger, entry if not failure else self._failed(entry, run, outcome))
        ledger.write_line(self.workspace.log, {
            "at": datetime.now(UTC).isoformat(timespec="seconds"), "address": run.key[0], "language": run.key[1],
            "fate": outcome.fate.value, "seconds": round(outcome.seconds, 3), "failure": failure,
            "stderr": outcome.stderr[-4000:], "traceback": outcome.traceback[-4000:],
        })  # fmt: skip
        return run

    def reworded(self, verdict: Verdict) -> None:
        """Write down that the words around a run's code are now the template's."""
        assert verdict.last is not None
        ledger.write(self.workspace.ledger, replace(verdict.last, prose=verdict.run.prose))

    def accepted(self, verdict: Verdict, reason: str) -> None:
        """Write down that a run counts as current although it was not executed again, and why."""
        assert verdict.last is not None
        reasons = dict.fromkeys(filter(None, (verdict.last.accepted, reason)))
        seen.write(self.workspace, dict(self._texts([verdict.run])))
        ledger.write(
            self.workspace.ledger, replace(verdict.last, parts=verdict.run.parts, reason="; ".join(reasons))
        )

    def prune(self, settled: Iterable[Verdict], surveys: Iterable[Survey]) -> None:
        """Remove the kept texts that no run is made from any more. Only right when all was selected."""
        wanted = {sha256 for one in surveys for sha256 in one.hashes}
        for verdict in settled:
            for parts in (
                verdict.run.parts,
                *([verdict.last.parts, verdict.last.made] if verdict.last else []),
            ):
                wanted.update(parts.values())
        listings = {verdict.last.made.get("data", "") for verdict in settled if verdict.last}
        listings |= {verdict.last.parts.get("data", "") for verdict in settled if verdict.last}
        for listing in listings:
            wanted.update(sha256 for _, _, sha256 in seen.rows(self.workspace, listing))
        seen.prune(self.workspace, wanted)

    def _failed(self, entry: Entry, run: Run, outcome: Outcome) -> Entry:
        """Return ``entry`` with the older result that is still there, if there is one."""
        last = self._last.get(run.key)
        if outcome.failure is not None and (outcome.failure.code == _OF_NO_STATE or outcome.failure.may_pass):
            entry = replace(entry, parts={**run.parts, "data": ""})
        if last is None or not plan.is_whole(run, last):
            return entry
        return replace(entry, made=last.made, prose=last.prose, reason=last.accepted)

    def _texts(self, runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
        kinds = {(run.notebook, run.language, run.inputs) for run in runs}
        for notebook, language, inputs in kinds:
            for text in self._fingerprints.texts(notebook, language, inputs):
                yield hash_text(text), text
