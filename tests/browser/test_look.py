"""How pages look in a real browser: tables, the reader's own row, numbers, focus, dark, fonts and weight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.browser.test_pages import KINDS
from tests.browser.weights import KILOBYTE

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Return a fresh page at desk width."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_a_row_keeps_its_name_in_sight_on_a_phone(page: Page, address: str) -> None:
    """When the league scrolls sideways, the name of each unit, and the head of that column, stay at its left edge."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(address + KINDS["bulletin"])
    left = """table => { const region = table.parentElement; region.scrollLeft = 200;
        const start = region.getBoundingClientRect().left;
        const name = table.tBodies[0].rows[0].querySelector('th');
        const head = table.tHead.rows[0].cells[name.cellIndex];
        return [region.scrollLeft, ...[name, head].map(one => one.getBoundingClientRect().left - start)] }"""
    scrolled, name, head = page.locator(".table-league").first.evaluate(left)
    assert scrolled == 200
    assert abs(name) <= 1
    assert abs(head) <= 1


def test_the_readers_own_row_is_marked_beyond_colour(page: Page, address: str) -> None:
    """The unit's own row in the league has a bar and heavier letters, which print and forced colours keep."""
    page.goto(address + KINDS["bulletin"])
    first = page.locator(".table-league tr.own > :first-child").first
    assert first.evaluate("one => getComputedStyle(one).borderLeftWidth") == "4px"
    assert first.evaluate("one => getComputedStyle(one).fontWeight") == "700"


def test_numbers_line_up(page: Page, address: str) -> None:
    """Numbers stand at the right of their column, and each figure is as wide as the others."""
    page.goto(address + KINDS["bulletin"])
    page.evaluate("document.fonts.ready")
    align = "found => [...new Set(found.map(one => getComputedStyle(one).textAlign))]"
    assert page.eval_on_selector_all("main .num", align) == ["right"]
    width = """cell => [...'0123456789'].map(figure => { cell.textContent = figure.repeat(20);
        const range = document.createRange(); range.selectNodeContents(cell);
        return range.getBoundingClientRect().width })"""
    assert len(set(page.locator(".table-league td.num").first.evaluate(width))) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen(chromium: Browser, address: str, scheme: str) -> None:
    """Whatever the Tab key reaches has a solid outline of three pixels in a colour unlike the page's."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + KINDS["bulletin"])
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    look = """(() => { const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(document.activeElement);
        return [outlineStyle, outlineWidth, outlineColor] })()"""
    for _ in range(25):
        page.keyboard.press("Tab")
        style, width, colour = page.evaluate(look)
        assert (style, width) == ("solid", "3px")
        assert colour != ground
    context.close()


def test_a_dark_page_is_dark_with_its_figures(chromium: Browser, address: str) -> None:
    """A reader who asks for dark gets a dark page, on which figures are turned over; on paper both are light."""
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + KINDS["bulletin"])
    turned = "getComputedStyle(document.querySelector('.figure-scroll svg')).filter"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 20, 20)"
    assert page.evaluate(turned).startswith("invert")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(turned) == "none"
    context.close()


@pytest.mark.parametrize(("prefix", "most"), [("", 500), ("/en", 250)], ids=["zh", "en"])
def test_a_first_visit_is_light_and_the_next_page_lighter(
    page: Page, address: str, prefix: str, most: int
) -> None:
    """Page, stylesheet and fonts of a first visit are below 500 kB uncompressed; no later page brings a font again."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address + prefix + KINDS["bulletin"], wait_until="networkidle")
    sizes = {answer.url: len(answer.body()) for answer in answers}
    assert sum(sizes.values()) < most * KILOBYTE, sizes
    core = {"core-400.woff2", "core-700.woff2"} if not prefix else set()
    assert _fonts(answers) == {"latin-400.woff2", "latin-700.woff2", *core}
    answers.clear()
    for kind in ("overview", "methodology", "campaign", "home"):
        page.goto(address + prefix + KINDS[kind], wait_until="networkidle")
    assert {font for font in _fonts(answers) if font.startswith("part-")} == set()


def _fonts(answers: Iterable[Response]) -> set[str]:
    return {answer.url.rsplit("/", 1)[1] for answer in answers if answer.url.endswith(".woff2")}


def test_words_and_figures_are_in_one_typeface(page: Page, address: str) -> None:
    """Paragraphs, headings, numbers and the words inside figures are drawn with our own font, not the machine's."""
    page.goto(address + KINDS["bulletin"], wait_until="networkidle")
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    for selector in ("main h1", "main p", ".table-league td.num", ".figure-scroll svg text", ".light"):
        node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert used, selector
        assert all(font["isCustomFont"] for font in used), (selector, used)
