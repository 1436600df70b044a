# ruff: noqa: E501 - the cases are a table, and a row is a line
"""The faults of rules, periods, juries, tickets, plans and facts: one thing in a campaign of everything is spoiled.

Read ``CASES`` as ``test_bad_input`` has them: what is done → file, line, column, code, words of the sentence.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletins.evidence import sources
from bulletins.vocabulary import Language
from tests.faults.every_campaign import CAMPAIGN, FILES, write_every_campaign
from tests.faults.test_bad_input import Case, Spoil, change, put, remove, seen


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a good campaign, in a data folder of its own."""
    monkeypatch.setenv("BULLETINS_DATA", str(tmp_path))
    return write_every_campaign(tmp_path)


RULES, UNITS, FACTS = "campaign.yml", "units.csv", "facts.csv"
CHANGES, PLAN, FIELD = "changes.csv", "project_schedule.csv", "2018-Q1/field.csv"
ACTUALS, JURY, TICKETS = "2018-01/actuals.csv", "2018-01/jury.csv", "2018-01/tickets.csv"
PROJECTS, LEDGER = "2018-01/projects.csv", "2018-01/ledger.csv"
TOWNS = "schemes.towns"
OUTPUT = f"{TOWNS}.actions.economy.actions.output"
LIST = f"{TOWNS}.actions.projects.indicators"


def at(words: str) -> int:
    """Return the line of the good campaign.yml that these words stand in."""
    return FILES[RULES].split(words, 1)[0].count("\n") + 1


def row(file: str, start: str) -> int:
    """Return the line of a table that starts so."""
    return [line.startswith(start) for line in FILES[file].split("\n")].index(True) + 1


def without(file: str, start: str) -> Spoil:
    """Remove the first line of a table that starts so."""
    line = next(line for line in FILES[file].split("\n") if line.startswith(start))
    return change(file, f"{line}\n", "")


def rule(old: str, new: str, column: str, code: str, *words: str, line: str | None = None) -> Case:
    """Return the case of a change of ``campaign.yml``: the fault stands in the line of ``old`` or ``line``."""
    return Case(f"{old} → {new}"[:70], change(RULES, old, new), RULES, at(line or old), column, code, words)


