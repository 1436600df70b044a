"""Bulletins for print: what a browser makes of a page, without the hour, and again only when the page has changed."""

from __future__ import annotations

import io
import os
import stat
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletins.errors import UserError
from bulletins.pipeline import building, chromium
from bulletins.pipeline.chromium import Chromium, ChromiumFailed
from bulletins.pipeline.console import Console
from bulletins.pipeline.products import pdf
from bulletins.pipeline.products.pdf import Press
from bulletins.pipeline.render import settings
from bulletins.pipeline.render.catalogue import Catalogue
from bulletins.pipeline.render.tree import Tree
from bulletins.vocabulary import Language
from tests.unit import shelves
from tests.unit.shelves import Rules

# A page as the site has them, with what paper cannot do: something folded, a script, a request to another host.
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} – Site</title>
<link rel="stylesheet" href="{root}assets/site.css"><script src="{root}assets/site.js"></script></head>
<body><main><h1>{title}</h1><h2>First part</h2><p>Words <a href="../">above</a>.</p>
<img alt="elsewhere" src="https://elsewhere.example/picture.png">
<table><thead><tr><th scope="col">Unit</th></tr></thead><tbody><tr><td>{title}</td></tr></tbody></table>
<details><summary>More</summary><p>Unfolded</p></details>
<details><summary>Checksums</summary><p class="hash">Folded</p></details>
</main></body></html>"""
FILES = {
    "assets/site.css": b"p { color: #1c2733 }",
    "assets/site.js": b"document.body.textContent = 'scripted'",
}


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return shelves.rules(tmp_path_factory.mktemp("data"))


class Quiet:
    """Counts what is printed."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.begun: list[str] = []

    def __call__(self, count: int) -> AbstractContextManager[Quiet]:
        self.asked.append(count)
        return nullcontext(self)

    def begin(self, name: str) -> None:
        self.begun.append(name)

    def end(self, name: str, *, failed: bool = False) -> None:
        assert name in self.begun and not failed


@pytest.fixture
def browser() -> Chromium:
    """Return the browser; without one the test is skipped and says so, but never in CI."""
    try:
        return chromium.find()
    except UserError:
        if os.environ.get("CI"):
            raise
        pytest.skip("no chromium on this machine: apt install chromium")


class Site:
    """A site of a few pages that is laid again and again."""

    def __init__(self, folder: Path, rules: Rules) -> None:
        self.folder = folder
        whole = shelves.shelf(Language.EN, rules)
        shelf = type(whole)(whole.campaign, whole.rows, whole.bulletins[:2])
        self.catalogues = {Language.EN: Catalogue(Language.EN, (shelf,))}
        self.pages = [f"en/{one.path}/" for one in shelf.bulletins]

    def lay(self, press: Press, titles: dict[str, str] | None = None) -> list[str]:
        """Lay pages with ``titles``, have them printed, and return which pages were."""
        tree = Tree(self.folder / "_site", self.folder / "site.json", self.folder / "fresh")
        for name, content in FILES.items():
            tree.write(f"en/{name}", "1", content)
        for page in self.pages:
            title = (titles or {}).get(page, f"Page {page}")
            text = PAGE.format(title=title, root="../" * (page.count("/") - 1))
            tree.write(f"{page}index.html", title, text.encode())
        before = len(press.progress.begun)  # type: ignore[attr-defined]
        pdf.lay(self.catalogues, tree, press)
        tree.settle()
        return press.progress.begun[before:]  # type: ignore[attr-defined, no-any-return]

    def printed(self) -> dict[str, bytes]:
        return {page: (self.folder / "_site" / page / pdf.FILE).read_bytes() for page in self.pages}


