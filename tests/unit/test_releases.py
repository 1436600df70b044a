"""Releases: what their file may say, what is held back until when, and that nothing public tells of it before."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bulletins import paths
from bulletins.errors import FaultyEvidence, UserError
from bulletins.evidence import sources
from bulletins.moments import CHINA, Moment
from bulletins.periods import Period
from bulletins.pipeline import checkout, kernels, oracle, releases, render, survey
from bulletins.pipeline.checkout import Checkout
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.products import calendar
from bulletins.pipeline.render import released
from bulletins.pipeline.render.site import SiteOutcome
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Address, Language
from tests import small_campaign
from tests.executed_runs import Executed, write_all
from tests.small_campaign import CAMPAIGN, write_small_campaign
from tests.unit import shelves

HEADER = "period,status,date,reason_zh,reason_en\n"
OCTOBER = "2021-10,confirmed,2021-11-12 09:30,,\n"
BEFORE, AFTER = "2021-11-12 09:29", "2021-11-12 09:30"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small campaign, whose October is released in November."""
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path / "data"))
    monkeypatch.setenv(paths.WITHHELD_VARIABLE, "")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    folder = write_small_campaign(tmp_path / "data")
    (folder / "releases.csv").write_text(HEADER + OCTOBER, encoding="utf-8")
    return folder


@pytest.fixture
def at(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], releases.Releases]:
    """Return the releases as they are at a moment, told to everything that reads data."""

    def told(moment: str) -> releases.Releases:
        monkeypatch.setenv(releases.AS_OF_VARIABLE, moment)
        return releases.withhold()

    return told


# --- moments


def test_moments() -> None:
    """A day begins at midnight in China; both forms are read as they are written, and no other."""
    assert datetime(2021, 12, 15, 1, 30, tzinfo=UTC) == Moment.parse("2021-12-15 09:30").at
    assert datetime(2021, 12, 14, 16, tzinfo=UTC) == Moment.parse("2021-12-15").at
    assert ["2021-12-15", "2021-12-15 00:00"] == [
        str(Moment.parse(text)) for text in ("2021-12-15", "2021-12-15 00:00")
    ]
    assert "2021年12月5日 09:30" == Moment.parse("2021-12-05 09:30").title("zh")
    assert "5 December 2021, 09:30" == Moment.parse("2021-12-05 09:30").title("en")
    for text in (
        "2021-12-32",
        "2021-12-15 24:00",
        "2021-12-15T09:30",
        "2021-12-15 9:30",
        "",
        "２０２１-12-15",
    ):
        with pytest.raises(ValueError):
            Moment.parse(text)


def test_what_time_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """--as-of goes before SOURCE_DATE_EPOCH, and that before the clock; another form is told how to write it."""
    monkeypatch.delenv(releases.AS_OF_VARIABLE, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert (datetime(1970, 1, 2, tzinfo=UTC), True) == releases.now()
    monkeypatch.setenv(releases.AS_OF_VARIABLE, "2021-12-15")
    assert (datetime(2021, 12, 15, tzinfo=CHINA), True) == releases.now()
    monkeypatch.setenv(releases.AS_OF_VARIABLE, "15.12.2021")
    with pytest.raises(UserError, match="2021-12-15 09:30"):
        releases.now()
    monkeypatch.delenv(releases.AS_OF_VARIABLE)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert not releases.now()[1] and abs((datetime.now(UTC) - releases.now()[0]).total_seconds()) < 60


# --- the file


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("2021-09,published,2021/10/12 9:30,,", "date", "moment-in-other-form"),
        ("2021-09,published,2021-10-12 24:30,,", "date", "no-such-minute"),
        ("2021-09,published,at 9:30,,", "date", "not-a-moment"),
        ("2021-09,published,2021-10-32 09:30,,", "date", "no-such-day"),
        ("2021-09,published,10 October,,", "date", "not-a-day"),
        ("2021-09,confirmd,2021-10-12,,", "status", "not-one-of-near"),
        ("2021-09,announced,,,", "date", "release-without-date"),
        ("2021-09,delayed,2021-10-12,,", "reason_zh", "delayed-without-reason"),
        ("2021-09,delayed,,等待核实,", "reason_en", "reason-in-one-language"),
        ("to-date,confirmed,2021-10-12,,", "period", "release-to-date"),
        ("2021-12,confirmed,2022-01-12,,", "period", "release-of-no-period-near"),
        ("2022,confirmed,2022-01-12,,", "period", "release-of-no-period"),
        ("2021-09,confirmed,2020-10-12,,", "date", "release-before-period"),
    ],
)
def test_faults(home: Path, row: str, column: str, code: str) -> None:
    """Every slip is told with its line, its column and what to write; nothing is published on the strength of it."""
    (home / "releases.csv").write_text(f"{HEADER}{row}\n", encoding="utf-8")
    assert [(2, column, code)] == [(one.row, one.column, one.code) for one in sources.check(CAMPAIGN).faults]
    found = releases.read()
    with pytest.raises(FaultyEvidence):
        found.refuse_faults()