# fmt: off
CASES = [
    # rules that make marks
    rule("basis: window, window: 3", "basis: window", f"{OUTPUT}.indicators.value.rule.basis", "window-and-basis", "window"),
    rule("basis: window, window: 3", "window: 3", f"{OUTPUT}.indicators.value.rule.window", "window-and-basis", "basis: window"),
    rule("milestones: {start: 5, continued: 2}", "milestone: start, milestones: {start: 5}", f"{LIST}.events.rule.milestones",
         "count-either-way", "milestone and points"),
    rule("milestones: {start: 5, continued: 2}", "milestone: start", f"{LIST}.events.rule.milestone", "count-either-way", "milestones alone"),
    rule("{to: 3, earns: 7}, {to: 6, earns: 5}", "{to: 6, earns: 7}, {to: 3, earns: 5}", f"{LIST}.places.rule.places", "places-not-rising", "must rise"),
    rule("worst: 0, best: 100", "worst: 100, best: 100", f"{OUTPUT}.normalise", "goalposts-equal", "two different"),
    rule("worst: 0, best: 100", "worst: 0, best: 100, log: true", f"{OUTPUT}.normalise.log", "goalposts-log", "above 0"),
    rule("worst: 0, best: 100", "worst: 0, best: 100, caps: 1", f"{OUTPUT}.normalise.caps", "unknown-key-near", "did you mean cap?"),
    rule("method: min_max, log: true", "method: max, direction: lower", f"{LIST}.income.rule.direction", "direction-and-method", "max", "rank"),
    rule("from: 60", "form: 60", f"{LIST}.income.rule.form", "unknown-key-near", "did you mean from?"),
    rule("parks: 70", "parks: 60", f"{LIST}.opinion.rule.panels", "panels-do-not-sum", "90", "100"),
    rule("rule: {type: per_point, below: 1}", "rule: {type: relative, method: rank}", f"{OUTPUT}.indicators.sales.parts", "parts-without-ratio",
         "relative", "an indicator of its own", line="parts:"),
    Case("condition on nothing", change(RULES, "indicator: met", "indicator: seen"), RULES, at("base: 60") + 1,
         f"{TOWNS}.actions.economy.actions.signing.indicators", "unknown-condition", ("seen", "signed, met")),
    # actions and weights
    Case("neither nor", change(RULES, "        aggregate: arithmetic\n        actions:", "        aggregate: arithmetic\n        indicators: []\n        actionz:"),
         RULES, at("- id: economy"), f"{TOWNS}.actions.economy", "indicators-or-actions", ("one of the two",)),
    rule("            base: 60\n", "", f"{TOWNS}.actions.economy.actions.signing.when_not_applicable", "base-and-when", "both or neither",
         line="when_not_applicable"),
    rule("when_not_applicable: base", "when_not_applicable: full", f"{TOWNS}.actions.economy.actions.signing.base", "base-and-when", "both or neither",
         line="base: 60"),
    rule("weight: 70", "weight: 60", f"{TOWNS}.actions.economy.actions", "weights-do-not-sum", "90", "100", "total",
         line="        actions:\n          - id: output"),
    Case("one weight unstated", change(RULES, "            weight: 70\n", ""), RULES, at("- id: output"), OUTPUT, "weight-not-stated", ("output", "weight")),
    Case("sheet of points", lambda home: [change(RULES, "compose: geometric", "compose: points")(home),
         change(RULES, "            quarters: [2, 3]\n", "")(home)], RULES, at("- id: projects"), f"{TOWNS}.actions.projects",
         "sheet-does-not-sum", ("100", "40")),
    Case("weight among points", change(RULES, "                full_marks: 60\n", "                full_marks: 60\n                weight: 2\n"),
         RULES, at("- id: signed"), f"{TOWNS}.actions.economy.actions.signing.indicators.signed", "weight-without-effect",
         ("signed", "full_marks", "aggregate: arithmetic")),
    rule("worst: 0, best: 100", "worst: 0, best: 100, floor: null", f"{TOWNS}.compose", "geometric-unbounded", "output", "floor: 0",
         line="compose: geometric"),
    rule("method: min_max, log: true, from: 60, to: 100", "method: z_score", f"{TOWNS}.compose", "geometric-unbounded", "income", "arithmetic",
         line="compose: geometric"),
    Case("missing reports skipped", change(RULES, "        aggregate: arithmetic\n", "        aggregate: arithmetic\n        when_not_reported: skip\n"),
         RULES, at("        aggregate: arithmetic") + 1, f"{TOWNS}.actions.economy.when_not_reported", "not-one-of", ("zero, leave_out",)),
    # the scheme
    Case("coverage of more than all", change(RULES, "    compose: geometric\n", "    compose: geometric\n    least_coverage: 101\n"),
         RULES, at("    compose: geometric") + 1, f"{TOWNS}.least_coverage", "too-large", ("100",)),
    rule("exclusive: [[bonus, praise]]", "exclusive: [[bonus, prize]]", f"{TOWNS}.ledger.exclusive", "unknown-ledger-type", "prize", "bonus, praise"),
    rule("raises: grade}", "raises: grade, removes: rank}", f"{TOWNS}.gates.promoted", "gate-does-one-thing", "one of removes"),
    rule("at_least: 90", "at_least: 50", f"{TOWNS}.grades", "grades-not-falling", "must fall", line="grades:"),
    Case("gate without grades", change(RULES, """    grades:
      - {id: good, name: {zh: 好, en: Good}, at_least: 90}
      - {id: fair, name: {zh: 中, en: Fair}, at_least: 60}
""", ""), RULES, at("gates:") - 3, f"{TOWNS}.gates", "gate-without-grades", ("promoted", "add grades")),
    rule("break_ties: [economy,", "break_ties: [trade,", f"{TOWNS}.ranking", "unknown-tie-key", "trade", "completion"),
    rule("tiers: [east, west]", "tiers: [east, wset]", f"{TOWNS}.units.tiers.2", "unknown-group-near", "did you mean west?"),
    rule("only: [alpha,", "only: [alphaa,", f"{TOWNS}.units.only.1", "unknown-unit-near", "did you mean alpha?"),
    rule("light: yellow, months: 2", "light: yellow, months: 1", f"{TOWNS}.lights.escalate.months", "too-small", "at least 2"),
    # the campaign
    rule("weights: [30, 30, 30]", "weights: [30, 30]", "rollups.quarter.weights", "rollup-does-not-sum", "70", "100"),
    rule("combine: weighted", "combine: mean", "rollups.quarter.weights", "rollup-weights", "combine: weighted", line="weights: ["),
    rule('rules_version: "2"', 'rules_version: "3"', "rules_version", "version-not-told", "3"),
    rule("2018-01-d2: 0.67", "2018-01-d4: 0.67", "schedule.elapsed", "not-a-month", "2021-09-d1"),
    rule("2018-01-d2: 0.67", "2018-Q1: 0.67", "schedule.elapsed", "not-a-month", "2018-Q1"),
    rule("2018-01-d2: 0.67", "2018-01-d2: 0.2", "schedule.elapsed", "elapsed-falls", "must not fall"),
    rule("cutoff: {2018-01: ", "cutoff: {to-date: ", "cutoff.to-date", "not-a-month", "to-date"),
    rule("cutoff: {2018-01: ", "cutoff: {2018-04: ", "cutoff.2018-04", "unknown-month", "2018-03, 2018-Q1"),
    rule("- {id: outside,", "- {id: within,", "tickets", "repeated-id", "within", line="tickets:"),
    rule("[beta, gamma]", "[beta, gama]", "tiles.2.2", "unknown-unit-near", "did you mean gamma?"),
    rule("[beta, gamma]", "[beta, omega]", "tiles.2.2", "unknown-unit", "alpha, beta"),
    rule("[beta, gamma]", "[beta, alpha]", "tiles", "tile-repeated", "alpha has more than one tile", line="tiles:"),
    rule("[beta, gamma]", "[beta, ~, ~, ~, ~, ~, ~, ~, gamma]", "tiles.2", "list-too-long", "at most 8"),
    Case("tile of nobody's unit", lambda home: [put(UNITS, FILES[UNITS] + "omega,park,,,,园,Park\n")(home), change(RULES, "[beta, gamma]", "[beta, omega]")(home)],
         RULES, at("[beta, gamma]"), "tiles.2.2", "tile-without-scheme", ("no scheme",)),
    Case("unit like the comparison", change(UNITS, "delta,town", "compare,town"), UNITS, 5, "unit", "reserved-code", ("choose another",)),
    rule("quarters: [2, 3]", "quarters: [2, 5]", f"{LIST}.exports.quarters.2", "too-large", "at most 4"),
    rule("quarters: [2, 3]", "since: 2018-13", f"{LIST}.exports.since", "not-a-month", "2018-13"),
    # figures
    Case("actual without a target it needs", change(ACTUALS, "alpha,output,at-home,reported,50", "alpha,output,at-home,reported,"), ACTUALS,
         row(ACTUALS, "alpha,output,at-home"), "target", "actual-without-target", ("write the target",)),
    Case("negative figure against a target", change(ACTUALS, "alpha,output,value,reported,100,20", "alpha,output,value,reported,100,-20"), ACTUALS, 2,
         "actual", "too-small", ("at least 0",)),
    Case("the whole instead of its parts", change(ACTUALS, "alpha,output,at-home", "alpha,output,sales"), ACTUALS, 3, "indicator",
         "unknown-indicator", ("at-home, abroad",)),
    Case("absurd part", change(ACTUALS, "alpha,output,abroad,reported,50,10", "alpha,output,abroad,reported,50,1000"), ACTUALS, 4, "actual",
         "implausible", ("10 times",)),
    Case("logarithm of nothing", change(ACTUALS, "alpha,projects,income,reported,,3000", "alpha,projects,income,reported,,0"), ACTUALS,
         row(ACTUALS, "alpha,projects,income"), "actual", "log-of-nothing", ("logarithm",)),
    Case("no figure of last year", change(ACTUALS, "8,7.5,,,,6,", "8,7.5,,,,,"), ACTUALS, row(ACTUALS, "alpha,output,growth"), "reference",
         "last-year-without-reference", ("year before",)),
    Case("figure of a jury", change(ACTUALS, "alpha,projects,income,", "alpha,projects,opinion,"), ACTUALS, row(ACTUALS, "alpha,projects,income"),
         "indicator", "jury-has-no-figures", ("jury.csv",)),
    Case("no list of projects", lambda home: [remove(PROJECTS)(home), change(ACTUALS, "alpha,projects,income,", "alpha,projects,events,")(home)],
         ACTUALS, row(ACTUALS, "alpha,projects,income"), "indicator", "count-without-projects", ("projects.csv",)),
    Case("who stands behind it", change(ACTUALS, ",,,,,verified", ",,,,,checked"), ACTUALS, 2, "provenance", "not-one-of", ("reported, verified",)),
    Case("an outer action has no figures", change(ACTUALS, "alpha,output,value", "alpha,economy,value"), ACTUALS, 2, "action", "unknown-action",
         ("output", "signing")),
    Case("unit before it joined", change(ACTUALS, "beta,projects,income", "gamma,projects,income"), ACTUALS, row(ACTUALS, "beta,projects,income"),
         "unit", "unit-not-evaluated-then", ("2018-01", "changes.csv")),
    Case("tier missing", change(UNITS, "alpha,town,,east", "alpha,town,,"), ACTUALS, 2, "unit", "unit-not-evaluated", ("no scheme",)),
    Case("optional column misspelled", change(ACTUALS, ",reference,", ",referense,"), ACTUALS, 1, "referense", "misspelled-column", ("write reference",)),
    Case("optional columns exchanged", put(ACTUALS, "unit,action,indicator,state,target,actual,cases,published_pct,published_decimals,provenance,reference\n"),
         ACTUALS, 1, None, "other-order", ("reference,provenance",)),
    # juries
    Case("unknown panel", change(JURY, "people,b1", "peaple,b1"), JURY, 3, "panel", "unknown-panel-near", ("did you mean people?",)),
    Case("unknown panel, nothing near", change(JURY, "people,b1", "press,b1"), JURY, 3, "panel", "unknown-panel", ("parks, people",)),
    Case("more than all", change(JURY, ",90", ",101"), JURY, 3, "marks", "too-large", ("at most 100",)),
    Case("no jury here", change(JURY, "opinion,people", "income,people"), JURY, 3, "indicator", "no-jury-asked", ("opinion",)),
    Case("ballot twice", change(JURY, "people,b1", "parks,b1"), JURY, 3, None, "repeated-row", ("line 2",)),
    Case("jury of an unknown unit", change(JURY, "alpha,projects,opinion,people", "alpa,projects,opinion,people"), JURY, 3, "unit", "unknown-unit-near",
         ("alpha",)),
    # field marks
    Case("unknown scheme", change(FIELD, "towns,", "town,"), FIELD, 2, "scheme", "unknown-scheme-near", ("did you mean towns?",)),
    Case("unknown scheme, nothing near", change(FIELD, "towns,", "parks,"), FIELD, 2, "scheme", "unknown-scheme", ("towns",)),
    Case("field marks of nobody", lambda home: [change(UNITS, "delta,town,", "delta,park,")(home), change(FIELD, "alpha", "delta")(home)], FIELD, 2,
         "unit", "unit-not-of-scheme", ("towns",)),
    Case("field marks beyond 100", change(FIELD, "88.5", "188.5"), FIELD, 2, "marks", "too-large", ("100",)),
    # units that come and go
    Case("unknown unit changes", change(CHANGES, "gamma,", "gama,"), CHANGES, 2, "unit", "unknown-unit-near", ("gamma",)),
    Case("joins twice", change(CHANGES, "beta,2018-03,moves,east", "gamma,2018-03,joins,"), CHANGES, 5, "change", "joins-though-there", ("2018-02",)),
    Case("leaves twice", change(CHANGES, "delta,2018-06,joins", "delta,2018-06,leaves"), CHANGES, 4, "change", "leaves-though-gone", ("2018-01",)),
    Case("moves nowhere", change(CHANGES, "moves,east", "moves,"), CHANGES, 5, "tier", "moves-nowhere", ("new tier or level",)),
    Case("leaves to a tier", change(CHANGES, "leaves,,", "leaves,east,"), CHANGES, 3, "tier", "leaves-to-somewhere", ("leave this cell empty",)),
    Case("moves to an unknown tier", change(CHANGES, "moves,east", "moves,easst"), CHANGES, 5, "tier", "unknown-group-near", ("east",)),
    Case("moves to an unknown tier, nothing near", change(CHANGES, "moves,east", "moves,north"), CHANGES, 5, "tier", "unknown-group", ("east, west",)),
    Case("changes in mid month", change(CHANGES, "gamma,2018-02", "gamma,2018-02-d1"), CHANGES, 2, "since", "not-a-calendar-month", ("YYYY-MM",)),
    Case("changes in another year", change(CHANGES, "gamma,2018-02", "gamma,2019-02"), CHANGES, 2, "since", "month-outside-period", ("2018-12-31",)),
    Case("unknown change", change(CHANGES, "moves,east", "move,east"), CHANGES, 5, "change", "not-one-of-near", ("moves",)),
    # the plan of projects
    Case("unknown project", change(PLAN, "p1,2018-Q1", "p9,2018-Q1"), PLAN, 2, "project", "unknown-project", ("p1, p2",)),
    Case("plan falls", change(PLAN, "p1,2018-03,60", "p1,2018-03,70"), PLAN, 2, "planned_pct", "plan-falls", ("70", "2018-03")),
    Case("plan of no period", change(PLAN, "p1,2018-Q1", "p1,to-date"), PLAN, 2, "period", "not-a-month", ("to-date",)),
    Case("more than the whole plan", change(PLAN, ",10\n", ",110\n"), PLAN, 3, "planned_pct", "too-large", ("100",)),
    Case("size that nobody wants", change(PROJECTS, ",small,", ",tiny,"), PROJECTS, 3, "size", "unknown-size", ("large, small",)),
    # tickets
    Case("no deadline", change(TICKETS, "2018-01-05,5,,", "2018-01-05,,,"), TICKETS, 4, "working_days", "days-or-class", ("one of the two",)),
    Case("two deadlines", change(TICKETS, "2018-01-05,5,,,", "2018-01-05,5,,within,"), TICKETS, 4, "working_days", "days-or-class", ("one of the two",)),
    Case("unknown class", change(TICKETS, ",outside,", ",outsid,"), TICKETS, 3, "ticket_class", "unknown-ticket-class-near", ("outside",)),
    Case("unknown class, nothing near", change(TICKETS, ",outside,", ",quick,"), TICKETS, 3, "ticket_class", "unknown-ticket-class", ("within, outside",)),
    Case("unknown owner", change(TICKETS, "within,beta", "within,betta"), TICKETS, 2, "owner", "unknown-unit-near", ("beta",)),
    Case("accepted before answered", change(TICKETS, "2018-01-04,2018-01-08", "2018-01-08,2018-01-04"), TICKETS, 2, "accepted_on", "steps-reversed",
         ("answered_on",)),
    Case("goes on before it stops", change(TICKETS, "2018-01-05,2018-01-06", "2018-01-05,2018-01-04"), TICKETS, 2, "resumed_on", "resumed-before-paused",
         ("paused_on",)),
    Case("stops before it opens", change(TICKETS, "2018-01-05,2018-01-06", "2018-01-02,2018-01-06"), TICKETS, 2, "paused_on", "steps-reversed",
         ("opened_on",)),
    Case("handed over after month end", change(TICKETS, "outside,,,,2018-01-05", "outside,,,,2018-02-05"), TICKETS, 3, "handed_over_on", "after-month-end",
         ("2018-01",)),
    Case("before the calendar", change(TICKETS, "通电,Power,2018-01-04", "通电,Power,1999-01-04"), TICKETS, 3, "opened_on", "calendar-does-not-cover",
         ("2004-01-01",)),
    # the ledger
    Case("entry twice in ten days", put("2018-01-d2/ledger.csv", FILES[LEDGER].replace("2018-01-0", "2018-01-1")), "2018-01-d2/ledger.csv", 2, "entry",
         "entry-of-other-month", ("2018-01-d1/ledger.csv",)),
    Case("gate with points", change(LEDGER, "flood,2018-01-06,0", "flood,2018-01-06,1"), LEDGER, 3, "points", "gate-with-points", ("write 0",)),
    # facts
    Case("fact of what", change(FACTS, "说明,output.value", "说明,"), FACTS, 2, "of", "fact-of-what", ("action.indicator",)),
    Case("fact of an unknown indicator", change(FACTS, "说明,output.value", "说明,output.vale"), FACTS, 2, "of", "unknown-of-near", ("output.value",)),
    Case("fact of an unknown action", change(FACTS, "说明,projects.start", "说明,roads"), FACTS, 4, "of", "unknown-of", ("projects.continued",)),
    Case("deadline of what", change(FACTS, "beta,position,", "beta,working_days,"), FACTS, 3, "of", "fact-of-which-class", ("tickets",)),
    Case("deadline of an unknown class", change(FACTS, "actual,20,agrees,甲,One,说明,output.value", "working_days,2,agrees,甲,One,说明,outsid"), FACTS, 2, "of", "unknown-of-near", ("outside",)),
    Case("actions of an unknown action", change(FACTS, "actual,20,agrees,甲,One,说明,output.value", "actions,2,agrees,甲,One,说明,signing"), FACTS, 2, "of", "unknown-of", ("economy",)),
    Case("of not wanted", change(FACTS, "Four,说明,", "Four,说明,output.value"), FACTS, 5, "of", "of-not-wanted", ("empty",)),
    Case("no light", change(FACTS, "light,green", "light,blue"), FACTS, 5, "published", "published-not-a-light", ("red, yellow or green",)),
    Case("fact of nobody", change(FACTS, "towns/overall/west,beta,position", "towns/overall/west,,position"), FACTS, 3, "unit", "fact-without-unit",
         ("position",)),
    Case("fact of an unpublished period", change(FACTS, "f2,2018-Q1", "f2,2018-Q2"), FACTS, 3, "month", "unknown-month", ("2018-Q1, to-date",)),
    Case("league of an inner action", change(FACTS, "towns/economy,alpha,light,green", "towns/output,alpha,score,1"), FACTS, 5, "league", "unknown-league",
         ("towns/economy",)),
    Case("light of no lights", change(RULES, FILES[RULES][FILES[RULES].index("    lights:"):FILES[RULES].index("    actions:")], ""), FACTS, 5,
         "measure", "fact-without-lights", ("towns",)),
    Case("progress of none", change(RULES, FILES[RULES][FILES[RULES].index("    progress:"):FILES[RULES].index("    actions:")], ""), FACTS, 5,
         "measure", "fact-without-progress", ("progress",)),
    # names that the figures cannot show
    Case("character without a glyph", change(UNITS, "阿镇", "阿\U00020000镇"), UNITS, 2, "name_zh", "missing-character", ("U+20000", "common characters")),
    Case("subject without a glyph", change(TICKETS, "通水", "通\U00020000"), TICKETS, 2, "subject_zh", "missing-character", ("U+20000",)),
    rule("zh: 全功能, ", "zh: 全\U00020000能, ", "short", "missing-character", "U+20000"),
    # folders
    Case("year not published", put("2018/field.csv", FILES[FIELD]), "2018", None, None, "period-not-published", ("rollups",)),
    Case("field marks not wanted", put("to-date/field.csv", FILES[FIELD]), "to-date", None, None, "period-without-field-marks", ("field_marks",)),
    Case("quarter without months", put("2018-Q3/field.csv", FILES[FIELD]), "2018-Q3", None, None, "period-without-months", ("2018-Q1",)),
    Case("ten days not evaluated", put("2018-02-d1/actuals.csv", FILES[ACTUALS]), "2018-02-d1", None, None, "month-not-evaluated", ("2018-01-d1",)),
    Case("ten days misnamed", lambda home: shutil.move(home / "2018-01-d2", home / "2018年1月中旬"), "2018年1月中旬", None, None, "month-folder-misnamed",
         ("2018-01-d2",)),
    Case("quarter misnamed", lambda home: shutil.move(home / "2018-Q1", home / "2018q1"), "2018q1", None, None, "month-folder-misnamed", ("2018-Q1",)),
]

