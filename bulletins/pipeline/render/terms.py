"""The words of the trade explained in place: on each page the first of each is a link to the page's own list of them.

Looked for in prose and in the heads of tables, never in headings, links, code or names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from jinja2 import Environment

from bulletins.language import words
from bulletins.pipeline.render.source import joined, raw
from bulletins.vocabulary import Language

PREFIX, FORMS, TEXT = "term-", "-forms", "-text"
SECTION = "glossary"
# The list stands before how it was measured, or else before what made the page: its last sections.
_BEFORE = ("method", "record")
# Heads of columns; of the header block, which has none, those of rows.
_HEADS = re.compile(r'(?<=<th scope="col">)[^<]+|(?<=<th scope="col" class="num">)[^<]+')
_LABELS = re.compile(r'(?<=<th scope="row">)[^<]+')
# What stands before the first word of a sentence.
_BEGINNING = re.compile(r"(?:\A|\n|[.?!])\s*(?:(?:-|\d+\.)\s)?\**\Z")
_HEADER = 'class="bulletin-table table-header"'
# What prose in Markdown has that is no text: headings, links, code.
_NO_TEXT = re.compile(
    r"^#[^\n]*$|\[(?:\\.|[^\]\\])*\]\((?:<[^>]*>|[^)]*)\)|(`+).*?\1|^<[^\n]*$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Term:
    """A word of the trade: what it is called in the list, and what it means."""

    name: str
    called: str
    text: str


@dataclass(frozen=True)
class Glossary:
    """The terms of one language in their order, and what finds them in a text."""

    terms: dict[str, Term]
    forms: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, language: Language) -> Glossary:
        """Return the glossary of a language."""
        said = words(language).starting(PREFIX)
        names = [name.removesuffix(TEXT) for name in said if name.endswith(TEXT)]
        terms = {name: Term(name, said[name], said[name + TEXT]) for name in names}
        forms = {form.lower(): name for name in names for form in said[name + FORMS].split("|")}
        longest = sorted(forms, key=len, reverse=True)
        # Between Chinese characters there is no edge of a word.
        edge = r"\b" if language is Language.EN else ""
        found = edge + "(?:" + "|".join(map(_escaped, longest)) + ")" + edge
        return cls(terms, forms, re.compile(found, re.IGNORECASE))

    def term(self, written: str) -> str:
        """Return which term is ``written`` so."""
        return self.forms[written.replace("\\", "").lower()]


def _escaped(form: str) -> str:
    """Return what finds ``form``, its punctuation with or without the backslash of Markdown."""
    return "".join(
        re.escape(sign) if sign.isalnum() or sign.isspace() else r"\\?" + re.escape(sign) for sign in form
    )


def explained(notebook: dict[str, Any], language: Language, environment: Environment) -> dict[str, Any]:
    """Return ``notebook`` with the first of each term linked, and the list of those it uses."""
    glossary, used = Glossary.of(language), set[str]()
    cells = [_cell(cell, _Linking(glossary, used)) for cell in notebook["cells"]]
    if not used:
        return notebook
    listed = [term for name, term in glossary.terms.items() if name in used]
    inside = raw(environment.get_template("_glossary.html.j2").render(terms=listed))
    section = {
        "cell_type": "markdown",
        "id": SECTION,
        "metadata": {},
        "source": f"## {words(language)('glossary-title')}\n\n{inside}",
    }
    at = _place(cells, language)
    return {**notebook, "cells": [*cells[:at], section, *cells[at:]]}


def _place(cells: list[dict[str, Any]], language: Language) -> int:
    """Return before which cell the list stands."""
    ids = [cell.get("id") for cell in cells]
    wanted = (f"{name}-{language.value}" for name in _BEFORE)
    return next((ids.index(one) for one in wanted if one in ids), len(cells))


@dataclass(frozen=True)
class _Linking:
    """Links the first of each term; ``used`` are those that were met so far on the page."""

    glossary: Glossary
    used: set[str]

    def prose(self, markdown: str) -> str:
        """Return Markdown with links."""
        kept, text, end = [], self._with(lambda written, name: f"[{written}](#{PREFIX}{name})"), 0
        for found in _NO_TEXT.finditer(markdown):
            kept += [text(markdown[end : found.start()]), found[0]]
            end = found.end()
        return "".join([*kept, text(markdown[end:])])

    def heads(self, html: str) -> str:
        """Return the HTML of figures and tables with links in the heads of its tables."""
        text = self._with(lambda written, name: f'<a href="#{PREFIX}{escape(name)}">{written}</a>')
        if _HEADER in html:
            html = _LABELS.sub(lambda found: text(found[0]), html)
        return _HEADS.sub(lambda found: text(found[0]), html)

    def _with(self, link: Callable[[str, str], str]) -> Callable[[str], str]:
        def once(found: re.Match[str]) -> str:
            name = self.glossary.term(found[0])
            if name in self.used or _is_named(found):
                return found[0]
            self.used.add(name)
            return link(found[0], name)

        return lambda text: self.glossary.pattern.sub(once, text)


def _is_named(found: re.Match[str]) -> bool:
    """Return whether the word has a capital letter inside a sentence: then it is in a name."""
    return found[0][0].isupper() and _BEGINNING.search(found.string, 0, found.start()) is None


def _cell(cell: dict[str, Any], linking: _Linking) -> dict[str, Any]:
    if cell["cell_type"] == "markdown":
        return {**cell, "source": linking.prose(joined(cell["source"]))}
    if not cell.get("outputs"):
        return cell
    return {**cell, "outputs": [_output(output, linking) for output in cell["outputs"]]}


def _output(output: dict[str, Any], linking: _Linking) -> dict[str, Any]:
    data = dict(output.get("data", {}))
    if "text/html" in data:
        data["text/html"] = linking.heads(joined(data["text/html"]))
    elif "text/markdown" in data:
        data["text/markdown"] = linking.prose(joined(data["text/markdown"]))
    return {**output, "data": data} if data else output