def test_doubts(home: Path) -> None:
    """A date before the figures are in, and one before that of an earlier period, are asked about."""
    rows = (
        "2021-09,confirmed,2021-11-20,,\n2021-10,confirmed,2021-10-30,,\n2021-10-d1,confirmed,2021-10-11,,\n"
    )
    (home / "releases.csv").write_text(HEADER + rows, encoding="utf-8")
    found = [
        (one.row, one.code) for one in sources.check(CAMPAIGN).warnings if one.code.startswith("release")
    ]
    assert [(3, "release-before-figures"), (3, "release-out-of-order")] == found


# --- what is held back


def test_held_until_the_minute(at: Callable[[str], releases.Releases]) -> None:
    """A page waits for its own period, and for each whose figures it shows; of others, and afterwards, for none."""
    found, own = at(BEFORE), Address(CAMPAIGN, "2021-10", "changle")
    october = Period.parse("2021-10")
    assert october == found.holding(own, ()).period  # type: ignore[union-attr]
    shows = [f"{CAMPAIGN}/2021-10/actuals.csv"]
    assert found.holding(Address(CAMPAIGN, "to-date"), shows) is found.of(CAMPAIGN)[october]
    assert found.holding(Address(CAMPAIGN, "2021-11"), ()) is not None, "later months tell of October"
    for address in ("2021-09", "2021-10-d1", "2021-Q4", "to-date", "methodology"):
        assert found.holding(Address(CAMPAIGN, address), [f"{CAMPAIGN}/2021-09/actuals.csv"]) is None
    assert found.holding(Address("another", "2021-10"), ()) is None
    assert at(AFTER).holding(own, shows) is None


