"""Pagefind, the program that makes a search index for browsers: asked page by page, and its files made the same always.

Its own Python interface waits a tenth of a second for each answer; the program itself is asked here, by lines of JSON.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bulletins.vocabulary import Language

PACKAGE = "pagefind-bin"
ENTRY = "pagefind-entry.json"
# What a reader's browser asks for; the program also gives user interfaces and a worker, which nobody here does.
_WANTED_FOLDERS = ("index/", "filter/", "fragment/")
_WANTED = {ENTRY, "pagefind.js"}
_SIGNATURE = b"pagefind_dcd"
# Where the names of the filters' files stand in the list of an index's metadata.
_FILTERS = 3


class PagefindError(RuntimeError):
    """The program answered with an error, or not at all."""


def program() -> Path | None:
    """Return where the program is; nothing on machines for which its publisher has none."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        return None


def edition() -> str:
    """Return which version is installed, empty where there is none."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def index(pages: Iterable[tuple[str, str]], language: Language) -> dict[str, bytes]:
    """Return the files of an index of ``pages``, addresses with HTML, by their paths; raise ``PagefindError``.

    Of pages that answer a question equally well the program knows no order, but it numbers them as they are given:
    the same pages in the same order give the same bytes.
    """
    with _Service() as service:
        number = service.ask(type="NewIndex", config={"force_language": language.value})["index_id"]
        for address, html in pages:
            service.ask(type="AddFile", index_id=number, url=address, file_path=None, file_contents=html)
        given = service.ask(type="GetFiles", index_id=number)["files"]
    return _ordered({file["path"]: base64.b64decode(file["content"]) for file in given}, language)


class _Service:
    """The program as it runs; it ends when nobody asks it any more."""

    def __enter__(self) -> _Service:
        command = [str(program()), "--service"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def ask(self, **payload: Any) -> dict[str, Any]:
        """Return the answer to one question; the next is asked when this one is answered, so that order is kept."""
        self._asked += 1
        message = json.dumps({"message_id": self._asked, "payload": payload}).encode()
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(base64.b64encode(message) + b",")
            self._process.stdin.flush()
        except OSError as error:
            raise PagefindError(str(error)) from error
        answer: dict[str, Any] = json.loads(base64.b64decode(self._line()))["payload"]
        if answer["type"] == "Error":
            raise PagefindError(answer["message"])
        return answer

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        read = bytearray()
        # Messages are in base 64, with a comma behind each.
        while not read.endswith(b","):
            more = os.read(self._process.stdout.fileno(), 1 << 20)
            if not more:
                raise PagefindError("the program ended without an answer")
            read += more
        return bytes(read[:-1])


def _ordered(files: Mapping[str, bytes], language: Language) -> dict[str, bytes]:
    """Return the files that browsers ask for, what the program lays in any order in one order.

    Only its filters come otherwise each time, and with them their names, and the names of what names them.
    """
    entry = json.loads(files[ENTRY])
    (told,) = entry["languages"].values()
    old_meta = f"pagefind.{told['hash']}.pf_meta"
    meta = _read(files[old_meta])
    kept = {path: data for path, data in files.items() if path in _WANTED or path.startswith(_WANTED_FOLDERS)}
    filters = []
    for name, old in meta[_FILTERS]:
        _, values = _read(kept.pop(f"filter/{old}.pf_filter"))
        data = _written([name, sorted(values)])
        new = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
        kept[f"filter/{new}.pf_filter"] = data
        filters.append([name, new])
    meta[_FILTERS] = sorted(filters)
    data = _written(meta)
    told["hash"] = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    kept[f"pagefind.{told['hash']}.pf_meta"] = data
    kept[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    spoken = f"wasm.{told['wasm'] or 'unknown'}.pagefind"
    return {**kept, spoken: files[spoken]}


def _read(data: bytes) -> Any:
    """Return what a file of the program says: numbers, texts and lists in CBOR, compressed or not."""
    import gzip

    plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    if not plain.startswith(_SIGNATURE):
        raise PagefindError("a file of the index is not as expected")
    value, end = _decoded(plain, len(_SIGNATURE))
    if end != len(plain):
        raise PagefindError("a file of the index is longer than expected")
    return value


def _written(value: Any) -> bytes:
    # Not compressed: each release of zlib compresses in a way of its own, and the browser's side takes either.
    return _SIGNATURE + b"".join(_encoded(value))


def _decoded(data: bytes, at: int) -> tuple[Any, int]:
    """Return the value that begins ``at``, and where it ends (RFC 8949)."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == 0:
        return size, at
    if kind == 3:
        return data[at : at + size].decode(), at + size
    if kind != 4:
        raise PagefindError("a file of the index holds what it did not hold so far")
    values = []
    for _ in range(size):
        value, at = _decoded(data, at)
        values.append(value)
    return values, at


def _encoded(value: Any) -> Iterable[bytes]:
    if isinstance(value, int):
        yield _head(0, value)
    elif isinstance(value, str):
        text = value.encode()
        yield _head(3, len(text)) + text
    else:
        yield _head(4, len(value))
        for one in value:
            yield from _encoded(one)


def _head(kind: int, size: int) -> bytes:
    if size < 24:
        return bytes([kind << 5 | size])
    width = next(width for width in (0, 1, 2, 3) if size < 1 << (8 << width))
    return bytes([kind << 5 | 24 + width]) + size.to_bytes(1 << width, "big")
