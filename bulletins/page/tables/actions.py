"""A district's own actions as a tree: actions inside actions, indicators, parts, panels; marks earned and lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd
from markupsafe import Markup

from bulletins.evidence.rules import Jury
from bulletins.page.absent import Absent
from bulletins.page.numerals import decimals_in, number, percent
from bulletins.page.scope import Scope, full_text, marks_lost, marks_text, records
from bulletins.page.tables.markup import Head, Row, name, nothing, num, position_text, table, value
from bulletins.page.values import Figure, Several, Table, together
from bulletins.vocabulary import ReportState

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Indicator, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation

_NUMERIC = (
    "head-target",
    "head-actual",
    "head-completion",
    "head-marks",
    "head-full",
    "head-lost",
    "head-position",
)
MARKS_DECIMALS = 2  # of a panel's mean


def actions(inputs: Inputs, result: Evaluation) -> Figure | Table | Several | Absent:
    """Return the district's actions, with their indicators; absent in an overview or with one indicator."""
    scope = Scope.of(inputs, result)
    detailed = [scheme for scheme in scope.schemes if len(scheme.indicators) > 1]
    tables = [_Tree(scope, scheme).table() for scheme in detailed] if scope.district else []
    return together(tables, Absent("actions", scope.language))


class _Tree:
    """The tree of one scheme for the bulletin's unit: a row for every node that is in force."""

    def __init__(self, scope: Scope, scheme: Scheme) -> None:
        self.scope, self.scheme, self.tell = scope, scheme, scope.tell
        self.of_actions = {row["action"]: row for row in scope.own(scheme, scope.result.actions)}
        self.of_indicators = {
            (row["action"], row["indicator"]): row for row in scope.own(scheme, scope.result.indicators)
        }
        leagues = scope.own(scheme, scope.result.leagues)
        self.of_leagues = {row["action"]: row for row in leagues}

    def table(self) -> Table:
        """Return the tree as a table, the outer above the inner."""
        scope, tell = self.scope, self.tell
        heads = [Head(tell("head-item")), *(Head(tell(label), True) for label in _NUMERIC)]
        rows = [
            row
            for action in scope.actions(self.scheme)
            for row in self._rows(action, _total(scope.actions(self.scheme)), depth=0)
        ]
        caption = tell(
            "table-actions-caption",
            unit=scope.name(str(scope.district)),
            month=scope.month_title,
            measure=self.scheme.score.measure.text(scope.language),
        )
        note = tell("table-actions-none") if self._costs() else ""
        return table("actions", caption, heads, rows, note=note)

    def _costs(self) -> bool:
        """Return whether an action without a task earns nothing here: the one choice that costs marks."""
        return any(
            row["state"] == ReportState.NOT_APPLICABLE
            and self.scheme.action(row["action"]).when_not_applicable == "none"
            for row in self.of_actions.values()
        )

    def _rows(self, action: Action, total: float, depth: int) -> Iterator[Row]:
        yield self._action_row(action, total, depth)
        inner = [one for one in action.actions if one.counts_in(self.scope.inputs.month)]
        for one in inner:
            yield from self._rows(one, _total(inner), depth + 1)
        for indicator in action.indicators:
            found = self.of_indicators.get((action.id, indicator.id))
            if found is not None:
                yield self._indicator_row(indicator, found, depth)
                yield from self._parts(action, indicator)

    def _action_row(self, action: Action, total: float, depth: int) -> Row:
        tell, found = self.tell, self.of_actions.get(action.id, {})
        state = str(found.get("state", ReportState.NOT_APPLICABLE.value))
        words = tell(f"state-{state.replace('_', '-')}")
        full = float(found.get("full_marks", action.full_marks))
        marks = float(found.get("marks", float("nan")))
        empty = nothing(tell("table-sum-of-parts"))
        title = Markup('{} <span class="weight">{}</span>').format(
            action.name.text(self.scope.language), self._weight(action, total)
        )
        completion = found.get("completion")
        cells = (
            name(title, "text"),
            num(empty),
            num(empty),
            num(value(percent(None if completion is None else completion * 100), words)),
            num(value(marks_text(self.scheme, marks), words)),
            num(full_text(full)),
            num(_lost(self.scheme, full, marks, words)),
            num(self._place(action)),
        )
        return Row(cells, "group" if depth == 0 else "inner")

    def _weight(self, action: Action, total: float) -> str:
        """Return the action's weight in what it belongs to; in a sheet of points that is its full marks."""
        if not total:
            return self.tell("table-bonus")
        if total == action.weight:
            return ""
        return self.tell(
            "table-weight", weight=percent(action.weight / total * 100, _weight_decimals(action, total))
        )

    def _place(self, action: Action) -> Any:
        own = self.of_leagues.get(action.id)
        if own is None:
            return nothing(self.tell("page-unranked"))
        place = position_text(self.tell, own["position"], tied=own["tied"], because=own["unranked_because"])
        return place if pd.isna(own["position"]) else Markup("{} / {}").format(place, own["of"])

    def _indicator_row(self, indicator: Indicator, row: dict[str, Any], depth: int) -> Row:
        tell, state = self.tell, str(row["state"])
        words = tell(f"state-{state.replace('_', '-')}")
        # Counted from the projects, or marked by a jury, an indicator has marks and yet no figures of its own.
        why = tell(f"table-reads-{indicator.reads}") if state == ReportState.REPORTED else words
        completion = None if row["completion"] is None else row["completion"] * 100
        actual = number(row["actual"], indicator.decimals)
        full = float(row["full_marks"])
        cells = (
            name(self._title(indicator.name.text(self.scope.language), indicator), "text"),
            num(value(number(row["target"], indicator.decimals), why)),
            num(value(actual, why) if state != ReportState.NOT_REPORTED else words),
            num(value(percent(completion), why)),
            num(value(marks_text(self.scheme, row["marks"]), words)),
            num(number(full, decimals_in([full]))),
            num(_lost(self.scheme, full, row["marks"], words)),
            num(nothing(tell("table-not-ranked-singly"))),
        )
        return Row(cells, "" if depth == 0 else "deep")

    def _title(self, called: str, measured: Any) -> str:
        return self.tell("table-indicator", name=called, measure=measured.measure.text(self.scope.language))

    def _parts(self, action: Action, indicator: Indicator) -> Iterator[Row]:
        """Yield the quantities whose ratios are averaged, or the panels of the jury."""
        if indicator.parts:
            yield from self._quantities(action, indicator)
        if isinstance(indicator.rule, Jury):
            yield from self._panels(action, indicator, indicator.rule)

    def _quantities(self, action: Action, indicator: Indicator) -> Iterator[Row]:
        now = self._of_unit(self.scope.inputs.actuals, action)
        found = {row["indicator"]: row for row in records(now)}
        why = self.tell("table-part-of", indicator=indicator.name.text(self.scope.language))
        for part in indicator.parts:
            row = found.get(part.id)
            if row is None:
                continue
            words = self.tell(f"state-{str(row['state']).replace('_', '-')}")
            done = row["actual"] / row["target"] * 100 if row["target"] else float("nan")
            yield self._part_row(
                self._title(part.name.text(self.scope.language), part),
                value(number(row["target"], part.decimals), words),
                value(number(row["actual"], part.decimals), words),
                value(percent(done), words),
                why,
            )

    def _panels(self, action: Action, indicator: Indicator, rule: Jury) -> Iterator[Row]:
        now = self._of_unit(self.scope.inputs.jury, action)
        now = now[now["indicator"] == indicator.id]
        why = self.tell("table-reads-jury")
        for panel, weight in rule.panels.items():
            ballots = now.loc[now["panel"] == panel, "marks"].astype(float)
            title = self.tell(
                "table-panel",
                panel=self.scope.campaign.term(panel, self.scope.language),
                weight=percent(weight, decimals_in([weight])),
                ballots=str(len(ballots)),
                n=len(ballots),
            )
            mean = value(number(ballots.mean(), MARKS_DECIMALS), self.tell("state-not-reported"))
            out_of = full_text(rule.out_of)
            yield self._part_row(
                title, out_of, mean, value(percent(ballots.mean() / rule.out_of * 100), why), why
            )

    def _of_unit(self, frame: pd.DataFrame, action: Action) -> pd.DataFrame:
        now = self.scope.now(frame)
        return now[(now["unit"] == self.scope.district) & (now["action"] == action.id)]

    def _part_row(self, title: str, target: Any, actual: Any, completion: Any, why: str) -> Row:
        empty = [num(nothing(why)) for _ in range(4)]
        return Row((name(title, "text"), num(target), num(actual), num(completion), *empty), "part")


def _total(parts: list[Action]) -> float:
    """Return what the weights of those that count this month add up to."""
    return sum(part.weight for part in parts)


def _weight_decimals(action: Action, total: float) -> int:
    return min(2, decimals_in([action.weight / total * 100]))


def _lost(scheme: Scheme, full: float, marks: float | None, words: str) -> Any:
    """Return the marks lost, 0 where there are more than full marks."""
    if marks is None or pd.isna(marks):
        return nothing(words)
    return number(marks_lost(scheme, full, marks), scheme.rounding.decimals)
