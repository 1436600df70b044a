"""What is taken away beside a bulletin: one table in four forms that say the same, and what they say of themselves."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bulletins.evidence.campaign import Campaign
from bulletins.evidence.provenance import scores_csv
from bulletins.language import words
from bulletins.method.results import SCORE_COLUMNS
from bulletins.pipeline.products import beside, columns, dataset, model, schema, written
from bulletins.pipeline.products.columns import COLUMNS, Kind
from bulletins.vocabulary import Language
from tests.unit import shelves

FOLDERS = [folder for language in Language for folder in shelves.folders(language)]
NAMES = [folder.relative_to(shelves.GOLDEN).as_posix() for folder in FOLDERS]
FORMULAS = ("=", "+", "-", "@", "\t")
URL = "https://example.org/bulletins"
Plain = dict[str, Any]


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    return shelves.rules(tmp_path_factory.mktemp("data"))[0]


@pytest.fixture(params=FOLDERS, ids=NAMES)
def folder(request: pytest.FixtureRequest) -> Path:
    """Return the folder of a bulletin of the golden site."""
    found: Path = request.param
    return found


@pytest.fixture
def files(folder: Path, campaign: Campaign) -> dict[str, bytes]:
    """Return what is put beside it."""
    return beside.of(folder, campaign)


def rows_of_csv(folder: Path) -> list[dict[str, str]]:
    text = (folder / "scores.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def as_text(value: Any) -> str:
    """Return a typed value as ``scores.csv`` writes it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, int | float) else str(value)


def test_the_columns_are_those_of_the_method() -> None:
    """Every column of ``scores.csv`` is known here, in its order, with a heading and a meaning in both languages."""
    assert list(SCORE_COLUMNS) == [column.name for column in COLUMNS]
    for column in COLUMNS:
        for language in Language:
            assert column.heading(language) and column.meaning(language), column.name


def test_the_reasons_are_those_of_the_pages() -> None:
    """Each reason for having no position that the schema knows is one that a page can say, and the other way round."""
    reasons = columns.KNOWN["unranked_because"].constraints["enum"]
    tell = words(Language.EN)
    text = (shelves.paths.TEMPLATES / "language" / "en" / "page.ftl").read_text(encoding="utf-8")
    on_pages = set(re.findall(r"^unranked-([a-z-]+) =", text, re.MULTILINE))
    assert on_pages == {reason.replace("_", "-") for reason in reasons}
    assert all(reason in tell("scores-unranked-because-meaning") for reason in reasons)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("score", "98.36", 98.36),
        ("score", "100", 100),
        ("score", "-0.5", -0.5),
        ("score", "1e+20", 1e20),
        ("score", "", None),
        ("position", "2.5", 2.5),
        ("position", "2", 2),
        ("tied", "true", True),
        ("award", "false", False),
        ("group", "1", "1"),
        ("group", "", None),
        ("somebody-elses", "01", "01"),
    ],
)
def test_a_cell_is_what_it_means(name: str, text: str, expected: object) -> None:
    """Numbers are numbers, flags are true or false, codes stay texts, nothing is nothing."""
    found = columns.of(name).value(text)
    assert (expected, type(expected)) == (found, type(found))


@pytest.mark.parametrize(
    ("name", "text"), [("tied", "yes"), ("of", "1.5"), ("score", "many"), ("of", "1,000")]
)
def test_a_wrong_cell_is_not_guessed(name: str, text: str) -> None:
    """A cell that is not what its column holds is an error of ours: nothing is published of it."""
    with pytest.raises(ValueError):
        columns.of(name).value(text)


def test_a_ragged_row_is_refused() -> None:
    """A row with a cell too many or too few is no row."""
    with pytest.raises(ValueError):
        model.table(b"unit,of\na,1,2\n")


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"))
NUMBERS = st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.12g}") + 0.0)


@given(st.lists(st.tuples(TEXTS, NUMBERS, st.booleans()), min_size=1))
def test_a_table_comes_back_as_it_was_written(rows: list[tuple[str, float, bool]]) -> None:
    """What ``scores.csv`` holds is read as it was meant, but for formulas: they stay behind their apostrophe."""
    frame = pd.DataFrame(rows, columns=["name_en", "score", "tied"])
    found = model.table(scores_csv(frame)).rows
    assert [(number, tied) for _, number, tied in rows] == [(row[1], row[2]) for row in found]
    for (text, _, _), row in zip(rows, found, strict=True):
        assert row[0] in {text or None, f"'{text}"}
        assert not str(row[0] or "").startswith(FORMULAS) or re.fullmatch(r"[-+]?\d+(\.\d+)?", text, re.ASCII)