def test_without_a_date(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """What is delayed without a new date is held back whatever the time; and goes before a date that is known."""
    rows = f"{OCTOBER}2021-Q4,delayed,,待核实,being verified\n"
    (home / "releases.csv").write_text(HEADER + rows, encoding="utf-8")
    found = at("2099-01-01")
    held = found.holding(Address(CAMPAIGN, "2021-Q4"), [f"{CAMPAIGN}/2021-10/actuals.csv"])
    assert held is not None and held.moment is None and "being verified" == held.reason("en")


def test_published_is_not_taken_at_its_word(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """The date decides, not the status: what is called published before its time is held back, and that is said."""
    (home / "releases.csv").write_text(HEADER + OCTOBER.replace("confirmed", "published"), encoding="utf-8")
    assert ["2021-10"] == [str(one.period) for one in at(BEFORE).early()]
    assert [] == at(AFTER).early()


def test_others_are_made_as_if_it_were_not_there(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """Longer periods and the rules read the very rows that they would without October's folder; October its own."""

    def reads() -> dict[str, tuple[sources.RowsRead, ...]]:
        _, found = sources.survey(CAMPAIGN)
        assert found is not None
        return {page: found.of(page) for page in found.pages}

    at(BEFORE)
    held = reads()
    assert "2021-Q4" not in held and "2021-10/changle" in held
    assert any("/2021-10/" in one.path for one in held["2021-10/changle"])
    at(AFTER)
    assert any("/2021-10/" in one.path for one in reads()["to-date"]) and "2021-Q4" in reads()
    for file in (home / "2021-10").iterdir():
        file.unlink()
    (home / "2021-10").rmdir()
    without = reads()
    assert without == {
        page: rows for page, rows in held.items() if not page.startswith("2021-10/") and page != "2021-10"
    }
    assert {"to-date", "2021-Q3", "2021-09", "methodology"} <= without.keys()


def test_kernels_are_told(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """What is held back reaches the notebooks' own processes, and is gone from them once it is out."""
    told = [
        (at(moment), kernels.environment(data=home.parent, build=home).get(paths.WITHHELD_VARIABLE))[1]
        for moment in (BEFORE, AFTER)
    ]
    assert [f"{CAMPAIGN}/2021-10", None] == told


def test_no_page_reads_the_dates(home: Path) -> None:
    """Moving a release changes nothing that any page is made from."""
    before = sources.survey(CAMPAIGN)[1]
    (home / "releases.csv").write_text(HEADER + OCTOBER.replace("11-12", "11-13"), encoding="utf-8")
    assert before == sources.survey(CAMPAIGN)[1]


def test_a_kept_survey_is_of_one_moment(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """Once October is out, the survey of the time before does not count: there is a quarter now."""
    workspace = Workspace(home.parent, paths.NOTEBOOKS, home.parent.parent / "build")
    found = []
    for moment in (BEFORE, AFTER, BEFORE):
        at(moment)
        found.append(survey.survey(workspace, Fingerprints.usual(workspace), CAMPAIGN, keep=True).rolled_up)
    assert [("2021-Q3", "to-date"), small_campaign.ROLLED_UP, ("2021-Q3", "to-date")] == found


def test_when_something_changes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the clock, the last release and the next bound the time in which nothing changes; a moment told has none."""
    monkeypatch.delenv(releases.AS_OF_VARIABLE, raising=False)
    rows = "2021-09,published,2021-10-12,,\n2021-10,confirmed,2090-11-12 09:30,,\n"
    (home / "releases.csv").write_text(HEADER + rows, encoding="utf-8")
    past, coming = releases.read().bounds()
    assert (Moment.parse("2021-10-12").at.timestamp(), Moment.parse("2090-11-12 09:30").at.timestamp()) == (
        past,
        coming,
    )
    monkeypatch.setenv(releases.AS_OF_VARIABLE, "2021-11-01")
    assert (None, None) == releases.read().bounds()


# --- the site


class Place:
    """Pretended runs of the small campaign, and the site they make at a moment."""

    def __init__(self, home: Path, executed: Executed) -> None:
        self.site, self.build, self._executed = home / "_site", home / "build", executed

    def render(self, embargo: releases.Releases) -> SiteOutcome:
        return render.site(self._shown(), site=self.site, build=self.build, embargo=embargo)

    def _shown(self) -> list[Shown]:
        return [one for one in self._executed.shown if not str(one.run.address).endswith("2021-Q4")]

    def told(self) -> str:
        """Return the text of everything that the public can load."""
        files = sorted(
            file for file in self.site.rglob("*") if file.suffix in {".html", ".json", ".atom", ".xml"}
        )
        return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture
def place(home: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setattr(checkout, "look", lambda: Checkout("c" * 40, clean=True))
    return Place(home.parent.parent, write_all(home.parent.parent / "build"))


def test_held_back_from_everything(place: Place, at: Callable[[str], releases.Releases]) -> None:
    """No page, list, feed, interface or link tells of October's bulletins before their time; a marked draft does."""
    outcome = place.render(at(BEFORE))
    assert 6 == len(outcome.waiting) and not list(place.site.rglob("2021-10"))
    assert f"{CAMPAIGN}/2021-10/" not in place.told() and "2021-10/changle" not in place.told()
    for folder in (place.build / "preview", place.build / "preview" / "en"):
        draft = (folder / CAMPAIGN / "2021-10" / "changle" / "index.html").read_text(encoding="utf-8")
        assert "notice-held" in draft and "draft-mark" in draft and "09:30" in draft
        assert not (folder / CAMPAIGN / "2021-09").exists()
    told = json.loads((place.build / "held.json").read_text(encoding="utf-8"))["held"]
    assert {"2021-11-12 09:30"} == {one["release"]["until"] for one in told} and 6 == len(told)
    outcome = place.render(at(AFTER))
    assert not outcome.waiting and not (place.build / "preview").exists()
    assert (place.site / "en" / CAMPAIGN / "2021-10" / "changle" / "index.html").is_file()
    assert f"{CAMPAIGN}/2021-10/" in place.told() and "draft-mark" not in place.told()


def test_nothing_else_to_show(home: Path, place: Place, at: Callable[[str], releases.Releases]) -> None:
    """Where all is held back, what was public before stays, and the drafts are there."""
    rows = "2021-09,confirmed,2021-11-12,,\n2021-10-d1,confirmed,2021-11-12,,\n"
    (home / "releases.csv").write_text(HEADER + rows, encoding="utf-8")
    shown = [one for one in place._shown() if one.run.address.period == "2021-09"]
    outcome = render.site(shown, site=place.site, build=place.build, embargo=at("2021-11-13"))
    assert not outcome.waiting and (place.site / CAMPAIGN / "2021-09" / "index.html").is_file()
    before = place.told()
    outcome = render.site(shown, site=place.site, build=place.build, embargo=at("2021-10-20"))
    assert (0, 6, before) == (outcome.pages, len(outcome.waiting), place.told())
    assert (place.build / "preview" / CAMPAIGN / "2021-09" / "index.html").is_file()


def as_computed(html: str) -> dict[str, object]:
    return {"cell_type": "code", "outputs": [{"output_type": "execute_result", "data": {"text/html": html}}]}


def test_the_date_on_the_page() -> None:
    """The header block gets the date of release below that of the figures, escaped, with the reason of a delay."""
    table = (
        '<table class="bulletin-table table-header">\n<tbody>\n<tr><th scope="row">Data up to</th>'
        '<td class="text">31 October 2021</td></tr>\n<tr><th scope="row">Rules</th><td>1</td></tr>\n</tbody>\n</table>'
    )
    cells = [
        {"outputs": [{"data": {"text/html": table.splitlines(keepends=True)}}]},
        {"source": "no outputs"},
    ]
    release = releases.Release(CAMPAIGN, Period.parse("2021-10"), "delayed", Moment(date(2021, 11, 12), time(9, 30)),
                               True, (("zh", "核实"), ("en", "checks < all")))  # fmt: skip
    found = released.dated({"cells": cells}, release, Language.EN)["cells"][0]["outputs"][0]["data"][
        "text/html"
    ]
    told = "12 November 2021, 09:30 (delayed: checks &lt; all)"
    row = f'<tr class="released"><th scope="row">Published on</th><td class="text">{told}</td></tr>'
    assert [row] == [line for line in found.splitlines() if line not in table.splitlines()]
    assert found.splitlines().index(row) == 3
    assert [] == list(oracle._not_shown(found, {"cells": [as_computed(table)]})), (
        "an auditor's table has no such row"
    )
    for other in (None, replace(release, moment=None)):
        assert {"cells": cells} == released.dated({"cells": cells}, other, Language.EN)


# --- the calendar


def test_the_calendar(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """The file's day and status stand in the calendar; what is late is delayed, and why is told where it is known."""
    rows = "2021-09,published,2021-10-12 09:30,,\n2021-10,announced,2021-11-12,,\n2021-10-d1,delayed,,核实,verified\n"
    (home / "releases.csv").write_text(HEADER + rows, encoding="utf-8")
    rules = sources.load_campaign(CAMPAIGN), sources.load_units(CAMPAIGN)

    def events(moment: str) -> dict[str, calendar.Event]:
        shelf = shelves.shelf(Language.EN, rules, without=("2021-10", "2021-10-d1"))
        shelf = replace(shelf, releases=at(moment).of(CAMPAIGN))
        return {str(one.period): one for one in calendar.of([shelf])}

    found = events("2021-10-20")
    assert ("published", "2021-10-12", "release") == _told(found["2021-09"])
    assert ("announced", "2021-11-12", "release") == _told(found["2021-10"])
    assert ("delayed", "2021-10-10", "period_end") == _told(found["2021-10-d1"])
    assert "verified" == found["2021-10-d1"].reason(Language.EN)
    assert (
        "09:30" == calendar.plain(found["2021-09"])["time"]
        and calendar.plain(found["2021-10"])["time"] is None
    )
    assert ("delayed", "2021-11-12", "release") == _told(events("2021-11-12")["2021-10"]), (
        "late, and nothing there"
    )
    program = calendar.icalendar(list(found.values()), Language.EN).decode()
    assert "DTSTART:20211012T013000Z" in program and "DTSTART;VALUE=DATE:20211112" in program
    rows_of_page = {row["period"]: row for row in calendar.rows(list(found.values()), Language.EN)}
    assert "12 November 2021" == rows_of_page["October 2021"]["release"]
    assert "31 October 2021" == rows_of_page["October 2021"]["day"]


def _told(event: calendar.Event) -> tuple[str, str, str]:
    plain = calendar.plain(event)
    return plain["status"], plain["day"], plain["basis"]


def test_no_file_no_difference(home: Path, at: Callable[[str], releases.Releases]) -> None:
    """A campaign that does not say when it publishes is published as soon as it is built, whatever the time."""
    (home / "releases.csv").unlink()
    found = at("1990-01-01")
    assert not found.withheld() and (None, None) == found.bounds()
    assert found.holding(Address(CAMPAIGN, "2021-10"), ()) is None
