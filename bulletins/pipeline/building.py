"""A build from sound evidence to the site: execute what is outdated, keep the books, render, sum up."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins import paths
from bulletins.pipeline import ledger, plan, releases, rewording, stages, survey, unchanged
from bulletins.pipeline.books import Books
from bulletins.pipeline.console import Console
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.hands import Hands, cores
from bulletins.pipeline.outcomes import Outcome
from bulletins.pipeline.plan import Run, Selection, Shown, Verdict
from bulletins.pipeline.quarto import Choice
from bulletins.pipeline.releases import Releases
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language

if TYPE_CHECKING:
    from bulletins.pipeline.products.pdf import Press
    from bulletins.pipeline.render import SiteOutcome

# How many addresses that failed alike are named; the log has all of them.
_LISTED = 5


@dataclass(frozen=True)
class Order:
    """How a build was asked to go about it: renderer, workers, kernels anew, failed runs again, machines, memory."""

    choice: Choice
    jobs: int | None = None
    cold: bool = False
    retry: bool = False
    cluster: str = ""
    megabytes: int = 0
    press: Press | None = None


def press(jobs: int | None, console: Console) -> Press:
    """Return what prints bulletins; ``UserError`` where it is not there, before anything is done."""
    from bulletins.pipeline.products import pdf

    return pdf.Press(pdf.check(), jobs or cores(),
                     lambda count: console.progress(count, console.tell("printing-progress")))  # fmt: skip


def build(workspace: Workspace, selection: Selection, console: Console, *, site: Path, order: Order) -> int:
    """Build under a lock that is held; return the exit code."""
    with Hands(
        workspace, console, jobs=order.jobs or cores(), cold=order.cold, away=bool(order.cluster),
        meanwhile=partial(_get_ready_to_render, order.choice),
    ) as hands:  # fmt: skip
        return _build(workspace, selection, console, site, order, hands)


def _build(workspace: Workspace, selection: Selection, console: Console, site: Path, order: Order,
           hands: Hands) -> int:  # fmt: skip
    started = time.monotonic()
    watch = unchanged.Watch(paths.BUILD, workspace, site)
    embargo = releases.withhold()  # before any process is started: all of them have to know
    fingerprints = Fingerprints.usual(workspace)
    surveys = stages.look(workspace, selection, fingerprints, keep=True, helper=hands)
    embargo.refuse_faults({one.campaign for one in surveys})
    _tell_warnings(surveys, console)
    runs = every_run(workspace, surveys, fingerprints)
    fingerprints.keep()
    last = ledger.read_last(workspace.ledger)
    verdicts = plan.judge(filter(selection.takes, runs), last, retry=order.retry)
    books = Books(workspace, fingerprints, last)
    outcomes = bring_up_to_date(verdicts, workspace, console, books, order, hands)
    hands.let_go()
    settled = plan.judge(runs, ledger.read_last(workspace.ledger))
    if selection.is_everything:
        prune(workspace, runs, selection)
        books.prune(settled, surveys)
    _tell_failures(verdicts, outcomes, workspace, console)
    shown, held = to_show(settled, {verdict.run.key for verdict in verdicts})
    made = _render(shown, held, site, workspace.build, order, embargo) if shown or held else None
    stages.tell_held(made.waiting if made else (), console)
    summary = Summary(verdicts, outcomes, made, console, site, order.choice)
    summary.say(time.monotonic() - started)
    if summary.failed or not (made and (made.pages or made.waiting)):
        return stages.FAILED
    watch.remember(summary.lines_if_unchanged(_count_warnings(surveys)), embargo.bounds())
    return stages.ALL_WELL


def every_run(workspace: Workspace, surveys: Sequence[Survey], fingerprints: Fingerprints) -> list[Run]:
    """Return the runs of all campaigns, in all languages: those not looked at now as they last were sound."""
    looked_at = {one.campaign: one for one in surveys}
    everything = [
        one
        for campaign in survey.choose(())
        if (one := looked_at.get(campaign) or survey.last_sound(workspace, campaign)) is not None
    ]
    return plan.make(everything, tuple(Language), workspace, fingerprints)


def bring_up_to_date(verdicts: Sequence[Verdict], workspace: Workspace, console: Console, books: Books, order: Order,
                     hands: Hands) -> list[Outcome]:  # fmt: skip
    """Put new words around what was executed, where nothing else has changed; execute what is outdated."""
    reworded = [verdict for verdict in verdicts if verdict.is_reworded]
    unfit = rewording.reword(reworded, workspace, books) if reworded else []
    if len(reworded) > len(unfit):
        console.say("build-reworded", count=len(reworded) - len(unfit))
    outdated = [verdict.run for verdict in verdicts if verdict.fate is Fate.OUTDATED]
    return run_all(plan.in_batches([*outdated, *unfit]), workspace, console, books, order, hands)


def run_all(outdated: Sequence[Run], workspace: Workspace, console: Console, books: Books, order: Order,
            hands: Hands) -> list[Outcome]:  # fmt: skip
    """Execute the runs, each outcome written into the books as soon as it is known.

    When cold every run starts Python anew, else its kernel is forked from one that has all imports behind it.
    """
    if not outdated:
        return []
    hands.call()
    _say_where(len(outdated), console, order)
    books.open(outdated)
    outcomes = []
    with (
        console.progress(len(outdated), console.tell("progress-executing")) as meter,
        closing(_execute_all(
            outdated, workspace, console, order, hands, begun=lambda run: meter.begin(_name(run)),
        )) as done,
    ):  # fmt: skip
        for outcome in done:
            meter.end(_name(books.write(outcome)), failed=outcome.failure is not None)
            outcomes.append(outcome)
    return outcomes


def _say_where(count: int, console: Console, order: Order) -> None:
    if order.cluster:
        console.say("build-executing-there", count=count, address=order.cluster)
    else:
        console.say("build-executing", count=count, jobs=order.jobs or cores())


def _execute_all(runs: Sequence[Run], workspace: Workspace, console: Console, order: Order, hands: Hands,
                 begun: Callable[[Run], None]) -> Generator[Outcome]:  # fmt: skip
    """Execute the runs on this machine, or on the cluster whose scheduler was named."""
    from bulletins.pipeline import cluster, crew
    from bulletins.pipeline.execute import Limits

    limits = Limits(memory=order.megabytes)
    if not order.cluster:
        return crew.execute_all(
            runs, workspace, jobs=order.jobs or cores(), limits=limits, launcher=hands.launcher,
            memory=hands.memory, begun=begun, called=hands.workers,
        )  # fmt: skip

    def refused(worker: str, what: str, here: str, there: str) -> None:
        console.warn(console.tell("build-worker-refused", worker=worker, what=what, here=here, there=there))

    return cluster.execute_all(
        runs, workspace, address=order.cluster, begun=begun, limits=limits, refused=refused
    )


def to_show(settled: Iterable[Verdict], chosen: Set[tuple[str, str]]) -> tuple[list[Shown], list[Shown]]:
    """Return the results that make the site, and those that are held back since a later execution failed.

    Runs that were not ``chosen`` are shown as they were last built, so a partial build never drops a page.
    """
    shown: list[Shown] = []
    held: list[Shown] = []
    for verdict in settled:
        outdated = verdict.run.key in chosen and verdict.causes
        if verdict.shown is not None and not outdated:
            shown.append(verdict.shown)
        elif verdict.held is not None:
            held.append(verdict.held)
    return shown, held


def prune(workspace: Workspace, planned: Iterable[Run], selection: Selection) -> int:
    """Remove the folders of runs no longer planned; return how many. Only right when all was selected."""
    keep = {run.folder for run in planned}
    removed = 0
    for kind in ("runs", "failed"):
        home = workspace.build / kind
        for language in selection.languages:
            for folder in (home / language.value).glob("*/*/*"):
                if workspace.build / "runs" / folder.relative_to(home) not in keep:
                    shutil.rmtree(folder)
                    removed += 1
    return removed


def _get_ready_to_render(choice: Choice) -> None:
    from bulletins.pipeline import render

    render.get_ready(choice.quarto)


def _render(shown: Sequence[Shown], held: Sequence[Shown], site: Path, build: Path, order: Order,
            embargo: Releases) -> SiteOutcome:  # fmt: skip
    from bulletins.pipeline import render

    return render.site(shown, site=site, build=build, engine=order.choice.quarto, held=held, embargo=embargo,
                       press=order.press)  # fmt: skip


def _count_warnings(surveys: Sequence[Survey]) -> int:
    return sum(len(one.warnings) for one in surveys)


def _tell_warnings(surveys: Sequence[Survey], console: Console) -> None:
    if count := _count_warnings(surveys):
        console.say("build-warnings", count=count)


def _tell_failures(verdicts: Sequence[Verdict], outcomes: Iterable[Outcome], workspace: Workspace,
                   console: Console) -> None:  # fmt: skip
    """List the failures, those of one cause on one line, and say where the notebooks are kept."""
    alike: dict[str, list[str]] = {}
    for one in sorted(outcomes, key=lambda one: (str(one.address), one.language)):
        if one.failure:
            sentence = one.failure.sentence(console.language)
            alike.setdefault(sentence, []).append(f"{one.address} {one.language}")
    for sentence, addresses in alike.items():
        console.warn(console.tell("build-failure", sentence=sentence, **_named(addresses)))
    left = [_name(verdict.run) for verdict in verdicts if verdict.fate is Fate.FAILED]
    if left:
        console.warn(console.tell("build-failed-before", count=len(left), **_named(left)))
    if alike or left:
        count, folder = sum(map(len, alike.values())) + len(left), str(workspace.build / "failed")
        console.warn(console.tell("build-failures-kept", count=count, folder=folder))


def _named(addresses: Sequence[str]) -> dict[str, Any]:
    return {"addresses": ", ".join(addresses[:_LISTED]), "more": max(len(addresses) - _LISTED, 0)}


class Summary:
    """What a build says at its end, and what the next would say if nothing changed in between."""

    def __init__(self, verdicts: Sequence[Verdict], outcomes: Sequence[Outcome], made: SiteOutcome | None,
                 console: Console, site: Path, choice: Choice) -> None:  # fmt: skip
        fates = Counter(verdict.fate for verdict in verdicts)
        failed = sum(outcome.failure is not None for outcome in outcomes)
        self.failed = failed + fates[Fate.FAILED]
        self._executed, self._all = len(outcomes) - failed, len(verdicts)
        self._made, self._console, self._site, self._choice = made, console, site, choice

    def say(self, seconds: float) -> None:
        """Say what was done."""
        console, took = self._console, self._console.duration(seconds)
        counts: dict[str, Any] = {
            "executed": str(self._executed),
            "current": str(self._all - self._executed - self.failed),
            "failed": self.failed,
        }
        if self._made is None or not self._made.pages:
            console.conclude("build-nothing-to-show", **counts, took=took)
            return
        console.say(f"renderer-{self._choice.reason}", **self._choice.details)
        if not self._made.searchable:
            console.say("search-absent")
        console.conclude(
            "build-summary", **counts, **self._pages(rendered=bool(self._made.rendered)), took=took
        )
        message, variables = self._look
        console.say(message, **variables)

    def lines_if_unchanged(self, warnings: int) -> list[str]:
        """Return the lines of a build that finds nothing to do; ``unchanged.SECONDS`` stands where its time will."""
        tell = self._console.tell
        took = tell("duration-seconds", seconds=unchanged.SECONDS)
        counts: dict[str, Any] = {"executed": "0", "current": str(self._all), "failed": 0}
        concluding = tell("build-summary", **counts, **self._pages(rendered=False), took=took)
        if self._console.quiet:
            return [concluding]
        before = [tell("build-warnings", count=warnings)] if warnings else []
        waiting = self._made.waiting if self._made else ()
        before += [tell(message, **told) for message, told in stages.held(waiting, self._console.language)]
        renderer = tell(f"renderer-{self._choice.reason}", **self._choice.details)
        without = [] if self._made is None or self._made.searchable else [tell("search-absent")]
        message, variables = self._look
        return [*before, renderer, *without, concluding, tell(message, **variables)]

    def _pages(self, *, rendered: bool) -> dict[str, Any]:
        pages = self._made.pages if self._made else 0
        return {"pages": pages, "rendered": "yes" if rendered else "no", "site": str(self._site)}

    @property
    def _look(self) -> tuple[str, dict[str, str]]:
        if self._site == paths.REPOSITORY / "_site":
            return "build-look", {}
        return "build-look-elsewhere", {"site": str(self._site)}


def _name(run: Run) -> str:
    return f"{run.address} {run.language}"
