"""Figures and tables of a page as data: their names, texts, rows and shapes, and what of them differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TypeVar

from bulletins.pipeline.difference.told import Difference

_T = TypeVar("_T", str, list[str])
FIGURE, TABLE, PROSE = "figure", "table", "prose"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# What a page adds below its figures: links and a citation, which no notebook has.
_ADDED = "take-away"
# Elements without an end.
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Part:
    """A figure, a table, or the text around them, in the order of the page.

    ``name`` is its caption; ``rows`` are a table's, ``texts`` what else can be read (a figure's alt text first),
    ``shapes`` the elements of a figure's drawing.
    """

    kind: str
    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Return everything that can be read in it, each run of spaces as one."""
        texts = [self.name, *self.texts, *(cell for row in self.rows for cell in row)]
        return [text for text in (" ".join(one.split()) for one in texts) if text]


def parts(html: str) -> list[Part]:
    """Return the figures and tables of ``html``, and last the text around them, if there is any."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    prose = reader.around
    return [*reader.parts, *([prose] if prose.texts else [])]


def between(before: str, after: str, heading: str) -> Iterator[Difference]:
    """Yield what differs between two pieces of HTML: texts first, then rows, then shapes.

    ``heading`` stands above them on the page, and names the only figure or table; several go by their captions.
    """
    ours, theirs = parts(before), parts(after)
    for one, other in zip_longest(ours, theirs):
        if one is None or other is None or one.kind != other.kind:
            yield from _only(one, heading, before=True)
            yield from _only(other, heading, before=False)
        else:
            alone = sum(part.kind == one.kind for part in ours) == 1
            yield from of_parts(one, other, (heading if alone else one.name) or one.name)


def _only(part: Part | None, heading: str, *, before: bool) -> Iterator[Difference]:
    if part is not None:
        place = (("name", heading or part.name),)
        text = " ".join(part.words)
        yield Difference(part.kind, place, text if before else None, None if before else text)


def of_parts(one: Part, other: Part, name: str) -> Iterator[Difference]:
    """Yield what differs between two parts of one kind that are called ``name``."""
    place = (("name", name),)
    if one.name != other.name:
        yield Difference(one.kind, place, one.name, other.name)
    for _, ours, theirs in _unlike(one.texts, other.texts):
        yield Difference(one.kind, place, ours, theirs)
    yield from _of_rows(one.rows, other.rows, place)
    if one.shapes != other.shapes:
        yield _of_shapes(one.shapes, other.shapes, place)


def _of_rows(before: list[list[str]], after: list[list[str]], place: tuple[tuple[str, str], ...]
             ) -> Iterator[Difference]:  # fmt: skip
    titles = before[0] if before else []
    for number, one, other in _unlike(before, after):
        row = (*place, ("row", str(number)))
        if one is None or other is None:
            sides = [" | ".join(cells) if cells is not None else None for cells in (one, other)]
            yield Difference("shown-row", row, sides[0], sides[1])
            continue
        for column, ours, theirs in _unlike(one, other):
            title = titles[column] if column < len(titles) and number else str(column + 1)
            yield Difference("shown-cell", (*row, ("column", title)), ours, theirs)


def _unlike(before: list[_T], after: list[_T]) -> Iterator[tuple[int, _T | None, _T | None]]:
    """Yield what differs in two lists with its place; what was put in or left out shifts nothing."""
    one, other = ([str(item) for item in items] for items in (before, after))
    for kind, start, end, other_start, other_end in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(before[start:end], after[other_start:other_end])
            for number, (ours, theirs) in enumerate(pairs, start):
                yield number, ours, theirs


def _of_shapes(before: list[str], after: list[str], place: tuple[tuple[str, str], ...]) -> Difference:
    """Return the first shape that differs, how many do, and by how much at most where only numbers do."""
    pairs = [(one, other) for _, one, other in _unlike(before, after)]
    one, other = pairs[0]
    count = (("count", str(len(pairs))), ("shapes", str(max(len(before), len(after)))))
    farthest = _farthest(pairs)
    if farthest is None:
        return Difference("shape", (*place, *count), one, other)
    return Difference("shape-moved", (*place, *count, ("farthest", f"{farthest:.6g}")), one, other)


def _farthest(pairs: list[tuple[str | None, str | None]]) -> float | None:
    """Return the greatest difference of two numbers, if numbers are all that differs."""
    farthest = 0.0
    for one, other in pairs:
        if one is None or other is None or _NUMBER.sub("0", one) != _NUMBER.sub("0", other):
            return None
        numbers = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
        farthest = max([farthest, *(abs(float(a) - float(b)) for a, b in numbers)])
    return farthest


def _shape(tag: str, attributes: list[tuple[str, str | None]]) -> str:
    """Return an element as one text, in whatever order its attributes are written."""
    return " ".join([tag, *sorted(f'{name}="{value or ""}"' for name, value in attributes)])


class _Reader(HTMLParser):
    """Sorts a page's elements and texts into figures, tables and what is around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.around = Part(PROSE)
        self._open: list[str] = []
        self._added: int | None = None
        self._inside: list[tuple[int, Part]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a part, a row, a cell or a shape."""
        if self._added is None and _ADDED in (dict(attrs).get("class") or "").split():
            self._added = len(self._open)
        if self._added is not None:
            self._open += [] if tag in _VOID else [tag]
            return
        if tag in {FIGURE, TABLE}:
            self.parts.append(Part(tag))
            self._inside.append((len(self._open), self.parts[-1]))
        part = self._part
        if part.kind == TABLE and tag == "tr":
            part.rows.append([])
        if part.kind == TABLE and tag in {"td", "th"} and part.rows:
            part.rows[-1].append("")
        if part.kind == FIGURE and "svg" in (*self._open, tag):
            part.shapes.append(_shape(tag, attrs))
            part.texts += [value for name, value in attrs if name == "aria-label" and value]
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End whatever the element began."""
        if tag not in self._open:
            return
        part = self._part
        if tag in {"td", "th"} and part.kind == TABLE and part.rows and part.rows[-1]:
            part.rows[-1][-1] = " ".join(part.rows[-1][-1].split())
        while self._open.pop() != tag:
            pass
        if self._added is not None and len(self._open) <= self._added:
            self._added = None
        while self._inside and len(self._open) <= self._inside[-1][0]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Take a text to where it belongs."""
        text, part = data.strip(), self._part
        if self._added is not None:
            return
        if part.kind == TABLE and part.rows and part.rows[-1] and {"td", "th"} & set(self._open):
            # As it stands: a word that is a link is followed by the rest of its sentence, not by a space.
            part.rows[-1][-1] += data
            return
        if not text:
            return
        if {"caption", "figcaption"} & set(self._open) and part.kind != PROSE:
            part.name = f"{part.name} {text}".strip()
        else:
            part.texts.append(text)

    @property
    def _part(self) -> Part:
        return self._inside[-1][1] if self._inside else self.around
