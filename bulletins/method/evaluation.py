"""The whole evaluation of a campaign up to one month, in one call for notebooks and for the verification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from bulletins.evidence.campaign import Campaign
from bulletins.memory import remembered
from bulletins.method import (
    composition,
    facts,
    leagues,
    lights,
    membership,
    reports,
    rollups,
    schedule,
    scoring,
    tickets,
)
from bulletins.periods import Period


class Evidence(Protocol):
    """What the evaluation reads: the campaign, the month, and the tables up to it (``sources.Inputs``)."""

    @property
    def campaign(self) -> Campaign: ...  # noqa: D102
    @property
    def month(self) -> Period: ...  # noqa: D102
    @property
    def period(self) -> Period: ...  # noqa: D102
    @property
    def months(self) -> Sequence[Period]: ...  # noqa: D102
    @property
    def units(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def actuals(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def projects(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def tickets(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def ledger(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def jury(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def changes(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def field(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def project_schedule(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def facts(self) -> pd.DataFrame: ...  # noqa: D102


@dataclass(frozen=True)
class Evaluation:
    """Everything computed for a campaign up to a month; each frame's columns stand where it is made."""

    indicators: pd.DataFrame  # scoring.score_indicators
    actions: pd.DataFrame  # composition.compose
    scores: pd.DataFrame  # scoring.score_units
    leagues: pd.DataFrame  # leagues.rank
    rolled: pd.DataFrame  # rollups.rank_periods: the longer periods that a page about the period may speak of
    rolled_parts: pd.DataFrame  # rollups.roll_up: what their scores are made of
    progress: pd.DataFrame  # schedule.progress
    totals: pd.DataFrame  # schedule.total
    unit_lights: pd.DataFrame  # lights.light_units
    project_lights: pd.DataFrame  # lights.light_projects
    tickets: pd.DataFrame  # tickets.settle
    ticket_summary: pd.DataFrame  # tickets.summarise, by unit
    ticket_owners: pd.DataFrame  # tickets.summarise, by who has to solve them
    ticket_classes: pd.DataFrame  # tickets.summarise, by class
    facts: pd.DataFrame  # facts.compare_facts, those up to the month
    published: pd.DataFrame  # facts.recompute_published


@remembered("evaluation")
def evaluate(inputs: Evidence) -> Evaluation:
    """Return the evaluation of the inputs' months; the same inputs always give the same frames."""
    campaign, units = inputs.campaign, inputs.units
    belongs = membership.members(units, inputs.changes, campaign, map(str, inputs.months))
    owed = reports.owed(inputs.actuals, inputs.projects, inputs.jury, belongs, campaign)
    indicators = scoring.score_indicators(owed, inputs.projects, inputs.jury, belongs, campaign)
    wholes, actions = composition.compose(indicators, belongs, campaign)
    scores = scoring.score_units(wholes, actions, inputs.ledger, campaign)
    progress = schedule.progress(inputs.actuals, belongs, campaign)
    results = leagues.Results(actions, scores, progress, belongs)
    ranked = leagues.rank(results, campaign)
    owing = [str(one) for one in campaign.series(inputs.month) if one <= inputs.month]
    longer, parts = rollups.roll_up(
        scores, inputs.field, membership.members(units, inputs.changes, campaign, owing), campaign,
        inputs.months, rollups.periods_told(campaign, inputs.months, inputs.period),
    )  # fmt: skip
    rolled = rollups.rank_periods(longer, results, campaign)
    settled = tickets.settle(inputs.tickets, inputs.months, campaign.tickets)
    unit_lights = lights.light_units(progress, campaign)
    known = facts.known_facts(inputs.facts, inputs.month, campaign)
    computed = facts.Computed(
        campaign=campaign, belongs=belongs, actuals=inputs.actuals, projects=inputs.projects,
        tickets=inputs.tickets, leagues=ranked, rolled=rolled, progress=progress,
        unit_lights=unit_lights,
    )  # fmt: skip
    return Evaluation(
        indicators=indicators,
        actions=actions,
        scores=scores,
        leagues=ranked,
        rolled=rolled,
        rolled_parts=parts,
        progress=progress,
        totals=schedule.total(progress),
        unit_lights=unit_lights,
        project_lights=lights.light_projects(inputs.projects, belongs, campaign, inputs.project_schedule),
        tickets=settled,
        ticket_summary=tickets.summarise(settled),
        ticket_owners=tickets.summarise(settled, "owner"),
        ticket_classes=tickets.summarise(settled, "ticket_class"),
        facts=facts.compare_facts(known, computed),
        published=facts.recompute_published(inputs.actuals, campaign),
    )
