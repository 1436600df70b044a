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
from bulletins.pipeline.console import Console
from bulletins.pipeline.watching import Rebuilding, Trouble
from bulletins.vocabulary import Language

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
    with serving.server(place / "_site", 0, found.folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield asking(server.server_address[1])
        server.shutdown()


def asking(port: int) -> Ask:
    """Return what asks the server at a port."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def asked(path: str) -> str:
        try:
            with opener.open(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"

    return asked


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


# --- what the server adds for whoever makes the site


PAGE = "<html><head><title>t</title></head><body>a</body></html>"


@pytest.fixture
def stand(place: Path) -> serving.Stand:
    """The same site, with a build that has had trouble."""
    for name in ("index.html", "404.html", "c/2021-10/a/index.html"):
        write(place / "_site" / name, PAGE)
    rebuilding = Rebuilding((), Console(Language.EN))
    rebuilding.trouble = Trouble("Faults", ("a.csv, line 2: <b>",))
    return serving.Stand(place / "_site", place / "build", Console(Language.EN), rebuilding)


@pytest.fixture
def ask_stand(stand: serving.Stand) -> Iterator[Ask]:
    with serving.server(stand.site, 0, stand=stand) as server:
        port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield asking(port)
        server.shutdown()


def test_pages_get_a_script_and_files_do_not(ask_stand: Ask, stand: serving.Stand) -> None:
    """Each page, the one for what is not there included, loads the script; the file on the disk has nothing of it."""
    for path in ("/", "/c/2021-10/a/", "/nothing/"):
        assert f'src="{serving.OWN}reload.js"' in ask_stand(path)
    assert "reload.js" not in (stand.site / "index.html").read_text(encoding="utf-8")
    assert "location.reload" in ask_stand(f"{serving.OWN}reload.js")
    assert ask_stand(f"{serving.OWN}../index.html").count("reload.js") == 1
    assert ask_stand(f"{serving.OWN}nothing").startswith("404")


def test_the_script_is_told(ask_stand: Ask, stand: serving.Stand) -> None:
    """Trouble, drafts and what changes with another site are there for the script, as plain data."""
    state = json.loads(ask_stand(f"{serving.OWN}state.json"))
    assert {"title": "Faults", "lines": ["a.csv, line 2: <b>"]} == state["trouble"]
    assert "2 drafts" == state["drafts"] and "" == state["building"]
    before = state["version"]
    stand.site.rename(stand.site.with_name("old"))
    write(stand.site / "index.html", PAGE)
    assert before != json.loads(ask_stand(f"{serving.OWN}state.json"))["version"]


def test_the_drafts_are_listed(ask_stand: Ask) -> None:
    """Every draft is a link to its page; English ones lie below /en/."""
    page = ask_stand(f"{serving.OWN}drafts/")
    assert 'href="/c/2021-10/"' in page and 'href="/c/2021-10/b/"' in page
    assert "month held back" == ask_stand("/c/2021-10/")
