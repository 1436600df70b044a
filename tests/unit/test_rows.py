# ruff: noqa: E501 - the cases are a table, and a row is a line
"""What a page reads is identified by its rows, whatever their file looks like, and known before the page is made."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins import paths
from bulletins.evidence import amended, dependencies, rows, sources
from bulletins.evidence.dependencies import Dependencies
from bulletins.evidence.rows import RowsRead
from bulletins.evidence.sources import Inputs
from bulletins.vocabulary import METHODOLOGY
from tests.small_campaign import CAMPAIGN, write_small_campaign

OURS = [folder.name for folder in sorted(paths.DATA.iterdir()) if folder.is_dir()]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a good campaign, in a data folder of its own."""
    monkeypatch.setenv(paths.DATA_VARIABLE, str(tmp_path))
    return write_small_campaign(tmp_path)


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this process the memory that the kernels of a build share."""
    folder = tmp_path / "memory"
    folder.mkdir()
    monkeypatch.setenv(paths.MEMORY_VARIABLE, str(folder))
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def survey(campaign: str = CAMPAIGN) -> Dependencies:
    report, found = sources.survey(campaign)
    assert (report.faults, found is not None) == ((), True)
    assert found is not None
    return found


def changed(before: Dependencies, after: Dependencies) -> dict[str, set[str]]:
    """Return the files whose rows differ, by the pages that read them."""
    assert before.pages.keys() == after.pages.keys()
    differing = {
        page: {read.path for read in set(before.of(page)) ^ set(after.of(page))} for page in before.pages
    }
    return {page: found for page, found in differing.items() if found}


def load(campaign: str, page: str) -> Inputs:
    """Return the inputs of a page by its name in the survey, as its notebook loads them."""
    if page == METHODOLOGY:
        return sources.load_latest(campaign=campaign)
    period, _, unit = page.partition("/")
    return sources.load(campaign=campaign, period=period, district=unit or None)


def test_the_text_of_rows_is_plain(home: Path) -> None:
    """Proves what is hashed, to the letter, so that anybody can do it by hand."""
    [read] = [
        one for one in load(CAMPAIGN, "2021-10/fuqing").rows if one.path.endswith("2021-10/tickets.csv")
    ]

    text = (
        "ticket,unit,subject_zh,subject_en,opened_on,working_days,closed_on,ticket_class,owner,answered_on,"
        "accepted_on,handed_over_on,paused_on,resumed_on,extension_days\n"
        "t1,changle,管线迁改,Moving of pipes,2021-09-06,5,2021-09-10,,,,,,,,\n"
        "t2,fuqing,用海审批,Sea use permit,2021-09-17,5,2021-10-12,,,,,,,,\n"
        "t3,fuqing,供电线路,Power line,2021-10-27,5,,,,,,,,,\n"
    )
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert RowsRead(f"{CAMPAIGN}/2021-10/tickets.csv", 3, digest) == read
    assert text == survey().texts[digest]
    assert {"path": f"{CAMPAIGN}/2021-10/tickets.csv", "rows": 3, "sha256": digest} == read.as_dict()


@given(st.lists(st.text(), min_size=2))
def test_any_row_is_read_back_as_it_was(cells: list[str]) -> None:
    """Proves that two rows never have the same text: commas, quotation marks and breaks are told from separators."""
    assert [cells] == list(csv.reader(io.StringIO(rows.line(cells) + "\n", newline=""), strict=True))


def test_the_layout_of_a_file_does_not_count(home: Path) -> None:
    """Proves that line ends, quotes, spaces and columns left out change nothing, nor a comment in the rules."""
    before = survey()
    tickets, rules = home / "2021-10" / "tickets.csv", home / "campaign.yml"
    change(tickets, "working_days,closed_on\n", "working_days,closed_on,ticket_class\n")
    change(
        tickets,
        "t1,changle,管线迁改,Moving of pipes,2021-09-06,5,2021-09-10",
        '"t1",changle,"管线迁改",Moving of pipes,2021-09-06,5,2021-09-10,',
    )
    change(tickets, "2021-09-17,5,2021-10-12", "2021-09-17,5,2021-10-12,")
    change(tickets, "2021-10-27,5,", "2021-10-27,5,,")
    tickets.write_bytes(tickets.read_bytes().replace(b"\n", b"\r\n"))
    change(
        rules, "    units: {kinds: [district]}\n", "    # who\n    units:\n      kinds:\n        - district\n"
    )

    assert before == survey()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # A cell of a district reaches all of its league, a cell of its town its own page and the overviews.
        ("2021-10/actuals.csv", "fuqing,recruiting,signed,reported,6,3", "fuqing,recruiting,signed,reported,6,4",
         {"2021-10", "2021-10/changle", "2021-10/fuqing", "2021-Q4", "to-date", METHODOLOGY}),
        ("2021-10/actuals.csv", "songxia,land,cleared-land,reported,200,90,1,45.0", "songxia,land,cleared-land,reported,200,80,1,40.0",
         {"2021-10", "2021-10/changle", "2021-Q4", "to-date", METHODOLOGY}),
        # A month's rows are read by the months after it too.
        ("2021-09/actuals.csv", "songxia,land,cleared-land,reported,200,50,1,25.0", "songxia,land,cleared-land,reported,200,40,1,20.0",
         {"2021-09", "2021-10", "2021-09/changle", "2021-10/changle", "2021-Q3", "2021-Q4", "to-date", METHODOLOGY}),
        ("2021-10-d1/actuals.csv", "songxia,land,cleared-land,reported,200,60", "songxia,land,cleared-land,reported,200,61",
         {"2021-10-d1"}),
        # The name of a town stands on its district's pages, that of a district on those of its league.
        ("units.csv", "松下镇,Songxia", "松下镇,Song Xia",
         {"2021-09", "2021-10", "2021-10-d1", "2021-09/changle", "2021-10/changle", "2021-Q3", "2021-Q4", "to-date", METHODOLOGY}),
        # A fact is read once its period has come.
        ("facts.csv", "长乐区居第一。,Changle is first.", "长乐区第一。,Changle is first.",
         {"2021-10", "2021-10/changle", "2021-10/fuqing", "2021-Q4", "to-date", METHODOLOGY}),
    ],
)  # fmt: skip
def test_a_cell_touches_the_pages_that_read_it(
    home: Path, file: str, old: str, new: str, expected: set[str]
) -> None:
    """Proves that exactly the pages with that row read something else, and that they read it in that file."""
    before = survey()
    change(home / file, old, new)

    found = changed(before, survey())

    assert expected == set(found)
    assert {f"{CAMPAIGN}/{file}"} == set().union(*found.values())


def test_a_rule_touches_the_pages_of_its_scheme(home: Path) -> None:
    """Proves that the towns' rules are none of the other district's, and that figures stay what they were."""
    before = survey()
    change(home / "campaign.yml", "{to: 130, points: 0.2}", "{to: 120, points: 0.2}")

    found = changed(before, survey())

    assert {f"{CAMPAIGN}/campaign.yml"} == set().union(*found.values())
    assert not {"2021-09/fuqing", "2021-10/fuqing"} & set(found)
    assert {"2021-09/changle", "2021-10/changle", "2021-10", METHODOLOGY} <= set(found)


def test_the_order_of_rows_counts(home: Path) -> None:
    """Proves that what a page shows in the order of a file is read again when that order changes."""
    before = survey()
    change(home / "units.csv", "changle,district,,,,长乐区,Changle\nfuqing,district,,,,福清市,Fuqing\n",
           "fuqing,district,,,,福清市,Fuqing\nchangle,district,,,,长乐区,Changle\n")  # fmt: skip

    assert {"2021-09/fuqing", "2021-10/changle"} <= set(changed(before, survey()))


def test_each_page_reads_what_the_survey_says(home: Path) -> None:
    """Proves, for every page of the small campaign, that a plan knows beforehand what the record will say."""
    found = survey()

    assert {"2021-09", "2021-10", "2021-10-d1", "2021-Q3", "2021-Q4", "to-date", METHODOLOGY} | {
        f"{month}/{unit}" for month in ("2021-09", "2021-10") for unit in ("changle", "fuqing")
    } == set(found.pages)
    for page in found.pages:
        assert found.of(page) == load(CAMPAIGN, page).rows, page


@pytest.mark.parametrize("campaign", OURS)
def test_each_page_of_our_own_reads_what_the_survey_says(
    campaign: str, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves the same for every page of what the repository ships, and that a build's memory keeps it so."""
    monkeypatch.delenv(paths.DATA_VARIABLE, raising=False)
    found = survey(campaign)

    for page in found.pages:
        assert found.of(page) == load(campaign, page).rows, page
    for digest, text in found.texts.items():
        assert digest == hashlib.sha256(text.encode()).hexdigest()


