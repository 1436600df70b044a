"""What is taken away of a whole site: the interface for programs, the feeds and the calendar, laid into the site."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from bulletins.periods import Period
from bulletins.pipeline.hashes import Hashes
from bulletins.pipeline.products import api, beside, calendar, days, feed, holdings, image, model
from bulletins.pipeline.products.days import Basis
from bulletins.pipeline.products.laying import Products
from bulletins.pipeline.render.catalogue import Catalogue
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language
from tests.unit import shelves
from tests.unit.shelves import CAMPAIGN, Rules
from tests.unit.test_products import validator

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://example.org/bulletins"
HOSTILE = "A & B <script>alert(1)</script> ]]>"
CUTOFF = 'cutoff: {"2021-09": 2021-10-08, "2021-Q4": 2022-01-05}\nstart: 2021-08-31'
Catalogues = dict[Language, Catalogue]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return shelves.rules(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """Return the rules of a campaign that names its last days of reporting."""
    return shelves.rules(
        tmp_path_factory.mktemp("data"), lambda text: text.replace("start: 2021-08-31", CUTOFF)
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    """Return the rules of a campaign whose names are not kind to anything they are put into."""
    spoil = (("en: A small campaign}", f'en: "{HOSTILE}"}}'), ("en: Public domain}", f'en: "{HOSTILE}"}}'))

    def spoiled(text: str) -> str:
        for before, after in spoil:
            assert before in text
            text = text.replace(before, after)
        return text

    return shelves.rules(tmp_path_factory.mktemp("data"), spoiled)


@pytest.fixture(scope="module")
def both(rules: Rules) -> Catalogues:
    return shelves.catalogues(rules)


# --- the days


@pytest.mark.parametrize(
    ("period", "last", "day", "basis", "first"),
    [
        ("2021-09", "2021-09", "2021-10-08", Basis.CUTOFF, "2021-09-01"),
        ("2021-10", "2021-10", "2021-10-31", Basis.PERIOD_END, "2021-10-01"),
        ("2021-10-d1", "2021-09", "2021-10-10", Basis.PERIOD_END, "2021-10-01"),
        ("2021-Q3", "2021-09", "2021-10-08", Basis.CUTOFF, "2021-07-01"),
        ("2021-Q4", "2021-10", "2022-01-05", Basis.CUTOFF, "2021-10-01"),
        ("to-date", "2021-10", "2021-10-31", Basis.PERIOD_END, "2021-08-31"),
        ("2021", "2021-10", "2021-10-31", Basis.PERIOD_END, "2021-01-01"),
        ("", "2021-09", "2021-10-08", Basis.CUTOFF, "2021-08-31"),
        ("", "", "2021-12-31", Basis.PERIOD_END, "2021-08-31"),
    ],
)
def test_days(strict: Rules, period: str, last: str, day: str, basis: Basis, first: str) -> None:
    """The day of the figures is the last day of reporting that the campaign names, else the end of the figures."""
    campaign, own = strict[0], Period.parse(period) if period else None
    part = Period.parse(last) if last else None
    found = days.closing(campaign, own, part)
    assert (day, basis) == (found.day.isoformat(), found.basis)
    start, end = days.coverage(campaign, own, part)
    assert first == start.isoformat() and start <= end <= campaign.end


# --- the interface for programs


def test_the_index_keeps_to_the_schema_and_names_what_there_is(both: Catalogues) -> None:
    """``api/index.json`` is what the schema says; each page it names is one of the site, and no page is missing."""
    found = json.loads(api.index(holdings.of(both)))
    validator({"$ref": "#/$defs/index"}).validate(found)
    (campaign,) = found["campaigns"]
    named = {campaign["address"], campaign["methodology"], *(unit["address"] for unit in campaign["units"])}
    for period in campaign["periods"]:
        named |= {period["address"], *(f"{CAMPAIGN}/{period['period']}/{unit}/" for unit in period["units"])}
    for_people = {"", "about", "calendar", "find", "search", f"{CAMPAIGN}/compare"}
    pages = both[Language.ZH].paths - for_people
    assert {f"{path}/" for path in pages} == {address for address in named if address}
    always = {"scores.csv", "record.json", "notebook.ipynb", "preview.png", *beside.FILES}
    assert always == set(found["beside"])
    printed = json.loads(api.index(holdings.of(both), "bulletin.pdf"))
    assert {*always, "bulletin.pdf"} == set(printed["beside"])


def test_the_standings_keep_to_the_schema_and_are_the_pages(both: Catalogues) -> None:
    """``api/<campaign>.json`` has, of every period with a page, the rows of that page's ``scores.csv``."""
    (holding,) = holdings.of(both)
    found = json.loads(api.standings(holding))
    validator({"$ref": "#/$defs/standings"}).validate(found)
    pages = {str(period): one for period, one in holding.shelf.periods.items()}
    assert list(pages) == [period["period"] for period in found["periods"]] and pages
    names = {unit["unit"]: unit["name"] for unit in found["units"]}
    leagues = {league["league"]: league for league in found["leagues"]}
    for period in found["periods"]:
        table = model.table((pages[period["period"]].run.folder / "scores.csv").read_bytes())
        assert list(table.records()) == [
            {
                "month": period["period"], "action": leagues[row["league"]]["action"],
                "group": leagues[row["league"]]["group"], "nature": found["nature"],
                "name_zh": names[row["unit"]]["zh"], "name_en": names[row["unit"]]["en"], **row,
            }
            for row in period["standing"]
        ]  # fmt: skip


