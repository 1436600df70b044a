"""What stands beside a bulletin agrees with its page and its data, and says nothing of the machine it was made on."""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from bulletins.periods import Period, PeriodKind
from tests.conftest import REPOSITORY, BuiltSite
from tests.hostile_campaign import FORMULA, HOSTILE
from tests.site import pages
from tests.site.pages import CAMPAIGNS, DOWNLOADS, LANGUAGES

ADDRESSES = [address for campaign in CAMPAIGNS for address in pages.made(campaign)]
MONTHS_AND_TEN_DAYS = {"2021-09", "2021-10", "2021-10-d1", "2021-12"}
MONTH = re.compile(r"\d{4}-\d{2}")
TIMES = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}|iopub|shell\.execute_reply|start_time|end_time|duration")
COLUMNS = ["month", "league", "action", "group", "unit", "name_zh", "name_en", "score", "position", "tied",
           "of", "movement", "unranked_because", "grade", "award", "nature"]  # fmt: skip


def folders(site: Path) -> list[Path]:
    """Return the folder of every bulletin of both languages."""
    return [pages.home(site, language) / address for language in LANGUAGES for address in ADDRESSES]


def record_in(folder: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return record


def scores_in(folder: Path) -> pd.DataFrame:
    return pd.read_csv(folder / "scores.csv", encoding="utf-8-sig", dtype={"group": str, "position": "Int64"})


def test_scores_open_in_a_spreadsheet(built_site: BuiltSite) -> None:
    """``scores.csv`` is UTF-8 with one byte order mark, and has the same columns everywhere."""
    for folder in folders(built_site.site):
        data = (folder / "scores.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), folder
        assert "\ufeff" not in data.decode("utf-8")[1:], folder
        assert COLUMNS == list(scores_in(folder).columns), folder


def test_scores_agree_with_the_standing(built_site: BuiltSite) -> None:
    """Position, tie, size and score of each unit are the same in ``scores.csv`` and in the record's standing."""
    for folder in folders(built_site.site):
        scores = scores_in(folder)
        overall = {str(row["unit"]): row for row in scores[scores["action"].isna()].to_dict("records")}
        standing = record_in(folder)["standing"]
        assert standing or folder.name == "methodology", folder
        for row in standing:
            same = overall[row["unit"]]
            assert (row["league"], row["of"], row["tied"]) == (same["league"], same["of"], same["tied"]), (
                folder
            )
            assert row["position"] == (None if pd.isna(same["position"]) else same["position"]), folder
            if row["score"] is None:
                assert pd.isna(same["score"]), folder
                continue
            decimals = len(row["score"].partition(".")[2])
            assert row["score"] == f"{float(same['score']):.{decimals}f}", folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_standing_is_the_league_on_the_page(built_site: BuiltSite, campaign: str, language: str) -> None:
    """The league a reader sees on a month's page has the units, positions and scores of the record, in its order."""
    for address in (one for one in pages.bulletins(campaign) if one.count("/") == 1):
        page = pages.page(built_site.site, address, language)
        everybody = record_in(page.file.parent)["standing"]
        standing = [row for row in everybody if row["league"] == everybody[0]["league"]]
        league = page.table("league")
        unit, score = 1 + ("movement" in str(page.one("table.table-league thead"))), None
        names = [row[f"name_{language}"] for row in standing]
        cells = {name: row for row in league.rows for name in row}
        assert names == [next(cell for cell in row if cell in names) for row in league.rows], address
        for row in standing:
            shown = cells[" ".join(row[f"name_{language}"].split())]
            place, score = shown[0].split()[0], row["score"]
            assert (str(row["position"]), row["tied"]) == (place, "并列" in shown[0] or "tie" in shown[0]), (
                address
            )
            assert score in shown, address
        assert unit


def test_outputs_are_what_the_record_says(built_site: BuiltSite) -> None:
    """The record names everything published beside it, the page itself too, with the SHA-256 it has there."""
    for folder in folders(built_site.site):
        outputs = {output["path"]: output["sha256"] for output in record_in(folder)["outputs"]}
        assert outputs == {
            name: sha256(folder / name) for name in ("index.html", "notebook.ipynb", "scores.csv")
        }


def test_inputs_are_the_data_files(built_site: BuiltSite) -> None:
    """The record names the files read by their paths in the data folder, each with its SHA-256, and no later period."""
    for folder in folders(built_site.site):
        record = record_in(folder)
        files = {one["path"]: one["sha256"] for one in record["files"]}
        assert files == {path: sha256(built_site.data / path) for path in files}, folder
        assert set(files) == {one["path"] for one in record["inputs"]}, folder
        campaign, about = record["parameters"]["campaign"], record["address"].split("/")[1]
        assert {f"{campaign}/campaign.yml", f"{campaign}/units.csv"} <= set(files), folder
        periods = {path.split("/")[1] for path in files if path.count("/") == 2}
        if about != "methodology":
            # Marks given for a whole quarter lie in its folder: they count from its last month on.
            own = Period.parse(about)
            last = own.of_kind(PeriodKind.QUARTER) if own.kind is PeriodKind.MONTH else own
            assert max(map(Period.parse, periods)) <= last, folder
        if about in MONTHS_AND_TEN_DAYS:
            assert f"{campaign}/{about}/actuals.csv" in files, folder


def test_records_say_what_made_them(built_site: BuiltSite) -> None:
    """A record has the fingerprint, whole and in parts, the pins, the package and the commit it was made with."""
    parts = {"whole", "notebook", "parameters", "rules", "data", "code", "pins"}
    for folder in folders(built_site.site):
        record = record_in(folder)
        assert parts == set(record["fingerprint"]), folder
        assert all(re.fullmatch("[0-9a-f]{64}", value) for value in record["fingerprint"].values()), folder
        assert {"requirements.txt": sha256(REPOSITORY / "requirements.txt")} == record["pins"], folder
        assert {"name", "version", "commit", "clean"} == set(record["package"]), folder
        assert "accepted" not in record, folder


def test_the_record_is_of_its_address(built_site: BuiltSite) -> None:
    """The record beside a page is the record of that page: address and parameters are those of its path."""
    for language in LANGUAGES:
        for address in ADDRESSES:
            record = record_in(pages.home(built_site.site, language) / address)
            campaign, about, *unit = address.split("/")
            expected = {"campaign": campaign, "language": language} | dict(
                zip(("district",), unit, strict=False)
            )
            if about != "methodology":
                expected["month" if MONTH.fullmatch(about) else "period"] = about
            assert (address, expected) == (record["address"], record["parameters"])
            assert record["points"] or about == "methodology", address
            assert record["rules_version"], address


def test_notebooks_are_valid_and_whole(built_site: BuiltSite) -> None:
    """A published notebook is valid, every code cell was executed in order, none has an error or a warning."""
    for folder in folders(built_site.site):
        notebook = nbformat.read(folder / "notebook.ipynb", as_version=4)
        nbformat.validate(notebook)
        code = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert list(range(1, len(code) + 1)) == [cell.execution_count for cell in code], folder
        kinds = {output.output_type for cell in code for output in cell.outputs}
        assert {"execute_result"} == kinds, folder


def test_notebooks_hold_no_timings(built_site: BuiltSite) -> None:
    """No cell and no notebook says when or how long it ran: the same inputs give the same bytes."""
    for folder in folders(built_site.site):
        notebook = nbformat.read(folder / "notebook.ipynb", as_version=4)
        assert {"kernelspec", "language_info"} == set(notebook.metadata), folder
        for cell in notebook.cells:
            assert set(cell.metadata) <= {"tags"}, (folder, cell.metadata)
        assert not TIMES.search(json.dumps([cell.metadata for cell in notebook.cells])), folder


def test_downloads_say_nothing_of_this_machine(built_site: BuiltSite) -> None:
    """No page and no download holds a path, the name or the user of the machine it was built on."""
    here = [
        str(built_site.build.parent),
        str(REPOSITORY),
        str(Path.home()) + "/",
        "/work/",
        "/tmp/",
        os.sep + "site-packages",
    ]
    here += [name for name in (socket.gethostname(),) if len(name) > 4]
    for file in sorted(built_site.site.rglob("*")):
        if file.name in DOWNLOADS or file.suffix == ".html":
            text = file.read_text(encoding="utf-8", errors="ignore")
            assert [] == [name for name in here if name in text], file


def test_formulas_are_neutralised(built_site: BuiltSite) -> None:
    """A name that begins like a formula stands in ``scores.csv`` behind an apostrophe: a spreadsheet shows it."""
    for folder in folders(built_site.site):
        texts = scores_in(folder)[["name_zh", "name_en", "unit", "league"]].astype(str)
        assert not texts.apply(lambda column: column.str.startswith(("=", "+", "-", "@", "\t"))).any(
            axis=None
        ), folder
    hostile = scores_in(built_site.site / HOSTILE / "2021-10")
    assert f"'{FORMULA}" in set(hostile["name_zh"]) & set(hostile["name_en"])


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
