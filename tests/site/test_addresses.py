"""Every address is there in both languages, every link leads somewhere, and nothing comes from another host."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import BuiltSite
from tests.hostile_campaign import HOSTILE
from tests.site import pages
from tests.site.pages import DOWNLOADS, LANGUAGES, Page
from tests.small_campaign import CAMPAIGN

# Where the sources of the three kinds of campaigns are; no other host is linked to.
SOURCES = {"gx-cm.com", "www.clnews.com.cn", "example.org"}
ADDRESSES = sorted(pages.addresses())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_is_there_and_no_other(built_site: BuiltSite, language: str) -> None:
    """The pages of a language are exactly the addresses the README promises: home, about, campaigns, months, units."""
    home = pages.home(built_site.site, language)
    found = {
        "" if (path := str(file.parent.relative_to(home))) == "." else path
        for file in home.rglob("index.html")
    }
    found = {path for path in found if path.split("/")[0] != "en"}
    assert set(ADDRESSES) | set(pages.latest()) == found
    assert (home / "404.html").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_downloads_stand_beside_each_bulletin_and_nowhere_else(built_site: BuiltSite, language: str) -> None:
    """Beside each bulletin stand its scores, record and notebook, and its page links all three."""
    home = pages.home(built_site.site, language)
    expected = {f"{address}/{name}" for campaign in pages.CAMPAIGNS for address in pages.made(campaign)
                for name in DOWNLOADS}  # fmt: skip
    found = {str(file.relative_to(home)) for name in DOWNLOADS for file in home.rglob(name)}
    assert expected == {path for path in found if not path.startswith("en/")}
    for campaign in pages.CAMPAIGNS:
        for address in pages.made(campaign):
            assert set(DOWNLOADS) <= set(pages.page(built_site.site, address, language).links), address


def test_every_link_leads_to_a_file(built_site: BuiltSite) -> None:
    """Each link of each page that stays on the site leads to a file of it, and each anchor to an element."""
    lost = [
        f"{page.file.relative_to(built_site.site)} → {link}"
        for page in pages.every_page(built_site.site)
        for link in page.links
        if not urlsplit(link).scheme and not is_there(built_site.site, page, link)
    ]
    assert [] == lost


def is_there(site: Path, page: Page, link: str) -> bool:
    """Return whether ``link`` on ``page`` leads to a file of the site and, with an anchor, to an element of it."""
    parts = urlsplit(link)
    # As a browser does: from the page's own folder, and from the top where the link begins with a slash.
    start = "/" if parts.path.startswith("/") else f"/{page.file.parent.relative_to(site).as_posix()}/"
    path = posixpath.normpath(start + unquote(parts.path))
    file = site / path.lstrip("/") if parts.path else page.file
    if file.is_dir():
        if not parts.path.endswith("/"):
            return False
        file /= "index.html"
    if not file.is_file():
        return False
    return not parts.fragment or f'id="{parts.fragment}"' in pages.read(file).html or bool(
        pages.read(file).tree.find(id=unquote(parts.fragment))
    )  # fmt: skip


def test_only_sources_are_on_other_hosts(built_site: BuiltSite) -> None:
    """Only a link for the reader leads to another host, and only to that of a source, by https."""
    for page in pages.every_page(built_site.site):
        for tag in page.tree.select("[href], [src], [srcset], [action], [data], [poster]"):
            for name in ("href", "src", "srcset", "action", "data", "poster"):
                target = str(tag.get(name) or "")
                if urlsplit(target).scheme or target.startswith("//"):
                    is_icon = tag.name == "link" and target == "data:,"
                    is_own = tag.name == "link" and tag.get("rel") == ["canonical"]
                    is_source = tag.name == "a" and name == "href" and urlsplit(target).hostname in SOURCES
                    assert is_icon or is_own or (is_source and target.startswith("https://")), (
                        page.file,
                        str(tag)[:200],
                    )


def test_nothing_loads_by_stylesheet_or_script(built_site: BuiltSite) -> None:
    """No page runs a script but from the files of the site, no style fetches anything but fonts beside it."""
    for page in pages.every_page(built_site.site):
        for tag in page.tree.select("script"):
            ours = tag.get("src") and "assets/" in str(tag["src"]) and not tag.string
            assert ours or tag.get("type") == "application/ld+json", (page.file, tag.attrs)
        assert [] == page.tree.select("iframe, object, embed, base"), page.file
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", page.html), page.file
    for sheet in built_site.site.rglob("*.css"):
        assert not re.search(
            r'@import|url\((?!"fonts/[\w-]+\.woff2"\))', sheet.read_text(encoding="utf-8")
        ), sheet


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_head_of_a_page(built_site: BuiltSite, address: str, language: str) -> None:
    """A page says its language, has a title and one h1, and names itself and its twin in the other language."""
    page = pages.page(built_site.site, address, language)
    assert language == page.one("html")["lang"]
    assert pages.plain(page.one("h1")) and pages.plain(page.one("h1")) in page.title
    assert page.one('meta[name="description"]')["content"]
    alternates = {tag["hreflang"]: str(tag["href"]) for tag in page.tree.select("link[hreflang]")}
    assert set(LANGUAGES) == set(alternates)
    for other, href in alternates.items():
        target = (page.file.parent / href / "index.html").resolve()
        assert pages.page(built_site.site, address, other).file.resolve() == target


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_titles_are_unique(built_site: BuiltSite, language: str) -> None:
    """The title a browser shows belongs to one page only: tabs, bookmarks and search results tell pages apart."""
    seen = Counter(pages.page(built_site.site, address, language).title for address in ADDRESSES)
    assert {} == {title: count for title, count in seen.items() if count > 1}


def test_no_markup_is_left_over(built_site: BuiltSite) -> None:
    """No page shows a fence, an escape or a missing value of Python's: what is written for machines stays with them."""
    listing = [
        (address, language) for address in ("", "calendar", "find", "search") for language in LANGUAGES
    ]
    homes = {pages.page(built_site.site, *one).file for one in listing}
    homes |= {pages.home(built_site.site, language) / "404.html" for language in LANGUAGES}
    for page in pages.every_page(built_site.site):
        if HOSTILE not in page.file.parts and page.file not in homes:
            left = re.findall(r"```|\{=html\}|\{\{|\\.|&\w+;|\*\*|\bNone\b|\bnan\b|<NA>|np\.\w+", page.text)
            assert [] == left, page.file


