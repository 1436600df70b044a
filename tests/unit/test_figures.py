"""Figures: deterministic, safe inside a page, in words as well, absent where the data do not reach."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

from bulletins.errors import UserError
from bulletins.evidence.campaign import Campaign
from bulletins.page import figures, style
from bulletins.page.absent import Absent
from bulletins.page.values import Figure, Several
from tests.unit import frames

NAMES = ("heatmap", "actions", "progress", "positions", "certainty", "tilemap")
WHERE = {
    "heatmap": None,
    "actions": "changle",
    "progress": "changle",
    "positions": "changle",
    "certainty": "changle",
    "tilemap": None,
}
SVG = "{http://www.w3.org/2000/svg}"


def draw(name: str, language: str = "zh", **how: Any) -> Figure:
    more = (frames.certainty(),) if name == "certainty" else ()
    made = getattr(figures, name)(
        frames.inputs(language, **{"district": WHERE[name], **how}), frames.result(), *more
    )
    assert isinstance(made, Figure)
    return made


def texts(figure: Figure) -> list[str]:
    return [str(node.text) for node in ET.fromstring(figure.svg).iter(f"{SVG}text")]


class Tags(HTMLParser):
    """Collects start tags with their attributes, and whether they stand inside an SVG."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes(name: str) -> None:
    """Drawn twice, a figure is byte for byte the same."""
    assert draw(name).html() == draw(name).html()


def test_same_bytes_in_another_process() -> None:
    """A fresh process with another hash seed draws the same bytes."""
    code = (
        "from tests.unit import frames; from bulletins.page import figures; import sys;"
        "sys.stdout.buffer.write(figures.heatmap(frames.inputs(), frames.result()).html().encode())"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "5"}
    )
    assert draw("heatmap").html() == other.stdout.decode()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_alt_text(name: str, language: str) -> None:
    """The alt text names a unit and the month and holds a number beside the month's."""
    alt = draw(name, language).alt
    month, unit = ("2021年12月", "长乐区") if language == "zh" else ("December 2021", "Changle")
    assert month in alt and unit in alt
    assert re.search(r"\d", alt.replace(month, ""))


def test_ids_are_unique_on_a_page() -> None:
    """All figures of a page together use no id twice, and every reference finds its target."""
    page = "".join(draw(name, district="changle").html() for name in NAMES)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    assert set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', page)) <= {(one, "") for one in ids}


@pytest.mark.parametrize("name", NAMES)
def test_fit_for_a_page(name: str) -> None:
    """No prolog, comment, metadata, script, style, blank line or fixed size; text stays text."""
    figure = draw(name)
    html = figure.html()
    assert not re.search(
        r"<\?xml|<!DOCTYPE|<!--|<metadata|<style|<script|style=|\n\s*\n|http(?!://www\.w3\.org)", html
    )
    root = ET.fromstring(figure.svg)
    assert ("img", figure.alt) == (root.get("role"), root.get("aria-label"))
    assert root.get("viewBox") and not {"width", "height"} & set(root.attrib)
    assert 5 < len(root.findall(".//{http://www.w3.org/2000/svg}text"))
    tags = Tags(html).found
    assert ("figure", f"fig-{figure.name}") == (tags[0][0], tags[0][1]["id"])
    assert {"tabindex", "role", "aria-label"} <= set(dict(tags[1:2])["div"])


@pytest.mark.parametrize("name", NAMES)
def test_readable_on_a_phone(name: str) -> None:
    """At 420 CSS pixels no text is smaller than 12, and nothing is drawn wider than the sheet."""
    figure = draw(name, "en")
    width = float(ET.fromstring(figure.svg).attrib["viewBox"].split()[2])
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', figure.svg)]
    assert width == style.WIDTH
    assert 12 <= min(sizes) * 420 / width


def test_names_are_escaped() -> None:
    """A unit called <script> is text in the drawing and in its name."""
    html = draw("heatmap").html()
    assert "<script" not in html and "&lt;script&gt;" in html


def test_heatmap_says_what_is_grey() -> None:
    """An action that was not assessed has a dash in its cell and a word in the caption."""
    figure = draw("heatmap")
    assert 1 == texts(figure).count("—") and "84.50" in texts(figure) and "不适用" in figure.caption


def test_own_district_is_picked_out() -> None:
    """The own district's name is bold and in the accent colour, and only its."""
    nodes = ET.fromstring(draw("positions").svg).iter(f"{SVG}text")
    strong = {(node.text, node.get("fill")) for node in nodes if node.get("font-weight") == "700"}
    assert {("1", style.ACCENT), ("长乐区", style.ACCENT)} == strong


def test_ties_do_not_overlap() -> None:
    """Units that share a position have labels one below the other."""
    heights: dict[str, float] = {}
    for node in ET.fromstring(draw("positions").svg).iter("{http://www.w3.org/2000/svg}text"):
        place = node.get("transform", "") + f" {node.get('y', '')}"
        heights[str(node.text)] = float(re.findall(r"-?[\d.]+", place)[-1 if node.get("y") else 1])
    assert 15 < abs(heights["长乐区"] - heights["福清市"]) < 25


