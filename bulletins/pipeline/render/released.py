"""The date of release in the header block of a bulletin: known to whoever publishes, and to no notebook.

Nothing is computed from it. So it stands in no notebook, and moving a release executes nothing.
"""

from __future__ import annotations

from html import escape
from typing import Any

from bulletins.language import words
from bulletins.pipeline.releases import Release
from bulletins.pipeline.render.source import joined
from bulletins.vocabulary import Language

_TABLE, _END = '<table class="bulletin-table table-header">', "</tbody>"


def dated(notebook: dict[str, Any], release: Release | None, language: Language) -> dict[str, Any]:
    """Return ``notebook`` as its page shows it, with the date of release below that of the figures."""
    if release is None or release.moment is None:
        return notebook
    row = _row(release, language)
    return {**notebook, "cells": [_cell(cell, row, language) for cell in notebook["cells"]]}


def _row(release: Release, language: Language) -> str:
    tell = words(language)
    assert release.moment is not None
    told, reason = release.moment.title(language), release.reason(language)
    text = tell("released-why", moment=told, reason=reason) if reason else told
    name, cell = (
        f'<th scope="row">{escape(tell("released"))}</th>',
        f'<td class="text">{escape(text)}</td>',
    )
    return f'<tr class="released">{name}{cell}</tr>\n'


def _cell(cell: dict[str, Any], row: str, language: Language) -> dict[str, Any]:
    if not cell.get("outputs"):
        return cell
    return {**cell, "outputs": [_output(output, row, language) for output in cell["outputs"]]}


def _output(output: dict[str, Any], row: str, language: Language) -> dict[str, Any]:
    data = output.get("data", {})
    html = joined(data.get("text/html", ""))
    before, found, table = html.partition(_TABLE)
    if not found:
        return output
    cut_off = f'<tr><th scope="row">{escape(words(language)("header-cut-off"))}</th>'
    above, line, rest = table.partition(cut_off)
    if line:
        own, end, below = rest.partition("</tr>\n")
        table = f"{above}{line}{own}{end}{row}{below}"
    else:
        table = table.replace(_END, f"{row}{_END}", 1)
    return {**output, "data": {**data, "text/html": f"{before}{found}{table}"}}