def test_every_id_is_given_once(built_site: BuiltSite) -> None:
    """An id names one element of a page, those inside figures included, so that every anchor has one target."""
    for page in pages.every_page(built_site.site):
        seen = Counter(str(tag["id"]) for tag in page.tree.select("[id]"))
        assert {} == {name: count for name, count in seen.items() if count > 1}, page.file


def test_a_month_and_its_quarter_lead_to_each_other(built_site: BuiltSite) -> None:
    """A month links its quarter, the campaign to date and its ten-day periods; each of them links the month."""
    for language in LANGUAGES:
        links = pages.page(built_site.site, f"{CAMPAIGN}/2021-10", language).links
        for period in ("2021-Q4", "to-date", "2021-10-d1"):
            assert any(link.endswith(f"{CAMPAIGN}/{period}/") for link in links), period
        for period in ("2021-Q4", "2021-10-d1"):
            back = pages.page(built_site.site, f"{CAMPAIGN}/{period}", language).links
            assert any(link.endswith(f"{CAMPAIGN}/2021-10/") for link in back), period


def test_the_campaign_lists_every_unit_and_period(built_site: BuiltSite) -> None:
    """The campaign's page has all its overall leagues, towns without pages unlinked, and links every period."""
    page = pages.page(built_site.site, CAMPAIGN, "en")
    shown = {cell for table in page.tables for row in table.rows for cell in row}
    assert {"Changle", "Fuqing", "Songxia"} <= shown
    assert not [link for link in page.links if "songxia" in link]
    assert {"2021-09/", "2021-10/", "2021-10-d1/", "2021-Q3/", "2021-Q4/", "to-date/", "methodology/"} <= set(
        page.links
    )
