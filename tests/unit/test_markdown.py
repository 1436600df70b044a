"""Markdown of our pages: a raw block is passed on as it is, whatever way it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.pipeline.render import markdown
from bulletins.pipeline.render.source import raw


@given(st.text(alphabet="`~{}=html\n <>&a\t", min_size=1).filter(str.strip))
def test_raw_blocks_are_passed_on(html: str) -> None:
    """What was put into a raw block comes out of it, with a line's end, by the short way and by the parser alike."""
    block = raw(html)
    assert f"{html.strip()}\n" == markdown.html(block) == markdown._html(block)


@pytest.mark.parametrize(
    "text",
    ["```{=html}\n<p>\n```\n\nWords.\n", "```{=html}\na\n```\n```{=html}\nb\n```\n", "```\n<p>\n```\n",
     "```{=html}\n<p>", "```{=html}\na\r\nb\n```\n", "## A heading\n"],
)  # fmt: skip
def test_everything_else_is_parsed(text: str) -> None:
    """Only what is one raw block from its first character to its last goes the short way."""
    assert markdown._html(text) == markdown.html(text)