def test_json_is_the_csv(folder: Path, files: dict[str, bytes]) -> None:
    """``scores.json`` has the rows of ``scores.csv``, cell by cell, and names every column it has."""
    found = json.loads(files["scores.json"])
    assert rows_of_csv(folder) == [
        {name: as_text(value) for name, value in row.items()} for row in found["rows"]
    ]
    assert [column["name"] for column in found["columns"]] == list(rows_of_csv(folder)[0])


def test_the_spreadsheet_is_the_csv(folder: Path, files: dict[str, bytes]) -> None:
    """``scores.ods``, read by another program, has the rows of ``scores.csv`` below its headings, cell by cell."""
    head, *rows = sheet_rows(files["scores.ods"], 1)[2:]
    language = Language(
        json.loads((folder / "record.json").read_text(encoding="utf-8"))["parameters"]["language"]
    )
    assert [column.heading(language) for column in COLUMNS] == head
    assert [list(row.values()) for row in rows_of_csv(folder)] == [
        [as_text(cell) for cell in row] for row in rows
    ]


@pytest.mark.parametrize(
    "address", ["2021-10", "2021-10/changle", "2021-10-d1", "2021-Q4", "to-date", "methodology"]
)
def test_the_package_is_valid_and_is_the_csv(campaign: Campaign, address: str, tmp_path: Path) -> None:
    """Frictionless finds nothing wrong with the package, its checksums or a cell, and reads the rows of the CSV."""
    folder = shelves.HOMES[Language.ZH] / shelves.CAMPAIGN / address
    package = packed(folder, beside.of(folder, campaign), tmp_path)
    assert [] == package.validate().flatten(["title", "note"])
    read = [row.to_dict(json=True) for row in package.get_resource("scores").read_rows()]
    assert rows_of_csv(folder) == [{name: as_text(value) for name, value in row.items()} for row in read]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("changle", "Changle", "Hash Count Error"),
        ("synthetic", "real", "Constraint Error"),
        (",false,", ",maybe,", "Type Error"),
    ],
)
def test_the_package_notices(
    campaign: Campaign, tmp_path: Path, before: str, after: str, expected: str
) -> None:
    """A table that was changed on the way, a word that is not allowed, a flag that is none: other programs see it."""
    folder = shelves.HOMES[Language.EN] / shelves.CAMPAIGN / "2021-10"
    package = packed(folder, beside.of(folder, campaign), tmp_path)
    text = (tmp_path / "scores.csv").read_text(encoding="utf-8").replace(before, after)
    (tmp_path / "scores.csv").write_text(text, encoding="utf-8")
    if "Hash" not in expected:
        package.get_resource("scores").hash = package.get_resource("scores").bytes = None
    assert expected in " ".join(title for (title,) in package.validate().flatten(["title"]))


def packed(folder: Path, files: dict[str, bytes], place: Path) -> Any:
    """Return the package of a bulletin whose files are laid out as they are published."""
    from frictionless import Package

    for name, data in files.items():
        (place / name).write_bytes(data)
    for name in ("scores.csv", "record.json"):
        shutil.copyfile(folder / name, place / name)
    (place / "notebook.ipynb").write_text("{}", encoding="utf-8")
    return Package(str(place / "datapackage.json"))


def test_json_keeps_to_the_schema(files: dict[str, bytes]) -> None:
    """``scores.json`` is what the published schema says, and so is each of its rows."""
    validator({"$ref": "#/$defs/scores"}).validate(json.loads(files["scores.json"]))


def test_the_schema_is_the_committed_one() -> None:
    """docs/api.schema.json is as the code would write it: ``python -m bulletins.pipeline.products.schema``."""
    assert schema.FILE.read_text(encoding="utf-8") == schema.text()
    jsonschema.Draft202012Validator.check_schema(schema.schema())


def validator(which: Plain) -> jsonschema.Draft202012Validator:
    found = {**schema.schema(), **which}
    del found["anyOf"]
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def test_json_is_the_same_in_both_languages(campaign: Campaign) -> None:
    """``scores.json`` says everything in both languages, so beside the pages of both it is the same."""
    for chinese, english in zip(*(shelves.folders(language) for language in Language), strict=True):
        assert beside.of(chinese, campaign)["scores.json"] == beside.of(english, campaign)["scores.json"]


