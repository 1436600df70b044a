"""Reading in a real browser: tables that sort and filter, words explained in place, figures to take away."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

OVERVIEW = "/fuzhou-120-2021/2021-12/"
BULLETIN = "/fuzhou-120-2021/2021-12/changle/"
PLACES = """[...document.querySelectorAll("main h2, main thead")]
    .map((one) => Math.round(one.getBoundingClientRect().top + scrollY))"""
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1440, "height": 900}


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Return a context of its own that may use the clipboard."""
    context = chromium.new_context(viewport=DESK, permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def opened(context: BrowserContext, url: str, *, script: bool = True) -> Page:
    """Return the page, with or without the site's script, after it has run."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    if not script:
        page.route("**/assets/site.js", lambda route: Route.abort(route))
    page.goto(url, wait_until="load")
    return page


def column(table: Locator, head: str) -> list[str]:
    """Return what stands in a column, in the rows that are shown."""
    heads = [re.sub(r"\s+", "", text) for text in table.locator("thead th").all_inner_texts()]
    place = (
        1 + heads.index(head) if head in heads else 1 + [text.startswith(head) for text in heads].index(True)
    )
    rows = table.locator("tbody tr:not([hidden])")
    return [text.strip() for text in rows.locator(f"> :nth-child({place})").all_inner_texts()]


def test_league_sorts_and_filters(context: BrowserContext, address: str) -> None:
    """Each way round and back to the page's own order; ties, signs and dashes are understood; counts are said."""
    page = opened(context, address + OVERVIEW)
    table = page.locator(".table-league").first
    names = column(table, "单位")
    head = table.locator("thead th", has_text="加减分")
    button = head.get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    points = [float(text.replace("−", "-")) for text in column(table, "加减分")]
    assert (
        "ascending" == head.get_attribute("aria-sort")
        and sorted(points) == points
        and min(points) < 0 < max(points)
    )
    page.keyboard.press("Enter")
    assert "descending" == head.get_attribute("aria-sort")
    assert column(table, "加减分")[0] == f"{max(points):+.2f}"
    assert "由大到小" in table.locator("xpath=following-sibling::p").inner_text()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None and names == column(table, "单位")
    table.locator("thead th", has_text="名次").get_by_role("button").first.click()
    assert names == column(table, "单位"), "a stable order: those who tie stay as they were"
    tools = page.locator(".table-tools").first
    tools.get_by_role("combobox").select_option("red")
    reds = column(table, "亮灯")
    assert reds and all("红灯" in text for text in reds)
    assert f"显示 {len(reds)} 行，共 {len(names)} 行" == tools.get_by_role("status").inner_text()
    tools.get_by_role("searchbox").fill("无此单位")
    assert [] == column(table, "单位") and "无此单位" in tools.get_by_role("status").inner_text()
    tools.get_by_role("combobox").select_option("")
    tools.get_by_role("searchbox").fill("长乐")
    assert ["长乐区"] == column(table, "单位")
    page.emulate_media(media="print")
    assert not tools.is_visible() and len(names) == table.locator("tbody tr").count()
    assert table.locator("tbody tr").last.is_visible(), "on paper nobody is left out"
    page.close()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_when_the_script_runs(
    context: BrowserContext, address: str, viewport: dict[str, int]
) -> None:
    """With and without what the script adds, each heading of the page stands where it stood."""
    places = []
    for script in (False, True):
        page = opened(context, address + OVERVIEW, script=script)
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        assert script == bool(page.locator(".table-tools").count())
        places.append(page.evaluate(PLACES))
        page.close()
    assert places[0] == places[1]


def test_words_are_explained_in_place(context: BrowserContext, address: str) -> None:
    """A word opens its explanation beside it; Escape closes it and gives the focus back; its link leads to the list."""
    page = opened(context, address + "/en" + BULLETIN)
    word = page.locator('main a[href="#term-schedule"]')
    assert 1 == word.count() and "dialog" == word.get_attribute("aria-haspopup")
    word.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Schedule")
    assert box.is_visible() and "share of the planned time" in box.inner_text()
    assert "true" == word.get_attribute("aria-expanded") and box.evaluate(
        "(one) => one === document.activeElement"
    )
    page.keyboard.press("Escape")
    assert not box.is_visible() and word.evaluate("(one) => one === document.activeElement")
    assert "false" == word.get_attribute("aria-expanded")
    word.click()
    place, at = box.bounding_box(), word.bounding_box()
    assert place is not None and at is not None and place["x"] >= 0 and abs(place["y"] - at["y"]) < 260
    box.get_by_role("link").click()
    assert (
        page.url.endswith("#term-schedule")
        and page.locator("#term-schedule").is_visible()
        and not box.is_visible()
    )
    page.close()


def test_words_and_figures_without_scripts(chromium: Browser, address: str) -> None:
    """Every word leads to its explanation, each figure has an address, a file and a citation, no button is dead."""
    context = chromium.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + BULLETIN)
    targets = [link.get_attribute("href") for link in page.locator('main a[href^="#term-"]').all()]
    assert len(targets) > 10 and len(targets) == len(set(targets))
    assert [1] * len(targets) == [page.locator(f"dt{target}").count() for target in targets]
    assert page.locator("dl.glossary dt").count() == len(targets)
    assert 0 == page.locator("main button:visible, .table-tools").count()
    figures = page.locator("figure.figure")
    assert (
        3
        == figures.count()
        == page.locator("figure .take-away").count()
        == page.locator("figure .citation").count()
    )
    context.close()


def test_figure_to_take_away(context: BrowserContext, address: str) -> None:
    """Its link is its address, its file has the numbers of its table, and its citation goes to the clipboard."""
    page = opened(context, address + OVERVIEW)
    figure = page.locator("figure#fig-progress-city")
    figure.locator(".take-away > a").first.click()
    assert page.url.endswith(f"{OVERVIEW}#fig-progress-city")
    href = figure.locator("a[download]").get_attribute("href")
    text = context.request.get(f"{address}{OVERVIEW}{href}").body().decode("utf-8-sig")
    rows = {row["单位"]: row["完成率（%）"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    table = page.locator(".table-progress").first
    shown = zip(column(table, "单位"), column(table, "完成率"), strict=True)
    assert {unit: f"{rows[unit]}%" for unit in rows if unit != "合计"} == dict(shown) and len(rows) > 10
    figure.locator("summary").click()
    figure.get_by_role("button").click()
    expect(figure.get_by_role("button")).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == figure.locator(".citation").inner_text() and copied.endswith(
        "/2021-12/#fig-progress-city"
    )
    page.close()
