"""The embedded renderer: nbconvert for notebooks, markdown-it for pages, one Jinja shell around both.

It supports exactly what our own page sources use (docs/renderers.md) and is not a second Quarto.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from markupsafe import Markup

from bulletins.language import words
from bulletins.paths import TEMPLATES
from bulletins.pipeline.render import furniture, markdown, policy, scripts, settings, webfonts
from bulletins.pipeline.render.exporter import UnexpectedOutput, body_of
from bulletins.pipeline.render.frame import NOT_FOUND
from bulletins.pipeline.render.source import PageSource, joined, tags
from bulletins.vocabulary import Language

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,])\s*")

__all__ = ["EmbeddedRenderer", "UnexpectedOutput", "assets", "stylesheet"]


class EmbeddedRenderer:
    """Renders the page sources of one language; the templates are made once and kept."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @cached_property
    def site(self) -> settings.Settings:
        """What the project says of the whole site."""
        return settings.read(self.language)

    def page(self, source: PageSource) -> str:
        """Return one page as HTML; raise ``UnexpectedOutput`` for what a page must not show."""
        depth = source.path.count("/") + 1 if source.path else 0
        return str(self._shell.render(
            words=words(self.language),
            site=self.site,
            page={
                "lang": source.language.value,
                "browser_title": f"{source.browser_title} – {self.site.title}",
                "description": source.description,
                "policy": Markup(policy.text()),
                "header_extra": Markup(source.header_extra),
                # A server shows the 404 page at whatever address was asked for: only links from the host hold there.
                "root": self._from_host if source.path == NOT_FOUND else "../" * depth or "./",
                "href": f"{source.path}/" if source.path else "",
                "title_html": Markup(markdown.inline_html(str(markdown.escape(source.title)))),
                "subtitle_html": Markup(markdown.inline_html(str(markdown.escape(source.subtitle)))),
                "opening": Markup(source.opening),
                "headings": [
                    {"id": anchor, "text": text}
                    for level, anchor, text in _headings(source)
                    # The home page is short enough to do without.
                    if level == 2 and source.path
                ],
                "body": Markup(self.body(source)),
            },
        ))  # fmt: skip

    def body(self, source: PageSource) -> str:
        """Return the body of a page, without its frame, as HTML; raise ``UnexpectedOutput`` as ``page`` does."""
        return body_of(source.cells[1:]) if source.cells else markdown.html(source.inner)

    @property
    def _from_host(self) -> str:
        """Return the way from the host to the pages of the language."""
        return self.site.base if self.language is Language.ZH else f"{self.site.base}en/"

    @cached_property
    def _shell(self) -> Any:
        return furniture.environment("shell").get_template("page.html.j2")


def assets(language: Language) -> dict[str, bytes]:
    """Return the files that all pages of a language share, by their paths below its folder."""
    fonts = {f"assets/fonts/{file.name}": file.read_bytes() for file in webfonts.files(language)}
    return {
        "assets/site.css": (webfonts.rules(language) + stylesheet()).encode(),
        **fonts,
        **scripts.files(language),
    }


def stylesheet() -> str:
    """Return the site's stylesheet: the frame of this renderer, then the rules shared with Quarto."""
    theme = (TEMPLATES / "theme.scss").read_text(encoding="utf-8")
    rules = theme.split("/*-- scss:rules --*/", 1)[1]
    whole = (TEMPLATES / "shell" / "shell.css").read_text(encoding="utf-8") + rules
    # Comments and the space between words of a rule are for those who write it: a fifth of what a reader would load.
    plain = _COMMENT.sub("", whole).replace(": ", ":")
    return _SPACE.sub(r"\1", plain).replace(";}", "}").replace("}", "}\n").lstrip()


def _headings(source: PageSource) -> tuple[tuple[int, str, str], ...]:
    """Return the headings of a page: of its Markdown, or of its notebook's prose."""
    if not source.cells:
        return markdown.headings(source.markdown)
    # The first and the last are the frame around the notebook, which has no headings in Markdown.
    prose = [joined(cell["source"]) for cell in source.cells[1:-1] if cell["cell_type"] == "markdown"
             and "remove-cell" not in tags(cell)]  # fmt: skip
    return markdown.headings("\n\n".join(prose))
