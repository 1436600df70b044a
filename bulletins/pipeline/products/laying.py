"""Everything to take away laid into a site: what changed is made, what did not is kept without being read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from bulletins import paths
from bulletins.glyphs import FONT_FILE
from bulletins.language import words
from bulletins.pipeline.hashes import Hashes, hash_text
from bulletins.pipeline.plan import Run
from bulletins.pipeline.products import (
    api,
    beside,
    calendar,
    feed,
    figures,
    holdings,
    image,
    model,
    pdf,
    schema,
)
from bulletins.pipeline.products.holdings import Holding, data_of, rules_of
from bulletins.pipeline.render import previews, settings
from bulletins.pipeline.render.catalogue import Bulletin, Catalogue, Shelf
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.summaries import NOTEBOOK, RECORD
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language

# The files of words in which the products find theirs.
_WORDS = {"products.ftl", "site.ftl", "page.ftl"}


@dataclass(frozen=True)
class Product:
    """A file for the whole site: where it lies, a hash of all it is made of, and how it is made."""

    path: str
    made_of: str
    content: Callable[[], bytes]


@dataclass(frozen=True, eq=False)
class Products:
    """What is to be taken away of a site with these catalogues, whose bulletins may be ``printed`` as well."""

    catalogues: Mapping[Language, Catalogue]
    hashes: Hashes
    printed: bool = False

    def lay(self, tree: Tree) -> None:
        """Give ``tree`` the products of each bulletin, and those of the whole site."""
        self.lay_beside(tree)
        for product in self.of_site():
            key = hash_text(f"{self._code} {product.made_of}")
            if not tree.keeps(product.path, key):
                tree.write(product.path, key, product.content())

    def lay_beside(self, tree: Tree, only: Container[Run] | None = None) -> None:
        """Give ``tree`` the products of each bulletin, or of those whose runs are in ``only``."""
        for catalogue in self.catalogues.values():
            for shelf in catalogue.shelves:
                for bulletin in shelf.bulletins:
                    if only is None or bulletin.run in only:
                        self._lay_beside(bulletin, shelf, tree)

    def _lay_beside(self, bulletin: Bulletin, shelf: Shelf, tree: Tree) -> None:
        home = f"{PREFIX[bulletin.run.language]}{bulletin.path}"
        key = hash_text(f"{self._code} {rules_of(shelf)} {data_of(bulletin)}")
        kept = [tree.keeps(f"{home}/{name}", key) for name in beside.FILES]
        if not all(kept):
            for name, data in beside.of(bulletin.run.folder, shelf.campaign).items():
                tree.write(f"{home}/{name}", key, data)
        self._lay_figures(bulletin, home, tree)
        self._lay_picture(bulletin, shelf, tree)

    def _lay_picture(self, bulletin: Bulletin, shelf: Shelf, tree: Tree) -> None:
        """Give ``tree`` the picture that is shown with a link to the bulletin."""
        path = f"{PREFIX[bulletin.run.language]}{bulletin.path}/{image.FILE}"
        record = bulletin.summary.sha256[RECORD]
        key = hash_text(f"{self._code} {self._drawn_with} {rules_of(shelf)} {record}")
        if not tree.keeps(path, key):
            picture = image.of(model.read(bulletin.run.folder, shelf.campaign))
            tree.write(path, key, self._drawn(picture, bulletin.run.language))

    def _drawn(self, picture: image.Picture, language: Language) -> bytes:
        tell = words(language)
        return image.document(picture, previews.signature(self._settings[language], tell), tell)

    def _lay_figures(self, bulletin: Bulletin, home: str, tree: Tree) -> None:
        """Give ``tree`` the data of the bulletin's figures."""
        summary = bulletin.summary
        if not summary.figures:
            return
        key = hash_text(f"{self._code} {summary.sha256[NOTEBOOK]}")
        if not all(tree.keeps(f"{home}/{figures.place(name)}", key) for name in summary.figures):
            notebook = (bulletin.run.folder / NOTEBOOK).read_text(encoding="utf-8")
            for name, data in figures.data_in(notebook).items():
                tree.write(f"{home}/{figures.place(name)}", key, figures.document(data))

    def of_site(self) -> Iterator[Product]:
        """Yield the products for the whole site."""
        held = holdings.of(self.catalogues)
        yield Product(schema.PLACE, "", lambda: schema.text().encode())
        yield _ready(api.INDEX, api.index(held, *([pdf.FILE] if self.printed else [])))
        yield from map(self._standings, held)
        events = calendar.of(one.shelf for one in held)
        told = calendar.document(events)
        yield _ready(calendar.JSON, told)
        for language, catalogue in self.catalogues.items():
            made_of = f"{told.decode()} {' '.join(rules_of(one.shelf) for one in held)}"
            content = partial(calendar.icalendar, events, language)
            yield Product(f"{PREFIX[language]}{calendar.ICS}", made_of, content)
            yield from self._feeds(catalogue)
            picture = image.of_site(words(language))
            drawn = partial(self._drawn, picture, language)
            yield Product(f"{PREFIX[language]}{image.FILE}", self._drawn_with, drawn)

    def _standings(self, holding: Holding) -> Product:
        shelf = holding.shelf
        pages = [f"{period} {data_of(one)}" for period, one in sorted(shelf.periods.items())]
        made_of = "\n".join([rules_of(shelf), repr(shelf.rows), *pages])
        return Product(api.place(shelf.campaign.campaign), made_of, partial(api.standings, holding))

    def _feeds(self, catalogue: Catalogue) -> Iterator[Product]:
        """Yield the feed of the site and of each campaign in one language."""
        if catalogue.shelves:
            yield self._feed(catalogue.shelves, "", catalogue.language)
        for shelf in catalogue.shelves:
            yield self._feed((shelf,), f"{shelf.campaign.campaign}/", catalogue.language)

    def _feed(self, shelves: tuple[Shelf, ...], home: str, language: Language) -> Product:
        entries = feed.entries(shelves)
        made_of = [f"{one.closing.day} {one.bulletin.summary.sha256[RECORD]}" for one in entries]
        made_of += map(rules_of, shelves)
        content = partial(feed.document, shelves, entries, home, language, self._settings[language].url)
        return Product(f"{PREFIX[language]}{home}{feed.FILE}", "\n".join(made_of), content)

    @cached_property
    def _settings(self) -> dict[Language, settings.Settings]:
        return {language: settings.read(language) for language in self.catalogues}

    @cached_property
    def _drawn_with(self) -> str:
        """A hash of what pictures are drawn with: the font, and the pinned library."""
        return self.hashes.of_all([FONT_FILE, paths.REPOSITORY / "requirements.txt"])

    @cached_property
    def _code(self) -> str:
        """A hash of the code, the words and the settings of the site that products are made with."""
        package = paths.REPOSITORY / "bulletins"
        code = [
            *Path(__file__).parent.glob("*.py"),
            *(package / "evidence").glob("*.py"),
            *package.glob("*.py"),
            Path(previews.__file__),
            settings.project_file(),
            *map(settings.profile_file, self.catalogues),
        ]
        messages = (paths.TEMPLATES / "language").glob("*/*.ftl")
        return self.hashes.of_all([*code, *(file for file in messages if file.name in _WORDS)])


def _ready(path: str, content: bytes) -> Product:
    """Return a product that is made as fast as it is told whether it changed."""
    return Product(path, content.decode(), lambda: content)
