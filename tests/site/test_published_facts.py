"""What the public sources state is on the pages as they state it, and what disagrees is said to disagree."""

from __future__ import annotations

import json

import pytest

from tests.conftest import BuiltSite
from tests.site import pages
from tests.site.pages import FUZHOU, LANGUAGES, XIANGXI, Page
from tests.small_campaign import CAMPAIGN

SOURCE = "https://gx-cm.com/www/zwgk/fdxxgknr/zdxm/202110/t20211018_1834042"
TOWNS = (("湖南镇", "文武砂街道"), ("松下镇", "江田镇"), ("潭头镇", "玉田镇"))


@pytest.fixture
def xiangxi(built_site: BuiltSite) -> Page:
    """The overview of the real table: Xiangxi, September 2021."""
    return pages.page(built_site.site, f"{XIANGXI}/2021-09")


@pytest.fixture
def fuzhou(built_site: BuiltSite) -> Page:
    """The overview of the month whose assessment was published: Fuzhou, December 2021."""
    return pages.page(built_site.site, f"{FUZHOU}/2021-12")


@pytest.fixture
def changle(built_site: BuiltSite) -> Page:
    """Changle's bulletin of December 2021."""
    return pages.page(built_site.site, f"{FUZHOU}/2021-12/changle")


def test_yongshun_is_first_and_the_prefecture_units_last(xiangxi: Page) -> None:
    """The league of the real table begins with 永顺县 at 82.9 and ends with 州直: 58.8 printed beside 58.7 computed."""
    league = xiangxi.table("league")
    names = league.column("单位")
    first, last = league.row(names[0]), league.row(names[-1])
    assert ("1", "永顺县", "82.9") == (first["名次"], first["单位"], first["完成率（%）"])
    assert ("10", "州直", "58.7", "58.8%") == tuple(
        last[head] for head in ("名次", "单位", "完成率（%）", "公布完成率")
    )
    assert 10 == len(league.rows)


def test_rates_gaps_and_sums_of_the_real_table(xiangxi: Page) -> None:
    """Rate, schedule at 9/12 and gap of each unit stand on the page, and below them the total of 74.1 %."""
    progress = xiangxi.table("progress")
    yongshun, total = progress.row("永顺县"), progress.row("合计")
    assert ("82.9%", "82.9%", "75.0%", "+7.9") == tuple(
        yongshun[head] for head in ("完成率", "公布完成率", "序时进度", "差距")
    )
    assert ("316", "640.7", "474.5", "74.1%") == tuple(
        total[head] for head in ("项目数", "计划", "完成", "完成率")
    )
    assert "58.8%" == progress.row("州直")["公布完成率"]


def test_the_contradiction_of_the_source_is_reported(xiangxi: Page) -> None:
    """The source's text says 114.8 where its table says 92.0: both stand on the page, and that they disagree."""
    facts = xiangxi.table("facts")
    [contradiction] = [row for row in facts.rows if "114.8" in row[0]]
    assert ("114.8", "92.0") == contradiction[1:3]
    assert "不一致" in contradiction[3]
    [rounded] = [row for row in facts.rows if row[1] == "58.8"]
    assert "58.7" == rounded[2]
    assert "取舍" in rounded[3]
    assert 7 == sum("✓" in row[3] for row in facts.rows)


