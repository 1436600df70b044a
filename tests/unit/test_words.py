"""Which files of words may reach what a notebook makes: a change of the others executes nothing."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from bulletins.paths import NOTEBOOKS, REPOSITORY, TEMPLATES
from bulletins.pipeline.closure import Modules
from bulletins.pipeline.fingerprint import NOT_IN_NOTEBOOKS
from bulletins.pipeline.hashes import Hashes

# What raises a fault or an error is no page.
NEVER_SHOWN = ("error-", "fault-")
# These only look as if a notebook could say them: “methodology” is a notebook, “check-” is put before checks of
# figures, “progress-” before kinds of progress, “rollup-” and “made-” before ways to roll up.
ALIKE = re.compile(
    r"methodology|sources|downloads|check-(fault|warning|sound|summary)|progress-(executing|line|note)"
    r"|rollup-(title|description)|made-of-(months|ten-days|rollups|rules|evaluated|tickets?|(no-)?lights)"
)


@cache
def said() -> tuple[set[str], tuple[str, ...]]:
    """Return the texts in the code of notebooks and of what they import, and the beginnings of composed ones."""
    templates = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(NOTEBOOKS.glob("*.ipynb"))]
    cells = [cell for template in templates for cell in template["cells"] if cell["cell_type"] == "code"]
    sources = ["".join(cell["source"]) for cell in cells]
    files = Modules(REPOSITORY, Hashes()).closure(sources).values()
    whole: set[str] = set()
    begun: set[str] = set()
    for text in [*sources, *(file.read_text(encoding="utf-8") for file in files)]:
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return whole, tuple(
        one for one in begun if re.fullmatch(r"[a-z]+-[a-z-]*", one) and one not in NEVER_SHOWN
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(NOT_IN_NOTEBOOKS))
def test_words_that_notebooks_never_say(language: str, name: str) -> None:
    """No message of these files is named, whole or by its beginning, in the code that a notebook rests on."""
    file = TEMPLATES / "language" / language / name
    whole, begun = said()
    messages = re.findall(r"^([a-z][\w-]*) *=", Path(file).read_text(encoding="utf-8"), re.MULTILINE)
    assert [] == [
        one for one in messages if one in whole or one.startswith(begun) if not ALIKE.fullmatch(one)
    ]
