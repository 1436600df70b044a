"""What every page of a campaign reads, known before any is run: the very rows that their records will name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bulletins.evidence.rows import RowsRead


@dataclass(frozen=True)
class Texts(Mapping[str, str]):
    """Texts by their SHA-256, each put together when it is asked for: all at once they may be large."""

    makers: Mapping[str, Callable[[], str]] = field(default_factory=dict)

    def __getitem__(self, sha256: str) -> str:
        """Return the text with this checksum."""
        return self.makers[sha256]()

    def __iter__(self) -> Iterator[str]:
        """Yield the checksums."""
        return iter(self.makers)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.makers)


@dataclass(frozen=True)
class Dependencies:
    """What the pages of one campaign read.

    ``read`` are the different rows, each once; ``pages`` says by their places in it what a page reads, in the order
    of ``Inputs.rows``. A page is called as in its address, without the campaign: ``2021-12``, ``2021-12/changle``,
    ``2021``, ``methodology``; every unit with bulletins has a page for every month here, whether it takes part then
    or not. ``scopes`` has the key of each unit's scope: units of one scope, in one month, read the same. ``texts``
    are what was hashed, by checksum; they are not among what ``as_dict`` gives.
    """

    read: tuple[RowsRead, ...] = ()
    pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=Texts, compare=False, repr=False)

    def of(self, page: str) -> tuple[RowsRead, ...]:
        """Return what a page reads: exactly ``Inputs.rows`` of its run."""
        return tuple(self.read[place] for place in self.pages[page])

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data, for JSON; without the texts."""
        return {
            "read": [[one.path, one.rows, one.sha256] for one in self.read],
            "pages": {page: list(places) for page, places in self.pages.items()},
            "scopes": dict(self.scopes),
        }


def parse(values: Mapping[str, Any]) -> Dependencies:
    """Return what ``as_dict`` gave; raise ``KeyError``, ``TypeError`` or ``ValueError`` for anything else."""
    read = tuple(RowsRead(str(path), rows, str(sha256)) for path, rows, sha256 in values["read"])
    pages = {str(page): tuple(map(int, places)) for page, places in values["pages"].items()}
    return Dependencies(read, pages, {str(unit): str(key) for unit, key in values["scopes"].items()})
