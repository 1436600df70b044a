"""One set of sources, two renderers: what Quarto is given, and that both make the same pages of it.

The stand-in of ``tests/stand_in_quarto.py`` shows what Quarto is asked for; the true one, where there is one, what
comes of it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bulletins.errors import UserError
from bulletins.pipeline import quarto
from bulletins.pipeline.render import markdown, scripts, webfonts
from bulletins.vocabulary import Language
from tests import stand_in_quarto
from tests.campaigns import parity
from tests.conftest import BuiltSite, run_door
from tests.hostile_campaign import HOSTILE
from tests.site import pages
from tests.site.pages import LANGUAGES, XIANGXI
from tests.site.test_hostile_names import markdown_of, outside_raw_blocks
from tests.small_campaign import CAMPAIGN

SITE_TITLES = {"zh": "攻坚通报", "en": "Evaluation Bulletins"}


def sources(site: Path, suffix: str) -> Iterator[Path]:
    """Yield the page sources of both languages of one kind, that Quarto was given to make ``site``."""
    for language in LANGUAGES:
        yield from sorted((site.parent / "build" / "project" / language).rglob(f"index.{suffix}"))


def cells_of(file: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return cells


def tags(cell: dict[str, Any]) -> set[str]:
    return set(cell["metadata"].get("tags", ()))


def front_matter(text: str) -> dict[str, Any]:
    """Return the values between the first two lines of dashes."""
    opening, values, _ = text.split("---\n", 2)
    assert opening == ""
    return dict(YAML(typ="safe").load(values))


def render(built: BuiltSite, place: Path, *, renderer: str, campaigns: str = "*", **environment: str) -> Path:
    """Render what is executed already, in a place of its own; return the site."""
    for kind in ("runs", "survey"):
        shutil.copytree(built.build / kind, place / "build" / kind)
    shutil.copyfile(built.build / "ledger.jsonl", place / "build" / "ledger.jsonl")
    for folder in built.data.glob(campaigns):
        shutil.copytree(folder, place / "data" / folder.name)
    done = run_door("build", "--renderer", renderer, "--site", str(place / "_site"), build=place / "build",
                    data=place / "data", **environment)  # fmt: skip
    assert 0 == done.returncode, done.stdout + done.stderr
    assert " 0 executed, " in f" {done.stdout}".replace("\n", " ")
    return place / "_site"


@pytest.fixture(scope="module")
def stand_in_site(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, rendered by the stand-in from the runs there are."""
    place = tmp_path_factory.mktemp("stand-in")
    program = place / "quarto"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" "{stand_in_quarto.__file__}" "$@"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return render(built_site, place, renderer="quarto", QUARTO_PATH=str(program))


def _without_page(file: Path) -> bytes:
    """Return what is in a download; of a record without the checksum of the page: renderers differ there."""
    if file.name != "record.json":
        return file.read_bytes()
    record = json.loads(file.read_bytes())
    record["outputs"] = [output for output in record["outputs"] if output["path"] != "index.html"]
    return json.dumps(record).encode()


def test_both_renderers_give_the_same_addresses(built_site: BuiltSite, stand_in_site: Path) -> None:
    """Rendered with Quarto the site has the same pages and, byte for byte, all else that ours publishes beside them."""
    ours, theirs = built_site.site, stand_in_site
    published = parity.published(ours)
    assert published == parity.published(theirs)
    others = {name for name in published if not name.endswith(".html")}
    assert {
        "sitemap.xml",
        "robots.txt",
        *(f"{XIANGXI}/2021-09/luxi/{name}" for name in pages.DOWNLOADS),
    } <= others
    assert [] == [
        name for name in sorted(others) if _without_page(ours / name) != _without_page(theirs / name)
    ]


