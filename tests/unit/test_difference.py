"""What differs between two files, in words: which number, which row, which figure, and both values."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bulletins.pipeline.difference import COMPARED, VERIFIED, Difference, between, markup

SCORES = """\ufeffmonth,league,action,unit,name_zh,score
2021-10,city,,changle,长乐区,93.41
2021-10,city,land,changle,长乐区,88
"""
BARS = '<svg aria-label="条形图：长乐区80.7%"><path d="M 1 2 L 3 4"/><text x="1">80.7%</text></svg>'
FIGURE = f"<figure><div>{BARS}</div><figcaption>完成进度</figcaption></figure>"
TABLE = "<table><caption>排名</caption><tr><th>名次</th><th>单位</th></tr><tr><td>1</td><td>长乐区</td></tr></table>"


def told(file: str, before: str, after: str, sides: str = VERIFIED) -> list[str]:
    """Return the differences as English sentences."""
    return [one.sentence("en", sides) for one in between(file, before.encode(), after.encode())]


def notebook(html: str = FIGURE, **changes: Any) -> str:
    """Return an executed notebook with a heading and one figure under it."""
    output = {"output_type": "execute_result", "metadata": {}, "execution_count": 1,
              "data": {"text/html": [html], "text/plain": ["条形图"]}}  # fmt: skip
    cells = [
        {"id": "progress-zh", "cell_type": "markdown", "metadata": {}, "source": "## 完成进度\n\n说明。"},
        {"id": "progress", "cell_type": "code", "metadata": {}, "source": "figures.progress()", "outputs": [output],
         "execution_count": 1},
    ]  # fmt: skip
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": cells, **changes})


@pytest.mark.parametrize("file", ["scores.csv", "record.json", "notebook.ipynb", "index.html", "icon.png"])
def test_the_same_bytes(file: str) -> None:
    """Nothing is said of two files with the same bytes, whatever they are."""
    assert [] == list(between(file, b"\x89{]", b"\x89{]"))


def test_a_score() -> None:
    """A cell of a table is told by its line, what names its row, its column, and both values."""
    assert [
        "scores.csv line 2 (unit changle, league city), column score: published 93.41, computed 93.37"
    ] == told("scores.csv", SCORES, SCORES.replace("93.41", "93.37"))
    [difference] = between("scores.csv", SCORES.encode(), SCORES.replace("93.41", "93.37").encode())
    chinese = "scores.csv 第 2 行（unit changle, league city），列 score：公布为 93.41，复算为 93.37"
    assert chinese == difference.sentence("zh", VERIFIED)
    assert "前者为 93.41，后者为 93.37" in difference.sentence("zh", COMPARED)


def test_rows_and_columns_of_one_side() -> None:
    """A row that moved is no difference; one that is missing, or a column, is told once, and not as many cells."""
    header, first, second = SCORES.splitlines(keepends=True)
    assert told("s.csv", SCORES, header + second + first) == [
        f"s.csv line 2: published “{first.strip()}”, computed “{second.strip()}”"
    ]
    assert ["s.csv line 3 (unit changle, action land, league city): published, but not computed: "
            "“2021-10,city,land,changle,长乐区,88”"] == told("s.csv", SCORES, header + first)  # fmt: skip
    wider = (
        header.replace(",score", ",score,tied")
        + first.replace("41\n", "41,true\n")
        + second.replace("88", "88,true")
    )
    assert ["s.csv, column tied: computed, but not published: tied"] == told("s.csv", SCORES, wider)


def test_rows_without_names() -> None:
    """Rows that nothing names are known by their first cell and their place."""
    assert ["t.csv line 3 (b), column n: published 2, computed 3"] == told(
        "t.csv", "k,n\na,1\nb,2\n", "k,n\na,1\nb,3\n"
    )


def test_keys_of_a_record() -> None:
    """A value of JSON is told by its key; items of a list are known by what names them, whatever their order."""
    before = {
        "standing": [{"unit": "changle", "score": "93.4"}, {"unit": "fuqing", "score": "80.0"}],
        "points": ["甲"],
    }
    after = {
        "standing": [{"unit": "fuqing", "score": "80.0"}, {"unit": "changle", "score": "93.5"}],
        "points": [],
    }
    assert [
        "record.json, standing[changle].score: published 93.4, computed 93.5",
        "record.json, points[0]: published, but not computed: 甲",
    ] == told("record.json", json.dumps(before), json.dumps(after))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda html: html.replace(">80.7%<", ">80.8%<"), "figure “完成进度”: published 80.7%, computed 80.8%"),
        (lambda html: html.replace("长乐区80", "长乐区81"),
         "figure “完成进度”: published 条形图：长乐区80.7%, computed 条形图：长乐区81.7%"),
        (lambda html: html.replace("L 3 4", "L 3.5 4"),
         "figure “完成进度” differs in its data: 1 of 3 shapes are drawn elsewhere, by 0.5 at most; the first: "
         "published “path d=\"M 1 2 L 3 4\"”, computed “path d=\"M 1 2 L 3.5 4\"”"),
        (lambda html: html.replace('x="1"', 'fill="red"'),
         "figure “完成进度” differs in its data: 1 of 3 shapes are not the same; the first: "
         "published “text x=\"1\"”, computed “text fill=\"red\"”"),
        (lambda html: html.replace("<figure>", "<figure><p>新</p>"),
         "figure “完成进度”: computed, but not published: 新"),
    ],
)  # fmt: skip
def test_a_figure(change: Callable[[str], str], sentence: str) -> None:
    """A figure goes by the heading it stands under: its words are told, and of its drawing how far it is off."""
    assert sentence in told("notebook.ipynb", notebook(), notebook(change(FIGURE)))


def test_a_table() -> None:
    """A cell of a shown table is told by row and column; its plain text is not told once more."""
    changed = TABLE.replace("<td>1<", "<td>2<")
    assert ["table “完成进度”, row 1, column 名次: published 1, computed 2"] == told(
        "notebook.ipynb", notebook(TABLE), notebook(changed)
    )
    longer = TABLE.replace("</table>", "<tr><td>2</td><td>福清市</td></tr></table>")
    assert ["table “完成进度”, row 2: computed, but not published: “2 | 福清市”"] == told(
        "notebook.ipynb", notebook(TABLE), notebook(longer)
    )


def test_several_figures_go_by_their_captions() -> None:
    """Two figures under one heading are told apart by their captions."""
    second = FIGURE.replace("完成进度", "名次变化")
    changed = second.replace(">80.7%<", ">80.8%<")
    assert ["figure “名次变化”: published 80.7%, computed 80.8%"] == told(
        "n.ipynb", notebook(FIGURE + second), notebook(FIGURE + changed)
    )


def test_source_and_prose() -> None:
    """Code and prose of a notebook are told by their cell, a cell of one side as well."""
    after = json.loads(notebook())
    after["cells"][1]["source"] = "figures.progress(1)"
    after["cells"].append({"id": "more", "cell_type": "markdown", "metadata": {}, "source": "完。"})
    assert [
        "n.ipynb, source of cell progress: published figures.progress(), computed figures.progress(1)",
        "n.ipynb, source of cell more: computed, but not published: 完。",
    ] == told("n.ipynb", notebook(), json.dumps(after))


def test_an_output_without_a_form() -> None:
    """What is neither figure nor table is told by its cell and heading, around the first character that differs."""
    before, after = (notebook(f"<p>{'长' * 90}{end}</p>") for end in "甲乙")
    [sentence] = told("n.ipynb", before, after)
    assert (
        sentence.startswith("text under “完成进度”: published “…长") and "甲" in sentence and "乙" in sentence
    )


def test_a_line_of_a_page() -> None:
    """Of a page the first line that differs is told; line ends count."""
    assert ["index.html line 2: published <b>, computed <i>"] == told(
        "index.html", "<a>\n<b>\n", "<a>\n<i>\n<j>"
    )
    assert ["index.html line 1: published a\\u000d, computed a"] == told("index.html", "a\r\n", "a\n")


def test_other_bytes() -> None:
    """Of what is no text the first byte that differs is told."""
    [difference] = between("icon.png", b"\x89PNG\xff", b"\x89PNG\xfe\x00")
    assert ("byte", (("file", "icon.png"), ("byte", "5"))) == (difference.code, difference.details)


@pytest.mark.parametrize("file", ["record.json", "notebook.ipynb", "scores.csv"])
@pytest.mark.parametrize(
    "after", [b"", b"[", b"[[1]]", b"null", b"\xff\xfe", b'{"cells": 3}', b'{"cells": [3]}']
)
def test_a_file_that_is_not_what_it_says(file: str, after: bytes) -> None:
    """A damaged or hostile file is a difference, never a traceback."""
    found = list(between(file, b'{"cells": []}', after))
    assert found and all(one.sentence(language) for one in found for language in ("zh", "en"))


def test_parts_of_a_page() -> None:
    """Elements without an end, broken nesting and entities leave figures and tables what they are."""
    html = f"<p>a<br>b</p>{FIGURE}<table><caption>x &amp; y</caption><tr><td>1<img></b></td></tr></table><p>c"
    figure, table, prose = markup.parts(html)
    assert ("完成进度", "x & y") == (figure.name, table.name)
    assert ([["1"]], ["a", "b", "c"]) == (table.rows, prose.texts)


def test_the_order_of_attributes_is_no_difference() -> None:
    """A renderer that writes an element's attributes in another order, or closes it otherwise, draws the same."""
    other = FIGURE.replace('<text x="1">', '<text  x="1" >').replace('L 3 4"/>', 'L 3 4"></path>')
    assert markup.parts(FIGURE) == markup.parts(other)


def test_for_machines() -> None:
    """As data a difference has its place, both values, and its sentence in both languages."""
    difference = Difference(
        "table-cell", (("file", "s.csv"), ("line", "2"), ("row", "unit a"), ("column", "score")), "1", "2"
    )
    found = difference.as_dict(VERIFIED)
    assert {"kind": "table-cell", "file": "s.csv", "line": "2", "row": "unit a", "column": "score"} == found[
        "place"
    ]
    assert {"before": "1", "after": "2"}.items() <= found.items() and {"zh", "en"} <= set(found)
