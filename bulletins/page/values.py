"""What page functions return: figures, tables and sentences as values that know how to show themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from bulletins.language import escape_markdown
from bulletins.page.absent import Absent
from bulletins.vocabulary import FIGURE_DATA


@dataclass(frozen=True)
class Figure:
    """A drawn figure: inline SVG, what it says in words (``alt``) and what it is (``caption``).

    ``name`` makes its address on the page (``fig-heatmap``) and prefixes every id inside the SVG. ``data`` is what it
    shows as CSV with a header row (``figures.data``), empty where that is nothing to take away.
    """

    name: str
    svg: str
    alt: str
    caption: str
    scroll: str
    data: str = ""

    def html(self) -> str:
        """Return the figure as one HTML element."""
        return str(
            Markup(
                '<figure class="figure" id="fig-{}">\n'
                '<div class="figure-scroll" tabindex="0" role="group" aria-label="{}">\n{}\n</div>\n'
                "<figcaption>{}</figcaption>\n</figure>"
            ).format(self.name, self.scroll, Markup(self.svg), self.caption)
        )

    @property
    def plain(self) -> str:
        """Return the figure in words, for a terminal."""
        return self.alt

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        return {"text/html": self.html(), "text/plain": self.plain, **_data((self,))}


@dataclass(frozen=True)
class Table:
    """A table as HTML, every text escaped, and as plain lines for a terminal."""

    caption: str
    markup: Markup
    plain: str

    def html(self) -> str:
        """Return the table in its scrolling frame as one HTML element."""
        return str(self.markup)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.plain}


@dataclass(frozen=True)
class Sentences:
    """Computed sentences; ``sentences`` is their plain text, as the record keeps it."""

    sentences: tuple[str, ...]
    form: Literal["list", "paragraph", "strong"] = "paragraph"
    links: tuple[str | None, ...] = field(default=())

    def markdown(self) -> str:
        """Return the sentences as Markdown in which no text of the data can be markup."""
        links = self.links or (None,) * len(self.sentences)
        texts = [_linked(text, link) for text, link in zip(self.sentences, links, strict=True)]
        if self.form == "list":
            return "\n".join(f"- {text}" for text in texts)
        return "\n\n".join(f"**{text}**" if self.form == "strong" else text for text in texts)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/markdown": self.markdown(), "text/plain": "\n".join(self.sentences)}


@dataclass(frozen=True)
class Notice:
    """What a reader must know before any figure, in a box; ``kind`` is a class of the theme."""

    text: str
    kind: str
    credit: str = ""
    link: str | None = None

    def html(self) -> str:
        """Return the notice as one HTML element."""
        credit = Markup('<a href="{}">{}</a>').format(self.link, self.credit) if self.link else self.credit
        before = Markup("{} ").format(credit) if self.credit else Markup("")
        return str(
            Markup('<div class="notice notice-{}" role="note"><p>{}{}</p></div>').format(
                self.kind, before, self.text
            )
        )

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": " ".join(filter(None, (self.credit, self.text)))}


@dataclass(frozen=True)
class Several:
    """Figures or tables that belong together, shown one below the other."""

    parts: tuple[Figure | Table, ...]

    def html(self) -> str:
        """Return the parts' HTML, one after the other."""
        return "\n".join(part.html() for part in self.parts)

    def _repr_mimebundle_(self, **_: object) -> dict[str, object]:
        plain = "\n\n".join(part.plain for part in self.parts)
        return {"text/html": self.html(), "text/plain": plain, **_data(self.parts)}


def together(parts: Iterable[Figure | Table], absent: Absent) -> Figure | Table | Several | Absent:
    """Return the only part, several parts as one value, or ``absent`` when there is none."""
    found = tuple(parts)
    if not found:
        return absent
    return found[0] if len(found) == 1 else Several(found)


def _data(parts: Iterable[Figure | Table]) -> dict[str, object]:
    """Return the data of the figures among ``parts`` as a member of a bundle; none where no figure has any."""
    found = {part.name: part.data for part in parts if isinstance(part, Figure) and part.data}
    return {FIGURE_DATA: found} if found else {}


def _linked(text: str, link: str | None) -> str:
    escaped = escape_markdown(text)
    return escaped if link is None else f"[{escaped}](<{link}>)"
