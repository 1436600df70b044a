"""``preview.png``: the picture that is shown with a link to a page where people pass links on.

That of a bulletin says what a reader would ask first: who and when, which position, which score, which light, and what
the figures are. A page about everybody shows the first three of its first league. What is drawn is also said in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from bulletins.language import Words, words
from bulletins.periods import PeriodKind
from bulletins.pipeline.plan import METHODOLOGY, OVERVIEW
from bulletins.pipeline.products import canvas, credits, leagues
from bulletins.pipeline.products.canvas import INK, MUTED, Canvas
from bulletins.pipeline.products.model import Dataset
from bulletins.vocabulary import Light

FILE = "preview.png"
_LEFT, _RIGHT = 88, canvas.WIDTH - 72
_MEASURE = _RIGHT - _LEFT
_BAR = 16
_GAP = 72
_LABEL = 330  # room for what the figures are
# How far apart cells stand, and how large their values are, from what is liked best to what always fits.
_TIGHTER = ((72, 1.0), (52, 1.0), (52, 0.9), (44, 0.8), (36, 0.7), (28, 0.6), (24, 0.5))
_LARGE, _WORD, _SMALL = 124, 64, 30
_SHOWN = 3
_ABSENT = "—"


@dataclass(frozen=True)
class Cell:
    """A value to be seen from afar, with what it is above it and what belongs to it below; ``said`` is it in words."""

    label: str
    value: str
    below: str = ""
    colour: str = INK
    size: float = _LARGE
    said: str = ""

    def width(self, scale: float) -> float:
        """Return how much room the cell takes with its value drawn at that part of its size."""
        small = (canvas.width(self.label, _SMALL), canvas.width(self.below, _SMALL))
        return max(canvas.width(self.value, self.size * scale), *small)


@dataclass(frozen=True)
class Row:
    """A row of a league; ``ahead`` where nobody stands before it."""

    position: str
    name: str
    score: str
    ahead: bool


@dataclass(frozen=True)
class League:
    """The first rows of a league, under its title, how many it ranks, and what its score is called."""

    title: str
    count: str
    score: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Picture:
    """What a picture says: of what, in large letters whom or when, then a unit's values, a league, or a sentence."""

    title: str
    above: str = ""
    below: str = ""
    label: str = ""
    synthetic: bool = False
    cells: tuple[Cell, ...] = ()
    league: League | None = None
    sentence: str = ""


def of(dataset: Dataset) -> Picture:
    """Return what the picture of a bulletin says, in the language of its page."""
    tell, language = words(dataset.language), dataset.language
    own = next((row for row in dataset.standing if row["unit"] == dataset.address.unit), None)
    told: dict[str, Any] = {
        "above": dataset.campaign.name.text(language),
        "label": credits.label(dataset.nature, language),
        "synthetic": dataset.is_synthetic,
    }
    if own is not None:
        below = tell("preview-bulletin", period=_period(dataset))
        return Picture(
            own[f"name_{language}"], below=below, cells=tuple(_cells_of(own, dataset, tell)), **told
        )
    if dataset.standing:
        return Picture(_headline(dataset, tell), league=_league_of(dataset, tell), **told)
    sentence = next(iter(dataset.points), dataset.campaign.summary.text(language))
    return Picture(_headline(dataset, tell), sentence=sentence, **told)


def of_site(tell: Words) -> Picture:
    """Return what the picture of the pages says that are about no single bulletin."""
    return Picture(tell("home-title"), sentence=tell("home-description"))


def alternative(picture: Picture, tell: Words) -> str:
    """Return in words what a picture says: for who does not see it."""
    said = [picture.above, picture.label, picture.title, picture.below]
    said += [" ".join((one.label, one.said or f"{one.value} {one.below}".rstrip())) for one in picture.cells]
    if picture.league is not None:
        said += [
            tell("preview-league", league=picture.league.title, count=picture.league.count),
            picture.league.score,
        ]
        said += [f"{row.position} {row.name} {row.score}" for row in picture.league.rows]
    return tell("preview-separator").join(filter(None, [*said, picture.sentence]))


