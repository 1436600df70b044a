"""What the folder of each run holds, as far as other pages and the plan of rendering need it.

It is looked at once for each state of the files and kept in the build folder: to plan the rendering of thousands of
pages, no notebook and no record is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletins.pipeline.hashes import hash_text, write_aside
from bulletins.pipeline.plan import Run
from bulletins.pipeline.products import figures
from bulletins.pipeline.render import links

RECORD, NOTEBOOK, SCORES = FILES = ("record.json", "notebook.ipynb", "scores.csv")
# What is kept is of use only to the code that wrote it.
_CODE = (__file__, links.__file__, figures.__file__)
_FORM = hashlib.sha256(b"".join(Path(file).read_bytes() for file in _CODE)).hexdigest()


@dataclass(frozen=True)
class Summary:
    """A run's folder in short.

    ``sha256`` are the hashes of its files by name; ``targets`` the addresses that its notebook may link to, ``own``
    the standing of its unit, ``points`` a hash of its main points, ``reads`` the data files its record names,
    ``figures`` the names of its figures that have data to take away.
    """

    sha256: Mapping[str, str]
    targets: tuple[str, ...]
    own: Mapping[str, Any] | None
    points: str
    reads: tuple[str, ...]
    figures: tuple[str, ...] = ()


class Summaries:
    """The summaries of runs, kept in ``file``."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._asked: dict[str, list[Any]] = {}
        self._new = False
        # Most runs of a campaign read the same files.
        self._shared: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, run: Run) -> Summary:
        """Return the summary of an executed run."""
        name = f"{run.language}/{run.address}"
        if name not in self._asked:
            self._asked[name] = self._look(name, run)
        values = self._asked[name][1]
        reads = tuple(values["reads"])
        return Summary(values["sha256"], tuple(values["targets"]), values["own"], values["points"],
                       self._shared.setdefault(reads, reads), tuple(values["figures"]))  # fmt: skip

    def _look(self, name: str, run: Run) -> list[Any]:
        state = _state(run.folder)
        kept = self._known.get(name)
        if kept is not None and kept[0] == state:
            return kept
        self._new = True
        return [state, _taken(run)]

    def keep(self) -> None:
        """Write down the summaries that were asked for, if one of them is new."""
        if self._new or self._asked.keys() != self._known.keys():
            write_aside(self._file, json.dumps({"form": _FORM, "runs": self._asked}, ensure_ascii=False))


def _state(folder: Path) -> list[list[int]]:
    seen = [(folder / name).stat() for name in FILES]
    return [[one.st_mtime_ns, one.st_size, one.st_ino] for one in seen]


def _taken(run: Run) -> dict[str, Any]:
    """Read a run's folder."""
    data = {name: (run.folder / name).read_bytes() for name in FILES}
    record = json.loads(data[RECORD])
    own = [row for row in record["standing"] if row["unit"] == run.address.unit]
    notebook = data[NOTEBOOK].decode("utf-8")
    return {
        "sha256": {name: hashlib.sha256(content).hexdigest() for name, content in data.items()},
        "targets": links.targets(notebook, str(run.address)),
        "own": own[0] if own else None,
        "points": hash_text(json.dumps(record["points"])),
        "reads": sorted(one["path"] for one in record["inputs"]),
        "figures": list(figures.data_in(notebook)),
    }


def _read(file: Path) -> dict[str, list[Any]]:
    """Return what was kept; nothing where it is damaged or was kept by other code."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        return dict(kept["runs"]) if kept["form"] == _FORM else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
