"""Problem tickets: by class and by unit in an overview, one by one in a district's bulletin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.page.absent import Absent
from bulletins.page.numerals import counted
from bulletins.page.scope import Scope, records
from bulletins.page.tables.markup import Cell, Head, Row, name, nothing, num, table, unit_cell
from bulletins.page.values import Figure, Several, Table, together
from bulletins.page.window import LISTED, left_note
from bulletins.periods import day_title
from bulletins.vocabulary import TicketState

if TYPE_CHECKING:
    from bulletins.evidence.campaign import TicketClass
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

_ALWAYS = ("opened", "closed_in_time", "closed_late", "open", "overdue", "days_overdue")
_WHERE_USED = ("answered", "accepted", "paused")
_RUNNING = (TicketState.OPEN.value, TicketState.ANSWERED.value, TicketState.ACCEPTED.value)


def tickets(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the tickets at the end of the period; deadlines and delays in Chinese working days."""
    scope = Scope.of(inputs, result)
    now = scope.now(result.tickets)
    if scope.district:
        now = now[now["unit"].isin(scope.own_units())]
    if not len(now):
        return Absent("tickets", scope.language)
    tables = [_by_class(scope, now)] if now["ticket_class"].notna().any() else []
    tables.append(
        _one_by_one(scope, now) if scope.district else _by_unit(scope, scope.now(result.ticket_summary))
    )
    return together(tables, Absent("tickets", scope.language))


def _counts(rows: pd.DataFrame) -> list[str]:
    """Return which states get a column: those that always do, and those that some ticket is in."""
    used = [state for state in _WHERE_USED if rows[state].sum()]
    return [*_ALWAYS[:4], *used, *_ALWAYS[4:]]


def _by_unit(scope: Scope, rows: pd.DataFrame) -> Table:
    tell, counts = scope.tell, _counts(rows)
    ordered = rows.sort_values(["overdue", "days_overdue"], ascending=False, kind="stable")
    body = [
        Row((unit_cell(scope, row["unit"]), *(num(counted(row[count])) for count in counts)))
        for row in records(ordered.head(LISTED))
    ]
    total = Row((name(tell("page-total")), *(num(counted(rows[count].sum())) for count in counts)), "total")
    heads = [Head(tell("head-unit-name")), *_count_heads(scope, counts)]
    note = left_note(scope, len(rows), len(body))
    caption = tell("table-tickets-caption", month=scope.month_title)
    return table("tickets", caption, heads, body, foot=[total], note=note)


def _count_heads(scope: Scope, counts: list[str]) -> list[Head]:
    return [Head(scope.tell(f"head-{count.replace('_', '-')}"), True) for count in counts]


def _by_class(scope: Scope, rows: pd.DataFrame) -> Table:
    """Return how the tickets of each class stand, and what its rules are."""
    tell = scope.tell
    states = rows["state"].astype(str)
    flags = pd.DataFrame({state.value: (states == state).astype(int) for state in TicketState}).assign(
        opened=1,
        open=states.isin(_RUNNING).astype(int),
        paused=rows["paused"].astype(int),
        days_overdue=rows["days_overdue"],
    )
    sums = flags.groupby(rows["ticket_class"].fillna(""), sort=False).sum()
    counts = _counts(sums)
    found = {str(one): own for one, own in zip(sums.index, records(sums), strict=True)}
    known = {one.id: one for one in scope.campaign.tickets}
    body = [
        Row(
            (
                name(_class_text(scope, known.get(one)), "text"),
                *(num(f"{found[one][count]:g}") for count in counts),
            )
        )
        for one in [*known, ""]
        if one in found
    ]
    heads = [Head(tell("head-ticket-class")), *_count_heads(scope, counts)]
    caption = tell("table-ticket-classes-caption", month=scope.month_title, count=counted(len(rows)))
    return table("ticket-classes", caption, heads, body)


