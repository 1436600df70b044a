"""The tile map: every unit has its tile where it lies, on figures and on pages, and no word leaves its tile."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import Any

import pandas as pd
import pytest

from bulletins import paths
from bulletins.evidence import sources
from bulletins.evidence.campaign import MOST_TILES_ACROSS, MOST_TILES_DOWN, Campaign, Ranking
from bulletins.page import figures, style
from bulletins.page.absent import Absent
from bulletins.page.values import Figure, Several
from bulletins.paths import TEMPLATES
from bulletins.pipeline.render import tiles
from bulletins.vocabulary import Language
from tests.unit import frames
from tests.unit.test_look import AA, LARGE_OR_SHAPE, SHELL, THEME, colour, colours, contrast, turned

DATA = paths.REPOSITORY / "data" / "campaigns"
MAPPED = tuple(
    file.parent.name for file in sorted(DATA.glob("*/campaign.yml")) if "\ntiles:" in file.read_text("utf-8")
)
SVG = "{http://www.w3.org/2000/svg}"
LIGHTS = ("red", "yellow", "green", "none")
# Who lies on which side of whom, as any map has it: (further north, further south), (further west, further east).
NORTH_OF = [("luoyuan", "lianjiang"), ("lianjiang", "mawei"), ("jinan", "gulou"), ("gulou", "taijiang"),
            ("taijiang", "cangshan"), ("mawei", "changle"), ("cangshan", "fuqing"), ("changle", "fuqing"),
            ("minqing", "yongtai"), ("cangshan", "hitech"), ("minhou", "hitech")]  # fmt: skip
WEST_OF = [("minqing", "minhou"), ("minhou", "gulou"), ("yongtai", "hitech"), ("hitech", "cangshan"),
           ("taijiang", "mawei"), ("cangshan", "changle"), ("jinan", "lianjiang"), ("yongtai", "fuqing"),
           ("fuqing", "changle")]  # fmt: skip


@cache
def rules_of(campaign: str) -> Campaign:
    return sources.load_campaign(campaign)


@pytest.fixture(autouse=True)
def _our_own_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.DATA_VARIABLE, str(DATA))


def thirteen(language: str, campaign: str = "fuzhou-120-2021") -> tuple[Any, Any, list[str]]:
    """Return inputs and a result in which a campaign's thirteen districts stand in the order of the alphabet."""
    inputs, result = frames.inputs(language), frames.result()
    inputs.campaign = inputs.campaign.model_copy(update={"tiles": rules_of(campaign).tiles})
    rows = [row for row in sources.load_units(campaign) if row.unit in rules_of(campaign).tile_places]
    inputs.units = pd.DataFrame([row.model_dump() for row in rows]).set_index("unit")
    units = sorted(inputs.units.index)
    result.leagues = pd.DataFrame({
        "month": "2021-12", "scheme": "city", "league": "city/overall", "action": "", "group": "", "unit": units,
        "score": [99.5 - n for n in range(len(units))], "position": [1, 1, *range(3, len(units) + 1)],
        "tied": [True, True, *[False] * (len(units) - 2)], "of": len(units), "movement": 0, "unranked_because": "",
    })  # fmt: skip
    result.scores = result.leagues
    result.unit_lights = pd.DataFrame({"month": "2021-12", "scheme": "city", "unit": units,
                                       "light": [LIGHTS[n % 4] for n in range(len(units))]})  # fmt: skip
    return inputs, result, units


def drawn(language: str, campaign: str = "fuzhou-120-2021") -> Figure:
    inputs, result, _ = thirteen(language, campaign)
    made = figures.tilemap(inputs, result)
    assert isinstance(made, Figure)
    return made


def squares(figure: Figure) -> list[tuple[float, float, float]]:
    """Return left, top and side of every tile."""
    found = re.findall(r'd="M ([\d.]+) ([\d.]+) L ([\d.]+) [^"]*z" fill="(#[0-9a-f]{6})"', figure.svg)
    boxes = [(float(x), float(y), float(right) - float(x)) for x, y, right, _ in found]
    return [box for box in boxes if box[2] > 20]


@pytest.mark.parametrize("campaign", MAPPED)
def test_the_districts_lie_as_they_do(campaign: str) -> None:
    """Each district of Fuzhou has one tile, and whoever lies north or west of another does so on the map."""
    places = rules_of(campaign).tile_places

    assert 13 == len(places) == len(set(places.values()))
    assert [] == [pair for pair in NORTH_OF if places[pair[0]][0] >= places[pair[1]][0]]
    assert [] == [pair for pair in WEST_OF if places[pair[0]][1] >= places[pair[1]][1]]