def document(picture: Picture, signed: str, tell: Words) -> bytes:
    """Return a picture as PNG; ``signed`` says whose site it is of."""
    drawn = Canvas()
    drawn.box(0, 0, _BAR, canvas.HEIGHT, canvas.ACCENT)
    size, above = canvas.fitting(picture.above, 32, _MEASURE - _LABEL, 26)
    drawn.text(_LEFT, 92, above, size, MUTED)
    drawn.text(_LEFT, 592, canvas.shortened(signed, 26, _MEASURE), 26, MUTED)
    if picture.label:
        _label(drawn, picture.label, synthetic=picture.synthetic)
    _titles(drawn, picture)
    _cells(drawn, picture.cells)
    if picture.league is not None:
        _league(drawn, picture.league, tell)
    for number, line in enumerate(canvas.lines(picture.sentence, 42, _MEASURE, 4)):
        drawn.text(_LEFT, 328 + 64 * number, line, 42)
    return drawn.png()


# --- what is said


def _cells_of(own: Mapping[str, Any], dataset: Dataset, tell: Words) -> Iterator[Cell]:
    """Yield the values of a unit's own row: position, score, movement, light, as far as there are any."""
    yield _position(own, tell)
    score = leagues.league(own["league"], dataset.campaign).scheme.score
    name, measure = _capital(score.name.text(dataset.language)), score.measure.text(dataset.language)
    yield Cell(name, own["score"] or _ABSENT, measure if own["score"] else "")
    if own["movement"] is not None:
        yield _movement(own["movement"], tell)
    if own["light"] not in {None, Light.NONE}:
        light = Light(own["light"])
        shape_and_word = tell(f"light-{light}")
        yield Cell(tell("column-light"), shape_and_word, colour=canvas.LIGHTS[light], size=_WORD,
                   said=shape_and_word.partition(" ")[2])  # fmt: skip


def _position(own: Mapping[str, Any], tell: Words) -> Cell:
    if own["position"] is None:
        return Cell(tell("column-position"), tell("unit-not-ranked"), size=_WORD)
    of = tell("of-units", of=str(own["of"]))
    below = tell("preview-tied", of=of) if own["tied"] else of
    return Cell(tell("column-position"), f"{own['position']:g}", below)


def _movement(places: float, tell: Words) -> Cell:
    label, n = tell("column-movement"), f"{abs(places):g}"
    if not places:
        return Cell(label, tell("movement-none"), size=_WORD)
    way = "up" if places > 0 else "down"
    said = tell(f"movement-{way}-words", n=n)
    return Cell(label, tell(f"movement-{way}", n=n), said, size=_WORD, said=said)


def _league_of(dataset: Dataset, tell: Words) -> League:
    """Return the first rows of the first league of a page."""
    code, several = next(groupby(dataset.standing, key=lambda row: row["league"]))
    rows = tuple(islice(several, _SHOWN))
    found, language = leagues.league(code, dataset.campaign), dataset.language
    name, measure = (text.text(language) for text in (found.scheme.score.name, found.scheme.score.measure))
    return League(
        found.title.text(language), str(rows[0]["of"]), _capital(tell("column-score", name=name, measure=measure)),
        tuple(
            Row(
                _ABSENT if row["position"] is None else f"{row['position']:g}", row[f"name_{language}"],
                row["score"] or _ABSENT, ahead=row["position"] == rows[0]["position"],
            ) for row in rows
        ),
    )  # fmt: skip


def _headline(dataset: Dataset, tell: Words) -> str:
    """Return what a page is called that is about no single unit, or about one that no league has."""
    if dataset.notebook == METHODOLOGY:
        return tell("methodology-title")
    if dataset.address.unit is not None:
        return dataset.title.text(dataset.language)
    if dataset.notebook == OVERVIEW:
        return tell("overview-title", period=_period(dataset))
    kind = dataset.period.kind if dataset.period else None
    return tell("ten-days-title" if kind is PeriodKind.TEN_DAYS else "rollup-title", period=_period(dataset))