def _class_text(scope: Scope, known: TicketClass | None) -> str:
    if known is None:
        return scope.tell("table-no-class")
    return scope.tell(
        f"table-ticket-class-{known.ends.replace('_', '-')}",
        name=known.name.text(scope.language),
        days=str(known.working_days),
        n=known.working_days,
    )


def _one_by_one(scope: Scope, rows: pd.DataFrame) -> Table:
    tell = scope.tell
    classes, owners = rows["ticket_class"].notna().any(), rows["owner"].notna().any()
    others = set(rows["unit"]) != {scope.district}
    labels = [
        "head-subject",
        *(["head-unit-name"] if others else []),
        *(["head-ticket-class"] if classes else []),
    ]
    labels += [
        *(["head-owner"] if owners else []),
        "head-opened-on",
        "head-deadline",
        "head-ended-on",
        "head-state",
    ]
    heads = [*(Head(tell(label)) for label in labels), Head(tell("head-days-overdue"), True)]
    ordered = rows.sort_values(["days_overdue", "opened_on"], ascending=[False, True], kind="stable")
    body = []
    for row in records(ordered.head(LISTED)):
        cells = [name(row[f"subject_{scope.language}"], "text")]
        cells += [Cell(scope.name(row["unit"]))] if others else []
        cells += [_class_cell(scope, row)] if classes else []
        cells += [_owner_cell(scope, row)] if owners else []
        body.append(Row((*cells, *_course_cells(scope, row))))
    caption = tell(
        "table-own-tickets-caption",
        unit=scope.name(str(scope.district)),
        month=scope.month_title,
        count=counted(len(rows)),
        overdue=counted((rows["state"] == TicketState.OVERDUE).sum()),
    )
    note = left_note(scope, len(rows), len(body))
    return table("own-tickets", caption, heads, body, note=note)


def _class_cell(scope: Scope, row: dict[str, Any]) -> Cell:
    named = {one.id: one.name.text(scope.language) for one in scope.campaign.tickets}
    return Cell(named.get(row["ticket_class"]) or nothing(scope.tell("table-no-class")))


def _owner_cell(scope: Scope, row: dict[str, Any]) -> Cell:
    """Return who has to solve it; where nobody else is named, the unit itself."""
    return Cell(scope.name(row["unit"] if pd.isna(row["owner"]) else row["owner"]))


def _course_cells(scope: Scope, row: dict[str, Any]) -> Iterator[Cell]:
    tell, language = scope.tell, scope.language
    ended = row["ended_on"]
    yield Cell(day_title(row["opened_on"], language), "date")
    yield Cell(day_title(row["deadline"], language), "date")
    yield Cell(nothing(tell("table-not-closed")) if pd.isna(ended) else day_title(ended, language), "date")
    yield Cell(_state_text(scope, row), "text" if len(_remarks(scope, row)) else "word")
    yield num(f"{row['days_overdue']:g}")


def _state_text(scope: Scope, row: dict[str, Any]) -> str:
    state = scope.tell(f"ticket-{str(row['state']).replace('_', '-')}")
    remarks = _remarks(scope, row)
    if not remarks:
        return state
    return scope.tell("table-ticket-state", state=state, remarks=scope.listed(remarks))


def _remarks(scope: Scope, row: dict[str, Any]) -> list[str]:
    """Return what happened to the clock: paused, extended, handed over."""
    told = [scope.tell("ticket-paused")] if row["paused"] else []
    if (
        not row["paused"]
        and not pd.isna(row["paused_on"])
        and row["paused_on"] <= scope.inputs.month.last_day
    ):
        told.append(scope.tell("ticket-was-paused"))
    if row["extension_days"] and not pd.isna(row["extension_days"]):
        days = int(row["extension_days"])
        told.append(scope.tell("ticket-extended", days=str(days), n=days))
    handed = row["handed_over_on"]
    if not pd.isna(handed) and handed <= scope.inputs.month.last_day:
        told.append(scope.tell("ticket-handed-over", day=day_title(handed, scope.language)))
    return told