def test_a_survey_is_kept_as_json(home: Path) -> None:
    """Proves that what is read survives being written down; the texts are not among it."""
    found = survey()

    again = dependencies.parse(json.loads(json.dumps(found.as_dict())))

    assert (found, 0) == (again, len(again.texts))
    assert [found.of(page) for page in found.pages] == [again.of(page) for page in found.pages]


def test_languages_and_districts_of_a_scope_share_a_digest(home: Path) -> None:
    """Proves what may be computed once: the same rows and rules, whoever reads them in whichever language."""
    digests = {
        page: {sources.load(campaign=CAMPAIGN, period=page[0], district=page[1], language=language).digest
               for language in ("zh", "en")}
        for page in (("2021-10", "changle"), ("2021-10", "fuqing"), ("2021-09", "fuqing"), ("2021-10-d1", None))
    }  # fmt: skip

    assert {1} == {len(found) for found in digests.values()}
    assert 4 == len(set().union(*digests.values()))
    assert digests["2021-10", "changle"] == {sources.load(campaign=CAMPAIGN, month="2021-10").digest}


def test_rules_that_are_tried_have_a_digest_of_their_own(home: Path, memory: Path) -> None:
    """Proves that a what-if is never taken for the evaluation by the rules as they are, nor the other way round."""
    original = amended.read(sources.rules_bytes(CAMPAIGN), f"{CAMPAIGN}/campaign.yml")
    tried = amended.amend(original, ["city.actions.land.weight=50"]).rules

    plain, other = (sources.load(campaign=CAMPAIGN, month="2021-10", rules=rules) for rules in (None, tried))
    again = sources.load(campaign=CAMPAIGN, month="2021-10")

    assert plain.digest == again.digest != other.digest
    assert (60, 50) == tuple(one.campaign.schemes[0].actions[0].weight for one in (again, other))


