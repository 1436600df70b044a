"""What a page weighs: itself and all it loads, as the files are and as a host would compress them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

KILOBYTE = 1000
# What a first visit and a later one may cost, compressed.
FIRST, NEXT = 500 * KILOBYTE, 150 * KILOBYTE
_PACKED = {".woff2", ".png", ".jpg", ".webp", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment", ".wasm"}
# Folders of what all pages of a language share; of the fonts the parts with rarer characters are asked for by some.
_SHARED = ("/assets/", "/site_libs/", "/fonts/", "/fonts.css")


@dataclass(frozen=True)
class Weight:
    """The bytes of a page alone, of a first visit, and of a visit after another page of its language."""

    page: int
    page_packed: int
    first: int
    first_packed: int
    next_packed: int


def weigh(site: Path, address: str, urls: Iterable[str]) -> Weight:
    """Weigh the page at ``address`` of ``site``, which asked for ``urls``, itself among them."""
    paths = sorted({unquote(urlsplit(url).path) for url in urls if not url.startswith("data:")})
    sizes = {path: _size(file) for path in paths if (file := _file(site, path)).is_file()}
    own = _size(_file(site, address))
    later = [packed for path, (_, packed) in sizes.items() if not _is_shared(path)]
    return Weight(
        *own, sum(raw for raw, _ in sizes.values()), sum(packed for _, packed in sizes.values()), sum(later)
    )


def _is_shared(path: str) -> bool:
    return any(part in path for part in _SHARED) and "/part-" not in path


def _file(site: Path, path: str) -> Path:
    file = site / path.strip("/")
    return file / "index.html" if path.endswith("/") else file


@cache
def _size(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    return len(data), len(data) if file.suffix in _PACKED else len(gzip.compress(data, 6))
