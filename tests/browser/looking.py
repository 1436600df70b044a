"""Opening a page under a condition and looking for faults; each check says in words what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Error, Page, Response

from tests.browser import keyboard
from tests.browser.conditions import Condition

# A page without its content waits for ever for nothing; a slow machine is no fault.
PATIENCE = 120_000
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_SHOWN = 3


@dataclass(frozen=True)
class Fault:
    """What a check found on the page at ``address`` under a condition."""

    address: str
    condition: str
    check: str
    what: str


@dataclass
class Sight:
    """One page that stands open: the browser's page and what was heard of it."""

    page: Page
    condition: Condition
    host: str
    address: str = ""
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open the page at ``address`` anew."""
        self.address = address
        for heard in (self.said, self.asked, self.answers):
            heard.clear()
        session = self.page.context.new_cdp_session(self.page)
        without = "Emulation.setScriptExecutionDisabled"
        if not self.condition.scripts:
            session.send(without, {"value": True})
        self.page.goto(self.host + address, wait_until="load")
        # The page is laid out as for a reader without scripts; those that look at it need the machine again.
        if not self.condition.scripts:
            session.send(without, {"value": False})
        session.detach()
        if self.condition.paper:
            self.page.emulate_media(media="print")

    def faults(self) -> Iterator[Fault]:
        """Yield what the checks of the condition find."""
        for name in self.condition.checks:
            for what in CHECKS[name](self):
                yield Fault(self.address, self.condition.name, name, what)


@contextmanager
def sight(browser: Browser, host: str, condition: Condition) -> Iterator[Sight]:
    """Yield a sight on the site at ``host`` under ``condition``."""
    context = browser.new_context(**condition.context)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    seen = Sight(page, condition, host)
    page.on("console", lambda message: seen.said.append(message.text))
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("response", lambda answer: seen.answers.append(answer))
    yield seen
    context.close()


def look(browser: Browser, host: str, addresses: Iterable[str], condition: Condition) -> list[Fault]:
    """Open each address under ``condition`` and return what is wrong; a page that breaks the browser is a fault."""
    found: list[Fault] = []
    with sight(browser, host, condition) as seen:
        for address in addresses:
            try:
                seen.open(address)
                found += seen.faults()
            except Error as error:
                found.append(Fault(address, condition.name, "answers", str(error).splitlines()[0]))
    return found


def answers(seen: Sight) -> Iterator[str]:
    """The page and all that it loads are there."""
    for answer in seen.answers:
        if answer.status >= 400 and not _is_not_found_page(answer.url, seen):
            yield f"{answer.status} {answer.url.removeprefix(seen.host)}"


def quiet(seen: Sight) -> Iterator[str]:
    """Nothing on the console: no error of a script, nothing that the Content-Security-Policy refused."""
    page_itself = f"{seen.host}{seen.address}"
    for text in seen.said:
        if not ("404" in text and _is_not_found_page(page_itself, seen)):
            yield text[:300]


def own_host(seen: Sight) -> Iterator[str]:
    """Nothing is asked of another host."""
    yield from (url for url in seen.asked if not url.startswith((f"{seen.host}/", "data:", "blob:")))


def sideways(seen: Sight) -> Iterator[str]:
    """The page is not wider than the screen: only tables and figures scroll, by themselves."""
    if seen.page.evaluate(SIDEWAYS):
        yield f"wider than the screen because of {seen.page.evaluate(_WIDEST)}"


def axe(seen: Sight) -> Iterator[str]:
    """Axe finds nothing."""
    seen.page.evaluate(_axe_script())
    options = {
        "runOnly": seen.condition.axe,
        "resultTypes": ["violations"],
        "preload": False,
        "iframes": False,
    }
    violations = seen.page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    for one in violations:
        places = [" ".join(map(str, node["target"])) for node in one["nodes"]]
        more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
        why = " ".join(one["nodes"][0].get("failureSummary", "").split())[:240]
        yield f"{one['id']}: {', '.join(places[:_SHOWN])}{more} ({why})"


def named(seen: Sight) -> Iterator[str]:
    """What axe misses: figures say a number, tables have captions, a light is a shape and a word, levels follow on."""
    yield from seen.page.evaluate(_UNNAMED)


def cut_off(seen: Sight) -> Iterator[str]:
    """No text is cut off by the box that it stands in."""
    yield from seen.page.evaluate(_CUT_OFF)


def no_dead_controls(seen: Sight) -> Iterator[str]:
    """Without scripts no control is shown that would do nothing, and the page has content."""
    yield from seen.page.evaluate(_DEAD)


def walk(seen: Sight) -> Iterator[str]:
    """The keyboard reaches all that can be used, its place can be seen, and nothing holds it."""
    yield from keyboard.walk(seen.page)


def larger_letters(seen: Sight) -> Iterator[str]:
    """With letters twice the size, in a window of the same width, the page is not wider than the screen."""
    yield from _meanwhile(seen, "document.documentElement.style.fontSize = '212.5%'",
                          "document.documentElement.style.fontSize = ''")  # fmt: skip


def wider_spacing(seen: Sight) -> Iterator[str]:
    """Nor with the spacing of WCAG 1.4.12."""
    # A sheet made by a script: the page's policy lets nobody write one into it.
    put = """(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
        letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
        document.adoptedStyleSheets = [sheet]; })()"""
    yield from _meanwhile(seen, put, "document.adoptedStyleSheets = []")


def sheet(seen: Sight) -> Iterator[str]:
    """On A4 there is content and no navigation, no table is cut off and ink is not spent on grounds."""
    yield from seen.page.evaluate(_SHEET)


def _meanwhile(seen: Sight, put: str, back: str) -> Iterator[str]:
    seen.page.evaluate(put)
    yield from [*sideways(seen), *cut_off(seen)]
    seen.page.evaluate(back)


def _is_not_found_page(url: str, seen: Sight) -> bool:
    """Return whether this is the page itself, asked for on purpose at an address that there is not."""
    return url == f"{seen.host}{seen.address}" and "404" in url


@cache
def _axe_script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


CHECKS: dict[str, Callable[[Sight], Iterable[str]]] = {
    "answers": answers,
    "quiet": quiet,
    "own host": own_host,
    "sideways": sideways,
    "axe": axe,
    "named": named,
    "cut off": cut_off,
    "no dead controls": no_dead_controls,
    "keyboard": walk,
    "larger letters": larger_letters,
    "wider spacing": wider_spacing,
    "sheet": sheet,
}

_NAME = """const name = one => one.tagName.toLowerCase() + (one.id ? '#' + one.id : '')
    + [...one.classList].map(part => '.' + part).join('');
