"""A page before it is made: its address, what is said of it besides its body, and a hash of what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bulletins.pipeline.render.frame import Link
from bulletins.pipeline.render.source import PageSource
from bulletins.vocabulary import Language


@dataclass(frozen=True)
class Page:
    """A page as it is planned: its address, a hash of all that only it is made of, and how its source is made."""

    path: str
    language: Language
    made_of: str
    source: Callable[[], PageSource] = field(repr=False)

    @property
    def file(self) -> str:
        """Return the file it is written to, below the folder of its language."""
        return "404.html" if self.path == "404" else f"{self.path}/index.html".lstrip("/")


@dataclass(frozen=True)
class Preview:
    """What is shown with a link to a page, as far as it is not what the page says of itself.

    ``folder`` is the address of the page whose picture it is, the site's where it is empty, ``alt`` what the picture
    says in words; ``text`` stands below the title.
    """

    folder: str = ""
    alt: str = ""
    text: str = ""
    is_article: bool = False


@dataclass(frozen=True)
class Head:
    """What is said of a page besides its body: its titles, the links of its frame, the scripts it asks for,
    what is shown with a link to it."""

    path: str
    title: str
    subtitle: str = ""
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    here: str = ""
    neighbours: tuple[Link, ...] = ()
    periods: tuple[Link, ...] = ()
    bilingual: bool = False
    notice: str = ""
    feed: str = ""
    scripts: tuple[str, ...] = ()
    preview: Preview = Preview()
