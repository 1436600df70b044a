"""The spreadsheet: a sound OpenDocument file, of simple tables, the same bytes wherever it is written."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bulletins.pipeline.products import beside, sheets
from bulletins.pipeline.products.columns import Value
from bulletins.pipeline.products.sheets import Heading, Sheet, Workbook
from bulletins.vocabulary import Language
from tests.unit import shelves

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
META = "{http://purl.org/dc/elements/1.1/}"
HEADINGS = (Heading("Unit"), Heading("Meaning", wide=True), Heading("Tied"))


def workbook(*rows: tuple[Value, ...], name: str = "Scores") -> Workbook:
    sheet = Sheet(name, "scores", "Title", "Note", HEADINGS, rows)
    return Workbook("A title", "Synthetic data", Language.EN, (sheet,))


def read(data: bytes) -> list[list[object]]:
    """Return the rows below the headings of the first sheet, as another program reads them."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python(skip_empty_area=False)[3:]]


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


# What XML can hold; of control characters only what a cell of scores.csv has none of is left out.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"), min_size=1
)


@given(st.lists(st.tuples(TEXTS, st.floats(-1e12, 1e12), st.booleans()), min_size=1))
def test_cells_come_back(rows: list[tuple[str, float, bool]]) -> None:
    """Texts with whatever spaces and signs, numbers and flags are read by another program as they were written."""
    assert [list(row) for row in rows] == read(sheets.written(workbook(*rows)))


@pytest.mark.parametrize("text", ["=1+1", "+86", "-2", "@SUM(A1)", "＝1+1", "2021-12", "007", "TRUE", "1e5"])
def test_a_text_stays_a_text(text: str) -> None:
    """Nothing that looks like a formula, a date or a number is taken for one: a text is typed as text."""
    data = sheets.written(workbook((text, None, None)))
    assert text == read(data)[0][0]
    assert not [
        one for one in part(data, "content.xml").iter() if any("formula" in name for name in one.attrib)
    ]


def test_spaces_stay_as_many_as_they_are() -> None:
    """Several spaces are written as elements: by the format, a reader makes one of those written as signs."""
    data = sheets.written(workbook(("  a   b c ", None, None)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml").decode()
    expected = '<text:s text:c="2"/>a<text:s text:c="3"/>b c<text:s text:c="1"/>'
    assert f"<text:p>{expected}</text:p>" in content


def test_what_xml_cannot_hold_is_left_out() -> None:
    """A control character in a name does not make the file unreadable."""
    assert "ab" == read(sheets.written(workbook(("a\x00\x0b\ufffeb", None, None))))[0][0]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_letters_of_columns(number: int, letters: str) -> None:
    """Columns are counted as spreadsheets count them."""
    assert letters == sheets._letters(number)


def test_an_archive_as_the_format_wants_it() -> None:
    """The type stands first, so that the file is known for what it is; no clock and no machine is in the archive."""
    data = sheets.written(workbook(("a", "b", True)))
    assert sheets.MEDIA_TYPE.encode() == data[38 : 38 + len(sheets.MEDIA_TYPE)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        listed = archive.read("META-INF/manifest.xml").decode()
    assert {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 3)} == {
        (one.date_time, one.compress_type, one.create_system) for one in entries
    }
    assert all(f'full-path="{one.filename}"' in listed for one in entries[2:])


def test_simple_tables() -> None:
    """Nothing is merged, no row is empty, the headings are marked as such, and the table as a table of their width."""
    content = part(sheets.written(workbook(("a", None, True), ("b", "c", None), name="It's")), "content.xml")
    found = {name for one in content.iter() for name in (one.tag, *one.attrib)}
    assert not [name for name in found if "span" in name or "covered" in name]
    rows = list(content.iter(f"{TABLE}table-row"))
    assert all(any(cell.get(f"{OFFICE}value-type") for cell in row) for row in rows)
    heads = next(content.iter(f"{TABLE}table-header-rows"))
    assert ["Unit", "Meaning", "Tied"] == ["".join(cell.itertext()) for cell in heads[0]]
    marked = next(content.iter(f"{TABLE}database-range"))
    assert ("'It''s'.A3:'It''s'.C5", "true") == (
        marked.get(f"{TABLE}target-range-address"), marked.get(f"{TABLE}contains-header"),
    )  # fmt: skip


@pytest.mark.parametrize(("language", "code"), [(Language.ZH, "zh-CN"), (Language.EN, "en-GB")])
def test_title_and_language(language: Language, code: str) -> None:
    """The document says its title and its language to programs that read it aloud."""
    book = workbook(("a", None, None))
    data = sheets.written(Workbook(book.title, book.description, language, book.sheets))
    told = part(data, "meta.xml")
    assert ("A title", code) == (told.findtext(f".//{META}title"), told.findtext(f".//{META}language"))


def test_sheets_of_a_bulletin(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A bulletin's spreadsheet opens on what the data are; every sheet has a title in its first cell, and a name."""
    campaign, _ = shelves.rules(tmp_path_factory.mktemp("data"))
    for language in Language:
        folder = shelves.HOMES[language] / shelves.CAMPAIGN / "2021-10"
        book = CalamineWorkbook.from_filelike(io.BytesIO(beside.of(folder, campaign)["scores.ods"]))
        assert 4 == len(set(book.sheet_names)) and all(len(name) <= 31 for name in book.sheet_names)
        for name in book.sheet_names:
            title, note, heads, *rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            assert str(title[0]).strip() and not any(title[1:]), name
            assert str(note[0]).strip() and not any(note[1:]), name
            assert all(heads) and len(set(heads)) == len(heads) and rows, name
        assert not re.search("None|nan", str(rows))
