"""Bytes become text, rows and rules; whatever is wrong becomes faults, never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from bulletins.errors import Fault
from bulletins.evidence import complaints, document, notation, reading
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.contracts import (
    CAMPAIGN_TABLES,
    MONTHLY_TABLES,
    ROLLUP_TABLES,
    ActualRow,
    LedgerRow,
    ProjectRow,
    TicketRow,
    UnitRow,
)
from bulletins.vocabulary import Language
from tests.small_campaign import FILES

TABLES = {
    "units.csv": UnitRow,
    "2021-09/actuals.csv": ActualRow,
    "2021-09/projects.csv": ProjectRow,
    "2021-09/tickets.csv": TicketRow,
    "2021-09/ledger.csv": LedgerRow,
}
# What each kind of pydantic schema may complain of when it reads texts, dicts and lists.
COMPLAINTS = {
    "str": {"string_type", "string_unicode"},
    "int": {"int_type", "int_parsing", "int_parsing_size", "int_from_float"},
    "float": {"float_type", "float_parsing", "finite_number"},
    "bool": {"bool_type", "bool_parsing"},
    "enum": {"enum"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type"},
    "dict": {"dict_type"},
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type", "model_attributes_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found", "model_attributes_type"},
    # Only ever given what notation.day has read:
    "date": set(),
    # These complain of nothing themselves, or in our own words (PydanticCustomError):
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
    "no-info": set(),
    "function-after": set(),
    "function-before": set(),
}
BOUNDS = {
    "ge": "greater_than_equal",
    "gt": "greater_than",
    "le": "less_than_equal",
    "lt": "less_than",
    "multiple_of": "multiple_of",
    "min_length": "too_short",
    "max_length": "too_long",
    "pattern": "string_pattern_mismatch",
}


def faults_of(data: bytes) -> Iterator[Fault]:
    """Yield what is said of ``data`` read as the rules and as each table."""
    yield from reading.read_rules(data, "c/campaign.yml").faults
    for model in {**CAMPAIGN_TABLES, **MONTHLY_TABLES, **ROLLUP_TABLES}.values():
        yield from reading.read_table(data, "c/table.csv", model).faults


def assert_sentences(faults: Iterator[Fault]) -> None:
    """Assert that each fault is one printable line in both languages, and understood by us."""
    for fault in faults:
        assert complaints.FALLBACK != fault.code
        for language in Language:
            sentence = fault.sentence(language)
            assert sentence.isprintable()
            assert fault.file in sentence


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    """Proves that no file can raise while it is read: not as rules and not as any table."""
    assert_sentences(faults_of(data))


@given(st.text(max_size=300), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"]))
def test_any_text_in_any_encoding_is_read_or_told(text: str, encoding: str) -> None:
    """Proves the same of texts as people save them."""
    assert_sentences(faults_of(text.encode(encoding, "ignore")))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_cell_may_hold_anything(data: st.DataObject) -> None:
    """Proves that a sound table with any text in one cell gives rows or faults, in the right line."""
    file = data.draw(st.sampled_from(sorted(TABLES)))
    lines = FILES[file].splitlines()
    row = data.draw(st.integers(1, len(lines) - 1))
    cells = lines[row].split(",")
    column = data.draw(st.integers(0, len(cells) - 1))
    text = data.draw(st.text(max_size=30))
    cells[column] = '"' + text.replace('"', '""') + '"'
    lines[row] = ",".join(cells)

    table = reading.read_table("\n".join(lines).encode("utf-8", "ignore"), file, TABLES[file])

    assert_sentences(iter(table.faults))
    others = {fault.row for fault in table.faults} - {row + 1}
    assert not others or {fault.code for fault in table.faults} & {"repeated-row", "null-character"}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_line_of_the_rules_may_say_anything(data: st.DataObject) -> None:
    """Proves that sound rules with one line's value replaced by any text are understood or told."""
    lines = FILES["campaign.yml"].splitlines()
    line = data.draw(st.integers(0, len(lines) - 1))
    yamlish = st.one_of(
        st.text(max_size=20), st.sampled_from(["[]", "{}", "~", "1e9", "[[1]]", "{a: 1}", "&a [*a]"])
    )
    lines[line] = lines[line].split(":")[0] + ": " + data.draw(yamlish)

    rules = reading.read_rules("\n".join(lines).encode("utf-8", "ignore"), "c/campaign.yml")

    assert_sentences(iter(rules.faults))
    assert rules.campaign is not None or rules.faults


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False))
def test_a_number_is_read_as_it_was_written(value: Decimal) -> None:
    """Proves that writing a figure out and reading it gives the same figure."""
    assert float(value) == notation.number(f"{value:f}")


