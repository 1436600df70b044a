"""The palette, the stylesheets and the web fonts: contrast computed, nothing from elsewhere, every character there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletins import glyphs
from bulletins.page import style
from bulletins.paths import TEMPLATES
from bulletins.pipeline.render import webfonts
from bulletins.pipeline.render.embedded import stylesheet
from bulletins.vocabulary import Language

Colour = tuple[float, float, float]
THEME = (TEMPLATES / "theme.scss").read_text(encoding="utf-8")
SHELL = (TEMPLATES / "shell" / "shell.css").read_text(encoding="utf-8")
WORDS = ("ink", "muted", "accent", "red", "yellow", "green", "warn")
GROUNDS = ("paper", "soft", "own", "warn-soft")
AA, LARGE_OR_SHAPE = 4.5, 3.0
KILOBYTE = 1000


def colours(css: str, opening: str) -> dict[str, Colour]:
    """Return the colours that the rule beginning with ``opening`` names."""
    rule = css.split(opening, 1)[1].split("}", 1)[0]
    return {name: colour(value) for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", rule)}


def colour(text: str) -> Colour:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(of: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def turned(of: Colour) -> Colour:
    """Return what the dark page's filter makes of a figure's colour: invert(…), then hue-rotate(180deg)."""
    found = re.search(r"filter: invert\(([.\d]+)\) hue-rotate\(180deg\)", SHELL)
    assert found is not None
    share = float(found[1])
    red, green, blue = (part * (1 - 2 * share) + share for part in of)
    # The matrix of the Filter Effects specification for half a turn.
    rotated = (
        -0.574 * red + 1.430 * green + 0.144 * blue,
        0.426 * red + 0.430 * green + 0.144 * blue,
        0.426 * red + 1.430 * green - 0.856 * blue,
    )
    return tuple(min(1.0, max(0.0, part)) for part in rotated)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("css", "opening"), [(THEME, ":root {"), (SHELL, "html:root {")], ids=["light", "dark"]
)
def test_words_can_be_read_on_every_ground(css: str, opening: str) -> None:
    """Each colour of words has 4.5:1 on each ground, in the light palette and in the dark one."""
    palette = colours(css, opening)
    poor = {
        (word, ground): round(contrast(palette[word], palette[ground]), 2)
        for word in WORDS
        for ground in GROUNDS
        if contrast(palette[word], palette[ground]) < AA
    }
    assert poor == {}


def test_both_palettes_name_the_same_colours() -> None:
    """Whatever colour the light palette has, the dark one has too: none is left over from a white page."""
    light = set(re.findall(r"--([a-z-]+): #", THEME.split(":root {", 1)[1].split("}", 1)[0]))
    assert set(re.findall(r"--([a-z-]+): #", SHELL.split("html:root {", 1)[1])) == light


@pytest.mark.parametrize("name", ["INK", "MUTED", "ACCENT", "MARK"])
def test_words_of_figures_can_be_read_on_a_dark_page(name: str) -> None:
    """The colours that figures write with keep 4.5:1 on the dark page after they are turned over."""
    paper = colours(SHELL, "html:root {")["paper"]
    assert contrast(turned(colour(getattr(style, name))), paper) >= AA


@pytest.mark.parametrize("name", ["PLAIN", "ACCENT", "MARK"])
def test_marks_of_figures_can_be_seen_on_a_dark_page(name: str) -> None:
    """The colours that figures draw marks with keep 3:1 on the dark page."""
    paper = colours(SHELL, "html:root {")["paper"]
    assert contrast(turned(colour(getattr(style, name))), paper) >= LARGE_OR_SHAPE


@pytest.mark.parametrize("ground", [*style.SEQUENCE, style.GROUND])
def test_numbers_in_cells_can_be_read_by_day_and_by_night(ground: str) -> None:
    """A number on any step of the scale has 4.5:1; the dark page writes it from black before it turns it over."""
    assert f'text[fill="{style.INK}"] {{ fill: #000; }}' in SHELL
    assert contrast(colour(style.INK), colour(ground)) >= AA
    assert contrast(turned((0, 0, 0)), turned(colour(ground))) >= AA


def test_the_scale_of_cells_goes_one_way_in_grey() -> None:
    """The scale gets steadily darker, and steadily lighter on a dark page: grey print keeps its order."""
    steps = [colour(one) for one in style.SEQUENCE]
    assert [luminance(one) for one in steps] == sorted((luminance(one) for one in steps), reverse=True)
    assert [luminance(turned(one)) for one in steps] == sorted(luminance(turned(one)) for one in steps)


def test_nothing_comes_from_elsewhere_and_nothing_moves() -> None:
    """No stylesheet names another host or imports another file, and none moves anything: no motion to reduce."""
    for css in (stylesheet(), *(webfonts.rules(language) for language in Language)):
        assert (
            re.findall(
                r"https?:|//[a-z]|@import|transition|animation|scroll-behavior", css.replace('"http"', "")
            )
            == []
        )


def test_the_rules_shared_with_quarto_are_plain_css() -> None:
    """The rules part of the theme has no variable, mixin or comment of Sass: both renderers take it as it stands."""
    rules = THEME.split("/*-- scss:rules --*/", 1)[1]
    assert re.findall(r"\$[a-z]|@include|@mixin|@use|#\{|^\s*//", rules, re.MULTILINE) == []
    assert rules.count("{") == rules.count("}")


def characters(css: str, file: str) -> set[str]:
    """Return the characters that a stylesheet says are in the files whose name begins with ``file``."""
    found: set[str] = set()
    for listed in re.findall(rf'url\("fonts/{file}[^"]*-400.woff2"\)[^}}]*unicode-range:([^}}]*)', css):
        for one in listed.split(","):
            first, _, last = one.removeprefix("U+").partition("-")
            found |= {chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)}
    return found


def test_the_core_font_holds_every_character_of_our_words_and_campaigns() -> None:
    """A Chinese page of this repository needs no part of the rest: its words and names are in two files a weight."""
    css = webfonts.rules(Language.ZH)
    held = characters(css, "core") | characters(css, "latin")
    files = [*(TEMPLATES / "language" / "zh").glob("*.ftl"), *(TEMPLATES.parent / "data").rglob("*.csv"),
             *(TEMPLATES.parent / "data").rglob("*.yml")]  # fmt: skip
    used = set().union(*(file.read_text(encoding="utf-8-sig") for file in files))
    drawable = {one for one in used if one.isprintable() and not glyphs.missing(one)}
    assert sorted(drawable - held) == []


def test_every_character_a_figure_may_hold_is_in_some_web_font() -> None:
    """What a name may be written with is shown in the page's own font: core, letters or one of the parts."""
    css = webfonts.rules(Language.ZH)
    held = characters(css, "core") | characters(css, "latin") | characters(css, "part")
    assert (
        sorted(chr(code) for code in glyphs.advances() if chr(code) not in held and chr(code).isprintable())
        == []
    )


