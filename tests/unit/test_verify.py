"""Published bulletins held against computed ones: what is asked for, what differs, and what a record must be."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bulletins.errors import UserError
from bulletins.pipeline import oracle, verify
from bulletins.pipeline.circumstances import Circumstance
from bulletins.pipeline.copies import open_copy
from bulletins.pipeline.difference import VERIFIED
from bulletins.pipeline.verify import Asked, Finding, Page
from bulletins.vocabulary import Fate, Language

HEADING = {"id": "progress-zh", "cell_type": "markdown", "metadata": {}, "source": "## 完成进度"}
DRAWING = '<svg aria-label="条形图"><path d="M 1 2"/><text>80.7%</text></svg>'
FIGURE = f"<figure>{DRAWING}<figcaption>进度</figcaption></figure>"
TABLE = "<table><caption>排名</caption><tr><th>单位</th></tr><tr><td>长乐区</td></tr></table>"
FILES = ("scores.csv", "notebook.ipynb", "index.html")
SCORES = "\ufeffunit,score,position\nchangle,93.41,1\n"


def write_page(home: Path, at: str = "c-2021/2021-10/changle", language: str = "zh", **changes: Any) -> Path:
    """Write a published bulletin below ``home``, sound but for the ``changes`` of its record."""
    folder = home / ("" if language == "zh" else language) / at
    folder.mkdir(parents=True, exist_ok=True)
    html = FIGURE + TABLE
    output = {
        "output_type": "execute_result",
        "data": {"text/html": html},
        "metadata": {},
        "execution_count": 1,
    }
    cell = {"id": "progress", "cell_type": "code", "metadata": {}, "source": "1", "outputs": [output]}
    notebook = json.dumps({"nbformat": 4, "metadata": {}, "cells": [HEADING, cell]}, ensure_ascii=False)
    for name, text in (
        ("scores.csv", SCORES),
        ("notebook.ipynb", notebook),
        ("index.html", f"<h2>…</h2>\n{html}\n"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    outputs = [{"path": name, "sha256": sha256(folder / name)} for name in FILES]
    record = {
        "schema": 2, "address": at, "notebook": "district_bulletin", "inputs": [],
        "package": {"name": "bulletins"}, "fingerprint": {"whole": "0" * 64},
        "files": [{"path": "gone.csv", "sha256": None}],
        "parameters": {"campaign": "c-2021", "district": "changle", "month": "2021-10", "language": language},
        "standing": [{"unit": "changle", "score": "93.41"}], "points": ["居第一。"],
        "outputs": outputs, **changes,
    }  # fmt: skip
    (folder / "record.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def differences(site: Path, computed: Path) -> list[str]:
    """Return what of the only page of ``site`` is not as in the folder ``computed``, as English sentences."""
    copy = open_copy(str(site))
    [page] = verify.choose(copy, Asked(str(site)))
    return [one.sentence("en", VERIFIED) for one in oracle.differences(copy, page, computed)]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published bulletin in Chinese, below the site ``tmp_path / "site"``."""
    return write_page(tmp_path / "site")


@pytest.fixture
def computed(published: Path, tmp_path: Path) -> Path:
    """What computing it again gives: the same."""
    return Path(shutil.copytree(published, tmp_path / "again"))


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_the_same(tmp_path: Path, computed: Path) -> None:
    """Nothing differs, and it is counted what was compared."""
    assert [] == differences(tmp_path / "site", computed)
    assert oracle.Counted(numbers=2, figures=1, tables=1) == oracle.count(computed)


def test_numbers_first(tmp_path: Path, published: Path, computed: Path) -> None:
    """Scores are told before the record, the record before figures and tables, both values with each."""
    change(computed / "scores.csv", "93.41", "93.37")
    change(computed / "record.json", "93.41", "93.37")
    change(computed / "notebook.ipynb", "80.7%", "80.8%")
    assert [
        "scores.csv line 2 (unit changle), column score: published 93.41, computed 93.37",
        "record.json, standing[changle].score: published 93.41, computed 93.37",
        "figure “完成进度”: published 80.7%, computed 80.8%",
        "figure “index.html: 完成进度”: published 80.7%, computed 80.8%",
    ] == differences(tmp_path / "site", computed)


def test_a_page_that_shows_something_else(tmp_path: Path, published: Path, computed: Path) -> None:
    """A page whose table is not the notebook's is found out, though scores, record and notebook are as computed."""
    change(published / "index.html", "<td>长乐区</td>", "<td>福清市</td>")
    assert [
        "table “index.html: 完成进度”, row 1, column 单位: published 福清市, computed 长乐区"
    ] == differences(tmp_path / "site", computed)
    change(published / "index.html", TABLE.replace("长乐区", "福清市"), "")
    assert any("排名" in one or "长乐区" in one for one in differences(tmp_path / "site", computed))


def test_another_renderer(tmp_path: Path, published: Path, computed: Path) -> None:
    """A page on which the same table and figure are written with other markup shows the same."""
    change(published / "index.html", "<td>", '<td class="x">')
    change(published / "index.html", '<path d="M 1 2"/>', '<path  d="M 1 2"></path>')
    assert [] == differences(tmp_path / "site", computed)