@given(st.integers(0, 10**9))
def test_a_number_in_another_form_gets_its_mend(value: int) -> None:
    """Proves that what the sentence says to write is the number that was meant."""
    wide = str(value).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    for written in (f"{value:,}", wide, f"{value} %", f" {value}"):
        if written == str(value):
            continue
        with pytest.raises(PydanticCustomError) as refused:
            notation.number(written)
        assert str(value) == (refused.value.context or {})["mend"]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(["/", ".", "年"]))
def test_a_day_in_another_form_gets_its_mend(day: date, separator: str) -> None:
    """Proves that what the sentence says to write is the day that was meant."""
    assert day == notation.day(day.isoformat())
    with pytest.raises(PydanticCustomError) as refused:
        notation.day(f"{day.year}{separator}{day.month}{separator}{day.day}")
    assert day.isoformat() == (refused.value.context or {})["mend"]


@given(st.text(max_size=70))
def test_a_code_is_safe_in_an_address(text: str) -> None:
    """Proves that only lower-case letters, digits and single inner hyphens pass."""
    try:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", notation.code(text), re.ASCII)
    except PydanticCustomError as refused:
        assert "not-a-code" == refused.type


def test_lines_are_those_of_an_editor() -> None:
    """Proves that breaks inside quotes, Windows' line ends and blank lines do not shift the lines."""
    header = ",".join(TicketRow.columns()[:7])
    text = f'{header}\r\n\r\nt1,a,"甲\r\n乙",b,x,5,\r\nt2,a,b,c,y,5,\r\n'

    faults = reading.read_table(text.encode(), "t.csv", TicketRow).faults

    assert {(3, "subject_zh"), (3, "opened_on"), (5, "opened_on")} == {(f.row, f.column) for f in faults}


def test_a_sound_table_gives_typed_rows() -> None:
    """Proves that cells become numbers, days, states and nothing, as the contract says."""
    table = reading.read_table(FILES["2021-09/actuals.csv"].encode(), "a.csv", ActualRow)

    line, row = table.rows[3]
    assert [] == table.faults
    told = {
        "unit": "fuqing",
        "target": 500.0,
        "actual": 100.0,
        "published_pct": 20.0,
        "published_decimals": 0,
    }
    assert (5, told) == (line, row.model_dump(include=set(told)))
    tickets = reading.read_table(FILES["2021-10/tickets.csv"].encode(), "t.csv", TicketRow)
    assert [date(2021, 9, 10), date(2021, 10, 12), None] == [
        getattr(row, "closed_on", "?") for _, row in tickets.rows
    ]


def test_unknown_keys_hide_no_other_fault() -> None:
    """Proves that rules are understood without their unknown keys, so that the tables are checked too."""
    text = FILES["campaign.yml"].replace("tickets:", "ticket:").replace("2021-10: 2", "2021-10: 9")

    rules = reading.read_rules(text.encode(), "c/campaign.yml")

    assert {"unknown-key-near", "elapsed-beyond-plan"} == {fault.code for fault in rules.faults}
    known = reading.read_rules(text.replace(": 9", ": 2").encode(), "c/campaign.yml")
    assert known.campaign is not None


def test_optional_columns_may_be_left_out() -> None:
    """Proves that a table without its optional columns, or with some of them, reads as if they were empty."""
    needed = FILES["2021-09/tickets.csv"]
    some = needed.replace("closed_on\n", "closed_on,owner\n").replace("2021-09-10\n", "2021-09-10,fuqing\n")
    some = some.replace(",5,\n", ",5,,\n")

    for text, owners in ((needed, [None, None]), (some, ["fuqing", None])):
        table = reading.read_table(text.encode(), "t.csv", TicketRow)
        assert ([], owners) == (table.faults, [getattr(row, "owner", "?") for _, row in table.rows])


def test_actuals_need_four_columns() -> None:
    """Proves that a row with an actual is reported and one without is not, and that a stated state holds."""
    short = "unit,action,indicator,actual\na,roads,length,5\nb,roads,length,\n"
    whole = "unit,action,indicator,state,target,actual\na,r,x,,10,5\nb,r,x,,10,\nc,r,x,not_applicable,,\n"

    for text, states in ((short, ["reported", "not_reported"]),
                         (whole, ["reported", "not_reported", "not_applicable"])):  # fmt: skip
        table = reading.read_table(text.encode(), "t.csv", ActualRow)
        assert ([], states) == (table.faults, [getattr(row, "state", "?") for _, row in table.rows])
    refused = reading.read_table(b"unit,action,state,remark\na,r,reported,x\n", "t.csv", ActualRow).faults
    assert ["missing-column", "missing-column-too", "unknown-column-too"] == [one.code for one in refused]
    header = "unit,action,indicator[,state][,target],actual"
    assert [True, False, False] == [header in one.sentence() for one in refused]