def test_english_quotes_are_narrow() -> None:
    """English pages take their quotes from the file of letters, Chinese pages from the core, where they are wide."""
    assert set("‘’“”…—") <= characters(webfonts.rules(Language.EN), "latin")
    assert set("‘’“”…—").isdisjoint(characters(webfonts.rules(Language.ZH), "latin"))
    assert set("‘’“”…—") <= characters(webfonts.rules(Language.ZH), "core")


def test_the_files_are_those_that_the_rules_name() -> None:
    """No font is named that is not there, and none lies there that no rule names."""
    named = {file for language in Language for file in webfonts.files(language)}
    assert named == set(webfonts.FOLDER.glob("*.woff2"))
    assert all(file.read_bytes()[:4] == b"wOF2" for file in named)


def test_a_first_visit_fetches_little() -> None:
    """Fonts and stylesheet of a first visit are below 360 kB in Chinese and below 70 kB in English."""
    assert _first_visit(Language.ZH, ("latin", "core")) < 360 * KILOBYTE
    assert _first_visit(Language.EN, ("latin",)) < 70 * KILOBYTE


def _first_visit(language: Language, kinds: tuple[str, ...]) -> int:
    fonts: list[Path] = [file for file in webfonts.files(language) if file.name.startswith(kinds)]
    return sum(file.stat().st_size for file in fonts) + len(
        (webfonts.rules(language) + stylesheet()).encode()
    )
