"""Why a run is outdated: for each cause the row, key, module, package or cell that changed, old and new."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletins.errors import UserError
from bulletins.pipeline import changes, ledger, plan, releases, seen, stages
from bulletins.pipeline.changes import Change, change
from bulletins.pipeline.console import Console, print_json
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import Run, Selection, Verdict
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

# How many changes of one cause the console shows, and how many addresses are near an unknown one.
_SHOWN, _NEAREST = 20, 3


def run(workspace: Workspace, address: str, languages: Sequence[Language], console: Console, *,
        as_json: bool = False) -> int:  # fmt: skip
    """Say of each run at ``address`` why it is outdated, or what it is made from; write nothing."""
    releases.withhold()
    fingerprints = Fingerprints.usual(workspace)
    selection = Selection(campaigns=(address.strip("/").split("/")[0],), languages=tuple(languages))
    surveys = stages.look(workspace, selection, fingerprints, keep=False)
    runs = plan.make(surveys, languages, workspace, fingerprints)
    verdicts = plan.judge(at(address, runs), ledger.read_last(workspace.ledger))
    explained = [Explanation(verdict, workspace, fingerprints, surveys[0]) for verdict in verdicts]
    if as_json:
        print_json([one.as_dict() for one in explained])
        return stages.ALL_WELL
    for one, told in _alike(explained):
        _tell(one, told, console)
    return stages.ALL_WELL


def at(address: str, runs: Sequence[Run]) -> list[Run]:
    """Return the runs at ``address``; raise ``UserError`` with the nearest addresses if there are none."""
    wanted = address.strip("/")
    found = [run for run in runs if str(run.address) == wanted]
    if not found:
        raise UserError("unknown-address", address=address, near=nearest(wanted, runs))
    return found


def nearest(address: str, runs: Sequence[Run]) -> str:
    """Return the addresses most like ``address``."""
    known = list(dict.fromkeys(str(run.address) for run in runs))
    return ", ".join(difflib.get_close_matches(address, known, _NEAREST, 0) or known[:_NEAREST]) or "–"


@dataclass(frozen=True)
class Explanation:
    """Why one run is outdated."""

    verdict: Verdict
    workspace: Workspace
    fingerprints: Fingerprints
    survey: Survey

    @property
    def causes(self) -> dict[str, list[Change]]:
        """Return the changes of each cause."""
        return {cause: self._changes(cause) for cause in self.verdict.causes}

    @property
    def made_from(self) -> list[Change]:
        """Return what the run is made from: the rows it reads, the rules, the notebook, code and pins."""
        run = self.verdict.run
        cells, _, code, pins = self._texts_now
        return [
            *(change("made-rules" if one.is_rules else "made-rows", file=one.path, rows=one.rows or 0,
                     sha256=one.sha256) for one in run.inputs),
            change("made-notebook", notebook=run.notebook, cells=_count_cells(cells)),
            change("made-code", count=len(code.splitlines())),
            change("made-pins", count=len(changes.pins(pins))),
        ]  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data, for JSON."""
        verdict = self.verdict
        return {
            "address": str(verdict.run.address),
            "language": verdict.run.language.value,
            "fate": verdict.fate.value,
            "causes": {cause: [one.as_dict() for one in found] for cause, found in self.causes.items()},
            "reworded": verdict.is_reworded,
            "accepted": verdict.last.accepted if verdict.last else "",
            "made_from": [one.as_dict() for one in self.made_from],
        }

    @property
    def _texts_now(self) -> tuple[str, ...]:
        run = self.verdict.run
        return self.fingerprints.texts(run.notebook, run.language, run.inputs)

    def _changes(self, cause: str) -> list[Change]:
        run, last = self.verdict.run, self.verdict.last
        if cause == "never":
            return [change("never")]
        if cause == "gone":
            return [change("gone", folder=run.folder)]
        assert last is not None
        if cause == "failure":
            return [change("failure", failure=last.failure)]
        if cause == "parameters":
            return changes.in_values(_recorded_parameters(run.folder), run.parameters)
        return self._compare(cause, last.parts.get(cause, ""))

    def _compare(self, cause: str, hashed: str) -> list[Change]:
        """Return the changes of a part of the fingerprint since it had the SHA-256 ``hashed``."""
        before = seen.read(self.workspace, hashed)
        if before is None:
            return [change("not-kept")]
        cells, listing, code, pins = self._texts_now
        compare: dict[str, tuple[Callable[[str, str], list[Change]], str]] = {
            "notebook": (changes.in_cells, cells),
            "data": (self._in_data, listing),
            "code": (changes.in_files, code),
            "pins": (changes.in_pins, pins),
            "rules": (changes.in_rules, self._text(self.verdict.run.parts["rules"]) or "{}"),
        }
        function, after = compare[cause]
        return function(before, after)

    def _in_data(self, before: str, after: str) -> list[Change]:
        was, now = (
            {path: (rows, sha256) for path, rows, sha256 in seen.parse(text)} for text in (before, after)
        )
        found: list[Change] = []
        for file in sorted(was.keys() | now.keys()):
            if file not in was:
                found.append(change("file-added", file=file, rows=now[file][0]))
            elif file not in now:
                found.append(change("file-removed", file=file, rows=was[file][0]))
            elif was[file] != now[file]:
                found += self._in_table(file, was[file][1], now[file][1])
        return found

    def _in_table(self, file: str, was: str, now: str) -> list[Change]:
        before, after = seen.read(self.workspace, was), self._text(now)
        if before is None or after is None:
            return [change("not-kept-of", file=file)]
        return changes.in_rows(file, before, after, _key(file))

    def _text(self, sha256: str) -> str | None:
        """Return a text of the campaign as it is now: looked at just now, or kept since it was."""
        texts = self.survey.dependencies.texts
        return texts[sha256] if sha256 in texts else seen.read(self.workspace, sha256)