def test_a_site_in_one_language_has_the_same_interface(both: Catalogues) -> None:
    """What programs are told of a campaign does not depend on the language of the pages."""
    english = {Language.EN: both[Language.EN]}
    (one,), (other,) = holdings.of(both), holdings.of(english)
    assert api.standings(one) == api.standings(other)
    (told,) = json.loads(api.index([other]))["campaigns"]
    assert ["en"] == told["languages"]


def test_the_documentation_names_every_member() -> None:
    """docs/api.md has each member of each document, and each column of the table."""
    text = (shelves.paths.REPOSITORY / "docs" / "api.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", text))
    schema = json.loads((shelves.paths.REPOSITORY / "docs" / "api.schema.json").read_text(encoding="utf-8"))
    assert set() == set(_members(schema["$defs"])) - told - {"zh", "en"}


def _members(schema: Any) -> list[str]:
    """Return the names of all members that a schema knows of."""
    if isinstance(schema, list):
        return [name for one in schema for name in _members(one)]
    if not isinstance(schema, dict):
        return []
    own = list(schema["properties"]) if isinstance(schema.get("properties"), dict) else []
    return own + [name for value in schema.values() for name in _members(value)]


# --- the feeds


def feed_of(found: Catalogues, language: Language, home: str = f"{CAMPAIGN}/") -> ElementTree.Element:
    shelves_of = found[language].shelves
    return ElementTree.fromstring(feed.document(shelves_of, feed.entries(shelves_of), home, language, URL))


def texts(parent: ElementTree.Element, tag: str) -> list[str]:
    return [one.text or "" for one in parent.iter(f"{ATOM}{tag}")]


@pytest.mark.parametrize("home", ["", f"{CAMPAIGN}/"])
@pytest.mark.parametrize("language", Language)
def test_a_feed_as_atom_wants_it(both: Catalogues, language: Language, home: str) -> None:
    """A feed and each entry have one id, title and date; the ids are different, the dates are moments, newest first."""
    found = feed_of(both, language, home)
    entries = found.findall(f"{ATOM}entry")
    assert len(both[language].shelves[0].periods) == len(entries)
    for one in (found, *entries):
        assert [1, 1, 1] == [len(one.findall(f"{ATOM}{tag}")) for tag in ("id", "title", "updated")]
    for one in entries:
        assert (
            one.findtext(f"{ATOM}author/{ATOM}name") and one.find(f"{ATOM}link[@rel='alternate']") is not None
        )
    ids, moments = texts(found, "id"), texts(found, "updated")
    assert len(ids) == len(set(ids)) and all(one.startswith("urn:uuid:") for one in ids)
    assert sorted(moments[1:], reverse=True) == moments[1:] and max(moments) == moments[0]
    assert all(datetime.fromisoformat(one).tzinfo == UTC for one in moments)