def test_what_is_remembered_is_as_good_as_read(
    home: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves that kernels that share a memory get the same frames, types and records, each its own page."""
    pages = [("changle", "zh"), ("changle", "en"), ("fuqing", "en"), (None, "zh"), (None, "en")]
    remembered = [sources.load(campaign=CAMPAIGN, month="2021-10", district=unit, language=language)
                  for unit, language in pages]  # fmt: skip
    assert list(memory.iterdir())
    monkeypatch.delenv(paths.MEMORY_VARIABLE)

    for (unit, language), found in zip(pages, remembered, strict=True):
        fresh = sources.load(campaign=CAMPAIGN, month="2021-10", district=unit, language=language)
        for field in fields(fresh):
            one, other = getattr(fresh, field.name), getattr(found, field.name)
            if isinstance(one, pd.DataFrame):
                pd.testing.assert_frame_equal(one, other, check_exact=True)
            else:
                assert one == other, field.name
        assert (unit, language) == (found.district, found.language)


def test_a_change_is_not_hidden_by_what_is_remembered(home: Path, memory: Path) -> None:
    """Proves that other bytes are read and checked again, in tables and in rules."""
    before = sources.load(campaign=CAMPAIGN, month="2021-10")
    change(
        home / "2021-09" / "actuals.csv",
        "changle,recruiting,signed,reported,8,4",
        "changle,recruiting,signed,reported,8,5",
    )
    after = sources.load(campaign=CAMPAIGN, month="2021-10")
    change(home / "campaign.yml", "weight: 60", "weight: 70")

    assert (4.0, 5.0) == (before.actuals["actual"][2], after.actuals["actual"][2])
    with pytest.raises(sources.FaultyEvidence):
        sources.load(campaign=CAMPAIGN, month="2021-10")
