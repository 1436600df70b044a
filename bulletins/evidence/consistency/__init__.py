"""What no single row can tell: whether the tables of a campaign agree with its rules and with each other."""

from __future__ import annotations

from collections.abc import Iterator

from bulletins.errors import Fault
from bulletins.evidence.consistency import (
    changes,
    entries,
    facts,
    figures,
    marks,
    projects,
    releases,
    rules,
    tickets,
    units,
)
from bulletins.evidence.dossier import Evidence


def find_faults(evidence: Evidence) -> Iterator[Fault]:
    """Yield what is wrong between the tables; what is wrong inside one was told when it was read."""
    for room in (rules, units, changes, figures, projects, tickets, entries, marks, facts, releases):
        yield from room.find(evidence)
