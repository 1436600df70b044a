"""What one bulletin is about: its month, its units, the schemes that rank them, and their names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from bulletins.language import Words, words
from bulletins.page.numerals import decimals_in, number, rounded
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.evidence.campaign import Action, Indicator, Scheme
    from bulletins.evidence.sources import Inputs
    from bulletins.method.evaluation import Evaluation


LARGE = 10.0  # scores up to this or more may be shown without decimals
MEASURES = ("分", "points", "marks", "%")  # what a number is followed by in a sentence; an index is not
SHARE = 100.0  # what shares of full marks are written out of


_LAST: list[Scope] = []


class Scope:
    """The bulletin's view of the frames; ``district`` is None in a month's overview.

    Rows that were chosen once are kept: figures, tables and sentences ask for the same ones, and change none.
    """

    def __init__(self, inputs: Inputs, result: Evaluation) -> None:
        self.inputs, self.result = inputs, result
        self._now: dict[int, pd.DataFrame] = {}
        self._leagues: dict[tuple[str, str, bool], pd.DataFrame] = {}
        self.campaign, self.language = inputs.campaign, inputs.language
        self.month, self.district = str(inputs.month), inputs.district
        self.tell: Words = words(inputs.language)

    @classmethod
    def of(cls, inputs: Inputs, result: Evaluation) -> Scope:
        """Return the view of a page: one and the same for all that stands on it."""
        if not (_LAST and _LAST[0].inputs is inputs and _LAST[0].result is result):
            _LAST[:] = [cls(inputs, result)]
        return _LAST[0]

    @cached_property
    def _frames(self) -> set[int]:
        """Return which frames live as long as the view does: only these can be known by their identity."""
        return {id(frame) for frame in vars(self.result).values()}

    @cached_property
    def _names(self) -> dict[str, str]:
        return dict(self.inputs.units[f"name_{self.language}"])

    def name(self, unit: str) -> str:
        """Return what the unit is called in the bulletin's language."""
        return self._names[unit]

    def names(self, units: list[str], most: int = 4) -> str:
        """Return the units' names as a list in words; beyond ``most`` the rest is counted."""
        shown = [self.name(unit) for unit in (units if len(units) <= most else units[: most - 1])]
        return self.listed(shown, len(units) - len(shown))

    def listed(self, texts: list[str], more: int = 0) -> str:
        """Return ``texts`` as a list in words, with how many ``more`` there are."""
        if more:
            return self.tell(
                "page-list-more", listed=self.tell("page-list-separator").join(texts), more=str(more)
            )
        if len(texts) < 2:
            return "".join(texts)
        head = self.tell("page-list-separator").join(texts[:-1])
        return self.tell("page-list-last", listed=head, last=texts[-1])

    def now(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the bulletin's month."""
        found = self._now.get(id(frame))
        if found is None:
            found = frame[frame["month"] == self.month]
            if id(frame) in self._frames:
                self._now[id(frame)] = found
        return found

    def own(self, scheme: Scheme, frame: pd.DataFrame) -> list[dict[str, Any]]:
        """Return the district's rows of the month in a scheme."""
        now = self.now(frame)
        return records(now[(now["scheme"] == scheme.id) & (now["unit"] == self.district)])

    @property
    def rolled_up(self) -> bool:
        """Return whether the page is about a longer period: rolled up from months, without figures of its own."""
        return self.inputs.period.kind not in (PeriodKind.MONTH, PeriodKind.TEN_DAYS)

    @cached_property
    def _scored(self) -> dict[str, list[str]]:
        scores = self.now(self.result.scores)
        return {str(scheme): list(rows["unit"]) for scheme, rows in scores.groupby("scheme", sort=False)}

    def evaluated(self, scheme: Scheme) -> list[str]:
        """Return the units the scheme evaluates this month."""
        return self._scored.get(scheme.id, [])

    @cached_property
    def schemes(self) -> tuple[Scheme, ...]:
        """Return the schemes this bulletin ranks by: the district's own, or in an overview all but those inside one.

        What is inside a district that has a bulletin of its own stands there.
        """
        if self.district:
            return tuple(s for s in self.campaign.schemes if self.district in self.evaluated(s))
        return tuple(s for s in self.campaign.schemes if self.evaluated(s) and not self._elsewhere(s))

    def _elsewhere(self, scheme: Scheme) -> bool:
        """Return whether all units of the scheme are inside districts whose bulletins show them."""
        within = self.inputs.units["within"]
        owners = {within.get(unit) for unit in self.evaluated(scheme)}
        return all(isinstance(owner, str) and self.has_page(owner) for owner in owners)

    @cached_property
    def inside(self) -> tuple[Scheme, ...]:
        """Return the schemes that evaluate units within the district."""
        within = {
            unit
            for unit, where in self.inputs.units["within"].items()
            if self.district and where == self.district
        }
        return tuple(s for s in self.campaign.schemes if within & set(self.evaluated(s)))

    def own_units(self) -> set[str]:
        """Return the district and the units within it."""
        within = self.inputs.units["within"]
        return {str(self.district), *within.index[within == self.district]}

    def has_page(self, unit: str) -> bool:
        """Return whether the unit gets a bulletin: its kind does, and a scheme evaluates it."""
        kind = self.inputs.units["kind"].get(unit)
        return kind in self.campaign.bulletins_for and any(unit in units for units in self._scored.values())

    def link(self, unit: str) -> str | None:
        """Return the address of the unit's bulletin, relative to this page; None where there is none."""
        if not self.has_page(unit):
            return None
        return f"../{unit}/" if self.district else f"{unit}/"

    def league(self, scheme: Scheme, action: str = "", *, all_months: bool = False) -> pd.DataFrame:
        """Return the scheme's overall league, or that of an action, over all groups, in order of position."""
        key = (scheme.id, action, all_months)
        if key not in self._leagues:
            leagues = self.result.leagues if all_months else self.now(self.result.leagues)
            chosen = (leagues["scheme"] == scheme.id) & (leagues["action"] == action)
            self._leagues[key] = leagues[chosen]
        return self._leagues[key]

    def actions(self, scheme: Scheme) -> list[Action]:
        """Return the scheme's outermost actions that are in force this month."""
        return [action for action in scheme.actions if action.counts_in(self.inputs.month)]

    def action_head(self, scheme: Scheme, action: Action) -> str:
        """Return an action's short name, with its full marks as shown where they are not those of the score."""
        short, full = action.short.text(self.language), shown_full(scheme, action)
        if full == scheme.score.full:
            return short
        return self.tell("head-action-full", action=short, full=full_text(full))

    def of_several(self, scheme: Scheme, text: str) -> str:
        """Return ``text`` with the scheme it is about, where the bulletin has several: captions must differ."""
        if len(self.schemes) < 2:
            return text
        return self.tell("point-of-scheme", scheme=self.called(scheme), point=text)

    def called(self, scheme: Scheme) -> str:
        """Return the scheme's name."""
        return scheme.name.text(self.language)

    def measured(self, text: str, measure: str) -> str:
        """Return a number already written, with its unit of measure: 96.50分, 96.50 points, 82.9%."""
        return f"{text}%" if measure == "%" else self.tell("page-measured", value=text, measure=measure)

    def score(self, scheme: Scheme, value: float | None) -> str:
        """Return a score with the scheme's decimals, and its measure where that is one: 0.988 of an index has none."""
        return self.scored(scheme, marks_text(scheme, value))

    def scored(self, scheme: Scheme, text: str) -> str:
        """Return points of the score already written, with their measure where sentences say it."""
        measure = scheme.score.measure.text(self.language)
        spoken = scheme.score.full >= LARGE and measure in MEASURES
        return self.measured(text, measure) if spoken else text

    def inside_quotes(self, text: str) -> str:
        """Return ``text`` as it stands within quotation marks: its own become single ones."""
        return text.replace("“", "‘").replace("”", "’")

    def progress_indicator(self, scheme: Scheme) -> Indicator | None:
        """Return the indicator that is 'done against plan' in the scheme."""
        if scheme.progress is None:
            return None
        action, indicator = scheme.progress.split(".")
        return scheme.action(action).indicator(indicator)

    def group(self, scheme: Scheme, group: str, by: str | None = None) -> str:
        """Return what a tier or level is called: 第一方阵, level 2."""
        if not group:
            return ""
        return self.group_named(group, by or scheme.ranking.by)

    def group_named(self, group: str, by: str) -> str:
        """Return what a ``tier`` or ``level`` is called: by its number, or by the campaign's own term."""
        if group in self.campaign.terms:
            return self.campaign.term(group, self.language)
        if group.isdigit():
            return self.tell(f"page-{by}-numbered", number=int(group))
        return self.tell(f"page-{by}-named", name=group)

    def period_title(self, text: str) -> str:
        """Return a period written as in the tables, as a reader writes it."""
        return Period.parse(text).title(self.language)

    def league_title(self, scheme: Scheme, group: str) -> str:
        """Return what a league is called, with its tier or level where it has one."""
        name = scheme.name.text(self.language)
        return self.tell("page-league-group", league=name, group=self.group(scheme, group)) if group else name

    @cached_property
    def place(self) -> str:
        """Return the campaign's short name."""
        return self.campaign.short.text(self.language)

    @cached_property
    def month_title(self) -> str:
        """Return the month as a reader writes it."""
        return self.inputs.month.title(self.language)

    def short_title(self, period: Period) -> str:
        """Return a period as briefly as a figure needs it: 9月, Sep; 9月中旬, Sep 11–20; 三季度, Q3."""
        match period.kind:
            case PeriodKind.MONTH:
                english = period.title(Language.EN)[:3]
                return self.tell("figure-month", number=str(period.number), name=english)
            case PeriodKind.TEN_DAYS:
                month = self.short_title(period.of_kind(PeriodKind.MONTH))
                return self.tell("figure-ten-days", month=month, part=(period.number - 1) % 3 + 1)
            case PeriodKind.QUARTER:
                return self.tell("figure-quarter", part=period.number)
            case PeriodKind.YEAR:
                return self.tell("figure-year", year=str(period.year))
        return self.tell("figure-to-date")

    @cached_property
    def before(self) -> str:
        """Return what the period is compared with: the last of its kind, or by its name the evaluated one before."""
        months = self.inputs.months
        if len(months) < 2 or (months[-1].first_day - months[-2].last_day).days == 1:
            ten_days = self.inputs.month.kind is PeriodKind.TEN_DAYS
            return self.tell("page-last-ten-days" if ten_days else "page-last-month")
        return months[-2].title(self.language)


def marks_text(scheme: Scheme, marks: float | None) -> str:
    """Return marks as their league has them: with the scheme's decimals, rounded in the scheme's way."""
    return number(marks, scheme.rounding.decimals, scheme.rounding.mode)


def shown_scale(scheme: Scheme, action: Action) -> float:
    """Return by what an action's marks are multiplied when shown beside the score: 98.694 of 100 as 0.987 of 1.

    Only where the score is made of shares and the action's marks are out of 100: other full marks are what they are.
    """
    of_shares = scheme.compose != "points" and action.full_marks == SHARE
    return scheme.score.full / SHARE if of_shares else 1.0


def shown_full(scheme: Scheme, action: Action) -> float:
    """Return what an action's marks are out of, as they are shown beside the score."""
    return action.full_marks * shown_scale(scheme, action)


def shown_marks(scheme: Scheme, action: Action, marks: float | None) -> str:
    """Return an action's marks on the scale they are shown on, with the scheme's decimals."""
    return marks_text(scheme, None if marks is None else marks * shown_scale(scheme, action))


def least_decimals(scheme: Scheme) -> int:
    """Return with how many decimals a score says something: an index from 0 to 1 says nothing without any."""
    return 0 if scheme.score.full >= LARGE else min(2, scheme.rounding.decimals)


def full_text(full: float) -> str:
    """Return full marks or a weight, exactly as the rules state them, at most with two decimals."""
    return number(full, min(2, decimals_in([full])))


def marks_lost(scheme: Scheme, full: float, marks: float) -> float:
    """Return full marks less the marks as they are shown, so that the two add up; 0 where there are more."""
    return max(0.0, full - float(rounded(marks, scheme.rounding.decimals, scheme.rounding.mode)))


def places(count: float) -> int:
    """Return what chooses between singular and plural; a half place, from a mean of ties, is plural."""
    return int(count) if float(count).is_integer() else 2


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of ``frame`` as dictionaries by column name."""
    names = list(map(str, frame.columns))
    columns = (frame[column].tolist() for column in frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def positions_by_unit(league: pd.DataFrame) -> dict[str, tuple[int | float, bool]]:
    """Return for every ranked unit its position and whether it shares it."""
    ranked = league[league["position"].notna()]
    return {
        str(unit): (int(position) if float(position).is_integer() else float(position), bool(tied))
        for unit, position, tied in zip(ranked["unit"], ranked["position"], ranked["tied"], strict=True)
    }
