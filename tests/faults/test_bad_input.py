# ruff: noqa: E501 - the cases are a table, and a row is a line
"""What bad input gets: one thing in a good campaign is spoiled, and the fault says where, what and what to write.

Read ``CASES`` as a table: what is done → file, line, column, code, words of the English sentence.
"""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletins.errors import Fault, FaultyEvidence, UserError
from bulletins.evidence import sources
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, FILES, write_small_campaign

Spoil = Callable[[Path], None]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a good campaign, in a data folder of its own."""
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path))
    return write_small_campaign(tmp_path)


def change(file: str, old: str, new: str) -> Spoil:
    """Replace the first ``old`` in ``file``, which must be there."""

    def spoil(home: Path) -> None:
        text = (home / file).read_bytes().decode()
        assert old in text
        (home / file).write_bytes(text.replace(old, new, 1).encode())

    return spoil


def put(file: str, content: str | bytes) -> Spoil:
    """Write ``file`` anew."""

    def spoil(home: Path) -> None:
        (home / file).parent.mkdir(exist_ok=True)
        (home / file).write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def encode(file: str, encoding: str, mark: bytes = b"") -> Spoil:
    """Save ``file`` in another encoding."""
    return put(file, mark + FILES[file].encode(encoding))


def remove(file: str) -> Spoil:
    return lambda home: (home / file).unlink()


def move(folder: str, to: str) -> Spoil:
    return lambda home: shutil.move(home / folder, home / to)


@dataclass(frozen=True)
class Case:
    """What is done, and the place, the code and some words of the fault that must come of it."""

    done: str
    spoil: Spoil
    file: str
    line: int | None
    column: str | None
    code: str
    words: tuple[str, ...]


def at(words: str) -> int:
    """Return the line of the good campaign.yml that these words stand in."""
    return FILES["campaign.yml"].split(words, 1)[0].count("\n") + 1


UNITS, RULES, FACTS = "units.csv", "campaign.yml", "facts.csv"
SEPT, OCT = "2021-09/actuals.csv", "2021-10/actuals.csv"
PROJECTS, TICKETS, LEDGER = "2021-10/projects.csv", "2021-10/tickets.csv", "2021-10/ledger.csv"
ROW = "changle,land,cleared-land,reported,400,240,3,,"
HEADER = "unit,action,indicator,state,target,actual,cases,published_pct,published_decimals"
CITY = "schemes.city"
BIG = b"a" * 21_000_000

# fmt: off
CASES = [
    # the file as such
    Case("GB18030", encode(UNITS, "gb18030"), UNITS, None, None, "other-encoding", ("GB18030", "UTF-8")),
    Case("UTF-16 with BOM", encode(UNITS, "utf-16-le", codecs.BOM_UTF16_LE), UNITS, None, None, "other-encoding", ("UTF-16",)),
    Case("UTF-16, no BOM", encode(UNITS, "utf-16-be"), UNITS, None, None, "other-encoding", ("UTF-16",)),
    Case("UTF-32", encode(UNITS, "utf-32"), UNITS, None, None, "other-encoding", ("UTF-32",)),
    Case("rules in GB18030", encode(RULES, "gb18030"), RULES, None, None, "other-encoding", ("GB18030",)),
    Case("BOM", encode(OCT, "utf-8-sig"), OCT, 1, None, "byte-order-mark", ("without BOM",)),
    Case("a bad byte", put(UNITS, FILES[UNITS].encode().replace(b"Songxia", b"Song\xffxia")), UNITS, 4, None,
         "damaged-encoding", ("not UTF-8",)),
    Case("a null character", put(UNITS, FILES[UNITS].encode().replace(b"Fuqing", b"Fu\0qing")), UNITS, 3, None,
         "null-character", ("null character",)),
    Case("empty file", put(OCT, b""), OCT, None, None, "empty-file", ("empty",)),
    Case("blank file", put(OCT, b"\n \n"), OCT, None, None, "empty-file", ("empty",)),
    Case("empty rules", put(RULES, b""), RULES, None, None, "empty-file", ("empty",)),
    Case("a video", put(OCT, BIG), OCT, None, None, "file-too-large", ("20 MB",)),
    Case("no units", remove(UNITS), UNITS, None, None, "missing-file", ("missing",)),
    Case("no actuals", remove(OCT), OCT, None, None, "missing-file", ("missing",)),
    Case("no rules", remove(RULES), RULES, None, None, "missing-file", ("missing",)),
    # the shape of a table
    Case("header only", put(OCT, HEADER + "\n"), OCT, 1, None, "header-only", ("no rows",)),
    Case("no header", change(OCT, HEADER, "何处"), OCT, 1, None, "no-header", ("“何处”", "unit,action,indicator[,state][,target],actual[,cases]")),
    Case("semicolons", put(UNITS, FILES[UNITS].replace(",", ";")), UNITS, 1, None, "no-header", ("unit,kind,within",)),
    Case("missing column", change(OCT, ",actual,", ",,"), OCT, 1, "actual", "missing-column-too", ("missing",)),
    Case("extra column", change(TICKETS, ",closed_on\n", ",closed_on,remark\n"), TICKETS, 1, "remark", "unknown-column",
         ("remove it",)),
    Case("misspelled column", change(OCT, ",target,", ",targets,"), OCT, 1, "targets", "misspelled-column",
         ("write target",)),
    Case("column in capitals", change(OCT, ",target,", ",Target ,"), OCT, 1, "Target ", "misspelled-column",
         ("write target",)),
    Case("column twice", change(OCT, ",actual,", ",target,"), OCT, 1, "target", "repeated-column", ("twice",)),
    Case("other order", change(OCT, "target,actual", "actual,target"), OCT, 1, None, "other-order", ("order",)),
    Case("too many cells", change(OCT, ROW, ROW + ","), OCT, 2, None, "too-many-cells", ("10 cells", "header 9")),
    Case("unquoted thousands", change(OCT, "400,240", "1,400,240"), OCT, 2, None, "too-many-cells", ("no commas",)),
    Case("too few cells", change(OCT, ROW, ROW[:-1]), OCT, 2, None, "too-few-cells", ("8 cells",)),
    Case("empty cells only", change(OCT, ROW, ",,,,,,,,\n" + ROW), OCT, 2, None, "blank-row", ("delete the line",)),
    Case("open quote", change(OCT, ROW, '"' + ROW), OCT, 2, None, "csv-broken", ("quotation marks",)),
    Case("same row twice", change(OCT, ROW, f"{ROW}\n{ROW}"), OCT, 3, None, "repeated-row",
         ("line 2", "unit, action, indicator")),
    Case("same ticket twice", change(TICKETS, "\nt2,", "\nt1,"), TICKETS, 3, None, "repeated-row", ("line 2", "“t1”")),
    Case("line counted over a quoted break", change(TICKETS, "管线迁改", '"管线\n迁改"'), TICKETS, 2, "subject_zh",
         "control-character", ("line break",)),
    Case("line after a quoted break", lambda home: [change(TICKETS, "管线迁改", '"管线\n迁改"')(home),
         change(TICKETS, "2021-09-17", "?")(home)], TICKETS, 4, "opened_on", "not-a-day", ("“?”",)),
    # a cell
    Case("thousands", change(OCT, ",400,", ',"1,400",'), OCT, 2, "target", "thousands-separators", ("write 1400",)),
    Case("full-width digits", change(OCT, ",400,", ",４００,"), OCT, 2, "target", "full-width-number", ("write 400",)),
    Case("per cent sign", change(OCT, ",40.0,", ",40.0%,"), OCT, 5, "published_pct", "percent-sign", ("write 40.0",)),
    Case("spaces", change(OCT, ",400,", ", 400,"), OCT, 2, "target", "spaces-around", ("write 400",)),
    Case("a unit of measure", change(OCT, ",400,", ",400亩,"), OCT, 2, "target", "not-a-number", ("“400亩”", "1234.5")),
    Case("infinity", change(OCT, ",400,", ",inf,"), OCT, 2, "target", "not-a-number", ("not a number",)),
    Case("hundreds of digits", change(OCT, ",400,", f",{'9' * 400},"), OCT, 2, "target", "too-large", ("at most",)),
    Case("negative", change(OCT, ",240,", ",-240,"), OCT, 2, "actual", "too-small", ("at least 0",)),
    Case("absurd", change(OCT, ",240,", ",24000,"), OCT, 2, "actual", "implausible", ("10 times", "400")),
    Case("absurd investment", change(PROJECTS, ",2000,300", ",2000,30000"), PROJECTS, 3, "completed_investment",
         "implausible", ("2000",)),
    Case("half a day", change(TICKETS, ",5,2021-10-12", ",2.5,2021-10-12"), TICKETS, 3, "working_days",
         "not-a-whole-number", ("whole number",)),
    Case("no days", change(TICKETS, ",5,2021-10-12", ",0,2021-10-12"), TICKETS, 3, "working_days", "too-small",
         ("at least 1",)),
    Case("date with slashes", change(TICKETS, "2021-09-17", "2021/9/17"), TICKETS, 3, "opened_on", "day-in-other-form",
         ("write 2021-09-17",)),
    Case("date in Chinese", change(TICKETS, "2021-09-17", "2021年9月17日"), TICKETS, 3, "opened_on",
         "day-in-other-form", ("write 2021-09-17",)),
    Case("packed date", change(TICKETS, "2021-09-17", "20210917"), TICKETS, 3, "opened_on", "day-in-other-form",
         ("write 2021-09-17",)),
    Case("date and time", change(TICKETS, "2021-09-17", "2021-09-17 00:00"), TICKETS, 3, "opened_on",
         "day-in-other-form", ("write 2021-09-17",)),
    Case("no such day", change(TICKETS, "2021-09-17", "2021-09-31"), TICKETS, 3, "opened_on", "no-such-day",
         ("calendar",)),
    Case("another century", change(PROJECTS, "2021-10-20", "0021-10-20"), PROJECTS, 3, "planned_on",
         "day-out-of-range", ("1990",)),
    Case("a word for a date", change(TICKETS, "2021-09-17", "soon"), TICKETS, 3, "opened_on", "not-a-day",
         ("YYYY-MM-DD",)),
    Case("empty cell", change(UNITS, ",Songxia", ","), UNITS, 4, "name_en", "empty-cell", ("fill it in",)),
    Case("unknown state", change(OCT, "reported,400", "reportd,400"), OCT, 2, "state", "not-one-of-near",
         ("did you mean reported?",)),
    Case("unknown kind", change(UNITS, "town,", "galaxy,"), UNITS, 4, "kind", "not-one-of", ("headquarters",)),
    Case("dots in a code", change(UNITS, "songxia,", "../songxia,"), UNITS, 4, "unit", "not-a-code", ("“../songxia”",)),
    Case("HTML in a code", change(UNITS, "songxia,", "<b>songxia</b>,"), UNITS, 4, "unit", "not-a-code", ("a–z",)),
    Case("control character", change(UNITS, "Songxia", "Song\x07xia"), UNITS, 4, "name_en", "control-character",
         ("U+0007", "\\u0007")),
    Case("reversed writing", change(UNITS, "Songxia", "Song\u202exia"), UNITS, 4, "name_en", "control-character",
         ("U+202E",)),
    Case("lost character", change(UNITS, "松下镇", "松\ufffd镇"), UNITS, 4, "name_zh", "lost-character", ("lost",)),
    Case("a novel", change(UNITS, "Songxia", "x" * 1001), UNITS, 4, "name_en", "text-too-long", ("1000", "…")),
    # a row
    Case("actual without target", change(OCT, "reported,400,", "reported,,"), OCT, 2, "target", "actual-without-target",
         ("write the target",)),
    Case("reported nothing", change(OCT, "400,240", "400,"), OCT, 2, "actual", "reported-without-actual",
         ("not_reported",)),
    Case("target 0", change(OCT, "reported,400,", "reported,0,"), OCT, 2, "target", "target-zero", ("not_applicable",)),
    Case("figure of a missing report", change(OCT, "reported,400", "not_reported,400"), OCT, 2, "actual",
         "actual-though-not-reported", ("remove the figure",)),
    Case("target of no task", change(OCT, "reported,400,240", "not_applicable,400,"), OCT, 2, "target",
         "target-though-not-applicable", ("remove the target",)),
    Case("rate without decimals", change(OCT, ",40.0,1", ",40.0,"), OCT, 5, "published_decimals",
         "published-without-decimals", ("decimals",)),
    Case("closed before opened", change(TICKETS, "2021-10-12", "2021-09-12"), TICKETS, 3, "closed_on",
         "closed-before-opened", ("before",)),
    # rows and rules
    Case("unknown unit", change(OCT, "\nsongxia,", "\nsonxia,"), OCT, 8, "unit", "unknown-unit-near",
         ("did you mean songxia?",)),
    Case("unknown unit, nothing near", change(LEDGER, ",fuqing,", ",paris,"), LEDGER, 2, "unit", "unknown-unit",
         ("changle, fuqing, songxia",)),
    Case("unknown action", change(OCT, "changle,land,", "changle,lands,"), OCT, 2, "action", "unknown-action-near",
         ("did you mean land?",)),
    Case("another scheme's action", change(OCT, "songxia,land,", "songxia,recruiting,"), OCT, 8, "action",
         "unknown-action", ("land",)),
    Case("unknown indicator", change(OCT, "changle,land,cleared-land", "changle,land,ceared-land"), OCT, 2, "indicator",
         "unknown-indicator-near", ("cleared-land",)),
    Case("nobody's unit", change(UNITS, "songxia,town,changle,1", "songxia,park,changle,1"), OCT, 8, "unit",
         "unit-not-evaluated", ("no scheme",)),
    Case("unknown tier", change(UNITS, "changle,1,", "changle,第一方阵,"), UNITS, 4, "tier", "not-a-code", ("“第一方阵”",)),
    Case("no tier", change(UNITS, "changle,1,", "changle,,"), UNITS, 4, "tier", "unit-without-group",
         ("songxia", "changle-towns")),
    Case("no level for an action ranked by it",
         change(RULES, "        weight: 40\n", "        weight: 40\n        ranking: {by: level}\n"), OCT, 4, "unit",
         "unit-without-group-here", ("recruiting", "level")),
    Case("within an unknown unit", change(UNITS, ",town,changle,", ",town,changel,"), UNITS, 4, "within",
         "unknown-unit-near", ("changle",)),
    Case("within itself", change(UNITS, ",town,changle,", ",town,songxia,"), UNITS, 4, "within", "unknown-unit",
         ("changle, fuqing",)),
    Case("within a town", change(UNITS, "fuqing,district,,", "fuqing,district,songxia,"), UNITS, 3, "within",
         "within-not-a-district", ("district",)),
    Case("address taken", change(UNITS, "songxia,", "methodology,"), UNITS, 4, "unit", "reserved-code", ("choose another",)),
    Case("unit like a month", change(UNITS, "songxia,", "2021-09,"), UNITS, 4, "unit", "reserved-code", ("address",)),
    Case("unknown size", change(PROJECTS, ",small,", ",smal,"), PROJECTS, 3, "size", "unknown-size-near", ("small",)),
    Case("reached after month end", change(PROJECTS, "2021-10-18", "2021-11-02"), PROJECTS, 3, "reached_on",
         "after-month-end", ("2021-10",)),
    Case("opened after month end", change(TICKETS, "2021-10-27", "2021-11-01"), TICKETS, 4, "opened_on",
         "after-month-end", ("2021-10",)),
    Case("unknown ledger type", change(LEDGER, ",penalty,", ",penaltys,"), LEDGER, 2, "type", "unknown-entry-type-near",
         ("did you mean penalty?",)),
    Case("entry of another month", change(LEDGER, "2021-10-11", "2021-09-11"), LEDGER, 2, "on", "outside-its-month",
         ("2021-10",)),
    Case("entry twice", change(LEDGER, "\ne2,", "\ne1,"), LEDGER, 2, "entry", "entry-of-other-month",
         ("2021-09/ledger.csv", "twice")),
    Case("gate with points", change(LEDGER, ",penalty,", ",major-accident,"), LEDGER, 2, "points", "gate-with-points",
         ("write 0",)),
    Case("absurd points", change(LEDGER, ",-0.5,", ",-500,"), LEDGER, 2, "points", "too-small", ("-100",)),
    Case("fact of an unknown month", change(FACTS, "first,2021-10", "first,2021-12"), FACTS, 2, "month",
         "unknown-month", ("2021-09, 2021-10",)),
    Case("fact of no month", change(FACTS, "first,2021-10", "first,Oct"), FACTS, 2, "month", "not-a-month", ("YYYY-MM",)),
    Case("fact of an unknown unit", change(FACTS, "overall,changle", "overall,changl"), FACTS, 2, "unit",
         "unknown-unit-near", ("changle",)),
    Case("fact of an unknown league", change(FACTS, "city/overall", "city/overal"), FACTS, 2, "league",
         "unknown-league-near", ("city/overall",)),
    Case("fact in words", change(FACTS, "position,1,", "position,first,"), FACTS, 2, "published",
         "published-not-a-number", ("as it was printed",)),
    Case("fact of an unknown measure", change(FACTS, ",position,", ",positoin,"), FACTS, 2, "measure",
         "not-one-of-near", ("position",)),
    Case("unranked how often", change(FACTS, "position,1,", "unranked,1,"), FACTS, 2, "published",
         "published-not-yes", ("yes or no",)),
    # campaign.yml
    Case("broken YAML", change(RULES, "start: 2021-08-31", "start: [2021-08-31"), RULES, at("end: 2021"), None, "yaml-broken",
         ("brackets",)),
    Case("tab in YAML", change(RULES, "start: 2021", "\tstart: 2021"), RULES, at("start: 2021"), None, "yaml-broken", ("indentation",)),
    Case("a list for rules", put(RULES, "- a\n"), RULES, 1, None, "yaml-not-a-mapping", ("campaign:",)),
    Case("endless alias", change(RULES, "bulletins_for: [district]", "bulletins_for: &a [*a]"), RULES, None, None,
         "yaml-endless", ("never end",)),
    Case("list as key", change(RULES, "nature: synthetic", "? [a]\n: 5"), RULES, at("nature"), None, "yaml-key-not-text", ("plain word",)),
    Case("key twice", change(RULES, "start: 2021", "nature: synthetic\nstart: 2021"), RULES, at("start: 2021"), None,
         "repeated-key", ("nature", "line 7")),
    Case("control character in YAML", change(RULES, "en: Small", "en: Sm\x07all"), RULES, 4, None, "control-character",
         ("U+0007",)),
    Case("unknown key", change(RULES, "tickets:", "ticket:"), RULES, at("tickets:"), "ticket", "unknown-key-near",
         ("did you mean tickets?",)),
    Case("unknown key in a rule", change(RULES, "basis: plan, cap: 1.2", "basis: plan, capp: 1.2"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule.capp", "unknown-key-near", ("did you mean cap?",)),
    Case("unknown key, nothing near", change(RULES, "start: 2021", "weather: fine\nstart: 2021"), RULES, at("start: 2021"),
         "weather", "unknown-key", ("rules_version",)),
    Case("missing key", change(RULES, "nature: synthetic\n", ""), RULES, 1, None, "missing-key", ("nature",)),
    Case("missing key in an action", change(RULES, "        weight: 60\n", ""), RULES, at("id: land"), f"{CITY}.actions.land",
         "weight-not-stated", ("land", "weight")),
    Case("rule without type", change(RULES, "{type: ratio, basis: plan, cap: 1.2}", "{basis: plan}"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule", "missing-key", ("type",)),
    Case("unknown rule type", change(RULES, "type: ratio", "type: ration"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule.type", "not-one-of-near", ("ratio", "bands")),
    Case("word for a number", change(RULES, "cap: 1.2", "cap: high"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule.cap", "not-a-number", ("“high”",)),
    Case("negative number", change(RULES, "weight: 60", "weight: -60"), RULES, at("weight: 60"), f"{CITY}.actions.land.weight",
         "too-small", ("at least 0",)),
    Case("too many decimals", change(RULES, "decimals: 2", "decimals: 12"), RULES, at("rounding"), f"{CITY}.rounding.decimals",
         "too-large", ("at most 6",)),
    Case("half a decimal", change(RULES, "decimals: 2", "decimals: 2.5"), RULES, at("rounding"), f"{CITY}.rounding.decimals",
         "not-a-whole-number", ("whole",)),
    Case("perhaps", change(RULES, "before_ranking: true", "before_ranking: perhaps"), RULES, at("rounding"),
         f"{CITY}.rounding.before_ranking", "not-true-or-false", ("true or false",)),
    Case("nothing for a text", change(RULES, "en: Small", "en: ~"), RULES, 4, "short.en", "not-text", ("text",)),
    Case("empty text", change(RULES, "en: Small", "en: ''"), RULES, 4, "short", "empty-cell", ("fill it in",)),
    Case("one thing for a list", change(RULES, "kinds: [district]", "kinds: district"), RULES, at("kinds: [district]"), f"{CITY}.units.kinds",
         "not-a-list", ("hyphen",)),
    Case("empty list", change(RULES, "kinds: [district]", "kinds: []"), RULES, at("kinds: [district]"), f"{CITY}.units.kinds",
         "empty-list", ("at least one",)),
    Case("a word for keys", change(RULES, "{type: ratio, basis: plan, cap: 1.2}", "ratio"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule", "not-a-mapping", ("key: value",)),
    Case("not a web address", change(RULES, "https://example.org", "javascript:alert"), RULES, at("url:"), "sources.1.url",
         "not-a-link", ("https://",)),
    Case("code with slashes", change(RULES, "- id: city", "- id: ../city"), RULES, at("id: city"), "schemes.../city.id", "not-a-code",
         ("a–z",)),
    Case("date in another form", change(RULES, "end: 2021-12-31", "end: 31.12.2021"), RULES, at("end: 2021"), "end", "not-a-day",
         ("YYYY-MM-DD",)),
    Case("end before start", change(RULES, "end: 2021-12-31", "end: 2020-12-31"), RULES, at("end: 2021"), "end", "period-reversed",
         ("exchange",)),
    Case("month outside the period", change(RULES, "2021-10: 2", "2022-10: 2"), RULES, at("schedule:"), "schedule", "month-outside-period",
         ("2022-10", "2021-12-31")),
    Case("no month", change(RULES, "2021-10: 2", "October: 2"), RULES, at("elapsed"), "schedule.elapsed", "not-a-month",
         ("October", "YYYY-MM")),
    Case("time runs back", change(RULES, "2021-10: 2", "2021-10: 0.5"), RULES, at("elapsed"), "schedule.elapsed", "elapsed-falls",
         ("must not fall",)),
    Case("more time than the plan", change(RULES, "2021-10: 2", "2021-10: 5"), RULES, at("months_in_plan"), "schedule.months_in_plan",
         "elapsed-beyond-plan", ("4 months",)),
    Case("weights", change(RULES, "weight: 60", "weight: 50"), RULES, at("actions:"), f"{CITY}.actions", "weights-do-not-sum",
         ("90", "100")),
    Case("marks", change(RULES, "full_marks: 75", "full_marks: 75.5"), RULES, at("indicators:"), f"{CITY}.actions.land.indicators",
         "marks-do-not-sum", ("100.5",)),
    Case("id twice", change(RULES, "- id: recruiting", "- id: land"), RULES, at("id: recruiting"), f"{CITY}.actions.land", "repeated-id", ("land",)),
    Case("gate named as a type", change(RULES, "- id: major-accident", "- id: bonus"), RULES, at("id: city"), CITY, "repeated-id",
         ("bonus",)),
    Case("action called overall", change(RULES, "- id: recruiting", "- id: overall"), RULES, at("id: recruiting"), f"{CITY}.actions.overall",
         "reserved-id", ("overall",)),
    Case("cap below floor", change(RULES, "cap: 1.2", "cap: 1, floor: 2"), RULES, at("type: ratio"),
         f"{CITY}.actions.land.indicators.cleared-land.rule.cap", "cap-below-floor", ("below",)),
    Case("segments fall", change(RULES, "{to: 130, points: 0.2}, {points: 0.1}", "{points: 0.1}, {to: 130, points: 0.2}"),
         RULES, at("type: per_point"), "schemes.changle-towns.actions.works.actions.land.indicators.cleared-land.rule.above", "segments-not-rising", ("rise",)),
    Case("bands leave a hole", change(RULES, "{at_least: 0, earns: 0}", "{at_least: 10, earns: 0}"), RULES, at("type: bands") + 1,
         f"{CITY}.actions.recruiting.indicators.signed.rule.bands", "bands-leave-hole", ("below 10",)),
    Case("bands overlap", change(RULES, "{at_least: 50, earns: 50}", "{at_least: 100, earns: 50}"), RULES, at("type: bands") + 1,
         f"{CITY}.actions.recruiting.indicators.signed.rule.bands", "bands-overlap", ("same",)),
    Case("size no code", change(RULES, "{large: 15", "{大型: 15"), RULES, at("points: {large"),
         f"{CITY}.actions.land.indicators.starts.rule.points.大型", "not-a-code", ("“大型”",)),
    Case("lights leave a hole (Yinchuan)", change(RULES, "yellow: {at_least: -10, below: 0}",
         "yellow: {at_least: -10, below: -5}"), RULES, at("lights:"), f"{CITY}.lights", "lights-hole", ("-5 … 0", "yellow, green")),
    Case("nobody owns an edge", change(RULES, "green: {at_least: 0}", "green: {above: 0}"), RULES, at("lights:"), f"{CITY}.lights",
         "lights-hole", ("= 0",)),
    Case("lights open below", change(RULES, "red: {below: -10}", "red: {at_least: -50, below: -10}"), RULES, at("lights:"),
         f"{CITY}.lights", "lights-hole", ("< -50",)),
    Case("lights overlap", change(RULES, "red: {below: -10}", "red: {below: -5}"), RULES, at("lights:"), f"{CITY}.lights",
         "lights-overlap", ("red and yellow",)),
    Case("two edges", change(RULES, "red: {below: -10}", "red: {below: -10, at_most: -10}"), RULES, at("red:"),
         f"{CITY}.lights.red", "two-edges", ("below and at_most",)),
    Case("edges crossed", change(RULES, "{at_least: -10, below: 0}", "{at_least: 10, below: 0}"), RULES, at("yellow:"),
         f"{CITY}.lights.yellow", "edges-crossed", ("exchange",)),
    Case("lights of nothing", change(RULES, "    progress: land.cleared-land\n", ""), RULES, at("lights:") - 1, f"{CITY}.lights",
         "lights-without-progress", ("progress",)),
    Case("unknown progress", change(RULES, "progress: land.cleared-land", "progress: land.cleared"), RULES, at("progress:"), f"{CITY}.progress",
         "unknown-progress", ("land.cleared-land",)),
    Case("projects counted, no list", remove(PROJECTS), OCT, 3, "indicator", "count-without-projects",
         ("“starts”", "projects.csv", "not_reported")),
    Case("another folder's rules", change(RULES, "campaign: small-2021", "campaign: big-2021"), RULES, 1, "campaign",
         "campaign-other-than-folder", ("small-2021",)),
    Case("scheme of nobody", change(RULES, "kinds: [district]", "kinds: [park]"), RULES, at("kinds: [district]"), f"{CITY}.units",
         "scheme-without-units", ("units.csv",)),
    Case("scheme within nothing", change(RULES, "within: changle", "within: chanle"), RULES, at("within: changle"),
         "schemes.changle-towns.units.within", "unknown-unit-near", ("changle",)),
    # folders
    Case("month not evaluated", put("2021-11/actuals.csv", FILES[OCT]), "2021-11", None, None, "month-not-evaluated",
         ("schedule.elapsed", "2021-09, 2021-10")),
    Case("month misnamed", move("2021-10", "2021-1"), "2021-1", None, None, "month-folder-misnamed", ("2021-01",)),
    Case("month in Chinese", move("2021-10", "2021年10月"), "2021年10月", None, None, "month-folder-misnamed",
         ("rename it to 2021-10",)),
    Case("no month at all", move("2021-10", "21-10"), "21-10", None, None, "folder-not-a-month", ("YYYY-MM",)),
]

WARNINGS = [
    Case("stray file", put("2021-10/photos.zip", b"x"), "2021-10/photos.zip", None, None, "stray-file", ("not read",)),
    Case("stray table", put("2021-10/Ticket.csv", b"x"), "2021-10/Ticket.csv", None, None, "stray-file-near",
         ("tickets.csv",)),
    Case("stray folder", put("old/actuals.csv", b"x"), "old", None, None, "stray-folder", ("move it away",)),
    Case("optional table without rows", put(LEDGER, FILES[LEDGER].split("\n")[0] + "\n"), LEDGER, 1, None, "no-rows",
         ("no rows",)),
    Case("no row for an indicator", change(OCT, "changle,recruiting,signed,reported,8,8,8,,\n", ""), OCT, None, None,
         "indicator-without-row", ("changle", "signed", "not reported")),
    Case("unit vanished", change(OCT, "songxia,land,cleared-land,reported,200,90,1,45.0,1\n", ""), OCT, None, None,
         "unit-vanished", ("“songxia”", "last month")),
    Case("unit never there", change(SEPT, "songxia,land,cleared-land,reported,200,50,1,25.0,1\n", ""), SEPT, None, None,
         "unit-without-rows", ("songxia",)),
    Case("cumulative figure falls", change(OCT, ",240,", ",120.4,"), OCT, 2, "actual", "cumulative-falls", ("120.5",)),
    Case("jump", change(OCT, ",240,", ",380,"), OCT, 2, "actual", "jump", ("3 times", "120.5")),
    Case("the plan changes", change(OCT, ",400,240,", ",380,240,"), OCT, 2, "target", "target-changes", ("“380”", "400")),
    Case("count not borne out", change(OCT, "starts,reported,2,2,", "starts,reported,2,1,"), OCT, 3, "actual",
         "count-differs", ("“1”", "has 2")),
    Case("a month left out", lambda home: shutil.rmtree(home / "2021-09"), "", None, None, "month-without-folder",
         ("“2021-09”",)),
]
# fmt: on


def place(case: Case) -> str:
    return f"{CAMPAIGN}/{case.file}" if case.file else CAMPAIGN


def found(faults: tuple[Fault, ...], case: Case) -> list[Fault]:
    """Return the faults that stand where the case says, with its code."""
    wanted = (place(case), case.line, case.column, case.code)
    return [fault for fault in faults if (fault.file, fault.row, fault.column, fault.code) == wanted]


def seen(faults: tuple[Fault, ...]) -> str:
    return "\n".join(f"{fault.row} {fault.column} {fault.code} {fault.sentence()}" for fault in faults)


def test_the_good_campaign_is_good(home: Path) -> None:
    """Proves that every fault below comes of what was spoiled."""
    report = sources.check_all()

    assert ((), ()) == (report.faults, report.warnings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.done)
def test_fault_says_where_what_and_how_to_mend_it(home: Path, case: Case) -> None:
    """Proves that each slip is found at its place, and that its sentence says what to write, in one line."""
    case.spoil(home)

    faults = sources.check(CAMPAIGN).faults

    assert 1 == len(found(faults, case)), seen(faults)
    fault = found(faults, case)[0]
    sentence = fault.sentence(Language.EN)
    assert [] == [words for words in case.words if words not in sentence], sentence
    for language in Language:
        assert fault.sentence(language).startswith(place(case))
        assert fault.sentence(language).isprintable()


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case.done)
def test_what_may_be_right_is_a_warning(home: Path, case: Case) -> None:
    """Proves that what is possible does not stop a build, and is told all the same."""
    case.spoil(home)

    report = sources.check(CAMPAIGN)

    assert () == report.faults, seen(report.faults)
    assert 1 == len(found(report.warnings, case)), seen(report.warnings)
    sentence = found(report.warnings, case)[0].sentence(Language.EN)
    assert [] == [words for words in case.words if words not in sentence], sentence
    assert sources.load(campaign=CAMPAIGN, month="2021-10").month


def test_all_faults_at_once(home: Path) -> None:
    """Proves that one run tells everything: in the rules, the units, the facts and each month's tables."""
    change(RULES, "weight: 60", "weight: 50")(home)
    change(RULES, "tickets:", "ticket:")(home)
    change(RULES, "cap: 1.2", "cap: high")(home)
    encode(UNITS, "gb18030")(home)
    change(SEPT, ",120.5,", ",１２０,")(home)
    change(OCT, "\nsongxia", "\nsonxia")(home)
    change(OCT, ",240,", ",24O,")(home)
    change(TICKETS, "2021-10-27", "27.10.2021")(home)
    change(FACTS, "position,1", "position,first")(home)

    with pytest.raises(FaultyEvidence) as refused:
        sources.load(campaign=CAMPAIGN, month="2021-10")

    codes = [(fault.file.removeprefix(f"{CAMPAIGN}/"), fault.code) for fault in refused.value.faults]
    assert [
        (SEPT, "full-width-number"),
        (OCT, "not-a-number"),
        (OCT, "unknown-unit-near"),
        (TICKETS, "not-a-day"),
        (RULES, "unknown-key-near"),
        (RULES, "weights-do-not-sum"),
        (RULES, "not-a-number"),
        (FACTS, "published-not-a-number"),
        (UNITS, "other-encoding"),
    ] == codes
    assert 1 + len(codes) == len(refused.value.sentences(Language.ZH))


