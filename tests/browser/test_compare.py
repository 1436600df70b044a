"""The page that compares units, and the tile map, in a real browser: by their address, by hand, and without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

SMALL = "/small-2021/compare/"
# One month of thirteen districts; the page is given four months below, made up here.
FUZHOU = "/fuzhou-120-2021/compare/"
MONTHS = ("2021-09", "2021-10", "2021-11", "2021-12")
PHONE, DESK = 360, 1440


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh page; whatever it says on its console fails the test."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert [] == said


def invented(found: dict[str, Any]) -> dict[str, Any]:
    """Return standings of four months in which every unit of ``found``'s last one moves up a place each month.

    Who is first moves to the end; the second district was not ranked in the second month.
    """
    last = found["periods"][-1]
    district = next(one["unit"] for one in found["units"])
    periods = []
    for n, month in enumerate(MONTHS):
        standing = [dict(row) for row in last["standing"]]
        for row in standing:
            if row["league"] == "city/overall":
                row["position"] = (row["position"] - 1 - n) % 13 + 1
                row["tied"] = False
                row["score"] = 100 - 2.5 * row["position"]
            if (row["unit"], n) == (district, 1):
                row["position"], row["score"] = None, None
        titles = {"zh": f"2021年{int(month[5:])}月", "en": f"Month {int(month[5:])} 2021"}
        periods.append({**last, "period": month, "title": titles, "standing": standing})
    return {**found, "periods": periods}


def with_four_months(page: Page) -> dict[str, Any]:
    """Let the page be given four months, and return what it will be given."""
    given: dict[str, Any] = {}

    def answer(route: Route) -> None:
        given.update(invented(route.fetch().json()))
        route.fulfill(json=given)

    page.route("**/api/fuzhou-120-2021.json", answer)
    return given


def rows(page: Page) -> list[list[str]]:
    """Return the cells of the table of what is compared."""
    found = page.locator("#compare-table tbody tr")
    return [
        [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()] for row in found.all()
    ]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_address_shows_the_published_figures(address: str, page: Page, prefix: str) -> None:
    """Whoever opens an address sees the units named in it, as the published JSON has them, drawn and as a table."""
    page.goto(f"{address}{prefix}{SMALL}?units=fuqing,changle&scheme=city&period=2021-10")
    table = page.locator("#compare-table table")
    expect(table).to_be_visible()
    told = page.request.get(f"{address}/api/small-2021.json").json()

    links = table.locator("tbody a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert ["../fuqing/", "../changle/"] == links
    for row, unit in zip(rows(page), ("fuqing", "changle"), strict=True):
        for cell, month in zip(row[1:], ("2021-09", "2021-10"), strict=False):
            period = next(one for one in told["periods"] if one["period"] == month)
            own = next(
                one for one in period["standing"] if (one["league"], one["unit"]) == ("city/overall", unit)
            )
            assert str(own["position"]) in cell and f"{own['score']:.2f}" in cell
    assert 2 == page.locator("#compare-charts svg[role=img]").count()
    for name in page.locator("#compare-charts svg").evaluate_all("all => all.map(one => one.ariaLabel)"):
        assert all(unit in name for unit in (("Fuqing", "Changle") if prefix else ("福清市", "长乐区")))
    assert "" == page.inner_text("#compare-status")


def test_units_are_added_and_removed_and_the_address_follows(address: str, page: Page) -> None:
    """At most five are compared; each choice is in the address, which opens to the same comparison again."""
    with_four_months(page)
    page.goto(address + FUZHOU)
    expect(page.locator("#compare-chosen li")).to_have_count(3)
    for unit in ("gulou", "yongtai"):
        page.select_option("#compare-add", unit)
    assert 5 == page.locator("#compare-chosen li").count() == len(rows(page))
    assert 1 == page.locator("#compare-add option").count()
    assert "gulou,yongtai" in page.url and page.evaluate("document.activeElement.id") == "compare-add"

    page.locator("#compare-chosen button").first.click()
    assert 4 == len(rows(page))
    assert page.evaluate("document.activeElement.closest('#compare-chosen') !== null")
    page.select_option("#compare-period", "2021-11")
    page.select_option("#compare-league", "city/landing")
    assert "scheme=city/landing" in page.url and "period=2021-11" in page.url
    shown = rows(page)
    assert 5 == len(shown[0])  # the unit, three months, the difference from the first
    assert page.url == page.get_attribute("#compare-copy", "data-copy")
    page.reload()
    expect(page.locator("#compare-table tbody tr")).to_have_count(4)
    assert shown == rows(page)


def test_lines_break_where_there_is_no_value_and_labels_keep_apart(address: str, page: Page) -> None:
    """A month without a position leaves a hole, said as such; the names at the ends keep apart and on the page."""
    given = with_four_months(page)
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto(f"{address}{FUZHOU}?units=gulou,taijiang,cangshan,jinan,mawei")
    expect(page.locator("#compare-charts svg")).to_have_count(2)
    own = page.locator("#compare-charts svg").first.locator(".series-1")

    assert "gulou" == given["units"][0]["unit"] and 2 == own.locator(".series-line").count()
    assert "2021年10月未排名" in str(page.locator("#compare-charts svg").first.get_attribute("aria-label"))
    for chart in page.locator("#compare-charts svg").all():
        boxes = [one.bounding_box() for one in chart.locator(".series-name").all()]
        tops = sorted(box["y"] for box in boxes if box)
        assert 5 == len(tops) and all(later - sooner >= 14 for sooner, later in pairwise(tops))
        assert all(box and 0 <= box["x"] and box["x"] + box["width"] <= PHONE for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_axe_finds_nothing_in_a_comparison(chromium: Browser, address: str, width: int, scheme: str) -> None:
    """Axe finds no fault in what the script makes, on a phone by night and at a desk by day."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    with_four_months(page)
    page.goto(f"{address}/en{FUZHOU}?units=hitech,changle,gulou,yongtai,minhou")
    expect(page.locator("#compare-charts svg")).to_have_count(2)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    context.close()
    assert 0 == found.violations_count, found.generate_report()