const seen = one => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
// Clipped to a single pixel on purpose: for those who listen.
const listened = one => one.closest('.visually-hidden') !== null || one.clientWidth <= 1;
"""

_WIDEST = (
    "(() => {"
    + _NAME
    + """
    const screen = document.documentElement.clientWidth;
    const scrolls = one => { for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
        if (getComputedStyle(box).overflowX !== 'visible') return true; return false };
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > screen + 1
        && !scrolls(one));
    return wide.slice(-3).map(name).join(', ') || 'something that cannot be named' })()"""
)

_UNNAMED = (
    "(() => {"
    + _NAME
    + r"""
    const faults = [];
    for (const figure of document.querySelectorAll('main svg')) {
        if (figure.getAttribute('aria-hidden') === 'true') continue;
        const label = figure.getAttribute('aria-label') || '';
        if (!/\d/.test(label)) faults.push(`a figure without a number in its name: ${name(figure)} “${label}”`);
    }
    for (const picture of document.querySelectorAll('main img'))
        if (!picture.alt.trim()) faults.push(`a picture without a text: ${picture.getAttribute('src')}`);
    for (const table of document.querySelectorAll('main table'))
        if (!table.caption?.textContent.trim()) faults.push(`a table without a caption: ${name(table)}`);
    for (const light of document.querySelectorAll('main .light'))
    {
        const beside = light.nextElementSibling;
        const said = light.textContent + (light.ariaLabel || '')
            + (beside?.matches('.visually-hidden') ? beside.textContent : '');
        if (!/[●▲■◆○△□—]/.test(light.textContent) || !/\p{L}/u.test(said))
            faults.push(`a light that is not a shape and a word: “${light.textContent}”`);
    }
    if (document.querySelectorAll('h1').length !== 1) faults.push('not one first heading');
    const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(seen).map(one => +one.tagName[1]);
    levels.forEach((level, place) => { if (place && level > levels[place - 1] + 1)
        faults.push(`a heading of level ${level} under one of ${levels[place - 1]}`) });
    const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
    for (const id of new Set(ids.filter((id, place) => ids.indexOf(id) !== place))) faults.push(`twice the id ${id}`);
    for (const link of document.querySelectorAll('a[href^="#"]'))
        if (link.hash && !document.getElementById(decodeURIComponent(link.hash.slice(1))))
            faults.push(`a link to no place: ${link.hash}`);
    return [...new Set(faults)] })()"""
)

_CUT_OFF = (
    "(() => {"
    + _NAME
    + """
    const faults = new Set();
    for (const one of document.body.querySelectorAll('*')) {
        if (!one.textContent.trim() || one.closest('svg') || !seen(one) || listened(one)) continue;
        const {overflowX, overflowY} = getComputedStyle(one);
        const hides = value => value === 'hidden' || value === 'clip';
        if ((hides(overflowX) && one.scrollWidth > one.clientWidth + 1)
            || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)) faults.add(name(one));
    }
    return [...faults].map(one => `text is cut off in ${one}`) })()"""
)

_DEAD = (
    "(() => {"
    + _NAME
    + """
    const faults = [];
    for (const one of document.querySelectorAll('button, select, input, textarea')) {
        if (!seen(one) || one.type === 'hidden') continue;
        const form = one.form;
        if (!form || !form.hasAttribute('action') || one.type === 'button')
            faults.push(`${name(one)} does nothing without scripts`);
    }
    const main = document.querySelector('main');
    if (!main || main.innerText.trim().length < 20) faults.push('no content without scripts');
    for (const one of document.querySelectorAll('a:not([href])'))
        if (seen(one) && one.textContent.trim()) faults.push(`${name(one)} leads nowhere`);
    return [...new Set(faults)] })()"""
)

_SHEET = (
    "(() => {"
    + _NAME
    + """
    const faults = [];
    const gone = '.navbar, #TOC, .page-links, .nav-footer, .skip-link, .site-search, .picker, '
        + 'main button, main select';
    // The head of a column that sorts is a button, whose words are printed.
    for (const one of document.querySelectorAll(gone))
        if (seen(one) && !one.closest('th')) faults.push(`printed: ${name(one)}`);
    for (const one of document.querySelectorAll('.table-scroll, .figure-scroll'))
        if (seen(one) && getComputedStyle(one).overflowX !== 'visible')
            faults.push(`cut off at its edge: ${name(one)}`);
    if (!document.querySelector('main')?.innerText.trim()) faults.push('an empty sheet');
    return [...new Set(faults)] })()"""
)
