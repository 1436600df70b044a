"""The site: pages planned, those that changed rendered, downloads and records laid beside them, all swapped in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins.pipeline import quarto
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.releases import Release, Releases
from bulletins.pipeline.swap import restore
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.pipeline.hashes import Hashes
    from bulletins.pipeline.products.pdf import Press
    from bulletins.pipeline.render.catalogue import Catalogue
    from bulletins.pipeline.render.planned import Page
    from bulletins.pipeline.render.summaries import Summaries
    from bulletins.pipeline.render.tree import Tree


@dataclass(frozen=True)
class SiteOutcome:
    """What rendering did: by which renderer, how many pages there are, and how many had to be rendered.

    ``waiting`` are the releases that bulletins wait for, one for each bulletin. It is ``searchable`` where the program
    that makes the index is installed.
    """

    renderer: str
    pages: int
    rendered: int
    waiting: tuple[Release, ...] = ()
    searchable: bool = True


def get_ready(engine: quarto.Quarto | None = None) -> None:
    """Import what rendering takes, before there is something to render; of no use but that it is done."""
    from bulletins.pipeline.products import laying  # noqa: F401
    from bulletins.pipeline.render import catalogue, downloads, pages, preview, rendering  # noqa: F401

    if engine is None:
        from bulletins.pipeline.render import embedded, exporter  # noqa: F401

        exporter.body_of(())  # the template is made once


def site(shown: Sequence[Shown], *, site: Path, build: Path, engine: quarto.Quarto | None = None,
         held: Sequence[Shown] = (), embargo: Releases | None = None, press: Press | None = None,
         ) -> SiteOutcome:  # fmt: skip
    """Render the executed runs ``shown`` into ``site`` and return what was done.

    Only what changed is rendered; the site stays as it is when nothing did, and when anything goes wrong.
    ``build`` is the folder of everything generated. ``engine`` is the Quarto that renders; without one the embedded
    renderer does. Raise ``QuartoFailed`` if it fails. ``held`` are held back: they are shown in a preview only, as is
    what the ``embargo`` holds back. Where nothing else is left, the site stays as it is. With a ``press`` each
    bulletin is printed too.
    """
    # Imported here: who only wants to know what there is must not wait for the rules and their libraries.
    from bulletins.pipeline.hashes import Hashes
    from bulletins.pipeline.render import catalogue, downloads, preview, search, sitemap
    from bulletins.pipeline.render.records import Records
    from bulletins.pipeline.render.rendering import PREFIX, Renderer
    from bulletins.pipeline.render.rules import Rules
    from bulletins.pipeline.render.summaries import Summaries
    from bulletins.pipeline.render.tree import Tree

    restore(site)
    summaries, hashes = Summaries(build / "summaries.json"), Hashes()
    records, renderer = Records(hashes), Renderer(engine, build / "project", hashes)
    rules = Rules(build / "rules", hashes)
    shown, waiting = _released(shown, summaries, embargo)
    held = [*held, *waiting]
    told = tuple(one.release for one in waiting if one.release is not None)
    if not shown:
        preview.show(held, shown, site, build, records, summaries, rules, embargo)
        summaries.keep()
        return SiteOutcome(renderer.name, 0, 0, told)
    catalogues = catalogue.read([one.run for one in shown], summaries, rules, embargo)
    tree = Tree(site, build / "site.json", build / "aside")
    pages = {
        language: tuple(_pages(language, catalogues, printed=press is not None)) for language in catalogues
    }
    rendered = sum(renderer.render(several, tree) for several in pages.values())
    if Language.ZH not in pages:
        _point_home(tree, PREFIX[next(iter(pages))])
    searching = search.Search(build / "search")
    searchable = searching.begin(catalogues, tree, PREFIX)
    _lay_beside(tree, catalogues, press, hashes)
    downloads.lay(shown, tree, records, summaries)
    sitemap.lay(tree, pages)
    searching.lay(tree)
    tree.settle()
    preview.show(held, shown, site, build, records, summaries, rules, embargo)
    summaries.keep()
    return SiteOutcome(renderer.name, sum(map(len, pages.values())), rendered, told, searchable)


def _released(shown: Sequence[Shown], summaries: Summaries, embargo: Releases | None,
              ) -> tuple[list[Shown], list[Shown]]:  # fmt: skip
    """Return what may be public and what waits for a release: by what each was really made from."""
    public: list[Shown] = []
    waiting: list[Shown] = []
    for one in shown:
        release = embargo.holding(one.run.address, summaries.of(one.run).reads) if embargo else None
        if release is None:
            public.append(one)
        else:
            waiting.append(replace(one, release=release))
    return public, waiting


def _lay_beside(
    tree: Tree, catalogues: Mapping[Language, Catalogue], press: Press | None, hashes: Hashes
) -> None:
    """Give ``tree`` what is taken away of the pages, their prints where there is a ``press``, and the redirects."""
    from bulletins.pipeline.products.laying import Products
    from bulletins.pipeline.render import latest

    Products(catalogues, hashes, printed=press is not None).lay(tree)
    if press is not None:
        from bulletins.pipeline.products import pdf

        pdf.lay(catalogues, tree, press)
    latest.lay(tree, catalogues)


def _pages(language: Language, catalogues: Mapping[Language, Catalogue], *, printed: bool) -> Iterator[Page]:
    """Yield the pages of one language."""
    from bulletins.pipeline.render.pages import Pages

    others = [other.paths for name, other in catalogues.items() if name is not language]
    yield from Pages(catalogues[language], frozenset[str]().union(*others), printed=printed)


def _point_home(tree: Tree, prefix: str) -> None:
    """Give a home page that leads to the only language there is."""
    text = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{prefix}</title>'
        f'<meta http-equiv="refresh" content="0; url={prefix}"></head>'
        f'<body><p><a href="{prefix}">{prefix}</a></p></body></html>\n'
    )
    if not tree.keeps("index.html", prefix):
        tree.write("index.html", prefix, text.encode())
