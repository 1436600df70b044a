"""Links inside executed notebooks: those that lead to no page are taken off, their words stay.

A notebook links what its data say there is. A bulletin that failed, or was never built, is not there.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection
from typing import Any
from urllib.parse import unquote

_HTML = re.compile(r'<a\b[^>]*\bhref="(?P<href>[^"]*)"[^>]*>(?P<text>.*?)</a>', re.DOTALL)
_MARKDOWN = re.compile(r"\[(?P<text>(?:\\.|[^\]\\])*)\]\(<(?P<href>[^>]*)>\)")
# How a link begins and ends in the text of a notebook's file, where a quotation mark in a text has a backslash
# before it. Looked for without expressions: these texts are long, and full of drawings.
_IN_FILE = (('href=\\"', '\\"'), ("](<", ">)"))


def targets(file: str, path: str) -> tuple[str, ...]:
    """Return the addresses of the site that a notebook may link to; ``file`` is its text, ``path`` its page.

    Nothing is parsed: it may name more than the page links to, never less.
    """
    hrefs = {_plain(piece.partition(end)[0]) for start, end in _IN_FILE for piece in file.split(start)[1:]}
    return tuple(sorted({found for href in hrefs if (found := _address(href, path)) is not None}))


def without_lost(notebook: dict[str, Any], path: str, pages: Collection[str]) -> dict[str, Any]:
    """Return ``notebook`` as the page at ``path`` shows it, linking only to ``pages``, addresses of the site."""
    return {**notebook, "cells": [_cell(cell, path, pages) for cell in notebook["cells"]]}


def _plain(text: str) -> str:
    """Return what ``text``, a piece of a JSON file, says."""
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def _cell(cell: dict[str, Any], path: str, pages: Collection[str]) -> dict[str, Any]:
    if not cell.get("outputs"):
        return cell
    return {**cell, "outputs": [_output(output, path, pages) for output in cell["outputs"]]}


def _output(output: dict[str, Any], path: str, pages: Collection[str]) -> dict[str, Any]:
    data = dict(output.get("data", {}))
    for kind, link in (("text/html", _HTML), ("text/markdown", _MARKDOWN)):
        if kind in data:
            text = data[kind] if isinstance(data[kind], str) else "".join(data[kind])
            data[kind] = link.sub(lambda found: _kept(found, path, pages), text)
    return {**output, "data": data} if data else output


def _kept(link: re.Match[str], path: str, pages: Collection[str]) -> str:
    return link["text"] if _is_lost(link["href"], path, pages) else link[0]


def _is_lost(href: str, path: str, pages: Collection[str]) -> bool:
    """Return whether ``href`` leads to a page of the site that is not there; files and other hosts do not."""
    found = _address(href, path)
    return found is not None and found not in pages


def _address(href: str, path: str) -> str | None:
    """Return the address that ``href`` leads to from the page at ``path``; nothing for files and other hosts."""
    target = unquote(href.split("#")[0])
    if ":" in target or not target.endswith("/"):
        return None
    return posixpath.normpath(posixpath.join("/", path, target)).strip("/")