def test_every_published_rate_is_recomputed(xiangxi: Page) -> None:
    """All ten printed rates are computed again to two decimals; nine agree, 州直 only within rounding."""
    published = xiangxi.table("published")
    assert 10 == len(published.rows)
    assert ["州直"] == [row[0] for row in published.rows if "✓" not in row[-1]]
    assert "58.71%" == published.row("州直")["复核完成率"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_is_linked_on_every_page_of_xiangxi(built_site: BuiltSite, language: str) -> None:
    """Each bulletin of the real table links its source and carries no notice of synthetic data."""
    for address in pages.bulletins(XIANGXI):
        page = pages.page(built_site.site, address, language)
        assert SOURCE in page.links, address
        assert SOURCE in [tag["href"] for tag in page.tree.select(".notice-published a")], address
        assert not page.tree.select(".notice-synthetic"), address


@pytest.mark.parametrize("campaign", [FUZHOU, CAMPAIGN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_synthetic_data_say_so_on_every_page(built_site: BuiltSite, language: str, campaign: str) -> None:
    """Every page of a synthetic campaign has the notice in a box, worded as in its rules; its records say it too.

    But for those that only lead to another page, and have no figure.
    """
    home = pages.home(built_site.site, language) / campaign
    word = {"zh": "合成", "en": "ynthetic"}[language]
    for file in sorted(set(home.rglob("index.html")) - set((home / "latest").rglob("index.html"))):
        assert word in pages.plain(pages.read(file).one(".notice-synthetic")), file
    records = [json.loads(file.read_text(encoding="utf-8")) for file in home.rglob("record.json")]
    assert ["synthetic"] == sorted({record["nature"] for record in records})


def test_synthetic_notice_stands_before_every_figure(fuzhou: Page) -> None:
    """A reader meets the notice before any number: it stands above the first table and the first heading."""
    notice = fuzhou.html.index('class="notice notice-synthetic"')
    assert notice < min(fuzhou.html.index(mark) for mark in ("<table", "<h2", "<svg"))


def test_changle_and_fuqing_tie_for_first(fuzhou: Page) -> None:
    """长乐区 and 福清市 share position 1 and are marked 并列; the next position is 3."""
    league = fuzhou.table("league")
    positions = dict(zip(league.column("单位"), league.column("名次"), strict=True))
    assert ("1 并列", "1 并列") == (positions["长乐区"], positions["福清市"])
    assert {"1 并列": 2, "3": 1} == {one: list(positions.values()).count(one) for one in ("1 并列", "3")}
    assert 13 == len(league.rows)
    assert league.row("长乐区")["综合得分（分）"] == league.row("福清市")["综合得分（分）"]


def test_changle_by_action(changle: Page) -> None:
    """Changle is first in recruiting, landing, acceleration and completion, and second in land handover."""
    text = " ".join(" ".join(row) for row in changle.table("facts").rows)
    for action in ("重大招商项目招商", "重大招商项目落地", "重大项目建设提速", "竣工投产"):
        assert f"长乐区“{action}”攻坚行动全市第一" in text
    assert "长乐区“征迁交地”攻坚行动全市第二" in text


def test_departments_of_changle(changle: Page) -> None:
    """Departments overall: 发改局 first, 自然资源和规划局 second."""
    departments = changle.table("departments")
    assert [("1", "发改局"), ("2", "自然资源和规划局")] == [row[:2] for row in departments.rows[:2]]


@pytest.mark.parametrize(
    ("action", "leaders"),
    [
        ("资金运作", ("1. 税务局", "1. 财政局")),
        ("营商环境再优化（第一层面）", ("1. 法院",)),
        ("营商环境再优化（第二层面）", ("1. 组织部",)),
    ],
)
def test_leaders_of_an_action(changle: Page, action: str, leaders: tuple[str, ...]) -> None:
    """The first of each action and level are the published ones, ties marked on both."""
    first_two = changle.table("leaders").row(action)["前两名"]
    assert all(leader in first_two for leader in leaders)
    assert (2 if len(leaders) == 2 else 0) == first_two.count("并列")


def test_urban_quality_is_not_ranked(changle: Page) -> None:
    """Where every department finished, none is ranked, and the page says so instead of giving positions."""
    row = changle.table("leaders").row("城乡品质再提升")
    assert ("各单位均已完成，不排名", "0") == (row["前两名"], row["参加排名"])
    places = [text for text in changle.table("departments").column("城乡品质") if "未考评" not in text]
    assert places and all("不排名" in text for text in places)


def test_three_tiers_of_towns(changle: Page) -> None:
    """Towns stand in three tiers, each ranked by itself, with the published first two of each."""
    tiers = [table for table in changle.tables if "镇街" in table.caption and "方阵" in table.caption]
    assert TOWNS == tuple(table.column("单位")[:2] for table in tiers)
    assert [("1", "2")] * 3 == [table.column("名次")[:2] for table in tiers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_published_fact_of_the_synthetic_month_holds(built_site: BuiltSite, language: str) -> None:
    """All published facts of December 2021 are listed on Changle's page, each borne out by the computed figures."""
    facts = pages.page(built_site.site, f"{FUZHOU}/2021-12/changle", language).table("facts")
    assert len(facts.rows) >= 20
    assert all("✓" in row[-1] for row in facts.rows)