def test_scripts_of_ours_reach_quartos_pages(stand_in_site: Path) -> None:
    """Every page of Quarto's loads the script of all pages, and each script that a page names is there."""
    for file in sorted(stand_in_site.rglob("*.html")):
        if 'http-equiv="refresh"' in (page := pages.read(file)).html:
            continue
        named = [str(tag["src"]) for tag in page.tree.select("head script[src]")]
        assert any(name.endswith("assets/site.js") for name in named), file
        for name in named:
            place = stand_in_site / name.lstrip("/") if name.startswith("/") else file.parent / name
            assert place.is_file(), (file, name)


def test_quartos_pages_run_only_what_they_were_made_with(stand_in_site: Path) -> None:
    """The policy of Quarto's pages allows the scripts that stand in them by their hashes, and no script beside."""
    for file in sorted(stand_in_site.rglob("*.html")):
        if 'http-equiv="refresh"' in (page := pages.read(file)).html:
            continue
        policy = str(page.one('meta[http-equiv="Content-Security-Policy"]')["content"])
        [allowed] = [part.split()[1:] for part in policy.split("; ") if part.startswith("script-src ")]
        written = [
            tag.get_text() for tag in page.tree.select('script[type="application/javascript"]:not([src])')
        ]
        clicked = [str(tag["onclick"]) for tag in page.tree.select("[onclick]")]
        assert written and clicked, file
        hashes = {
            f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (*written, *clicked)
        }
        assert {"'self'", "'wasm-unsafe-eval'", "'unsafe-hashes'", *hashes} == set(allowed), file


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_ends_a_block_of_the_page_source(stand_in_site: Path, language: str) -> None:
    """In the sources that Quarto reads no name begins a shortcode, ends a raw block or opens an attribute list."""
    project = stand_in_site.parent / "build" / "project" / language
    sources = [file for file in sorted(project.rglob("index.*")) if HOSTILE in file.parts]
    assert len(sources) == 11
    for file in [*sources, project / "index.qmd"]:
        text = file.read_text(encoding="utf-8")
        assert "{{<" not in text, file
        for source in markdown_of(file, text):
            prose = outside_raw_blocks(source)
            assert not re.search(r"(?<!\\)(<(script|img)|\{\.class|\$\\alpha)", prose), file


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_renderers_are_given_the_same_titles(
    built_site: BuiltSite, stand_in_site: Path, language: str
) -> None:
    """Title, subtitle, language, description and twin of each page are, in Quarto's front matter, those we show."""
    for address in pages.addresses():
        ours, theirs = (pages.page(site, address, language) for site in (built_site.site, stand_in_site))
        given = front_matter(theirs.one("pre").get_text())
        assert given["lang"] == ours.one("html")["lang"], address
        assert markdown.plain(given["title"]) == pages.plain(ours.one("h1")), address
        subtitle = markdown.plain(given.get("subtitle", ""))
        assert subtitle == " ".join(pages.plain(tag) for tag in ours.tree.select("p.subtitle")), address
        browser = markdown.plain(given.get("pagetitle", given["title"]))
        assert f"{browser} – {SITE_TITLES[language]}" == ours.title, address
        described = markdown.plain(given["description-meta"])
        assert described == " ".join(str(ours.one('meta[name="description"]')["content"]).split()), address
        for block in given["include-in-header"]:
            assert block["text"] in ours.html, address


def test_front_matter_is_the_first_cell(stand_in_site: Path) -> None:
    """Cell 0 of every notebook is raw and holds the front matter: Quarto looks for it nowhere else."""
    for file in sources(stand_in_site, "ipynb"):
        first, *others = cells_of(file)
        assert "raw" == first["cell_type"], file
        assert {"title", "lang"} <= set(front_matter("".join(first["source"]))), file
        assert "raw" not in {cell["cell_type"] for cell in others}, file


def test_outputs_are_markdown_only(stand_in_site: Path) -> None:
    """No output is ``text/html``, for which Quarto loads scripts from another host; none is an error or a stream."""
    for file in sources(stand_in_site, "ipynb"):
        outputs = [output for cell in cells_of(file) for output in cell.get("outputs", ())]
        assert {"execute_result"} == {output["output_type"] for output in outputs}, file
        assert {("text/markdown",)} == {tuple(output["data"]) for output in outputs}, file


