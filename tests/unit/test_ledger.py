"""The ledger: appended whole, read to the last line, whatever a killed build left behind."""

from pathlib import Path

import pytest

from bulletins.pipeline import ledger
from bulletins.pipeline.ledger import Entry
from bulletins.vocabulary import Fate


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "build" / "ledger.jsonl"


def entry(address: str = "c/2021-09", fate: Fate = Fate.EXECUTED, **parts: str) -> Entry:
    return Entry(address, "zh", fate, parts)


def test_ledger_absent(file: Path) -> None:
    """Before the first build there is no ledger, and that is no error."""
    assert {} == ledger.read_last(file)


def test_last_outcome_counts(file: Path) -> None:
    """Of each address and language the last line counts."""
    for fate in (Fate.FAILED, Fate.EXECUTED):
        ledger.write(file, entry(fate=fate, data="x"))
    ledger.write(file, entry("c/2021-10", Fate.FAILED))
    last = ledger.read_last(file)
    assert Fate.EXECUTED is last["c/2021-09", "zh"].fate
    assert {"data": "x"} == last["c/2021-09", "zh"].parts
    assert Fate.FAILED is last["c/2021-10", "zh"].fate


@pytest.mark.parametrize("kept", range(1, 40, 3))
def test_torn_line(file: Path, kept: int) -> None:
    """A line torn at any point counts for nothing, and the next one begins on a line of its own."""
    ledger.write(file, entry("c/2021-09"))
    whole = file.stat().st_size
    ledger.write(file, entry("c/2021-10"))
    with file.open("r+b") as lines:
        lines.truncate(whole + kept)
    ledger.write(file, entry("c/2021-11"))
    assert {"c/2021-09", "c/2021-11"} == {address for address, _ in ledger.read_last(file)}


@pytest.mark.parametrize(
    "line",
    ["[]", "null", "{}", '{"address": 1}', '{"address": "a", "language": "zh", "fate": "odd", "parts": {}}',
     '{"address": "a", "language": "zh", "fate": "executed", "parts": []}', "[" * 100_000, "\x00" * 500,
     '{"address": "a", "language": "zh", "fate": "executed", "parts": {}, "made": "x"}'],
)  # fmt: skip
def test_line_of_another_kind(file: Path, line: str) -> None:
    """A line that is JSON but no outcome is passed over."""
    ledger.write(file, entry())
    with file.open("a") as lines:
        lines.write(line + "\n")
    assert [("c/2021-09", "zh")] == list(ledger.read_last(file))


def test_readable(file: Path) -> None:
    """The ledger shows Chinese as Chinese and one outcome on one line, whatever the failure says."""
    ledger.write(file, Entry("c/2021-09", "zh", Fate.FAILED, {}, failure="单元\n出错"))
    text = file.read_text(encoding="utf-8")
    assert "单元" in text
    assert 1 == text.count("\n")
    assert "单元\n出错" == ledger.read_last(file)["c/2021-09", "zh"].failure


def test_what_it_was_made_from(file: Path) -> None:
    """What was executed well was made from what it is current with, until it is said otherwise; so say old lines."""
    ledger.write(file, entry(data="x"))
    with file.open("a") as lines:
        lines.write('{"address": "old", "language": "zh", "fate": "executed", "parts": {"data": "y"}}\n')
        lines.write('{"address": "bad", "language": "zh", "fate": "failed", "parts": {"data": "y"}}\n')
    last = ledger.read_last(file)
    made = {address: (one.made, one.accepted) for (address, _), one in last.items()}
    assert {"c/2021-09": ({"data": "x"}, ""), "old": ({"data": "y"}, ""), "bad": ({}, "")} == made


def test_accepted(file: Path) -> None:
    """An accepted run has the reason as long as what it counts as is not what it was made from."""
    parts, made = {"data": "new"}, {"data": "old"}
    for now in (parts, made):
        accepted = Entry("c/2021-09", "zh", Fate.EXECUTED, now, made=made, prose="p", reason="only a note")
        ledger.write(file, accepted)
        assert accepted == ledger.read_last(file)["c/2021-09", "zh"]
        assert ("only a note" if now is parts else "") == accepted.accepted
