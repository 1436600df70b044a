"""Nothing is said in one language only: pages, scripts and campaigns; of notebooks tests/notebooks says it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bulletins.evidence.campaign import Campaign
from bulletins.language import FOLDER, words
from bulletins.paths import TEMPLATES
from bulletins.pipeline.render import scripts
from bulletins.vocabulary import Language
from tests.unit import frames

# Pages that are text from end to end stand in two files, one for each language.
WHOLE = re.compile(r"-(zh|en)\.")
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>|^```[^\n]*$|&\w+;", re.DOTALL | re.MULTILINE)
WORD = re.compile(r"[^\W\d_]{2,}")
TOLD = re.compile(r"""said(?:\.(\w+)|\["([\w-]+)"\])""")
# Names that a script may put together or hand on: whole, or the beginning of one.
NAMED = re.compile(r"""["'`]([a-z][\w-]*)(?:["'`]|\$\{)|said\.(\w+)""")


def templates() -> list[Path]:
    return sorted(file for name in ("pages", "shell") for file in (TEMPLATES / name).glob("*.j2"))


def test_templates_have_no_words_of_their_own() -> None:
    """Every word of a page comes from the files of words; a page of words has its fellow in the other language."""
    found = {file.name: sorted(set(WORD.findall(MARKUP.sub("", JINJA.sub("", file.read_text(encoding="utf-8"))))))
             for file in templates() if WHOLE.search(file.name) is None}  # fmt: skip
    assert len(found) > 8
    assert {} == {name: said for name, said in found.items() if said}
    whole = {WHOLE.sub(".", file.name): set() for file in templates() if WHOLE.search(file.name)}  # type: ignore[var-annotated]
    for file in templates():
        if (language := WHOLE.search(file.name)) is not None:
            whole[WHOLE.sub(".", file.name)].add(language[1])
    assert whole and {"en", "zh"} == set.intersection(*whole.values())


def test_pages_of_words_have_the_same_parts() -> None:
    """The about page has as many headings, paragraphs, list items and links in one language as in the other."""
    shapes = []
    for language in Language:
        lines = (TEMPLATES / "pages" / f"about-{language}.qmd.j2").read_text(encoding="utf-8").splitlines()
        shapes.append([re.match(r"#*|[-|]|\d+\.|", line)[0] for line in lines if line.strip()])  # type: ignore[index]
    assert shapes[0] == shapes[1]


def test_scripts_say_what_there_is() -> None:
    """Each message that a script says is there in both languages, none is there in vain, none is typed in a script."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in scripts.sources())
    code = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    told = {"".join(parts) for parts in TOLD.findall(code)}
    named = {"".join(parts) for parts in NAMED.findall(code)}
    begun = tuple(one for one in named if one.endswith("-"))
    for language in Language:
        there = set(words(language).starting(scripts.SAID))
        assert set() == told - there, "said, but not there"
        assert set() == {one for one in there - named if not one.startswith(begun)}, "there in vain"
    # Of Chinese, a script knows what it must read of a table: signs of a date.
    chinese = [
        line for line in code.splitlines() if re.search("[\u4e00-\u9fff]", re.sub("[年月日]", "", line))
    ]
    assert [] == chinese


def test_campaign_without_a_language_is_refused() -> None:
    """A text of a campaign that is in one language only, or empty in one, is a fault at its place."""
    rules = json.loads(frames.rules().model_dump_json(by_alias=True, exclude_unset=True))
    for text in ({"zh": "甲"}, {"zh": "甲", "en": " "}):
        with pytest.raises(ValueError, match="notice"):
            Campaign.model_validate({**rules, "notice": text})
    assert Campaign.model_validate(rules)


def test_languages_have_the_same_files() -> None:
    """Each file of words is there in both languages."""
    files = [{file.name for file in (FOLDER / language).glob("*.ftl")} for language in Language]
    assert files[0] == files[1]
