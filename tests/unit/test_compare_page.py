"""The page that compares units: its plain tables say what the published standings say, and it is planned by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletins.pipeline.hashes import Hashes
from bulletins.pipeline.products.laying import Products
from bulletins.pipeline.render import catalogue, compare_page
from bulletins.pipeline.render.catalogue import Shelf
from bulletins.vocabulary import Language
from tests.unit import shelves


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> shelves.Rules:
    return shelves.rules(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("language", Language)
def test_each_unit_has_its_position_in_every_month(rules: shelves.Rules, language: Language) -> None:
    """The table has the newest month's league, and in each column the positions that month's own page published."""
    found = shelves.shelf(language, rules)
    told = compare_page.tables(found, language)

    assert [one.period.title(language) for one in reversed(found.overviews)] == told["heads"]
    for league in told["leagues"]:
        assert 0 == league["more"] and league["rows"]
        for row in league["rows"]:
            for own, page in zip(row["positions"], reversed(found.overviews), strict=True):
                standing = {(one["league"], one["unit"]): one for one in page.record["standing"]}
                assert standing.get((row["league"], row["unit"])) == own
            assert row["position"] == row["positions"][-1]["position"]


def test_it_is_made_anew_when_a_month_changes(rules: shelves.Rules, tmp_path: Path) -> None:
    """A month more, or another figure in an old one, changes what the page is made of; nothing else does."""
    whole = shelves.shelf(Language.ZH, rules, folder=tmp_path)
    again = shelves.shelf(Language.ZH, rules, folder=tmp_path)
    fewer = shelves.shelf(Language.ZH, rules, without={"2021-09"})

    assert compare_page.of(whole, Language.ZH) == compare_page.of(again, Language.ZH)
    assert compare_page.of(whole, Language.ZH) != compare_page.of(fewer, Language.ZH)
    scores = whole.overviews[-1].run.folder / "scores.csv"
    scores.write_text(scores.read_text(encoding="utf-8").replace("changle", "fuqing"), encoding="utf-8")
    changed = Shelf(whole.campaign, whole.rows, tuple(
        shelves.bulletin(one.run.folder) if one is whole.overviews[-1] else one for one in whole.bulletins
    ))  # fmt: skip
    assert compare_page.of(whole, Language.ZH) != compare_page.of(changed, Language.ZH)


def test_a_campaign_without_a_league_has_no_such_page(rules: shelves.Rules) -> None:
    """Where no month has a page there is nothing to compare, and no address for it."""
    whole, empty = shelves.shelf(Language.ZH, rules), Shelf(*rules, ())
    address = f"{whole.campaign.campaign}/{catalogue.COMPARE}"

    assert whole.compares and address in whole.paths
    assert not empty.compares and address not in empty.paths


def test_what_the_script_asks_for_is_published(rules: shelves.Rules) -> None:
    """The address that the page names is that of the standings, and the units it links have pages."""
    found = shelves.shelf(Language.EN, rules)
    told = compare_page.of(found, Language.EN)

    published = {one.path for one in Products(shelves.catalogues(rules), Hashes()).of_site()}
    assert told["source"] in published
    assert all(f"{found.campaign.campaign}/{unit}" in found.paths for unit in told["pages"].split())