def test_a_slip_in_units_is_told_once(home: Path) -> None:
    """Proves that a faulty or unreadable row of units.csv does not make every row that names it a fault."""
    change(UNITS, "town,changle", "galaxy,changle")(home)
    assert ["not-one-of"] == [fault.code for fault in sources.check(CAMPAIGN).faults]

    put(UNITS, FILES[UNITS].replace("福清市", '"福清市'))(home)
    assert ["csv-broken"] == [fault.code for fault in sources.check(CAMPAIGN).faults]


def test_markup_and_formulas_in_names_are_data(home: Path) -> None:
    """Proves that odd names are accepted here: pages escape them, downloads neutralise them."""
    change(UNITS, "Songxia", "<script>alert(1)</script>")(home)
    change(UNITS, "Fuqing", "=cmd()")(home)

    assert () == sources.check(CAMPAIGN).faults


def test_only_the_files_of_the_month_and_before_are_read(home: Path) -> None:
    """Proves that a month still being typed breaks no earlier one, and that check sees it."""
    put(OCT, "nonsense")(home)

    inputs = sources.load(campaign=CAMPAIGN, month="2021-09")

    assert ["2021-09"] == [str(month) for month in inputs.months]
    assert not [read for read in inputs.rows if "2021-10" in read.path]
    assert ["no-header"] == [fault.code for fault in sources.check(CAMPAIGN).faults]


