"""Published facts against the figures: every kind of period, with the place of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletins.errors import Fault
from bulletins.evidence import sources
from bulletins.pipeline import published
from tests.small_campaign import CAMPAIGN, FILES, write_small_campaign

HEADER = "fact,month,league,unit,measure,published,expect,statement_zh,statement_en,source\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small campaign as the only one of a data folder."""
    found = write_small_campaign(tmp_path / "data")
    monkeypatch.setenv("BULLETINS_DATA", str(found.parent))
    return found


def faults(home: Path, *facts: str) -> list[Fault]:
    """Return what is wrong with these facts: period, league, unit, measure, published, expect."""
    lines = [f"f{place},{fact},事,fact,测试说明\n" for place, fact in enumerate(facts)]
    (home / "facts.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return published.check_facts(sources.load(campaign=CAMPAIGN, month="2021-10"))


@pytest.mark.parametrize(
    "fact",
    [
        "2021-09,city/overall,changle,completed,120.5,agrees",
        "2021-10-d1,city/overall,changle,completed,160.0,agrees",
        "2021-Q3,city/overall,changle,position,1,agrees",
        "2021-Q4,city/overall,changle,completed,240.0,agrees",
        "2021-Q4,city/overall,changle,position,1,agrees",
        "to-date,city/overall,changle,position,1,agrees",
    ],
)
def test_facts_of_every_kind_of_period(home: Path, fact: str) -> None:
    """What the figures bear out is no fault; what they do not is one, whatever the period."""
    assert [] == faults(home, fact)
    place = fact.replace("240.0", "241.0").replace("160.0", "161.0").replace("120.5", "121.5")
    [fault] = faults(home, place if place != fact else fact.replace("position,1", "position,2"))
    assert ("fact-not-as-expected", 2, "published") == (fault.code, fault.row, fault.column)


@pytest.mark.parametrize(
    ("fact", "column"),
    [
        ("2021-10,city/overall,changle,completed,241.0,agrees", "published"),
        ("2021-10,city/overall,changle,completed,240.0,differs", "expect"),
        ("2021-10,city/overall,changle,completed,241.0,at_least", "published"),
        ("2021-10,city/overall,changle,unranked,yes,agrees", "published"),
        ("2021-10,city/recruiting,songxia,position,1,agrees", "measure"),
    ],
)
def test_the_place_of_what_is_wrong(home: Path, fact: str, column: str) -> None:
    """The line is that of the file; the column is the one that has to be mended."""
    good = "2021-10,city/overall,changle,completed,240.0,agrees"
    [fault] = faults(home, good, good, fact)
    assert (f"{CAMPAIGN}/facts.csv", 4, column, "f2") == (fault.file, fault.row, fault.column, fault.value)


def test_a_campaign_without_facts(home: Path) -> None:
    """Nothing stated, nothing to compare."""
    (home / "facts.csv").unlink()
    assert [] == published.check_facts(sources.load(campaign=CAMPAIGN, month="2021-10"))


def test_what_is_about_a_time_to_come_is_not_compared(home: Path) -> None:
    """A fact about October is not a fault while there are figures of September only."""
    for name in FILES:
        if name.startswith("2021-10/"):
            (home / name).unlink()
    (home / "2021-10").rmdir()
    (home / "facts.csv").write_text(HEADER + "f,2021-10,city/overall,changle,completed,999,agrees,事,fact,测试说明\n",
                                    encoding="utf-8")  # fmt: skip
    assert [] == published.check_facts(sources.load(campaign=CAMPAIGN, month="2021-09"))
