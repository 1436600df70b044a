"""The site on this machine, for whoever makes it: rebuilt when something changes, drafts and errors shown on the page.

Plain HTTP on the loopback address only. Where a bulletin is held back the public site has nothing; here its preview is
shown, marked as a draft. What the server adds to a page (a script that reloads it) is in no published one.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from markupsafe import Markup

from bulletins.errors import UserError
from bulletins.paths import TEMPLATES
from bulletins.pipeline.console import Console
from bulletins.pipeline.watching import Rebuilding, Watch, under_way
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

# What only this server has, below an address that no site uses: no campaign's code begins with an underscore.
OWN = "/_serve/"
_FILES = ("reload.js", "serve.css")
# How many addresses of drafts the terminal names.
_NAMED = 5


@dataclass(frozen=True)
class Previews:
    """The bulletins held back from a site: their addresses with their languages, and the folder of their pages."""

    folder: Path | None = None
    addresses: tuple[str, ...] = field(default=())


def previews(site: Path, build: Path) -> Previews:
    """Return what a build in ``build`` held back from ``site``; nothing where it last built another."""
    try:
        kept = json.loads((build / "held.json").read_text(encoding="utf-8"))
        if kept["site"] != str(site.resolve()):
            return Previews()
        return Previews(
            build / "preview", tuple(f"{one['address']} {one['language']}" for one in kept["held"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Previews()


@dataclass(frozen=True)
class Stand:
    """What there is to serve at this moment: the site, its drafts, and what is known of builds."""

    site: Path
    build: Path
    console: Console
    rebuilding: Rebuilding | None = None

    @property
    def previews(self) -> Previews:
        """Return what is held back now."""
        return previews(self.site, self.build)

    @property
    def version(self) -> str:
        """Return what changes whenever another site, or another preview, has been put in place."""
        return "-".join(_mark(folder) for folder in (self.site, self.build / "preview"))

    def state(self) -> dict[str, Any]:
        """Return what the script on each page asks for."""
        tell, count = self.console.tell, len(self.previews.addresses)
        rebuilding = self.rebuilding
        return {
            "version": self.version,
            "building": tell("serve-building") if rebuilding and rebuilding.is_building else "",
            "trouble": rebuilding.trouble.as_dict() if rebuilding and rebuilding.trouble else None,
            "drafts": tell("serve-drafts", count=count) if count else "",
        }

    def head(self) -> bytes:
        """Return what is added to the head of each page."""
        element = Markup(
            '<link rel="stylesheet" href="{own}serve.css">\n<script src="{own}reload.js" data-state="{own}state.json" '
            'data-drafts="{own}drafts/" data-version="{version}" defer></script>\n'
        )
        return element.format(own=OWN, version=self.version).encode()

    def drafts(self) -> bytes:
        """Return the page that lists the drafts."""
        tell = self.console.tell
        items = Markup("\n").join(
            Markup('<li><a href="{}">{}</a></li>').format(_href(one), one) for one in self.previews.addresses
        )
        page = Markup(
            '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
            '<link rel="stylesheet" href="/assets/site.css"></head>\n<body><main class="serve-drafts"><h1>{title}</h1>'
            '<p>{text}</p>\n<ul>\n{items}\n</ul>\n<p><a href="/">{home}</a></p></main></body></html>\n'
        )
        title = tell("serve-drafts", count=len(self.previews.addresses))
        told = {"language": self.console.language.value, "title": title, "text": tell("serve-drafts-text")}
        return page.format(items=items, home=tell("serve-home"), **told).encode()


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with types that say their encoding; logs nothing but errors."""

    def __init__(self, *arguments: Any, preview: Path | None = None, stand: Stand | None = None,
                 **settings: Any) -> None:  # fmt: skip
        self._preview = stand.previews.folder if stand is not None else preview
        self._stand = stand
        super().__init__(*arguments, **settings)

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".svg": "image/svg+xml; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".ipynb": "application/x-ipynb+json; charset=utf-8",
        ".woff2": "font/woff2",
    }

    def translate_path(self, path: str) -> str:
        """Return the file of the site, or of the preview where the site has none."""
        place = Path(super().translate_path(path))
        if self._preview is None or _is_page_or_file(place):
            return _as_told(place, path)
        preview = self._preview / place.relative_to(self.directory)
        return _as_told(preview if _is_page_or_file(preview) else place, path)

    def send_head(self) -> Any:
        """Answer with what is the server's own, or with a page and the script in it, else as any server does."""
        if self._stand is None:
            return super().send_head()
        asked = self.path.partition("?")[0]
        if asked.startswith(OWN):
            return self._send_own(asked.removeprefix(OWN), self._stand)
        page = Path(self.translate_path(self.path))
        page = page / "index.html" if asked.endswith("/") else page
        if page.suffix != ".html" or not page.is_file():
            return super().send_head()
        return self._send(_with_head(page, self._stand), "page.html")

    def _send_own(self, name: str, stand: Stand) -> Any:
        if name == "state.json":
            return self._send(json.dumps(stand.state(), ensure_ascii=False).encode(), name)
        if name == "drafts/":
            return self._send(_with(stand.head(), stand.drafts()), "page.html")
        if name in _FILES:
            return self._send((TEMPLATES / "serve" / name).read_bytes(), name)
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def _send(self, body: bytes, name: str, code: int = HTTPStatus.OK) -> io.BytesIO:
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(name))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Add what keeps a browser from showing the page of the build before."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is none, as a web server that is set up well does."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = _with_head(page, self._stand) if self._stand else page.read_bytes()
        sent = self._send(body, page.name, code)
        if self.command != "HEAD":
            self.copyfile(sent, self.wfile)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Say nothing of requests that went well."""


def server(
    site: Path, port: int, preview: Path | None = None, stand: Stand | None = None
) -> ThreadingHTTPServer:
    """Return a server of ``site``, and of ``preview`` beneath it; with a ``stand``, of what that says at the time.

    Raise ``UserError`` if there is no site or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise UserError("site-absent", site=str(site))
    try:
        handler = partial(SiteHandler, directory=str(site), preview=preview, stand=stand)
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError):
        raise UserError("port-taken", port=str(port)) from None