def test_a_folder_that_cannot_be_a_campaign_is_named(home: Path) -> None:
    """Proves that a misnamed campaign is not silently left out."""
    (home.parent / "Fuzhou 2021").mkdir()

    assert [("Fuzhou 2021", "campaign-folder-name")] == [(f.file, f.code) for f in sources.check_all().faults]


def test_a_campaign_may_not_take_an_address_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves that /en/ stays the English site."""
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path))
    write_small_campaign(tmp_path, "en")

    assert ["reserved-code"] == [fault.code for fault in sources.check("en").faults]


@pytest.mark.parametrize(
    ("asked", "code", "known"),
    [
        ({"campaign": "smal-2021"}, "unknown-campaign", CAMPAIGN),
        ({"campaign": "../small-2021"}, "unknown-campaign", CAMPAIGN),
        ({"month": "2021-11"}, "unknown-month", "2021-09, 2021-10"),
        ({"month": "2021-9"}, "unknown-month", "2021-09, 2021-10"),
        ({"district": "songxia"}, "unknown-district", "changle, fuqing"),
        ({"district": "../fuqing"}, "unknown-district", "changle, fuqing"),
        ({"language": "fr"}, "unknown-language", "zh, en"),
    ],
)
def test_what_is_asked_for_must_exist(home: Path, asked: dict[str, str], code: str, known: str) -> None:
    """Proves that an unknown name gets the known ones, never a path or a traceback."""
    with pytest.raises(UserError) as refused:
        sources.load(**{"campaign": CAMPAIGN, "month": "2021-10", **asked})

    assert code == refused.value.code
    for language in Language:
        assert known in refused.value.sentences(language)[0]


def test_the_data_folder_must_hold_campaigns(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proves that each way of naming a wrong folder gets its own sentence."""
    (home.parent / "empty").mkdir()
    wrong = {"no-data-folder": "nowhere", "data-folder-is-campaign": CAMPAIGN, "no-campaigns": "empty"}
    for code, folder in wrong.items():
        monkeypatch.setenv("BULLETINS_DATA", str(home.parent / folder))
        with pytest.raises(UserError) as refused:
            sources.check_all()
        assert code == refused.value.code
        assert folder in refused.value.sentences(Language.ZH)[0]
