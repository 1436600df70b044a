"""The end of a bulletin: what comes next and when, where to read on, how to cite it, what lies beside it."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from bulletins.language import words
from bulletins.periods import Period, PeriodKind, day_title
from bulletins.pipeline.plan import METHODOLOGY
from bulletins.pipeline.products import calendar, days
from bulletins.pipeline.render.catalogue import COMPARE, Bulletin, Shelf
from bulletins.pipeline.render.frame import Frame, Link
from bulletins.pipeline.render.takeaways import Taken
from bulletins.vocabulary import Language

# Pages of a campaign that a bulletin leads to, where they are there.
_PAGES = (METHODOLOGY, COMPARE)


def planned(shelf: Shelf, bulletin: Bulletin, pages: Collection[str]) -> dict[str, Any]:
    """Return what the end is made of besides words: they cost time, and most pages stay as they are."""
    coming = _coming(shelf, bulletin)
    release = shelf.releases.get(coming) if coming else None
    home = shelf.campaign.campaign
    return {
        "coming": str(coming or ""),
        "release": release.as_text() if release else "",
        "there": [
            path for name in (bulletin.run.address.unit, *_PAGES) if (path := f"{home}/{name}") in pages
        ],
    }


def _coming(shelf: Shelf, bulletin: Bulletin) -> Period | None:
    """Return the campaign's next period of the same kind; none after the last, or of a page about no period."""
    if bulletin.run.notebook == METHODOLOGY:
        return None
    own = bulletin.period
    return next((one for one in _of_kind(shelf, own.kind) if one > own), None)


@cache
def _of_kind(shelf: Shelf, kind: PeriodKind) -> tuple[Period, ...]:
    return tuple(sorted(one for one in calendar.scheduled(shelf.campaign) if one.kind is kind))


def taken(shelf: Shelf, bulletin: Bulletin, title: str, url: str, language: Language) -> Taken:
    """Return what of a bulletin says where it is from; ``url`` is the whole address of its page."""
    period = None if bulletin.run.notebook == METHODOLOGY else bulletin.period
    months = [one for one in shelf.periods if one.kind is PeriodKind.MONTH]
    last = max(months, default=None) if period is None else days.last_month(months, period)
    return Taken(shelf.campaign, title, period, last, url, language)


def view(shelf: Shelf, bulletin: Bulletin, plan: dict[str, Any], cited: Taken, frame: Frame,
         crumbs: tuple[Link, ...]) -> dict[str, Any]:  # fmt: skip
    """Return what the template shows; ``plan`` is what ``planned`` returned, ``crumbs`` lead to the pages above."""
    campaign, language = shelf.campaign, cited.language
    return {
        "citation": cited.citation,
        "publisher": campaign.publisher.text(language),
        "coming": _told(shelf, plan, language),
        "is_last": not plan["coming"] and bulletin.run.notebook != METHODOLOGY,
        "links": [{"text": link.text, "href": frame.href(link)}
                  for link in _links(shelf, bulletin, plan, crumbs, language)],
    }  # fmt: skip


def _told(shelf: Shelf, plan: dict[str, Any], language: Language) -> str:
    """Return the sentence about the next period, empty where there is none."""
    if not plan["coming"]:
        return ""
    coming = Period.parse(plan["coming"])
    title, release = coming.title(language), shelf.releases.get(coming)
    if release is not None and release.moment is not None:
        return words(language)("ending-coming-on", period=title, day=release.moment.title(language))
    last = days.told_up_to(coming, days.last_month(shelf.campaign.months, coming))
    day = days.closing(shelf.campaign, coming, last).day
    return words(language)("ending-coming", period=title, day=day_title(day, language))


def _links(shelf: Shelf, bulletin: Bulletin, plan: dict[str, Any], crumbs: tuple[Link, ...],
           language: Language) -> list[Link]:  # fmt: skip
    """Return where to read on: the pages above, the rules, the comparison, the calendar."""
    tell, unit = words(language), bulletin.run.address.unit
    home = shelf.campaign.campaign
    found = [Link(crumb.text if crumb.path == home else tell("ending-everybody", period=crumb.text), crumb.path)
             for crumb in crumbs if crumb.path not in plan["there"]]  # fmt: skip
    for path in plan["there"]:
        name = path.removeprefix(f"{home}/")
        called = (
            tell("unit-title", unit=shelf.units[name].text(language))
            if name == unit
            else tell(f"ending-{name}")
        )
        query = f"?units={unit}" if name == COMPARE and unit is not None else ""
        found += [] if path == bulletin.path else [Link(called, path, query=query)]
    return [*found, Link(tell("ending-calendar"), "calendar")]
