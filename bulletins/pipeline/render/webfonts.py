"""The web fonts of one language: the rules that name them and the files, as ``templates/webfonts/`` holds them."""

from __future__ import annotations

import re
from pathlib import Path

from bulletins.paths import TEMPLATES
from bulletins.vocabulary import Language

FOLDER = TEMPLATES / "webfonts"
_NAMED = re.compile(r'url\("fonts/([^"]+)"\)')


def sheet(language: Language) -> Path:
    """Return the stylesheet of ``@font-face`` rules."""
    return FOLDER / f"{language}.css"


def rules(language: Language) -> str:
    """Return the ``@font-face`` rules; their files lie in ``fonts/`` beside the stylesheet that holds them."""
    return sheet(language).read_text(encoding="utf-8")


def files(language: Language) -> list[Path]:
    """Return the files that the rules name, each once."""
    return [FOLDER / name for name in sorted(set(_NAMED.findall(rules(language))))]
