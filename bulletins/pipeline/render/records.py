"""The record that is published: what the run wrote, and what only the build knows.

What the results were made from, the whole files of data as they are now, the state of the repository, and the hashes
of all that is published beside it. Nothing of it is on a page: a new commit stamps records and renders nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from bulletins import paths
from bulletins.pipeline import checkout, fingerprint
from bulletins.pipeline.hashes import Hashes, hash_text
from bulletins.pipeline.plan import Shown
from bulletins.pipeline.render.summaries import RECORD, Summary

_PINS = "requirements.txt"


class Records:
    """The published records of one build."""

    def __init__(self, hashes: Hashes) -> None:
        self._hashes = hashes
        self._data = paths.data_folder()

    def key(self, shown: Shown, summary: Summary, outputs: Mapping[str, str]) -> str:
        """Return a hash of all that the record of a run is made of; ``outputs`` are the hashes of files by name."""
        made_of = [summary.sha256[RECORD], self._told(shown, outputs), self._files(summary.reads)]
        return hash_text(json.dumps([*made_of, self._package, self._pins], sort_keys=True))

    def text(self, shown: Shown, summary: Summary, outputs: Mapping[str, str]) -> bytes:
        """Return the record as it is published."""
        record = json.loads((shown.run.folder / RECORD).read_text(encoding="utf-8"))
        record |= self._told(shown, outputs)
        record |= {
            "files": [{"path": path, "sha256": found} for path, found in self._files(summary.reads)],
            "package": record.get("package", {}) | self._package,
            "pins": self._pins,
        }
        text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
        return f"{text}\n".encode()

    def _told(self, shown: Shown, outputs: Mapping[str, str]) -> dict[str, Any]:
        accepted = {"accepted": {"reason": shown.accepted}} if shown.accepted else {}
        return {
            **accepted,
            "fingerprint": {"whole": fingerprint.whole(shown.made), **shown.made},
            "outputs": [{"path": name, "sha256": found} for name, found in sorted(outputs.items())],
        }

    def _files(self, reads: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
        """Return the hash of each whole file of data; ``None`` for one that is there no more."""
        return tuple((path, self._file(path)) for path in reads)

    def _file(self, path: str) -> str | None:
        if path not in self._known:
            found = self._hashes.of(self._data / path)
            self._known[path] = None if found == "absent" else found
        return self._known[path]

    @cached_property
    def _known(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _package(self) -> dict[str, Any]:
        found = checkout.look()
        return {"commit": found.commit, "clean": found.clean}

    @cached_property
    def _pins(self) -> dict[str, str]:
        return {_PINS: self._hashes.of(paths.REPOSITORY / _PINS)}
