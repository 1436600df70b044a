"""The rules and units of each campaign as pages name them, read anew only when their files or their reader changed.

Reading ``campaign.yml`` with its lines costs a twentieth of a second: as much as ten pages.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from pathlib import Path

from bulletins import paths
from bulletins.evidence import sources
from bulletins.evidence.campaign import Campaign
from bulletins.evidence.contracts import UnitRow
from bulletins.pipeline.hashes import Hashes, hash_text

Found = tuple[Campaign, tuple[UnitRow, ...]]


class Rules:
    """The rules of campaigns, kept in ``folder`` from one build to the next."""

    def __init__(self, folder: Path, hashes: Hashes) -> None:
        self._folder, self._hashes = folder, hashes
        reader = [*Path(sources.__file__).parent.rglob("*.py"), *Path(paths.__file__).parent.glob("*.py")]
        pins = paths.REPOSITORY / "requirements.txt"
        self._reader = f"{sys.version} {hashes.of_all([*reader, pins])}"

    def of(self, campaign: str) -> Found:
        """Return a campaign with its units; raise ``FaultyEvidence`` if its files are faulty."""
        home = paths.data_folder() / campaign
        files = self._hashes.of_all((home / name for name in ("campaign.yml", "units.csv")), home)
        key = hash_text(f"{campaign} {files} {self._reader}")
        kept = self._read(campaign, key)
        if kept is None:
            kept = sources.load_campaign(campaign), tuple(sources.load_units(campaign))
            self._write(campaign, key, kept)
        return kept

    def _read(self, campaign: str, key: str) -> Found | None:
        """Return what was kept of the very files; nothing where it is torn: its own hash stands before it."""
        try:
            data = (self._folder / f"{campaign}.pickle").read_bytes()
            if data[:64] != key.encode() or data[64:128] != _hash(data[128:]):
                return None
            found: Found = pickle.loads(data[128:])
        except (OSError, ValueError, EOFError, AttributeError, ImportError, pickle.UnpicklingError):
            return None
        return found

    def _write(self, campaign: str, key: str, found: Found) -> None:
        data = pickle.dumps(found, protocol=5)
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{campaign}.aside"
        aside.write_bytes(key.encode() + _hash(data) + data)
        aside.replace(self._folder / f"{campaign}.pickle")


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