def serve(
    site: Path, port: int, console: Console, workspace: Workspace, words: Sequence[str] | None = None
) -> int:
    """Serve until the user stops it, with the drafts; return the exit code.

    With the ``words`` that ask the door for a build, watch what the site is made from, and build it when that changes.
    """
    site = site.absolute()
    rebuilding = Rebuilding(words, console) if words is not None else None
    stand = Stand(site, workspace.build, console, rebuilding)
    with server(site, port, stand=stand) as serving, ExitStack() as stack:
        address = f"http://127.0.0.1:{serving.server_address[1]}"
        held = stand.previews.addresses
        if held:
            console.say("serve-held", count=len(held), addresses=", ".join(held[:_NAMED]),
                        more=max(len(held) - _NAMED, 0), list=f"{address}{OWN}drafts/")  # fmt: skip
        console.conclude("serve-address", address=f"{address}/")
        try:
            if rebuilding is not None:
                stack.enter_context(under_way(rebuilding, Watch(workspace, rebuilding, console)))
                console.say("serve-watching")
                rebuilding.ask()  # of what has changed since the last build, too
            serving.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _is_page_or_file(place: Path) -> bool:
    return (place / "index.html").is_file() or place.is_file()


def _as_told(place: Path, path: str) -> str:
    """Return ``place`` as a text, with the slash that says that a folder was asked for."""
    return f"{place}/" if path.partition("?")[0].endswith("/") else str(place)


def _with_head(page: Path, stand: Stand) -> bytes:
    """Return a page with the server's own elements at the end of its head.

    They are made before the page is read: if another site is put in place in between, it is loaded once more.
    """
    head = stand.head()
    return _with(head, page.read_bytes())


def _with(head: bytes, page: bytes) -> bytes:
    return page.replace(b"</head>", head + b"</head>", 1)


def _mark(folder: Path) -> str:
    try:
        seen = folder.stat()
    except OSError:
        return "0"
    return f"{seen.st_ino}.{seen.st_mtime_ns}"


def _href(named: str) -> str:
    """Return the way to a draft that is named by its address and its language."""
    address, language = named.split(" ")
    return f"/{address}/" if language == Language.ZH else f"/{language}/{address}/"
