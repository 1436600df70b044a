"""What each verb of the door does: check, plan, build. Each returns the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bulletins.errors import told
from bulletins.pipeline import ledger, plan, releases, survey
from bulletins.pipeline.console import Console, print_json
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import CAUSES, Selection, Verdict
from bulletins.pipeline.releases import Release, Releases
from bulletins.pipeline.survey import Survey
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Fate, Language

ALL_WELL, FAILED, WRONG_USE, FAULTY, INTERRUPTED = 0, 1, 2, 3, 130


def check(workspace: Workspace, campaigns: Sequence[str], console: Console, *, as_json: bool = False) -> int:
    """Check the campaigns' files and their published facts; change nothing."""
    chosen = survey.choose(campaigns)
    surveys = [survey.take(campaign) for campaign in chosen]
    surveys += [] if campaigns else survey.misnamed(workspace, chosen)
    faults = sum(len(one.faults) for one in surveys)
    if as_json:
        told = [_survey_as_dict(one) for one in surveys]
        print_json({"campaigns": told, "sound": not faults})
        return FAULTY if faults else ALL_WELL
    for one in surveys:
        _tell_survey(one, console)
    warnings = sum(len(one.warnings) for one in surveys)
    console.conclude("check-summary", campaigns=len(surveys), faults=faults, warnings=warnings)
    return FAULTY if faults else ALL_WELL


def show_plan(workspace: Workspace, selection: Selection, console: Console, *, as_json: bool = False) -> int:
    """Show what would run and why; write nothing."""
    embargo = releases.withhold()
    fingerprints = Fingerprints.usual(workspace)
    verdicts = judge(workspace, selection, fingerprints, look(workspace, selection, fingerprints, keep=False))
    fates = Counter(verdict.fate for verdict in verdicts)
    counts = {fate.value: fates[fate] for fate in (Fate.OUTDATED, Fate.CURRENT, Fate.FAILED)}
    reworded = sum(verdict.is_reworded for verdict in verdicts)
    if as_json:
        counts = {"runs": len(verdicts), **counts, "reworded": reworded}
        print_json({"runs": [_verdict_as_dict(verdict, embargo) for verdict in verdicts], "counts": counts})
        return ALL_WELL
    if not console.quiet:
        _tell_verdicts(verdicts, console)
        tell_held((embargo.of_run(verdict.run) for verdict in verdicts), console)
    current = str(counts.pop("current"))
    console.conclude("plan-summary", runs=len(verdicts), current=current, reworded=reworded, **counts)
    return ALL_WELL


def build(workspace: Workspace, selection: Selection, console: Console, *, site: Path, renderer: str,
          jobs: int | None = None, cold: bool = False, retry: bool = False, cluster: str = "",
          megabytes: int = 0, wait: bool = False, pdf: bool = False) -> int:  # fmt: skip
    """Check, plan, execute what is outdated, render the site; ``retry`` executes again what failed.

    With ``cluster``, the address of a scheduler, its workers execute; ``wait`` for another build to end. With ``pdf``
    a browser prints each bulletin.
    """
    from bulletins.pipeline import building, lock, quarto
    from bulletins.pipeline.swap import check_place

    press = building.press(jobs, console) if pdf else None
    order = building.Order(quarto.choose(renderer), jobs, cold, retry, cluster, megabytes, press)
    site = check_place(site, kept=(workspace.data, workspace.build))

    def waiting(holder: str) -> None:
        console.say("build-waiting", holder=holder, folder=str(workspace.build))

    with lock.hold(workspace.build, waiting if wait else None):
        return building.build(workspace, selection, console, site=site, order=order)


def look(
    workspace: Workspace, selection: Selection, fingerprints: Fingerprints, *, keep: bool,
    helper: survey.Helper | None = None,
) -> list[Survey]:  # fmt: skip
    """Return a survey of each selected campaign; raise ``FaultyEvidence`` with all faults of all of them."""
    chosen = survey.choose(selection.campaigns)
    surveys = [
        survey.survey(workspace, fingerprints, campaign, keep=keep, helper=helper) for campaign in chosen
    ]
    survey.refuse_faults([*surveys, *([] if selection.campaigns else survey.misnamed(workspace, chosen))])
    selection.check(surveys)
    return surveys


def judge(workspace: Workspace, selection: Selection, fingerprints: Fingerprints, surveys: Sequence[Survey], *,
          retry: bool = False) -> list[Verdict]:  # fmt: skip
    """Return a verdict for each selected run of the surveyed campaigns; ``retry`` what failed."""
    runs = plan.make(surveys, selection.languages, workspace, fingerprints)
    return plan.judge(filter(selection.takes, runs), ledger.read_last(workspace.ledger), retry=retry)


def _survey_as_dict(one: Survey) -> dict[str, object]:
    return {
        "campaign": one.campaign,
        "months": list(one.months),
        "ten_days": list(one.ten_days),
        "rolled_up": list(one.rolled_up),
        "units": list(one.units),
        "faults": [fault.as_dict() for fault in one.faults],
        "warnings": [warning.as_dict() for warning in one.warnings],
    }


def _tell_survey(one: Survey, console: Console) -> None:
    for sentence in told(one.faults, console.language):
        console.conclude("check-fault", sentence=sentence)
    for sentence in told(one.warnings, console.language):
        console.say("check-warning", sentence=sentence)
    if not one.faults:
        console.say("check-sound", campaign=one.campaign, months=len(one.months), units=len(one.units))


def tell_held(waiting: Iterable[Release | None], console: Console) -> None:
    """Say how many pages wait for each release, and which releases are only said to be published."""
    for message, variables in held(waiting, console.language):
        console.say(message, **variables)


def held(waiting: Iterable[Release | None], language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what ``tell_held`` says: messages with their variables."""
    for release, count in Counter(one for one in waiting if one is not None).items():
        until = release.moment.title(language) if release.moment else "none"
        yield "plan-held", {"period": release.name, "count": count, "until": until}
        if release.is_early:
            yield "plan-held-early", {"period": release.name, "until": until}


def _verdict_as_dict(verdict: Verdict, embargo: Releases) -> dict[str, object]:
    release = embargo.of_run(verdict.run)
    return {
        "address": str(verdict.run.address),
        "language": verdict.run.language.value,
        "notebook": verdict.run.notebook,
        "fate": verdict.fate.value,
        "causes": list(verdict.causes),
        "reworded": verdict.is_reworded,
        "fingerprint": verdict.run.fingerprint,
        "held_for": release.as_dict() if release is not None else None,
    }


def _tell_verdicts(verdicts: Sequence[Verdict], console: Console) -> None:
    """Print a row for each run and a column for each cause, then how often each cause occurs."""
    tell = console.tell
    columns = [tell(f"plan-{name}") for name in ("address", "language", "fate")]
    columns += [tell(f"cause-{cause}") for cause in (*CAUSES, "prose")]
    fates = {fate: tell(f"fate-{fate.value}") for fate in (Fate.OUTDATED, Fate.CURRENT, Fate.FAILED)}
    console.table(columns, [
        [str(verdict.run.address), verdict.run.language.value, fates[verdict.fate],
         *("●" if cause in verdict.causes else "·" for cause in CAUSES), "●" if verdict.is_reworded else "·"]
        for verdict in verdicts
    ])  # fmt: skip
    often = Counter(cause for verdict in verdicts for cause in verdict.causes)
    for cause, count in often.most_common():
        console.say("plan-cause", cause=tell(f"cause-{cause}"), count=count)
