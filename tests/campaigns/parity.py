"""``python -m tests.campaigns.parity SITE OTHER``: two renderings of one site, page by page.

Compared are the addresses of pages and of what is taken away, and of each page its language, titles, description,
headings, tables, links, frame, alternative texts, navigation, scripts of ours, and what its head tells programs.
Printed is a table of what agrees, and the first differences of each kind. Not compared is what a renderer adds of its
own: its contents, its styles, its scripts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from tests.site import pages
from tests.site.pages import Page

# What a renderer brings along for its pages lies in these; it is no part of what is published.
_FURNITURE = {"assets", "site_libs", "fonts", "fonts.css", "pagefind", "search.json", ".nojekyll"}
_SHOWN_PAGES, _SHOWN_LINES, _LONGEST = 3, 8, 160
# Of a page's head: links to programs' files, and what previews and searches are told.
_HEAD = 'link[rel~="alternate"], link[rel="canonical"], meta[property^="og:"], meta[name^="twitter:"]'


@dataclass(frozen=True)
class Difference:
    """How a page differs in one respect: lines of a difference; of a page that only one site has, which."""

    respect: str
    address: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Parity:
    """What was compared: how many pages have something of each respect, and what differs."""

    pages: int
    counted: dict[str, int]
    differences: tuple[Difference, ...]

    def table(self) -> list[str]:
        """Return a line for each respect: how many things of it were compared, and on how many pages they differ."""
        differing = {
            respect: sum(one.respect == respect for one in self.differences) for respect in self.counted
        }
        width = max(map(len, self.counted))
        return [f"{'':<{width}}  compared  pages that differ",
                *(f"{respect:<{width}}  {count:>8}  {differing[respect]:>5}"
                  for respect, count in self.counted.items())]  # fmt: skip

    def told(self) -> list[str]:
        """Return the first differences of each respect."""
        told: list[str] = []
        for respect in self.counted:
            found = [one for one in self.differences if one.respect == respect]
            for one in found[:_SHOWN_PAGES]:
                told += [
                    f"{respect} of {one.address}",
                    *(f"    {line[:_LONGEST]}" for line in one.lines[:_SHOWN_LINES]),
                ]
            if len(found) > _SHOWN_PAGES:
                told.append(f"{respect}: {len(found) - _SHOWN_PAGES} pages more")
        return told


def compare(site: Path, other: Path, within: str = "") -> Parity:
    """Compare two rendered sites, or of both only the addresses that contain ``within``."""
    counted, differences = dict.fromkeys(("addresses", *RESPECTS), 0), []
    ours, theirs = ({name for name in published(one) if within in name} for one in (site, other))
    counted["addresses"] = len(ours | theirs)
    differences += [Difference("addresses", f"/{name}", (f"only in {site if name in ours else other}",))
                    for name in sorted(ours ^ theirs)]  # fmt: skip
    both = sorted(name for name in ours & theirs if name.endswith(".html"))
    for name in both:
        left, right = pages.read(site / name), pages.read(other / name)
        for respect, see in RESPECTS.items():
            mine, yours = see(left, name), see(right, name)
            counted[respect] += len(mine)
            if mine != yours:
                differences.append(Difference(respect, f"/{name}", tuple(_difference(mine, yours))))
    return Parity(len(both), counted, tuple(differences))


def published(site: Path) -> set[str]:
    """Return the files of a site by their paths, without what a renderer needs for its pages."""
    files = (file.relative_to(site) for file in site.rglob("*") if file.is_file())
    own = (file for file in files if not _FURNITURE & set(file.parts[:2]))
    return {file.as_posix() for file in own if not file.name.startswith(".")}


def _difference(mine: Sequence[Any], yours: Sequence[Any]) -> Iterator[str]:
    left, right = ([_line(thing) for thing in things] for things in (mine, yours))
    return (
        line
        for line in unified_diff(left, right, lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    )


def _line(thing: Any) -> str:
    return " | ".join(map(_line, thing)) if isinstance(thing, tuple) else str(thing)


def _language(page: Page, _: str) -> list[str]:
    return [
        str(page.one("html").get("lang", "")),
        *(str(tag["lang"]) for tag in page.tree.select("main [lang]")),
    ]


def _titles(page: Page, _: str) -> list[str]:
    return [page.title, *(pages.plain(tag) for tag in page.tree.select("h1, p.subtitle"))]


def _description(page: Page, _: str) -> list[str]:
    return [" ".join(str(tag["content"]).split()) for tag in page.tree.select('meta[name="description"]')]


def _headings(page: Page, _: str) -> list[tuple[str, str, str]]:
    """Return level, anchor and text of the headings; Quarto sets the anchor on the section around its heading."""
    found = [tag for tag in page.tree.select("main :is(h2, h3, h4)") if tag.get("id") != "toc-title"]
    return [(tag.name, _anchor(tag), pages.plain(tag)) for tag in found]


def _anchor(heading: Tag) -> str:
    section = heading.find_parent("section")
    return str(heading.get("id") or (section.get("id", "") if section else ""))


def _tables(page: Page, _: str) -> list[tuple[Any, ...]]:
    """Return caption, heads and rows of each table, row by row so that a difference names the row."""
    return [row for table in page.tables for row in ((table.caption,), table.heads, *table.rows)]


def _links(page: Page, name: str) -> list[tuple[str, str]]:
    found = (tag for tag in page.tree.select("main a[href]") if tag.find_parent(_is_frame) is None)
    return [(pages.plain(tag), _place(str(tag["href"]), name)) for tag in found]


def _frame(page: Page, name: str) -> list[tuple[str, str]]:
    """Return the links around the content, which stand above the title in one renderer and below it in the other."""
    found = page.tree.select(".page-frame a[href], .page-frame form[action]")
    return [(pages.plain(tag), _place(str(tag.get("href") or tag["action"]), name)) for tag in found]


def _is_frame(tag: Tag) -> bool:
    """Return whether this is the frame, or the contents that a renderer makes from the headings."""
    return tag.get("id") == "TOC" or bool({"page-frame", "toc-here"} & set(tag.get("class") or ()))


def _texts(page: Page, _: str) -> list[str]:
    """Return what is read aloud in place of figures, pictures and signs."""
    found = page.tree.select('main svg[aria-label], main [role="img"][aria-label], main img')
    return [str(tag.get("aria-label") or tag.get("alt") or "") for tag in found]


def _navigation(page: Page, name: str) -> list[tuple[str, str]]:
    found = page.tree.select("#quarto-header .nav-link[href]")
    return [(pages.plain(tag), _place(str(tag["href"]), name)) for tag in found]


def _scripts(page: Page, name: str) -> list[str]:
    """Return the scripts of ours that a page loads."""
    places = (_place(str(tag["src"]), name) for tag in page.tree.select("script[src]"))
    return [place for place in places if "assets" in place.split("/")]


def _head(page: Page, name: str) -> list[tuple[str, str, str]]:
    """Return what the head tells programs: other language, feed, address, preview, data."""
    told = [(str(tag.get("property") or tag.get("name") or tag.get("rel")), str(tag.get("hreflang", "")),
             _place(str(tag["href"]), name) if tag.get("href") else str(tag.get("content", "")))
            for tag in page.tree.select(_HEAD)]  # fmt: skip
    data = page.tree.select('script[type="application/ld+json"]')
    return sorted(told) + [("data", "", pages.plain(tag)) for tag in data]


def _place(href: str, name: str) -> str:
    """Return where a link of the page ``name`` leads, from the root of the site; other hosts as they stand."""
    parts = urlsplit(urljoin(f"http://site/{name}", href))
    if parts.netloc != "site":
        return href
    path = normpath(unquote(parts.path)).removesuffix("index.html").rstrip("/")
    return f"{path or '/'}{'?' + parts.query if parts.query else ''}{'#' + parts.fragment if parts.fragment else ''}"


RESPECTS: dict[str, Callable[[Page, str], list[Any]]] = {
    "language": _language,
    "titles": _titles,
    "description": _description,
    "headings": _headings,
    "tables": _tables,
    "links": _links,
    "frame": _frame,
    "alternative texts": _texts,
    "navigation": _navigation,
    "scripts": _scripts,
    "head": _head,
}


def main() -> int:
    """Compare the two sites named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("site", type=Path)
    parser.add_argument("other", type=Path)
    asked = parser.parse_args()
    for site in (asked.site, asked.other):
        if not (site / "index.html").is_file():
            sys.exit(f"{site} is no site: it has no home page")
    parity = compare(asked.site, asked.other)
    print(f"{parity.pages} pages in both sites\n")
    print("\n".join(parity.table()))
    print("\n" + "\n".join(parity.told()) if parity.differences else "\nno difference")
    return 1 if parity.differences else 0


if __name__ == "__main__":
    sys.exit(main())
