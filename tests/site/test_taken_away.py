"""What is taken away of a built site agrees with its pages: of every campaign, the one with hostile names too."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from PIL import Image

from bulletins.language import words
from bulletins.pipeline.products import beside
from bulletins.pipeline.render import settings
from bulletins.vocabulary import Language
from tests.conftest import BuiltSite
from tests.hostile_campaign import HOSTILE
from tests.site import pages
from tests.site.pages import CAMPAIGNS, LANGUAGES, XIANGXI
from tests.unit.test_products import as_text, sheet_rows, validator

ADDRESSES = [address for campaign in CAMPAIGNS for address in pages.made(campaign)]
ATOM = "{http://www.w3.org/2005/Atom}"


def folders(site: Path) -> Iterator[Path]:
    return (pages.home(site, language) / address for language in LANGUAGES for address in ADDRESSES)


def in_site(site: Path, address: str) -> Path:
    """Return the file at an address in full: the one published there, if the site were."""
    url = settings.read(Language.ZH).url
    assert address.startswith(f"{url}/"), address
    path = address.removeprefix(f"{url}/")
    return site / (f"{path}index.html" if not path or path.endswith("/") else path)


def loaded(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def test_one_table_in_three_forms(built_site: BuiltSite) -> None:
    """Beside every page CSV, JSON and spreadsheet hold the same cells in the same order, and keep to the schema."""
    check = validator({"$ref": "#/$defs/scores"})
    for folder in folders(built_site.site):
        text = (folder / "scores.csv").read_text(encoding="utf-8-sig")
        rows = [list(row.values()) for row in csv.DictReader(io.StringIO(text))]
        found = loaded(folder / "scores.json")
        check.validate(found)
        assert rows == [[as_text(value) for value in row.values()] for row in found["rows"]], folder
        sheet = sheet_rows((folder / "scores.ods").read_bytes(), 1)[3:]
        assert rows == [[as_text(value) for value in row] for row in sheet], folder


def test_every_file_of_a_package_is_there(built_site: BuiltSite) -> None:
    """A package names what lies beside it, with its size where that is not yet to change."""
    for folder in folders(built_site.site):
        resources = {one["path"]: one for one in loaded(folder / "datapackage.json")["resources"]}
        assert {*pages.DOWNLOADS, *beside.FILES} - {"datapackage.json"} == set(resources), folder
        sizes = {name: one["bytes"] for name, one in resources.items() if "bytes" in one}
        assert {name: (folder / name).stat().st_size for name in sizes} == sizes, folder


def test_the_head_of_a_page_describes_its_data(built_site: BuiltSite) -> None:
    """The page of a bulletin, and no other, describes its data: with its title, and files that are there."""
    described = set()
    for page in pages.every_page(built_site.site):
        for tag in page.tree.select('script[type="application/ld+json"]'):
            found = json.loads(tag.get_text())
            described.add(page.file.parent)
            record = loaded(page.file.parent / "record.json")
            assert found["name"] == record["title"][record["parameters"]["language"]], page.file
            address = page.one('link[rel="canonical"]')["href"]
            assert address == found["url"] == page.one('meta[property="og:url"]')["content"]
            files = [one["contentUrl"].removeprefix(address) for one in found["distribution"]]
            assert all((page.file.parent / name).is_file() for name in files), page.file
    assert set(folders(built_site.site)) == described


def test_previews_lead_to_pictures(built_site: BuiltSite) -> None:
    """Every page names its own address and a picture that is there; those of a campaign say what its figures are."""
    site = settings.read(Language.ZH).url
    for page in pages.every_page(built_site.site):
        place = page.file.relative_to(built_site.site).as_posix()
        if place.endswith("404.html"):
            continue
        told = {tag["property"]: tag["content"] for tag in page.tree.select('meta[property^="og:"]')}
        address = f"{site}/{place.removesuffix('index.html')}"
        assert address == page.one('link[rel="canonical"]')["href"] == told["og:url"], place
        with Image.open(in_site(built_site.site, told["og:image"])) as picture:
            assert (told["og:image:width"], told["og:image:height"]) == tuple(map(str, picture.size)), place
        folder = place.removeprefix("en/").partition("/")[0]
        if folder in CAMPAIGNS:
            language = Language.EN if place.startswith("en/") else Language.ZH
            label = words(language)("nature-published" if folder == XIANGXI else "nature-synthetic")
            assert label in told["og:description"] and label in told["og:image:alt"], place


def test_the_interface_leads_to_pages(built_site: BuiltSite) -> None:
    """Every address that the index names is there, in each language; the standings are those of the records."""
    found = loaded(built_site.site / "api" / "index.json")
    validator({"$ref": "#/$defs/index"}).validate(found)
    assert sorted(CAMPAIGNS) == [campaign["campaign"] for campaign in found["campaigns"]]
    for campaign in found["campaigns"]:
        listed = [*campaign["periods"], *campaign["units"], campaign]
        for prefix in found["languages"].values():
            for one in listed:
                assert (
                    one["address"] is None
                    or (built_site.site / prefix / one["address"] / "index.html").is_file()
                )
        for period in loaded(built_site.site / campaign["standing"])["periods"]:
            record = loaded(built_site.site / period["address"] / "record.json")
            overall = {(row["league"], row["unit"]): row["position"] for row in period["standing"]}
            assert {(row["league"], row["unit"]) for row in record["standing"]} <= set(overall)
            assert all(overall[row["league"], row["unit"]] == row["position"] for row in record["standing"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_calendar_is_the_same_three_times(built_site: BuiltSite, language: str) -> None:
    """Page, JSON and iCalendar have the same events; only what is published has a page."""
    events = loaded(built_site.site / "calendar.json")["events"]
    validator({"$ref": "#/$defs/calendar"}).validate({"schema": 1, "events": events})
    home = pages.home(built_site.site, language)
    entries = Calendar.from_ical((home / "calendar.ics").read_text(encoding="utf-8")).walk("VEVENT")
    shown = pages.page(built_site.site, "calendar", language).table("calendar").rows
    days = [
        str(entry.decoded("DTSTART"))[:10] for entry in entries
    ]  # of a release with a time, its day in UTC
    assert [event["day"] for event in events] == days
    assert [event["title"][language] for event in events] == [row[0] for row in shown]
    for event in events:
        own = home / event["campaign"] / event["period"] / "index.html"
        assert (event["address"] is not None) == own.is_file(), event
        assert event["address"] is None or event["status"] == "published", event
    assert {"published"} < {event["status"] for event in events} <= {"announced", "delayed", "published"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_lead_to_pages(built_site: BuiltSite, language: str) -> None:
    """Each entry of each feed leads to a page that has its title; the pages that have feeds name them."""
    home = pages.home(built_site.site, language)
    for place in ("", *CAMPAIGNS):
        feed = ElementTree.fromstring((home / place / "feed.atom").read_text(encoding="utf-8"))
        links = [one.get("href", "") for one in feed.iterfind(f"{ATOM}entry/{ATOM}link")]
        files = [in_site(built_site.site, link) for link in links]
        assert links and all(file.is_file() for file in files), place
        named = pages.page(built_site.site, place, language).one('link[type="application/atom+xml"]')
        assert "feed.atom" == named["href"]


def test_hostile_names_are_data(built_site: BuiltSite) -> None:
    """Whatever stands in a name, programs read it letter by letter."""
    told = loaded(built_site.site / "api" / f"{HOSTILE}.json")
    record = loaded(built_site.site / HOSTILE / "2021-10" / "record.json")
    names = {unit["unit"]: unit["name"]["zh"] for unit in told["units"]}
    assert all(names[row["unit"]] == row["name_zh"] for row in record["standing"])
