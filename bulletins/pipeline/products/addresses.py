"""Addresses in full, for what is read elsewhere than on the site: feeds, descriptions, previews, paper."""

from __future__ import annotations

from bulletins.pipeline.render.rendering import PREFIX
from bulletins.vocabulary import Language


def file(url: str, language: Language, path: str) -> str:
    """Return the address of the file at ``path`` in the pages of a language; ``url`` is where the site is published."""
    return f"{url}/{PREFIX[language]}{path}"


def page(url: str, language: Language, path: str) -> str:
    """Return the address of the page at ``path``; ``""`` is the home page of its language."""
    return file(url, language, f"{path}/" if path else "")