def test_entries_lead_to_their_pages(both: Catalogues) -> None:
    """Every link of a feed is an address in full: of itself, of the page it is about, of the pages of its entries."""
    for language, home in product(Language, ("", f"{CAMPAIGN}/")):
        found, site = feed_of(both, language, home), f"{URL}/{PREFIX[language]}"
        own = {one.get("rel"): one.get("href") for one in found.iterfind(f"{ATOM}link")}
        assert {"self": f"{site}{home}feed.atom", "alternate": f"{site}{home}"} == own
        links = {one.get("href") for one in found.iterfind(f"{ATOM}entry/{ATOM}link")}
        assert {f"{site}{one.path}/" for one in both[language].shelves[0].periods.values()} == links


def test_an_entry_says_what_the_page_says(both: Catalogues) -> None:
    """Its title and main points are those of the record; that the figures are synthetic comes first."""
    shelf = both[Language.EN].shelves[0]
    found = {one.findtext(f"{ATOM}title"): one for one in feed_of(both, Language.EN).iter(f"{ATOM}entry")}
    for page in shelf.periods.values():
        entry = found[page.record["title"]["en"]]
        content = entry.findtext(f"{ATOM}content") or ""
        assert content.startswith("<p>[Synthetic data] ")
        assert all(
            f"<li>{point}</li>" in content for point in page.record["points"] if not set(point) & set("<&>")
        )
        assert ("synthetic", "Synthetic data") == tuple(entry.find(f"{ATOM}category").attrib.values())


def test_the_languages_have_feeds_of_their_own(both: Catalogues) -> None:
    """No entry of one language has the id of one of the other: a reader may follow both."""
    chinese, english = (set(texts(feed_of(both, language), "id")) for language in Language)
    assert not chinese & english


def test_a_feed_withstands_names(hostile: Rules) -> None:
    """A name with markup in it is text in the feed: it opens no element, there or in the reader."""
    found = feed_of(shelves.catalogues(hostile), Language.EN)
    assert HOSTILE in str(found.findtext(f"{ATOM}title"))
    assert {HOSTILE} == set(texts(found, "rights"))


def test_a_feed_withstands_points(rules: Rules) -> None:
    """Markup in a main point stays text twice over: in the feed, and in the HTML that a reader makes of it."""
    found = shelves.catalogues(rules)
    for one in found[Language.EN].shelves[0].bulletins:
        one.__dict__["record"] = {**one.record, "points": [HOSTILE]}
    content = texts(feed_of(found, Language.EN), "content")
    assert content and all("<li>A &amp; B &lt;script&gt;" in one and "<script" not in one for one in content)


# --- the calendar


def statuses(events: Sequence[calendar.Event]) -> dict[str, str]:
    return {str(event.period): event.status.value for event in events}


def test_what_is_announced_is_published_when_it_is_there(rules: Rules) -> None:
    """Every period of the plan is in the calendar; published once it has bulletins, a quarter once whole."""
    whole = calendar.of([shelves.shelf(Language.ZH, rules)])
    assert {"published"} == set(statuses(whole).values())
    assert {"2021-09", "2021-10", "2021-10-d1", "2021-Q3", "2021-Q4"} == set(statuses(whole))
    half = calendar.of([shelves.shelf(Language.ZH, rules, without=("2021-10",))])
    assert {"2021-10": "announced", "2021-Q4": "announced", "2021-09": "published", "2021-Q3": "published",
            "2021-10-d1": "published"} == statuses(half)  # fmt: skip
    assert [None] == [event.address for event in half if str(event.period) == "2021-10"]