def _key(file: str) -> tuple[str, ...]:
    """Return the columns that name a row of a table."""
    from bulletins.evidence.contracts import CAMPAIGN_TABLES, MONTHLY_TABLES, ROLLUP_TABLES

    model = (CAMPAIGN_TABLES | MONTHLY_TABLES | ROLLUP_TABLES).get(Path(file).stem)
    return model.key if model is not None else ()


def _recorded_parameters(folder: Path) -> dict[str, str]:
    try:
        recorded = json.loads((folder / "record.json").read_text(encoding="utf-8"))["parameters"]
        return {str(name): str(value) for name, value in recorded.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _count_cells(text: str) -> int:
    try:
        return len(json.loads(text))
    except ValueError:
        return 0


def _alike(explained: Sequence[Explanation]) -> Iterator[tuple[Explanation, str]]:
    """Yield those that say different things, with the languages that say each."""
    groups: dict[str, list[Explanation]] = {}
    for one in explained:
        said = {name: value for name, value in one.as_dict().items() if name != "language"}
        groups.setdefault(json.dumps(said, sort_keys=True), []).append(one)
    for several in groups.values():
        yield several[0], ", ".join(one.verdict.run.language.value for one in several)


def _tell(one: Explanation, languages: str, console: Console) -> None:
    verdict = one.verdict
    fate = console.tell(f"fate-{verdict.fate.value}")
    console.conclude("why-run", address=str(verdict.run.address), language=languages, fate=fate)
    for cause, found in one.causes.items():
        console.say("why-cause", cause=console.tell(f"cause-{cause}"))
        _tell_changes(found, console)
    if verdict.last and verdict.last.accepted:
        console.say("why-accepted", reason=verdict.last.accepted)
    if verdict.is_reworded:
        console.say("why-reworded")
    if not verdict.causes:
        console.say("why-current")
        console.say("why-made-from")
        _tell_changes(one.made_from, console, most=None)


def _tell_changes(found: Sequence[Change], console: Console, most: int | None = _SHOWN) -> None:
    for one in found[:most]:
        console.say("why-line", text=_sentence(one, console))
        for line in one.lines:
            console.say("why-line", text=f"  {line}")
    if most is not None and len(found) > most:
        console.say("why-more", count=str(len(found) - most))


def _sentence(one: Change, console: Console) -> str:
    """Return a change in words: an empty value is called so; a count chooses its plural."""
    nothing = console.tell("why-nothing")
    given: dict[str, Any] = {name: value or nothing for name, value in one.details}
    given |= {name: int(given[name]) for name in ("rows", "count") if name in given}
    return console.tell(f"why-{one.code}", **given)
