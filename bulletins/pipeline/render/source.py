"""A page source: an address, typed front matter and a body, written as Quarto wants it (.qmd or .ipynb)."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bulletins.pipeline.render import markdown
from bulletins.vocabulary import Language

ABSENT = "application/vnd.bulletins.absent+json"


@dataclass(frozen=True)
class PageSource:
    """One page before rendering. ``path`` is its address in its language, ``""`` for the home page.

    ``title`` and ``subtitle`` are plain text; ``opening``, ``lead`` and ``closing`` are HTML around the body: the
    frame, what is said first below the title, and the downloads. ``body`` is Markdown, or an executed notebook.
    """

    path: str
    language: Language
    title: str
    subtitle: str
    description: str
    header_extra: str
    opening: str
    closing: str
    body: str | dict[str, Any]
    lead: str = ""

    @property
    def file(self) -> str:
        """Return the source's path inside the project."""
        if self.path == "404":
            return "404.qmd"
        name = "index.qmd" if isinstance(self.body, str) else "index.ipynb"
        return f"{self.path}/{name}" if self.path else name

    @property
    def browser_title(self) -> str:
        """Return what tabs and bookmarks say: without its campaign, a month is not one page's title."""
        return f"{self.title} – {self.subtitle}" if self.subtitle else self.title

    def front_matter(self) -> str:
        """Return the YAML between two lines of dashes; every value is quoted by the YAML library.

        Pandoc reads texts of the metadata as Markdown: names of the data are escaped here too.
        """
        values: dict[str, Any] = {"title": str(markdown.escape(self.title))}
        if self.subtitle:
            values["subtitle"] = str(markdown.escape(self.subtitle))
            values["pagetitle"] = str(markdown.escape(self.browser_title))
        if self.description:
            values["description-meta"] = str(markdown.escape(self.description))
        values["lang"] = self.language.value
        if self.header_extra:
            values["include-in-header"] = [{"text": self.header_extra}]
        text = io.StringIO()
        yaml = YAML(typ="safe", pure=True)
        yaml.default_flow_style = False
        yaml.allow_unicode = True
        yaml.width = 10_000
        yaml.dump(values, text)
        return f"---\n{text.getvalue()}---\n"

    def text(self) -> str:
        """Return the source file's text."""
        if isinstance(self.body, str):
            return f"{self.front_matter()}\n{self.markdown}"
        first = {**self.body["cells"][0], "source": self.front_matter()}
        page = {**self.body, "cells": [first, *self.cells]}
        return json.dumps(page, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    @cached_property
    def markdown(self) -> str:
        """The page below its front matter, of a page written in Markdown; nothing of a notebook."""
        return "\n".join(part for part in (raw(self.opening), self.inner) if self.inner and part)

    @cached_property
    def inner(self) -> str:
        """That page without the frame above it."""
        parts = [raw(self.lead), self.body, raw(self.closing)] if isinstance(self.body, str) else []
        return "\n".join(part for part in parts if part)

    @cached_property
    def cells(self) -> tuple[dict[str, Any], ...]:
        """The cells below the front matter, of an executed notebook; none of a page written in Markdown."""
        if isinstance(self.body, str):
            return ()
        shown = [_for_page(cell) for cell in without_absent(self.body)["cells"][1:]]
        return (
            _markdown_cell("page-opening", raw(self.opening)),
            *([_markdown_cell("page-lead", raw(self.lead))] if self.lead.strip() else []),
            *shown,
            _markdown_cell("page-closing", raw(self.closing)),
        )

    def write(self, project: Path) -> None:
        """Write the source into ``project``."""
        target = project / self.file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.text(), encoding="utf-8")


def raw(html: str) -> str:
    """Return ``html`` as a raw block that both renderers pass on as it is.

    The fence is longer than any run of backticks inside: no name in the data can end the block.
    """
    if not html.strip():
        return ""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", html)), default=0))
    return f"{fence}{{=html}}\n{html.strip()}\n{fence}\n"


def _markdown_cell(cell_id: str, source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": source}


def without_absent(notebook: dict[str, Any]) -> dict[str, Any]:
    """Return ``notebook`` without the parts that have no data here, and without the sections that have no others."""
    first, *others = (_without_absent(cell) for cell in notebook["cells"])
    return {**notebook, "cells": [first, *_without_empty_sections(others)]}


def _without_absent(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] != "code":
        return cell
    return {**cell, "outputs": [one for one in cell["outputs"] if ABSENT not in one.get("data", {})]}


def _for_page(cell: dict[str, Any]) -> dict[str, Any]:
    """Return ``cell`` as its page shows it: results as Markdown, parameters hidden."""
    if cell["cell_type"] != "code":
        return cell
    page = {**cell, "outputs": [_as_markdown(one) for one in cell["outputs"]]}
    if "injected-parameters" in tags(cell):
        page["metadata"] = {**cell["metadata"], "tags": sorted(tags(cell) | {"remove-cell"})}
    return page


def tags(cell: dict[str, Any]) -> set[str]:
    """Return the tags of a cell."""
    return set(cell["metadata"].get("tags", ()))


def _as_markdown(output: dict[str, Any]) -> dict[str, Any]:
    """Return ``output`` with its HTML as a raw Markdown block.

    Quarto loads scripts from another host for any ``text/html`` output, and none for Markdown.
    """
    data = output.get("data", {})
    if "text/html" in data:
        return {**output, "data": {"text/markdown": raw(joined(data["text/html"]))}}
    if "text/markdown" in data:
        return {**output, "data": {"text/markdown": joined(data["text/markdown"])}}
    return output


def joined(text: str | list[str]) -> str:
    """Return a text of a notebook's file, which may stand there line by line."""
    return text if isinstance(text, str) else "".join(text)


def _without_empty_sections(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return ``cells`` without the headings whose section has results to show in the template but none here."""
    kept: list[dict[str, Any]] = []
    section: list[dict[str, Any]] = []
    for cell in [*cells, _markdown_cell("end", "## ")]:
        if _is_heading(cell):
            kept += [] if _came_to_nothing(section) else section
            section = []
        section.append(cell)
    return kept


def _is_heading(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "markdown" and joined(cell["source"]).startswith("## ")


def _came_to_nothing(section: list[dict[str, Any]]) -> bool:
    code = [cell for cell in section if cell["cell_type"] == "code"]
    return (
        bool(section) and _is_heading(section[0]) and bool(code) and not any(cell["outputs"] for cell in code)
    )
