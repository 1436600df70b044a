"""The scripts of the site, which pages do well without: one for every page, and some that single pages ask for.

No bundler: ``templates/scripts/site/*.js`` are laid behind one another, each a function of its own, after the words
that they say. The others stand beside them under their own names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from bulletins.language import words
from bulletins.paths import TEMPLATES
from bulletins.vocabulary import Language

FOLDER = TEMPLATES / "scripts"
EVERYWHERE = "site.js"
# The messages that scripts say; a number in them is written %number%.
SAID = "script-"


def files(language: Language) -> dict[str, bytes]:
    """Return the scripts of one language by their paths below its folder."""
    single = {f"assets/{file.name}": file.read_bytes() for file in sorted(FOLDER.glob("*.js"))}
    return {f"assets/{EVERYWHERE}": _everywhere(language).encode(), **single}


def sources() -> tuple[Path, ...]:
    """Return the files they are made of."""
    return tuple(sorted(FOLDER.rglob("*.js")))


def elements(root: str, names: Iterable[str]) -> Markup:
    """Return the elements that load the script of every page and those called ``names``; ``root`` is the way home."""
    element = Markup('<script src="{}assets/{}" defer></script>')
    return Markup("\n").join(element.format(root, name) for name in (EVERYWHERE, *names))


def _everywhere(language: Language) -> str:
    said = json.dumps(words(language).starting(SAID), ensure_ascii=False, sort_keys=True)
    parts = [file.read_text(encoding="utf-8") for file in sorted((FOLDER / "site").glob("*.js"))]
    return "\n".join([f"const said = {said};", *parts])
