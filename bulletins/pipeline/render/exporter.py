"""nbconvert as we use it: one exporter with our template, kept for all pages of a build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bulletins.paths import TEMPLATES
from bulletins.pipeline import lean
from bulletins.pipeline.render import markdown
from bulletins.pipeline.render.source import joined, tags


class UnexpectedOutput(Exception):  # noqa: N818 - it names what was met
    """A notebook cell gave an output that a page must not show, such as a traceback or a warning."""


def body_of(cells: Sequence[dict[str, Any]]) -> str:
    """Return the cells as the body of a page; raise ``UnexpectedOutput`` for what a page must not show.

    Only the exporter's template is asked, not its preprocessors: each of them copies the notebook and validates it,
    which costs ten times as much as the page. What they would do, ``source`` has done.
    """
    template, resources = _template()
    shown = [cell for cell in cells if "remove-cell" not in tags(cell)]
    return str(template.render(nb={"cells": shown, "metadata": {}}, resources=resources)).lstrip("\r\n")


@cache
def _template() -> tuple[Any, dict[str, Any]]:
    """Return the template of the exporter, and what nbconvert gives it besides the notebook."""
    with lean.without_grammars():
        from nbconvert.exporters import TemplateExporter
        from nbformat import v4
    # Not HTMLExporter: it parses each finished page once more and rewrites what we wrote.
    exporter = TemplateExporter(
        template_name="bulletin",
        template_file="index.html.j2",
        extra_template_basedirs=[str(TEMPLATES / "nbconvert")],
        filters={"bulletin_markdown": _html, "bulletin_output": _output},
    )
    _, resources = exporter.from_notebook_node(v4.new_notebook())
    return exporter.template, resources


def _html(text: str | list[str]) -> str:
    return markdown.html(joined(text))


def _output(output: Mapping[str, Any]) -> str:
    """Return a result as HTML. The page stage hands over Markdown only; anything else must not pass unseen."""
    data = output.get("data", {})
    if set(data) != {"text/markdown"}:
        kinds = ", ".join(sorted(data)) or str(output["output_type"])
        raise UnexpectedOutput(f"a cell's output ({kinds}) is not for a page")
    return _html(data["text/markdown"])
