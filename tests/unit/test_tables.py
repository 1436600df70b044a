"""Tables: captions, scopes, words beside signs, everything escaped, nothing empty."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from bulletins.evidence.campaign import Campaign
from bulletins.method import evaluation
from bulletins.page import figures, tables
from bulletins.page.absent import Absent
from bulletins.page.numerals import number, percent, signed
from bulletins.page.tables import markup
from bulletins.page.values import Several, Table
from bulletins.page.window import window
from bulletins.vocabulary import Language
from tests import small_tables as small
from tests.unit import frames

OVERVIEW = (
    "league",
    "progress",
    "positions",
    "lights",
    "tickets",
    "ledger",
    "facts",
    "certainty",
    "lost",
    "checks",
)
DISTRICT = (
    "league",
    "actions",
    "progress",
    "positions",
    "lights",
    "tickets",
    "departments",
    "towns",
    "facts",
    "certainty",
    "lost",
    "checks",
)


CERTAIN = ("certainty", "lost")


def make(name: str, language: str = "zh", district: str | None = None) -> Any:
    inputs, result = frames.inputs(language, district), frames.result()
    if name == "checks":
        return tables.checks(inputs, frames.annex())
    more = (frames.certainty(),) if name in CERTAIN else ()
    return getattr(tables, name)(inputs, result, *more)


def html(name: str, language: str = "zh", district: str | None = None) -> str:
    return make(name, language, district).html()


def row(text: str, name: str) -> str:
    """Return the row of the table that mentions ``name``."""
    return next(one for one in re.findall(r"<tr.*?</tr>", text) if name in one)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "district"), [*((one, None) for one in OVERVIEW), *((one, "changle") for one in DISTRICT)]
)
def test_every_table_is_sound(name: str, district: str | None, language: str) -> None:
    """Each table has a caption, scoped headers, a row header a row, as many cells as heads, no style."""
    made = make(name, language, district)
    for table in made.parts if isinstance(made, Several) else (made,):
        assert isinstance(table, Table)
        text = table.html()
        assert (
            1 == text.count("<caption>") and 'role="region" aria-label="' in text and 'tabindex="0"' in text
        )
        assert not re.search(r"style=|<script|\n\s*\n|None|\bnan\b|np\.", text)
        assert "<th>" not in text
        heads = text.count('scope="col"')
        rows = re.findall(r"<tr[^>]*>(?:(?!scope=\"col\").)*?</tr>", text)
        assert rows and all(1 == one.count('scope="row"') for one in rows)
        assert all(heads == one.count("<td") + one.count("<th") for one in rows)


def test_tie_is_said() -> None:
    """Two units on the same position are both marked as tied, in a word."""
    text = html("league")
    for name in ("长乐区", "福清市"):
        assert '1 <span class="tie">并列</span>' in row(text, name)
    assert "并列" not in row(text, "闽侯县")


def test_movement_has_words() -> None:
    """An arrow has its number and, for a screen reader, a word."""
    text = html("league")
    assert 'role="img" aria-label="比上月上升2位">▲2</span>' in row(text, "长乐区")
    assert 'role="img" aria-label="比上月下降1位">▼1</span>' in row(text, "鼓楼区")
    assert 'role="img" aria-label="与上月持平">持平</span>' in row(text, "福清市")


def test_lights_have_shape_and_word() -> None:
    """Each colour has a shape and a word of its own."""
    text = html("lights")
    for colour, shape, word in (("red", "■", "红灯"), ("yellow", "▲", "黄灯"), ("green", "●", "绿灯")):
        assert (
            f'<span class="light light-{colour}"><span aria-hidden="true">{shape}</span> {word}</span>'
            in text
        )
    assert text.index("红灯") < text.index("黄灯") < text.index("绿灯")


def test_links() -> None:
    """Units with a bulletin are linked: below the overview, beside the own page; the own one is not."""
    assert '<a href="fuqing/">福清市</a>' in html("league")
    text = html("league", district="changle")
    assert '<a href="../fuqing/">福清市</a>' in text
    own = row(text, "长乐区")
    assert own.startswith('<tr class="own">') and "<a " not in own and 'aria-current="true"' in own
    assert "<a " not in html("departments", district="changle")


def test_markup_in_names_is_text() -> None:
    """Names with tags are escaped in cells, captions and labels."""
    for text in (html("league", "en"), html("progress", "en"), html("lights", "zh", "changle")):
        assert "<script" not in text and "<b>" not in text
    assert "&lt;script&gt; &amp; *Co*" in html("league", "en")


def test_not_applicable_is_never_nought() -> None:
    """An action that does not apply is a dash with a word; a missing report says so beside its 0."""
    assert '<span role="img" aria-label="不适用">—</span>' in row(html("league"), "闽侯县")
    missing = row(html("actions", district="yongtai"), "征迁交地指标2")
    assert "未报送" in missing and "0.00" in missing


def test_ledger_shows_in_the_league() -> None:
    """A penalty stands in the league table and, with its reason, in the ledger."""
    assert "−0.10" in row(html("league"), "福清市")
    assert "报表*迟报*" in html("ledger") and "−0.10" in html("ledger")
    assert Absent("ledger") == make("ledger", district="changle")


def test_departments_tie_and_all_finished() -> None:
    """Departments tie, lead their own level, and are not ranked where all have finished."""
    text = html("departments", district="changle")
    matrix, leaders = text.split("table-leaders")
    assert '1 <span class="tie">并列</span>' in row(matrix, "税务局")
    assert "第二层面" in row(matrix, "财政局") and "第一层面" in row(matrix, "法院")
    assert "各单位均已完成，不排名" in row(leaders, "城乡品质")
    assert "1. 财政局（95.00分）" in row(leaders, "营商环境（第二层面）")


def test_towns_by_tier() -> None:
    """Each tier has a table of its own, named in words; a town not assessed has no position."""
    text = html("towns", district="changle")
    assert 2 == text.count("<caption>") and "第一方阵" in text and "第二方阵" in text
    assert "未考评" in row(text, "江田镇")


def test_progress_total() -> None:
    """The total is in the foot, and the rank by rate stands first."""
    text = html("progress")
    foot = text[text.index("<tfoot>") :]
    assert ('class="total"' in foot and "276.5" in foot and "92.2%" in foot) or "92.3%" in foot
    assert '<td class="num">1</td>' in row(text, "福清市")


def test_facts() -> None:
    """A fact shows both values, a sign with a word, and its source; a known contradiction is called one."""
    text = html("facts")
    first, last = row(text, "长乐区第一"), row(text, "合计99.9%")
    assert (
        '<span aria-hidden="true">✓</span> 一致' in first
        and '<a href="https://example.org/notes">长乐新闻网</a>' in first
    )
    assert "不一致（来源已知的矛盾）" in last and "99.9" in last and "92.3" in last
    assert "合计99.9%" not in html("facts", district="changle")


def test_published_rates() -> None:
    """Printed rates stand beside those divided again, with what a truncated one is called."""
    inputs = frames.inputs(nature="published", months=("2021-12",))
    text = tables.published(inputs, frames.result("published", ("2021-12",))).html()  # type: ignore[union-attr]
    assert "98.20%" in row(text, "长乐区") and "末位被截断" in row(text, "福清市")


def test_header() -> None:
    """The header block names address, period, cut-off day and that the data are synthetic."""
    text = tables.header(frames.inputs(district="changle")).html()
    for expected in ("fuzhou-120-2021/2021-12/changle", "2021年12月31日", "2021年8月31日", "合成数据", "1.0"):
        assert expected in text


def test_record() -> None:
    """The record shows notebook, parameters, the hash of what was read and written, and how to check the page."""
    record = {
        "address": "fuzhou-120-2021/2021-12", "notebook": "month_overview",
        "parameters": {"month": "2021-12"},
        "rules_version": "1.0", "package": {"name": "bulletins", "version": "0.1.0"},
        "inputs": [
            {"path": "a/<b>.csv", "rows": 1204, "sha256": "ab" * 32},
            {"path": "a/campaign.yml", "rows": None, "sha256": "ef" * 32},
        ],
        "outputs": [{"path": "scores.csv", "sha256": "cd" * 32}],
    }  # fmt: skip
    text = tables.record(frames.inputs(), record).html()
    assert (
        "month_overview.ipynb" in text and "month=2021-12" in text and "ab" * 32 in text and "cd" * 32 in text
    )
    assert "a/&lt;b&gt;.csv，1204行" in text and "a/campaign.yml，本页所用规则" in text and "ef" * 32 in text
    assert "build.py verify fuzhou-120-2021/2021-12" in text


@pytest.mark.parametrize("part", ["lights", "tickets", "ledger", "positions", "departments", "towns"])
def test_absent_for_a_published_table(part: str) -> None:
    """Where a campaign has no such data, the part is absent: no empty table, but a sentence."""
    inputs = frames.inputs(nature="published", district="changle", months=("2021-12",))
    made = getattr(tables, part)(inputs, frames.result("published", ("2021-12",)))
    assert Absent(part) == made
    assert "从略" in made._repr_mimebundle_()["text/plain"]


def test_no_words_are_doubled_without_a_theme() -> None:
    """A sign carries its words in a label, not in text that only our style would hide: JupyterLab has no such style."""
    for name in OVERVIEW:
        assert "visually-hidden" not in html(name)


def test_interval_stands_beside_the_position() -> None:
    """With certainty the league shows each interval after its position, and what is seldom is not called never."""
    inputs, result = frames.inputs(), frames.result()
    text = tables.league(inputs, result, frames.certainty()).html()  # type: ignore[union-attr]
    changle, gulou = row(text, "长乐区"), row(text, "鼓楼区")
    assert changle.startswith(
        '<tr><td class="num">1 <span class="tie">并列</span></td><td class="num">1–2</td>'
    )
    assert '<td class="num">70%</td>' in changle and "&lt;1%" in gulou
    assert "区间" in row(text, "名次") and "区间" not in row(html("league"), "名次")


def test_coverage_is_shown_where_it_is_not_whole() -> None:
    """A unit assessed on two of three actions shows so in the league."""
    assert '<td class="num">67%</td>' in row(html("league"), "闽侯县")
    assert '<td class="num">100%</td>' in row(html("league"), "长乐区")


def test_effective_weights() -> None:
    """Effective weights stand beside nominal ones; one that cannot be divided is a dash with a reason."""
    text = html("certainty")
    assert (
        "40.0%" in row(text, "招商落地")
        and "50.0%" in row(text, "招商落地")
        and "+10.0" in row(text, "招商落地")
    )
    assert 'aria-label="各单位相同或无法分解">—' in row(text, "征迁交地")
    assert "<details>" in text and "<script" not in text


def test_marks_lost() -> None:
    """A district's losses are told to full marks and to the league's best; both in points of the score."""
    own = row(html("lost", district="changle"), "征迁交地")
    cells = re.findall(r'<td class="num">([^<]+)</td>', own)
    # 84.5 of 100, weight 30: worth 30, earned 25.35, lost 4.65; the best has 88, which are 26.40.
    assert ["30.00", "25.35", "4.65", "26.40", "1.05"] == cells
    assert "1.05" in row(html("lost"), "长乐区")


def test_checks_count_first_and_name_what_fails() -> None:
    """The annex counts, says each outcome by shape and word, and folds its findings; a district has its own only."""
    text = html("checks")
    assert '<span aria-hidden="true">×</span> 不通过' in text and "60处，58处一致" in text
    failed = row(text.split("<details>")[1], "长乐区")
    assert "项目建设指标1 · 实际" in failed and "−3.0" in failed and "分项之和超过总数" in failed
    assert "永泰县" in text and "永泰县" not in html("checks", district="changle")


def test_checks_tell_what_is_only_noted() -> None:
    """A finding that passes, such as a list that holds part of the projects only, is told of the whole scheme."""
    found = ["investment", "city", "", "build.build-1.planned", "200.0", "70.0", "pass"]
    rows = [[*found[:2], "", "", "", "", "pass", "", 0, 0], [*found, "list_partial", pd.NA, pd.NA]]
    annex = pd.DataFrame(rows, columns=list(frames.annex()), dtype=object)
    text = tables.checks(frames.inputs(), annex).html()  # type: ignore[union-attr]
    assert "供参考：1处" in text and "清单只列部分项目" in row(text.split("<details>")[1], "70.0")


def test_period_says_what_its_scores_are_made_of() -> None:
    """The league of a quarter shows each part with its weight; what is missing, carried or not owed is said."""
    text = tables.period(*frames.whole()).html()  # type: ignore[union-attr]
    assert "10月（30%）</th>" in row(text, "名次") and "现场分</th>" in row(text, "名次")
    assert "缺，沿用上一期" in row(text, "闽侯县") and "77.00" in row(text, "闽侯县")
    assert "缺，不计入" in row(text, "鼓楼区") and "权重42.86%" in row(text, "鼓楼区")
    assert "缺，计0" in row(text, "永泰县") and "当时不在考评范围" in row(text, "script")
    assert Absent("lights") == tables.lights(*frames.whole())


def test_large_leagues_are_cut() -> None:
    """Of 7,000 units a table shows the ends, or a district with its neighbours, and says how many are left out."""
    units = [f"u{n}" for n in range(7000)]
    ends, around = window(units, None, 200), window(units, "u3500", 40)
    assert (200, "u0", "u6999", 6800) == (len(ends.units), ends.units[0], ends.units[-1], ends.left_out)
    assert (40, True) == (len(around.units), "u3500" in around.units)
    assert tuple(units[-40:]) == window(units, "u6999", 40).units
    assert (7, 0) == (len(window(units[:7], None, 40).units), window(units[:7], None, 40).left_out)


def test_header_tells_verified_and_provisional() -> None:
    """Where the data say who stands behind a figure, the header counts it; an unfinished period is provisional."""
    inputs = frames.inputs()
    inputs.actuals = pd.DataFrame(
        {
            "month": "2021-12",
            "unit": ["changle", "fuqing"],
            "state": "reported",
            "provenance": ["verified", "reported"],
        }
    )
    assert (
        "2项数据中已核实1项（50.0%）" in tables.header(inputs).html()
        and "正式" in tables.header(inputs).html()
    )
    made, _ = frames.whole(months=("2021-11",))
    assert "暂定（截至2021年11月30日" in tables.header(made).html()


def test_lights_tell_what_follows() -> None:
    """A ladder's step now and the next one stand in words; a light that repeats have made worse says so."""
    inputs, result = frames.inputs(), frames.result()
    rules = inputs.campaign.model_dump(mode="json", by_alias=True, exclude_unset=True)
    ladder = [
        {"light": "red", "months": n, "step": frames.text(zh, zh)} for n, zh in ((1, "提醒"), (3, "约谈"))
    ]
    rules["schemes"][0]["lights"] |= {"ladder": ladder}
    inputs.campaign = Campaign.model_validate(rules)
    red = result.unit_lights["light"] == "red"
    result.unit_lights = result.unit_lights.assign(step=red.map({True: 0, False: pd.NA}), escalated=red)
    text = tables.lights(inputs, result).html()  # type: ignore[union-attr]
    assert "提醒" in row(text, "永泰县") and "连续3个月：约谈" in row(text, "永泰县")
    assert "连续亮灯升级" in row(text, "永泰县") and "连续亮灯升级" not in row(text, "福清市")


