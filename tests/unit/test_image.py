"""The pictures that are shown with links: what they say is the record's, in letters that fit, in the same bytes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bulletins import glyphs
from bulletins.evidence.campaign import Campaign
from bulletins.language import words
from bulletins.paths import TEMPLATES
from bulletins.pipeline.products import canvas, image, model
from bulletins.pipeline.products.image import Picture
from bulletins.pipeline.products.model import Dataset
from bulletins.vocabulary import Language, Light
from tests.unit import shelves

FOLDERS = [folder for language in Language for folder in shelves.folders(language)]
NAMES = [folder.relative_to(shelves.GOLDEN).as_posix() for folder in FOLDERS]
SIGNED = "Bulletins – bulletins.example"
BYTES = 60_000
# Names with other characters are refused by the check of the data.
TEXTS = st.text(st.sampled_from("".join(map(chr, sorted(glyphs.advances())))), max_size=60)
VALUES = st.text("0123456789.−", min_size=1, max_size=6)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    return shelves.rules(tmp_path_factory.mktemp("data"))[0]


def drawn(picture: Picture, language: Language = Language.ZH) -> bytes:
    return image.document(picture, SIGNED, words(language))


def chunks(png: bytes) -> list[str]:
    """Return the kinds of the parts that a PNG file is made of, each once."""
    kinds, place = [], 8
    while place < len(png):
        kinds.append(png[place + 4 : place + 8].decode())
        place += 12 + int.from_bytes(png[place : place + 4], "big")
    return list(dict.fromkeys(kinds))


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_picture_of_every_bulletin(folder: Path, campaign: Campaign) -> None:
    """It has the size that is asked for, few bytes and always the same, and nothing beside the picture in its file."""
    dataset = model.read(folder, campaign)
    made = drawn(image.of(dataset), dataset.language)
    with Image.open(io.BytesIO(made)) as found:
        assert (1200, 630) == found.size
        # Not an empty sheet: ink of the title, accent of the bar, and paper.
        colours = found.convert("RGB").getcolors(1 << 20) or []
        assert {canvas.INK, canvas.ACCENT, canvas.PAPER} <= {
            f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in colours
        }
    assert len(made) <= BYTES
    assert ["IHDR", "PLTE", "IDAT", "IEND"] == chunks(made)
    assert made == drawn(image.of(dataset), dataset.language)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_what_is_drawn_is_what_the_record_says(folder: Path, campaign: Campaign) -> None:
    """Names, positions and scores of a picture are those of the record; in words it says the same, and the nature."""
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    dataset = model.read(folder, campaign)
    language, picture = dataset.language, image.of(dataset)
    said = image.alternative(picture, words(language))
    assert words(language)("nature-synthetic") in said and picture.synthetic
    own = [row for row in record["standing"] if row["unit"] == dataset.address.unit]
    if own:
        assert own[0][f"name_{language}"] == picture.title
        values = [one.value for one in picture.cells]
        assert [f"{own[0]['position']:g}", own[0]["score"]] == values[:2]
        assert all(one.label in said for one in picture.cells)
    elif record["standing"]:
        assert picture.league is not None
        league = [row for row in record["standing"] if row["league"] == record["standing"][0]["league"]]
        expected = [(f"{row['position']:g}", row[f"name_{language}"], row["score"]) for row in league[:3]]
        assert expected == [(row.position, row.name, row.score) for row in picture.league.rows]
        assert all(" ".join(row) in said for row in expected)
    else:
        assert picture.sentence and picture.sentence in said


def changed(dataset: Dataset, **values: Any) -> Dataset:
    """Return a unit's bulletin with other values in its row."""
    return replace(dataset, standing=tuple({**row, **values} for row in dataset.standing))


@pytest.mark.parametrize("language", Language)
def test_what_is_missing_is_said_or_left_out(campaign: Campaign, language: Language) -> None:
    """Without a position the picture says so; without score, movement or light it makes none up; halves stay halves."""
    tell = words(language)
    dataset = model.read(shelves.HOMES[language] / shelves.CAMPAIGN / "2021-10" / "changle", campaign)
    bare = image.of(changed(dataset, position=None, score=None, movement=None, light=None, tied=False))
    assert [tell("unit-not-ranked"), "—"] == [one.value for one in bare.cells]
    half = image.of(changed(dataset, position=1.5, movement=-0.5, light="none", tied=True))
    assert ["1.5", "▼0.5"] == [half.cells[0].value, half.cells[2].value] and len(half.cells) == 3
    assert tell("tie") in half.cells[0].below and tell("movement-down-words", n="0.5") == half.cells[2].below
    assert tell("movement-none") == image.of(changed(dataset, movement=0)).cells[2].value
    for picture in (bare, half):
        drawn(picture, language)


@pytest.mark.parametrize("light", [one for one in Light if one is not Light.NONE])
def test_a_light_is_a_shape_and_a_word(campaign: Campaign, light: Light) -> None:
    """A light is never a colour alone: its shape and its word are drawn, and the word is said."""
    dataset = model.read(shelves.HOMES[Language.ZH] / shelves.CAMPAIGN / "2021-10" / "changle", campaign)
    picture = image.of(changed(dataset, light=light.value))
    cell = picture.cells[-1]
    shape, word = words("zh")(f"light-{light}").split(" ")
    assert (f"{shape} {word}", word, canvas.LIGHTS[light]) == (cell.value, cell.said, cell.colour)
    assert word in image.alternative(picture, words("zh"))


def test_the_colours_are_the_pages() -> None:
    """Each colour of a picture is one of the page's by day."""
    root = (TEMPLATES / "theme.scss").read_text(encoding="utf-8").partition(":root {")[2].partition("}")[0]
    known = set(re.findall(r"#[0-9a-f]{6}", root))
    plain = {
        canvas.INK,
        canvas.MUTED,
        canvas.LINE,
        canvas.PAPER,
        canvas.ACCENT,
        canvas.WARN,
        canvas.WARN_SOFT,
    }
    assert plain | {canvas.SOFT, *canvas.LIGHTS.values()} <= known


@settings(max_examples=60)
@given(TEXTS, st.integers(min_value=60, max_value=1040))
def test_words_fit(text: str, most: int) -> None:
    """Whatever a text is, no line of it is wider than it may be, and nothing is lost without dots that say so."""
    size, told = canvas.fitting(text, 92, most, 26)
    assert canvas.width(told, size) <= most and 26 <= size <= 92
    assert told == text or told.endswith(("...", "…"))
    found = canvas.lines(text, 42, most, 3)
    assert len(found) <= 3 and all(canvas.width(line, 42) <= most for line in found)
    if not any(line.endswith(("...", "…")) for line in found):
        assert "".join(text.split()) == "".join("".join(found).split())


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, VALUES, TEXTS), min_size=1, max_size=4))
def test_cells_stand_beside_each_other(found: list[tuple[str, str, str]]) -> None:
    """Whatever values are called and measured in, the last of them ends before the right margin."""
    cells, gap, scale = image._fitted([image.Cell(*one) for one in found])
    assert image._room(cells, gap, scale) <= image._MEASURE
    assert [value for _, value, _ in found] == [one.value for one in cells]
