"""The small site as different people read it; ``python -m tests.campaigns.everyone`` does the same with a whole one.

What was covered is printed at the end of the run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import kinds
from tests.browser.conditions import ALWAYS, CONDITIONS, NAMED, Condition
from tests.browser.covered import Covered, faults_told
from tests.browser.looking import CHECKS, Fault, look
from tests.browser.redirects import faults as faults_of_redirect
from tests.browser.server import serving
from tests.browser.test_pages import KINDS
from tests.conftest import BuiltSite

pytestmark = pytest.mark.browser

# Conditions take turns with the languages: every kind of page is seen in both, and in each condition.
ENGLISH = {"768 px", "forced colours", "without scripts", "keyboard on a phone"}
# Every kind has the same stylesheet: these have all that has colours.
COLOURFUL = {"home", "campaign", "methodology", "month", "unit", "bulletin", "compare", "search"}
# Of the checks that take long, axe runs at each width; the campaign runs it without scripts too.
WITHOUT_AXE = {"without scripts"}
Record = Callable[[str, object], None]


def kinds_of_pages(built: BuiltSite, language: str) -> list[kinds.SitePage]:
    """Return the pages named in ``KINDS``, and the largest of each kind that is not among them."""
    prefix = kinds.ENGLISH if language == "en" else ""
    named = [kinds.SitePage(built.site, prefix + path) for path in KINDS.values()]
    others = kinds.sample((page for page in kinds.pages(built.site) if page.language == language), 1)
    new = [page for page in others if page.kind not in {*(one.kind for one in named), kinds.REDIRECT}]
    return [*named, *new]


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda condition: condition.name)
def test_every_kind_of_page_is_for_everyone(
    built_site: BuiltSite, address: str, chromium: Browser, record_property: Record, condition: Condition
) -> None:
    """Under each condition no kind of page has a fault that axe or one of our own checks can find."""
    pages = kinds_of_pages(built_site, "en" if condition.name in ENGLISH else "zh")
    if condition.axe["type"] == "rule":
        pages = [page for page in pages if page.kind in COLOURFUL]
    if condition.name in WITHOUT_AXE:
        condition = replace(condition, checks=tuple(check for check in condition.checks if check != "axe"))
    faults = look(chromium, address, [page.address for page in pages], condition)
    expect_none(faults, len(pages), condition, record_property)


@pytest.mark.parametrize("name", ["320 px", "1440 px"])
def test_every_page_opens_quietly_and_fits(
    built_site: BuiltSite, address: str, chromium: Browser, record_property: Record, name: str
) -> None:
    """Every page of the site answers, says nothing on the console, asks no other host and is as wide as the screen."""
    condition = replace(NAMED[name], name=f"{name}, all pages", checks=ALWAYS)
    pages = [page.address for page in kinds.pages(built_site.site) if page.kind != kinds.REDIRECT]
    assert len(pages) > 100
    expect_none(look(chromium, address, pages, condition), len(pages), condition, record_property)


def test_every_redirect_leads_to_a_page(built_site: BuiltSite) -> None:
    """Each page that leads on at once leads to a page that is there, has a link to it, and is not indexed beside it."""
    pages = [page for page in kinds.pages(built_site.site) if page.kind == kinds.REDIRECT]
    assert [] == [fault for page in pages for fault in faults_of_redirect(page)]


BAD = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>坏页</title>
<link rel="stylesheet" href="bad.css"><script src="gone.js"></script><script src="bad.js" defer></script></head>
<body><main><h1>坏页</h1><h3>太深</h3><svg role="img" aria-label="没有数字"></svg>
<button type="button">无用</button><a class="bare" href="/">看不见焦点</a>
<div class="table-scroll"><table><tbody><tr><td>无题</td></tr></tbody></table></div>
<p class="wide">一二三四五六七八九十</p><p class="cut">一二三四五六七八九十一二三四五六七八九十</p>
<img src="https://example.invalid/a.png" alt="他站"></main></body></html>"""
BAD_STYLE = """.wide { width: 2000px; font-size: 2rem } .cut { width: 4rem; height: 1rem; overflow: hidden }
.bare:focus { outline: none } .table-scroll { overflow-x: auto } button { color: #ccc; background: #fff }"""
BAD_SCRIPT = """console.log("said"); document.querySelector("button").addEventListener("focus",
event => setTimeout(() => event.target.focus())); document.addEventListener("keydown", event => {
if (document.activeElement.tagName === "BUTTON") event.preventDefault() })"""


def test_each_check_can_fail(tmp_path: Path, chromium: Browser) -> None:
    """On a page that has every fault each check finds one."""
    for name, text in {"index.html": BAD, "bad.css": BAD_STYLE, "bad.js": BAD_SCRIPT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with serving(tmp_path) as host:
        found = [fault for condition in CONDITIONS for fault in look(chromium, host, ["/"], condition)]
    assert set(CHECKS) == {fault.check for fault in found}


def expect_none(faults: list[Fault], pages: int, condition: Condition, record: Record) -> None:
    """Record what was covered for the end of the run, and fail with the faults, those alike together."""
    covered = Covered()
    covered.add(condition, pages, faults)
    record("covered", covered.lines())
    assert not faults, "\n".join(faults_told(faults))
