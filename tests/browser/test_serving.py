"""What the server on the statistician's machine adds to a page, in a browser: trouble told, pages loaded anew."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bulletins.pipeline import serving
from bulletins.pipeline.console import Console
from bulletins.pipeline.watching import Rebuilding, Trouble
from bulletins.vocabulary import Language

pytestmark = pytest.mark.browser
# As strict as the pages of the site are.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'"


def write(site: Path, text: str) -> None:
    site.mkdir()
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    )
    page += f'<link rel="icon" href="data:,"><title>t</title></head><body><main>{text}</main></body></html>'
    (site / "index.html").write_text(page, encoding="utf-8")


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[tuple[serving.Stand, str]]:
    """A site of one page, and the address it is served at."""
    write(tmp_path / "site", "first")
    stand = serving.Stand(
        tmp_path / "site", tmp_path / "build", Console(Language.EN), Rebuilding((), Console())
    )
    with serving.server(stand.site, 0, stand=stand) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield stand, f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_trouble_and_a_new_site(stand: tuple[serving.Stand, str], chromium: Browser, tmp_path: Path) -> None:
    """Under the site's policy a strip tells what went wrong, as text, and goes; another site loads the page anew."""
    (served, address), page = stand, chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    assert served.rebuilding is not None
    served.rebuilding.trouble = Trouble("Faults", ("a.csv, line 2: <b>",))
    page.goto(address)
    page.wait_for_selector(".serve-strip:not([hidden])")
    assert "Faults\na.csv, line 2: <b>" == page.inner_text(".serve-strip") and "first" == page.inner_text(
        "main"
    )
    served.rebuilding.trouble, served.rebuilding.is_building = None, True
    page.wait_for_selector(".serve-strip", state="hidden")
    assert "Rebuilding …" == page.inner_text(".serve-mark")
    write(tmp_path / "aside", "second")
    served.site.rename(tmp_path / "old")
    (tmp_path / "aside").rename(served.site)
    page.wait_for_selector("main:has-text('second')")
    page.emulate_media(media="print")
    assert not page.is_visible(".serve-mark") and [] == said
    page.close()
