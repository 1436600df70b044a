"""What the browser checks covered, counted and told in a few lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.browser.conditions import Condition
from tests.browser.kinds import REDIRECT, SitePage, by_kind
from tests.browser.looking import Fault
from tests.browser.weights import FIRST, KILOBYTE, NEXT, Weight

_LONGEST = 200
# What differs from page to page: words of an element, sizes, the column of a term.
_NAMES = re.compile(r"“[^”]*”|(?<=\()\d+(\.\d+)?(px by \d+(\.\d+)?px)?")


@dataclass
class Covered:
    """How many pages were opened under each condition, and what was found."""

    opened: Counter[str] = field(default_factory=Counter)
    checked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, condition: Condition, pages: int, faults: Iterable[Fault]) -> None:
        """Count ``pages`` opened under ``condition`` with the faults found there."""
        self.opened[condition.name] += pages
        rules = "all rules" if condition.axe["type"] == "tag" else "colours and sizes"
        self.checked[condition.name] = tuple(
            f"axe ({rules})" if check == "axe" else check for check in condition.checks
        )
        self.faults += faults

    def lines(self) -> list[str]:
        """Return a line for each condition: pages, faults and what was looked at."""
        found = Counter(fault.condition for fault in self.faults)
        width = max(map(len, self.opened), default=0)
        return [
            f"{name:<{width}}  {count:>5} pages  {found[name]:>4} faults  {', '.join(self.checked[name])}"
            for name, count in self.opened.items()
        ]


def of_pages(pages: Sequence[SitePage]) -> str:
    """Return how many pages of which kinds there are."""
    kinds = Counter(page.kind for page in pages)
    languages = Counter(page.language for page in pages)
    return (f"{len(pages)} pages ({', '.join(f'{count} {name}' for name, count in sorted(languages.items()))}): "
            + ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))  # fmt: skip


def faults_told(faults: Iterable[Fault]) -> list[str]:
    """Return the faults, those alike in one line: check, what, how many pages, where for example, under what."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.check, _NAMES.sub("“…”", fault.what)), []).append(fault)
    told = []
    for (check, what), found in sorted(alike.items(), key=lambda one: -len(one[1])):
        pages = sorted({fault.address for fault in found})
        conditions = ", ".join(sorted({fault.condition for fault in found}))
        told.append(f"{len(pages):>4} × {check}: {what[:_LONGEST]}  [{pages[0]}; {conditions}]")
    return told


def weights_told(pages: Iterable[SitePage], weights: dict[str, Weight]) -> list[str]:
    """Return the heaviest page of each kind in kB: itself, a first visit and a later one."""
    told = [
        "kind                     pages    page (gzip)    first visit (gzip)   later visit (gzip)   heaviest"
    ]
    for (language, kind), found in sorted(by_kind(page for page in pages if page.address in weights).items()):
        if kind == REDIRECT:
            continue
        heaviest = max(found, key=lambda page: weights[page.address].first_packed)
        weight = weights[heaviest.address]
        told.append(f"{language + ' ' + kind:<23} {len(found):>6}  {_kb(weight.page)} ({_kb(weight.page_packed)})"
                    f"        {_kb(weight.first)} ({_kb(weight.first_packed)})              {_kb(weight.next_packed)}"
                    f"         {heaviest.address}")  # fmt: skip
    return told


def too_heavy(address: str, weight: Weight) -> list[Fault]:
    """Return that a page is too heavy, on a first or on a later visit."""
    limits = (("first visit", weight.first_packed, FIRST), ("later visit", weight.next_packed, NEXT))
    return [Fault(address, "weight", "weight", f"{name} of more than {most // KILOBYTE} kB compressed ({_kb(size)})")
            for name, size, most in limits if size > most]  # fmt: skip


def _kb(size: int) -> str:
    return f"{size / KILOBYTE:5.1f}"