WARNINGS = [
    Case("figures of a quarter", put("2018-Q1/actuals.csv", FILES[ACTUALS]), "2018-Q1/actuals.csv", None, None, "stray-file", ("field.csv",)),
    Case("ten days are not the month's", change("2018-01-d3/actuals.csv", "alpha,output,value,reported,100,20", "alpha,output,value,reported,100,21"),
         "2018-01-d3/actuals.csv", 2, "actual", "ten-days-differ", ("2018-01/actuals.csv", "20")),
    Case("not in force", change(ACTUALS, "beta,projects,income,reported,,4000", "beta,projects,exports,not_applicable,,"), ACTUALS, row(ACTUALS, "beta,projects,income"), "indicator",
         "indicator-not-in-force", ("2018-01",)),
    Case("a row is missing and left out", lambda home: [without(ACTUALS, "alpha,output,abroad")(home),
         change(RULES, "    compose: geometric\n", "    compose: geometric\n    when_not_reported: leave_out\n")(home)],
         ACTUALS, None, None, "indicator-without-row-left-out", ("abroad", "leaves the mean")),
    Case("weights under a minimum", change(RULES, "aggregate: arithmetic", "aggregate: minimum"), RULES, at("aggregate: arithmetic"),
         f"{TOWNS}.actions.economy.aggregate", "weights-under-minimum", ("the least",)),
    Case("a part is missing", without(ACTUALS, "alpha,output,abroad"), ACTUALS, None, None, "indicator-without-row", ("abroad",)),
    Case("ten days left out", lambda home: shutil.rmtree(home / "2018-01-d2"), "", None, None, "month-without-folder", ("2018-01-d2",)),
    Case("steps not borne out", change(ACTUALS, "alpha,projects,income,reported,,3000", "alpha,projects,events,reported,,3"), ACTUALS,
         row(ACTUALS, "alpha,projects,income"), "actual", "count-differs", ("has 1",)),
]
# fmt: on


