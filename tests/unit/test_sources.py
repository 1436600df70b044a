"""Good folders become exact frames: typed, complete, and of the month's own files only."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from bulletins.evidence import sources
from bulletins.evidence.contracts import CAMPAIGN_TABLES, MONTHLY_TABLES
from bulletins.periods import Period
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, FILES, write_small_campaign

FRAMES = ("units", "actuals", "projects", "tickets", "ledger", "jury", "facts", "changes", "project_schedule")
CAMPAIGN_FILES = {f"{table}.csv" for table in CAMPAIGN_TABLES}
FIGURES = {
    "target", "actual", "cases", "published_pct", "published_decimals",
    "planned_investment", "completed_investment", "working_days", "points", "reference", "extension_days",
    "marks", "planned_pct",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a good campaign, in a data folder of its own."""
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path))
    return write_small_campaign(tmp_path)


def test_inputs_are_typed(home: Path) -> None:
    """Proves that the strings of a notebook become a campaign, months, a language and a district."""
    inputs = sources.load(campaign=CAMPAIGN, month="2021-10", language="en", district="fuqing")

    assert (CAMPAIGN, Period.month(2021, 10), Language.EN, "fuqing") == (
        inputs.campaign.campaign,
        inputs.month,
        inputs.language,
        inputs.district,
    )
    assert (Period.month(2021, 9), Period.month(2021, 10)) == inputs.months


def test_frames_have_the_columns_and_types_of_the_contracts(home: Path) -> None:
    """Proves that texts and days are objects and figures floats, whatever a month happens to hold."""
    inputs = sources.load(campaign=CAMPAIGN, month="2021-09")

    for name in FRAMES:
        frame: pd.DataFrame = getattr(inputs, name)
        model = {**CAMPAIGN_TABLES, **MONTHLY_TABLES}[name]
        expected = [*(["month"] if name in MONTHLY_TABLES else []), *model.columns()]
        assert expected == [*([frame.index.name] if name == "units" else []), *frame.columns]
        for column in frame.columns:
            assert ("float64" if column in FIGURES else "object") == str(frame[column].dtype), (name, column)


def test_cells_are_plain_values(home: Path) -> None:
    """Proves what a row looks like to the method: str, None, float, NaN and date."""
    inputs = sources.load(campaign=CAMPAIGN, month="2021-09")

    row = inputs.actuals.iloc[5]
    assert ("2021-09", "fuqing", "not_reported", 6.0) == (
        row["month"],
        row["unit"],
        row["state"],
        row["target"],
    )
    assert pd.isna(row["actual"])
    assert str is type(row["state"])
    assert [date(2021, 9, 10), None] == list(inputs.tickets["closed_on"])
    assert ["changle", "fuqing", "songxia"] == list(inputs.units.index)
    assert [None, None, "changle"] == list(inputs.units["within"])
    assert inputs.facts.empty, "facts of later months are not those of this one"


def test_a_month_has_those_before_it_and_none_after(home: Path) -> None:
    """Proves that October's inputs hold September's rows too, and September's none of October's."""
    assert ["2021-09"] == sorted(set(sources.load(campaign=CAMPAIGN, month="2021-09").projects["month"]))
    assert ["2021-09", "2021-10"] == sorted(
        set(sources.load(campaign=CAMPAIGN, month="2021-10").projects["month"])
    )


def test_absent_optional_tables_are_empty_frames(home: Path) -> None:
    """Proves that a campaign of units and actuals alone works (as the real one does), if it counts no projects."""
    rules = home / "campaign.yml"
    count = """              type: count
              milestone: start
              points: {large: 15, small: 10}
"""
    rules.write_text(rules.read_text("utf-8").replace(count, "              type: ratio\n"), "utf-8")
    for file in (
        "facts.csv",
        *(f"{m}/{t}.csv" for m in ("2021-09", "2021-10") for t in ("projects", "tickets", "ledger")),
    ):
        (home / file).unlink()

    inputs = sources.load(campaign=CAMPAIGN, month="2021-10")

    for name in ("projects", "tickets", "ledger", "facts"):
        frame: pd.DataFrame = getattr(inputs, name)
        assert frame.empty
        assert set(frame.columns) >= set({**CAMPAIGN_TABLES, **MONTHLY_TABLES}[name].columns())


