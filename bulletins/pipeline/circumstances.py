"""What a published record was made from, against what is here: data, rules, notebook, code, pins; with file names.

What stood there then is told from the texts that builds keep (``seen``), or from the commit that the record names.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from bulletins import __version__, paths
from bulletins.errors import FaultyEvidence
from bulletins.evidence.dependencies import Dependencies
from bulletins.evidence.provenance import RECORD_SCHEMA
from bulletins.evidence.rows import RowsRead
from bulletins.language import words
from bulletins.pipeline import seen
from bulletins.pipeline.difference import Difference, between
from bulletins.pipeline.fingerprint import Fingerprints
from bulletins.pipeline.hashes import hash_text
from bulletins.pipeline.workspace import Workspace
from bulletins.vocabulary import Language

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)
# How many files, packages or places are named; how many more there are is said.
_NAMED = 5


@dataclass(frozen=True)
class Circumstance:
    """One thing that is not here what it was there. ``code`` names the message ``here-<code>``.

    ``what`` are the places that differ, as far as they are known, in words.
    """

    code: str
    details: tuple[tuple[str, str], ...] = ()
    what: tuple[str | Difference, ...] = ()
    more: int = 0

    def sentence(self, language: Language | str) -> str:
        """Return it as one line."""
        tell = words(language)
        told = [one if isinstance(one, str) else one.sentence(language, "then") for one in self.what]
        told += [tell("here-more", count=self.more)] if self.more else []
        listed = tell("verify-separator").join(told)
        return tell(f"here-{self.code}", **dict(self.details), known="yes" if told else "no", what=listed)

    def as_dict(self) -> dict[str, object]:
        """Return it for machines, with its sentence in both languages."""
        told = {language.value: self.sentence(language) for language in Language}
        return {"kind": self.code, **dict(self.details), **told}


class Here:
    """What would make a page here: looked up once, whatever the number of records it is held against."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.fingerprints = Fingerprints(workspace.data, workspace.notebooks, build=workspace.build)
        self.survey: Callable[[str], Dependencies] = cache(self._survey)
        # Many bulletins differ in the same: it is looked up once.
        self._changed = cache(self._find_changed)
        self._other_rows = cache(self._find_other_rows)
        self._since = cache(self._find_since)

    def against(self, record: Mapping[str, Any]) -> tuple[Circumstance, ...]:
        """Return everything that is not here what the ``record`` says; raise ``FaultyEvidence`` for faulty data."""
        return (*self._data(record), *self._own(record), *self._packages)

    def _survey(self, campaign: str) -> Dependencies:
        from bulletins.evidence import sources

        report, found = sources.survey(campaign)
        if found is None:
            raise FaultyEvidence(report.faults)
        return found

    def _data(self, record: Mapping[str, Any]) -> Iterator[Circumstance]:
        """Yield each file of which other rows, or other rules, are read here."""
        if record.get("schema") != RECORD_SCHEMA:
            yield Circumstance("schema", (("then", str(record.get("schema"))), ("now", str(RECORD_SCHEMA))))
            return
        campaign, _, page = str(record["address"]).partition("/")
        reads = self.survey(campaign)
        there = {one["path"]: one for one in record["inputs"]}
        here = {one.path: one for one in (reads.of(page) if page in reads.pages else ())}
        for path in sorted({*there, *here}):
            then, now = there.get(path), here.get(path)
            if then is None or now is None:
                yield Circumstance("input-added" if then is None else "input-gone", (("file", path),))
            elif then["sha256"] != now.sha256:
                found = self._other_rows(then["sha256"], now) or self._since(path, *_published(record, path))
                rows = (("then", str(then.get("rows"))), ("now", str(now.rows)))
                yield _circumstance("rules" if now.is_rules else "rows", found, ("file", path), *rows)

    def _own(self, record: Mapping[str, Any]) -> Iterator[Circumstance]:
        """Yield what differs of our own files: the notebook's code, the modules it rests on, the pins."""
        parts, commit = record.get("fingerprint", {}), str(record["package"].get("commit") or "")
        place = (
            ("commit", commit[:12] or "none"),
            ("clean", "no" if record["package"].get("clean") is False else "yes"),
        )
        notebook, language = str(record["notebook"]), Language(record["parameters"]["language"])
        if record["package"].get("version") != __version__:
            version = ("then", str(record["package"].get("version"))), ("now", __version__)
            yield Circumstance("version", version)
        now = {
            "notebook": self.fingerprints.cells(notebook, language).code,
            "code": self.fingerprints.code(notebook),
            "pins": self.fingerprints.pins,
        }
        for part, text in now.items():
            if parts.get(part, hash_text(text)) != hash_text(text):
                yield _circumstance(part, self._changed(part, str(parts[part]), text, commit), *place)

    def _find_changed(self, part: str, sha256: str, now: str, commit: str) -> tuple[str | Difference, ...]:
        """Return what differs in one part of the fingerprint, as far as the text of then can be had."""
        then = seen.read(self._workspace, sha256)
        if part == "pins":
            return tuple(
                _other_pins(then if then is not None else _text(_committed(commit, "requirements.txt")), now)
            )
        if part == "code":
            return tuple(_other_files(then, now) if then is not None else _changed_since(commit, now))
        return tuple(between("notebook.json", then.encode(), now.encode())) if then is not None else ()

    def _find_other_rows(self, then: str, now: RowsRead) -> tuple[Difference, ...]:
        """Return what differs between the rows of then and those that are read now, if the former were kept."""
        old = seen.read(self._workspace, then)
        if old is None:
            return ()
        new = self.survey(now.path.partition("/")[0]).texts[now.sha256]
        # The rules' text is JSON: their keys are named as they nest.
        return tuple(between(f"{now.path}.json" if now.is_rules else now.path, old.encode(), new.encode()))

    def _find_since(self, path: str, commit: str, published: str | None) -> tuple[Difference, ...]:
        """Return what differs in a whole file since the commit, if that is the file that was ``published``."""
        then, file = _committed(commit, f"data/campaigns/{path}"), self._workspace.data / path
        if then is None or hashlib.sha256(then).hexdigest() != published:
            return ()
        return tuple(between(path, then, file.read_bytes()))

    @cached_property
    def _packages(self) -> list[Circumstance]:
        """What is installed here in another version than is pinned here: then the pins prove nothing."""
        from bulletins.pipeline import surroundings

        installed = surroundings.look().packages
        pinned = _pins(self.fingerprints.pins)
        other = [
            f"{name} {installed[name]} ({' / '.join(versions)})"
            for name, versions in pinned.items()
            if name in installed and installed[name] not in versions
        ]
        return [_circumstance("installed", other)] if other else []


