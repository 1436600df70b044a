"""What each figure, table and set of sentences of a bulletin costs, in processor time.

    python bench/figures.py

Prints milliseconds (the least of five) of what a district's bulletin and a month's overview show, beside what they show
it from; the rows of the month are chosen already, as they are for all but the first on a page. Read the ratios:
machines differ.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from bulletins import paths
from bulletins.evidence import sources
from bulletins.method import checks, evaluation, robustness
from bulletins.page import figures, prose, tables

DISTRICT = {"campaign": "fuzhou-120-2021", "month": "2021-12", "district": "changle"}
MONTH = {"campaign": "fuzhou-120-2021", "month": "2021-12"}
WITH_CERTAINTY = (tables.league, tables.lost, prose.certainty, figures.certainty, tables.certainty)
OF_DISTRICT = (prose.points, prose.ranking, figures.actions, tables.actions, figures.progress, tables.progress,
               figures.positions, tables.positions, tables.lights, tables.tickets, tables.ledger,
               tables.departments, tables.towns, tables.facts, prose.left_out)  # fmt: skip

Work = Callable[[], object]


def least(work: Work) -> float:
    """Return the least processor time of five rounds, in milliseconds."""
    spent = []
    for _ in range(5):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent) * 1000


def works() -> Iterator[tuple[str, Work]]:
    """Yield what is measured, by name, in the order of a bulletin."""
    inputs = sources.load(**DISTRICT)
    result = evaluation.evaluate(inputs)
    certainty = robustness.assess(inputs, result)
    yield "load", lambda: sources.load(**DISTRICT)
    yield "evaluate", lambda: evaluation.evaluate(inputs)
    yield "assess", lambda: robustness.assess(inputs, result)
    yield "check", lambda: checks.run(inputs, result)
    for show in OF_DISTRICT:
        yield _name(show), lambda show=show: show(inputs, result)  # type: ignore[misc]
    for show in WITH_CERTAINTY:
        yield _name(show), lambda show=show: show(inputs, result, certainty)  # type: ignore[misc]
    overview = sources.load(**MONTH)
    whole = evaluation.evaluate(overview)
    yield "overview: figure heatmap", lambda: figures.heatmap(overview, whole)


def _name(show: Callable[..., object]) -> str:
    kind = show.__module__.split(".")[2].removesuffix("s")
    return f"{kind} {show.__name__}"


def main() -> None:
    """Do all there is to a bulletin, and print what each thing costs."""
    os.environ.pop(paths.MEMORY_VARIABLE, None)  # nothing is remembered from one round to the next
    for name, work in works():
        print(f"{name:<26}{least(work):>8.1f} ms")


if __name__ == "__main__":
    main()
