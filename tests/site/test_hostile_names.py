"""Names that want to be markup are shown letter by letter, on every page and in every download."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import hostile_campaign as hostile
from tests.conftest import BuiltSite
from tests.hostile_campaign import HOSTILE, MONTH
from tests.site import pages
from tests.site.pages import LANGUAGES, Page

OVERVIEW, BULLETIN = f"{HOSTILE}/{MONTH}", f"{HOSTILE}/{MONTH}/changle"
ALL = {value for name, value in vars(hostile).items() if name in
       {"SCRIPT", "FORMULA", "MARKDOWN", "FENCE", "SHORTCODE", "HANDLER", "MATHEMATICS", "QUOTES"}}  # fmt: skip
# Elements that nothing of ours ever writes: each would come from a name.
# The description of a page's data is no script that runs; nothing in a name ends it (tests/unit/test_products.py).
FOREIGN = """script:not([type="application/ld+json"], [src*="assets/"]), img, iframe, object, embed, style, base, em,
             pre, form:not(.site-search, .finder, .search), input:not([type="search"]), math, span.math"""


def hostile_pages(site: Path) -> list[Page]:
    """Return the pages that show a hostile name: the campaign's own, and the lists of all campaigns."""
    own = [page for page in pages.every_page(site) if HOSTILE in page.file.relative_to(site).parts]
    names = ("", "calendar", "find")
    lists = (pages.page(site, address, language) for address in names for language in LANGUAGES)
    return [*own, *lists]


def texts(file: str, column: str) -> tuple[str, ...]:
    """Return the hostile texts of a column as a page shows them, on one line."""
    return tuple(" ".join(text.split()) for text in hostile.TEXTS[file][column])


def test_no_name_becomes_an_element(built_site: BuiltSite) -> None:
    """No page has a script, an image, a frame, emphasis or mathematics that nobody but a name could have brought."""
    for page in hostile_pages(built_site.site):
        assert [] == page.tree.select(FOREIGN), page.file


def test_no_name_becomes_a_handler_or_a_link(built_site: BuiltSite) -> None:
    """No element has an event handler, no link leads to ``javascript:`` or ``data:``, whatever stands in a name."""
    for page in hostile_pages(built_site.site):
        for tag in page.tree.find_all(True):
            assert not [name for name in tag.attrs if name.lower().startswith("on")], (
                page.file,
                str(tag)[:200],
            )
        schemes = {link.split(":")[0].strip().lower() for link in page.links if ":" in link}
        assert schemes <= {"https", "data"}, page.file
        assert {"data:,"} >= {link for link in page.links if link.startswith("data:")}, page.file


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_shown_letter_by_letter(built_site: BuiltSite, language: str) -> None:
    """Units, projects, tickets, ledger entries and facts stand on the bulletin exactly as in the data."""
    overview, bulletin = (pages.page(built_site.site, one, language) for one in (OVERVIEW, BULLETIN))
    for name in texts("units.csv", f"name_{language}")[:2]:
        assert name in overview.table("league").column("单位" if language == "zh" else "Unit"), name
    assert texts("units.csv", f"name_{language}")[2] in bulletin.text
    for project in texts(f"{MONTH}/projects.csv", f"name_{language}")[:2]:
        assert project in bulletin.text, project
    for subject in texts(f"{MONTH}/tickets.csv", f"subject_{language}")[:1]:
        assert subject in bulletin.text, subject
    for statement in texts("facts.csv", f"statement_{language}"):
        assert statement in overview.text, statement
    [reason], [evidence] = (texts(f"{MONTH}/ledger.csv", name) for name in (f"reason_{language}", "evidence"))
    assert reason in overview.text
    assert evidence in overview.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_shown_letter_by_letter(built_site: BuiltSite, language: str) -> None:
    """The campaign's name, summary, notice and indicators stand on its pages exactly as in the rules."""
    place = {"zh": slice(0, None, 2), "en": slice(1, None, 2)}[language]
    name, summary, notice, publisher, *indicators = list(hostile.RULES.values())[place]
    campaign = pages.page(built_site.site, HOSTILE, language)
    assert name == pages.plain(campaign.one("h1"))
    assert campaign.title.startswith(f"{name} – ")
    assert summary == campaign.one('meta[name="description"]')["content"]
    assert summary in campaign.text and publisher in campaign.text
    assert pages.plain(campaign.one(".notice")).endswith(notice)
    methodology = pages.page(built_site.site, f"{HOSTILE}/methodology", language)
    assert all(" ".join(one.split()) in methodology.text for one in indicators)


def test_names_in_figures_are_shown_letter_by_letter(built_site: BuiltSite) -> None:
    """Inside a drawing too a name is text: no mathematics, no markup; and the alternative text says it whole."""
    page = pages.page(built_site.site, OVERVIEW)
    drawn = " ".join(pages.plain(text) for text in page.tree.select("svg text"))
    described = " ".join(str(svg["aria-label"]) for svg in page.tree.select("svg"))
    for name in texts("units.csv", "name_zh")[:2]:
        assert name in described, name
        assert name[:6] in drawn, name  # a long name is cut in a drawing


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_keep_names_as_they_are(built_site: BuiltSite, language: str) -> None:
    """The record is data: it has the names unescaped, and is valid JSON with them."""
    folder = pages.page(built_site.site, OVERVIEW, language).file.parent
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    assert set(texts("units.csv", "name_zh")) == {row["name_zh"] for row in record["standing"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_notebooks_cannot_be_ended_by_a_name(built_site: BuiltSite, language: str) -> None:
    """The HTML inside a published notebook has no element from a name either: JupyterLab would show it."""
    folder = pages.page(built_site.site, BULLETIN, language).file.parent
    notebook = json.loads((folder / "notebook.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            html = "".join(output["data"].get("text/html", ""))
            assert not re.search(r"<(script|img|iframe)\b", html), cell["source"]
            prose = "".join(output["data"].get("text/markdown", ""))
            assert not re.search(r"(?<!\\)<(script|img)|(?<!\\)\]\(javascript", prose), cell["source"]


def markdown_of(file: Path, text: str) -> list[str]:
    """Return the Markdown of a page source: the file itself, or a notebook's cells and outputs."""
    if file.suffix == ".qmd":
        return [text.split("\n---\n", 1)[1]]
    cells = json.loads(text)["cells"]
    found = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    outputs = [output for cell in cells for output in cell.get("outputs", ())]
    return [*found, *("".join(output["data"]["text/markdown"]) for output in outputs)]


def outside_raw_blocks(source: str) -> str:
    """Return Markdown without its raw HTML blocks; each must be closed by a fence as long as its own."""
    kept, fence = [], ""
    for line in source.splitlines():
        if fence:
            fence = "" if line.strip() == fence else fence
        elif opened := re.fullmatch(r"(`{3,})\{=html\}", line):
            fence = opened[1]
        else:
            kept.append(line)
    assert fence == "", source[-200:]
    return "\n".join(kept)