def test_parameters_are_not_shown(stand_in_site: Path) -> None:
    """Declared and injected parameters are tagged to be removed; nothing of Papermill's stands in the metadata."""
    for file in sources(stand_in_site, "ipynb"):
        cells = cells_of(file)
        for name in ("parameters", "injected-parameters"):
            [found] = [cell for cell in cells if name in tags(cell)]
            assert {"remove-cell", name} == tags(found), file
        assert "papermill" not in json.dumps([cell["metadata"] for cell in cells]), file
        assert "papermill" not in json.loads(file.read_text(encoding="utf-8"))["metadata"], file


def test_every_cell_was_executed(stand_in_site: Path) -> None:
    """No page source has a code cell that was not executed: Quarto would publish the gap and end well."""
    for file in sources(stand_in_site, "ipynb"):
        counts = [cell["execution_count"] for cell in cells_of(file) if cell["cell_type"] == "code"]
        assert None not in counts, file


def test_the_project_is_a_quarto_website(stand_in_site: Path) -> None:
    """Each language is a project with its profile; Quarto finds in it our pages and nothing else, and runs none."""
    for language in LANGUAGES:
        project = stand_in_site.parent / "build" / "project" / language
        settings = YAML(typ="safe").load((project / "_quarto.yml").read_text(encoding="utf-8"))
        assert "website" == settings["project"]["type"]
        assert settings["execute"]["enabled"] is False
        profile = YAML(typ="safe").load((project / f"_quarto-{language}.yml").read_text(encoding="utf-8"))
        assert (language, SITE_TITLES[language]) == (profile["lang"], profile["website"]["title"])
        others = {file.name for file in project.rglob("*") if file.is_file()} - {"index.qmd", "index.ipynb"}
        fonts = {file.name for file in webfonts.files(Language(language))}
        loaded = {name.rsplit("/", 1)[-1] for name in scripts.files(Language(language))}
        furniture = {"_quarto.yml", f"_quarto-{language}.yml", "theme.scss", "fonts.css", *fonts, *loaded}
        assert {*furniture, "404.qmd"} == others


def test_the_comparison_can_fail(built_site: BuiltSite) -> None:
    """What is compared is there to be compared, in every respect: a changed cell or description would be seen."""
    found = parity.compare(built_site.site, built_site.site, within=f"{CAMPAIGN}/2021-10/")
    assert found.differences == ()
    assert found.pages == 6
    assert all(found.counted.values()), found.counted


@pytest.fixture(scope="module")
def true_site(built_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small campaign rendered by this machine's Quarto; without one the test is skipped and says so."""
    try:
        found = quarto.find()
    except UserError as error:
        pytest.skip(error.sentences("en")[0])
    if found is None:
        pytest.skip("no Quarto on this machine: https://quarto.org/docs/get-started/, or set QUARTO_PATH")
    place = tmp_path_factory.mktemp("true-quarto")
    return render(built_site, place, renderer="quarto", campaigns=CAMPAIGN, QUARTO_PATH=str(found.path))


@pytest.mark.quarto
def test_true_quarto_shows_the_same(built_site: BuiltSite, true_site: Path) -> None:
    """The true Quarto's pages of the small campaign agree with ours in every respect that is compared."""
    found = parity.compare(built_site.site, true_site, within=f"{CAMPAIGN}/")
    print("\n".join(found.table()))
    assert found.pages > 20
    assert found.differences == (), "\n".join(found.told())


@pytest.mark.quarto
def test_true_quarto_loads_nothing_from_another_host(true_site: Path) -> None:
    """A page rendered by the true Quarto asks no other host for a script, a style, a font or an image."""
    for file in sorted(true_site.rglob("*.html")):
        for tag in pages.read(file).tree.select("script[src], link[href], img[src], iframe[src]"):
            assert not str(tag.get("src") or tag.get("href")).startswith(("http:", "https:", "//")), (
                file,
                tag,
            )
