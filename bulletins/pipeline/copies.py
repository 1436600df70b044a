"""A published site as an auditor has it: a folder, one page's downloads, or an address on the web. Only read."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote, urljoin, urlsplit

from bulletins.errors import UserError
from bulletins.vocabulary import Address, Language

RECORD = "record.json"
# Seconds for an answer, bytes of one file: a host that gives neither is not waited for.
_PATIENCE, _LARGEST = 30, 64 * 2**20


class Copy(Protocol):
    """A published copy: files by their paths in the site, and where there are records."""

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; nothing where there is none."""

    def places(self) -> Iterator[str]:
        """Yield the path of every folder that holds a record, "" for the copy's own."""


def open_copy(site: str) -> Copy:
    """Return the copy at ``site``; raise ``UserError`` where there is none."""
    if urlsplit(site).scheme in {"http", "https"}:
        return Host(site)
    folder = Path(site)
    if not folder.is_dir():
        raise UserError("verify-no-site", site=site)
    return Folder(folder)


def place_of(address: Address, language: Language) -> str:
    """Return where in a site the bulletin at ``address`` lies."""
    return str(address) if language is Language.ZH else f"{language}/{address}"


class Folder:
    """A copy on this machine's disk."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; nothing where there is none."""
        file = self._home / path
        return file.read_bytes() if file.is_file() else None

    def places(self) -> Iterator[str]:
        """Yield the path of every folder that holds a record, in order."""
        for file in sorted(self._home.rglob(RECORD)):
            place = file.parent.relative_to(self._home).as_posix()
            yield "" if place == "." else place


class Host:
    """A copy on the web. Nothing is asked of any other host, and nothing outside the site's own folder."""

    def __init__(self, address: str) -> None:
        self._home = address.split("#")[0].split("?")[0].removesuffix("index.html").rstrip("/") + "/"
        self._opener = urllib.request.build_opener(_SameHost(urlsplit(self._home).netloc))

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; nothing where there is none."""
        return self._get(self._home + quote(path))

    def places(self) -> Iterator[str]:
        """Follow the links from page to page, as a reader does."""
        if self.read(RECORD) is not None:
            yield ""
        waiting, seen = deque([self._home]), {self._home}
        while waiting:
            page = waiting.popleft()
            links = _Links()
            links.feed((self._get(page) or b"").decode("utf-8", "replace"))
            for link in links.found:
                target = urljoin(page, link).split("#")[0].split("?")[0]
                if target in seen or not target.startswith(self._home):
                    continue
                seen.add(target)
                if target.endswith(f"/{RECORD}"):
                    yield unquote(target.removeprefix(self._home)).removesuffix(f"/{RECORD}")
                elif target.endswith(("/", ".html")):
                    waiting.append(target)

    def _get(self, url: str) -> bytes | None:
        try:
            with self._opener.open(url, timeout=_PATIENCE) as answer:
                data = answer.read(_LARGEST + 1)
        except urllib.error.HTTPError as error:
            if error.code in {404, 410}:
                return None
            raise UserError("verify-unreachable", site=url, problem=f"{error.code} {error.reason}") from None
        except (OSError, ValueError) as error:
            raise UserError("verify-unreachable", site=url, problem=str(error)) from None
        if len(data) > _LARGEST:
            raise UserError("verify-unreachable", site=url, problem=f"> {_LARGEST} B")
        return bytes(data)


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows no redirection to another host."""

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Return the request that follows; raise ``HTTPError`` for one to another host."""
        if urlsplit(newurl).netloc != self._host or urlsplit(newurl).scheme not in {"http", "https"}:
            raise urllib.error.HTTPError(newurl, code, "redirects to another host", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Links(HTMLParser):
    """The targets of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the target of a link."""
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]
