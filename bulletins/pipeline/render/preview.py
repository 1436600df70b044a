"""Bulletins held back: their last good results, told as such, for us to look at and not for the public."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bulletins.language import words
from bulletins.pipeline.hashes import Hashes, write_aside
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.products.laying import Products
from bulletins.pipeline.releases import Releases
from bulletins.pipeline.render import catalogue, downloads
from bulletins.pipeline.render.catalogue import Catalogue
from bulletins.pipeline.render.pages import Pages
from bulletins.pipeline.render.planned import Page
from bulletins.pipeline.render.records import Records
from bulletins.pipeline.render.rendering import Renderer
from bulletins.pipeline.render.rules import Rules
from bulletins.pipeline.render.summaries import Summaries
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language

FOLDER, LIST = "preview", "held.json"


def show(held: Sequence[Shown], shown: Sequence[Shown], site: Path, build: Path, records: Records,
         summaries: Summaries, rules: Rules, embargo: Releases | None = None) -> None:  # fmt: skip
    """Render what is ``held`` back into the build folder, as it would stand in ``site`` among what is ``shown``."""
    if not held:
        shutil.rmtree(build / FOLDER, ignore_errors=True)
        (build / LIST).unlink(missing_ok=True)
        return
    catalogues = catalogue.read([one.run for one in (*shown, *held)], summaries, rules, embargo)
    tree = Tree(build / FOLDER, build / "preview.json", build / "preview-aside")
    hashes = Hashes()
    renderer = Renderer(None, build / "project", hashes)
    for language in catalogues:
        pages = tuple(_pages(language, catalogues, held))
        if pages:
            renderer.render(pages, tree)
    Products(catalogues, hashes).lay_beside(tree, only={one.run for one in held})
    downloads.lay(held, tree, records, summaries)
    tree.settle()
    write_aside(build / LIST, json.dumps({"site": str(site.resolve()), "held": [_told(one) for one in held]}))


def _pages(
    language: Language, catalogues: Mapping[Language, Catalogue], held: Sequence[Shown]
) -> Iterator[Page]:
    """Yield the pages of what is held back, each with a notice."""
    others = [other.paths for name, other in catalogues.items() if name is not language]
    notices = {str(one.run.address): _notice(one, language) for one in held if one.run.language is language}
    pages = Pages(catalogues[language], frozenset[str]().union(*others), notices)
    for shelf in catalogues[language].shelves:
        yield from (pages.bulletin(shelf, one) for one in shelf.bulletins if one.path in notices)


def _notice(one: Shown, language: Language) -> str:
    """Return why a bulletin is not public, as its preview says it."""
    tell = words(language)
    if one.release is None:
        return tell("held-back", failure=one.failure or "–")
    moment = one.release.moment
    if moment is None:
        return tell("held-for-release-undated", period=one.release.period.title(language))
    return tell("held-for-release", period=one.release.period.title(language), until=moment.title(language))


def _told(one: Shown) -> dict[str, Any]:
    release = one.release.as_dict() if one.release is not None else None
    told = {"address": str(one.run.address), "language": one.run.language.value, "failure": one.failure}
    return {**told, "release": release}
