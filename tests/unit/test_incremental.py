"""Rendering only what changed: the same bytes as rendering everything, fewer pages, and nothing is trusted blindly."""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bulletins import paths
from bulletins.pipeline import checkout, quarto, render
from bulletins.pipeline.checkout import Checkout
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.quarto import Quarto, QuartoFailed
from bulletins.pipeline.render import SiteOutcome, exporter, rendering
from bulletins.vocabulary import Language
from tests import stand_in_quarto
from tests.executed_runs import Executed, write_all
from tests.small_campaign import CAMPAIGN, write_small_campaign

OCTOBER = f"{CAMPAIGN}/2021-10"
CHANGLE = f"{OCTOBER}/changle"
# Per language: home, find, search, calendar, about, 404; the campaign, its comparison; two units; what notebooks made.
PAGES = 2 * (6 + 2 + 2 + 8)
ZH, EN = Language.ZH, Language.EN


@dataclass
class Place:
    """Runs, the folder builds work in and the site they make."""

    home: Path
    executed: Executed
    engine: Quarto | None = None

    @property
    def site(self) -> Path:
        return self.home / "_site"

    @property
    def build(self) -> Path:
        return self.home / "build"

    def render(self, held: tuple[Shown, ...] = ()) -> SiteOutcome:
        return render.site(
            self.executed.shown, site=self.site, build=self.build, engine=self.engine, held=held
        )

    def from_nothing(self) -> dict[str, bytes]:
        """Return the files of a site rendered of the same runs in a place where there was none."""
        aside = self.home / "aside"
        shutil.rmtree(aside, ignore_errors=True)
        render.site(self.executed.shown, site=aside / "_site", build=aside / "build", engine=self.engine)
        return files(aside / "_site")


def files(site: Path) -> dict[str, bytes]:
    found = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in found}


def inodes(site: Path) -> dict[str, tuple[int, int]]:
    """Return which file each is and when it was written: a copy of the same bytes is another."""
    found = [file for file in sorted(site.rglob("*")) if file.is_file() and file.name != ".bulletins-site"]
    return {
        file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in found
    }


def renewed(before: dict[str, tuple[int, int]], site: Path) -> set[str]:
    """Return the files that are not those of before."""
    return {name for name, state in inodes(site).items() if before.get(name) != state}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small campaign's runs and their site in a folder; no test changes it."""
    home = tmp_path_factory.mktemp("rendered")
    write_small_campaign(home / "data")
    with pytest.MonkeyPatch.context() as patch:
        prepare(patch, home)
        outcome = Place(home, write_all(home / "build")).render()
    assert (PAGES, PAGES) == (outcome.pages, outcome.rendered)
    return home


def prepare(patch: pytest.MonkeyPatch, home: Path) -> None:
    patch.setenv(paths.DATA_VARIABLE, str(home / "data"))
    patch.delenv("SOURCE_DATE_EPOCH", raising=False)
    patch.setattr(checkout, "look", lambda: Checkout("c" * 40, clean=True))


