"""The list of all pages for search engines, the pages that lead to the newest month, and the order of the home page."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bulletins.pipeline.render import drawing, finding, latest, settings, sitemap
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language
from tests.small_campaign import CAMPAIGN, MONTHS
from tests.unit import shelves

URL = "https://example.org/bulletins"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def locations(text: str, of: str = "s:url") -> list[str]:
    return [str(one.text) for one in ElementTree.fromstring(text).iterfind(f"{of}/s:loc", NAMES)]


def test_a_sitemap_names_every_page_of_both_languages_once_with_its_twin() -> None:
    """Each page stands there with its whole address and its twin in the other language; no page of results does."""
    found = dict(sitemap.files({Language.ZH: ["", "a", "404", "search"], Language.EN: ["", "a", "b"]}, URL))

    text = found[sitemap.SITEMAP]
    assert locations(text) == [f"{URL}/", f"{URL}/a/", f"{URL}/en/", f"{URL}/en/a/", f"{URL}/en/b/"]
    twins = [[(one.get("hreflang"), one.get("href")) for one in entry.iterfind("x:link", NAMES)]
             for entry in ElementTree.fromstring(text).iterfind("s:url", NAMES)]  # fmt: skip
    assert twins[1] == twins[3] == [("zh", f"{URL}/a/"), ("en", f"{URL}/en/a/")]
    assert twins[4] == []
    assert f"Sitemap: {URL}/sitemap.xml\n" in found[sitemap.ROBOTS]


def test_a_long_list_is_cut_where_the_protocol_wants_it_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file names more pages than it may; one more names the files, and together they name every page."""
    monkeypatch.setattr(sitemap, "MOST", 2)
    found = dict(sitemap.files({Language.ZH: [f"page-{number}" for number in range(5)]}, URL))

    parts = locations(found[sitemap.SITEMAP], "s:sitemap")
    named = [locations(found[part.removeprefix(f"{URL}/")]) for part in parts]
    assert [len(several) for several in named] == [2, 2, 1]
    assert sorted(page for several in named for page in several) == [
        f"{URL}/page-{number}/" for number in range(5)
    ]


def test_the_latest_addresses_lead_to_the_newest_month(tmp_path: Path) -> None:
    """A campaign's and a unit's leads to the newest month, by a relative way, and names that page as the true one."""
    tree = Tree(tmp_path / "site", tmp_path / "site.json", tmp_path / "fresh")
    latest.lay(tree, shelves.catalogues(shelves.rules(tmp_path / "data")))
    tree.settle()

    text = (tmp_path / "site" / "en" / CAMPAIGN / "latest" / "changle" / "index.html").read_text(
        encoding="utf-8"
    )
    whole = f"{settings.read(Language.EN).url}/en/{CAMPAIGN}/{MONTHS[-1]}/changle/"
    assert f'content="0; url=../../../{CAMPAIGN}/{MONTHS[-1]}/changle/"' in text
    assert f'<link rel="canonical" href="{whole}">' in text
    assert '<meta name="robots" content="noindex">' in text
    overview = (tmp_path / "site" / CAMPAIGN / "latest" / "index.html").read_text(encoding="utf-8")
    assert f'content="0; url=../../{CAMPAIGN}/{MONTHS[-1]}/"' in overview


def test_a_directory_names_every_bulletin_and_the_units_only_where_they_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each unit stands there with each of its months; past the limit with its own page only, which has them."""
    shelf = shelves.shelf(Language.ZH, shelves.rules(tmp_path))

    found = finding.directory(shelf, Language.ZH)
    named = {(unit["code"], month["path"]) for unit in found["units"] for month in unit["months"] if month}
    there = {
        (one.run.address.unit, one.run.address.period) for one in shelf.bulletins if one.run.address.unit
    }
    assert named == there and len(named) > 2
    monkeypatch.setattr(finding, "MOST_LINKS", 1)
    assert [unit["months"] for unit in finding.directory(shelf, Language.ZH)["units"]] == [[], []]


def test_a_line_of_positions_stops_where_there_is_none_and_says_so() -> None:
    """A month without a position breaks the line and is named in words; the best position is at the top."""
    places = [1, 3, None, 4, 2]
    rows = [{"path": f"2021-{12 - number:02d}", "month": f"M{12 - number}", "position": place, "of": 4, "light": None}
            for number, place in enumerate(places)]  # fmt: skip

    drawn = drawing.positions(rows, Language.EN)

    assert drawn is not None
    assert [point["place"] for point in drawn["points"]] == ["2", "4", "", "3", "1"]
    assert len(drawn["lines"]) == 2
    assert drawn["points"][-1]["y"] == drawn["top"] and drawn["points"][1]["y"] == drawn["bottom"]
    assert "M10: not ranked" in drawn["words"] and "M12: 1" in drawn["words"]
    assert drawing.positions(rows[:1], Language.EN) is None