@pytest.mark.browser
def test_bulletins_are_printed(browser: Chromium, rules: Rules, tmp_path: Path) -> None:
    """A page is printed once: tagged, with title, language, outline and links in full; always the same bytes."""
    site, quiet = Site(tmp_path / "one", rules), Quiet()
    press = Press(browser, 2, quiet)
    assert sorted(site.pages) == sorted(site.lay(press)) and [2] == quiet.asked
    made = site.printed()
    for page, data in made.items():
        assert len(data) < 200_000
        with pikepdf.open(io.BytesIO(data)) as document:
            assert (f"Page {page} – Site", "en") == (str(document.docinfo["/Title"]), str(document.Root.Lang))
            assert rules[0].publisher.en == str(document.docinfo["/Author"])
            assert document.Root.MarkInfo.Marked and document.Root.ViewerPreferences.DisplayDocTitle
            assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())
            with document.open_outline() as outline:
                assert [f"Page {page}"] == [one.title for one in outline.root]
                assert ["First part"] == [one.title for one in outline.root[0].children]
            kinds = {str(one.get("/S")) for one in document.objects if isinstance(one, pikepdf.Dictionary)}
            assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Link"} <= kinds
            # A link leads to the published page, wherever it was printed.
            links = {str(one.A.URI) for one in document.objects
                     if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Link"}  # fmt: skip
            above = page.rstrip("/").rpartition("/")[0]
            assert {f"{settings.read(Language.EN).url}/{above}/"} == links
    # Nothing changed: nothing is printed, not even by a browser that cannot.
    broken = Press(Chromium(Path("/nowhere"), browser.version), 2, quiet)
    assert [] == site.lay(broken) and made == site.printed()
    # One title changed: one page is printed, and all are as if printed afresh, by one browser one after another.
    titles = {site.pages[1]: "Another"}
    assert [site.pages[1]] == site.lay(press, titles)
    other = Site(tmp_path / "two", rules)
    other.pages.reverse()
    other.lay(Press(browser, 1, quiet), titles)
    assert other.printed() == site.printed() != made


@pytest.mark.browser
def test_what_stands_on_paper(browser: Chromium) -> None:
    """Paper has what is folded on the page, but for checksums; no script had its way with it; a page must be there."""
    files = {"": PAGE.format(title="Title", root="./").encode(), **FILES}
    with chromium.tab(browser, "https://bulletins.example", files.get) as tab:
        tab.open("")
        tab.ask(f"{pdf._PREPARED}('')")
        shown = tab.ask("document.body.innerText")
        assert "Unfolded" in shown and "Folded" not in shown and "scripted" not in shown
        assert [True, False] == tab.ask("[...document.querySelectorAll('details')].map(one => one.open)")
        with pytest.raises(ChromiumFailed, match="nowhere/"):
            tab.open("nowhere/")


@pytest.mark.browser
def test_a_browser_that_dies_is_told(browser: Chromium, rules: Rules, tmp_path: Path) -> None:
    """A program that is no browser fails with a sentence that names it; the site stays, and no process is left."""
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    site, quiet = Site(tmp_path, rules), Quiet()
    with pytest.raises(ChromiumFailed) as failed:
        site.lay(Press(Chromium(program, "Chromium 1"), 2, quiet))
    assert 1 == failed.value.exit_code and not (tmp_path / "_site").exists()


def test_without_a_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever asks for PDF where nothing can print is told so, and how to get it, before anything is done."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(chromium.PATH_VARIABLE, raising=False)
    codes = []
    for named in ("", "/nowhere/chromium"):
        if named:
            monkeypatch.setenv(chromium.PATH_VARIABLE, named)
        with pytest.raises(UserError) as refused:
            building.press(None, Console(quiet=True))
        assert 2 == refused.value.exit_code
        codes.append(refused.value.code)
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\necho no version\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setenv(chromium.PATH_VARIABLE, str(silent))
    with pytest.raises(UserError) as refused:
        building.press(None, Console(quiet=True))
    codes.append(refused.value.code)
    monkeypatch.setattr(pdf, "_library", str)
    with pytest.raises(UserError) as refused:
        building.press(None, Console(quiet=True))
    assert ["chromium-absent", "chromium-path-wrong", "chromium-broken"] == codes
    assert "pdf-library-absent" == refused.value.code


@given(st.lists(st.integers(min_value=0, max_value=99_999_999), min_size=1, max_size=9))
def test_numbers_of_elements_begin_at_one(numbers: list[int]) -> None:
    """However far the browser had counted, elements are numbered from one, in their order, and no byte moves."""
    text = b"".join(b"<</ID (node%08d)>> 0 0 (node)" % number for number in numbers)
    found = pdf._renumbered(text)
    assert len(text) == len(found)
    places = [int(one) for one in pdf._NUMBERED.findall(found)]
    ordered = sorted(set(numbers))
    assert [ordered.index(number) + 1 for number in numbers] == places


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_in_a_name_ends_a_string_of_css(text: str) -> None:
    """Whatever a title holds, in the margins of a sheet it is one string: no quote, backslash or line end is left."""
    quoted = pdf._quoted(text)
    inner = quoted[1:-1]
    assert quoted[0] == quoted[-1] == '"' and '"' not in inner and not set("\n\r\f<") & set(inner)
    pieces = inner.split("\\")
    told = pieces[0] + "".join(
        chr(int(one.partition(" ")[0], 16)) + one.partition(" ")[2] for one in pieces[1:]
    )
    assert text == told