def place(case: Case) -> str:
    return f"{CAMPAIGN}/{case.file}" if case.file else CAMPAIGN


def test_the_good_campaign_is_good(home: Path) -> None:
    """Proves that every fault below comes of what was spoiled."""
    report = sources.check_all()

    assert ((), ()) == (report.faults, report.warnings), seen((*report.faults, *report.warnings))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.done)
def test_fault_says_where_what_and_how_to_mend_it(home: Path, case: Case) -> None:
    """Proves that each slip is found at its place, and that its sentence says what to write, in one line."""
    case.spoil(home)

    faults = sources.check(CAMPAIGN).faults

    wanted = (place(case), case.line, case.column, case.code)
    found = [fault for fault in faults if (fault.file, fault.row, fault.column, fault.code) == wanted]
    assert 1 == len(found), seen(faults)
    sentence = found[0].sentence(Language.EN)
    assert [] == [words for words in case.words if words not in sentence], sentence
    for language in Language:
        assert found[0].sentence(language).startswith(place(case))
        assert found[0].sentence(language).isprintable()


@pytest.mark.parametrize("case", WARNINGS, ids=lambda case: case.done)
def test_what_may_be_right_is_a_warning(home: Path, case: Case) -> None:
    """Proves that what is possible does not stop a build, and is told all the same."""
    case.spoil(home)

    report = sources.check(CAMPAIGN)

    assert () == report.faults, seen(report.faults)
    wanted = (place(case), case.line, case.column, case.code)
    found = [one for one in report.warnings if (one.file, one.row, one.column, one.code) == wanted]
    assert 1 == len(found), seen(report.warnings)
    assert [] == [words for words in case.words if words not in found[0].sentence(Language.EN)]


