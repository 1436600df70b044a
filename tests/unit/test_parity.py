"""Two renderings compared: what a reader would find different is found, what only renderers differ in is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.campaigns import parity

OURS = """<!DOCTYPE html><html lang="zh"><head><title>长乐 – 通报</title><meta name="description" content="十二月">
<link rel="alternate" hreflang="en" href="../en/c/"><script src="../assets/site.js" defer></script></head><body>
<header id="quarto-header"><a class="nav-link" href="../">首页</a>
<div class="page-frame"><a rel="prev" href="../c/2021-10/">上月</a></div></header>
<main><h1 class="title">长乐</h1><p class="subtitle">通报</p><h2 id="league">排名</h2>
<p>见<a href="../c/2021-12/">十二月</a>。</p>
<table class="table-league"><caption>排名</caption><thead><tr><th>单位</th><th>得分</th></tr></thead>
<tbody><tr><th>长乐</th><td>93.4</td></tr></tbody></table>
<svg role="img" aria-label="长乐第 1 名"></svg></main></body></html>"""
FRAME = '<div class="page-frame"><a rel="prev" href="../c/2021-10/">上月</a></div>'
# The same as Quarto would write it: the anchor on a section, pages by their file names, the frame
# below the title, its own furniture.
THEIRS = (
    OURS.replace('<h2 id="league">排名</h2>', '<section id="league"><h2 class="anchored">排名</h2>')
    .replace("</main>", "</section></main>")
    .replace('href="../c/2021-12/"', 'href="./2021-12/index.html"')
    .replace('class="nav-link" href="../"', 'class="nav-link" href="../index.html"')
    .replace("<head>", '<head><script src="../site_libs/quarto.js"></script>')
    .replace(FRAME, "")
    .replace('<h1 class="title">长乐</h1>', f'<h1 class="title">长乐</h1>{FRAME}')
    .replace("<main>", '<nav id="TOC"><h2 id="toc-title">本页内容</h2><a href="#league">排名</a></nav><main>')
)
CHANGES = {
    "language": ('lang="zh"', 'lang="en"'),
    "titles": ("长乐 – 通报", "长乐 – 公报"),
    "description": ("十二月", "十一月"),
    "headings": ('<h2 class="anchored">排名', '<h2 class="anchored">名次'),
    "tables": ("93.4", "93.40"),
    "links": ("./2021-12/index.html", "./2021-11/index.html"),
    "frame": ("../c/2021-10/", "../c/2021-09/"),
    "alternative texts": ("第 1 名", "第 2 名"),
    "navigation": (">首页<", ">主页<"),
    "scripts": ("../assets/site.js", "../assets/other.js"),
    "head": ("../en/c/", "../en/d/"),
}


def written(site: Path, page: str) -> Path:
    """Write a site of one page and of one file that is taken away."""
    for name, text in {"c/index.html": page, "c/scores.csv": "unit\n"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def test_what_only_renderers_differ_in_is_no_difference(tmp_path: Path) -> None:
    """Sections, names of files, contents, and the files that a renderer brings along are none of the reader's."""
    other = written(tmp_path / "theirs", THEIRS)
    (other / "site_libs").mkdir()
    (other / "site_libs" / "quarto.js").touch()
    found = parity.compare(written(tmp_path / "ours", OURS), other)
    assert found.differences == ()
    assert all(found.counted.values()), found.counted


def test_every_respect_is_tried() -> None:
    """There is a change below for each respect, and it changes something."""
    assert set(CHANGES) == set(parity.RESPECTS)
    assert all(THEIRS.replace(*change) != THEIRS for change in CHANGES.values())


@pytest.mark.parametrize("respect", list(CHANGES))
def test_a_change_in_one_respect_is_found_there_and_only_there(tmp_path: Path, respect: str) -> None:
    """Pages that differ in one respect are told apart by it and by no other."""
    if respect == "description":
        page = THEIRS.replace('content="十二月"', 'content="十一月"')
    else:
        page = THEIRS.replace(*CHANGES[respect], 1)
    found = parity.compare(written(tmp_path / "ours", OURS), written(tmp_path / "theirs", page))
    assert [respect] == [one.respect for one in found.differences]
    assert [one.address for one in found.differences] == ["/c/index.html"]
    assert any(line.startswith("-") for line in found.differences[0].lines)


def test_a_page_or_a_download_that_only_one_has_is_named(tmp_path: Path) -> None:
    """An address that is in one site only is a difference, whichever has it."""
    ours, other = written(tmp_path / "ours", OURS), written(tmp_path / "theirs", THEIRS)
    (ours / "c" / "scores.csv").unlink()
    (other / "d").mkdir()
    (ours / "d").mkdir()
    (ours / "d" / "index.html").write_text(OURS, encoding="utf-8")
    found = parity.compare(ours, other)
    assert ["/c/scores.csv", "/d/index.html"] == [one.address for one in found.differences]


def test_the_command_prints_the_table_and_its_code_says_whether_they_agree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -m tests.campaigns.parity`` names each respect with its count, and ends with 1 where pages differ."""
    sites = [written(tmp_path / "ours", OURS), written(tmp_path / "theirs", THEIRS.replace("93.4", "93.40"))]
    for site in sites:
        (site / "index.html").write_text(OURS, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["parity", *map(str, sites)])
    assert parity.main() == 1
    said = capsys.readouterr().out
    assert "2 pages in both sites" in said
    assert all(respect in said for respect in parity.RESPECTS)
    assert "-长乐 | 93.4" in said and "+长乐 | 93.40" in said
