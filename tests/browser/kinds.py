"""The pages of a built site: their addresses, what kind of page each is, and some of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ENGLISH = "/en"
REDIRECT = "redirect"
_MONTH = re.compile(r"\d{4}-\d{2}")
_OTHER_PERIOD = re.compile(r"\d{4}(-.+)?|to-date")
# Pages that belong to no campaign; whatever else stands at the top is one.
_TOP = {"about", "calendar", "find", "search"}
_REFRESH = re.compile(rb'<meta http-equiv="refresh"', re.IGNORECASE)


@dataclass(frozen=True)
class SitePage:
    """A page of the site in ``site`` by its address there, which begins and ends with a slash or names a file."""

    site: Path
    address: str

    @property
    def file(self) -> Path:
        """Return its file."""
        return self.site / self.address.strip("/") / ("" if self.address.endswith(".html") else "index.html")

    @property
    def language(self) -> str:
        """Return its language, as its address says it."""
        return "en" if self.address.startswith(f"{ENGLISH}/") else "zh"

    @cached_property
    def kind(self) -> str:
        """Return what kind of page it is."""
        if _REFRESH.search(self.file.read_bytes()):
            return REDIRECT
        path = self.address.removeprefix(ENGLISH) if self.language == "en" else self.address
        parts = [part for part in path.split("/") if part]
        if not parts:
            return "home"
        if path.endswith(".html"):
            return parts[-1].removesuffix(".html")
        if len(parts) == 1:
            return parts[0] if parts[0] in _TOP else "campaign"
        if len(parts) > 2:
            return "bulletin"
        if parts[1] in {"methodology", "compare"}:
            return parts[1]
        if _MONTH.fullmatch(parts[1]):
            return "month"
        return "other period" if _OTHER_PERIOD.fullmatch(parts[1]) else "unit"


def pages(site: Path) -> list[SitePage]:
    """Return every page of the site, in the order of their addresses."""
    names = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [SitePage(site, f"/{name.removesuffix('index.html')}") for name in sorted(names)]


def by_kind(found: Iterable[SitePage]) -> dict[tuple[str, str], list[SitePage]]:
    """Return pages by their language and kind."""
    kinds: dict[tuple[str, str], list[SitePage]] = {}
    for page in found:
        kinds.setdefault((page.language, page.kind), []).append(page)
    return kinds


def sample(found: Iterable[SitePage], count: int) -> list[SitePage]:
    """Return ``count`` pages of each kind and language: the largest, and others at even distances."""
    chosen = []
    for pages_ in by_kind(found).values():
        largest = max(pages_, key=lambda page: page.file.stat().st_size)
        rest = [page for page in pages_ if page != largest]
        step = max(1, len(rest) // max(1, count - 1))
        chosen += [largest, *rest[::step][: count - 1]]
    return sorted(chosen, key=lambda page: page.address)