def test_one_period_is_a_table_and_other_leagues_are_told(address: str, page: Page) -> None:
    """With a single period there is a table and no line; a unit of another league is left out, and that is said."""
    page.goto(f"{address}{FUZHOU}?units=changle-hunan,gulou,nobody&scheme=city")
    expect(page.locator("#compare-table tbody tr")).to_have_count(1)
    assert 0 == page.locator("#compare-charts svg").count() and "一期" in page.inner_text("#compare-note")
    assert "湖南镇" in page.inner_text("#compare-status") and "鼓楼区" in page.inner_text("#compare-table")


def test_plain_tables_need_no_script_and_stay_when_data_fail(chromium: Browser, address: str) -> None:
    """Without JavaScript, and without the data, the page has every unit's positions and says what is missing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + SMALL)
    assert not page.is_visible("#compare") and "JavaScript" in page.inner_text("noscript")
    heads = page.locator("main table").first.locator("thead th").all_inner_texts()
    assert ["2021年9月", "2021年10月"] == heads[-2:]
    assert 2 <= page.locator("main table tbody tr").count()
    context.close()

    context = chromium.new_context()
    page = context.new_page()
    page.route("**/api/*.json", lambda route: route.abort())
    page.goto(address + SMALL)
    expect(page.locator("#compare-status")).not_to_be_empty()
    assert not page.is_visible("#compare") and page.locator("main table").first.is_visible()
    context.close()


def test_names_cannot_be_markup(address: str, page: Page) -> None:
    """A unit named like an element is text in the controls, the drawing and the table."""

    def answer(route: Route) -> None:
        found = route.fetch().json()
        for one in found["units"]:
            one["name"] = {"zh": "<img src=x onerror=alert(1)>", "en": "<b>"}
        route.fulfill(body=json.dumps(found), content_type="application/json")

    page.route("**/api/small-2021.json", answer)
    page.goto(address + SMALL)
    expect(page.locator("#compare-table th[scope=row]").first).to_contain_text("<img")
    assert 0 == page.locator("#compare img").count()


@pytest.mark.parametrize("width", [320, DESK])
def test_the_tile_map_is_a_list_of_links_that_do_not_overlap(address: str, page: Page, width: int) -> None:
    """Thirteen tiles, each a link to its district's bulletin with its name in sight, none on another or too wide."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/en/fuzhou-120-2021/")
    links = page.locator("ul.tiles a")
    assert 13 == links.count()
    boxes = [one.bounding_box() for one in page.locator("ul.tiles > li").all()]
    for n, one in enumerate(boxes):
        assert one is not None
        assert one["x"] + one["width"] <= width
        for other in boxes[n + 1 :]:
            assert other is not None
            apart_across = abs(one["x"] - other["x"]) >= one["width"]
            assert apart_across or abs(one["y"] - other["y"]) >= min(one["height"], other["height"])
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight).length"
    assert 0 == links.evaluate_all(cut)
    tops = {str(one.inner_text()).split()[0]: box for one, box in zip(links.all(), boxes, strict=True) if box}
    assert tops["Luoyuan"]["y"] < tops["Lianjiang"]["y"] < tops["Fuqing"]["y"]
    assert tops["Minqing"]["x"] < tops["Gulou"]["x"] < tops["Mawei"]["x"]
    links.filter(has_text="Changle").click()
    assert page.url == f"{address}/en/fuzhou-120-2021/2021-12/changle/"
