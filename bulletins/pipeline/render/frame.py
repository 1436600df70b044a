"""What surrounds a page's body: where you are, the way to any other page, and this one in the other language."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup, escape

from bulletins.language import words
from bulletins.vocabulary import Language

# The page that is shown at whatever address was asked for in vain.
NOT_FOUND = "404"


@dataclass(frozen=True)
class Link:
    """A link to a page of the same language; ``path`` is its address, ``rel`` what it is to this page.

    ``which`` is said after ``text`` where there is room; ``query`` stands behind the address.
    """

    text: str
    path: str
    rel: str = ""
    which: str = ""
    query: str = ""


@dataclass(frozen=True)
class Frame:
    """The frame of the page at ``path`` (``""`` is home) in one language.

    ``base`` is the way from the host to the site: the page shown where none is found holds only links from there.
    """

    path: str
    language: Language
    bilingual: bool
    environment: Environment
    base: str = "/"

    @property
    def root(self) -> str:
        """Return the way from this page to the home page of its language."""
        if self.path == NOT_FOUND:
            return self.base if self.language is Language.ZH else f"{self.base}en/"
        return "../" * len([part for part in self.path.split("/") if part]) or "./"

    @property
    def top(self) -> str:
        """Return the way from this page to the top of the site, where the interface for programs lies."""
        return self.root if self.language is Language.ZH else f"{self.root}../"

    @property
    def _other(self) -> tuple[Language, str]:
        """Return the other language and the way to the same page there."""
        tail = "404.html" if self.path == NOT_FOUND else f"{self.path}/" if self.path else ""
        if self.language is Language.ZH:
            return Language.EN, f"{self.root}en/{tail}"
        return Language.ZH, f"{self.root}../{tail}"

    def header_extra(self) -> str:
        """Return the ``hreflang`` links for the page's head, empty for a site in one language."""
        if not self.bilingual:
            return ""
        other, href = self._other
        links = sorted([(self.language.value, "./"), (other.value, href)])
        return "\n".join(
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(name, target)
            for name, target in links
        )

    @staticmethod
    def feed(title: str) -> str:
        """Return the link to the feed that lies beside the page, empty where there is none."""
        link = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="feed.atom">')
        return link.format(title) if title else ""

    def opening(self, crumbs: tuple[Link, ...], here: str, neighbours: tuple[Link, ...] = (),
                periods: tuple[Link, ...] = ()) -> str:  # fmt: skip
        """Return the frame above the body as HTML."""
        tell = words(self.language)
        home = [{"text": tell("home"), "href": self.root}]
        trail = [{"text": crumb.text, "href": self.href(crumb)} for crumb in crumbs]
        other, href = self._other
        return self.environment.get_template("_opening.html.j2").render(
            root=self.root,
            top=self.top,
            # The home page has the search and the picker in its own text, in larger letters.
            tools=bool(self.path),
            searching=self.path == "search",
            crumbs=[*home, *trail, {"text": here, "href": None}] if self.path else [],
            neighbours=[
                {"text": link.text, "which": link.which, "href": self.href(link), "rel": link.rel}
                for link in neighbours
            ],
            periods=[{"text": link.text, "href": self.href(link)} for link in periods],
            switch={"language": other.value, "href": href, "text": tell(f"language-{other}")}
            if self.bilingual
            else None,
        )

    def href(self, link: Link) -> str:
        """Return the way from this page to ``link``."""
        return f"{self.root}{escape(link.path)}/{link.query}"
