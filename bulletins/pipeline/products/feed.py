"""The Atom feeds: of the site and of each campaign, an entry for each period that has a page.

No clock: the date of an entry is the day its figures are of (``days``). No entry says when it was published: nothing
that a page is made of does. An entry keeps its id wherever the site is moved.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from bulletins.language import words
from bulletins.periods import PeriodKind
from bulletins.pipeline.products import addresses, credits, days
from bulletins.pipeline.products.days import Closing
from bulletins.pipeline.products.holdings import told
from bulletins.pipeline.render.catalogue import Bulletin, Shelf
from bulletins.vocabulary import Language

FILE = "feed.atom"
LONGEST = 60
_IDS = uuid.UUID("8c1b7f64-1d0b-5b5e-8a5c-9a4f2c1d6e02")
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """A bulletin in a feed."""

    shelf: Shelf
    bulletin: Bulletin
    closing: Closing


def entries(shelves: Iterable[Shelf]) -> tuple[Entry, ...]:
    """Return the newest entries of the campaigns, the newest first."""
    found = [entry for shelf in shelves for entry in _of_campaign(shelf)]
    return tuple(sorted(found, key=_newest_first)[:LONGEST])


def _of_campaign(shelf: Shelf) -> Iterator[Entry]:
    months = {period for period in told(shelf) if period.kind is PeriodKind.MONTH}
    for period, one in shelf.periods.items():
        yield Entry(shelf, one, days.closing(shelf.campaign, period, days.last_month(months, period)))


def _newest_first(entry: Entry) -> tuple[int, str, int]:
    longest = -list(PeriodKind).index(entry.bulletin.period.kind)
    return -entry.closing.day.toordinal(), entry.shelf.campaign.campaign, longest


def document(
    shelves: Sequence[Shelf], found: Sequence[Entry], home: str, language: Language, url: str
) -> bytes:
    """Return a feed of the entries ``found``; ``home`` is the folder it lies in, ``""`` or ``<campaign>/``.

    ``url`` is where the site is published: a reader of feeds does not know where it found one.
    """
    tell = words(language)
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language.value})
    _add(feed, "id", _urn(f"{language}/{home}".rstrip("/")))
    _add(feed, "title", _title(shelves, home, language))
    _add(feed, "subtitle", tell("feed-subtitle"))
    _add(feed, "updated", _moment(max([entry.closing.day for entry in found], default=_start(shelves))))
    _add(
        feed,
        "link",
        rel="self",
        type="application/atom+xml",
        href=addresses.file(url, language, f"{home}{FILE}"),
    )
    _add(
        feed, "link", rel="alternate", type="text/html", href=addresses.page(url, language, home.rstrip("/"))
    )
    for entry in found:
        _entry(feed, entry, language, url)
    ElementTree.indent(feed, " ")
    text = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(feed: ElementTree.Element, entry: Entry, language: Language, url: str) -> None:
    campaign, path = entry.shelf.campaign, entry.bulletin.path
    one = _add(feed, "entry")
    _add(one, "id", _urn(f"{language}/{path}"))
    _add(one, "title", entry.bulletin.record["title"][language])
    _add(one, "updated", _moment(entry.closing.day))
    _add(one, "link", rel="alternate", type="text/html", href=addresses.page(url, language, path))
    _add(_add(one, "author"), "name", campaign.publisher.text(language))
    _add(one, "category", term=campaign.nature, label=credits.label(campaign.nature, language))
    _add(one, "rights", campaign.licence.text(language))
    _add(one, "content", _content(entry, language), type="html")


def _content(entry: Entry, language: Language) -> str:
    """Return what the figures are, and the main points, as HTML."""
    points = "".join(f"<li>{escape(point)}</li>" for point in entry.bulletin.record["points"])
    return f"<p>{escape(credits.warning(entry.shelf.campaign, language))}</p><ul>{points}</ul>"


def _title(shelves: Sequence[Shelf], home: str, language: Language) -> str:
    tell = words(language)
    if home:
        return tell("feed-campaign-title", campaign=shelves[0].campaign.name.text(language))
    return tell("feed-title", site=tell("home-title"))


def _start(shelves: Sequence[Shelf]) -> date:
    return max(shelf.campaign.start for shelf in shelves)


def _urn(name: str) -> str:
    return uuid.uuid5(_IDS, name).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child