def test_every_fuzhou_campaign_has_a_map() -> None:
    """The four campaigns that rank Fuzhou's districts give their places."""
    assert ("fuzhou-120-2021", "fuzhou-2017", "fuzhou-contest-2021", "minhou-120-2021") == MAPPED


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("campaign", MAPPED)
def test_thirteen_tiles_do_not_overlap_and_hold_their_words(language: str, campaign: str) -> None:
    """All thirteen tiles are there, none on another, and each word lies in a tile and is cut nowhere."""
    figure = drawn(language, campaign)
    boxes = squares(figure)

    assert 13 == len(boxes)
    for n, (x, y, side) in enumerate(boxes):
        assert [] == [
            other for other in boxes[n + 1 :] if abs(other[0] - x) < side and abs(other[1] - y) < side
        ]
    inside = max(y + side for _, y, side in boxes)
    for node in ET.fromstring(figure.svg).iter(f"{SVG}text"):
        text, size, left = str(node.text), float(node.attrib["font-size"]), float(node.attrib["x"])
        width = style.text_width(text, size) * (1.06 if node.get("font-weight") == "700" else 1)
        left -= width / 2 if node.get("text-anchor") == "middle" else 0
        y = float(node.attrib["y"])
        assert style.ELLIPSIS not in text
        assert left >= 0 and left + width <= style.WIDTH, text
        if y < inside:
            assert any(x <= left and left + width <= x + side and top <= y - 0.7 * size and y <= top + side
                       for x, top, side in boxes), text  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_name_top_and_bottom_and_few_lights(language: str) -> None:
    """The alt text names the first, the tied first and the last with their positions, and whoever has a red light."""
    _, _, units = thirteen(language)
    names = frames_names(language)
    alt = drawn(language).alt

    top, bottom = (names[units[0]], names[units[1]]), names[units[-1]]
    assert all(name in alt for name in (*top, bottom))
    assert (
        ("第13名" in alt and "红灯4个" in alt) if language == "zh" else ("No. 13" in alt and "Red: 4" in alt)
    )
    assert alt.index(top[0]) < alt.index(top[1]) < alt.index(bottom)
    assert names[units[4]] in alt.split("红灯" if language == "zh" else "Red")[1]


def frames_names(language: str) -> dict[str, str]:
    return {row.unit: getattr(row, f"name_{language}") for row in sources.load_units("fuzhou-120-2021")}


def test_data_are_what_is_drawn() -> None:
    """The data beside the figure have each tile's row and column, position, tie, score and light."""
    _, _, units = thirteen("en")
    rows = list(csv.DictReader(io.StringIO(drawn("en").data)))
    names, places = frames_names("en"), rules_of("fuzhou-120-2021").tile_places

    assert [names[unit] for unit in places] == [row["Unit"] for row in rows]
    for unit, row in zip(places, rows, strict=True):
        at = units.index(unit)
        assert (str(places[unit][0] + 1), str(places[unit][1] + 1)) == tuple(row.values())[1:3]
        assert str(1 if at < 2 else at + 1) == row["Position"]
        assert f"{99.5 - at:.2f}" == row["score (points)"]
        assert ("yes" if at < 2 else "no") == row["Tied"]


def test_shades_follow_positions_and_their_legend() -> None:
    """The first positions have the darkest of four shades, in steps that the legend names without hole or overlap."""
    _, _, units = thirteen("zh")
    figure, names = drawn("zh"), {name: unit for unit, name in frames_names("zh").items()}
    fills = re.findall(r'L [^"]*z" fill="(#[0-9a-f]{6})"', figure.svg)[:13]
    order = [
        names[str(node.text)]
        for node in ET.fromstring(figure.svg).iter(f"{SVG}text")
        if str(node.text) in names
    ]
    shades = [fill for _, fill in sorted(zip([units.index(one) for one in order], fills, strict=True))]

    assert [style.SEQUENCE[3]] * 4 + [style.SEQUENCE[2]] * 3 + [style.SEQUENCE[1]] * 3 + [
        style.SEQUENCE[0]
    ] * 3 == shades
    told = [
        str(node.text)
        for node in ET.fromstring(figure.svg).iter(f"{SVG}text")
        if str(node.text).startswith("第")
    ]
    assert ["第1–4名", "第5–7名", "第8–10名", "第11–13名"] == told


