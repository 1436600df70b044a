"""The search: Chinese in pairs, what of a page is worth finding, an index of the same bytes, made only when needed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletins.pipeline.render import pagefind, pairs, passages, search
from bulletins.pipeline.render.catalogue import Catalogue
from bulletins.pipeline.render.passages import Passage
from bulletins.pipeline.render.rendering import PREFIX
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language
from tests.site.golden import GOLDEN
from tests.unit import shelves

ZH, EN = Language.ZH, Language.EN
CHANGLE = "small-2021/2021-10/changle"
FRAMED = """
<html><body><header><nav>首页 长乐区</nav></header>
<main class="content" id="quarto-document-content">
<div class="page-frame">上一月</div>
<h1 class="title">长乐区2021年10月考评通报</h1><p class="subtitle">小型攻坚行动</p>
<p>本页是一个单位当月的考评通报。</p>
<h2 id="排名">排名</h2>
<div class="cell-output">
<svg><text>图里的字</text></svg>
<table class="bulletin-table table-league"><caption>十月排名。<span class="caption-note">附注</span></caption>
<thead><tr><th>单位</th><th>得分</th></tr></thead>
<tbody><tr><th>福清市</th><td>91.00</td></tr>
<tr class="own"><th>长乐区</th><td>98.36</td><td>—</td>
<td><span aria-hidden="true">●</span> 绿灯</td></tr></tbody></table>
</div>
<section id="亮灯" class="level2"><h2 class="anchored">亮灯</h2>
<div class="cell-output cell-output-display"><ul><li>亮<b>绿灯</b>，已持续&nbsp;2个月。</li></ul></div></section>
<h2 id="空">没有内容的一节</h2>
<h2 id="来历">本页如何得来</h2>
<div class="cell-output"><table class="bulletin-table table-record"><tr><td>sha256</td></tr></table>
<details><summary>更多</summary><p>折起来的话</p></details><p data-pagefind-ignore>不找的话</p></div>
</main></body></html>
"""


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("长乐区", "长乐 乐区 区"),
        ("长乐区2021年12月考评通报", "长乐 乐区 区 2021年 年 12月 月考 考评 评通 通报 报"),
        ("得分为98.36分，在13个单位中", "得分 分为 为 98.36分 分， 在 13个 个单 单位 位中 中"),
        ("“完成投资”完成", "“完成 成投 投资 资” 完成 成"),
        ("湘  西\n州", "湘 西 州"),
        ("100%达标，A股", "100% 达标 标， A股 股"),
        ("Changle, December 2021: −1.5", "Changle, December 2021: −1.5"),
        ("——", "——"),
        ("", ""),
    ],
)
def test_chinese_is_cut_in_pairs(text: str, tokens: str) -> None:
    """Two characters that stand together are a token; words, numbers and marks stay as they are written."""
    assert tokens == pairs.paired(text)


def test_what_is_worth_finding() -> None:
    """Title, sections and what was computed; not the frame, records, drawings, hints, or the rows of other units."""
    assert passages.of(FRAMED) == (
        Passage("h1", "长乐区2021年10月考评通报"),
        Passage("h2", "排名", "排名"),
        Passage("p", "十月排名。"),
        Passage("p", "长乐区 · 98.36 · 绿灯"),
        Passage("h2", "亮灯", "亮灯"),
        Passage("p", "亮绿灯，已持续 2个月。"),
    )
    assert passages.of("<html><body><pre>no page of ours</pre></body></html>") == ()


def test_a_list_is_found_by_its_sentences_too() -> None:
    """A page without anything computed, the rules or what the site is about, is all prose and all worth finding."""
    page = "<main><h1>关于本站</h1><h2 id='a'>数据</h2><p>数据分两种。</p></main>"
    assert [one.text for one in passages.of(page)] == ["关于本站", "数据", "数据分两种。"]


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Catalogue]:
    return shelves.catalogues(shelves.rules(tmp_path_factory.mktemp("data")))


def test_every_page_that_is_about_something_is_an_entry(catalogues: dict[Language, Catalogue]) -> None:
    """Each address of the campaign is found once, the latest first, and says what it is about."""
    found = search.entries(catalogues[ZH])
    lists = {
        "",
        "calendar",
        "find",
        "search",
        *(f"{one.campaign.campaign}/compare" for one in catalogues[ZH].shelves),
    }
    assert {entry.path for entry in found} == catalogues[ZH].paths - lists
    assert len(found) == len({entry.path for entry in found})
    assert [entry.day for entry in found] == sorted((entry.day for entry in found), reverse=True)
    (bulletin,) = [entry for entry in found if entry.path == CHANGLE]
    assert (bulletin.kind, bulletin.unit, bulletin.period, bulletin.period_title, bulletin.day) == (
        "bulletin", "长乐区", "2021-10", "2021年10月", 20211031)  # fmt: skip
    kinds = {entry.kind for entry in found}
    assert kinds == set(search.KINDS)


def test_the_page_offers_what_there_is(catalogues: dict[Language, Catalogue]) -> None:
    """One may choose among the campaigns, periods and kinds that there are, the latest period first."""
    offered = search.choices(catalogues[EN])
    assert [one["value"] for one in offered["campaigns"]] == ["small-2021"]
    periods = [one["value"] for one in offered["periods"]]
    assert periods[0] == "to-date"
    assert periods.index("2021-10") < periods.index("2021-10-d1") < periods.index("2021-09")
    assert len(offered["kinds"]) == len(search.KINDS)
    assert offered["examples"]


needed = pytest.mark.skipif(pagefind.program() is None, reason="there is no pagefind for this machine")


@needed
def test_the_same_pages_give_the_same_bytes() -> None:
    """Made twice, by two processes, the index is the same, though the program itself orders filters at random."""
    body = "<h1 data-pagefind-meta='title'>标题</h1><p>长乐 乐区</p>"
    about = [
        search.Entry(f"p{n}", "bulletin", 20210901 + n, f"c{n % 7}", "行动", f"单位{n}", f"2021-0{1 + n % 9}")
        for n in range(60)
    ]
    pages = [(entry.path, search._page(entry, body)) for entry in about]
    first, second = pagefind.index(pages, ZH), pagefind.index(pages, ZH)
    assert first == second
    filters = [pagefind._read(data) for path, data in first.items() if path.startswith("filter/")]
    assert {"campaign", "kind", "period", "unit"} == {name for name, _ in filters}
    assert all(values == sorted(values) for _, values in filters)
    assert not [path for path in first if "ui" in path or "worker" in path], "nobody asks for them"


class Building:
    """A site of the small campaign's golden pages, laid by a tree, with its search."""

    def __init__(self, home: Path, catalogues: dict[Language, Catalogue]) -> None:
        self.home, self.catalogues = home, catalogues
        self.said: dict[str, str] = {}

    def pages(self) -> Iterator[tuple[str, bytes]]:
        for language, prefix in PREFIX.items():
            for entry in search.entries(self.catalogues[language]):
                place = f"{prefix}{entry.path}/index.html"
                file = GOLDEN / place
                text = (
                    file.read_text(encoding="utf-8")
                    if file.exists()
                    else f"<main><h1>{place}</h1><p>x</p></main>"
                )
                yield (
                    place,
                    text.replace(
                        "</main>", f'<div class="cell-output"><p>{self.said.get(place, "")}</p></div></main>'
                    ).encode(),
                )

    def build(self) -> tuple[bool, set[str]]:
        """Lay the site; return whether it can be searched, and the files of its indexes."""
        tree = Tree(self.home / "_site", self.home / "site.json", self.home / "aside")
        for place, content in self.pages():
            tree.write(place, str(hash(content)), content)
        searching = search.Search(self.home / "search")
        searchable = searching.begin(self.catalogues, tree, PREFIX)
        searching.lay(tree)
        tree.settle()
        found = {
            file.relative_to(self.home / "_site").as_posix() for file in (self.home / "_site").rglob("*")
        }
        return searchable, {name for name in found if "pagefind/" in name and "." in name}


