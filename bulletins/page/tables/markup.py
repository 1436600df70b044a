"""How a table is written: caption, scoped headers, one row header per row, every text escaped, no style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
from markupsafe import Markup, escape

from bulletins.language import Words
from bulletins.page.numerals import NOTHING
from bulletins.page.scope import Scope
from bulletins.page.values import Table
from bulletins.vocabulary import Light

SHOWN = 2  # tables of one kind that stand open on a page

# Shape and word beside the colour: amber is 1.64:1 on white, red on green 1.05:1 to a deuteranope.
SHAPES = {Light.RED: "■", Light.YELLOW: "▲", Light.GREEN: "●", Light.NONE: "○"}


@dataclass(frozen=True)
class Cell:
    """A cell: text or safe HTML. ``kind`` is a class of the theme: short word, number, day, long text.

    ``name`` makes it the header of its row, ``own`` that of the unit the bulletin is about.
    """

    content: str | Markup
    kind: Literal["word", "num", "date", "text"] = "word"
    name: bool = False
    own: bool = False

    def html(self) -> Markup:
        """Return the cell's element."""
        kind = "" if self.kind == "word" else f' class="{self.kind}"'
        own = ' aria-current="true"' if self.own else ""
        begin, end = ('th scope="row"', "th") if self.name else ("td", "td")
        return Markup(f"<{begin}{kind}{own}>{escape(self.content)}</{end}>")

    def plain(self) -> str:
        """Return the cell's text without tags."""
        return Markup(self.content).striptags() if isinstance(self.content, Markup) else self.content


@dataclass(frozen=True)
class Row:
    """A row; ``kind`` is a class of the theme: own (the bulletin's unit), group (a heading row), total.

    In a tree ``inner`` is a heading inside another, ``deep`` a row below it, ``part`` what a row is made of.
    """

    cells: tuple[Cell, ...]
    kind: Literal["", "own", "group", "inner", "deep", "part", "total"] = ""

    def html(self) -> Markup:
        """Return the row's element."""
        kind = f' class="{self.kind}"' if self.kind else ""
        return Markup(f"<tr{kind}>{''.join(cell.html() for cell in self.cells)}</tr>")


@dataclass(frozen=True)
class Head:
    """The header of a column."""

    text: str
    numeric: bool = False

    def html(self) -> Markup:
        """Return the header's element."""
        attribute = Markup(' class="num"') if self.numeric else Markup("")
        return Markup('<th scope="col"{}>{}</th>').format(attribute, self.text)


def table(
    kind: str,
    caption: str,
    heads: Sequence[Head],
    rows: Iterable[Row],
    *,
    foot: Iterable[Row] = (),
    note: str | Markup = "",
) -> Table:
    """Return a table; ``kind`` becomes its class (``table-league``), ``note`` stands in the caption's second line."""
    body, last = list(rows), list(foot)
    lines = [
        Markup('<div class="table-scroll" tabindex="0" role="region" aria-label="{}">').format(caption),
        Markup('<table class="bulletin-table table-{}">').format(kind),
        Markup("<caption>{}{}</caption>").format(caption, _note(note)),
    ]
    if heads:
        lines.append(
            Markup("<thead><tr>{}</tr></thead>").format(Markup("").join(head.html() for head in heads))
        )
    lines += [Markup("<tbody>"), *(row.html() for row in body), Markup("</tbody>")]
    if last:
        lines += [Markup("<tfoot>"), *(row.html() for row in last), Markup("</tfoot>")]
    lines += [Markup("</table>"), Markup("</div>")]
    plain = [caption, " | ".join(head.text for head in heads)] if heads else [caption]
    plain += [" | ".join(cell.plain() for cell in row.cells) for row in [*body, *last]]
    return Table(caption, Markup("\n").join(lines), "\n".join(plain))


def _note(note: str | Markup) -> Markup:
    return Markup(' <span class="caption-note">{}</span>').format(note) if note else Markup("")


def num(text: str | Markup) -> Cell:
    """Return a cell of a number already written."""
    return Cell(text, "num")


def name(text: str | Markup, kind: Literal["word", "text"] = "word") -> Cell:
    """Return the header of a row; ``text`` where it may be a sentence."""
    return Cell(text, kind, name=True)


def silent(mark: str) -> Markup:
    """Return a sign that a screen reader skips, because words stand beside it."""
    return Markup(f'<span aria-hidden="true">{escape(mark)}</span>')


def said(sign: str, words: str, kind: str = "") -> Markup:
    """Return a ``sign`` that is read aloud as ``words``; no text of the table is doubled where no style hides it."""
    attribute = f' class="{kind}"' if kind else ""
    return Markup(f'<span{attribute} role="img" aria-label="{escape(words)}">{escape(sign)}</span>')


def nothing(words: str) -> Markup:
    """Return a dash, with ``words`` that say why."""
    return said(NOTHING, words)


def value(text: str, words: str) -> str | Markup:
    """Return ``text``, or where it is the dash the dash with ``words``."""
    return nothing(words) if text == NOTHING else text


def unit_cell(scope: Scope, unit: str) -> Cell:
    """Return the row header of a unit: linked to its bulletin, the own one said in words too."""
    called: str | Markup = scope.name(unit)
    if unit == scope.district:
        return Cell(called, name=True, own=True)
    if (address := scope.link(unit)) is not None:
        called = Markup('<a href="{}">{}</a>').format(address, called)
    return name(called)


def position_text(tell: Words, position: float | None, *, tied: bool, because: str = "") -> str | Markup:
    """Return a position, a tie marked in words; without one a dash and the reason."""
    if position is None or pd.isna(position):
        return nothing(tell(f"unranked-{because.replace('_', '-')}" if because else "page-unranked"))
    text = f"{float(position):g}"
    return Markup('{} <span class="tie">{}</span>').format(text, tell("table-tied")) if tied else text


def movement_text(scope: Scope, movement: float | None, before: str = "") -> Markup:
    """Return how many positions were gained (▲) or lost (▼) since the evaluated period ``before``."""
    tell, before = scope.tell, before or scope.before
    if movement is None or pd.isna(movement):
        return nothing(tell("moved-none"))
    if movement == 0:
        return said(tell("moved-same-sign"), tell("moved-same", before=before), "movement movement-same")
    kind, mark = ("up", "▲") if movement > 0 else ("down", "▼")
    moved = f"{abs(float(movement)):g}"
    return said(
        f"{mark}{moved}", tell(f"moved-{kind}", places=moved, before=before), f"movement movement-{kind}"
    )


def folded(summary: str, table_: Table) -> Table:
    """Return the table folded under its ``summary``: there for whoever wants it, closed for everybody else."""
    markup = Markup("<details>\n<summary>{}</summary>\n{}\n</details>").format(summary, table_.markup)
    return replace(table_, markup=markup)


def folded_beyond(tables: Sequence[Table], shown: int = SHOWN) -> list[Table]:
    """Return the first tables as they are and the others folded: of many schemes a reader opens what he looks for."""
    return [
        one if place < shown else folded(one.caption.rstrip("。."), one) for place, one in enumerate(tables)
    ]


def light_text(tell: Words, light: str | None) -> Markup:
    """Return a light as shape and word."""
    colour = Light(light) if isinstance(light, str) else Light.NONE
    word = escape(tell(f"lamp-{colour.value}"))
    return Markup(f'<span class="light light-{colour.value}">{silent(SHAPES[colour])} {word}</span>')
