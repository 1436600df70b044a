"""A unit's bulletin is given what it is about and nothing else, and says the same as if it had been given all."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from bulletins import paths
from bulletins.evidence import sources
from bulletins.evidence.sources import Inputs
from bulletins.method import evaluation, robustness
from bulletins.method.evaluation import Evaluation
from tests.small_campaign import CAMPAIGN, write_small_campaign

# A month and a unit of each of our own campaigns whose bulletins are about a part of them.
PARTS = [
    ("fuzhou-120-2021", "2021-10", "fuqing"),
    ("fuzhou-2017", "2017-03", "cangshan"),
    ("jinjiang-40-2018", "2018-02", "city-core"),
    ("minhou-120-2021", "2021-10", "minhou-ganzhe"),
    ("fushun-2023", "2023-09", "city"),
]
SCORED = ("scores", "actions", "indicators", "leagues", "progress", "totals", "unit_lights", "published")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a good campaign, in a data folder of its own."""
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    return write_small_campaign(tmp_path)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def of(district: str | None, month: str = "2021-10") -> Inputs:
    return sources.load(campaign=CAMPAIGN, month=month, district=district)


def schemes(inputs: Inputs) -> list[str]:
    return [scheme.id for scheme in inputs.campaign.schemes]


def frames(inputs: Inputs) -> dict[str, pd.DataFrame]:
    """Return the frames of ``inputs`` by name, their indices as columns."""
    found = {field.name: getattr(inputs, field.name) for field in fields(inputs)}
    return {name: frame.reset_index() for name, frame in found.items() if isinstance(frame, pd.DataFrame)}


def test_a_district_has_its_own_schemes_and_their_units(home: Path) -> None:
    """Proves who is in a bulletin: the league, what is inside the district, and nothing inside another one."""
    assert (["city", "changle-towns"], ["changle", "fuqing", "songxia"]) == (
        schemes(of("changle")), list(of("changle").units.index)
    )  # fmt: skip
    assert (["city"], ["changle", "fuqing"]) == (schemes(of("fuqing")), list(of("fuqing").units.index))


def test_a_month_and_a_period_have_everything(home: Path) -> None:
    """Proves that overviews, longer periods and the page of the rules are about all schemes and units."""
    pages = [
        of(None),
        sources.load(campaign=CAMPAIGN, period="2021-Q4"),
        sources.load_latest(campaign=CAMPAIGN),
    ]

    for inputs in pages:
        assert (["city", "changle-towns"], 3) == (schemes(inputs), len(inputs.units))


def test_nothing_outside_the_scope_is_in_any_frame(home: Path) -> None:
    """Proves that no frame of a bulletin has a row of a unit that it is not about, whatever the table."""
    change(
        home / "2021-10" / "tickets.csv",
        "t3,fuqing",
        "t4,songxia,河道,River,2021-10-08,5,2021-10-12\nt3,fuqing",
    )
    change(
        home / "2021-10" / "projects.csv",
        "p3,fuqing",
        "p4,songxia,land,渔港,Harbour,small,start,2021-10-20,,10,1\np3,fuqing",
    )
    (home / "changes.csv").write_text(
        "unit,since,change,tier,level,reason_zh,reason_en\nsongxia,2021-11,leaves,,,撤并,Merged\n", "utf-8"
    )
    (home / "project_schedule.csv").write_text(
        "project,period,planned_pct\np3,2021-10,20\np4,2021-10,30\n", "utf-8"
    )
    with (home / "facts.csv").open("a", encoding="utf-8") as facts:
        facts.write(
            "town,2021-10,changle-towns/overall/1,songxia,position,1,agrees,松下镇居第一。,Songxia is first.,测试说明\n"
        )
    assert () == sources.check(CAMPAIGN).faults

    own, other = frames(of("changle")), frames(of("fuqing"))

    for name in ("units", "actuals", "projects", "tickets", "changes"):
        assert "songxia" in set(own[name]["unit"]), name
        assert "songxia" not in set(other[name]["unit"]), name
    assert ({"p3", "p4"}, {"p3"}) == tuple(
        set(found["project_schedule"]["project"]) for found in (own, other)
    )
    assert ({"first", "land", "town"}, {"first", "land"}) == tuple(
        set(found["facts"]["fact"]) for found in (own, other)
    )


def test_who_has_to_solve_a_problem_keeps_the_name(home: Path) -> None:
    """Proves that a unit outside the scope is named where a problem waits for it, and has nothing else there."""
    change(home / "2021-10" / "tickets.csv", "working_days,closed_on\n", "working_days,closed_on,owner\n")
    change(home / "2021-10" / "tickets.csv", "5,2021-09-10\n", "5,2021-09-10,\n")
    change(home / "2021-10" / "tickets.csv", "5,2021-10-12\n", "5,2021-10-12,songxia\n")
    change(home / "2021-10" / "tickets.csv", "2021-10-27,5,\n", "2021-10-27,5,,\n")

    inputs = of("fuqing")

    assert "Songxia" == inputs.units.at["songxia", "name_en"]
    assert "songxia" not in set(inputs.actuals["unit"])
    assert ["changle", "fuqing"] == list(of("fuqing", "2021-09").units.index)
    found = sources.survey(CAMPAIGN)[1]
    assert found is not None
    assert found.of("2021-10/fuqing") == inputs.rows


