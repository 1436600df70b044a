"""A page walked through with the Tab key alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

# Numbers what the Tab key must reach, as it stands on the page now; of radio buttons of one name it reaches one.
_NUMBER = """() => {
    const asked = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], '
        + 'video[controls], [tabindex], [contenteditable=""], [contenteditable="true"]';
    window.stops = [...document.querySelectorAll(asked)].filter(one => one.tabIndex >= 0 && !one.disabled
        && !one.closest('[inert]') && one.checkVisibility({visibilityProperty: true})
        && (one.type !== 'radio' || one.checked));
    document.activeElement?.blur();
    window.scrollTo(0, 0);
    return [window.stops.length, window.stops.filter(one => one.tabIndex > 0).length] }"""

# Where the focus is now: its number, and what is wrong with how it shows.
_WHERE = """() => {
    const one = document.activeElement;
    const place = window.stops.indexOf(one);
    if (place < 0) return {place, body: !one || one === document.body || one === document.documentElement,
        name: one ? one.tagName.toLowerCase() + (one.id ? '#' + one.id : '') : ''};
    // Its outline, or one that is drawn by what stands before or behind its words.
    const drawn = [null, '::before', '::after'].map(part => getComputedStyle(one, part)).some(style =>
        (style.content !== 'none' && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
            && style.outlineColor !== 'rgba(0, 0, 0, 0)') || style.boxShadow !== 'none');
    const box = [...one.getClientRects()].find(part => part.width && part.height);
    let hidden = !box;
    if (box) {
        // Its middle or a corner is in front: of something that is seen in part the place is seen.
        const within = (value, most) => Math.min(Math.max(value, 0), most - 1);
        const points = [[.5, .5], [0, 0], [1, 0], [0, 1], [1, 1]].map(([right, down]) => [
            within(box.left + 3 + right * (box.width - 6), innerWidth),
            within(box.top + 3 + down * (box.height - 6), innerHeight)]);
        hidden = !points.some(point => { const top = document.elementFromPoint(...point);
            return top && (one.contains(top) || top.contains(one)) });
    }
    return {place, drawn, hidden, name: one.tagName.toLowerCase() + (one.id ? '#' + one.id : '')
        + [...one.classList].map(part => '.' + part).join('') + ' “' + one.textContent.trim().slice(0, 30) + '”'} }"""


def walk(page: Page) -> Iterator[str]:
    """Press Tab until every stop was seen or the walk begins anew; yield what could not be reached or not be seen."""
    count, ordered = page.evaluate(_NUMBER)
    if ordered:
        yield f"{ordered} elements have an order of their own (tabindex above 0)"
    reached: set[int] = set()
    before: dict[str, Any] = {"place": -1}
    for _ in range(count + 5):
        page.keyboard.press("Tab")
        now = page.evaluate(_WHERE)
        if now.get("hidden"):
            # The browser may not have scrolled yet: two frames later it has.
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            now = page.evaluate(_WHERE)
        if now["place"] < 0 and not now["body"]:
            yield f"the focus is somewhere that was not there before: {now['name']}"
        if now["place"] in reached:
            if now["place"] == before["place"]:
                yield f"the focus is held by {now['name']}"
            break
        if now["place"] >= 0:
            reached.add(now["place"])
            yield from _shown(now)
        if len(reached) == count:
            break
        before = now
    if missed := sorted(set(range(count)) - reached):
        names = page.evaluate(
            "places => places.map(place => window.stops[place].outerHTML.slice(0, 80))", missed[:3]
        )
        yield f"{len(missed)} of {count} are not reached: {'; '.join(names)}"


def _shown(now: dict[str, Any]) -> Iterator[str]:
    if not now["drawn"]:
        yield f"the focus cannot be seen on {now['name']}"
    if now["hidden"]:
        yield f"the focus is behind something else on {now['name']}"
