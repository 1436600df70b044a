"""Below each figure: its address, its data where it has any, how to cite it; at the end the page itself."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest

from bulletins.language import words
from bulletins.page.values import Figure
from bulletins.periods import Period
from bulletins.pipeline.render import furniture, takeaways
from bulletins.pipeline.render.takeaways import Taken, first_sentence
from bulletins.vocabulary import Language
from tests.unit import frames

URL = "https://example.org/en/test-2021/2021-12/"


def taken(language: str = "en") -> Taken:
    return Taken(
        frames.rules(), "Changle, “December” <2021>", Period.parse("2021-12"), None, URL, Language(language)
    )


def shown(*made: Figure, language: str = "en") -> str:
    outputs = [{"output_type": "execute_result", "data": one._repr_mimebundle_()} for one in made]
    notebook: dict[str, Any] = json.loads(json.dumps({"cells": [{"cell_type": "code", "outputs": outputs}]}))
    environment = furniture.environment("pages")
    environment.globals["t"] = words(language)
    page = takeaways.below_figures(notebook, taken(language), environment)
    return "\n".join(output["data"]["text/html"] for output in page["cells"][0]["outputs"])


def test_below_a_figure() -> None:
    """The citation names publisher, figure, bulletin, nature, day, version and address; the data are linked."""
    html = shown(
        Figure("gap-city", "<svg/>", "alt", "Gap of No. 3 & others, “a”. The stronger.", "s", "a,b\n1,2\n")
    )
    campaign = frames.rules()
    cited = unescape(html.split('class="citation">')[1].split("</p>")[0])
    named = (campaign.publisher.en, "“Gap of No. 3 & others, “a””", "Changle, “December” <2021>", "ynthetic",
             "31 December 2021", campaign.rules_version, f"{URL}#fig-gap-city")  # fmt: skip
    assert [] == [part for part in named if part not in cited], cited
    assert '<a href="#fig-gap-city">' in html and '<a href="figures/gap-city.csv" download>' in html
    assert 1 == html.count('data-copy="') and "<2021>" not in html and html.rstrip().endswith("</figure>")


def test_figure_without_data() -> None:
    """What has no data is cited and has its address, and links to no file; each figure of a page has its own."""
    html = shown(
        Figure("one", "<svg/>", "alt", "甲。乙", "s"),
        Figure("two", "<svg/>", "alt", "丙", "s", "a\n1\n"),
        language="zh",
    )
    assert (
        2 == html.count('class="take-away"') and "figures/one.csv" not in html and "figures/two.csv" in html
    )
    assert "“甲”" in html and "“丙”" in html


@pytest.mark.parametrize(("caption", "title"), [
    ("2021年12月排名。颜色越浓", "2021年12月排名"),
    ("甲；乙", "甲"),
    ("Positions, December 2021 (in points). The rest. More.", "Positions, December 2021 (in points)"),
    ("Units of No. 3 Headquarters by 82.5%. The rest", "Units of No. 3 Headquarters by 82.5%"),
    ("Only one sentence.", "Only one sentence"),
])  # fmt: skip
def test_first_sentence(caption: str, title: str) -> None:
    """A figure is called by the first sentence of its caption; a point inside a number or after No ends none."""
    assert title == first_sentence(caption)
