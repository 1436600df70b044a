"""The search of a site: one index for each language, over its finished pages, made anew only when one of them changed.

Each page is read as it is published, so that both renderers have the same search. What was read of it is kept for the
next build; the indexes are made beside the other work and laid when they are there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple, dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletins.language import words
from bulletins.periods import Period, PeriodKind
from bulletins.pipeline.hashes import hash_text, write_aside
from bulletins.pipeline.plan import METHODOLOGY
from bulletins.pipeline.render import pagefind, pairs, passages
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.pipeline.render.catalogue import Bulletin, Catalogue, Shelf
    from bulletins.pipeline.render.tree import Tree

# Where an index lies, below the folder of its language.
FOLDER = "pagefind/"
# What the search page loads besides what every page does.
SCRIPT = "search.js"
# What a page may be, in the order in which a reader chooses among them.
KINDS = ("bulletin", "overview", "period", "unit", "campaign", "methodology", "about")
# These are about all units at once: who asks for a period means them before any single unit's page.
_WHOLE = {"overview", "period"}
_MANY = 3000
# Behind these a sentence needs no full stop.
_ENDS = ".。!！?？:：;；…"
_CODE = tuple(Path(__file__).with_name(f"{name}.py") for name in ("search", "pagefind", "pairs", "passages"))
_CODE_SHA256 = hashlib.sha256(b"".join(file.read_bytes() for file in _CODE)).hexdigest()


@dataclass(frozen=True)
class Entry:
    """A page to be found: its address, what kind of page it is, and what it is about.

    ``campaign`` and ``period`` are as in addresses, ``unit`` is a name; ``day`` is the last day it tells of, as the
    number 20211231. What a page is not about is empty.
    """

    path: str
    kind: str
    day: int = 0
    campaign: str = ""
    campaign_name: str = ""
    unit: str = ""
    period: str = ""
    period_title: str = ""


def entries(catalogue: Catalogue) -> list[Entry]:
    """Return the pages to be found, those with the latest news first; lists of links to them are not among them."""
    found = [Entry("about", "about")]
    for shelf in catalogue.shelves:
        found += _of_shelf(shelf, catalogue.language)
    return sorted(found, key=lambda entry: (-entry.day, KINDS.index(entry.kind), entry.path))


def choices(catalogue: Catalogue) -> dict[str, Any]:
    """Return what the search page lets choose: campaigns, periods and kinds of page; and questions as examples."""
    found, tell = entries(catalogue), words(catalogue.language)
    campaigns = {entry.campaign: entry.campaign_name for entry in found if entry.campaign}
    periods = {entry.period: entry.period_title for entry in found if entry.period}
    kinds = {entry.kind for entry in found}
    units = [entry for entry in found if entry.unit]
    return {
        "campaigns": [{"value": name, "text": title} for name, title in campaigns.items()],
        "periods": [
            {"value": str(period), "text": periods[str(period)]}
            for period in sorted(map(Period.parse, periods), reverse=True)
        ],
        "kinds": [{"value": kind, "text": tell(f"search-kind-{kind}")} for kind in KINDS if kind in kinds],
        "examples": [tell("search-example-unit", unit=units[0].unit), tell("search-example-period",
                     period=units[0].period_title or units[0].campaign_name)] if units else [],
    }  # fmt: skip


class Search:
    """The indexes of a site: begun when its pages are in the tree, laid when everything else is.

    ``kept`` is a folder for what was read of pages.
    """

    def __init__(self, kept: Path) -> None:
        self._kept = kept
        self._crew: ThreadPoolExecutor | None = None
        self._begun: dict[str, tuple[str, Future[dict[str, bytes]]]] = {}

    def begin(
        self, catalogues: Mapping[Language, Catalogue], tree: Tree, prefixes: Mapping[Language, str]
    ) -> bool:
        """Begin the indexes that have to be made, keep the others; return whether there can be any here."""
        if pagefind.program() is None:
            return False
        every = {language: entries(catalogue) for language, catalogue in catalogues.items()}
        # Beside each other where memory is no matter: the program holds half a megabyte for each page.
        few = sum(map(len, every.values())) < _MANY
        self._crew = ThreadPoolExecutor(max_workers=len(Language) if few else 1)
        for language, found in every.items():
            places = [f"{prefixes[language]}{entry.path}/index.html" for entry in found]
            pages = {place: tree.sha256(place) for place in places}
            key = hash_text(json.dumps([_CODE_SHA256, pagefind.edition(), language, pages,
                                        list(map(astuple, found))], ensure_ascii=False))  # fmt: skip
            home = f"{prefixes[language]}{FOLDER}"
            if tree.keeps(f"{home}{pagefind.ENTRY}", key):
                tree.keep_all(home, key)
                continue
            files = {pages[place]: tree.file(place) for place in places}
            making = self._crew.submit(self._make, language, found, list(pages.values()), files)
            self._begun[home] = key, making
        return True

    def lay(self, tree: Tree) -> None:
        """Give ``tree`` the indexes that were begun; raise ``PagefindError`` if one could not be made."""
        for home, (key, making) in self._begun.items():
            for path, content in making.result().items():
                tree.write(f"{home}{path}", key, content)
        if self._crew is not None:
            self._crew.shutdown()

    def _make(self, language: Language, found: list[Entry], sha256: list[str], files: Mapping[str, Path],
              ) -> dict[str, bytes]:  # fmt: skip
        kept = self._kept / f"{language}.json"
        known = _read(kept)
        bodies = {one: known.get(one) or _body(files[one].read_text(encoding="utf-8")) for one in sha256}
        pages = ((entry.path, _page(entry, bodies[one])) for entry, one in zip(found, sha256, strict=True))
        made = pagefind.index(pages, language) if any(bodies.values()) else {}
        if bodies.keys() != known.keys():
            kept.parent.mkdir(parents=True, exist_ok=True)
            write_aside(kept, json.dumps({"form": _CODE_SHA256, "pages": bodies}, ensure_ascii=False))
        return made


def _of_shelf(shelf: Shelf, language: Language) -> Iterator[Entry]:
    home, name = shelf.campaign.campaign, shelf.campaign.name.text(language)
    days = {one: _day(one.period) for one in shelf.bulletins if one.run.notebook != METHODOLOGY}
    latest = max(days.values(), default=0)
    yield Entry(home, "campaign", latest, home, name)
    for unit in shelf.units_with_bulletins:
        newest = max(days[one] for one in shelf.of_unit(unit)) or latest
        yield Entry(f"{home}/{unit}", "unit", newest, home, name, shelf.units[unit].text(language))
    for one in shelf.bulletins:
        if one.run.notebook == METHODOLOGY:
            yield Entry(one.path, "methodology", latest, home, name)
            continue
        own = one.run.address.unit
        called = shelf.units[own].text(language) if own is not None else ""
        yield Entry(one.path, _kind(one), days[one] or latest, home, name, called, str(one.period),
                    one.period.title(language))  # fmt: skip


def _kind(bulletin: Bulletin) -> str:
    if bulletin.run.address.unit is not None:
        return "bulletin"
    return "overview" if bulletin.period.kind is PeriodKind.MONTH else "period"


def _day(period: Period) -> int:
    """Return the last day of a period as a number; nothing for a campaign to date, which has none of its own."""
    return 0 if period.kind is PeriodKind.TO_DATE else int(f"{period.last_day:%Y%m%d}")


def _body(page: str) -> str:
    """Return what is worth finding of a finished page, as Pagefind reads it."""
    lines = []
    for passage in passages.of(page):
        tag, text = passage.tag, passage.text
        if tag == "h1":
            # Said above each result already, and found there: an excerpt need not begin with it.
            lines.append(f'<h1 data-pagefind-meta="title" data-pagefind-ignore>{_tokens(text)}</h1>')
        elif tag in passages.HEADINGS:
            anchor, told = escape(passage.anchor), _tokens(_ended(text, ":："))
            lines.append(f'<{tag} id="{anchor}" data-pagefind-weight="1">{told}</{tag}>')
        else:
            lines.append(f"<p>{_tokens(_ended(text, '.。'))}</p>")
    return "\n".join(lines)


def _tokens(text: str) -> str:
    return escape(pairs.paired(text))


def _ended(text: str, marks: str) -> str:
    """Return ``text`` with a mark at its end, so that in an excerpt it does not run into the next."""
    if text[-1] in _ENDS:
        return text
    return text + marks[pairs.is_chinese(text)]


def _page(entry: Entry, body: str) -> str:
    """Return the page as it is handed to Pagefind: what is said about it, and its ``body``."""
    about = {
        'sort="day[content]"': str(entry.day),
        'filter="kind[content]"': entry.kind,
        'filter="campaign[content]"': entry.campaign,
        'filter="unit[content]"': entry.unit,
        'filter="period[content]"': entry.period,
        'meta="kind[content]"': entry.kind,
        'meta="campaign[content]"': pairs.paired(entry.campaign_name),
        'meta="period[content]"': pairs.paired(entry.period_title),
        'meta="whole[content]"': pairs.paired(entry.period_title) if entry.kind in _WHOLE else "",
    }
    metas = "".join(
        f'<meta data-pagefind-{name} content="{escape(value)}">' for name, value in about.items() if value
    )
    return f"<html><head>{metas}</head><body data-pagefind-body>{body}</body></html>"


def _read(file: Path) -> dict[str, str]:
    """Return what was read of pages by their hashes; nothing where it is damaged or was kept by other code."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return dict(kept["pages"]) if kept["form"] == _CODE_SHA256 else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
