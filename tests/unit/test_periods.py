"""Periods are written in one way, ordered by when they end, and made up of shorter ones."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.errors import UserError
from bulletins.evidence import sources
from bulletins.periods import Period, PeriodKind
from bulletins.vocabulary import Language
from tests.faults.every_campaign import CAMPAIGN, FILES, write_every_campaign

KINDS = [kind for kind in PeriodKind if kind is not PeriodKind.TO_DATE]
COUNTS = {PeriodKind.TEN_DAYS: 36, PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.YEAR: 1}


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(KINDS))
    number = 0 if kind is PeriodKind.YEAR else draw(st.integers(1, COUNTS[kind]))
    return Period(kind, draw(st.integers(1990, 2099)), number)


@given(periods())
def test_a_period_is_read_as_it_was_written(period: Period) -> None:
    """Proves that every period survives being written, in its one form."""
    assert period == Period.parse(str(period))


@pytest.mark.parametrize(
    "text",
    ["", "2021-9", "2021-13", "2021-00", "21-09", "2021-Q0", "2021-Q5", "2021-q1", "2021-09-d0", "2021-09-d4",
     "2021-09-10", "2021/09", " 2021", "2021-09\n", "２０２１", "to date", "TO-DATE", "1821-01"],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    """Proves that nothing near a period passes for one."""
    with pytest.raises(ValueError, match="YYYY-MM"):
        Period.parse(text)


@given(periods(), periods())
def test_periods_are_ordered_by_their_end(one: Period, other: Period) -> None:
    """Proves that what ends earlier comes first, and that of two that end together the shorter does."""
    if one.last_day != other.last_day:
        assert (one < other) == (one.last_day < other.last_day)
    elif one != other:
        assert (one < other) == (one.first_day > other.first_day)
    assert one < Period(PeriodKind.TO_DATE)


@given(periods())
def test_shorter_periods_make_up_the_longer_ones(period: Period) -> None:
    """Proves that a period lies wholly in the month, quarter and year in which it ends, if it is no longer."""
    for kind in KINDS[KINDS.index(period.kind) :]:
        longer = period.of_kind(kind)
        assert longer.holds(period)
        assert longer.kind is kind or period.kind is kind
        assert longer.first_day <= period.first_day <= period.last_day <= longer.last_day
    assert Period(PeriodKind.TO_DATE).holds(period)
    assert not period.holds(Period(PeriodKind.TO_DATE))


@pytest.mark.parametrize("year", [2018, 2020])
@pytest.mark.parametrize("kind", KINDS)
def test_each_day_lies_in_one_period_of_a_kind(kind: PeriodKind, year: int) -> None:
    """Proves that the periods of a kind follow on each other without a hole, leap years included."""
    numbers = [0] if kind is PeriodKind.YEAR else range(1, COUNTS[kind] + 1)
    spans = [(one.first_day, one.last_day) for one in (Period(kind, year, number) for number in numbers)]

    assert (date(year, 1, 1), date(year, 12, 31)) == (spans[0][0], spans[-1][1])
    assert all(end + timedelta(days=1) == start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2018-01-d2", "2018年1月中旬", "second ten days of January 2018"),
        ("2018-02-d3", "2018年2月下旬", "last days of February 2018"),
        ("2021-12", "2021年12月", "December 2021"),
        ("2017-Q4", "2017年第四季度", "Q4 2017"),
        ("2017", "2017年全年", "2017"),
        ("to-date", "专项行动累计", "campaign to date"),
    ],
)
def test_titles(text: str, zh: str, en: str) -> None:
    """Proves how a reader sees each kind, whatever the machine's locale."""
    assert (zh, en) == (Period.parse(text).title(Language.ZH), Period.parse(text).title(Language.EN))


def test_a_campaign_to_date_has_no_days() -> None:
    """Proves that nobody can take the end of all time for a deadline."""
    for day in ("first_day", "last_day"):
        with pytest.raises(ValueError, match="no days"):
            getattr(Period(PeriodKind.TO_DATE), day)


@pytest.fixture
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path))
    write_every_campaign(tmp_path)


