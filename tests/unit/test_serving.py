"""Looking at the site on this machine: what is held back from the public is shown, and said to be."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletins.pipeline import serving

Ask = Callable[[str], str]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A site with a month and one bulletin, and a build that holds back the month's page and the other bulletin."""
    site, preview = tmp_path / "_site", tmp_path / "build" / "preview"
    write(site / "index.html", "home")
    write(site / "404.html", "not here")
    write(site / "c" / "2021-10" / "a" / "index.html", "a")
    write(preview / "c" / "2021-10" / "index.html", "month held back")
    write(preview / "c" / "2021-10" / "b" / "index.html", "b held back")
    write(preview / "c" / "2021-10" / "a" / "index.html", "never shown")
    held = [{"address": f"c/2021-10{unit}", "language": "zh", "failure": "x"} for unit in ("", "/b")]
    write(tmp_path / "build" / "held.json", json.dumps({"site": str(site.resolve()), "held": held}))
    return tmp_path


@pytest.fixture
def ask(place: Path) -> Iterator[Ask]:
    """Ask the server of the site for a path; the status where that is not 200."""
    found = serving.previews(place / "_site", place / "build")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def asked(path: str) -> str:
        try:
            with opener.open(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    with serving.server(place / "_site", 0, found.folder) as server:
        port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield asked
        server.shutdown()


def test_previews_where_the_site_has_nothing(ask: Ask) -> None:
    """A page held back is shown from the preview, also where pages below it are public; the public page goes first."""
    assert "month held back" == ask("/c/2021-10/")
    assert "b held back" == ask("/c/2021-10/b/") == ask("/c/2021-10/b")
    assert "a" == ask("/c/2021-10/a/")
    assert "404 not here" == ask("/c/2021-11/")


@pytest.mark.parametrize(
    "path", ["/../build/held.json", "/%2e%2e/build/held.json", "/c/../../build/held.json"]
)
def test_nothing_else_of_the_build_is_served(ask: Ask, path: str) -> None:
    """No path leads out of the site and its preview."""
    assert "404 not here" == ask(path)


def test_held_back_of_this_site(place: Path) -> None:
    """What is held back is listed by address and language, of the site that was last built and of no other."""
    site, build = place / "_site", place / "build"
    assert ("c/2021-10 zh", "c/2021-10/b zh") == serving.previews(site, build).addresses
    assert serving.Previews() == serving.previews(place / "another", build)
    (build / "held.json").write_text("{", encoding="utf-8")
    assert serving.Previews() == serving.previews(site, build)
