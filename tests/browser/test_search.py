"""The search in a real browser: from any page, in both languages, by the keyboard, and when it cannot be had."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from bulletins.pipeline.render import pagefind

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(pagefind.program() is None, reason="there is no pagefind for this machine"),
]

CHANGLE = "fuzhou-120-2021/2021-12/changle/"
FUQING = "fuzhou-120-2021/2021-12/fuqing/"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
# A question, and a page that has to be among the first three it finds.
FOUND = [
    ("", "长乐 亮灯", CHANGLE),
    ("", "长乐区亮灯", CHANGLE),
    ("", "2021年12月 福清", FUQING),
    ("", "攻坚120天 福清市", FUQING),
    ("", "考评总览 2021年12月", "fuzhou-120-2021/2021-12/"),
    ("", "湘西", "xiangxi-2021/"),
    ("", "吉首 完成率", "xiangxi-2021/2021-09/jishou/"),
    ("", "古槐镇", CHANGLE),
    ("en/", "Fuqing December 2021", FUQING),
    ("en/", "changle light", CHANGLE),
    ("en/", "Jishou completion rate", "xiangxi-2021/2021-09/jishou/"),
]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a page at phone width that remembers what its console said and what it asked other hosts for."""
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.said, page.asked = [], []  # type: ignore[attr-defined]
    page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
    page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
    yield page
    context.close()


def answered(page: Page) -> list[str]:
    """Wait for results and return where they lead, below the folder of the language."""
    expect(page.locator(".search-results li").first).to_be_visible()
    links = page.locator(".search-title a")
    return [
        str(href).removeprefix("../")
        for href in links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    ]


def test_questions_find_their_pages(address: str, page: Page) -> None:
    """Two words in either language find the page that is about both, however they are joined; nothing else is asked."""
    for prefix, question, path in FOUND:
        page.goto(f"{address}/{prefix}search/?q={quote(question)}")
        assert path in answered(page)[:3], question
    assert page.said == []  # type: ignore[attr-defined]
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []  # type: ignore[attr-defined]


def test_from_a_page_to_a_result(address: str, page: Page) -> None:
    """The box of a page leads to the search; a result says what and when it is, marks the words, and opens."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{address}/{CHANGLE}")
    page.fill(".site-search input", "福清 97.86")
    page.press(".site-search input", "Enter")
    assert unquote(page.url).endswith("/search/?q=福清+97.86")
    assert FUQING in answered(page)
    first = page.locator(".search-results li").filter(has=page.locator(f'a[href="../{FUQING}"]'))
    assert "2021年12月" in first.locator(".search-about").inner_text()
    marks = first.locator(".search-excerpt mark").all_inner_texts()
    assert marks
    assert all("福清" in mark or "97.86" in mark for mark in marks), marks
    assert "  " not in first.locator(".search-excerpt").inner_text()
    assert page.locator(".site-search").count() == 0, "the page has its own box, not two"
    first.locator(".search-title a").click()
    assert page.url == f"{address}/{FUQING}"


def test_choosing_narrows_and_the_address_says_so(address: str, page: Page) -> None:
    """What is chosen stands in the address; a reload and the way back show it again; the count is announced."""
    page.goto(f"{address}/search/?q={quote('考评通报')}")
    everywhere = answered(page)
    status = page.locator("#search-status[role=status]")
    expect(status).to_contain_text("共找到")
    page.select_option("select[name=unit]", "长乐区")
    page.select_option("select[name=campaign]", "fuzhou-120-2021")
    page.select_option("select[name=kind]", "bulletin")
    expect(status).to_have_text("共找到 1 页。")
    assert answered(page) == [CHANGLE]
    assert "unit=长乐区" in unquote(page.url)
    page.reload()
    assert answered(page) == [CHANGLE]
    for _ in range(3):
        page.go_back()
    expect(page.locator("select[name=campaign]")).to_have_value("")
    expect(status).not_to_have_text("共找到 1 页。")
    assert answered(page)[: len(everywhere)] == everywhere


def test_without_words_all_that_is_chosen_is_listed(address: str, page: Page) -> None:
    """Nothing typed: every page of the campaign, the latest first, ten at a time; the next ten take the focus."""
    page.goto(f"{address}/search/?campaign=fuzhou-120-2021")
    assert len(answered(page)) == 10
    more = page.get_by_role("button", name="更多结果")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".search-results li")).to_have_count(20)
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.search-results li')[10]"
    )
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_found_and_nothing_loaded(address: str, page: Page) -> None:
    """No page has the words: it is said, with a way out. No index: it is said, with the way through the lists."""
    page.goto(f"{address}/search/?q={quote('东城区 营商环境')}&campaign=xiangxi-2021")
    status = page.locator("#search-status")
    expect(status).to_contain_text("没有找到同时含有“东城区 营商环境”各词的页面")
    page.get_by_role("button", name="去掉全部条件").click()
    assert "campaign" not in page.url
    expect(status.get_by_role("button")).to_have_count(0)

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/pagefind/*", refuse)
    page.goto(f"{address}/en/search/?q=Changle")
    expect(status).to_contain_text("could not be loaded")
    expect(page.locator(".search-without a")).to_be_visible()
    assert page.locator(".search-results li").count() == 0


def test_without_scripts_the_page_leads_to_the_lists(chromium: Browser, address: str) -> None:
    """Without JavaScript the search page says what it takes, and leads to where every page is listed."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search/?q=x")
    assert not page.locator(".search-form").is_visible()
    assert "JavaScript" in page.locator(".search-without").inner_text()
    page.click(".search-without a")
    assert page.url == f"{address}/find/"
    context.close()
