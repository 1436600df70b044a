"""The list of all pages for search engines, and the file that tells them where it lies.

It says no dates: nothing that a page is made of knows when it was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.render import settings
from bulletins.pipeline.render.frame import NOT_FOUND
from bulletins.pipeline.render.planned import Page
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language

SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"
# As many as a sitemap may hold, by the protocol.
MOST = 50_000
# A page of results is not worth finding.
_LEFT_OUT = {NOT_FOUND, "search"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def lay(tree: Tree, pages: Mapping[Language, Iterable[Page]]) -> None:
    """Give ``tree`` the sitemap of all ``pages``, and ``robots.txt``."""
    url = settings.read(next(iter(pages))).url
    paths = {language: [page.path for page in several] for language, several in pages.items()}
    for name, text in files(paths, url):
        key = hash_text(text)
        if not tree.keeps(name, key):
            tree.write(name, key, text.encode())


def files(paths: Mapping[Language, Sequence[str]], url: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file for the pages at ``paths`` of each language of the site at ``url``."""
    entries = list(_entries(paths, url))
    parts = [entries[start : start + MOST] for start in range(0, len(entries), MOST)]
    if len(parts) <= 1:
        yield SITEMAP, _list("urlset", 'xmlns:xhtml="http://www.w3.org/1999/xhtml"', entries)
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, _list("urlset", 'xmlns:xhtml="http://www.w3.org/1999/xhtml"', part)
        yield (
            SITEMAP,
            _list(
                "sitemapindex", "", [f"<sitemap><loc>{escape(url)}/{name}</loc></sitemap>" for name in names]
            ),
        )
    yield ROBOTS, f"User-agent: *\nAllow: /\n\nSitemap: {url}/{SITEMAP}\n"


def _list(element: str, more: str, lines: Sequence[str]) -> str:
    opening = " ".join(part for part in (element, _XMLNS, more) if part)
    return _HEAD + "\n".join([f"<{opening}>", *lines, f"</{element}>"]) + "\n"


def _entries(paths: Mapping[Language, Sequence[str]], url: str) -> Iterator[str]:
    """Yield an entry for each page, with the same page in each language there is."""
    there = {language: frozenset(several) for language, several in paths.items()}
    for language, several in paths.items():
        for path in several:
            if path in _LEFT_OUT:
                continue
            both = [one for one in paths if path in there[one]]
            others = "".join(
                f'<xhtml:link rel="alternate" hreflang="{one.value}" href="{_address(url, one, path)}"/>'
                for one in both
            )
            yield f"<url><loc>{_address(url, language, path)}</loc>{others if len(both) > 1 else ''}</url>"


def _address(url: str, language: Language, path: str) -> str:
    return escape(
        f"{url}/{PREFIX[language]}{path}/" if path else f"{url}/{PREFIX[language]}", {'"': "&quot;"}
    )
