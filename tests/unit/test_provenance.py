"""What a run leaves beside its page: the same bytes every time, safe in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins import __version__
from bulletins.evidence import provenance, sources
from tests.small_campaign import CAMPAIGN, write_small_campaign

SCORES = pd.DataFrame(
    {
        "unit": ["changle", "fuqing"],
        "name_zh": ["长乐区", "=cmd()"],
        "score": [86.25, -1.5],
        "position": pd.array([1, pd.NA], dtype="Int64"),
        "tied": [False, True],
    }
)
STANDING = [
    {"unit": "changle", "position": np.int64(1), "score": "86.25", "movement": pd.NA, "gap": float("nan")}
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that a run writes to, with a good campaign to read."""
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BULLETINS_OUTPUT", str(tmp_path / "run"))
    write_small_campaign(tmp_path / "data")
    return tmp_path / "run"


def write(district: str | None = "changle") -> dict[str, object]:
    inputs = sources.load(campaign=CAMPAIGN, month="2021-10", language="zh", district=district)
    notebook = "district_bulletin" if district else "month_overview"
    return provenance.write(inputs, notebook=notebook, scores=SCORES, standing=STANDING, points=["居第一。"])


def test_the_record_says_what_made_the_page(folder: Path) -> None:
    """Proves that address, parameters, rules, package, inputs and outputs are there, and nothing volatile."""
    record = write()

    assert record == json.loads((folder / "record.json").read_text("utf-8"))
    assert {
        "schema": 2,
        "address": "small-2021/2021-10/changle",
        "notebook": "district_bulletin",
        "parameters": {"campaign": CAMPAIGN, "district": "changle", "month": "2021-10", "language": "zh"},
        "title": {"zh": "长乐区小型考评通报（2021年10月）", "en": "Changle: Small, October 2021"},
        "nature": "synthetic",
        "rules_version": "1.0",
        "package": {"name": "bulletins", "version": __version__},
        "standing": [{"unit": "changle", "position": 1, "score": "86.25", "movement": None, "gap": None}],
        "points": ["居第一。"],
    }.items() <= record.items()
    read = sources.load(campaign=CAMPAIGN, month="2021-10", district="changle").rows
    assert [{"path": one.path, "rows": one.rows, "sha256": one.sha256} for one in read] == record["inputs"]
    digest = hashlib.sha256((folder / "scores.csv").read_bytes()).hexdigest()
    assert [{"path": "scores.csv", "sha256": digest}] == record["outputs"]


def test_a_month_has_no_district(folder: Path) -> None:
    """Proves that the overview's record has its own address, parameters and title."""
    record = write(district=None)

    assert "small-2021/2021-10" == record["address"]
    assert {"campaign": CAMPAIGN, "month": "2021-10", "language": "zh"} == record["parameters"]
    assert {"zh": "小型考评通报（2021年10月）", "en": "Small, October 2021"} == record["title"]


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [("2021-10-d1", "小型考评通报（2021年10月上旬）", "Small, first ten days of October 2021"),
     ("2021-Q4", "小型考评通报（2021年第四季度）", "Small, Q4 2021"),
     ("to-date", "小型考评通报（专项行动累计）", "Small, campaign to date")],
)  # fmt: skip
def test_another_period_has_its_own_address(folder: Path, period: str, zh: str, en: str) -> None:
    """Proves that the record of ten days, a quarter or the whole campaign is not that of its last month."""
    inputs = sources.load(campaign=CAMPAIGN, period=period)
    record = provenance.write(inputs, notebook="period_rollup", scores=SCORES)

    assert f"small-2021/{period}" == record["address"]
    assert {"campaign": CAMPAIGN, "period": period, "language": "zh"} == record["parameters"]
    assert {"zh": zh, "en": en} == record["title"]


def test_the_page_of_the_rules_is_of_no_month(folder: Path) -> None:
    """Proves that the record of the rules' page names neither month nor period."""
    record = provenance.write(sources.load_latest(campaign=CAMPAIGN), notebook="methodology", scores=SCORES)

    assert "small-2021/methodology" == record["address"]
    assert {"campaign": CAMPAIGN, "language": "zh"} == record["parameters"]
    assert {"zh": "小型考评办法", "en": "Methodology of Small"} == record["title"]


def test_two_runs_leave_the_same_bytes_and_nothing_else(folder: Path) -> None:
    """Proves that a rerun can be compared byte by byte, and that no half-written file stays behind."""
    write()
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    write()

    assert first == {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {"scores.csv", "record.json"} == set(first)
    assert first["record.json"].endswith(b"\n}\n")
    assert str(folder.parent).encode() not in first["record.json"]


def test_scores_open_in_a_spreadsheet_as_they_are_meant(folder: Path) -> None:
    """Proves the download: a BOM for Excel, formulas disarmed, numbers as they are, blanks for gaps."""
    assert (
        "\ufeffunit,name_zh,score,position,tied\nchangle,长乐区,86.25,1,false\nfuqing,'=cmd(),-1.5,,true\n"
    ).encode() == provenance.scores_csv(SCORES)


def test_a_failed_write_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves that a reader never sees half a file: the disk may be full at any moment."""
    write()
    before = (folder / "scores.csv").read_bytes()

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        write()

    assert before == (folder / "scores.csv").read_bytes()
    assert {"scores.csv", "record.json"} == {file.name for file in folder.iterdir()}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_becomes_a_formula(text: str) -> None:
    """Proves that no cell of a download begins as a formula does, unless it is a plain number."""
    written = provenance.scores_csv(pd.DataFrame({"name": pd.Series([text, "x"], dtype=object)}))

    cell = next(iter(list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))[1:][0]), "")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or float(cell) is not None
    in_one_line = re.sub(r"[\r\n]+", " ", text)
    assert cell in {in_one_line, f"'{in_one_line}"}