def test_sums_are_told_beside_other_faults() -> None:
    """Proves that a wrong sum is seen though the action has another fault, and that a sum may be another than 100."""
    text = FILES["campaign.yml"].replace("weight: 60", "weight: 50").replace("cap: 1.2", "cap: high")

    rules = reading.read_rules(text.encode(), "c/campaign.yml")
    text = text.replace("    actions:", "    total: 90\n    actions:", 1)
    other = reading.read_rules(text.encode(), "c/campaign.yml")

    assert {"not-a-number", "weights-do-not-sum"} == {fault.code for fault in rules.faults}
    assert {"not-a-number"} == {fault.code for fault in other.faults}


@pytest.mark.parametrize(
    ("place", "some"),
    [
        ("schemes.0.actions.0.actions.1.indicators.0.rule.bands.bands.0.also.0", "at_least"),
        ("schemes.0.actions.0.actions.1.normalise.goalposts", "worst"),
        ("schemes.0.actions.0.indicators.0.rule.relative", "from"),
        ("rollups.quarter", "field_marks"),
    ],
)
def test_the_keys_of_every_place_are_known(place: str, some: str) -> None:
    """Proves that a misspelled key gets its suggestion in actions inside actions and in unions too."""
    loc = [int(step) if step.isdigit() else step for step in place.split(".")]
    assert some in complaints.keys_at(Campaign, loc)


def test_yaml_gives_texts_and_lines() -> None:
    """Proves that months stay texts, that aliases work, and that every key and entry has its line."""
    read = document.read("a: &x {2021-09: no}\nb:\n  - *x\n  - 1.0\n", "c.yml")

    assert {"a": {"2021-09": "no"}, "b": [{"2021-09": "no"}, "1.0"]} == read.data
    assert (2, 4) == (read.lines["b",], read.lines["b", 1])
    assert "b.2" == read.name(("b", 1))


def test_rules_of_every_type_keep_their_line() -> None:
    """Proves that a union's tag in pydantic's place leads to the key, even where tag and key are one word."""
    text = "a:\n  rule:\n    type: bands\n    bands:\n      - at_least: 0\n"
    read = document.read(text, "c.yml")

    assert ("a", "rule", "bands", 0) == read.place(("a", "rule", "bands", "bands", 0, "earns"))
    assert ("a", "rule") == read.place(("a", "rule", "bands", "milestone"))


def schemas(found: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a pydantic core schema that has a type."""
    if isinstance(found, dict):
        if isinstance(found.get("type"), str):
            yield found
        for key, inner in found.items():
            if key not in {"metadata", "serialization"}:
                yield from schemas(inner)
    elif isinstance(found, list | tuple):
        for inner in found:
            yield from schemas(inner)


@pytest.mark.parametrize(
    "model",
    [Campaign, *CAMPAIGN_TABLES.values(), *MONTHLY_TABLES.values(), *ROLLUP_TABLES.values()],
    ids=lambda model: model.__name__,
)
def test_every_complaint_of_the_contracts_has_a_sentence(model: type[BaseModel]) -> None:
    """Proves that no complaint pydantic can make about our contracts falls back to its own English words."""
    for schema in schemas(model.__pydantic_core_schema__):
        kinds = COMPLAINTS[schema["type"]] | {BOUNDS[key] for key in BOUNDS if schema.get(key) is not None}
        for kind in kinds:
            context = {
                "ge": 0,
                "gt": 0,
                "le": 1,
                "lt": 1,
                "max_length": 8,
                "expected": "'a' or 'b'",
                "expected_tags": "'a'",
                "tag": "c",
            }
            error: Any = {"type": kind, "loc": ("x",), "msg": "", "input": "c", "ctx": context}
            code, details = complaints.tell(error)
            assert complaints.FALLBACK != code, kind
            for language in Language:
                assert Fault("f.csv", code, details=details).sentence(language)


def test_an_unforeseen_complaint_is_still_told() -> None:
    """Proves that the fallback is a sentence too."""
    error: Any = {"type": "uuid_type", "loc": ("x",), "msg": "UUID wanted", "input": "c"}

    code, details = complaints.tell(error)

    assert complaints.FALLBACK == code
    assert "UUID wanted" in Fault("f.csv", code, details=details).sentence(Language.ZH)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("Changle", "changle"), ("chang1e", "changle"), ("ｆuqing", "fuqing"), ("paris", None)],
)
def test_the_nearest_known_word_is_suggested(wrong: str, meant: str | None) -> None:
    """Proves that a slip is recognised, capitals and full-width letters included, and nothing is forced."""
    assert meant == complaints.nearest(wrong, ["changle", "fuqing"])
