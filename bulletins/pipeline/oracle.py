"""A bulletin computed again as the oracle of the published one: scores, standing, figures, tables, and the page."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from bulletins.pipeline.copies import RECORD, Copy
from bulletins.pipeline.difference import Difference, between, cells, markup, values

SCORES, NOTEBOOK, PAGE = "scores.csv", "notebook.ipynb", "index.html"
# What of a record the pipeline adds or the code states: it is compared as circumstances, not as results.
_NOT_RESULTS = {"schema", "package", "inputs", "outputs", "fingerprint", "files", "pins", "accepted"}
# A row that whoever publishes adds to a table on the page, the date of release: no notebook has it.
_ADDED = re.compile(r'<tr\b[^>]*\bclass="[^"]*\breleased\b[^"]*"[^>]*>.*?</tr>\s*', re.DOTALL)


class Published(Protocol):
    """A published bulletin: its record, and where its files lie."""

    @property
    def record(self) -> Mapping[str, Any]:
        """Return its record."""

    def file(self, name: str) -> str:
        """Return the path of a file beside it."""


@dataclass(frozen=True)
class Counted:
    """How much was compared: numbers of the scores, figures and tables."""

    numbers: int = 0
    figures: int = 0
    tables: int = 0

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name."""
        return asdict(self)

    def as_texts(self) -> dict[str, str]:
        """Return the counts by name, as texts."""
        return {name: str(count) for name, count in self.as_dict().items()}


def not_as_recorded(copy: Copy, page: Published) -> Iterator[Difference]:
    """Yield every file beside the page that is not the one whose checksum the record states.

    Of a page's downloads in a folder of their own the page itself may be missing.
    """
    for output in page.record["outputs"]:
        data = copy.read(page.file(output["path"]))
        if data is None and (output["path"], page.file(PAGE)) == (PAGE, PAGE):
            continue
        found = hashlib.sha256(data).hexdigest() if data is not None else None
        if found != output["sha256"]:
            yield Difference("checksum", (("file", page.file(output["path"])),), output["sha256"], found)


def differences(copy: Copy, page: Published, folder: Path) -> Iterator[Difference]:
    """Yield what of the published bulletin is not as computed in ``folder``: numbers first, then what is shown."""
    computed = {name: (folder / name).read_bytes() for name in (SCORES, RECORD, NOTEBOOK)}
    yield from _of_file(copy, page, SCORES, computed[SCORES])
    yield from _of_records(page, json.loads(computed[RECORD]))
    yield from _of_file(copy, page, NOTEBOOK, computed[NOTEBOOK])
    shown = copy.read(page.file(PAGE))
    if shown is not None:
        yield from _not_shown(shown.decode("utf-8", "replace"), json.loads(computed[NOTEBOOK]))


def count(folder: Path) -> Counted:
    """Return how much there is to compare in a bulletin computed in ``folder``."""
    rows = csv.reader(io.StringIO((folder / SCORES).read_text(encoding="utf-8-sig"), newline=""))
    numbers = sum(_is_number(cell) for row in rows for cell in row)
    notebook = json.loads((folder / NOTEBOOK).read_text(encoding="utf-8"))
    kinds = [part.kind for _, html in cells.results(notebook) for part in markup.parts(html)]
    return Counted(numbers, kinds.count(markup.FIGURE), kinds.count(markup.TABLE))


def _of_file(copy: Copy, page: Published, name: str, computed: bytes) -> Iterator[Difference]:
    published = copy.read(page.file(name))
    if published is None:
        yield Difference("file", (("file", name),), None, name)
    else:
        yield from between(name, published, computed)


def _of_records(page: Published, computed: Mapping[str, Any]) -> Iterator[Difference]:
    keys = [key for key in computed if key not in _NOT_RESULTS]
    published = {key: page.record[key] for key in keys if key in page.record}
    yield from values.of_values(RECORD, published, {key: computed[key] for key in keys})


def _not_shown(html: str, notebook: dict[str, Any]) -> Iterator[Difference]:
    """Yield every figure and table of the computed notebook that the page does not show as it is."""
    page: list[markup.Part] = []
    html = _ADDED.sub("", html)
    for heading, result in cells.results(notebook):
        if result.strip() in html:
            continue
        page = page or markup.parts(html)
        for part in markup.parts(result):
            if part.kind != markup.PROSE and part not in page:
                name = f"{PAGE}: {heading or part.name}"
                like = next((one for one in page if (one.kind, one.name) == (part.kind, part.name)), None)
                yield from markup.of_parts(like or markup.Part(part.kind), part, name)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