@pytest.mark.usefixtures("_home")
def test_the_periods_of_a_campaign() -> None:
    """Proves which pages there are: the two series with figures of their own, and what is rolled up of months."""
    lists = (sources.months_with_data, sources.ten_days_with_data, sources.periods_with_data)

    assert [
        ["2018-01", "2018-02", "2018-03"],
        ["2018-01-d1", "2018-01-d2", "2018-01-d3"],
        ["2018-Q1", "to-date"],
    ] == [[str(period) for period in found(CAMPAIGN)] for found in lists]


@pytest.mark.usefixtures("_home")
@pytest.mark.parametrize(
    ("asked", "month", "months", "field", "facts"),
    [
        ({"month": "2018-02"}, "2018-02", ["2018-01", "2018-02"], 0, ["f4"]),
        ({"period": "2018-02"}, "2018-02", ["2018-01", "2018-02"], 0, ["f4"]),
        ({"period": "2018-01-d2"}, "2018-01-d2", ["2018-01-d1", "2018-01-d2"], 0, ["f3"]),
        ({"month": "2018-03"}, "2018-03", ["2018-01", "2018-02", "2018-03"], 1, ["f1", "f2", "f4", "f5"]),
        ({"period": "2018-Q1"}, "2018-03", ["2018-01", "2018-02", "2018-03"], 1, ["f1", "f2", "f4", "f5"]),
        ({"period": "to-date"}, "2018-03", ["2018-01", "2018-02", "2018-03"], 1, ["f1", "f2", "f4", "f5"]),
    ],
)
def test_a_period_has_the_figures_of_its_series(
    asked: dict[str, str], month: str, months: list[str], field: int, facts: list[str]
) -> None:
    """Proves what a page of each kind reads: its own series up to it, and of longer periods the complete ones."""
    inputs = sources.load(campaign=CAMPAIGN, **asked)

    assert (*asked.values(), month) == (str(inputs.period), str(inputs.month))
    assert months == [str(one) for one in inputs.months] == sorted(set(inputs.actuals["month"]))
    assert (field, facts) == (len(inputs.field), list(inputs.facts["fact"]))
    folders = {read.path.split("/")[1] for read in inputs.rows} - {name for name in FILES if "/" not in name}
    assert {*months, *(["2018-Q1"] if field else [])} == folders


@pytest.mark.usefixtures("_home")
def test_the_latest_month_is_the_last_with_data() -> None:
    """Proves what the page of the rules takes for its example."""
    assert "2018-03" == str(sources.load_latest(campaign=CAMPAIGN).period)


@pytest.mark.usefixtures("_home")
@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        ({"period": "2018-Q2"}, "unknown-period", "2018-03, 2018-Q1, to-date"),
        ({"period": "2018"}, "unknown-period", "2018-Q1"),
        ({"month": "2018-Q1"}, "unknown-month", "2018-02, 2018-03"),
        ({"month": "2018-01-d1"}, "unknown-month", "2018-01"),
        ({"month": "2018-01", "period": "2018-01"}, "month-or-period", "one of the two"),
        ({}, "month-or-period", "month: 2021-12"),
    ],
)
def test_what_is_asked_for_must_be_published(asked: dict[str, str], code: str, known: str) -> None:
    """Proves that an unknown period gets the known ones, and that a month is not asked for as a quarter."""
    with pytest.raises(UserError) as refused:
        sources.load(campaign=CAMPAIGN, **asked)

    assert code == refused.value.code
    assert known in refused.value.sentences(Language.EN)[0]


@pytest.mark.usefixtures("_home")
def test_what_is_owed_follows_membership_parts_and_quarters() -> None:
    """Proves whose missing rows are filled in: of units that are there, of parts, of indicators in force."""
    actuals = sources.load(campaign=CAMPAIGN, month="2018-03").actuals
    keys = actuals.groupby("month")["unit"].agg(lambda units: sorted(set(units)))

    assert {"2018-01": ["alpha", "beta"], "2018-02": ["alpha", "beta", "gamma"],
            "2018-03": ["alpha", "beta", "gamma"]} == keys.to_dict()  # fmt: skip
    assert {"value", "at-home", "abroad", "growth", "signed", "met", "places", "income"} == set(
        actuals["indicator"]
    )