def test_the_calendar_keeps_to_the_schema_and_is_in_order(both: Catalogues) -> None:
    """``calendar.json`` is what the schema says, the latest day first."""
    found = json.loads(calendar.document(calendar.of(both[Language.ZH].shelves)))
    validator({"$ref": "#/$defs/calendar"}).validate(found)
    told = [event["day"] for event in found["events"]]
    assert sorted(told, reverse=True) == told
    assert ["2021-10", "2021-09"] == [
        event["period"] for event in found["events"] if event["kind"] == "month"
    ]


@pytest.mark.parametrize("language", Language)
def test_the_calendar_of_programs_says_the_same(strict: Rules, language: Language) -> None:
    """``calendar.ics`` has the days and statuses of ``calendar.json``; what it is stamped with is no clock."""
    events = calendar.of([shelves.shelf(language, strict, without=("2021-10",))])
    data = calendar.icalendar(events, language)
    entries = Calendar.from_ical(data.decode()).walk("VEVENT")
    assert len(events) == len({str(entry["UID"]) for entry in entries})
    for event, entry in zip(events, entries, strict=True):
        assert event.closing.day == entry.decoded("DTSTART")
        assert datetime.combine(event.closing.day, datetime.min.time(), UTC) == entry.decoded("DTSTAMP")
        expected = {"announced": "TENTATIVE", "published": "CONFIRMED"}[event.status]
        assert expected == entry["STATUS"] and event.period.title(language) in entry["SUMMARY"]
        assert strict[0].notice.text(language) in entry["DESCRIPTION"]
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and data.endswith(b"END:VCALENDAR\r\n")
    assert data == calendar.icalendar(events, language)


def test_the_calendar_withstands_names(hostile: Rules) -> None:
    """A name with commas, semicolons and line ends in it does not begin a line of its own."""
    campaign, units = hostile
    spoiled = campaign.model_copy(
        update={"short": campaign.short.model_copy(update={"en": "a;b,c\\n\nEND:VEVENT"})}
    )
    events = calendar.of([shelves.shelf(Language.EN, (spoiled, units))])
    entries = Calendar.from_ical(calendar.icalendar(events, Language.EN).decode()).walk("VEVENT")
    assert len(events) == len(entries)
    assert all("a;b,c\\n\nEND:VEVENT" in entry["SUMMARY"] for entry in entries)


# --- laid into the site


class Place:
    """A site that is laid again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lay(self, found: Catalogues) -> set[str]:
        """Lay the products and return which files are not those that were there before."""
        before = self._inodes()
        tree = Tree(self.folder / "_site", self.folder / "site.json", self.folder / "fresh")
        Products(found, Hashes()).lay(tree)
        tree.settle()
        return {path for path, inode in self._inodes().items() if before.get(path) != inode}

    def _inodes(self) -> dict[str, int]:
        return {path: (self.folder / "_site" / path).stat().st_ino for path in self.files()}

    def files(self) -> dict[str, bytes]:
        home = self.folder / "_site"
        found = (file for file in sorted(home.rglob("*")) if file.is_file() and file.name[0] != ".")
        return {file.relative_to(home).as_posix(): file.read_bytes() for file in found}


def test_nothing_changed_nothing_made(
    both: Catalogues, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build with the same data reads nothing and makes nothing; each bulletin has its three files."""
    place = Place(tmp_path)
    made = place.lay(both)
    bulletins = {f"{PREFIX[one.run.language]}{one.path}" for found in both.values()
                 for one in found.shelves[0].bulletins}  # fmt: skip
    assert {f"{home}/{name}" for home in bulletins for name in beside.FILES} <= made
    monkeypatch.setattr(model, "read", _not_asked)
    monkeypatch.setattr(feed, "document", _not_asked)
    assert set() == place.lay(both)


def _not_asked(*_: object) -> None:
    raise AssertionError("nothing was to be read or made")