def _period(dataset: Dataset) -> str:
    return dataset.period.title(dataset.language) if dataset.period else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- how it is drawn


def _label(drawn: Canvas, told: str, *, synthetic: bool) -> None:
    """Write what the figures are, where nobody overlooks it; made up ones as the page's notice has them."""
    colour, ground = (canvas.WARN, canvas.WARN_SOFT) if synthetic else (MUTED, canvas.SOFT)
    left = _RIGHT - canvas.width(told, _SMALL) - 40
    drawn.box(left, 55, _RIGHT, 107, ground)
    drawn.box(left, 55, left + 6, 107, colour)
    drawn.text(left + 22, 92, told, _SMALL, colour, bold=True)


def _titles(drawn: Canvas, picture: Picture) -> None:
    """Write the title as large as it fits in one line, what stands below it, and the line that ends them."""
    size, told = canvas.fitting(picture.title, 92, _MEASURE, 44)
    drawn.text(_LEFT, 205, told, size, bold=True)
    size, told = canvas.fitting(picture.below, 42, _MEASURE, 32)
    drawn.text(_LEFT, 268, told, size)
    end = 308 if picture.below else 250
    drawn.box(_LEFT, end, _RIGHT, end + 3, INK)


def _cells(drawn: Canvas, cells: Sequence[Cell]) -> None:
    """Write the cells beside each other, closer and smaller where they would not fit."""
    found, gap, scale = _fitted(cells)
    left = float(_LEFT)
    for one in found:
        drawn.text(left, 364, one.label, _SMALL, MUTED)
        drawn.text(left, 476, one.value, one.size * scale, one.colour, bold=True)
        drawn.text(left, 524, one.below, _SMALL, MUTED)
        left += one.width(scale) + gap


def _fitted(cells: Sequence[Cell]) -> tuple[Sequence[Cell], float, float]:
    """Return the cells, how far apart they stand and how large their values are; words too long for that are cut."""
    for gap, scale in _TIGHTER:
        if _room(cells, gap, scale) <= _MEASURE:
            return cells, gap, scale
    share = (_MEASURE - gap * (len(cells) - 1)) / len(cells)
    cut = [
        replace(
            one,
            label=canvas.shortened(one.label, _SMALL, share),
            below=canvas.shortened(one.below, _SMALL, share),
        )
        for one in cells
    ]
    return cut, gap, scale


def _room(cells: Sequence[Cell], gap: float, scale: float) -> float:
    return sum(one.width(scale) for one in cells) + gap * (len(cells) - 1)


def _league(drawn: Canvas, league: League, tell: Words) -> None:
    """Write the title of a league, and its first rows."""
    drawn.text(_RIGHT, 306, league.score, _SMALL, MUTED, right=True)
    beside = canvas.width(league.score + tell("preview-league", league="", count=league.count), _SMALL)
    title = canvas.shortened(league.title, _SMALL, _MEASURE - beside - _GAP)
    drawn.text(_LEFT, 306, tell("preview-league", league=title, count=league.count), _SMALL, MUTED)
    for number, row in enumerate(league.rows):
        _row(drawn, 378 + 68 * number, row)


def _row(drawn: Canvas, y: float, row: Row) -> None:
    drawn.text(
        _LEFT + 44, y, row.position, 48, canvas.ACCENT if row.ahead else INK, bold=row.ahead, right=True
    )
    room = _MEASURE - 76 - canvas.width(row.score, 48) - _GAP
    drawn.text(_LEFT + 76, y, canvas.shortened(row.name, 48, room), 48, bold=row.ahead)
    drawn.text(_RIGHT, y, row.score, 48, bold=row.ahead, right=True)
