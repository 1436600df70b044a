"""A finished site as tests read it: pages with their links, headings and tables, and the addresses there must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.conftest import LAST_MONTH
from tests.hostile_campaign import HOSTILE, MONTH, UNITS
from tests.small_campaign import CAMPAIGN, MONTHS, ROLLED_UP, TEN_DAYS

LANGUAGES = ("zh", "en")
FUZHOU, XIANGXI = "fuzhou-120-2021", "xiangxi-2021"
DOWNLOADS = ("scores.csv", "scores.ods", "scores.json", "datapackage.json", "record.json", "notebook.ipynb")

# What the small site holds: campaign → its months and the units that have bulletins.
CAMPAIGNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    CAMPAIGN: (MONTHS, ("changle", "fuqing")),
    HOSTILE: ((MONTH,), UNITS),
    XIANGXI: (
        ("2021-09",),
        (
            "jishou", "luxi", "fenghuang", "guzhang", "huayuan", "baojing", "yongshun", "longshan",
            "xiangxi-hitech", "prefecture-units",
        ),
    ),
    FUZHOU: (
        (LAST_MONTH,),
        (
            "gulou", "taijiang", "cangshan", "jinan", "mawei", "changle", "fuqing", "minhou", "lianjiang",
            "luoyuan", "minqing", "yongtai", "hitech",
        ),
    ),
}  # fmt: skip


# The other periods with a page: ten days, and what is rolled up.
OTHERS: dict[str, tuple[str, ...]] = {
    CAMPAIGN: (*TEN_DAYS, *ROLLED_UP),
    HOSTILE: ("2021-10-d1", "2021-Q4", "to-date"),
}


def bulletins(campaign: str) -> Iterator[str]:
    """Yield the addresses of a campaign's months and of their units' bulletins."""
    months, units = CAMPAIGNS[campaign]
    for month in months:
        yield f"{campaign}/{month}"
        yield from (f"{campaign}/{month}/{unit}" for unit in units)


def made(campaign: str) -> Iterator[str]:
    """Yield the addresses of all pages that a notebook made: bulletins, other periods, the rules."""
    yield from bulletins(campaign)
    yield from (f"{campaign}/{period}" for period in OTHERS.get(campaign, ()))
    yield f"{campaign}/methodology"


def addresses() -> Iterator[str]:
    """Yield the address of every page of one language, ``""`` for home, as README.md lists them."""
    yield from ("", "calendar", "about", "find", "search")
    for campaign, (_, units) in CAMPAIGNS.items():
        yield from (campaign, f"{campaign}/compare", *(f"{campaign}/{unit}" for unit in units))
        yield from made(campaign)


def latest() -> Iterator[str]:
    """Yield every address of one language that leads to the newest month of a campaign or of a unit."""
    for campaign, (_, units) in CAMPAIGNS.items():
        yield from (f"{campaign}/latest", *(f"{campaign}/latest/{unit}" for unit in units))


def home(site: Path, language: str) -> Path:
    """Return the folder of a language."""
    return site / "en" if language == "en" else site


@dataclass(frozen=True)
class Table:
    """A table as rows of plain texts, its caption and its heads."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, head: str) -> tuple[str, ...]:
        """Return the texts below the only head that holds ``head``."""
        [place] = [number for number, text in enumerate(self.heads) if head in text]
        return tuple(row[place] for row in self.rows)

    def row(self, name: str) -> dict[str, str]:
        """Return the only row with a cell ``name``, by head."""
        [found] = [row for row in self.rows if name in row]
        return dict(zip(self.heads, found, strict=True))


@dataclass(frozen=True)
class Page:
    """A page of a built site."""

    file: Path

    @cached_property
    def html(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def text(self) -> str:
        """Return what the page says, blanks and breaks reduced to one blank."""
        return plain(self.tree)

    @property
    def title(self) -> str:
        return plain(self.one("head > title"))

    @property
    def links(self) -> list[str]:
        """Return every href and src of the page."""
        return [str(tag[name]) for name in ("href", "src") for tag in self.tree.select(f"[{name}]")]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(_table(tag) for tag in self.tree.select("table"))

    def table(self, kind: str, place: int = 0) -> Table:
        """Return the table of class ``table-<kind>``; ``place`` chooses among several."""
        return _table(self.tree.select(f"table.table-{kind}")[place])

    def one(self, selector: str) -> Tag:
        """Return the only element that ``selector`` finds."""
        found = self.tree.select(selector)
        assert len(found) == 1, f"{self.file}: {len(found)} × {selector}"
        return found[0]


@lru_cache(maxsize=400)
def read(file: Path) -> Page:
    """Return the page in ``file``; each is parsed once."""
    return Page(file)


def page(site: Path, address: str, language: str = "zh") -> Page:
    """Return the page at ``address`` in ``language``."""
    return read(home(site, language) / address / "index.html")


def every_page(site: Path) -> list[Page]:
    """Return every page of the site but those that only lead to another."""
    return [read(file) for file in sorted(site.rglob("*.html")) if "latest" not in file.parts]


def plain(tag: Tag) -> str:
    """Return the text of an element on one line."""
    return " ".join(tag.get_text().split())


def read_aloud(tag: Tag) -> str:
    """Return the text of a cell; a dash that is read aloud as words with its words."""
    signs = [str(sign["aria-label"]) for sign in tag.select('[role="img"][aria-label]') if plain(sign) == "—"]
    return " ".join([plain(tag), *signs])


def _table(tag: Tag) -> Table:
    caption = plain(tag.caption) if tag.caption else ""
    heads = tuple(plain(cell) for cell in tag.select("thead th"))
    rows = tuple(
        tuple(read_aloud(cell) for cell in row.find_all(["th", "td"]))
        for row in tag.select("tbody tr, tfoot tr")
    )
    return Table(caption, heads, rows)
