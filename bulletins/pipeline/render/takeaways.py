"""What a reader takes away of a page: below each figure its address, its data and how to cite it; then of the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any

from jinja2 import Environment

from bulletins.evidence.campaign import Campaign
from bulletins.language import words
from bulletins.periods import Period, day_title
from bulletins.pipeline.products import credits, days, figures
from bulletins.pipeline.render.source import joined
from bulletins.vocabulary import FIGURE_DATA, Language

_FIGURE = re.compile(
    r'<figure class="figure" id="fig-(?P<name>[^"]+)">.*?<figcaption>(?P<caption>.*?)</figcaption>\n(?=</figure>)',
    re.DOTALL,
)
# Where the first sentence of a caption ends. In English a point may stand behind a number or a short word: No. 3.
_FIRST = re.compile(r"[。；;]|(?:(?<=[)%”\d])|(?<=[a-z]{3}))\.(?=\s+[A-Z]|$)")


@dataclass(frozen=True)
class Taken:
    """What of a bulletin says where it is from: its campaign, the titles of its page, and the page's whole address."""

    campaign: Campaign
    title: str
    period: Period | None
    last: Period | None
    url: str
    language: Language

    @cached_property
    def citation(self) -> str:
        """Return how to cite the whole bulletin."""
        return self._cited("cite-bulletin", self.url)

    def cited(self, name: str, title: str) -> str:
        """Return how to cite the figure called ``name``, whose title is ``title``."""
        return self._cited("cite-figure", f"{self.url}#fig-{name}", figure=title)

    def _cited(self, message: str, url: str, **more: str) -> str:
        campaign, language = self.campaign, self.language
        closing = days.closing(campaign, self.period, self.last)
        return words(language)(
            message,
            publisher=campaign.publisher.text(language),
            campaign=campaign.name.text(language),
            bulletin=self.title,
            nature=credits.label(campaign.nature, language),
            day=day_title(closing.day, language),
            version=campaign.rules_version,
            url=url,
            **more,
        )


def below_figures(notebook: dict[str, Any], taken: Taken, environment: Environment) -> dict[str, Any]:
    """Return ``notebook`` as its page shows it: with what can be taken away of a figure below its caption."""
    template = environment.get_template("_figure.html.j2")
    with_data = {
        name for output in _outputs(notebook) for name in output.get("data", {}).get(FIGURE_DATA, ())
    }

    def below(found: re.Match[str]) -> str:
        name, title = found["name"], first_sentence(unescape(found["caption"]))
        data = figures.place(name) if name in with_data else ""
        return found[0] + template.render(name=name, data=data, citation=taken.cited(name, title)) + "\n"

    return {**notebook, "cells": [_cell(cell, below) for cell in notebook["cells"]]}


def first_sentence(caption: str) -> str:
    """Return what a caption begins with, without its full stop: what the figure is called in a list."""
    return _FIRST.split(caption, maxsplit=1)[0].strip()


def _outputs(notebook: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (output for cell in notebook["cells"] for output in cell.get("outputs", ()))


def _cell(cell: dict[str, Any], below: Callable[[re.Match[str]], str]) -> dict[str, Any]:
    if not cell.get("outputs"):
        return cell
    return {**cell, "outputs": [_output(output, below) for output in cell["outputs"]]}


def _output(output: dict[str, Any], below: Callable[[re.Match[str]], str]) -> dict[str, Any]:
    data = output.get("data", {})
    if "text/html" not in data:
        return output
    return {**output, "data": {**data, "text/html": _FIGURE.sub(below, joined(data["text/html"]))}}