def test_lights_are_told_apart_by_shape_and_stand_out() -> None:
    """A light has a shape of its own, and its colour 4.5:1 on the white below it, 3:1 on a dark page."""
    signs = {str(node.text): node.get("fill") for node in ET.fromstring(drawn("zh").svg).iter(f"{SVG}text")
             if str(node.text) in "■▲●"}  # fmt: skip

    assert {"■": style.LIGHTS["red"], "▲": style.LIGHTS["yellow"], "●": style.LIGHTS["green"]} == signs
    for one in style.LIGHTS.values():
        assert contrast(colour(one), colour(style.WHITE)) >= AA
        assert contrast(turned(colour(one)), turned(colour(style.WHITE))) >= LARGE_OR_SHAPE
    assert [] == [name for name, value in style.LIGHTS.items() if f"--{name}: {value};" not in THEME]


def test_who_is_not_ranked_is_grey_and_who_has_no_place_is_named() -> None:
    """A unit without a position has a dash on grey, said below; a unit without a tile is named in the caption."""
    inputs, result, units = thirteen("zh")
    result.leagues["position"] = result.leagues["position"].astype("Int64")
    result.leagues.loc[result.leagues["unit"] == units[5], ["position", "score", "tied"]] = [
        pd.NA,
        None,
        False,
    ]
    kept = tuple(tuple(None if one == units[3] else one for one in row) for row in inputs.campaign.tiles)
    inputs.campaign = inputs.campaign.model_copy(update={"tiles": kept})
    made = figures.tilemap(inputs, result)

    assert isinstance(made, Figure)
    assert 12 == len(squares(made)) and f'fill="{style.GROUND}"' in made.svg
    assert "灰格“—”未排名" in made.caption and frames_names("zh")[units[3]] in made.caption


def test_absent_without_places_and_a_map_for_each_tier() -> None:
    """Nothing is drawn of a campaign that gives no places; a scheme ranked by tiers has a map of each tier."""
    inputs, result, units = thirteen("zh")
    result.leagues["group"] = ["1" if n < 6 else "2" for n in range(len(units))]
    by_tier = inputs.campaign.schemes[0].model_copy(update={"ranking": Ranking(by="tier")})
    inputs.campaign = inputs.campaign.model_copy(update={"schemes": (by_tier,)})
    made = figures.tilemap(inputs, result)
    assert isinstance(made, Several)
    assert ["tilemap-city-1", "tilemap-city-2"] == [
        part.name for part in made.parts if isinstance(part, Figure)
    ]

    others = frames.inputs("zh")
    others.campaign = others.campaign.model_copy(update={"tiles": ()})
    assert Absent("tilemap") == figures.tilemap(others, frames.result())


@pytest.mark.parametrize("ranked", [1, 2, 3, 4, 5, 13, 40])
def test_every_position_has_one_shade(ranked: int) -> None:
    """On pages too each position, half ones of ties as well, falls into exactly the shade the legend gives it."""
    edges = tiles._bands(ranked)

    assert [n for first, last in edges for n in range(first, last + 1)] == list(range(1, ranked + 1))
    assert [tiles._band(position, ranked) for position in range(1, ranked + 1)] == [
        band for band, (first, last) in enumerate(edges, 1) for _ in range(first, last + 1)
    ]
    assert 0 == tiles._band(None, ranked) and 1 == tiles._band(1.5, ranked)
    assert [f"第{first}名" if first == last else f"第{first}–{last}名" for first, last in edges] == [
        one["text"] for one in tiles._legend(ranked, Language.ZH)
    ]


@pytest.mark.parametrize(
    ("css", "opening"), [(THEME, ":root {"), (SHELL, "html:root {")], ids=["light", "dark"]
)
def test_words_on_tiles_and_lines_of_a_comparison_can_be_seen(css: str, opening: str) -> None:
    """Ink has 4.5:1 on every tile, and so has each colour that a compared unit's name is written in."""
    palette = colours(css, opening)

    grounds = {
        name: round(contrast(palette["ink"], palette[name]), 2)
        for name in palette
        if name.startswith("tile-")
    }
    names = {
        name: round(contrast(palette[name], palette["paper"]), 2)
        for name in palette
        if name.startswith("line-")
    }
    assert 4 == len(grounds) and min(grounds.values()) >= AA, grounds
    assert 3 == len(names) and min(names.values()) >= AA, names


def test_every_place_of_the_grid_has_its_class() -> None:
    """Pages set no styles: each row and column that ``campaign.yml`` may use has a class in the stylesheet."""
    css = (TEMPLATES / "theme.scss").read_text(encoding="utf-8")
    wanted = [f".tile-column-{n} {{ grid-column: {n}; }}" for n in range(1, MOST_TILES_ACROSS + 1)]
    wanted += [f".tile-row-{n} {{ grid-row: {n}; }}" for n in range(1, MOST_TILES_DOWN + 1)]
    assert [] == [one for one in wanted if one not in css]
