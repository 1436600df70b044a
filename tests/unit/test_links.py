"""Links of executed notebooks: those to pages that are not there are taken off, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bulletins.pipeline.render import links

PAGES = frozenset({"", "c", "c/2021-10", "c/2021-10/a", "c/a"})


def shown(text: str, kind: str = "text/html", path: str = "c/2021-10") -> str:
    notebook: dict[str, Any] = {"cells": [{"outputs": [{"data": {kind: text}}]}, {"source": "kept"}]}
    return str(links.without_lost(notebook, path, PAGES)["cells"][0]["outputs"][0]["data"][kind])


@pytest.mark.parametrize(
    "text",
    ['<a href="a/">A</a>', '<a href="../a/">A</a>', '<a href="./#part">A</a>', '<a href="scores.csv">A</a>',
     '<a href="https://example.org/x/">A</a>', '<a href="#league">A</a>', '<a class="x" href="../../">A</a>'],
)  # fmt: skip
def test_what_is_there_stays_linked(text: str) -> None:
    """A page of the site, a part of this page, a file and another host keep their links."""
    assert text == shown(text)


@pytest.mark.parametrize("href", ["b/", "../2021-11/", "../b/#x", "b/c/"])
def test_what_is_not_there_loses_its_link(href: str) -> None:
    """A bulletin that failed keeps its name, and markup inside it, without the link."""
    assert "x <b>B</b> y" == shown(f'x <a href="{href}"><b>B</b></a> y')


def test_markdown_too() -> None:
    """A link of a computed sentence is treated alike; brackets in a name are part of the name."""
    assert r"[A](<a/>) and B \[b\]" == shown(r"[A](<a/>) and [B \[b\]](<b/>)", "text/markdown")


def test_the_notebook_stays_as_it_was() -> None:
    """What is published beside the page is the notebook as it was executed."""
    notebook: dict[str, Any] = {"cells": [{"outputs": [{"data": {"text/html": ['<a href="b/">B</a>']}}]}]}
    links.without_lost(notebook, "c/2021-10", PAGES)
    assert ['<a href="b/">B</a>'] == notebook["cells"][0]["outputs"][0]["data"]["text/html"]


def test_targets_of_a_file() -> None:
    """Before anything is parsed, the file of a notebook names every address of the site that its page may link to."""
    html = '<a class="x" href="b/?q#a">B</a> <a href="../../c/%E9%95%BF/">C</a> <a href="scores.csv">S</a>\n'
    outputs = [{"data": {"text/html": [html, html]}}, {"data": {"text/markdown": r"[a\"b](<../2021-09/>)"}},
               {"data": {"text/html": '<a href="https://example.org/x/">A</a><a href="d/">D</a>'}}]  # fmt: skip
    for indent in (None, 1):
        file = json.dumps({"cells": [{"outputs": outputs}]}, ensure_ascii=False, indent=indent)
        assert ("c/2021-09", "c/2021-10/d", "c/长") == links.targets(file, "c/2021-10")


def test_targets_are_those_that_may_be_lost() -> None:
    """What is named is what is taken off where no page is there."""
    text = '<a href="a/">A</a> <a href="b/">B</a>'
    named = links.targets(json.dumps({"text/html": text}), "c/2021-10")
    assert ("c/2021-10/a", "c/2021-10/b") == named
    assert [f"c/2021-10/{name}" in named for name in "ab"] == [True, True]
    assert "A B" == str(links.without_lost(
        {"cells": [{"outputs": [{"data": {"text/html": text}}]}]}, "c/2021-10", set(PAGES) - set(named)
    )["cells"][0]["outputs"][0]["data"]["text/html"])  # fmt: skip