def test_tickets_tell_their_course() -> None:
    """Class, owner, pause, extension and handing over of a ticket are told, and the classes summed up."""
    inputs, result = frames.inputs(district="changle"), frames.result()
    rules = inputs.campaign.model_dump(mode="json", by_alias=True, exclude_unset=True)
    rules["tickets"] = [{"id": "inside", "name": frames.text("区内", "Inside"), "working_days": 5}]
    inputs.campaign = Campaign.model_validate(rules)
    day = date(2021, 12, 6)
    result.tickets = result.tickets.assign(
        ticket_class="inside",
        owner="fuqing",
        paused=[True, False],
        paused_on=day,
        extension_days=3,
        handed_over_on=day,
    )
    text = tables.tickets(inputs, result).html()  # type: ignore[union-attr]
    assert "区内（5个工作日内销号）" in text.split("table-own-tickets")[0]
    first, second = row(text, "管线"), row(text, "供电")
    assert (
        "福清市" in first
        and "计时暂停中" in first
        and "获准延期3个工作日" in first
        and "2021年12月6日转办" in first
    )
    assert "曾暂停计时" in second


def tree(language: str = "zh", district: str | None = "a") -> tuple[Any, Any]:
    """Return a sheet of 40 and 60 points, a bonus of ±10, an action inside an action, a jury and an averaged ratio."""
    jury = {"type": "jury", "panels": {"parks": 70, "towns": 30}}
    done = small.indicator("index", full_marks=30) | {
        "parts": [{"id": part, "name": small.both(part), "measure": small.both("km")} for part in ("north", "south")]
    }  # fmt: skip
    look, plain = small.indicator("look", full_marks=10, **jury), small.indicator("done", full_marks=60)
    inner = [
        {"id": "inner", "weight": 30, "indicators": [done]},
        {"id": "seen", "weight": 10, "indicators": [look]},
    ]
    sheets = [
        small.nested({"id": "outer", "weight": 40, "total": 40, "actions": inner}),
        small.nested({"id": "plain", "weight": 60, "indicators": [plain]}),
    ]
    campaign = small.campaign(small.scheme(actions=sheets, compose="points", rounding={"decimals": 1}),
                              terms={"parks": small.both("园区"), "towns": small.both("乡镇")})  # fmt: skip
    rows = [{"unit": unit, "action": act, "indicator": one, "actual": actual, "target": 100.0}
            for unit, share in (("a", 0.5), ("b", 1.0))
            for act, one, actual in (("inner", "north", 80 * share), ("inner", "south", 40 * share),
                                     ("plain", "done", 90 * share))]  # fmt: skip
    ballots = [
        {
            "unit": unit,
            "action": "seen",
            "indicator": "look",
            "panel": panel,
            "ballot": f"{n}",
            "marks": marks,
        }
        for unit in "ab"
        for panel, n, marks in (("parks", 1, 80.0), ("parks", 2, 90.0), ("towns", 1, 60.0))
    ]
    given = small.Small(campaign, small.units("a", "b"), small.actuals(*rows), jury=small.jury(*ballots))
    fields = {name: getattr(given, name) for name in given.__dataclass_fields__}
    month = {"period": given.month, "language": Language(language), "district": district, "rows": ()}
    return SimpleNamespace(**{**fields, **month}), evaluation.evaluate(given)


