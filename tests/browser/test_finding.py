"""The ways to a bulletin: the frame, the picker, the finder, the directory, the addresses that lead to the latest."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

BULLETIN = "/small-2021/2021-10/changle/"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh page of a phone."""
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def test_the_picker_goes_from_any_page_to_any_bulletin(page: Page, address: str) -> None:
    """It opens on the page's own bulletin, offers only months that a unit has, goes there, and Escape closes it."""
    page.goto(address + BULLETIN)
    page.click("details.picker > summary")
    campaigns, units, periods = (page.locator(".picker select").nth(place) for place in range(3))
    expect(units).to_have_value("changle")
    assert (campaigns.input_value(), periods.input_value()) == ("small-2021", "2021-10")
    page.keyboard.press("Escape")
    expect(page.locator(".picker-panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

    page.keyboard.press("Enter")
    units.select_option("fuqing")
    periods.select_option("2021-09")
    page.click(".picker button")
    expect(page).to_have_url(f"{address}/small-2021/2021-09/fuqing/")

    page.goto(f"{address}/en/about/")
    page.click("details.picker > summary")
    campaigns.select_option("xiangxi-2021")
    assert [periods.input_value(), units.input_value()] == ["2021-09", ""]
    page.click(".picker button")
    expect(page).to_have_url(f"{address}/en/xiangxi-2021/2021-09/")


def test_a_reader_types_the_name_of_a_unit_and_is_there(page: Page, address: str) -> None:
    """The home page finds units in all campaigns as the name is typed, says how many, and says when there are none."""
    page.goto(f"{address}/")
    page.fill(".finder input", "长乐")
    expect(page.locator(".finder-found li").first).to_be_visible()
    status = page.locator(".finder [role=status]")
    found = page.locator(".finder-found li").count()
    assert str(found) in status.inner_text()
    page.fill(".finder input", "no such unit")
    expect(page.locator(".finder-found li")).to_have_count(0)
    assert "no such unit" in status.inner_text()
    page.fill(".finder input", "changle")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/changle/$"))
    assert "长乐" in page.inner_text("h1")


def test_without_scripts_the_directory_leads_to_every_bulletin(chromium: Browser, address: str) -> None:
    """The picker leads to the directory, which links each bulletin; nothing is shown that only scripts could do."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + BULLETIN)
    page.click("details.picker > summary")
    page.click(".picker-panel a")
    expect(page).to_have_url(f"{address}/find/")
    assert page.locator(".finder").is_hidden()
    page.locator("details.directory > summary").first.click()
    links = page.locator(".table-directory a").evaluate_all("found => found.map(one => one.pathname)")
    assert BULLETIN in links
    assert "/xiangxi-2021/2021-09/jishou/" in links
    context.close()


def test_the_frame_takes_two_lines_on_a_phone_and_the_contents_are_at_hand(page: Page, address: str) -> None:
    """Where you are and where you may go take two lines of a phone; its contents are folded above the text."""
    page.goto(address + BULLETIN)
    assert page.locator(".page-frame").evaluate("one => one.offsetHeight") <= 80
    page.click(".toc-here summary")
    page.locator(".toc-here a").nth(1).click()
    target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", target) < 200
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    assert page.locator(".toc-here").is_hidden()
    assert page.locator("#TOC").is_visible()


def test_the_latest_month_has_an_address_of_its_own(page: Page, address: str) -> None:
    """An address that stays the same leads to the newest month of a campaign, and of a unit."""
    page.goto(f"{address}/en/small-2021/latest/changle/")
    expect(page).to_have_url(f"{address}/en/small-2021/2021-10/changle/")
    page.goto(f"{address}/small-2021/latest/")
    expect(page).to_have_url(f"{address}/small-2021/2021-10/")


def test_a_page_that_is_not_there_helps_at_any_depth(page: Page, address: str) -> None:
    """Every link of the page for wrong addresses, and its stylesheet, hold wherever it is shown."""
    page.goto(f"{address}/404.html")
    hrefs = "found => found.map(one => one.getAttribute('href'))"
    links = page.eval_on_selector_all("a[href]:not(.skip-link), link[rel=stylesheet]", hrefs)
    assert all(link.startswith("/") for link in links), links
    assert {"/", "/find/", "/small-2021/"} <= set(links)
    assert page.get_attribute(".site-search", "action") == "/search/"
