"""Words of the trade: the first of each on a page leads to its explanation, and only those that occur are listed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bulletins.language import words
from bulletins.pipeline.render import furniture, terms
from bulletins.pipeline.render.exporter import body_of
from bulletins.pipeline.render.source import PageSource
from bulletins.pipeline.render.terms import Glossary
from bulletins.vocabulary import Language

ZH, EN = Language.ZH, Language.EN


def prose(source: str, name: str = "a") -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def result(**data: str) -> dict[str, Any]:
    kinds = {kind.replace("_", "/"): text for kind, text in data.items()}
    return {
        "cell_type": "code",
        "id": "b",
        "metadata": {},
        "source": "",
        "outputs": [{"output_type": "execute_result", "data": kinds}],
    }


def explained(*cells: dict[str, Any], language: Language = ZH) -> dict[str, Any]:
    notebook = {"cells": [prose("---"), *cells]}
    return terms.explained(notebook, language, furniture.environment("pages"))


def page(notebook: dict[str, Any], language: Language = ZH) -> str:
    """Return the notebook as a page shows it."""
    source = PageSource("a", language, "t", "", "", "", "", "", notebook)
    return body_of(source.cells)


def test_first_of_each_is_linked() -> None:
    """In prose, computed sentences and heads, once each; not in headings, links, code, cells or names of rows."""
    head = (
        '<table><tr><th scope="col" class="num">差距</th><th scope="col">区间</th></tr>'
        '<tr><th scope="row">完成率</th><td>失分</td></tr></table>'
    )
    html = page(explained(
        prose("## 差距与失分\n\n看[差距](<../>)，`差距`，再看差距和差距。"),
        result(text_markdown="- 落后序时进度\\-1\\.5，**并列**"), result(text_html=head),
    ))  # fmt: skip
    assert ["gap", "schedule", "tie", "interval"] == re.findall(r'href="#term-([^"]+)"', html)
    assert 1 == html.count('再看<a href="#term-gap">差距</a>和差距') and ">差距与失分</h2>" in html
    assert '<th scope="col"><a href="#term-interval">区间</a></th>' in html
    assert ["tie", "interval", "schedule", "gap"] == re.findall(r'<dt id="term-([^"]+)"', html)


def test_every_link_has_its_explanation_before_the_last_sections() -> None:
    """The list stands before how it was measured, has a heading for the contents, and nothing where no word is."""
    made = explained(prose("差距"), prose("## 如何计算", "method-zh"))
    assert ["a", "glossary", "method-zh"] == [cell["id"] for cell in made["cells"]][1:]
    assert made["cells"][2]["source"].startswith("## 名词解释\n")
    untouched = {"cells": [prose("---"), prose("甲乙")]}
    assert untouched is terms.explained(untouched, ZH, furniture.environment("pages"))


def test_header_block() -> None:
    """The block of a document's particulars has its words in the heads of rows; of other tables these are names."""
    row = '<table class="{}"><tr><th scope="row">规则版本</th></tr></table>'
    assert "#term-version" in page(explained(result(text_html=row.format("bulletin-table table-header"))))
    assert "#term-" not in page(explained(result(text_html=row.format("bulletin-table table-league"))))


def test_english() -> None:
    """Whole words only, however they begin a sentence; a word with a capital letter inside one is part of a name."""
    text = "It fell behind Completion and Start; a gape is no gap\\. Tickets: 5; first\\-place ties"
    html = page(explained(result(text_markdown=text), language=EN), EN)
    assert ["gap", "ticket", "tie"] == re.findall(r'href="#term-([^"]+)"', html)
    assert ">Tickets</a>" in html and ">Glossary</h2>" in html


@pytest.mark.parametrize("language", Language)
def test_glossary_is_whole(language: Language) -> None:
    """Each term has a name, its forms and a text that ends; no form belongs to two; both languages explain the same."""
    glossary, said = Glossary.of(language), words(language).starting(terms.PREFIX)
    assert list(glossary.terms) == list(Glossary.of(ZH).terms) and len(glossary.terms) >= 20
    assert 3 * len(glossary.terms) == len(said)
    assert all(term.text.endswith((".", "。")) for term in glossary.terms.values())
    forms = [form for name in glossary.terms for form in said[name + terms.FORMS].split("|")]
    assert len(forms) == len({form.lower() for form in forms})
    assert all(glossary.term(form) == glossary.term(form.upper()) for form in forms)
