"""The built site on this machine, for looking at: plain HTTP on the loopback address only.

Where a bulletin is held back the public site has nothing; here its preview is shown, with what is wrong with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bulletins.errors import UserError
from bulletins.pipeline.console import Console


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


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files with types that say their encoding; logs nothing but errors."""

    def __init__(self, *arguments: Any, preview: Path | None = None, **settings: Any) -> None:
        self._preview = preview
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
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Say nothing of requests that went well."""


def server(site: Path, port: int, preview: Path | None = None) -> ThreadingHTTPServer:
    """Return a server of ``site``, and of ``preview`` beneath it.

    Raise ``UserError`` if there is no site or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise UserError("site-absent", site=str(site))
    try:
        handler = partial(SiteHandler, directory=str(site), preview=preview)
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except (OSError, OverflowError):
        raise UserError("port-taken", port=str(port)) from None


def serve(site: Path, port: int, console: Console, build: Path | None = None) -> int:
    """Serve until the user stops it, with the previews of what ``build`` held back; return the exit code."""
    held = previews(site, build) if build is not None else Previews()
    with server(site, port, held.folder) as serving:
        if held.addresses:
            console.say("serve-held", count=len(held.addresses), addresses=", ".join(held.addresses))
        console.conclude("serve-address", address=f"http://127.0.0.1:{serving.server_address[1]}/")
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


def _is_page_or_file(place: Path) -> bool:
    return (place / "index.html").is_file() or place.is_file()


def _as_told(place: Path, path: str) -> str:
    """Return ``place`` as a text, with the slash that says that a folder was asked for."""
    return f"{place}/" if path.partition("?")[0].endswith("/") else str(place)
