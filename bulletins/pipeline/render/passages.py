"""What of a finished page is worth finding: its title, its sections, their sentences and rows.

The page is read as it is published, whichever renderer made it. Its frame, its records and checks, notices and whatever
is folded away are left out, and so is what all bulletins say alike: only what was computed for the page can tell it
from the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

HEADINGS = ("h2", "h3")

_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
# Told in sentences above them, or of no use without their neighbours.
_TABLES = (
    "header", "positions", "own-positions", "intervals", "weights", "left-out", "lost", "facts", "checks", "findings",
    "record", "files",
)  # fmt: skip
# Taken out before anything is parsed, which takes time: drawings, heads of tables, those tables.
_UNREAD = re.compile(
    r"<(?P<name>svg|thead)\b.*?</(?P=name)>"
    rf'|<table class="[^"]*\btable-(?:{"|".join(_TABLES)})\b.*?</table>',
    re.DOTALL,
)
_VOID = {"br", "img", "hr", "input", "meta", "link", "col", "wbr", "source", "area"}
_BLOCKS = {"h1", *HEADINGS, "h4", "p", "li", "dt", "dd", "caption", "figcaption", "tr"}
_CELLS = {"td", "th"}
# The frame and what serves the reader, not the subject.
_ASIDE = {"nav", "script", "style", "noscript", "template", "form", "button", "select", "details", "footer"}
_ASIDE_CLASSES = {
    "page-frame", "glance", "notice", "downloads", "subtitle", "visually-hidden", "caption-note", "movement", "muted",
}  # fmt: skip
_COMPUTED = "cell-output"
# Between the cells of a row while it is read, and what says nothing in a cell.
# Tables whose numbers are positions and scores; the numbers of others are legion, and what matters is in sentences.
_TELLING = {"table-league"}
_NUMBER = re.compile(r"[-+−±]?[\d\s.,%–/:+−-]+")
_BETWEEN, _NOTHING = "\n|\n", {"", "—", "-"}
# Shapes stand beside words that say the same.
_SHAPES = re.compile("[●▲■◆○▼]")


@dataclass(frozen=True)
class Passage:
    """A title (``h1``), a heading (``h2``, ``h3``) with its ``anchor``, or a sentence or row (``p``)."""

    tag: str
    text: str
    anchor: str = ""


def of(page: str) -> tuple[Passage, ...]:
    """Return the passages of a finished page, its title first; a heading with nothing below it is left out."""
    found = _MAIN.search(page)
    if found is None:
        return ()
    reader = _Reader(computed_only=f'class="{_COMPUTED}' in found[0])
    reader.feed(_UNREAD.sub("", found[0]))
    return tuple(
        passage
        for passage, after in zip(reader.passages, [*reader.passages[1:], None], strict=True)
        if passage.tag not in HEADINGS or (after is not None and after.tag not in HEADINGS)
    )


class _Reader(HTMLParser):
    """Collects passages; of a page made of computed outputs, only theirs and the headings."""

    def __init__(self, *, computed_only: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.passages: list[Passage] = []
        self._computed_only = computed_only
        # The elements that are open inside something left out, and inside something computed.
        self._aside = self._computed = 0
        self._block, self._anchor, self._section, self._own = "p", "", "", False
        self._text: list[str] = []
        self._rows: list[tuple[str, bool]] | None = None
        self._numbers = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or leave out what begins here."""
        if tag in _VOID:
            return
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        if self._aside or _is_aside(tag, given, classes):
            self._aside += 1
            return
        if self._computed or _COMPUTED in classes:
            self._computed += 1
        if tag in _BLOCKS:
            self._end_block()
            self._block, self._anchor, self._own = tag, given.get("id", ""), "own" in classes
        elif tag == "table":
            self._end_block()
            self._rows = []
            self._numbers = not any(name.startswith("table-") for name in classes - _TELLING)
        elif tag in _CELLS:
            self._text.append(_BETWEEN)
        elif tag == "section":
            # Quarto gives its address to the section, not to the heading.
            self._section = given.get("id", "")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or what was left out."""
        if tag in _VOID:
            return
        if self._aside:
            self._aside -= 1
            return
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "table" and self._rows is not None:
            own = [text for text, is_own in self._rows if is_own]
            # Where one row is the page's own, the others belong to other pages.
            self.passages += [Passage("p", text) for text in own or [text for text, _ in self._rows]]
            self._rows = None
        if self._computed:
            self._computed -= 1

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if not self._aside:
            self._text.append(data)

    def _end_block(self) -> None:
        pieces = (" ".join(piece.split()) for piece in _SHAPES.sub("", "".join(self._text)).split(_BETWEEN))
        text = " · ".join(piece for piece in pieces if piece not in _NOTHING and not self._is_mere(piece))
        tag, anchor = self._block, self._anchor
        self._text, self._block, self._anchor = [], "p", ""
        if not text:
            return
        if tag == "tr" and self._rows is not None:
            self._rows.append((text, self._own))
        elif tag in HEADINGS:
            self.passages.append(Passage(tag, text, anchor or self._section))
            self._section = ""
        elif tag == "h1":
            self.passages.append(Passage(tag, text))
        elif self._computed or not self._computed_only:
            self.passages.append(Passage("p", text))

    def _is_mere(self, piece: str) -> bool:
        """Return whether a cell of the row that ends is a number nobody looks for."""
        return self._block == "tr" and not self._numbers and _NUMBER.fullmatch(piece) is not None


def _is_aside(tag: str, given: dict[str, str], classes: set[str]) -> bool:
    silent = given.get("aria-hidden") == "true" or "hidden" in given or "data-pagefind-ignore" in given
    return silent or tag in _ASIDE or not classes.isdisjoint(_ASIDE_CLASSES)
