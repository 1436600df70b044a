"""What the head of a page tells other sites: its address in full, a title, a sentence and a picture that is there."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from bulletins.language import words
from bulletins.pipeline.products import canvas, image, model
from bulletins.pipeline.render import previews
from bulletins.pipeline.render.planned import Head, Preview
from bulletins.pipeline.render.settings import Settings
from bulletins.vocabulary import Language
from tests.unit import shelves
from tests.unit.shelves import CAMPAIGN, Rules

URL = "https://example.org/bulletins"
SITE = Settings("A site", URL, footer="", toc_title="", navigation=())
HOSTILE = '"><script>alert(1)</script> & A'


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return shelves.rules(tmp_path_factory.mktemp("data"))


def told(head: Head, language: Language = Language.EN) -> dict[str, str]:
    """Return what the head says, by name; the canonical address under its own."""
    tree = BeautifulSoup(previews.elements(head, SITE, language), "html.parser")
    found = {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in tree.select("meta")}
    assert len(found) == len(tree.select("meta")) and not tree.select("script")
    (canonical,) = tree.select('link[rel="canonical"]')
    return {**found, "canonical": str(canonical["href"])}


def test_a_page_is_named_by_its_address() -> None:
    """Canonical and shown address are the page's own, in full, in either language; home is the folder itself."""
    for language, prefix in ((Language.ZH, ""), (Language.EN, "en/")):
        for path, address in (("", f"{URL}/{prefix}"), ("about", f"{URL}/{prefix}about/")):
            found = told(Head(path, "Title"), language)
            assert address == found["canonical"] == found["og:url"]
            assert f"{URL}/{prefix}preview.png" == found["og:image"]
            assert "website" == found["og:type"]


def test_the_other_language_is_named_where_there_is_one() -> None:
    """A page in both languages names the other; one in a single language does not."""
    assert ("en_GB", "zh_CN") == tuple(
        told(Head("about", "T", bilingual=True))[name] for name in ("og:locale", "og:locale:alternate")
    )
    assert "og:locale:alternate" not in told(Head("about", "T"))


@pytest.mark.parametrize("language", Language)
def test_a_bulletin_is_shown_with_its_picture_and_first_point(rules: Rules, language: Language) -> None:
    """A link to a bulletin is shown with what its figures are, its first point, its own picture and that in words."""
    folder = shelves.HOMES[language] / CAMPAIGN / "2021-10" / "changle"
    dataset = model.read(folder, rules[0])
    preview = previews.of_bulletin(dataset)
    found = told(Head(str(dataset.address), "Title", "Campaign", "Description", preview=preview), language)
    label = words(language)("nature-synthetic")
    assert "article" == found["og:type"] and "Title – Campaign" == found["og:title"]
    assert label in found["og:description"] and found["og:description"].endswith(dataset.points[0])
    assert f"{found['canonical']}{image.FILE}" == found["og:image"]
    assert image.alternative(image.of(dataset), words(language)) == found["og:image:alt"]
    assert [canvas.WIDTH, canvas.HEIGHT] == [int(found[f"og:image:{side}"]) for side in ("width", "height")]


def test_a_page_that_leads_to_bulletins_shows_the_newest(rules: Rules) -> None:
    """The pages of a campaign and of a unit are shown with the picture of their newest bulletin, named in words."""
    shelf = shelves.shelf(Language.EN, rules)
    newest = shelf.of_unit("changle")[0]
    preview = previews.of_newest(newest, shelf, "All months")
    assert (newest.path, "[Synthetic data] All months") == (preview.folder, preview.text)
    assert all(
        part in preview.alt for part in ("Changle", newest.period.title(Language.EN), "Synthetic data")
    )
    assert Preview() == previews.of_newest(None, shelf, "All months")


def test_names_are_data() -> None:
    """Whatever stands in a title or a sentence, it opens no element and ends none."""
    found = told(Head("about", HOSTILE, HOSTILE, HOSTILE, preview=Preview(alt=HOSTILE, text=HOSTILE)))
    assert HOSTILE == found["og:description"] == found["og:image:alt"]


def test_pictures_are_signed_with_where_they_are_from() -> None:
    """Every picture names the site and where it is published."""
    assert all("A site" in (told := previews.signature(SITE, words(language))) and "example.org/bulletins" in told
               for language in Language)  # fmt: skip
