"""Reads the files of one campaign, each once, and collects all that is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bulletins import memory
from bulletins.errors import Fault
from bulletins.evidence import folders, guard, reading
from bulletins.evidence.asked import Asked
from bulletins.evidence.consistency import find_faults
from bulletins.evidence.contracts import (
    CAMPAIGN_TABLES,
    MONTHLY_TABLES,
    RELEASE_TABLES,
    REQUIRED_TABLES,
    ROLLUP_TABLES,
    Row,
)
from bulletins.evidence.dossier import Evidence
from bulletins.evidence.reading import Rules, Table
from bulletins.periods import Period


@dataclass
class Reader:
    """One campaign's folder, what was read of it and what is wrong."""

    home: Path
    faults: list[Fault] = field(default_factory=list)
    _contents: dict[Path, bytes | None] = field(default_factory=dict)

    def name(self, file: Path) -> str:
        """Return the path of ``file`` below the data folder, as it is written in faults and records."""
        return file.relative_to(self.home.parent).as_posix()

    def rules(self) -> Rules:
        """Return the rules of the campaign."""
        file = self.home / folders.RULES_FILE
        data, name = self._bytes_of(file, required=True), self.name(file)
        read = _understood(data or b"", name)
        self.faults += read.faults if data is not None else []
        return read

    def digest(self, rules: Rules, asked: Asked) -> str:
        """Return a hash of every byte that the evidence ``asked`` for is read from; "" if one cannot be read."""
        found = hashlib.sha256(f"{self.home.name} {asked.period}".encode())
        try:
            for file in (self.home / folders.RULES_FILE, *self._files(rules, asked)):
                if (data := self._content(file)) is not None:
                    found.update(f"\n{self.name(file)} {len(data)}\n".encode() + data)
        except OSError:
            return ""
        return found.hexdigest()

    def evidence(self, rules: Rules, asked: Asked | None = None) -> Evidence:
        """Return the whole campaign, or what is ``asked`` for only; check it together."""
        tables = self.tables(self.home, CAMPAIGN_TABLES | ({} if asked else RELEASE_TABLES))
        months = {month: self.tables(self.home / month, MONTHLY_TABLES) for month in self._months(asked)}
        rollups = {one: self.tables(self.home / one, ROLLUP_TABLES) for one in self._longer(rules, asked)}
        fields = {one: tables["field"] for one, tables in rollups.items() if tables}
        evidence = Evidence(self.home.name, rules, tables, months, fields, complete=asked is None)
        self.faults += find_faults(evidence)
        return evidence

    def tables(self, folder: Path, models: Mapping[str, type[Row]]) -> dict[str, Table]:
        """Return the tables that there are in ``folder``, by name."""
        read = {name: self.table(folder, name, model) for name, model in models.items()}
        return {name: table for name, table in read.items() if table is not None}

    def table(self, folder: Path, table: str, model: type[Row]) -> Table | None:
        """Return a table of ``folder``, or ``None`` where there is no such file."""
        file, required = folder / f"{table}.csv", table in REQUIRED_TABLES
        data = self._bytes_of(file, required=required)
        if data is None:
            return None
        read = reading.read_table(data, self.name(file), model)
        if required and read.empty and not read.faults:
            read.faults.append(Fault(read.file, "header-only", 1))
        self.faults += read.faults
        return read

    def _months(self, asked: Asked | None) -> tuple[str, ...]:
        return folders.snapshots(self.home) if asked is None else tuple(map(str, asked.months))

    def _longer(self, rules: Rules, asked: Asked | None) -> list[str]:
        found = folders.longer(self.home)
        return [one for one in found if asked is None or asked.counts(Period.parse(one), rules.campaign)]

    def _files(self, rules: Rules, asked: Asked) -> Iterator[Path]:
        """Yield every file that ``evidence`` looks for."""
        yield from (self.home / f"{name}.csv" for name in CAMPAIGN_TABLES)
        yield from (
            self.home / month / f"{name}.csv" for month in self._months(asked) for name in MONTHLY_TABLES
        )
        yield from (
            self.home / one / f"{name}.csv" for one in self._longer(rules, asked) for name in ROLLUP_TABLES
        )

    def _bytes_of(self, file: Path, *, required: bool) -> bytes | None:
        """Return the content of ``file``; ``None`` where there is none, or none can be read: then that is a fault."""
        try:
            data = self._content(file)
        except OSError as error:
            problem = (("problem", error.strerror or ""),)
            self.faults.append(Fault(self.name(file), "unreadable-file", details=problem))
            return None
        if data is None and required:
            self.faults.append(Fault(self.name(file), "missing-file"))
        return data

    def _content(self, file: Path) -> bytes | None:
        if file not in self._contents:
            with guard.lifted():
                self._contents[file] = file.read_bytes() if file.is_file() else None
        return self._contents[file]


@lru_cache(maxsize=16)
def _understood(data: bytes, name: str) -> Rules:
    """Return the rules in ``data``, understood once in a process and, where they are sound, once in a build."""
    key = f"{name} {hashlib.sha256(data).hexdigest()}"
    found: Rules | None = memory.recall("rules", key)
    if found is None:
        found = reading.read_rules(data, name)
        if not found.faults:
            memory.keep("rules", key, found)
    return found