def _circumstance(code: str, found: Iterable[str | Difference], *details: tuple[str, str]) -> Circumstance:
    what = list(found)
    return Circumstance(code, details, tuple(what[:_NAMED]), max(0, len(what) - _NAMED))


def _published(record: Mapping[str, Any], path: str) -> tuple[str, str | None]:
    """Return the commit of a record, and the checksum of a whole file that was read."""
    files = {one["path"]: one["sha256"] for one in record.get("files", ())}
    return str(record["package"].get("commit") or ""), files.get(path)


def _other_pins(then: str | None, now: str) -> Iterator[str]:
    if then is None:
        return
    before, after = _pins(then), _pins(now)
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield " → ".join(f"{name} {' / '.join(pins.get(name, ['–']))}" for pins in (before, after))


def _pins(text: str) -> dict[str, list[str]]:
    """Return the versions that are pinned of each package: another one for some Pythons."""
    found: dict[str, list[str]] = {}
    for name, version in _PIN.findall(text):
        found.setdefault(name, []).append(version)
    return found


def _other_files(then: str, now: str) -> Iterator[str]:
    """Yield the files whose lines differ between two lists of paths and checksums."""
    before, after = (dict(line.rsplit(" ", 1) for line in text.splitlines() if line) for text in (then, now))
    yield from (file for file in sorted({*before, *after}) if before.get(file) != after.get(file))


def _changed_since(commit: str, now: str) -> Iterator[str]:
    """Yield the files of a list of paths and checksums that differ from the commit."""
    files = [line.rsplit(" ", 1)[0] for line in now.splitlines() if line]
    listed = _git("diff", "--name-only", commit, "--", *files) if _COMMIT.fullmatch(commit) else None
    yield from (listed or b"").decode().split()


def _committed(commit: str, path: str) -> bytes | None:
    """Return a file as it was in the ``commit``; nothing where it, or git, is not here."""
    if not _COMMIT.fullmatch(commit):
        return None
    return _git("show", f"{commit}:{path}")


def _git(*arguments: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *arguments], cwd=paths.REPOSITORY, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _text(data: bytes | None) -> str | None:
    return data.decode("utf-8", "replace") if data is not None else None
