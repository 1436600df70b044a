"""The built site in a real browser, at phone and desk width, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

PHONE, DESK = 360, 1440
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
PAGES = [
    pytest.param(prefix + path, id=f"{prefix or '/zh'} {kind}")
    for prefix in ("", "/en")
    for kind, path in KINDS.items()
]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh page that remembers what its console said and what it asked other hosts for."""
    context = chromium.new_context()
    page = context.new_page()
    page.said, page.asked = [], []  # type: ignore[attr-defined]
    page.on("console", lambda message: page.said.append(message.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.said.append(str(error)))  # type: ignore[attr-defined]
    page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
    yield page
    context.close()


def addresses(site: Path) -> list[str]:
    """Return the address of every page of the site."""
    return sorted(
        "/" + file.parent.relative_to(site).as_posix().removeprefix(".") for file in site.rglob("index.html")
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_opens_quietly_and_asks_no_other_host(
    built_site: BuiltSite, address: str, page: Page, width: int
) -> None:
    """Every page of the site answers, says nothing on the console and loads nothing from another host."""
    page.set_viewport_size({"width": width, "height": 800})
    found = addresses(built_site.site)
    assert len(found) > 100
    for path in found:
        answer = page.goto(f"{address}{path}/".replace("//", "/").replace(":/", "://"))
        assert answer is not None
        assert answer.status == 200, path
        assert page.said == [], path  # type: ignore[attr-defined]
        assert [url for url in page.asked if not url.startswith((address, "data:"))] == [], path  # type: ignore[attr-defined]


def test_no_page_scrolls_sideways_on_a_small_phone(built_site: BuiltSite, address: str, page: Page) -> None:
    """At 320 px a page is never wider than the screen: wide tables and figures scroll by themselves."""
    page.set_viewport_size({"width": 320, "height": 640})
    for path in addresses(built_site.site):
        page.goto(f"{address}{path}/".replace("//", "/").replace(":/", "://"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(address: str, page: Page, path: str, width: int) -> None:
    """Axe finds no violation of WCAG 2.2 A and AA or of good practice on any kind of page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


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


@pytest.mark.parametrize("path", PAGES)
def test_figures_and_tables_name_themselves(address: str, page: Page, path: str) -> None:
    """Every figure has a name that holds a number, and every table a caption."""
    page.goto(address + path)
    names = page.eval_on_selector_all(
        "main svg", "found => found.map(one => one.getAttribute('aria-label') || '')"
    )
    assert all(any(c.isdigit() for c in name) for name in names), names
    assert page.eval_on_selector_all("main table", "found => found.filter(one => !one.caption).length") == 0


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