def test_actions_are_a_tree_with_parts_and_panels() -> None:
    """An inner action stands below its outer one with its own full marks; parts and panels below their indicator."""
    made = tables.actions(*tree())
    assert isinstance(made, Table)
    text = made.html()
    kinds = re.findall(r'<tr(?: class="(\w+)")?><th scope="row"', text)
    assert ["group", "inner", "deep", "part", "part", "inner", "deep", "part", "part", "group", ""] == kinds
    assert ["40", "30", "30", "10", "10", "60", "60"] == [
        cells[4] for cells in (re.findall(r"<td[^>]*>(.*?)</td>", one) for one in text.split("<tr")[2:])
        if cells and "part" not in cells[4] and "role" not in cells[4]
    ]  # fmt: skip
    assert "园区评委（权重70%，2票）" in text and "85.00" in row(text, "园区评委")


def test_marks_of_a_sheet_read_with_their_full_marks() -> None:
    """Where full marks are not those of the score the heading says what they are, in tables and in the heatmap."""
    inputs, result = tree(district=None)
    made = tables.league(inputs, result)
    assert isinstance(made, Table) and "outer（40）" in made.html() and "plain（60）" in made.html()
    drawn = figures.heatmap(inputs, result)
    assert isinstance(drawn, Several) and "outer（40）" in drawn.html() and "seen（10）" in drawn.html()


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("84.5", number(84.45, 1)), ("−0.1", signed(-0.05, 1)), ("0.0", signed(-0.04, 1)),
        ("+0.1", signed(0.05, 1)),
        ("9999", number(9999)), ("10,000", number(10000)), ("—", number(float("nan"), 2)),
        ("82.9%", percent(82.94)),
        ("1.01", number(1.005, 2)), ("—", percent(None)),
    ],
)  # fmt: skip
def test_numerals(expected: str, shown: str) -> None:
    """Numbers are rounded half up as decimals, with a true minus sign and no sign on nought."""
    assert expected == shown


def test_of_many_tables_the_first_stand_open() -> None:
    """Beyond the second, tables of one kind are folded under their own captions."""
    made = [markup.table("kind", f"表{n}。", [], []) for n in range(4)]
    shown = markup.folded_beyond(made)
    assert ["<details>" in str(one.markup) for one in shown] == [False, False, True, True]
    assert "<summary>表3</summary>" in str(shown[3].markup)
