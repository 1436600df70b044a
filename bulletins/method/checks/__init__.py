"""The consistency annex: what was compared with what on a page, how many agree, and each thing that does not.

A check that had something to compare has a row of its own for each scheme, with honest counts: “26 compared, 26
agree”. Below it stands a row for each item that does not simply agree. Words belong to the page; here are codes.

Checks, in their order, with the reasons that an item may have:

- ``facts``: what the sources state (``differs``, ``within_rounding``: as the facts' file expects; ``truncated``,
  ``not_computable``, ``agrees`` and again ``differs``: not as it expects)
- ``rates``: every completion that a source prints beside its figures (``differs``, ``truncated``,
  ``within_rounding``, ``not_computable``)
- ``schedule``: completion, schedule and gap, divided again in decimals (``differs``)
- ``sums``: a district's figure against the sum of its towns' and parks' (``sum_exceeds``, ``sum_short``)
- ``investment``: the investment of the projects listed against the scheme's progress (``sum_exceeds``,
  ``sum_short``; ``list_partial``, which passes: the sums of all units whose list holds a part of the whole only)
- ``counts``: figures that are counts of projects against the list of projects (``count_differs``)
- ``cumulative``: each figure from the plan's first day against the period before (``falls``, ``jumps``,
  ``target_changed``)
- ``ten_days``: the month's figures against its last ten days' (``differs``)
- ``coverage``: figures owed against figures reported (``not_reported``; ``stated`` is owed, ``computed`` reported)
- ``provenance``: figures reported against those somebody verified (``not_verified``, in one row for the scheme
  unless most units have all theirs verified)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from bulletins.memory import remembered
from bulletins.method.checks.book import FAIL, PASS, WARN, Book, Item
from bulletins.method.checks.projects import counts, investment
from bulletins.method.checks.published import facts, rates
from bulletins.method.checks.reports import coverage, provenance
from bulletins.method.checks.series import cumulative, ten_days
from bulletins.method.checks.wholes import schedule, sums
from bulletins.method.evaluation import Evaluation, Evidence

__all__ = ["CHECKS", "COLUMNS", "run"]

COLUMNS = [
    "check", "scheme", "unit", "subject", "stated", "computed", "outcome", "reason", "compared", "agree",
]  # fmt: skip
_WORST = [PASS, WARN, FAIL]
CHECKS: tuple[Callable[[Book], Iterator[Item]], ...] = (
    facts, rates, schedule, sums, investment, counts, cumulative, ten_days, coverage, provenance,
)  # fmt: skip


@remembered("checks")
def run(inputs: Evidence, result: Evaluation, ten_days: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the annex of the inputs' period (``COLUMNS``): for each check and scheme how many, then each exception.

    In a row that counts, ``compared`` and ``agree`` are numbers, the outcome is the worst of its items, and unit,
    subject and reason are empty; in the rows of single items they are NA. ``outcome`` is ``pass``, ``warn`` (look
    at it again) or ``fail`` (it cannot be so). ``ten_days`` are the actuals of the ten-day periods, if there are any.
    """
    book = Book(inputs, result, ten_days)
    items = [item for check in CHECKS for item in check(book)]
    order = {scheme.id: place for place, scheme in enumerate(inputs.campaign.schemes)}
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: order.get(item.scheme, len(order))):
        groups.setdefault((item.check, item.scheme), []).append(item)
    places = {check.__name__: place for place, check in enumerate(CHECKS)}
    rows = [row for key in sorted(groups, key=lambda key: (places[key[0]], order.get(key[1], len(order))))
            for row in _told(groups[key])]  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS, dtype=object)
    return frame.astype({"compared": "Int64", "agree": "Int64"})


def _told(items: list[Item]) -> Iterator[tuple[Any, ...]]:
    """Yield the row that counts, then those of the items that do not simply agree."""
    first, compared = items[0], sum(item.many for item in items)
    agree = sum(item.agreeing if item.reason else item.many for item in items)
    worst = max((item.outcome for item in items), key=_WORST.index)
    yield (first.check, first.scheme, "", "", "", "", worst, "", compared, agree)
    for item in items:
        if item.reason:
            yield (item.check, item.scheme, item.unit, item.subject, item.stated, item.computed,
                   item.outcome, item.reason, pd.NA, pd.NA)  # fmt: skip