@needed
def test_an_index_is_made_when_a_page_changed_and_only_then(
    tmp_path: Path, catalogues: dict[Language, Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing changed: nothing runs. One page changed: it alone is read, and its language alone is indexed."""
    building = Building(tmp_path, catalogues)
    searchable, made = building.build()
    assert searchable
    assert {"pagefind/pagefind-entry.json", "en/pagefind/pagefind.js"} <= made

    read, indexed = [], []
    of, index = passages.of, pagefind.index
    monkeypatch.setattr(passages, "of", lambda page: read.append(page) or of(page))
    monkeypatch.setattr(
        pagefind, "index", lambda pages, language: indexed.append(language) or index(pages, language)
    )
    assert building.build() == (True, made)
    assert (read, indexed) == ([], [])

    building.said[f"{CHANGLE}/index.html"] = "新的一句"
    _, then = building.build()
    assert (len(read), indexed) == (1, [ZH])
    assert {name for name in made ^ then if name.startswith("en/")} == set()
    assert made != then


def test_without_the_program_there_is_a_site_without_search(
    tmp_path: Path, catalogues: dict[Language, Catalogue], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Pagefind is not installed the build goes on, and what an earlier build indexed is not left behind."""
    building = Building(tmp_path, catalogues)
    building.build()
    monkeypatch.setattr(pagefind, "program", lambda: None)
    assert building.build() == (False, set())


@needed
def test_a_refusal_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program refuses, and that it ended, is told; no half index is laid."""
    with pytest.raises(pagefind.PagefindError), pagefind._Service() as service:
        service.ask(type="GetFiles", index_id=7)
    monkeypatch.setattr(pagefind, "program", lambda: Path("/bin/true"))
    with pytest.raises(pagefind.PagefindError):
        pagefind.index([("p", "<html></html>")], ZH)