def test_the_day_is_that_of_the_page(folder: Path, files: dict[str, bytes]) -> None:
    """The day that the products name is the data cut-off in the header of the page."""
    found = json.loads(files["scores.json"])["closing"]["day"]
    year, month, day = (int(part) for part in found.split("-"))
    page = (folder / "index.html").read_text(encoding="utf-8")
    if folder.name == "methodology":
        return
    header = page[page.index("table-header") :][:6000]
    assert f"{year}年{month}月{day}日" in header or re.search(rf"\b{day} [A-Z][a-z]+ {year}", header)


def test_synthetic_figures_are_labelled_in_every_product(folder: Path, files: dict[str, bytes],
                                                         campaign: Campaign) -> None:  # fmt: skip
    """Each file says that the figures are synthetic, also when it has left its page: in data and in words."""
    assert campaign.nature == "synthetic"
    language = model.read(folder, campaign).language
    label, notice = words(language)("nature-synthetic"), campaign.notice.text(language)
    assert {"synthetic"} == {row["nature"] for row in rows_of_csv(folder)}
    assert "synthetic" == json.loads(files["scores.json"])["nature"]
    package = json.loads(files["datapackage.json"])
    assert (
        "synthetic" == package["nature"] and label in package["keywords"] and label in package["description"]
    )
    for number in range(4):
        title, note, *_ = sheet_rows(files["scores.ods"], number)
        assert label in f"{title[0]}{note[0]}", number
    described = dataset.described(model.read(folder, campaign), URL)
    assert label in described["keywords"] and notice in described["description"]


def sheet_rows(data: bytes, number: int) -> list[list[Any]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)


def test_the_same_bytes_twice(folder: Path, campaign: Campaign) -> None:
    """The products of a bulletin are the same bytes each time they are made."""
    assert beside.of(folder, campaign) == beside.of(folder, campaign)
    assert dataset.element(model.read(folder, campaign), URL) == dataset.element(
        model.read(folder, campaign), URL
    )


def test_the_head_names_what_lies_beside(folder: Path, campaign: Campaign) -> None:
    """The description in the page's head is JSON, of one element; its addresses are the page's and those beside it."""
    head = dataset.element(model.read(folder, campaign), URL)
    found = re.fullmatch(r'<script type="application/ld\+json">([^<>]*)</script>', head)
    assert found is not None
    described = json.loads(found[1])
    assert "Dataset" == described["@type"]
    home = f"{URL}/{folder.relative_to(shelves.GOLDEN).as_posix()}/"
    assert home == described["url"] == described["@id"]
    named = {one["contentUrl"] for one in described["distribution"]}
    assert named and named <= {f"{home}{name}" for name in ("scores.csv", *beside.FILES)}
    first, last = described["temporalCoverage"].split("/")
    assert first <= last


@given(st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS)))
def test_nothing_in_a_name_ends_the_script(members: dict[str, Any]) -> None:
    """Whatever a name holds, the description stays inside its element, and says the name."""
    text = written.for_page({**members, "name": "</script><!--", "nested": members})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {**members, "name": "</script><!--", "nested": members}


@given(st.dictionaries(TEXTS, st.lists(st.dictionaries(TEXTS, TEXTS)) | TEXTS | st.lists(st.integers())))
def test_documents_are_json(members: dict[str, Any]) -> None:
    """However it is laid out in lines, a document is the JSON of its members."""
    assert members == json.loads(written.document(members))


def test_columns_nobody_knows_are_texts(campaign: Campaign, tmp_path: Path) -> None:
    """A notebook that writes other columns gets a table of texts with their own names, and no meaning made up."""
    home = shelves.HOMES[Language.EN] / shelves.CAMPAIGN / "2021-10"
    shutil.copyfile(home / "record.json", tmp_path / "record.json")
    (tmp_path / "scores.csv").write_text("unit,mood\nchangle,007\n", encoding="utf-8-sig")
    files = beside.of(tmp_path, campaign)
    found = json.loads(files["scores.json"])
    assert [{"unit": "changle", "mood": "007"}] == found["rows"]
    assert {"name": "mood", "type": Kind.STRING} == found["columns"][1]
    assert ["mood", "mood"] == sheet_rows(files["scores.ods"], 2)[4][:2]