def test_downloads_without_their_page(tmp_path: Path, published: Path, computed: Path) -> None:
    """Scores, notebook and record of one page in a folder are enough; a missing scores.csv is told."""
    (published / "index.html").unlink()
    (published / "scores.csv").unlink()
    assert ["scores.csv: computed, but not published: scores.csv"] == differences(published, computed)


def test_what_the_pipeline_adds_is_no_result(tmp_path: Path, computed: Path) -> None:
    """Commit, files and fingerprint of the published record are no results, nor is the format."""
    record = json.loads((computed / "record.json").read_text())
    for name in ("fingerprint", "files", "outputs", "inputs", "schema"):
        record.pop(name)
    (computed / "record.json").write_text(json.dumps(record | {"package": {"version": "9"}}))
    assert [] == differences(tmp_path / "site", computed)


def test_a_file_that_was_changed_after(tmp_path: Path, published: Path) -> None:
    """A published file that is not the one its record names is told by its checksum, without computing anything."""
    change(published / "scores.csv", "93.41", "94.41")
    copy = open_copy(str(tmp_path / "site"))
    [page] = verify.choose(copy, Asked(""))
    [only] = oracle.not_as_recorded(copy, page)
    assert "c-2021/2021-10/changle/scores.csv is not the file that its record names" in only.sentence(
        "en", VERIFIED
    )


def test_what_is_asked_for(tmp_path: Path, published: Path) -> None:
    """Without an address every bulletin; an address in both languages; a pattern; one language."""
    site = tmp_path / "site"
    write_page(site, language="en")
    write_page(site, "c-2021/2021-10", notebook="month_overview")
    copy = open_copy(str(site))

    def named(*addresses: str, languages: tuple[Language, ...] = tuple(Language)) -> list[str]:
        return sorted(page.name for page in verify.choose(copy, Asked(str(site), addresses, languages)))

    district = ["c-2021/2021-10/changle en", "c-2021/2021-10/changle zh"]
    assert ["c-2021/2021-10 zh", *district] == named()
    assert district == named("c-2021/2021-10/changle") == named("c-2021/*/changle")
    assert district[:1] == named("c-2021/*", languages=(Language.EN,))
    assert ["c-2021/2021-10 zh"] == named("c-2021/2021-10")


@pytest.mark.parametrize(
    ("addresses", "code"),
    [(("c-2021/2021-10/fuqing",), "verify-no-page"), (("../etc",), "verify-not-an-address"),
     (("c-2021",), "verify-not-an-address"), (("x/*",), "verify-no-pages")],
)  # fmt: skip
def test_what_is_not_there(tmp_path: Path, published: Path, addresses: tuple[str, ...], code: str) -> None:
    """An address without a bulletin is a sentence: nothing verified must not look like all verified."""
    with pytest.raises(UserError) as raised:
        verify.choose(open_copy(str(tmp_path / "site")), Asked("somewhere", addresses))
    assert code == raised.value.code


@pytest.mark.parametrize(
    "changes",
    [{"address": "../../etc/passwd"}, {"address": "/c/2021-10"}, {"notebook": "../secrets"}, {"parameters": {}},
     {"parameters": {"language": "de"}}, {"parameters": {"language": "zh", "campaign": 7}}, {"inputs": None},
     {"inputs": [{"path": 1, "sha256": "x"}]}, {"package": "bulletins"}, {"fingerprint": []}, {"outputs": [[]]},
     {"fingerprint": {"code": "../../../dev/zero"}}, {"outputs": [{"path": "../../scores.csv", "sha256": "0" * 64}]}],
)  # fmt: skip
def test_a_record_that_is_none_of_ours(tmp_path: Path, changes: dict[str, Any]) -> None:
    """A record is somebody else's text: what is not as ours are is refused in a sentence, before anything runs."""
    write_page(tmp_path, **changes)
    with pytest.raises(UserError) as raised:
        verify.choose(open_copy(str(tmp_path)), Asked(""))
    assert "verify-record-unreadable" == raised.value.code


def test_a_record_in_the_wrong_place(tmp_path: Path) -> None:
    """A bulletin published under another's address differs."""
    write_page(tmp_path, "c-2021/2021-10/fuqing")
    (tmp_path / "c-2021/2021-10/fuqing").rename(tmp_path / "c-2021/2021-10/changle")
    [page] = verify.choose(open_copy(str(tmp_path)), Asked(""))
    [difference] = verify.misplaced(page)
    assert ("c-2021/2021-10/fuqing zh", "c-2021/2021-10/changle") == (difference.before, difference.after)


def test_fates(published: Path) -> None:
    """Other code here does not unmake equal numbers; checksums alone prove nothing where the code is another."""
    page = Page("", {})
    other = (Circumstance("code", (("commit", "none"), ("clean", "yes"))),)
    assert Fate.VERIFIED is Finding(page, other).fate
    assert Fate.DIFFERS is Finding(page, other, quick=True).fate
    assert Fate.VERIFIED is Finding(page, quick=True).fate