def test_an_illegal_code_is_told_once(home: Path) -> None:
    """Proves that a unit's code with a slip in it does not make every row that names the unit a fault."""
    change(UNITS, "alpha,town", "Alpha,town")(home)

    assert [("units.csv", "not-a-code")] == [
        (fault.file.removeprefix(f"{CAMPAIGN}/"), fault.code) for fault in sources.check(CAMPAIGN).faults
    ]


def test_rare_characters_of_place_names_are_drawn(home: Path) -> None:
    """Proves that the names of real places beyond GB 2312 are no faults: the font has them."""
    change(
        UNITS, "阿镇", "硚口、鄠邑、猇亭、碶头、㵲阳、漷县、崀山、垟头、瀍河、汧阳、氹仔、磜头、墩头、圩镇"
    )(home)

    assert () == sources.check(CAMPAIGN).faults


def test_units_of_another_campaign_altogether_are_told_at_once(home: Path) -> None:
    """Proves that thousands of unknown units take a moment, not minutes: near words are sought for the first few."""
    header = FILES[JURY].split("\n", 1)[0]
    rows = (f"village-{number},projects,opinion,parks,b1,80" for number in range(3000))
    put(JURY, "\n".join([header, *rows]) + "\n")(home)

    faults = [fault for fault in sources.check(CAMPAIGN).faults if fault.file.endswith(JURY)]

    assert 3000 == len(faults)