def test_what_changed_is_made_and_is_as_if_made_afresh(rules: Rules, tmp_path: Path) -> None:
    """Another score changes the products of its page and those that show it, no others; bytes are a fresh site's."""
    runs, place = tmp_path / "runs", Place(tmp_path / "one")
    place.lay(shelves.catalogues(rules, folder=runs))
    before = place.files()
    home = f"{CAMPAIGN}/2021-10"
    folder = runs / "zh" / home
    text = (folder / "scores.csv").read_text(encoding="utf-8")
    (folder / "scores.csv").write_text(
        text.replace(",false,synthetic", ",true,synthetic", 1), encoding="utf-8"
    )
    changed = catalogues_in(rules, runs)
    made = place.lay(changed)
    assert {*(f"{home}/{name}" for name in beside.FILES), f"api/{CAMPAIGN}.json"} == made
    fresh = Place(tmp_path / "two")
    fresh.lay(changed)
    assert fresh.files() == place.files() != before


def catalogues_in(rules: Rules, runs: Path) -> Catalogues:
    """Return the catalogues of runs that lie in ``runs`` already, as they are now."""
    found: Catalogues = {}
    for language in Language:
        own = [shelves.bulletin(file.parent) for file in sorted((runs / language).rglob("record.json"))]
        shelf = shelves.shelf(language, rules)
        by_path = {one.path: one for one in own}
        ordered = tuple(by_path[one.path] for one in shelf.bulletins)
        found[language] = Catalogue(language, (type(shelf)(*rules, ordered),))
    return found


def test_a_month_that_comes_is_in_every_list(rules: Rules, tmp_path: Path) -> None:
    """A new month is in index, standings, feeds and calendar; what was beside the other bulletins is left alone."""
    place = Place(tmp_path)
    place.lay(shelves.catalogues(rules, without=("2021-10",)))
    made = place.lay(shelves.catalogues(rules))
    lists = {path for path in made if path.rpartition("/")[2] not in {*beside.FILES, image.FILE}}
    assert {f"{prefix}{name}" for prefix in ("", "en/") for name in
            ("feed.atom", "calendar.ics", f"{CAMPAIGN}/feed.atom")} | {
        "api/index.json", f"api/{CAMPAIGN}.json", "calendar.json"} == lists  # fmt: skip
    assert all("/2021-10/" in path for path in made - lists)


def test_a_name_or_a_licence_that_changes_is_told(rules: Rules, both: Catalogues, tmp_path: Path) -> None:
    """Another name of a unit is in the interface, another licence in everything of its campaign, at the next build."""
    (campaign, units), place = rules, Place(tmp_path)
    place.lay(both)
    renamed = (*units[:-1], units[-1].model_copy(update={"name_en": "Elsewhere"}))
    assert {"api/index.json", f"api/{CAMPAIGN}.json"} == place.lay(shelves.catalogues((campaign, renamed)))
    licence = campaign.licence.model_copy(update={"en": "All rights reserved"})
    other = campaign.model_copy(update={"licence": licence})
    made = place.lay(shelves.catalogues((other, renamed)))
    assert set(place.files()) - made == {
        "api/schema.json", "api/index.json", "calendar.json", "calendar.ics", "en/calendar.ics",
        # Whoever reads them in Chinese finds the licence as it was.
        "feed.atom", f"{CAMPAIGN}/feed.atom",
        *(path for path in place.files() if path.startswith(CAMPAIGN) and path.endswith((".ods",))),
        *(path for path in place.files() if path.endswith(image.FILE)),  # which says nothing of it
    }  # fmt: skip


def test_no_clock_and_no_machine(both: Catalogues, tmp_path: Path) -> None:
    """No product names today, this year's date of building, or a folder of this machine."""
    place = Place(tmp_path)
    place.lay(both)
    today, here = (
        date.today().isoformat(),
        (str(tmp_path), str(shelves.paths.REPOSITORY), str(Path.home()) + "/"),
    )
    for name, data in place.files().items():
        text = data.decode("utf-8", errors="ignore")
        assert today not in text and not any(one in text for one in here), name
