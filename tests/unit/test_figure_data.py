"""What a figure shows can be taken away: the same numbers as its table, in the notebook and beside the page."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from markupsafe import Markup

from bulletins.page import figures, tables
from bulletins.page.figures import data
from bulletins.page.values import Figure, Several, Table
from bulletins.pipeline import difference
from bulletins.pipeline.difference import markup
from bulletins.pipeline.products import figures as products
from bulletins.vocabulary import FIGURE_DATA
from tests.unit import frames

# For each figure the table that stands below it, and which of its columns are which of the figure's data.
TABLES = {
    "heatmap": ("league", {"单位": "单位", "综合得分": "综合得分（分）", "招商落地": "招商落地", "征迁交地": "征迁交地"}),  # noqa: E501
    "progress": ("progress", {"单位": "单位", "完成率（%）": "完成率", "差距（百分点）": "差距"}),
    "positions": ("positions", {"单位": "单位", "2021年11月": "2021年11月", "2021年12月": "2021年12月"}),
    "certainty": ("certainty", {"单位": "单位", "名次": "名次", "中位": "中位"}),
}  # fmt: skip


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def first(made: Any) -> Any:
    return made.parts[0] if isinstance(made, Several) else made


def drawn(name: str, **how: Any) -> Figure:
    more = (frames.certainty(),) if name == "certainty" else ()
    made = first(getattr(figures, name)(frames.inputs(**how), frames.result(), *more))
    assert isinstance(made, Figure)
    return made


def told(name: str, **how: Any) -> list[dict[str, str]]:
    """Return the rows of the table, its numbers written as programs write them."""
    more = (frames.certainty(),) if name == "certainty" else ()
    made = first(getattr(tables, name)(frames.inputs(**how), frames.result(), *more))
    assert isinstance(made, Table)
    heads = [Markup(head).striptags() for head in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', made.markup)]
    body = re.findall(r"<tr.*?</tr>", made.markup.split("<tbody>")[1], re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in body]
    return [dict(zip(heads, (plain(one) for one in row), strict=True)) for row in cells]


def plain(cell: str) -> str:
    """Return a cell without its word for a tie, its sign for nothing and the sign of per cent."""
    text = Markup(re.sub(r'<span class="tie">.*?</span>', "", cell)).striptags().replace("−", "-")
    return text.removeprefix("+").removesuffix("%") if text != "—" else ""


@pytest.mark.parametrize("name", TABLES)
def test_data_agree_with_the_table(name: str) -> None:
    """Every number that a figure shows is, for the same unit, the one in the table that stands below it."""
    table, columns = TABLES[name]
    ours, theirs = rows_of(drawn(name).data), {row["单位"]: row for row in told(table)}
    assert len(ours) >= 6 and {row["单位"] for row in ours} <= set(theirs)
    shown = [{mine: row[mine].removeprefix("+") for mine in columns} for row in ours]
    assert [{mine: theirs[row["单位"]][other] for mine, other in columns.items()} for row in ours] == shown


def test_data_of_a_district_and_of_a_period() -> None:
    """A district's own marks carry position and tie; what a part of a period is besides a number is a remark."""
    row = rows_of(drawn("actions", district="changle").data)[0]
    assert {
        "攻坚行动": "项目建设",
        "得分（分）": "99.00",
        "分值": "100",
        "得分率（%）": "99.0",
        "名次": "1",
        "并列": "否",
    }.items() <= row.items()
    parts = rows_of(first(figures.parts(*frames.whole())).data)
    assert "77.00" == parts[3]["2021年10月"] and "沿用" in parts[3]["备注"] and "" == parts[0]["备注"]
    assert parts[2]["2021年10月"] == "" and all("*" not in cell for one in parts for cell in one.values())