def test_missing_glyph() -> None:
    """A unit whose name the font cannot draw stops the figure with a sentence."""
    inputs = frames.inputs()
    inputs.units.loc["gulou", "name_zh"] = "鼓楼区😀"
    with pytest.raises(UserError, match="U\\+1F600"):
        figures.progress(inputs, frames.result())


def test_absent() -> None:
    """One action has no heatmap, one month no change of positions, an overview no own actions."""
    published = (
        frames.inputs(nature="published", months=("2021-12",)),
        frames.result("published", ("2021-12",)),
    )
    assert [Absent("heatmap"), Absent("positions")] == [
        figures.heatmap(*published),
        figures.positions(*published),
    ]
    assert Absent("actions") == figures.actions(frames.inputs(), frames.result())
    bundle = figures.heatmap(*published)._repr_mimebundle_()
    assert {"part": "heatmap"} == bundle["application/vnd.bulletins.absent+json"]


def test_intervals_are_drawn_with_their_numbers() -> None:
    """Each interval is written at its end, a tie is marked, and the alt text says the widest one."""
    figure = draw("certainty")
    assert {"1=", "1–2", "2–4"} <= set(texts(figure))
    assert "并列" in figure.caption and "长乐区本期第1名" in figure.alt


def test_parts_of_a_period() -> None:
    """Units × parts: what is not the part's own is marked, what does not count is a dash on grey, each said below."""
    figure = figures.parts(*frames.whole())
    assert isinstance(figure, Figure)
    shown = texts(figure)
    assert {"10月", "11月", "12月", "现场分", "77.00*", "0.00*"} <= set(shown) and 2 == shown.count("—")
    assert "灰格" in figure.caption and "2021年第四季度" in figure.alt
    assert Absent("parts") == figures.parts(frames.inputs(), frames.result())


def many(count: int, *, name: str = "县{n}") -> tuple[Any, Any]:
    """Return inputs and result of a league of so many units."""
    inputs, result = frames.inputs(), frames.result()
    units = [f"u{n}" for n in range(count)]
    rows = {"kind": "district", "within": None, "tier": None, "level": None}
    inputs.units = pd.DataFrame(
        [{**rows, "name_zh": name.format(n=n), "name_en": name.format(n=n)} for n in range(count)],
        index=units,
    )
    pick = {"scheme": "city", "unit": units}
    leagues = [
        pd.DataFrame({"month": month, "league": "city/overall", "action": "", "group": "", "of": count, "tied": False,
                      "score": [100 - n / count for n in range(count)], "movement": 0, "unranked_because": "",
                      "position": range(1, count + 1), **pick})
        for month in frames.MONTHS
    ]  # fmt: skip
    result.leagues = pd.concat(leagues, ignore_index=True)
    marks = [pd.DataFrame({"month": "2021-12", "action": code, "state": "reported", "marks": 104.25,
                           "full_marks": 100.0, **pick}) for code, *_ in frames.ACTIONS]  # fmt: skip
    result.actions = pd.concat(marks, ignore_index=True)
    result.scores = leagues[-1].assign(composed=90.0, ledger=0.0, coverage=1.0)
    result.progress = pd.DataFrame({"month": "2021-12", "completed": 1.0, "planned": 2.0, "completion_pct": 50.0,
                                    "schedule_pct": 75.0, "gap_pp": -25.0, "cases": 1.0, **pick})  # fmt: skip
    return inputs, result


@pytest.mark.parametrize("name", ["heatmap", "positions", "progress"])
def test_large_leagues_are_cut(name: str) -> None:
    """Of 7,000 units a figure draws forty, and its caption says how many are left out."""
    made = getattr(figures, name)(*many(7000))
    assert isinstance(made, Figure)
    assert 40 == sum(text.startswith("县") for text in texts(made)) and "6960" in made.caption


def test_many_actions_and_long_names_do_not_collide() -> None:
    """Nine actions with marks above a hundred are dealt out over panels, in each of which every number has room."""
    inputs, result = many(6, name="Autonomous Prefecture of the Tujia and the Miao {n}")
    rules = inputs.campaign.model_dump(mode="json", by_alias=True, exclude_unset=True)
    codes = [f"act{n}" for n in range(9)]
    rules["schemes"][0] |= {
        "actions": [frames.action(code, f"行动{code[3:]}", code, 100 / 9) for code in codes],
        "progress": "act0.act0-1",
    }
    for one in rules["schemes"][0]["actions"]:
        one.pop("weight")
    inputs.campaign = Campaign.model_validate(rules)
    one = result.actions[result.actions["action"] == "build"]
    result.actions = pd.concat([one.assign(action=code) for code in codes], ignore_index=True)
    made = figures.heatmap(inputs, result)
    assert isinstance(made, Several)
    shown = [
        text
        for part in made.parts
        if isinstance(part, Figure)
        for text in texts(part)
        if text.startswith("104")
    ]
    assert 9 * 6 == len(shown) and 1 == len(set(shown))
    for part in made.parts:
        assert isinstance(part, Figure)
        columns = sum(text.startswith("行动") for text in texts(part))
        widest = max(style.text_width(text, style.SMALL) for text in texts(part) if text.startswith("104"))
        assert (columns + 1) * (widest + 3) < style.WIDTH - 80
        assert all(style.text_width(text, style.SMALL) <= 92 for text in texts(part))
