"""The site: pages planned, those that changed rendered, downloads and records laid beside them, all swapped in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletins.pipeline import quarto
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.swap import restore
from bulletins.vocabulary import Language

if TYPE_CHECKING:
    from bulletins.pipeline.render.catalogue import Catalogue
    from bulletins.pipeline.render.planned import Page
    from bulletins.pipeline.render.tree import Tree


@dataclass(frozen=True)
class SiteOutcome:
    """What rendering did: by which renderer, how many pages there are, and how many had to be rendered."""

    renderer: str
    pages: int
    rendered: int


def site(shown: Sequence[Shown], *, site: Path, build: Path, engine: quarto.Quarto | None = None,
         held: Sequence[Shown] = ()) -> SiteOutcome:  # fmt: skip
    """Render the executed runs ``shown`` into ``site`` and return what was done.

    Only what changed is rendered; the site stays as it is when nothing did, and when anything goes wrong.
    ``build`` is the folder of everything generated. ``engine`` is the Quarto that renders; without one the embedded
    renderer does. Raise ``QuartoFailed`` if it fails. ``held`` are held back: they are shown in a preview only.
    """
    # Imported here: who only wants to know what there is must not wait for the rules and their libraries.
    from bulletins.pipeline.hashes import Hashes
    from bulletins.pipeline.products.laying import Products
    from bulletins.pipeline.render import catalogue, downloads, preview
    from bulletins.pipeline.render.records import Records
    from bulletins.pipeline.render.rendering import PREFIX, Renderer
    from bulletins.pipeline.render.rules import Rules
    from bulletins.pipeline.render.summaries import Summaries
    from bulletins.pipeline.render.tree import Tree

    restore(site)
    summaries, hashes = Summaries(build / "summaries.json"), Hashes()
    records, renderer = Records(hashes), Renderer(engine, build / "project", hashes)
    rules = Rules(build / "rules", hashes)
    catalogues = catalogue.read([one.run for one in shown], summaries, rules)
    tree = Tree(site, build / "site.json", build / "aside")
    pages = {language: tuple(_pages(language, catalogues)) for language in catalogues}
    rendered = sum(renderer.render(several, tree) for several in pages.values())
    if Language.ZH not in pages:
        _point_home(tree, PREFIX[next(iter(pages))])
    Products(catalogues, hashes).lay(tree)
    downloads.lay(shown, tree, records, summaries)
    tree.settle()
    preview.show(held, shown, site, build, records, summaries, rules)
    summaries.keep()
    return SiteOutcome(renderer.name, sum(map(len, pages.values())), rendered)


def _pages(language: Language, catalogues: Mapping[Language, Catalogue]) -> Iterator[Page]:
    """Yield the pages of one language."""
    from bulletins.pipeline.render.pages import Pages

    others = [other.paths for name, other in catalogues.items() if name is not language]
    yield from Pages(catalogues[language], frozenset[str]().union(*others))


def _point_home(tree: Tree, prefix: str) -> None:
    """Give a home page that leads to the only language there is."""
    text = (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{prefix}</title>'
        f'<meta http-equiv="refresh" content="0; url={prefix}"></head>'
        f'<body><p><a href="{prefix}">{prefix}</a></p></body></html>\n'
    )
    if not tree.keeps("index.html", prefix):
        tree.write("index.html", prefix, text.encode())
