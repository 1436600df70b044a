"""What a page may load: the Content-Security-Policy of our pages, and of those that Quarto made."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

# The search runs a program of its own kind (WebAssembly), from the site like all else.
_SCRIPTS = ("'self'", "'wasm-unsafe-eval'")
_STYLES = ("'self'",)
# It stands behind the charset, which must come early, and before the first script.
_PLACES = (re.compile(r"<meta charset=[^>]*>", re.IGNORECASE), re.compile(r"<head[^>]*>", re.IGNORECASE))
# Of these types a script is executed; others are data.
_EXECUTED = {"", "module", "text/javascript", "application/javascript"}


def text(scripts: Iterable[str] = _SCRIPTS, styles: Iterable[str] = _STYLES) -> str:
    """Return the policy: everything from the site itself, nothing that a page says within itself."""
    allowed = {
        "default-src": ["'none'"],
        "script-src": scripts,
        "style-src": styles,
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{what} {' '.join(where)}" for what, where in allowed.items())


def put(page: Path) -> None:
    """Give the page that Quarto made its policy."""
    page.write_text(with_policy(page.read_text(encoding="utf-8")), encoding="utf-8")


def with_policy(page: str) -> str:
    """Return ``page`` with a policy that allows the scripts that Quarto writes into pages: these, by their hashes.

    Its styles it writes into pages in many places; a style can do less.
    """
    reader = _Reader()
    reader.feed(page)
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in (*reader.scripts, *reader.handlers)})
    # What stands in an attribute (onclick) is allowed by its hash only where this says so.
    handlers = ["'unsafe-hashes'"] if reader.handlers else []
    policy = text([*_SCRIPTS, *handlers, *hashes], [*_STYLES, "'unsafe-inline'"])
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    place = next(place for place in _PLACES if place.search(page))
    return place.sub(lambda found: f"{found[0]}\n{element}", page, count=1)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class _Reader(HTMLParser):
    """Collects what a page says to be executed: scripts without a file, and attributes like ``onclick``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a script; note what an element does when something happens to it."""
        given = {name: value or "" for name, value in attrs}
        self.handlers += [value for name, value in given.items() if name.startswith("on")]
        if tag == "script" and "src" not in given and given.get("type", "").lower() in _EXECUTED:
            self._open = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a script."""
        self._open = self._open and tag != "script"

    def handle_data(self, data: str) -> None:
        """Collect a script."""
        if self._open:
            self.scripts[-1] += data
