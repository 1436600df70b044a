"""Published copies on disk and on the web: what is read, and what is never asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bulletins.errors import UserError
from bulletins.pipeline import copies
from bulletins.vocabulary import Address, Language

PAGES = {
    "index.html": '<a href="c/">C</a> <a href="https://elsewhere.invalid/x/">away</a> <a href="en/">en</a>',
    "c/index.html": '<a href="2021-10/">m</a> <a href="../">home</a> <a href="../../outside/">o</a> <a name="x">n</a>',
    "c/2021-10/index.html": '<a href="record.json" download>r</a> <a href="%E4%B9%9D/#top">k</a>',
    "c/2021-10/record.json": "{}",
    "c/2021-10/九/index.html": '<a href="record.json">r</a>',
    "c/2021-10/九/record.json": "[]",
    "en/index.html": '<a href="c/2021-10/record.json?x=1#y">r</a>',
    "en/c/2021-10/record.json": "{}",
}
PLACES = ["c/2021-10", "c/2021-10/九", "en/c/2021-10"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three records, in a folder that is not the root of its host."""
    for file, text in PAGES.items():
        (tmp_path / "bulletins" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bulletins" / file).write_text(text, encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "index.html").write_text('<a href="record.json">r</a>', encoding="utf-8")
    return tmp_path / "bulletins"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and remembers what was asked for."""

    asked: list[str]

    def log_request(self, code: object = "-", size: object = "-") -> None:
        self.asked.append(self.path)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler] | partial[Quiet]) -> Iterator[str]:
    """Serve at a free port of this machine, and give the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:  # type: ignore[arg-type]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def test_where_a_bulletin_lies() -> None:
    """Chinese has no prefix."""
    address = Address("c", "2021-10", "changle")
    assert ["c/2021-10/changle", "en/c/2021-10/changle"] == [
        copies.place_of(address, one) for one in Language
    ]


def test_a_folder(site: Path) -> None:
    """A folder gives its files, nothing for what is not there, and every place with a record."""
    copy = copies.open_copy(str(site))
    assert PLACES == list(copy.places())
    assert (b"{}", None, None) == (
        copy.read("c/2021-10/record.json"),
        copy.read("c"),
        copy.read("absent.csv"),
    )


def test_the_downloads_of_one_page(site: Path) -> None:
    """A folder that holds a record itself is a place too."""
    assert [""] == list(copies.open_copy(str(site / "en" / "c" / "2021-10")).places())


def test_a_host(site: Path) -> None:
    """On the web the same places are found by following links; neither the host's other folders nor other hosts are."""
    Quiet.asked = []
    with serving(partial(Quiet, directory=str(site.parent))) as host:
        for address in (f"{host}/bulletins", f"{host}/bulletins/index.html"):
            copy = copies.open_copy(address)
            assert sorted(PLACES) == sorted(copy.places())
            assert (b"[]", None) == (copy.read("c/2021-10/九/record.json"), copy.read("absent.csv"))
    assert [] == [path for path in Quiet.asked if not path.startswith("/bulletins/")]


def test_another_host_is_not_asked() -> None:
    """A host that redirects to another is not followed: the auditor named one, and no other is told of it."""
    reached: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reached.append(self.path)

    class Redirecting(BaseHTTPRequestHandler):
        target = ""

        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", f"{self.target}/record.json")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with serving(Other) as other, serving(Redirecting) as host:
        Redirecting.target = other
        with pytest.raises(UserError) as raised:
            copies.open_copy(host).read("record.json")
    assert "another host" in raised.value.sentences("en")[0]
    assert [] == reached


def test_a_host_that_fails() -> None:
    """A server's error, and no server at all, are sentences; neither is taken for a file that is not there."""

    class Failing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(500)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with serving(Failing) as host, pytest.raises(UserError) as raised:
        copies.open_copy(host).read("record.json")
    assert "500" in raised.value.sentences("zh")[0]
    with pytest.raises(UserError):
        copies.open_copy(host).read("record.json")


def test_no_site(tmp_path: Path) -> None:
    """A folder that is not there is said, and other schemes are no addresses."""
    for site in (str(tmp_path / "absent"), "ftp://example.org/", "file:///etc/"):
        with pytest.raises(UserError) as raised:
            copies.open_copy(site)
        assert site.rstrip("/") in raised.value.sentences("en")[0]
