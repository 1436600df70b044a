"""Markdown as our own pages use it: CommonMark, tables, heading anchors and raw HTML blocks. Nothing more."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.anchors import anchors_plugin

from bulletins.language import escape_markdown


def escape(text: object) -> Markup:
    """Return ``text`` so that Markdown shows it as it is: a backslash before every ASCII punctuation mark."""
    return Markup(escape_markdown(str(text)))


def html(markdown: str) -> str:
    """Return ``markdown`` as HTML. HTML inside it is shown as text, but for raw blocks (```` ```{=html} ````)."""
    inside = _only_raw(markdown)
    return _html(markdown) if inside is None else inside


def _only_raw(markdown: str) -> str | None:
    """Return what stands in the one raw block that ``markdown`` is, if it is that: nothing in there is to be read."""
    fence = markdown[: len(markdown) - len(markdown.lstrip("`"))]
    start, end = f"{fence}{{=html}}\n", f"\n{fence}\n"
    if len(fence) < 3 or not (markdown.startswith(start) and markdown.endswith(end)):
        return None
    inside = markdown[len(start) : -len(end)] + "\n"
    return None if fence in inside or "\r" in inside or "\0" in inside else inside


@lru_cache(maxsize=2048)
def _html(markdown: str) -> str:
    # The prose of a template is the same on each of its pages.
    return str(_reader().render(markdown))


def inline_html(markdown: str) -> str:
    """Return one line of ``markdown`` as HTML without a paragraph around it (for titles)."""
    return str(_reader().renderInline(markdown))


def plain(markdown: str) -> str:
    """Return one line of ``markdown`` as text without marks (for ``<title>`` and descriptions)."""
    tokens = _reader().parseInline(markdown)[0].children or []
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline", "text_special"})


@lru_cache(maxsize=2048)
def headings(markdown: str) -> tuple[tuple[int, str, str], ...]:
    """Return level, id and text of each heading of ``markdown``, in order."""
    tokens = _reader().parse(markdown)
    return tuple(
        (int(token.tag[1]), str(token.attrs.get("id", "")), plain(tokens[i + 1].content))
        for i, token in enumerate(tokens)
        if token.type == "heading_open"
    )


def slug(title: str) -> str:
    """Return the id Pandoc gives a heading, so that both renderers' anchors are the same address."""
    kept = "".join(c for c in title.lower() if c in "_-. " or unicodedata.category(c)[0] in "LN")
    hyphened = re.sub(r"\s+", "-", kept.strip())
    return re.sub(r"^[^\w]*[\d_.\-]*(?=[^\W\d_])|^[\d_.\-\s]+$", "", hyphened) or "section"


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.use(anchors_plugin, min_level=2, max_level=4, slug_func=slug)
    reader.add_render_rule("fence", _fence)
    return reader


def _fence(self: RendererHTML, tokens: list[Token], index: int, options: object, env: object) -> str:
    token = tokens[index]
    if token.info.strip() == "{=html}":
        return token.content
    return f"<pre><code>{Markup.escape(token.content)}</code></pre>\n"