def test_a_missing_row_says_not_reported(home: Path) -> None:
    """Proves that a row nobody wrote is neither a 0 nor a task that does not apply."""
    file = home / "2021-10" / "actuals.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("changle,recruiting,signed,reported,8,8,8,,\n", ""), "utf-8"
    )

    actuals = sources.load(campaign=CAMPAIGN, month="2021-10").actuals

    rows = actuals[
        (actuals["month"] == "2021-10") & (actuals["unit"] == "changle") & (actuals["indicator"] == "signed")
    ]
    assert ["not_reported"] == list(rows["state"])
    assert rows["target"].isna().all()
    assert "float64" == str(actuals["target"].dtype)


def test_what_is_counted_needs_no_row(home: Path) -> None:
    """Proves that an indicator counted from projects is not owed: no row says that nothing was counted."""
    file = home / "2021-10" / "actuals.csv"
    file.write_text(
        file.read_text(encoding="utf-8").replace("changle,land,starts,reported,2,2,2,,\n", ""), "utf-8"
    )

    actuals = sources.load(campaign=CAMPAIGN, month="2021-10").actuals

    assert ["2021-09"] == list(
        actuals[(actuals["unit"] == "changle") & (actuals["indicator"] == "starts")]["month"]
    )
    assert ((), ()) == (sources.check(CAMPAIGN).faults, sources.check(CAMPAIGN).warnings)


def test_what_is_read_is_listed_file_by_file(home: Path) -> None:
    """Proves that the record names every file that was read, by its path below the data folder, and no other."""
    rows = {read.path: read.rows for read in sources.load(campaign=CAMPAIGN, month="2021-09").rows}

    expected = [
        name
        for name in FILES
        if name.startswith("2021-09/") or name == "campaign.yml" or name in CAMPAIGN_FILES
    ]
    assert sorted(f"{CAMPAIGN}/{name}" for name in expected) == list(rows)
    assert (3, None) == (rows[f"{CAMPAIGN}/units.csv"], rows[f"{CAMPAIGN}/campaign.yml"])


def test_a_survey_reports_what_a_check_does(home: Path) -> None:
    """Proves that both say the same of a folder, and that nothing is said to be read of a faulty one."""
    (home / "2021-10" / "actual.csv").write_text("x", "utf-8")
    report, found = sources.survey(CAMPAIGN)
    assert (sources.check(CAMPAIGN), True) == (report, found is not None)

    (home / "units.csv").write_text("unit\n", "utf-8")
    report, found = sources.survey(CAMPAIGN)
    assert (sources.check(CAMPAIGN), None) == (report, found)
    assert report.faults


def test_campaigns_and_months_are_listed(home: Path) -> None:
    """Proves the lists that plans are made of, in order, without what is not evaluated."""
    write_small_campaign(home.parent, "a-second")
    (home / "2021-11").mkdir()

    assert ("a-second", CAMPAIGN) == sources.campaign_ids()
    assert (Period.month(2021, 9), Period.month(2021, 10)) == sources.months_with_data(CAMPAIGN)
    assert "小型" == sources.load_campaign(CAMPAIGN).short.zh
    assert ["changle", "fuqing", "songxia"] == [unit.unit for unit in sources.load_units(CAMPAIGN)]
    assert ["first", "land"] == [fact.fact for fact in sources.load_facts(CAMPAIGN)]


def test_hidden_folders_and_papers_are_no_strays(home: Path) -> None:
    """Proves that Jupyter's checkpoints, a README and a licence raise no warning."""
    (home / "2021-10" / ".ipynb_checkpoints").mkdir()
    (home / "LICENSE.txt").write_text("x", "utf-8")
    (home / "2021-10" / ".DS_Store").write_bytes(b"\0")

    assert ((), ()) == (sources.check(CAMPAIGN).faults, sources.check(CAMPAIGN).warnings)


def test_checking_loads_no_pandas(home: Path) -> None:
    """Proves that `check` and `plan` start at once: frames are built for notebooks only."""
    code = (
        "import sys; from bulletins.evidence import sources; "
        f"sources.check_all(); sources.survey('{CAMPAIGN}'); sys.exit('pandas' in sys.modules)"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode


def test_our_own_campaigns_are_without_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves that what the repository ships can be built."""
    monkeypatch.delenv("BULLETINS_DATA", raising=False)
    assert () == sources.check_all().faults