@pytest.fixture
def place(rendered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The same elsewhere, to be changed: a site that was rendered once."""
    home = tmp_path / "place"
    shutil.copytree(rendered / "data", home / "data")
    prepare(monkeypatch, home)
    place = Place(home, write_all(home / "build"))
    place.render()
    return place


def test_nothing_changed(place: Place) -> None:
    """Rendered again, no page is made, and every file of the site is the one it was."""
    before = inodes(place.site)
    assert (PAGES, 0) == (place.render().pages, place.render().rendered)
    assert before == inodes(place.site)


def test_one_page(place: Place) -> None:
    """One bulletin ran again with other words: its page, notebook and record are new, no other file is."""
    before = inodes(place.site)
    place.executed.write(CHANGLE, ZH, says="Other words.")
    assert 1 == place.render().rendered
    new = {f"{CHANGLE}/{name}" for name in ("index.html", "notebook.ipynb", "record.json")}
    assert new == renewed(before, place.site)
    assert "Other words." in (place.site / CHANGLE / "index.html").read_text(encoding="utf-8")
    assert place.from_nothing() == files(place.site)


def test_what_lists_show(place: Place) -> None:
    """Another score of a unit reaches the unit's own page and no other list; other points of a month reach home."""
    before = inodes(place.site)
    place.executed.write(CHANGLE, EN, score="12.5")
    place.render()
    assert {"index.html", f"en/{CAMPAIGN}/changle/index.html"} >= {
        name for name in renewed(before, place.site) if "2021-10" not in name and "pagefind/" not in name
    }
    assert "12.5" in (place.site / "en" / CAMPAIGN / "changle" / "index.html").read_text(encoding="utf-8")
    before = inodes(place.site)
    place.executed.write(OCTOBER, EN, points=["Another point."])
    place.render()
    assert "en/index.html" in renewed(before, place.site)
    assert place.from_nothing() == files(place.site)


def test_a_page_that_is_gone(place: Place) -> None:
    """A bulletin that is shown no more takes with it its files and every link to it, on pages that did not run."""
    assert 'href="changle/"' in (place.site / OCTOBER / "index.html").read_text(encoding="utf-8")
    place.executed.remove(CHANGLE, ZH)
    place.render()
    assert not (place.site / CHANGLE).exists()
    assert 'href="changle/"' not in (place.site / OCTOBER / "index.html").read_text(encoding="utf-8")
    assert place.from_nothing() == files(place.site)
    place.executed.write(CHANGLE, ZH)
    place.render()
    assert 'href="changle/"' in (place.site / OCTOBER / "index.html").read_text(encoding="utf-8")


def _tamper(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


@pytest.mark.parametrize("spoil", [_tamper, Path.unlink, lambda file: file.with_name("new.html").touch()],
                         ids=["changed", "removed", "added"])  # fmt: skip
def test_a_site_somebody_changed(place: Place, spoil: Callable[[Path], Any]) -> None:
    """Files of the site that were changed, even to the same size, removed or added are put right, and only those."""
    expected = files(place.site)
    for name in (
        f"{CHANGLE}/index.html",
        f"{OCTOBER}/record.json",
        f"en/{CHANGLE}/scores.csv",
        "assets/site.css",
    ):
        spoil(place.site / name)
    assert place.render().rendered <= 1
    assert expected == files(place.site)


@pytest.mark.parametrize("content", [b"{}", b'{"runs": 3, "files": [', bytes(range(256))],
                         ids=["nothing", "torn", "noise"])  # fmt: skip
def test_damaged_books(place: Place, content: bytes) -> None:
    """What rendering keeps for itself may be lost or damaged: it costs time and changes no byte."""
    expected = files(place.site)
    for name in ("site.json", "summaries.json", f"rules/{CAMPAIGN}.pickle"):
        assert (place.build / name).is_file()
        (place.build / name).write_bytes(content)
    place.render()
    assert expected == files(place.site)


def test_another_template(place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A changed template or renderer renders every page anew; a file that comes out the same stays the very file."""
    before = inodes(place.site)
    furniture = rendering._furniture()
    (tmp_path / "new.j2").touch()
    monkeypatch.setattr(rendering, "_furniture", lambda: (*furniture, tmp_path / "new.j2"))
    assert PAGES == place.render().rendered
    assert before == inodes(place.site)
    assert 0 == place.render().rendered


def test_another_word(place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A word of one language renders the pages of that language."""
    shutil.copytree(paths.TEMPLATES / "language", tmp_path / "templates" / "language")
    monkeypatch.setattr(paths, "TEMPLATES", tmp_path / "templates")
    place.render()
    with (tmp_path / "templates" / "language" / "en" / "site.ftl").open("a") as file:
        file.write("\n# A remark.\n")
    assert PAGES / 2 == place.render().rendered


def test_another_commit(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new commit stamps every record and renders no page."""
    before = inodes(place.site)
    monkeypatch.setattr(checkout, "look", lambda: Checkout("d" * 40, clean=False))
    assert 0 == place.render().rendered
    assert {"record.json"} == {name.rsplit("/", 1)[1] for name in renewed(before, place.site)}
    record = json.loads((place.site / CHANGLE / "record.json").read_text(encoding="utf-8"))
    assert {"name": "bulletins", "version": "1", "commit": "d" * 40, "clean": False} == record["package"]
    assert place.from_nothing() == files(place.site)


def test_another_row_that_no_page_reads(place: Place) -> None:
    """A data file that changed without changing any run's results: its hash is in the records, no page is rendered."""
    units = place.home / "data" / CAMPAIGN / "units.csv"
    units.write_bytes(units.read_bytes() + b"\n")
    before = json.loads((place.site / CHANGLE / "record.json").read_text(encoding="utf-8"))["files"]
    assert 0 == place.render().rendered
    after = json.loads((place.site / CHANGLE / "record.json").read_text(encoding="utf-8"))["files"]
    assert [one["path"] for one in before] == [one["path"] for one in after]
    assert before != after


def test_any_order_of_changes(place: Place) -> None:
    """Whatever changes after whatever, the site is byte for byte the one that is rendered from nothing."""
    chance = random.Random(20211231)
    addresses = sorted(place.executed.runs)
    for number in range(25):
        language, _, address = chance.choice(addresses).partition("/")
        name = f"{language}/{address}"
        if name in place.executed.runs and chance.random() < 0.3:
            place.executed.remove(address, Language(language))
        else:
            place.executed.write(address, Language(language), says=f"Words {number}.",
                                 score=f"{chance.randint(0, 3)}.0")  # fmt: skip
        if number % 5 == 4:
            place.render()
            assert place.from_nothing() == files(place.site), (number, name)


def test_without_hard_links(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file system has no hard links, files are copied: the same bytes, and the next time nothing is done."""

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    place.executed.write(CHANGLE, ZH, says="Other words.")
    assert 1 == place.render().rendered
    assert place.from_nothing() == files(place.site)
    assert 0 == place.render().rendered


def test_a_page_that_cannot_be_shown(place: Place) -> None:
    """A result that is not for a page stops rendering: the site is as it was, and no half of a new one is left."""
    before = inodes(place.site)
    run = place.executed.write(CHANGLE, ZH)
    text = (run.folder / "notebook.ipynb").read_text(encoding="utf-8")
    (run.folder / "notebook.ipynb").write_text(text.replace("text/html", "image/png"), encoding="utf-8")
    with pytest.raises(exporter.UnexpectedOutput, match="image/png, text/plain"):
        place.render()
    assert before == inodes(place.site)
    assert ["_site"] == [one.name for one in place.home.iterdir() if "_site" in one.name]


def test_one_language(place: Place) -> None:
    """A site in English alone has a home page that leads there, and no page says that there is another language."""
    for name in list(place.executed.runs):
        if name.startswith("zh/"):
            place.executed.remove(name.removeprefix("zh/"), ZH)
    assert PAGES / 2 == place.render().pages
    assert 'url=en/"' in (place.site / "index.html").read_text(encoding="utf-8")
    assert "hreflang" not in (place.site / "en" / CHANGLE / "index.html").read_text(encoding="utf-8")
    assert place.from_nothing() == files(place.site)


def test_the_time_of_files(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is the time of every file of the site; rendered again, nothing is done."""
    expected = files(place.site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    place.render()
    assert {1600000000 * 10**9} == {modified for _, modified in inodes(place.site).values()}
    assert expected == files(place.site)
    assert 0 == place.render().rendered


def test_an_accepted_run(place: Place) -> None:
    """What was accepted with a reason says so in its record, and from what it was really made."""
    shown = [replace(one, accepted="The wording of a comment.", made={"code": "1" * 64})
             if str(one.run.address) == CHANGLE else one for one in place.executed.shown]  # fmt: skip
    render.site(shown, site=place.site, build=place.build)
    record = json.loads((place.site / CHANGLE / "record.json").read_text(encoding="utf-8"))
    assert {"reason": "The wording of a comment."} == record["accepted"]
    assert {"code", "whole"} == set(record["fingerprint"])
    assert "accepted" not in json.loads((place.site / OCTOBER / "record.json").read_text(encoding="utf-8"))


def test_held_back(place: Place) -> None:
    """The last good result of a run that failed is not in the site; a preview shows it, and says what failed."""
    held = next(one for one in place.executed.shown if one.run.key == (CHANGLE, "zh"))
    place.executed.remove(CHANGLE, ZH)
    place.render((replace(held, failure="code cell [3] raised KeyError: x < y"),))
    assert not (place.site / CHANGLE).exists()
    page = (place.build / "preview" / CHANGLE / "index.html").read_text(encoding="utf-8")
    assert "notice-held" in page and "KeyError: x &lt; y" in page
    assert (place.build / "preview" / CHANGLE / "record.json").is_file()
    assert "notice-held" not in (place.site / "en" / CHANGLE / "index.html").read_text(encoding="utf-8")
    place.render()
    assert not (place.build / "preview").exists()


@pytest.fixture
def by_quarto(place: Place, tmp_path: Path) -> Place:
    """The same place, rendered by the stand-in for Quarto."""
    program = tmp_path / "quarto"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{stand_in_quarto.__file__}" "$@"\n')
    program.chmod(0o755)
    place.engine = Quarto(program, stand_in_quarto.VERSION)
    assert PAGES == place.render().rendered
    return place


def test_quarto_renders_one_page(by_quarto: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Quarto is given the pages that changed and nothing else to render, but what its navigation leads to."""
    calls: list[list[str]] = []
    call = quarto.render
    monkeypatch.setattr(quarto, "render", lambda *a, **s: (calls.append(s["expected"]), call(*a, **s)))
    before = inodes(by_quarto.site)
    by_quarto.executed.write(CHANGLE, ZH, says="Other words.")
    assert 1 == by_quarto.render().rendered
    assert [[f"{CHANGLE}/index.html"]] == calls
    project = by_quarto.build / "project" / "zh"
    sources = {file.relative_to(project).as_posix() for file in project.rglob("*.[qi]*")}
    linked = {"index.qmd", "find/index.qmd", "calendar/index.qmd", "about/index.qmd"}
    assert {*linked, f"{CHANGLE}/index.ipynb"} == sources
    new = {f"{CHANGLE}/{name}" for name in ("index.html", "notebook.ipynb", "record.json")}
    assert new == renewed(before, by_quarto.site)
    assert by_quarto.from_nothing() == files(by_quarto.site)


def test_quarto_and_what_pages_share(by_quarto: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what all pages share comes out otherwise, every page of that language is rendered again."""
    assert (by_quarto.site / "site_libs" / "site.css").is_file()
    monkeypatch.setenv("STAND_IN_STYLE", "another")
    by_quarto.executed.write(CHANGLE, ZH, says="Other words.")
    assert PAGES / 2 == by_quarto.render().rendered
    assert b"another" == (by_quarto.site / "site_libs" / "site.css").read_bytes()
    assert b"" == (by_quarto.site / "en" / "site_libs" / "site.css").read_bytes()


def test_quarto_that_fails(by_quarto: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """When Quarto fails on the page that changed, the site is as it was; mended, only that page is rendered."""
    before = inodes(by_quarto.site)
    by_quarto.executed.write(CHANGLE, ZH, says="Other words.")
    monkeypatch.setenv("STAND_IN_FAULT", "status")
    with pytest.raises(QuartoFailed):
        by_quarto.render()
    assert before == inodes(by_quarto.site)
    monkeypatch.delenv("STAND_IN_FAULT")
    assert 1 == by_quarto.render().rendered


def test_another_renderer(by_quarto: Place) -> None:
    """From one renderer to the other every page is rendered, and nothing of the other is left."""
    by_quarto.engine = None
    assert PAGES == by_quarto.render().rendered
    assert not (by_quarto.site / "site_libs").exists()
    assert by_quarto.from_nothing() == files(by_quarto.site)
