"""What pages of the built site do in a real browser: the language switch, the keyboard, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

KINDS = {
    "home": "/",
    "about": "/about/",
    "calendar": "/calendar/",
    "campaign": "/fuzhou-120-2021/",
    "methodology": "/fuzhou-120-2021/methodology/",
    "unit": "/fuzhou-120-2021/changle/",
    "overview": "/fuzhou-120-2021/2021-12/",
    "bulletin": "/fuzhou-120-2021/2021-12/changle/",
    "published overview": "/xiangxi-2021/2021-09/",
    "published bulletin": "/xiangxi-2021/2021-09/prefecture-units/",
    "positions over months": "/small-2021/2021-10/",
    "rolled up": "/small-2021/2021-Q4/",
    "ten days": "/small-2021/2021-10-d1/",
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh page."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", list(KINDS.values()))
def test_switching_language_leads_to_the_same_page_and_back(address: str, page: Page, path: str) -> None:
    """The switch leads from each Chinese page to the English page of the same address, and back."""
    page.goto(address + path)
    assert page.get_attribute("html", "lang") == "zh"
    page.click("a.language-switch")
    assert page.url == f"{address}/en{path}"
    assert page.get_attribute("html", "lang") == "en"
    page.click("a.language-switch")
    assert page.url == address + path


def test_the_keyboard_reaches_content_first_and_every_scrolling_part(address: str, page: Page) -> None:
    """The first Tab offers to skip to the content, and a table that scrolls can be focused to scroll it."""
    page.goto(address + KINDS["bulletin"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.url.endswith("#quarto-document-content")
    unreachable = "found => found.filter(one => one.tabIndex !== 0).length"
    assert page.eval_on_selector_all(".table-scroll, .figure-scroll", unreachable) == 0


def test_a_bulletin_reads_without_scripts(chromium: Browser, address: str) -> None:
    """Without JavaScript the bulletin still shows its main points, its league and its figures."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + KINDS["bulletin"])
    assert page.locator("main table").count() >= 5
    assert page.locator("main svg").count() >= 2
    assert page.locator("main li").count() >= 4
    context.close()