def test_missing_reports_have_a_column_of_their_own() -> None:
    """A figure that was due and did not come is a number as in the table, and named beside it."""
    inputs, result = frames.inputs(), frames.result()
    result.actions.loc[
        (result.actions["unit"] == "gulou") & (result.actions["action"] == "build"), "state"
    ] = "not_reported"
    found = {row["单位"]: row["应报未报"] for row in rows_of(first(figures.heatmap(inputs, result)).data)}
    assert "项目建设" == found["鼓楼区"] and {""} == {
        names for unit, names in found.items() if unit != "鼓楼区"
    }


def test_bundle_of_several() -> None:
    """One cell with several figures holds the data of each by its name, beside its page and its words; a table none."""
    one, other = (
        Figure(name, "<svg/>", "alt", "caption", "scroll", f"a\n{name}\n") for name in ("one", "other")
    )
    bundle = Several((one, Table("c", Markup("<table></table>"), "plain"), other))._repr_mimebundle_()
    assert {"one": "a\none\n", "other": "a\nother\n"} == bundle[FIGURE_DATA]
    assert FIGURE_DATA not in Figure("none", "<svg/>", "alt", "caption", "scroll")._repr_mimebundle_()
    with pytest.raises(ValueError, match="2 cells below 1 heads"):
        data.table(["a"], [["1", "2"]])


def test_file_beside_the_page() -> None:
    """The data are found in the text of a notebook; the file has a BOM, and no text in it runs as a formula."""
    told = data.table(["单位", "差距"], [["=cmd()\n|x", "-0.6"], ["+86区", "+1.5"], ["@a,b", ""]])
    notebook = {"cells": [{"outputs": [{"data": {"text/html": '"application', FIGURE_DATA: {"gap": told}}}]},
                          {"outputs": [{"data": {FIGURE_DATA: {"more": ["a\n", "1\n"]}}}]}]}  # fmt: skip
    for text in (json.dumps(notebook), json.dumps(notebook, indent=1, ensure_ascii=False)):
        assert {"gap": told, "more": "a\n1\n"} == products.data_in(text)
    assert {} == products.data_in('{"cells": []}')
    assert "\ufeff单位,差距\n'=cmd() |x,-0.6\n'+86区,+1.5\n\"'@a,b\",\n" == products.document(told).decode()


def test_difference_names_the_number() -> None:
    """Where only the data of a figure differ, the unit and both numbers are told; else the drawing tells it."""

    def notebook(number: str, html: str = "<figure></figure>") -> bytes:
        shown = {
            "text/html": html,
            "text/plain": html,
            FIGURE_DATA: {"progress-city": f"unit,gap\nchangle,{number}\n"},
        }
        return json.dumps(
            {"cells": [{"id": "a", "cell_type": "code", "source": "", "outputs": [{"data": shown}]}]}
        ).encode()

    [found] = difference.between("notebook.ipynb", notebook("1.5"), notebook("2.5"))
    assert ("table-cell", "1.5", "2.5") == (found.code, found.before, found.after)
    assert {"file": "figures/progress-city.csv", "row": "unit changle"}.items() <= dict(found.details).items()
    drawing = "<figure><figcaption>a</figcaption></figure>"
    [found] = difference.between("notebook.ipynb", notebook("1.5"), notebook("2.5", drawing))
    assert "figure" == found.code


def test_what_a_page_adds_is_no_difference() -> None:
    """A page that links a word in a head and adds links below a figure shows what its notebook shows, and no more."""
    drawn = '<figure><svg aria-label="a"></svg><figcaption>b</figcaption>{}</figure>'
    shown = drawn + "<table><tr><th>{}分</th></tr></table>"
    added = '<div class="take-away"><a href="#a">A</a><details><summary>C</summary><p>D</p></details></div>'
    plain = markup.parts(shown.format("", "综合得"))
    assert plain == markup.parts(shown.format(added, '<a href="#term-score">综合得</a>'))
    assert [["综合得分"]] == plain[1].rows
    assert plain != markup.parts(shown.format("<p>D</p>", "综合得"))
