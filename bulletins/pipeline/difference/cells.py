"""Executed notebooks: each cell whose code, words or results differ, a figure or table under its own name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from bulletins.pipeline.difference import markup, rows, values
from bulletins.pipeline.difference.told import Difference
from bulletins.vocabulary import FIGURE_DATA

_HTML, _TEXT = "text/html", "text/plain"
# What says the same again: told only where nothing else of the output differs.
_AFTERWARDS = {FIGURE_DATA: 1, _TEXT: 2}


def between(file: str, before: bytes, after: bytes) -> Iterator[Difference]:
    """Yield what differs between two notebooks, cell by cell, then of what is about the whole."""
    ours, theirs = json.loads(before), json.loads(after)
    named, other_named = _by_id(ours), _by_id(theirs)
    heading = ""
    for name in dict.fromkeys([*named, *other_named]):
        one, other = named.get(name), other_named.get(name)
        heading = _heading(one or other) or heading
        yield from _of_cells(file, name, one, other, heading)
    if list(named) != list(other_named) and set(named) == set(other_named):
        yield Difference("order", (("file", file),), " ".join(named), " ".join(other_named))
    whole = [{**notebook, "cells": []} for notebook in (ours, theirs)]
    yield from values.of_values(file, whole[0], whole[1])


def results(notebook: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each piece of HTML among the results of an executed notebook, with the heading it stands under."""
    heading = ""
    for cell in notebook["cells"]:
        heading = _heading(cell) or heading
        for output in cell.get("outputs", ()):
            if _HTML in output.get("data", {}):
                yield heading, _joined(output["data"][_HTML])


def _of_cells(file: str, name: str, one: Any, other: Any, heading: str) -> Iterator[Difference]:
    place = (("file", file), ("cell", name))
    if one is None or other is None:
        ours, theirs = (_joined(cell["source"]) if cell else None for cell in (one, other))
        yield Difference("cell", place, ours, theirs)
        return
    if _joined(one["source"]) != _joined(other["source"]):
        yield Difference("cell", place, _joined(one["source"]), _joined(other["source"]))
    outputs = zip_longest(one.get("outputs", ()), other.get("outputs", ()))
    for ours, theirs in outputs:
        yield from _of_outputs(place, ours, theirs, heading)
    rest = [{key: cell[key] for key in cell if key not in {"source", "outputs"}} for cell in (one, other)]
    yield from values.of_values(f"{file} {name}", rest[0], rest[1])


def _of_outputs(place: tuple[tuple[str, str], ...], one: Any, other: Any, heading: str
                ) -> Iterator[Difference]:  # fmt: skip
    """Yield what differs between two outputs; what was told once is not told again of the plain text of the same."""
    if one == other:
        return
    there = (*place, ("heading", heading or "none"))
    if one is None or other is None:
        yield Difference("output", there, _readable(one), _readable(other))
        return
    ours, theirs = one.get("data", {}), other.get("data", {})
    differ = [kind for kind in dict.fromkeys([*ours, *theirs]) if ours.get(kind) != theirs.get(kind)]
    told = False
    for kind in sorted(differ, key=lambda kind: (_AFTERWARDS.get(kind, 0), kind)):
        if kind == _HTML and kind in ours and kind in theirs:
            for difference in markup.between(_joined(ours[kind]), _joined(theirs[kind]), heading):
                told = True
                yield difference
        elif kind == FIGURE_DATA and not told and kind in ours and kind in theirs:
            for difference in _of_figures(ours[kind], theirs[kind]):
                told = True
                yield difference
        elif kind not in _AFTERWARDS or not told:
            told = True
            yield Difference("output", there, _readable(ours.get(kind)), _readable(theirs.get(kind)))
    if not told:
        yield Difference("output", there, _readable(one), _readable(other))


def _of_figures(before: Any, after: Any) -> Iterator[Difference]:
    """Yield what differs in the data of figures, cell by cell; a figure of one side only was told with its drawing."""
    for name in before:
        ours, theirs = _joined(before[name]), _joined(after.get(name, before[name]))
        if ours != theirs:
            yield from rows.between(f"figures/{name}.csv", ours.encode(), theirs.encode())


def _readable(value: Any) -> str | None:
    """Return one form of an output as text; what is no text, as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _by_id(notebook: dict[str, Any]) -> dict[str, Any]:
    return {str(cell.get("id", place)): cell for place, cell in enumerate(notebook["cells"])}


def _heading(cell: Any) -> str:
    """Return the first heading of a cell of prose."""
    if cell["cell_type"] != "markdown":
        return ""
    lines = _joined(cell["source"]).splitlines()
    return next((line.lstrip("# ") for line in lines if line.startswith("#")), "")


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