def test_a_unit_that_moves_keeps_both_leagues(home: Path) -> None:
    """Proves that a scheme that evaluates a unit at any time is on its page: figures of before are compared."""
    change(
        home / "campaign.yml",
        "units: {kinds: [town], within: changle}",
        "units: {kinds: [town], within: changle, tiers: [1]}",
    )
    change(
        home / "units.csv",
        "songxia,town,changle,1",
        "zhanggang,town,changle,1,,漳港街道,Zhanggang\nsongxia,town,changle,1",
    )
    (home / "changes.csv").write_text(
        "unit,since,change,tier,level,reason_zh,reason_en\nzhanggang,2021-10,leaves,,,撤并,Merged\n", "utf-8"
    )
    change(home / "campaign.yml", "bulletins_for: [district]", "bulletins_for: [district, town]")

    assert ["changle-towns"] == schemes(of("zhanggang"))
    assert {"zhanggang", "songxia"} == set(of("zhanggang").units.index)


def test_the_parts_of_a_district_come_all_together(home: Path) -> None:
    """Proves that where a league across districts holds some units inside one, the page has the others too.

    Its figures are compared with their sum, and the sum of some would seem to be short.
    """
    rules = home / "campaign.yml"
    towns = rules.read_text("utf-8").split("  - id: changle-towns\n")[1]
    rules.write_text(
        rules.read_text("utf-8").replace("{kinds: [town], within: changle}", "{kinds: [town]}")
        + f"  - id: changle-parks\n{towns}".replace("{kinds: [town], within: changle}", "{kinds: [park]}"),
        "utf-8",
    )
    change(
        home / "units.csv",
        "songxia,town",
        "port,park,changle,1,,港区,Port\nlongtian,town,fuqing,1,,龙田镇,Longtian\nsongxia,town",
    )

    assert ["city", "changle-towns", "changle-parks"] == schemes(of("fuqing"))


def test_a_unit_that_nobody_evaluates_has_everything(home: Path) -> None:
    """Proves that such a page is about the campaign: there is nothing it could be cut down to."""
    change(home / "units.csv", "songxia,town", "port,park,,,,江阴港区,Port\nsongxia,town")
    change(home / "campaign.yml", "bulletins_for: [district]", "bulletins_for: [district, park]")

    assert (["city", "changle-towns"], 4) == (schemes(of("port")), len(of("port").units))


def test_faults_outside_the_scope_are_told(home: Path) -> None:
    """Proves that all is checked before it is cut down: a district's page is not built from a faulty campaign."""
    change(home / "2021-10" / "actuals.csv", "songxia,land,cleared-land", "songxia,land,cleared-lnd")

    with pytest.raises(sources.FaultyEvidence):
        of("fuqing")


@pytest.mark.parametrize(("campaign", "month", "unit"), PARTS)
def test_numbers_are_those_of_the_whole(
    campaign: str, month: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves that marks, positions, lights and intervals are to the last bit those computed from everything."""
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    inputs = [sources.load(campaign=campaign, month=month, district=district) for district in (None, unit)]
    whole, part = (evaluation.evaluate(one) for one in inputs)
    own = schemes(inputs[1])
    assert own != schemes(inputs[0])

    for name in SCORED:
        expected, found = _of_schemes(whole, name, own, inputs[1]), _of_schemes(part, name, own, inputs[1])
        pd.testing.assert_frame_equal(expected, found, check_exact=True, check_dtype=False)
        assert len(found) or name != "scores"
    sure = [robustness.assess(one, result) for one, result in zip(inputs, (whole, part), strict=True)]
    for name in ("intervals", "weights", "leave_one_out", "lost", "leagues"):
        expected, found = (getattr(one, name) for one in sure)
        expected = expected[expected["scheme"].isin(own)].reset_index(drop=True)
        pd.testing.assert_frame_equal(
            expected, found.reset_index(drop=True), check_exact=True, check_dtype=False
        )


def _of_schemes(result: Evaluation, name: str, own: list[str], inputs: Inputs) -> pd.DataFrame:
    """Return the rows of a frame that are about the page, without the columns that count all schemes and units."""
    frame: pd.DataFrame = getattr(result, name)
    about, kept = ("scheme", own) if "scheme" in frame else ("unit", list(inputs.units.index))
    frame = frame[frame[about].isin(kept)].reset_index(drop=True)
    return frame.drop(columns=[one for one in ("scheme_order", "unit_order") if one in frame])
