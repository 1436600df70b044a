"""What is computed here against what was published; the only part of the pipeline that knows the method."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bulletins.errors import Fault
from bulletins.periods import Period

if TYPE_CHECKING:
    import pandas as pd

    from bulletins.evidence.sources import Inputs

FACTS_FILE = "facts.csv"
# What these find holds; where something else is expected of the fact, the expectation is what is wrong.
_HELD = frozenset({"agrees", "within_rounding", "at_least", "at_most"})


def check_facts(inputs: Inputs) -> list[Fault]:
    """Return a fault of ``facts.csv`` for each published fact that the figures do not bear out.

    ``inputs`` are those of the last month with figures. Facts about periods that it does not tell, such as quarters
    and ten days, are compared with the evaluation of the last such period. What is about a time yet to come is not
    compared. A fact whose contradiction is known in the source (``expect`` is ``differs``) is a fault when it agrees.
    """
    from bulletins.evidence import sources

    campaign = inputs.campaign.campaign
    if not sources.load_facts(campaign):
        return []
    lines = sources.fact_lines(campaign)
    compared = {str(fact.fact): fact for frame in _compared(inputs) for fact in frame.itertuples()}
    return [
        Fault(
            file=f"{campaign}/{FACTS_FILE}",
            code="fact-not-as-expected",
            row=lines.get(name),
            column=_column(str(fact.agreement), str(fact.expect)),
            value=name,
            details=(
                ("published", str(fact.published)),
                ("computed", str(fact.computed or "–")),
                ("expect", str(fact.expect)),
            ),
        )
        for name, fact in compared.items()
        if not fact.as_expected
    ]


def _compared(inputs: Inputs) -> Iterator[pd.DataFrame]:
    """Yield the compared facts of the inputs, and of every other series or longer period that has facts."""
    from bulletins.evidence import sources
    from bulletins.method import evaluation

    campaign = inputs.campaign.campaign
    first = evaluation.evaluate(inputs).facts
    yield first
    told = set(first["month"])
    available = {*sources.ten_days_with_data(campaign), *sources.periods_with_data(campaign)}
    about = {Period.parse(fact.month) for fact in sources.load_facts(campaign)}
    for period in sorted(about & available, reverse=True):  # a later one tells those before it
        if str(period) not in told:
            compared = evaluation.evaluate(sources.load(campaign=campaign, period=str(period))).facts
            told |= {str(period), *compared["month"]}
            yield compared


def _column(agreement: str, expect: str) -> str:
    """Return the column to look at: what cannot be computed is wrongly asked, what holds is wrongly expected."""
    if agreement == "not_computable":
        return "measure"
    return "expect" if agreement in _HELD and expect != "agrees" else "published"
