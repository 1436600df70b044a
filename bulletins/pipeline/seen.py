"""What runs were made from, kept as texts by their SHA-256: so it can be told what changed, not only that it did."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletins.pipeline.hashes import hash_text, write_aside
from bulletins.pipeline.workspace import Workspace


def missing(workspace: Workspace, hashes: set[str]) -> set[str]:
    """Return those of ``hashes`` whose texts are not kept."""
    return hashes - _kept(workspace)


def write(workspace: Workspace, texts: Mapping[str, str]) -> None:
    """Keep the ``texts``, by SHA-256, that are not kept yet; each is there whole or not at all."""
    for sha256 in sorted(missing(workspace, set(texts))):
        write_aside(_folder(workspace) / sha256, texts[sha256])


def read(workspace: Workspace, sha256: str) -> str | None:
    """Return the text with this SHA-256; ``None`` where it is not kept, or not as it was."""
    try:
        text = (_folder(workspace) / sha256).read_bytes().decode()
    except (OSError, ValueError):
        return None
    return text if hash_text(text) == sha256 else None


def rows(workspace: Workspace, listing: str) -> list[tuple[str, int, str]]:
    """Return what ``parse`` does of a kept listing; nothing where it is not kept."""
    return parse(read(workspace, listing) or "")


def parse(listing: str) -> list[tuple[str, int, str]]:
    """Return path, number of rows and SHA-256 of each table in a listing (``fingerprint.listed``)."""
    found = (line.split(" ", 2) for line in listing.splitlines())
    return [(path, int(count), sha256) for sha256, count, path in found]


def prune(workspace: Workspace, wanted: Iterable[str]) -> int:
    """Remove the texts that are not ``wanted``; return how many."""
    stale = _kept(workspace).difference(wanted)
    for sha256 in stale:
        (_folder(workspace) / sha256).unlink(missing_ok=True)
    return len(stale)


def _kept(workspace: Workspace) -> set[str]:
    try:
        return {file.name for file in os.scandir(_folder(workspace))}
    except FileNotFoundError:
        return set()


def _folder(workspace: Workspace) -> Path:
    return workspace.build / "seen"
